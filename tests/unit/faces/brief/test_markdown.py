"""Markdown: no text of a document is markup, notes and tables are whole."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from allies.faces.brief.document import Document, Paragraph, Run, Section
from allies.faces.brief.markdown import markdown, plain
from tests.unit.faces.brief.documents import MARKUP, document


@pytest.mark.parametrize("letter", list("\\`*_{}[]<>#|~$!&^="))
def test_a_letter_that_could_be_markup_is_escaped(letter: str) -> None:
    assert plain(f"a{letter}b") == f"a\\{letter}b"


@pytest.mark.parametrize("start", ["-", "+", "1.", "12)"])
def test_a_text_cannot_begin_a_list(start: str) -> None:
    assert plain(f"{start} x") == f"\\{start} x"
    assert plain(f"x {start} y") == f"x {start} y"


def test_a_line_break_becomes_a_space() -> None:
    assert plain("a\nb") == "a b"


def test_every_text_is_escaped() -> None:
    text = markdown(document())
    assert "<b>" not in text
    assert text.count(plain(MARKUP)) > 20
    unescaped = re.sub(r"\\.", "", text.replace("<https://a.b/c?d=e&f>", ""))
    assert "<b" not in unescaped
    assert "&" not in unescaped


def test_rows_of_a_table_have_as_many_cells_as_its_head() -> None:
    rows = [line for line in markdown(document()).splitlines() if line.startswith("|")]
    cells = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
    assert rows
    assert set(cells) <= {2, 3}


def test_a_note_has_its_mark_and_its_text() -> None:
    text = markdown(document("words"))
    assert text.count("[^1]:") == 1
    assert "words[^1]" in text.replace("`words`", "words")


def test_a_strong_text_next_to_a_space_stays_strong() -> None:
    runs = (Run("Cite as: ", "strong"), Run("x"))
    assert "**Cite as:** x" in markdown(with_runs(*runs))


def with_runs(*runs: Run) -> Document:
    return replace(document("w"), sections=(Section("", (Paragraph(runs),)),))


def test_an_address_is_a_link_only_if_it_is_one() -> None:
    link = "https://a.b"
    assert f"<{link}>" in markdown(with_runs(Run(link, link=link)))
    wrong = "javascript:x"
    told = markdown(with_runs(Run(wrong, link=wrong)))
    assert wrong in told
    assert f"<{wrong}" not in told
