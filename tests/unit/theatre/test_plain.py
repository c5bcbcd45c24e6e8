"""Walks over plain values: ids, names, and places without a value."""

from __future__ import annotations

from allies.theatre.plain import empty_values, ids_in, names_in, no_value

ITEM = {"id": "a", "organs": [{"id": "a.council", "says": ""}, {"label": "ready"}], "says": "x"}


def test_ids_are_found_at_every_depth_with_their_place() -> None:
    assert set(ids_in(ITEM, ("states", 0))) == {
        (("states", 0, "id"), "a"),
        (("states", 0, "organs", 0, "id"), "a.council"),
        (("states", 0, "organs", 1, "label"), "ready"),
    }
    assert set(names_in(ITEM)) == {"a", "a.council", "ready"}
    assert list(names_in("text")) == []
    assert list(names_in({"id": ["not", "a name"]})) == []


def test_only_places_without_a_value_are_empty() -> None:
    assert list(empty_values(ITEM, ())) == [("organs", 0, "says")]
    assert list(empty_values({"means": ["", "materiel"]}, ())) == [("means", 0)]
    assert list(empty_values("x", ("says",))) == []
    assert list(empty_values("", ("says",))) == [("says",)]


def test_a_place_without_a_value_is_named_by_its_key_or_its_list() -> None:
    assert no_value(("states", 0, "says")) == "'says' has no value"
    assert no_value(("means", 0)) == "'means' has an item without a value"
