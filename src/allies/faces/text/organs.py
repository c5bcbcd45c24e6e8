"""The page on organs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import next_page
from allies.faces.text.style import (
    QUIET,
    day_words,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.organs import ListedOrgan, OrgansAnswer, Post
from allies.values.dates import parse_date, when_words
from allies.values.words import capitalised


def organs_page(answer: OrgansAnswer) -> Group:
    """Return the organs of each body and what each decides."""
    of = f" of {answer.in_sentence(answer.body)}" if answer.body else ""
    parts: list[RenderableType] = [heading(answer, f"Organs{of}: who decides what")]
    for body, end in answer.dissolved.items():
        parts.append(Text(f"{answer.name(body)} was dissolved {when_words(parse_date(end))}."))
    for body, group in groupby(answer.organs, key=lambda item: item.body):
        table = plain_table("", "", header=False)
        for organ in group:
            shown = quiet(organ.id.partition(".")[2] or organ.id)
            table.add_row(shown, _organ(answer, organ))
        title = answer.name(body)
        if body in answer.leads:
            title += f" (led by {answer.name(answer.leads[body])})"
        parts.append(section(title, table))
    if not answer.organs:
        parts.append(quiet("nothing on record"))
    if answer.paging.pages > 1:
        parts.append(quiet(next_page(answer, answer.paging)))
    return Group(*parts)


def _organ(answer: OrgansAnswer, organ: ListedOrgan) -> Text:
    line = Text(organ.name, style="bold")
    if organ.says:
        line.append(f". {organ.says}", style="not bold")
    line.append(f" {grounds(organ.cites, organ.judgement, 1)}", style=f"not bold {QUIET}")
    for told in _standing(answer, organ):
        line.append(f"\n{told}", style="not bold")
    is_over = _is_over(answer, organ)
    if (organ.elected or organ.decides) and not is_over:
        line.append(f"\n{_seats(answer, organ)}", style="not bold")
    if organ.decides:
        means = listed([spaced(means) for means in organ.decides])
        decides = "Decided" if is_over else "Decides"
        line.append(f"\n{decides} on {means}.", style="not bold")
    for rule in dict.fromkeys(organ.rules):
        line.append(f"\n{rule}.", style=f"not bold {QUIET}")
    if organ.first_act:
        acts = "1 act" if organ.acts == 1 else f"{organ.acts} acts"
        line.append(
            f"\n{acts} on record, the first of {organ.first_act}.", style=f"not bold {QUIET}"
        )
    return line


def _is_over(answer: OrgansAnswer, organ: ListedOrgan) -> bool:
    """Return whether an organ was dissolved before the day; its last day still counts."""
    if organ.until is None or answer.on is None:
        return False
    return parse_date(organ.until).last < parse_date(answer.on).first


def _seats(answer: OrgansAnswer, organ: ListedOrgan) -> str:
    """Return how many seats an organ has on the day of the answer, and who sits in it."""
    if not answer.covered:
        return "Who sits in it is unknown on that day."
    kind = "elected members" if organ.elected else "every member"
    if organ.elected and not organ.voting and not organ.uncertain:
        return f"No source says who was elected to it on {day_words(answer.on or '')}."
    told = f"Seats on {day_words(answer.on or '')}, for {kind}: {len(organ.voting)}"
    if organ.elected and organ.voting:
        told += f": {listed([answer.name(name) for name in organ.voting])}"
    if organ.uncertain:
        told += f"; unknown of {listed([answer.name(name) for name in organ.uncertain], 'or')}"
    return f"{told}."


def _standing(answer: OrgansAnswer, organ: ListedOrgan) -> Iterator[str]:
    """Return where an organ sits, under whom, since when, and who holds which post, in lines."""
    told = [f"sits at {answer.name(organ.seat)}"] if organ.seat else []
    told += [f"under {answer.in_sentence(organ.under)}"] if organ.under else []
    told += [dates] if (dates := _dates(organ)) else []
    if told:
        yield f"{capitalised(', '.join(told))}."
    for person in organ.people:
        dates = _dates(person) or (f"named in a source of {person.named}" if person.named else "")
        named = f"{person.post}: {person.name}" + (f", {dates}" if dates else "")
        yield f"{named} {grounds(person.cites, person.judgement, 1)}"


def _dates(item: ListedOrgan | Post) -> str:
    since = f"since {item.since}" if item.since else ""
    until = f"until {item.until}" if item.until else ""
    return " ".join(part for part in (since, until) if part)
