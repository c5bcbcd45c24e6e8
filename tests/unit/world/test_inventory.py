"""The inventory: its rows."""

from __future__ import annotations

import pytest

from allies.errors import RefusedValueError
from allies.world.inventory import Inventory, InventoryRow, Showing, rows_in, rows_of


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("7", ["7"]),
        ("9-11", ["9", "10", "11"]),
        ("C1-C2", ["C1", "C2"]),
        ("C2-C1", []),
        ("C1-D2", []),
        ("1-", []),
        ("", []),
        ("one", []),
    ],
)
def test_a_span_names_single_rows_or_runs_of_one_letter(part: str, rows: list[str]) -> None:
    assert list(rows_of(part)) == rows


def test_the_rows_of_a_span_stand_in_its_order() -> None:
    assert rows_in(["C1-C2", "1-2"]) == ["C1", "C2", "1", "2"]


def test_a_span_that_names_no_rows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'2-1' names no rows; write 7, 1-173 or C1-C36"):
        Inventory(title="t", span=("1", "2-1"), rows=(InventoryRow(row="1", says="s"),))


def test_a_command_finds_what_it_does_not_say_itself() -> None:
    assert Showing(command="organs csto", finds=("Bordyuzha",)).finds == ("Bordyuzha",)


@pytest.mark.parametrize(
    ("finds", "why"),
    [
        ((), "finds nothing"),
        (("csto",), "a part of the command"),
        ((" ",), "a part of the command"),
    ],
)
def test_a_command_that_could_not_fail_is_refused(finds: tuple[str, ...], why: str) -> None:
    with pytest.raises(RefusedValueError, match=why):
        Showing(command="organs csto", finds=finds)
