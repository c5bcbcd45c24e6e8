"""The page on what the record says by word."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command, next_page
from allies.faces.text.style import (
    QUIET,
    Cut,
    covers,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
)
from allies.questions.find import FindAnswer, FoundEntry


def find_page(answer: FindAnswer) -> Group:
    """Return the entries that have all words, each with the command that shows it in full."""
    count = answer.paging.rows
    words = listed([f"'{item.word}'" for item in answer.words])
    said = "1 entry says" if count == 1 else f"{count:,} entries say"
    title = f"{said if count else 'No entry says'} {words}"
    parts: list[RenderableType] = [heading(answer, title, *_confined(answer))]
    if answer.kinds:
        kinds = [f"{number:,} {_kind(kind, number)}" for kind, number in answer.kinds.items()]
        parts.append(Text(f"{listed(kinds)}."))
    parts += [quiet(line) for line in (*_remarks(answer), next_page(answer, answer.paging)) if line]
    table = plain_table("", "", "", header=False)
    for item in answer.found:
        table.add_row(Text(item.on or "", style="bold"), quiet(item.kind), _entry(answer, item))
    return Group(*parts, table) if answer.found else Group(*parts)


def _confined(answer: FindAnswer) -> list[str]:
    """Return to which kind of entry and which days the search is confined."""
    given = answer.asked.fields if answer.asked else {}
    spans = [f"{word} {given[name]}" for name, word in _ENDS if given.get(name)]
    kind = given.get("kind")
    return [
        *([f"only {_kind(str(kind), 2)}"] if kind else []),
        *([" ".join(spans)] if spans else []),
    ]


_ENDS = (("since", "from"), ("until", "to"))
_PLURALS = {"case": "cases", "register": "registers of threats", "reading": "readings of law"}


def _kind(kind: str, count: int) -> str:
    """Return a kind of entry as a word for a number of them."""
    return kind if count == 1 else _PLURALS.get(kind, f"{kind}s")


def _remarks(answer: FindAnswer) -> list[str]:
    """Return what a reader should know about the words, if anything."""
    said = [_named(answer)]
    if not answer.found:
        said += [_missing(item.word, item.near) for item in answer.words if not item.entries]
        said.append(_apart(answer))
        said.append(f"The record covers {covers(answer)}.")
    if answer.elsewhere:
        undated = f", {answer.undated:,} of them without a day" if answer.undated else ""
        said.append(f"Of other kinds or days: {answer.elsewhere:,} more{undated}.")
    return [line for line in said if line]


def _named(answer: FindAnswer) -> str:
    """Return which words count as names, so that other names are found as well."""
    names = [
        f"'{item.word}' also finds the other names of"
        f" {listed([answer.in_sentence(name) for name in item.names])}"
        for item in answer.words
        if item.names
    ]
    return f"{'; '.join(names)}." if names else ""


def _missing(word: str, near: tuple[str, ...]) -> str:
    """Return that no entry has a word, and the nearest words."""
    if " " in word and near:
        one_by_one = command("find", words=near)
        return f"No entry has the phrase '{word}'. Its words, one by one: {one_by_one}."
    quoted = [f"'{item}'" for item in near]
    told = f"Near it: {listed(quoted, 'or')}." if near else "No word of the record is near it."
    return f"No entry has '{word}'. {told}"


def _apart(answer: FindAnswer) -> str:
    """Return how many entries have each word, if each has some but none has all."""
    if len(answer.words) == 1 or answer.elsewhere:
        return ""
    each = [f"'{item.word}' is in {item.entries:,}" for item in answer.words if item.entries]
    return f"Apart: {listed(each)}." if each else ""


def _entry(answer: FindAnswer, item: FoundEntry) -> Group:
    """Return an entry: its words with its sources, and the command that shows it in full."""
    line = Text(item.says)
    if item.supposed:
        line.append(" (supposed)")
    if item.kind in ("version", "trait", "reading") and item.by:
        who = listed([answer.in_sentence(name) for name in item.by])
        line.append(f" (held by {who})" if item.kind != "trait" else f" ({who})", style=QUIET)
    if item.cites or item.judgement:
        line.append(f" {grounds(item.cites, item.judgement, 2)}", style=QUIET)
    parts: list[RenderableType] = [line]
    if item.beside:
        parts.append(Cut(Text(f"Note: {item.beside}", style=QUIET), 2, more=""))
    asked = command(item.question, answer, **item.given)
    parts.append(quiet(f"{item.id}: {asked}" if item.id not in asked else asked))
    return Group(*parts)
