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
    if answer.lacking:
        has = len(answer.words) - answer.lacking
        every = "both" if len(answer.words) == _TWO else "all of"
        of_them = "one" if has == 1 else f"{has}"
        title = (
            f"No entry says {every} {words}; {count:,} say{'s' * (count == 1)} {of_them} of them"
        )
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


_TWO = 2  # words of which one says `both`
_NAMES_TOLD = 4  # most other names told of a word
_ENDS = (("since", "from"), ("until", "to"))
_PLURALS = {"case": "cases", "register": "registers of threats", "reading": "readings of law"}


def _kind(kind: str, count: int) -> str:
    """Return a kind of entry as a word for a number of them."""
    return kind if count == 1 else _PLURALS.get(kind, f"{kind}s")


def _remarks(answer: FindAnswer) -> list[str]:
    """Return what a reader should know about the words, if anything."""
    said = [_apart_phrases(answer), _named(answer)]
    if not answer.found or answer.lacking:
        said += [_missing(item.word, item.near) for item in answer.words if not item.entries]
        said.append(_apart(answer))
        said.append(f"The record covers {covers(answer)}.")
    if answer.elsewhere:
        undated = f", {answer.undated:,} of them without a day" if answer.undated else ""
        said.append(f"Of other kinds or days: {answer.elsewhere:,} more{undated}.")
    return [line for line in said if line]


def _apart_phrases(answer: FindAnswer) -> str:
    """Return which entries have the words of a phrase, but not in a row: these, or more."""
    if answer.apart:
        quoted = listed([f"'{phrase}'" for phrase in answer.apart], "or")
        return f"No entry has {quoted} as a phrase; its words are searched for one by one."
    if not answer.more_apart:
        return ""
    single = tuple(part for item in answer.words for part in item.word.split())
    number = f"{answer.more_apart:,} more {'has' if answer.more_apart == 1 else 'have'}"
    return f"{number} these words apart: {command('find', answer, words=single)}"


def _named(answer: FindAnswer) -> str:
    """Return the other names of what a word names, which are found as well."""
    names = []
    for item in answer.words:
        told = [f"'{name}'" for name in item.others[:_NAMES_TOLD]]
        more = len(item.others) - len(told)
        if told:
            told += [f"{more} other names"] * (more > 1) + ["another name"] * (more == 1)
            names.append(f"'{item.word}' also finds {listed(told)}")
    return f"{'; '.join(names)}." if names else ""


def _missing(word: str, near: tuple[str, ...]) -> str:
    """Return that no entry has a word, and the nearest words."""
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
    if item.lacks:
        quoted = [f"'{word}'" for word in item.lacks]
        parts.append(quiet(f"Lacks {listed(quoted)}."))
    if item.beside:
        parts.append(Cut(Text(f"Note: {item.beside}", style=QUIET), 2, more=""))
    asked = command(item.question, answer, **item.given)
    parts.append(quiet(f"{item.id}: {asked}" if item.id not in asked else asked))
    return Group(*parts)
