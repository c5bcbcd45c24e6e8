"""Answers about accounts, single origins and who belonged to what, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.record.accounts_compared import Moved, Story
from allies.assessment.record.single_origins import Shares, Sourced
from allies.assessment.record.standing import Standing
from allies.reports.page_record import ONLY_STATES_OF_THEATRE, closeness, heading, status_words
from allies.reports.style import QUIET, plain_table, section
from allies.values.dates import long_day
from allies.world.organisations import Organisation
from allies.world.world import World

_KINDS = {
    "document": "The documents",
    "position": "Positions that a source reports",
    "source": "Other sources",
}


def accounts_page(world: World, day: int, as_of: int | None, found: Sequence[Story]) -> Group:
    """Return how the record reads in each account, beside the best evidence."""
    parts: list[RenderableType] = [
        heading(f"The accounts, on {long_day(day)}", world, day, as_of, "best_evidence"),
        Text(
            "> marks where an account departs from the best evidence, => what follows for who"
            " belonged to what. Where it is silent or agrees, the best evidence stands. Nothing in"
            " the record rests on the questions without a mark."
        ),
    ]
    for kind, stories in groupby(found, key=lambda item: item.kind):
        listed = list(stories)
        parts.append(
            section(_KINDS[kind], *(part for item in listed for part in _story(world, item)))
        )
    if not found:
        parts.append(Text("nobody had spoken yet", style=QUIET))
    return Group(*parts)


def _story(world: World, item: Story) -> Iterator[RenderableType]:
    title = Text(item.account.name, style="bold")
    own = "" if item.account.name == item.account.id else f"  {item.account.id}"
    title.append(f"{own}  speaks on {len(item.speaks)} of {item.contests} questions", style=QUIET)
    yield title
    table = plain_table("", "", header=False)
    for held in (*item.otherwise, *item.holds):
        line = Text(f"{world.contests[held.contest].question} {held.version.says}")
        if held.best is not None:
            line.append(f"; best evidence: {held.best.says}", style=QUIET)
        mark = "  " if held.best is None else "> "
        table.add_row(Text(f"{mark}{held.contest}", style=QUIET), line)
    for moved in item.moved:
        table.add_row("=>", _moved(world, moved))
    if not item.otherwise:
        table.add_row("=>", Text("as the best evidence has it", style=QUIET))
    yield table


def _moved(world: World, moved: Moved) -> Text:
    place = f"{world.name(moved.state)} and {world.in_sentence(moved.organisation)}"
    held, best = status_words(moved.held), status_words(moved.best)
    if held != best:
        return Text(f"{place}: {held}, not {best}")
    texts = set(moved.held.bound_by) ^ set(moved.best.bound_by)
    return Text(f"{place}: {held} too, but bound otherwise by {', '.join(sorted(texts)) or 'it'}")


def claims_page(
    world: World,
    as_of: int | None,
    counted: Shares,
    single: Sequence[tuple[str, Sequence[Sourced]]],
) -> Group:
    """Return the statements that rest on a single origin, by origin."""
    parts: list[RenderableType] = [
        heading("What rests on a single origin", world, None, as_of, "best_evidence"),
        Text(_share_line(counted)),
    ]
    for origin, statements in single:
        table = plain_table("", "", header=False)
        for item in statements:
            line = Text(item.says)
            if item.reported_by:
                line.append(f" (through {', '.join(item.reported_by)})", style=QUIET)
            table.add_row(Text(item.id, style=QUIET), line)
        count = len(statements)
        parts.append(section(f"{origin}: {count} statement{'' if count == 1 else 's'}", table))
    return Group(*parts)


def _share_line(counted: Shares) -> str:
    if not counted.whole:
        return "Nothing had been published by then."

    def share(part: int) -> str:
        return f"{part} ({100 * part / counted.whole:.0f} %)"

    return (
        f"Of {counted.whole} statements {share(counted.single)} rest on one origin,"
        f" {share(counted.single_document)} of them on one of the documents whose text is held;"
        f" {share(counted.judged)} are the coder's judgement alone."
    )


def _order(item: tuple[str, list[str]]) -> tuple[int, str]:
    return closeness(item[0]), item[0]


def memberships_page(
    world: World,
    day: int,
    as_of: int | None,
    account: str,
    found: Mapping[str, tuple[Organisation, Sequence[Standing]]],
) -> Group:
    """Return who belonged to what on a day."""
    table = plain_table("", "", header=False)
    for name, (_, standings) in found.items():
        by_words: dict[str, list[str]] = {}
        for item in standings:
            mark = " *" if item.is_contested else ""
            by_words.setdefault(status_words(item.status), []).append(world.name(item.state) + mark)
        by_words.pop("none", None)
        for at, (words, states) in enumerate(sorted(by_words.items(), key=_order)):
            short = world.name(name) if at == 0 else ""
            line = Text(f"{words}: ", style=QUIET)
            line.append(", ".join(sorted(states)), style="default")
            table.add_row(Text(short, style="bold"), line)
    parts: list[RenderableType] = [
        heading(f"Who belonged to what on {long_day(day)}", world, day, as_of, account),
        Text(""),
        table,
    ]
    parts.append(Text(ONLY_STATES_OF_THEATRE, style=QUIET))
    if any(item.is_contested for _, standings in found.values() for item in standings):
        parts.append(Text("* contested: see `allies members ORGANISATION`", style=QUIET))
    return Group(*parts)
