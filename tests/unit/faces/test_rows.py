"""Rows as CSV: one row each, ids beside names, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from typing import ClassVar

import msgspec
import pytest

from allies.errors import QuestionError
from allies.faces.table.rows import rows_csv
from allies.questions.base import Answer, Cite
from tests.apparatus import Run


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    """A structure within a row."""

    low: float


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row."""

    state: str
    says: str
    span: Inner
    cites: tuple[Cite, ...] = ()
    parts: tuple[Inner, ...] = ()


class Lines(Answer, frozen=True, kw_only=True):
    """An answer with rows."""

    rows: ClassVar[str] = "lines"
    lines: tuple[Line, ...] = ()


class Bare(Answer, frozen=True, kw_only=True):
    """An answer without rows."""


CITE = Cite(source="text", at="art. 1", credibility="1", origin=None)


def told(says: str, *, raw: bool = False) -> dict[str, str]:
    line = Line(state="XLO", says=says, span=Inner(low=-0.5), cites=(CITE,), parts=(Inner(low=1),))
    text = rows_csv(Lines(names={"XLO": "Lowland"}, lines=(line,)), raw=raw)
    (row,) = csv.DictReader(io.StringIO(text))
    return row


def test_a_row_has_ids_beside_names_and_structures_as_columns() -> None:
    assert told("said") == {
        "state": "XLO",
        "state_name": "Lowland",
        "says": "said",
        "span.low": "-0.5",
        "cites": "text, art. 1",
        "parts_count": "1",
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_text_that_looks_like_a_formula_is_set_behind_an_apostrophe(sign: str) -> None:
    assert told(f"{sign}1+1")["says"] == f"'{sign}1+1"
    assert told(f"{sign}1+1", raw=True)["says"] == f"{sign}1+1"
    assert told(f"a{sign}1")["says"] == f"a{sign}1"


def test_a_line_within_a_cell_does_not_end_the_row() -> None:
    assert told("one\rtwo")["says"] == "one two"
    assert told("one\ntwo")["says"] == "one\ntwo"


def test_an_answer_without_rows_is_refused() -> None:
    with pytest.raises(QuestionError, match="no rows"):
        rows_csv(Bare())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--csv", "--json"), "--json and --csv cannot be used together"),
        (("--raw",), "--raw needs --csv"),
    ],
)
def test_forms_that_exclude_each_other_are_refused(
    run: Run, words: tuple[str, ...], says: str
) -> None:
    answer = run("members", "csto", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(says)


def test_a_command_prints_its_rows(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("members", "csto", "--csv").out)))
    named = {row["state"]: row["state_name"] for row in rows}
    assert named["ARM"] == "Armenia"
    assert len(named) == len(rows) > 6
