"""How pages look: width, colours that colour-blind readers can tell apart, and shared lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.containers import Lines
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from allies.questions.base import Answer, Cite, Source
from allies.values.dates import date_words, parse_date

MOST_COLUMNS = 100
_SLIMMEST_BAR = 4

# Okabe and Ito's palette; every colour has a word beside it.
VERDICT_STYLES = {
    "yes": "bold #0072b2",
    "regular": "bold #0072b2",
    "no": "bold #d55e00",
    "irregular": "bold #d55e00",
    "carried": "bold #0072b2",
    "not carried": "bold #d55e00",
    "depends": "bold #e69f00",
    "disputed": "bold #cc79a7",
    "unknown": "bold #999999",
}
QUIET = "#808080"
BAR = "#0072b2"


def heading(answer: Answer, title: str, *notes: str) -> Text:
    """Return the title of a page, and every setting of the question that is not the default.

    Args:
        answer: the answer; its envelope says how it was asked.
        title: what the page is about.
        notes: other words beside the title.
    """
    line = Text(title, style="bold")
    said = [*notes, *how_known(answer)]
    if said:
        line.append(f"; {'; '.join(said)}", style=QUIET)
    if not answer.covered:
        line.append(f"\n{beyond_coverage(answer)}")
    return line


def how_known(answer: Answer) -> list[str]:
    """Return the account and the day of knowledge for the heading, unless they are the defaults."""
    notes = []
    if answer.asked is not None and answer.asked.as_of:
        notes.append(f"as published by {day_words(answer.asked.as_of)}")
    if answer.account_described:
        notes.append(f"account: {answer.account_described}")
    return [*notes, *answer.supposing]


def beyond_coverage(answer: Answer) -> str:
    """Return the sentence that says a day lies outside the record."""
    day = answer.on or "The day of the question"
    return (
        f"{day} lies outside the record, which covers {covers(answer)};"
        " the answer is unknown, since things may have changed"
    )


def covers(answer: Answer) -> str:
    """Return the span that the record covers."""
    span = answer.coverage
    return f"{span.since} to {span.until}" if span else "nothing"


def day_words(text: str) -> str:
    """Return a date in the form `12 June 2010`, as precisely as it is known."""
    return date_words(parse_date(text))


def verdict_text(verdict: str) -> Text:
    """Return a verdict in its colour."""
    return Text(verdict, style=VERDICT_STYLES.get(verdict, ""))


def may_text(verdict: str, obliged: Mapping[str, str]) -> Text:
    """Return a verdict on a means, and whether it is a duty under all or some readings held."""
    owed = sum(answer == "yes" for answer in obliged.values())
    text = verdict_text(verdict)
    if owed:
        every = owed == len(obliged)
        perhaps = ", perhaps a duty" if verdict == "yes" else ", or a duty"
        text.append(", a duty" if every else perhaps, style=QUIET)
    return text


def section(title: str, *body: RenderableType) -> Group:
    """Return a titled, indented part of a page."""
    return Group(Text(f"\n{title}", style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in body))


def plain_table(*columns: str, header: bool = True) -> Table:
    """Return a table without lines."""
    table = Table(
        box=None, show_header=header, pad_edge=False, padding=(0, 2, 0, 0), header_style=QUIET
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def quiet(words: str) -> Text:
    """Return a text in the colour of minor remarks; commands in it stay whole."""
    return WithCommands(words, style=QUIET) if "`allies " in words else Text(words, style=QUIET)


# A command in backquotes, and a letter that stands for its spaces while lines are broken.
_COMMAND = re.compile("`allies [^`\n]+`")
_JOINT = "\ue000"


class WithCommands(Text):
    """A text of one style with commands, which can be copied from the page unchanged.

    A command moves to the next line if this one has no room for it. One that is longer than a
    line is broken behind a backslash, as a shell reads it.
    """

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """Return the lines of the text."""
        whole = self.copy()
        whole.plain = _COMMAND.sub(lambda found: _joined(found[0], width), self.plain)
        lines = Text.wrap(whole, console, width, **options)
        for line in lines:
            line.plain = line.plain.replace(_JOINT, " ")
        return lines


def _joined(command: str, width: int) -> str:
    """Return a command in pieces that fit a width, each with joints in place of spaces."""
    pieces = [""]
    for word in command.split(" "):
        joined = f"{pieces[-1]}{_JOINT}{word}" if pieces[-1] else word
        if pieces[-1] and cell_len(joined) + len(f"{_JOINT}\\") > width:
            pieces[-1] += f"{_JOINT}\\"
            pieces.append(word)
        else:
            pieces[-1] = joined
    if len(pieces) > 1 and cell_len(command) <= width:
        return command.replace(" ", _JOINT)
    return "\n".join(pieces)


def spaced(name: str) -> str:
    """Return a name of the vocabularies as words: `rapid reaction`."""
    return name.replace("_", " ")


def listed(names: Sequence[str], joined: str = "and") -> str:
    """Return names in the form "a, b and c"."""
    *others, last = names
    return f"{', '.join(others)} {joined} {last}" if others else last


def two_digits(number: float) -> str:
    """Return a number with two significant digits, as an estimate is shown."""
    return f"{float(f'{number:.2g}'):,.0f}"


def days_figure(days: float) -> str:
    """Return a number of days; a short time is never shown as 0."""
    return f"{days:.1f}" if days >= 0.05 else "<0.1"


def km_figure(km: float) -> str:
    """Return a number of kilometres; a short distance is never shown as 0."""
    return f"{km:,.0f}" if km > 0.5 else "<1"


def filled(table: Table) -> RenderableType:
    """Return a table, or words instead of an empty table."""
    return table if table.row_count else quiet("nothing on record")


def cited(cites: Sequence[Cite], most: int = 3) -> str:
    """Return a few citations in brackets; two of the same place are shown once.

    A single one that would be left out is shown: a count in its place would save no room.
    """
    places = list(
        dict.fromkeys(
            f"{cite.source}, {cite.at}" + (f" (from {cite.origin})" if cite.origin else "")
            for cite in cites
        )
    )
    most += len(places) == most + 1
    shown, more = places[:most], len(places) - most
    if more > 0:
        shown.append(f"{more} more")
    return f"[{'; '.join(shown)}]" if shown else ""


def grounds(cites: Sequence[Cite], judgement: str | None, most: int = 3) -> str:
    """Return in brackets what something rests on: its citations, a judgement, or both.

    Everything in a theatre has one or the other; otherwise its sources were published later.
    """
    known = cited(cites, most)
    if known and judgement:
        return f"{known[:-1]}; judgement]"
    return known or ("[judgement]" if judgement else "[published later]")


def source_line(source: Source) -> str:
    """Return a source as one line of a bibliography."""
    who = source.author or source.publisher
    where = source.publisher if source.author else ""
    parts = [part for part in (who, f'"{source.title}"', where, source.published) if part]
    return f"{', '.join(parts)}. Grade {source.reliability}."


def source_table(sources: Iterable[Source]) -> RenderableType:
    """Return a bibliography."""
    table = plain_table("", "", header=False)
    for source in sources:
        table.add_row(quiet(source.id), Text(source_line(source)))
    return filled(table)


class Cut:
    """A text of which the end is left out if it needs more than a number of lines.

    It ends with a sentence or with a part before a semicolon, never inside a quotation or brackets.
    A text whose first such part is longer is shown up to there all the same.

    Attributes:
        text: the text.
        lines: the number of lines.
        after: a text behind it that is never cut.
        more: how to see the rest, in brackets behind a text that is cut.
    """

    def __init__(
        self,
        text: Text | str,
        lines: int = 1,
        after: Text | str = "",
        more: str = "(more: --full)",
    ) -> None:
        self.text = text if isinstance(text, Text) else Text(text)
        self.lines = lines
        self.after = after if isinstance(after, Text) else Text(after)
        self.more = quiet(more)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield as much of the text as fits."""
        ends = list(_part_ends(self.text.plain))
        shown = self._joined(self.text)
        while ends and len(shown.wrap(console, options.max_width)) > self.lines:
            shown = self._joined(self._up_to(ends.pop()), self.more)
        yield shown

    def _up_to(self, end: int) -> Text:
        part = self.text[:end]
        if part.plain.endswith(";"):
            part.right_crop(1)
            part.append(".")
        return part

    def _joined(self, *parts: Text) -> Text:
        return Text(" ").join(part for part in (*parts, self.after) if part)


_SENTENCE_END = re.compile(
    r"(?:(?<=\w\w\w)(?<!\bart)(?<!\bpara)|(?<=\d)|(?<=[”)\]]))[.?!]”?(?= [“A-Z0-9])|;(?= )"
)


def _part_ends(words: str) -> Iterator[int]:
    """Return where the sentences and clauses of a text end, but not inside quotations."""
    for found in _SENTENCE_END.finditer(words):
        before = words[: found.end()]
        if all(before.count(left) == before.count(right) for left, right in ("“”", "()", "[]")):
            yield found.end()


class Asks:
    """Commands to go on with, each with what it answers, in as few lines as hold them unbroken.

    Attributes:
        before: words before the first.
        asks: each command, and what it answers.
    """

    def __init__(self, before: str, asks: Sequence[tuple[str, str]]) -> None:
        self.before, self.asks = before, asks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield lines; a command takes the first line that has room for it."""
        lines = [self.before.rstrip()]
        for part in (f"{ask} {answers};" for ask, answers in self.asks):
            room = options.max_width - len(part) - 1
            at = next((at for at, line in enumerate(lines) if len(line) <= room), None)
            if at is None:
                lines.append(part)
            else:
                lines[at] += f" {part}"
        yield quiet(f"{chr(10).join(lines).removesuffix(';')}.")


class Bars:
    """Rows of bars that use the free width of the page.

    Attributes:
        drawn: returns the rows for a given width of a bar, in columns.
        abreast: number of bars in a row.
        beside: number of columns for everything else in a row.
        widest: maximum width of a bar, in columns.
    """

    def __init__(
        self, drawn: Callable[[int], RenderableType], *, abreast: int, beside: int, widest: int
    ) -> None:
        self.drawn, self.abreast, self.beside, self.widest = drawn, abreast, beside, widest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the rows at the width that fits."""
        room = (options.max_width - self.beside) // max(1, self.abreast)
        yield self.drawn(max(_SLIMMEST_BAR, min(self.widest, room)))


def bar(share: float, width: int = 30, at_most: float = 0.0) -> Text:
    """Return a share as a bar; `?` marks the part that is unknown."""
    full = round(share * width)
    open_ = max(0, round(at_most * width) - full)
    rest = width - full - open_
    return Text.assemble(("█" * full, BAR), ("?" * open_, BAR), ("·" * rest, QUIET))
