"""The readable part of a faulty entry: what is left out, what stays, and when nothing does."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError

from allies.theatre.models import validate
from allies.theatre.partly import Partly, prefixes, read_partly
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry


class Part(Entry, frozen=True, kw_only=True):
    """A part without a name."""

    words: str
    size: float = 0.0
    on: ImpreciseDate | None = None


class Named(Entry, frozen=True, kw_only=True):
    """A part that others may name."""

    id: str
    size: float = 0.0


class Ends(Entry, frozen=True, kw_only=True):
    """A part that is refused as a whole if its ends are in the wrong order."""

    low: float = 0.0
    high: float = 1.0
    says: str = ""

    def __post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError("the high end is below the low one")


class Whole(Entry, frozen=True, kw_only=True):
    """An entry with parts."""

    id: str
    on: ImpreciseDate
    until: ImpreciseDate
    level: float
    says: str = ""
    main: Part | None = None
    parts: tuple[Part, ...] = ()
    named: tuple[Named, ...] = ()
    by_word: Mapping[str, Part] | None = None
    ends: Ends | None = None


GOOD: dict[str, Any] = {
    "id": "one",
    "on": "2001",
    "until": "2002",
    "level": "1",
    "says": "said",
    "main": {"words": "main", "size": "2"},
    "parts": [{"words": "first"}, {"words": "second", "size": "3"}],
    "named": [{"id": "n", "size": "4"}],
}


def read(number: int = 0, without: str = "", **changed: Any) -> Partly:
    """Return the readable part of an entry with some of it changed."""
    item = {**copy.deepcopy(GOOD), **changed}
    item.pop(without, None)
    before = copy.deepcopy(item)
    with pytest.raises(ValidationError) as caught:
        validate(Whole, item)
    found = read_partly(Whole, item, caught.value, number)
    assert item == before
    return found


def places(found: Partly) -> set[tuple[str | int, ...]]:
    """Return where the errors are."""
    return {tuple(error["loc"]) for error in found.errors}


def test_a_faulty_field_that_the_entry_can_do_without_is_left_out() -> None:
    found = read(says=["a list"])
    assert found.entry == validate(Whole, {**GOOD, "says": ""})
    assert (found.lost, len(found.errors)) == ((("says",),), 1)


def test_an_unknown_key_is_left_out_at_its_own_place() -> None:
    found = read(main={"words": "main", "size": "2", "colour": "red"}, colour="blue")
    assert found.entry == validate(Whole, GOOD)
    assert set(found.lost) == {("main", "colour"), ("colour",)}


def test_a_faulty_field_of_a_part_leaves_the_part_in_place() -> None:
    found = read(main={"words": "main", "size": "large"})
    assert found.entry.main == Part(words="main")
    found = read(parts=[{"words": "first", "size": "large"}, {"words": "second", "size": "3"}])
    assert found.entry.parts == (Part(words="first"), Part(words="second", size=3.0))
    assert found.lost == (("parts", 0, "size"),)


def test_a_list_of_what_are_no_parts_is_left_out() -> None:
    found = read(parts="none")
    assert (found.entry.parts, found.lost) == ((), (("parts",),))


def test_every_fault_of_an_entry_is_told_at_once() -> None:
    found = read(says=["a list"], main={"words": "main", "size": "large"}, colour="red")
    assert set(found.lost) == {("says",), ("main", "size"), ("colour",)}
    assert found.entry == validate(Whole, {**GOOD, "says": "", "main": {"words": "main"}})
    assert len(found.errors) == 3


@pytest.mark.parametrize("number", [0, 1, 400])
def test_a_date_that_is_needed_becomes_an_early_day_unlike_those_of_other_entries(
    number: int,
) -> None:
    for found in (read(number, on="soon"), read(number, without="on")):
        assert found.entry.on.first == found.entry.on.last == 1 + number
        assert found.lost == (("on",),)


def test_the_end_of_what_an_entry_covers_becomes_the_last_day_of_the_calendar() -> None:
    found = read(7, until="later")
    assert found.entry.until.text == "9999-12-31"


def test_text_that_is_needed_becomes_empty_and_a_number_that_is_needed_loses_the_entry() -> None:
    assert read(without="id").entry.id == ""
    lost = read(level="high")
    assert lost.entry is None
    assert places(lost) == {("level",)}


def test_an_entry_is_lost_with_parts_that_others_may_name() -> None:
    assert read(named="none").entry is None
    kept = read(named=[{"id": "n", "size": "large"}])
    assert kept.entry.named == (Named(id="n"),)


def test_an_entry_is_lost_if_what_holds_the_fault_is_no_mapping() -> None:
    with pytest.raises(ValidationError) as caught:
        validate(Whole, ["a list"])
    found = read_partly(Whole, ["a list"], caught.value, 0)
    assert (found.entry, found.lost) == (None, ())
    assert len(found.errors) == len(caught.value.errors())


def test_a_fault_in_a_table_of_parts_leaves_out_the_table() -> None:
    for part in ({"words": "w", "colour": "red"}, {"words": "w", "size": "large"}):
        found = read(by_word={"w": part})
        assert (found.entry.by_word, found.lost) == (None, (("by_word",),))


def test_a_fault_that_shows_only_once_another_is_mended_is_told_and_mended_too() -> None:
    found = read(ends={"low": "3", "high": "2", "says": ["a list"]})
    assert found.entry == validate(Whole, GOOD)
    assert found.lost == (("ends", "says"), ("ends",))
    assert [tuple(error["loc"])[:1] for error in found.errors] == [("ends",), ("ends",)]
    assert "below the low one" in found.errors[1]["msg"]


class Strict(Entry, frozen=True, kw_only=True):
    """An entry whose text may not be empty."""

    says: Annotated[str, Field(min_length=2)]


def test_a_place_that_cannot_be_mended_is_told_once() -> None:
    with pytest.raises(ValidationError) as caught:
        validate(Strict, {"says": "x"})
    found = read_partly(Strict, {"says": "x"}, caught.value, 0)
    assert (found.entry, len(found.errors)) == (None, 1)


def test_the_places_on_a_path_are_all_that_lead_to_it_and_itself() -> None:
    assert list(prefixes(("a", 1, "b"))) == [(), ("a",), ("a", 1), ("a", 1, "b")]
    assert list(prefixes(())) == [()]
