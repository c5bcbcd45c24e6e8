"""Pages on who makes a claim, and on statements that rest on one origin."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import next_page
from allies.faces.text.style import QUIET, heading, plain_table, quiet, section, spaced
from allies.questions.claims import ClaimAnswer, ClaimsAnswer, Origin, Shares

_LASTING = ("trait", "force", "organ")  # kinds of entry that hold from their day on


def claim_page(answer: ClaimAnswer) -> Group:
    """Return a claim with its origins, its contradictions and what depends on it."""
    parts: list[RenderableType] = [
        heading(answer, answer.says),
        quiet(f"{answer.kind} {answer.id}; {spaced(answer.status)}"),
    ]
    if answer.holders:
        parts.append(Text(f"Held by {', '.join(answer.name(name) for name in answer.holders)}."))
    parts.append(Text(_origins_sentence(answer)))
    origins = plain_table("", "", "", header=False)
    for item in answer.origins:
        origins.add_row(item.published, item.source, _where(item))
    if answer.origins:
        parts.append(section("Origins", origins))
    if answer.contents:
        listed = plain_table("", "", header=False)
        for line in answer.contents:
            listed.add_row(quiet(line.part), line.says)
        parts.append(section("Contents", listed))
    for told in filter(None, (answer.note, answer.judgement)):
        parts.append(section("Note", Text(told)))
    for title, entries in (
        ("Contradicted by" if answer.kind != "contest" else "Versions", answer.contradicted_by),
        ("What rests on it", answer.rests_on_it),
    ):
        table = plain_table("", "", header=False)
        for entry in entries:
            table.add_row(quiet(entry.id), entry.says)
        parts.append(section(title, table if entries else quiet("nothing in the record")))
    return Group(*parts)


def _where(item: Origin) -> str:
    """Return where an origin makes the claim, and where others repeat it."""
    own = dict.fromkeys(cite.at for cite in item.cites if cite.source == item.source)
    others = dict.fromkeys(
        f"{cite.source}, {cite.at}" for cite in item.cites if cite.source != item.source
    )
    repeated = f"repeated by {'; '.join(others)}" if others else ""
    return ". ".join(part for part in ("; ".join(own), repeated) if part) + "."


def _origins_sentence(answer: ClaimAnswer) -> str:
    count = answer.independent_origins
    if not count:
        return "A judgement." if answer.judgement else "No source published by that day says so."
    repeats = sum(len(item.repeated_by) for item in answer.origins)
    origins = "one origin" if count == 1 else f"{count} independent origins"
    words = f"Public since {answer.since}; {origins}"
    if answer.on:
        words = f"{_dated(answer)}. {words}"
    times = "once" if repeats == 1 else f"{repeats} times"
    return words + (f", repeated {times}." if repeats else ".")


def _dated(answer: ClaimAnswer) -> str:
    """Return of which day a claim tells, or from when until when it holds."""
    until = f" until {answer.until}" if answer.until else ""
    return f"{'From' if answer.kind in _LASTING else 'Date:'} {answer.on}{until}"


def claims_page(answer: ClaimsAnswer) -> Group:
    """Return the statements that rest on a single origin, by origin."""
    parts: list[RenderableType] = [
        heading(answer, "What rests on a single origin"),
        Text(_share_line(answer.shares)),
    ]
    for (origin,), group in groupby(answer.claims, key=lambda item: item.origins):
        statements = list(group)
        table = plain_table("", "", header=False)
        for item in statements:
            line = Text(item.says)
            if item.reported_by:
                line.append(f" (through {', '.join(item.reported_by)})", style=QUIET)
            table.add_row(quiet(item.id), line)
        count = answer.by_origin.get(origin, len(statements))
        parts.append(section(f"{origin}: {count} statement{'' if count == 1 else 's'}", table))
    if answer.paging.pages > 1:
        parts.append(quiet(f"\n{next_page(answer, answer.paging)}"))
    return Group(*parts)


def _share_line(counted: Shares) -> str:
    if not counted.whole:
        return "Nothing had been published by that day."

    def share(part: int) -> str:
        return f"{part} ({100 * part / counted.whole:.0f} %)"

    return (
        f"Of {counted.whole} statements, {share(counted.single)} rest on one origin,"
        f" {share(counted.single_document)} of them on one document whose text the project holds;"
        f" {share(counted.judged)} are the coder's judgement alone."
    )
