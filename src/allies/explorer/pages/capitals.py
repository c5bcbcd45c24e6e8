"""Capitals: one, or two side by side; their lists of threats; their room in organisations."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import day_field, known_fields
from allies.faces.figures import levels
from allies.faces.text.autonomy import MEASURES, span
from allies.faces.text.capital import belonging_words
from allies.faces.text.style import listed, spaced
from allies.faces.text.threats import order_words
from allies.questions.autonomy import Autonomy, Measure
from allies.questions.capital import Capital, CapitalAnswer, Portrait
from allies.questions.threats import Threats
from allies.values.dates import parse_date, when_words


def every_capital(asker: Asker) -> list[tuple[str, str]]:
    """Return the codes and names of the states that are coded as capitals."""
    record = asker.opened.record
    return sorted(
        ((code, record.states[code].name) for code in record.capitals), key=lambda row: row[1]
    )


def capitals(asker: Asker, here: Address) -> Page:
    """Return the list of capitals."""
    found = every_capital(asker)
    title = f"{len(found)} capitals: what each fears, says, and whom it relies on"
    return Page(
        template="capitals.html",
        section="capitals",
        part="capitals",
        kicker="Capitals",
        title=title if found else "No capital is coded in this theatre",
        lede="Choose one; then set another beside it.",
        takes=("on",),
        shown={"capitals": found, "day": here.one("on")},
    )


def capital(asker: Asker, here: Address) -> Page:
    """Return one capital, or two in columns with the same rows.

    Raises:
        QuestionError: there is no such state.
    """
    state = here.parts[1]
    other = here.one("other") or (here.parts[2] if len(here.parts) > 2 else "")
    answer = asker.ask(Capital, here, state=state, other=other, on=here.one("on"))
    others = [row for row in every_capital(asker) if row[0] != state]
    return Page(
        template="capital.html",
        section="capitals",
        part="capitals",
        body=state,
        kicker=f"Capitals · {answer.on}",
        title=_headline(answer),
        lede="What is on record about each: a statement is attributed, and unknown is said.",
        answer=answer,
        form=(
            Field(name="other", label="Beside it", kind="choice", value=other,
                  options=(("", "nobody"), *others)),
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "frames": levels.frames(answer),
            "depends": [levels.dependence(answer, item) for item in answer.capitals],
            "columns": [_column(answer, item) for item in answer.capitals],
            "pairs": [("/".join(sorted((state, code))), name) for code, name in others],
            "sets": bool(other),
        },
    )  # fmt: skip


def _headline(answer: CapitalAnswer) -> str:
    """Return how each values what it may count on for its security."""
    said = [
        levels.valued(answer, item)
        if item.frames
        else f"{item.name}: what it values is not on record"
        for item in answer.capitals
    ]
    return "; ".join(said)


def _column(answer: CapitalAnswer, item: Portrait) -> dict[str, Any]:
    standing = {name: words for name, words in belonging_words(item).items() if words != "unknown"}
    return {
        "item": item,
        "gone": f"{item.name} was dissolved {when_words(parse_date(item.dissolved))}."
        if item.dissolved
        else "",
        "standing": [(answer.name(name), words) for name, words in standing.items()],
        "registers": [(row, order_words(answer, row)) for row in item.threats.registers],
        "room": [
            (answer.name(row.organisation), [(words, _measured(getattr(row, name)))
                                             for name, words in MEASURES.items()])
            for row in item.room
        ],
        "notes": [(spaced(aspect), traits) for aspect, traits in item.notes.items()],
        "levels": [
            (words, level)
            for words, level in (
                ("Prefers to help itself", item.self_reliance),
                ("Its services judge independently", item.threats.assessment),
                ("It gains from alarm", item.threats.gains_by_alarm),
            )
            if level
        ],
    }  # fmt: skip


def threats(asker: Asker, here: Address) -> Page:
    """Return the lists of threats of all capitals side by side."""
    answer = asker.ask(Threats, here, on=here.one("on"))
    lists = [row for item in answer.capitals for row in item.registers]
    gainers = [answer.name(item.state) for item in answer.gainers]
    more = f" Said to gain from alarm: {listed(gainers)}." if gainers else ""
    return Page(
        template="threats.html",
        section="capitals",
        part="threats",
        kicker=f"Threats · {answer.on}",
        title=f"{len(lists)} lists of threats, by {len(answer.capitals)} capitals and their"
        " experts"
        if lists
        else "No list of threats is on record",
        lede=f"An order is a ranking only where the document says so.{more}",
        answer=answer,
        form=(
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "topics": levels.topics_named(answer),
            "capitals": [
                (item, answer.name(item.state),
                 [(row, order_words(answer, row)) for row in item.registers])
                for item in answer.capitals
            ],
        },
    )  # fmt: skip


def _measured(measure: Measure) -> str:
    """Return a measure in figures; that it is unknown, if nothing on record narrows it."""
    is_open = measure.low <= 0 and measure.high >= 1
    return "unknown" if is_open else f"{span(measure)} of 1"


def autonomy(asker: Asker, here: Address) -> Page:
    """Return the room of members inside organisations: three measures, never added up."""
    answer = asker.ask(Autonomy, here, on=here.one("on"))
    bodies = list(dict.fromkeys(item.organisation for item in answer.members))
    agree = sum("agree" in item.model for item in answer.compared)
    return Page(
        template="autonomy.html",
        section="capitals",
        part="autonomy",
        kicker=f"Room inside organisations · {answer.on}",
        title="Who can refuse, who counts, and what it costs to leave",
        lede=f"Three measures from 0 to 1, never added up. Of {len(answer.compared)} conclusions of"
        f" sources about them, the model agrees with {agree}, or leans to.",
        answer=answer,
        form=(
            day_field(here.one("on")),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "bodies": [
                (
                    answer.name(name),
                    [f for measure in MEASURES if (f := levels.room(answer, measure, name))],
                    [answer.name(state) for state in answer.unknown_outside.get(name, ())],
                )
                for name in bodies
            ],
            "measures": MEASURES,
        },
    )
