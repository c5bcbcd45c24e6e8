"""The inventory tells the truth: each row's commands show what the row says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from allies.theatre.coverage_rows import carried
from allies.theatre.opening import open_folder
from allies.world.inventory import InventoryRow
from allies.world.view import view_of
from tests.apparatus import THEATRES, Run

VIEWS = {folder.name: view_of(open_folder(folder)) for folder in THEATRES}
ROWS = [
    (name, row)
    for name, view in VIEWS.items()
    for row in (view.inventory.rows if view.inventory else ())
]
# What an answer repeats of the question, and the list of its sources, say nothing of a row.
ASIDE = ("schema", "asked", "sources")
_ANSWERS: dict[str, str] = {}


def texts(value: Any) -> Iterator[str]:
    """Return every key, text and number of an answer, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, float) and value.is_integer():
        yield str(int(value))
    elif value is not None:
        yield str(value)


def said(run: Run, command: str) -> str:
    """Return all that the answer to a command says, beyond the question."""
    if command not in _ANSWERS:
        answer = run(*command.split(), "--json")
        assert (answer.code, answer.err) == (0, ""), command
        kept = {key: item for key, item in answer.json.items() if key not in ASIDE}
        _ANSWERS[command] = "\n".join(texts(kept))
    return _ANSWERS[command]


@pytest.mark.parametrize(
    "row", [row for _, row in ROWS], ids=[f"{at}-{row.row}" for at, row in ROWS]
)
def test_the_commands_of_a_row_show_what_the_row_says(run: Run, row: InventoryRow) -> None:
    for showing in row.shown_by:
        found = said(run, showing.command)
        missing = [text for text in showing.finds if text not in found]
        assert missing == [], f"row {row.row}: allies {showing.command}"


@pytest.mark.parametrize("theatre", VIEWS)
def test_every_row_is_carried_and_shown_unless_it_says_why_not(theatre: str) -> None:
    by_row = carried(VIEWS[theatre])
    rows = [row for name, row in ROWS if name == theatre]
    assert rows
    for row in rows:
        assert row.context or row.not_yet or (by_row[row.row] and row.shown_by), row.row


def test_what_an_answer_does_not_say_is_not_found(run: Run) -> None:
    found = said(run, "organs csto")
    assert "Nikolai Bordyuzha" in found
    assert "Erlan Idrissov" not in found
    assert "allies/organs" not in found


def test_numbers_and_keys_are_read_at_any_depth() -> None:
    assert list(texts({"a": [{"b": 1.0}, "c", None], "d": 2.5})) == ["a", "b", "1", "c", "d", "2.5"]
