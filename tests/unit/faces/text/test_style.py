"""How pages look."""

from __future__ import annotations

import io
import shlex

import pytest
from rich.console import Console, Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    Asks,
    Bars,
    Cut,
    bar,
    beyond_coverage,
    cited,
    day_words,
    days_figure,
    filled,
    grounds,
    heading,
    km_figure,
    listed,
    plain_table,
    quiet,
    source_line,
    spaced,
    verdict_text,
)
from allies.questions.base import Answer, Asked, Cite, Coverage, Source


def cite(name: str, origin: str | None = None) -> Cite:
    return Cite(source=name, at="p. 1", credibility="2", origin=origin)


@pytest.mark.parametrize(
    ("cites", "text"),
    [
        ((), ""),
        ((cite("a"),), "[a, p. 1]"),
        ((cite("a", "b"),), "[a, p. 1 (from b)]"),
        ((cite("a"), cite("b")), "[a, p. 1; b, p. 1]"),
        ((cite("a"), cite("b"), cite("c")), "[a, p. 1; b, p. 1; c, p. 1]"),
        ((cite("a"), cite("b"), cite("c"), cite("d")), "[a, p. 1; b, p. 1; 2 more]"),
        ((cite("a"), cite("a"), cite("c")), "[a, p. 1; c, p. 1]"),
    ],
)
def test_a_few_citations_are_shown_and_the_others_counted(
    cites: tuple[Cite, ...], text: str
) -> None:
    assert cited(cites, 2) == text


@pytest.mark.parametrize(
    ("author", "publisher", "line"),
    [
        ("A. Golts", "The Times", 'A. Golts, "T", The Times, 2012-07. Grade C.'),
        ("", "The Times", 'The Times, "T", 2012-07. Grade C.'),
        ("A. Golts", "", 'A. Golts, "T", 2012-07. Grade C.'),
        ("", "", '"T", 2012-07. Grade C.'),
    ],
)
def test_a_source_is_one_line_of_a_bibliography(author: str, publisher: str, line: str) -> None:
    source = Source(
        id="s",
        title="T",
        author=author or None,
        publisher=publisher or None,
        published="2012-07",
        kind="press",
        reliability="C",
        held=False,
        url=None,
    )
    assert source_line(source) == line


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "····"), (0.5, "██··"), (1.0, "████"), (0.1, "····"), (0.2, "█···")]
)
def test_a_share_is_drawn_as_a_bar_of_full_width(share: float, text: str) -> None:
    assert bar(share, 4).plain == text


@pytest.mark.parametrize(("columns", "width"), [(100, 18), (60, 18), (40, 10), (10, 4)])
def test_bars_are_as_wide_as_the_page_has_room_for(columns: int, width: int) -> None:
    console = Console(width=columns, file=io.StringIO())
    rows = Bars(lambda of_bar: Text("x" * of_bar), abreast=2, beside=20, widest=18)
    with console.capture() as captured:
        console.print(rows)
    assert captured.get().strip() == "x" * width


@pytest.mark.parametrize("verdict", ["yes", "no", "unknown", "disputed"])
def test_a_verdict_is_a_word_beside_its_colour(verdict: str) -> None:
    shown = verdict_text(verdict)
    assert shown.plain == verdict
    assert shown.style


@pytest.mark.parametrize(
    ("cites", "judgement", "text"),
    [
        ((cite("a"),), None, "[a, p. 1]"),
        ((cite("a"),), "It seems so.", "[a, p. 1; judgement]"),
        ((), "It seems so.", "[judgement]"),
        ((), None, "[published later]"),
    ],
)
def test_brackets_name_sources_and_judgements_or_say_that_both_came_later(
    cites: tuple[Cite, ...], judgement: str | None, text: str
) -> None:
    assert grounds(cites, judgement) == text


def answer(**given: object) -> Answer:
    """Return an answer that holds nothing but its envelope."""
    span = Coverage(since="1992-05-15", until="2017-01-23")
    return Answer(coverage=span, **given)  # type: ignore[arg-type]


def test_a_heading_tells_what_is_unusual_in_how_it_was_asked_and_nothing_else() -> None:
    assert heading(answer(), "Members").plain == "Members"
    told = Asked(question="members", fields={}, theatre="central_asia", as_of="2012-07-20")
    unusual = answer(
        asked=told, account_described="diis2013", supposing=("supposing that it rains",)
    )
    assert heading(unusual, "Members", "12 June 2010").plain == (
        "Members; 12 June 2010; as published by 20 July 2012; account: diis2013;"
        " supposing that it rains"
    )


def test_a_heading_says_that_a_day_lies_outside_the_record() -> None:
    beyond = answer(on="2024-01-01", covered=False)
    said = "lies outside the record, which covers 1992-05-15 to 2017-01-23"
    assert heading(beyond, "Members").plain == f"Members\n{beyond_coverage(beyond)}"
    assert beyond_coverage(beyond).startswith(f"2024-01-01 {said}; the answer is unknown")
    several = beyond_coverage(answer(covered=False))
    assert several.startswith(f"The day of the question {said}")


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (days_figure(0.05), "0.1"),
        (days_figure(0.049), "<0.1"),
        (days_figure(12.34), "12.3"),
        (km_figure(0.51), "1"),
        (km_figure(0.5), "<1"),
        (km_figure(1234.5), "1,234"),
        (spaced("rapid_reaction"), "rapid reaction"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"], "or"), "a, b or c"),
    ],
)
def test_figures_and_words_are_as_people_write_them(shown: str, text: str) -> None:
    assert shown == text


def test_a_table_that_would_stand_empty_says_so() -> None:
    table = plain_table("A")
    assert getattr(filled(table), "plain", "") == "nothing on record"
    table.add_row("x")
    assert filled(table) is table


def printed(item: RenderableType, columns: int) -> list[str]:
    """Return the lines that something takes on a page."""
    console = Console(width=columns, file=io.StringIO())
    with console.capture() as captured:
        console.print(item)
    return [line.rstrip() for line in captured.get().splitlines()]


@pytest.mark.parametrize(
    ("lines", "after", "shown"),
    [
        (1, "", ["One two three. [+]"]),
        (1, "[a]", ["One two three. [+] [a]"]),
        (2, "", ["One two three. Four five;", "six seven. [+]"]),
        (3, "", ["One two three. Four five;", "six seven. Eight nine ten", "eleven."]),
    ],
)
def test_a_text_is_cut_behind_a_sentence_and_says_what_shows_the_rest(
    lines: int, after: str, shown: list[str]
) -> None:
    text = "One two three. Four five; six seven. Eight nine ten eleven."
    assert printed(Cut(text, lines, after, more="[+]"), 25) == shown


def test_a_text_is_cut_behind_a_semicolon_too() -> None:
    assert printed(Cut("One two; three four five six.", more="[+]"), 15) == ["One two. [+]"]


@pytest.mark.parametrize(
    "text",
    [
        "He said “One two. Three four; five six”",
        "One two (three. Four five; six seven)",
        "One in art. 4 of the text, and no end before this",
    ],
)
def test_a_text_is_never_cut_inside_a_quotation_or_a_sentence(text: str) -> None:
    assert " ".join(printed(Cut(text, more="[+]"), 20)) == text


def test_a_text_that_fits_is_not_cut() -> None:
    assert printed(Cut("One two. Three four.", 1), 20) == ["One two. Three four."]
    assert printed(Cut("One two. Three four.", more="[+]"), 19) == ["One two. [+]"]
    assert printed(Cut("", 1, "[a]"), 10) == ["[a]"]


def test_commands_say_what_they_answer_and_are_never_broken() -> None:
    asks = Asks("Ask: ", [("`allies a b`", "one"), ("`allies c d`", "two")])
    assert printed(asks, 80) == ["Ask: `allies a b` one; `allies c d` two."]
    assert printed(asks, 40) == ["Ask: `allies a b` one; `allies c d` two."]
    assert printed(asks, 39) == ["Ask: `allies a b` one;", "`allies c d` two."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2010-06-12", "12 June 2010"),
        ("2010-06", "June 2010"),
        ("2010", "2010"),
        ("2010-06/2011", "June 2010 to 2011"),
    ],
)
def test_a_date_is_told_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert day_words(text) == words


def test_a_command_stays_whole_if_a_line_can_hold_it() -> None:
    text = Group(quiet("Ask on with `allies claim a.long-name` or read."))
    assert printed(text, 60) == ["Ask on with `allies claim a.long-name` or read."]
    assert printed(text, 37) == ["Ask on with", "`allies claim a.long-name` or read."]
    assert printed(text, 26) == ["Ask on with", "`allies claim a.long-name`", "or read."]


def test_a_command_longer_than_a_line_is_broken_as_a_shell_reads_it() -> None:
    text = Group(quiet("Ask `allies claim a.long-name --theatre b`."))
    lines = printed(text, 25)
    assert lines == ["Ask `allies claim \\", "a.long-name --theatre \\", "b`."]
    # A shell leaves out a backslash at the end of a line, and the end with it.
    pasted = "\n".join(lines).replace("\\\n", "")
    read = shlex.split(pasted.partition("`")[2].partition("`")[0])
    assert read == ["allies", "claim", "a.long-name", "--theatre", "b"]


def test_words_in_backquotes_that_are_no_command_break_as_words_do() -> None:
    assert printed(quiet("Say `one two` here"), 9) == ["Say `one", "two` here"]
