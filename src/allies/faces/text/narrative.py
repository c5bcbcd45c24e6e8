"""The page on a contest told as a dated chain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import (
    MOST_COLUMNS,
    QUIET,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.narrative import Later, NarrativeAnswer, Step, Told

_MOST_NAMED = 3
_GAPS = 8  # columns beside a line of the chain that hold nothing
_WHERE = 40  # most columns for the place, on the short page
_MOST_LINES, _LINES_A_VERSION, _LEAST_STEPS = 28, 3, 10  # of the short page


def narrative_page(answer: NarrativeAnswer, *, full: bool = False) -> Group:
    """Return a contest: its versions, the result of each, and the chain of statements.

    Args:
        answer: the contest.
        full: whether to show the whole chain instead of one screen.
    """
    letters = {version.id: ascii_uppercase[at] for at, version in enumerate(answer.versions)}
    parts: list[RenderableType] = [heading(answer, answer.question, spaced(answer.type))]
    if len(answer.versions) > 1:
        parts.append(quiet(f"{answer.means}."))
    else:
        parts.append(Text("Only one version had been published by then; nobody contradicted it."))
    if answer.note:
        parts.append(Text(answer.note))
    versions = plain_table("", "", "", header=False)
    for version in answer.versions:
        line = Text(version.says)
        line.append(f"  {version.id}", style=QUIET)
        line.append(f"\n{' '.join(_fate(answer, version, letters))}")
        versions.add_row(">" if version.chosen else " ", letters[version.id], line)
    steps = answer.steps if full else tuple(_main(answer))
    chain = plain_table("", "", "", header=False)
    rows = [(step.on, "".join(sorted(letters[name] for name in step.versions))) for step in steps]
    width = MOST_COLUMNS - _GAPS - sum(max(map(len, column)) for column in zip(*rows, strict=True))
    for (on, sides), step in zip(rows, steps, strict=True):
        line = _step(answer, step) if full else _short(answer, step, width)
        chain.add_row(Text(on, style="bold"), sides, line)
    parts += [section("Versions", versions), section("Who said what, and when", chain)]
    if len(steps) < len(answer.steps):
        more = command("narrative", answer, contest=answer.id, full="True")
        parts.append(quiet(f"\n{len(answer.steps) - len(steps)} more steps: {more}"))
    return Group(*parts)


def _main(answer: NarrativeAnswer) -> Iterator[Step]:
    """Return the steps that fit on one screen: what takes a side, one line of a kind a source."""
    room = max(_LEAST_STEPS, _MOST_LINES - _LINES_A_VERSION * len(answer.versions))
    seen: set[tuple[str | None, tuple[str, ...], str]] = set()
    for step in answer.steps:
        key = (step.source, step.versions, step.kind)
        if step.versions and key not in seen and len(seen) < room:
            seen.add(key)
            yield step


def _fate(answer: NarrativeAnswer, version: Told, letters: dict[str, str]) -> Iterator[str]:
    """Return sentences on when a version was first stated, and what came after."""
    if not version.origins:
        yield "No source."
        return
    count = len(version.origins)
    origins = "one origin" if count == 1 else f"{count} independent origins"
    times = {0: "", 1: ", repeated once"}.get(
        version.repeated, f", repeated {version.repeated} times"
    )
    yield f"First in {version.origins[0]}, {version.since}; {origins}{times}."
    if version.confirmed_by:
        yield f"Later confirmed by {_named(version.confirmed_by)}."
    if version.contradicted_by:
        sides = sorted({letters[item.version] for item in version.contradicted_by})
        yield f"Later contradicted ({', '.join(sides)}) by {_named(version.contradicted_by)}."
    for item in version.abandoned_by:
        who = answer.in_sentence(item.who)
        yield f"Abandoned by {who} for {letters[item.version]}, {item.on}."


def _named(later: Sequence[Later]) -> str:
    names = list(dict.fromkeys(item.source for item in later))
    more = len(names) - _MOST_NAMED
    return listed([*names[:_MOST_NAMED], *([f"{more} more"] if more > 0 else [])])


def _step(answer: NarrativeAnswer, step: Step) -> Text:
    """Return a link, with its place."""
    line = Text(_told(answer, step))
    line.append(f" {grounds(step.cites, step.judgement)}", style=QUIET)
    return line


def _short(answer: NarrativeAnswer, step: Step, width: int) -> Text:
    """Return a link in one line, with its first place."""
    where = Text(f" {grounds(step.cites[:1], step.judgement)}", style=QUIET)
    where.truncate(_WHERE, overflow="ellipsis")
    line = Text(_told(answer, step))
    line.truncate(width - len(where), overflow="ellipsis")
    return line.append_text(where)


def _told(answer: NarrativeAnswer, step: Step) -> str:
    """Return who says it, apart from the source that reports it."""
    several = len(step.voices) > 1
    if step.act:
        return f"{'it happened: ' if step.kind == 'event' else ''}{step.says}"
    if step.repeats:
        return f"{_voices(answer, step)} {'repeat' if several else 'repeats'} {step.repeats}"
    if not step.voices:
        return f"told in {step.source}"
    return f"{_voices(answer, step)} {'say' if several else 'says'} so"


def _voices(answer: NarrativeAnswer, step: Step) -> str:
    return listed([answer.name(name) for name in step.voices] or [step.source or "nobody"])
