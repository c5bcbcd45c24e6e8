"""The movement of a case: who is there when, by which way, and what each refusal costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allies.explorer.addresses import Address, whole_number
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields, on_the_way
from allies.faces.figures import curve, maps
from allies.faces.text.assess_parts import needed
from allies.faces.text.deploy import fewer_words
from allies.faces.text.style import listed, spaced, two_digits
from allies.questions.deploy import Deploy, DeployAnswer, Movement
from allies.values.likelihood import shown_chance

_SUPPOSED = ("deny", "allow", "withdraw", "lever", "member", "without", "without_source")


def movement(asker: Asker, here: Address) -> Page:
    """Return the page of the movement of a case.

    Raises:
        QuestionError: there is no such case, or nobody would move in it.
    """
    name = here.parts[1]
    own: dict[str, Any] = {
        "case": name,
        "on": here.one("on"),
        "people": _number(here.one("people")),
        "within": _number(here.one("within")),
        "everybody": bool(here.one("everybody")),
    }
    supposed = {key: here.several(key) for key in _SUPPOSED if key in Deploy.understands()}
    answer = asker.ask(Deploy, here, **own, **supposed)
    baseline = asker.maybe(Deploy, here, **own) if any(supposed.values()) else None
    ranked_by = _ranked_by(answer, here.one("rank"))
    fleets = {item.id: item.name for item in asker.opened.record.fleets.values()}
    moves = any(len(item.places) > 1 for item in answer.forces)
    return Page(
        template="movement.html",
        section="cases",
        kicker=f"Movement · {answer.name(answer.place)} · {answer.on}",
        title=_title(answer, baseline),
        lede=_lede(answer, baseline),
        answer=answer,
        beside=(baseline,) if baseline else (),
        form=_form(asker, here, answer, ranked_by),
        takes=(*supposed, "on", "rank"),
        shown={
            "a": answer,
            "case": name,
            "denied": "&".join(f"deny={code}" for code in here.several("deny")),
            "curve": curve.arrivals(answer, baseline),
            "map": maps.movement_map(answer) if moves else None,
            "lines": [_line(answer, item, fleets) for item in answer.movement],
            "needs": needed(answer),
            "refusals": _refusals(answer, ranked_by),
            "days": [item.day for item in answer.refusals[0].losses] if answer.refusals else [],
            "ranked_by": ranked_by,
            "silent": list(dict.fromkeys(answer.name(item.state) for item in answer.silent)),
            "approvals": {item.says: item for item in answer.approvals}.values(),
        },
    )


def _number(text: str) -> Any:
    """Return a whole number; other text as it is, which the question then refuses."""
    found = whole_number(text)
    return text if found is None else found


def _title(answer: DeployAnswer, baseline: DeployAnswer | None) -> str:
    """Return the headline: who is there by when, beside the record if something is supposed."""
    place = answer.name(answer.place)
    if answer.in_time is None:
        return f"Movement to {place}: unknown"
    chance = shown_chance(answer.in_time)
    if baseline is None or not baseline.curve or not answer.curve:
        return f"{answer.people:,} people in {place} within {answer.days} days: {chance}"
    day, now, before = _widest(answer, baseline)
    what = listed([_clause(item) for item in answer.supposing])
    said = f"Supposing that {what}: "
    if now == before:
        return said + f"as many people are in {place} on every day as on record"
    return said + f"{two_digits(now)} people in {place} on day {day:g}, not {two_digits(before)}"


def _lede(answer: DeployAnswer, baseline: DeployAnswer | None) -> str:
    """Return what moves where, and whether that is enough for the question of the case."""
    if not answer.means:
        return ""
    said = (
        f"{answer.name(answer.case)}: {answer.name(answer.organisation)} by"
        f" {listed([spaced(item) for item in answer.means])}, if all of its members send forces."
    )
    if baseline is None or answer.in_time is None or baseline.in_time is None:
        return said
    return (
        f"{said} The question asks for {answer.people:,} people within {answer.days} days:"
        f" {shown_chance(answer.in_time)}, and {shown_chance(baseline.in_time)} as on record."
    )


def _clause(words: str) -> str:
    return words.removeprefix("supposing that ").rstrip(".")


def _widest(answer: DeployAnswer, baseline: DeployAnswer) -> tuple[float, float, float]:
    """Return the day on which the median number of people differs most, and both numbers."""
    before = {point.day: point.people.p50 for point in baseline.curve}
    pairs = [(p.day, p.people.p50, before[p.day]) for p in answer.curve if p.day in before]
    return max(pairs, key=lambda row: (abs(row[1] - row[2]), row[0]))


def _line(answer: DeployAnswer, item: Movement, fleets: Mapping[str, str]) -> dict[str, str]:
    """Return a line of the movement table in words."""
    if item.earliest_day is None:
        days = "never"
    elif item.latest_day is None:
        days = f"{item.earliest_day:.1f} to never"
    else:
        days = f"{item.earliest_day:.1f} to {item.latest_day:.1f}"
    start, end = answer.name(item.start), answer.name(item.end)
    is_port = item.port_in is not None and item.port_in != item.end
    by_way_of = f" by way of {answer.name(item.port_in or '')}" if is_port else ""
    here = item.start == item.end
    return {
        "unit": answer.name(item.unit),
        "owner": answer.name(item.owner),
        "people": two_digits(item.people),
        "way": start if here else f"{start} to {end}{by_way_of}",
        "days": "there already" if here else days,
        "mode": ("" if here else item.mode)
        + (f" ({_names(answer, item.carried_by, fleets)})" if item.carried_by else ""),
        "sorties": f"{item.sorties:,}" if item.sorties else "–",
        "needs": _names(answer, item.needs, {}, " ")
        or ("–" if days == "never" and not here else "nobody"),
    }


def _names(
    answer: DeployAnswer, joined: str, called: Mapping[str, str], between: str = " + "
) -> str:
    names = (called.get(part) or answer.name(part) for part in joined.split(between) if part)
    return ", ".join(names)


def _ranked_by(answer: DeployAnswer, asked: str) -> float:
    """Return the day by which refusals are ranked: the one asked for, or that of the question."""
    days = [item.day for item in answer.refusals[0].losses] if answer.refusals else []
    found = whole_number(asked)
    wanted = float(answer.days if found is None else found)
    return min(days, key=lambda day: (abs(day - wanted), day), default=wanted)


def _refusals(answer: DeployAnswer, day: float) -> list[dict[str, Any]]:
    """Return what each refusal costs, the dearest on a day first."""
    rows = [
        {
            "state": answer.name(item.state),
            "code": item.state,
            "movers": ", ".join(answer.name(name) for name in item.movers),
            "losses": [
                (loss.day, fewer_words(loss.fewer).replace("-", "−")) for loss in item.losses
            ],
            "cost": next(loss.fewer for loss in item.losses if loss.day == day),
            "in_time": shown_chance(item.in_time),
        }
        for item in answer.refusals
    ]
    return sorted(rows, key=lambda row: -row["cost"])


def _form(asker: Asker, here: Address, answer: DeployAnswer, ranked_by: float) -> tuple[Field, ...]:
    states = on_the_way(answer, here.several("deny"), asker)
    owners = {item.owner for item in answer.forces} | set(here.several("withdraw"))
    names = asker.opened.record.states
    senders = sorted((code, names[code].name) for code in owners if code in names)
    days = [item.day for item in answer.refusals[0].losses] if answer.refusals else []
    fields = [
        Field(name="people", label="People", kind="number", value=here.one("people"),
              hint=f"{answer.people}"),
        Field(name="within", label="Days", kind="number", value=here.one("within"),
              hint=f"{answer.days}"),
        Field(name="everybody", label="Each force sends all that it has", kind="check",
              value=here.one("everybody")),
        Field(name="deny", label="Suppose that these refuse passage", kind="several",
              values=here.several("deny"), options=states),
        Field(name="withdraw", label="Suppose that these send no forces", kind="several",
              values=here.several("withdraw"), options=tuple(senders)),
        Field(name="rank", label="Rank refusals by day", kind="choice", value=f"{ranked_by:g}",
              options=tuple((f"{day:g}", f"day {day:g}") for day in days)),
        *known_fields(asker, here),
    ]  # fmt: skip
    return tuple(field for field in fields if field.options or field.kind in
                 ("number", "check", "day"))  # fmt: skip
