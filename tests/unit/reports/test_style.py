"""How pages look."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from allies.evidence.sources import Citation, Source
from allies.reports.style import Bars, bar, cited, source_line, verdict_text
from allies.values.dates import parse_date


def cite(name: str, origin: str = "") -> Citation:
    return Citation(source=name, at="p. 1", origin=origin)


@pytest.mark.parametrize(
    ("cites", "text"),
    [
        ((), ""),
        ((cite("a"),), "[a, p. 1]"),
        ((cite("a", "b"),), "[a, p. 1 (from b)]"),
        ((cite("a"), cite("b")), "[a, p. 1; b, p. 1]"),
        ((cite("a"), cite("b"), cite("c")), "[a, p. 1; b, p. 1; 1 more]"),
    ],
)
def test_a_few_citations_are_shown_and_the_others_counted(
    cites: tuple[Citation, ...], text: str
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
        author=author,
        publisher=publisher,
        published=parse_date("2012-07"),
        kind="press",
        reliability="C",
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
