"""Entries: the walk through the entries inside one."""

from __future__ import annotations

from typing import Literal

import pytest

from allies.values.dates import ImpreciseDate, parse_date
from allies.values.entries import Entry, entries_inside, fields_with_entries
from allies.world.record import Record
from allies.world.view import View


class Leaf(Entry, frozen=True, kw_only=True):
    """An entry without entries."""

    id: str
    kind: Literal["Entry", "Leaf"] = "Leaf"
    on: ImpreciseDate | None = None
    names: tuple[str, ...] = ()


class Branch(Leaf, frozen=True, kw_only=True):
    """An entry with entries."""

    one: Leaf | None = None
    many: tuple[Leaf, ...] = ()
    mixed: tuple[Leaf | str, ...] = ()


def test_entries_inside_are_found_with_their_places() -> None:
    a, b, c = (Leaf(id=name, on=parse_date("2010")) for name in "abc")
    found = list(entries_inside(Branch(id="x", one=a, many=(b, c), mixed=("text", c))))
    assert found == [(("one",), a), (("many", 0), b), (("many", 1), c), (("mixed", 1), c)]
    assert list(entries_inside(a)) == []


def test_fields_that_can_hold_no_entry_are_not_looked_at() -> None:
    assert fields_with_entries(Leaf) == ()
    assert fields_with_entries(Branch) == ("one", "many", "mixed")


def test_no_entry_of_the_shipped_record_is_missed(view: View) -> None:
    """Every field that holds an entry is one of those that the walk looks at."""

    def missed(entry: Entry) -> list[str]:
        walked = fields_with_entries(type(entry))
        found = []
        for name in entry.__struct_fields__:
            value = getattr(entry, name)
            parts = [
                p for p in (value if isinstance(value, tuple) else (value,)) if isinstance(p, Entry)
            ]
            if parts and name not in walked:
                found.append(f"{type(entry).__name__}.{name}")
            found += [line for part in parts for line in missed(part)]
        return found

    for name in Record.__struct_fields__:
        held = getattr(view, name)
        for entry in (
            held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else ()
        ):
            if isinstance(entry, Entry):
                assert missed(entry) == []


@pytest.mark.parametrize("text", ["Entry", "Leaf"])
def test_a_word_in_quotes_names_no_entry(text: str) -> None:
    assert "kind" not in fields_with_entries(Leaf)
    assert Leaf(id="x", kind=text).kind == text  # type: ignore[arg-type]
