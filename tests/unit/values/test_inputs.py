"""Named inputs, any of which can be fixed."""

from __future__ import annotations

import numpy as np

from allies.values.inputs import Inputs
from allies.values.streams import Block, Floats, Streams

BLOCK = Block(3, 5)


def inputs() -> Inputs:
    return Inputs(Streams(0), BLOCK)


def test_an_input_is_the_stream_of_its_name_on_the_draws_asked_for() -> None:
    assert (inputs()["a"] == Streams(0).uniform("a", BLOCK)).all()


def test_an_input_is_made_once() -> None:
    made = inputs()
    assert made["a"] is made["a"]
    assert list(made) == ["a"]
    assert len(made) == 1


def test_a_fixed_input_is_one_number_and_the_others_stay_as_they_are() -> None:
    before = inputs()
    first = before["b"]
    fixed = before.with_fixed({"a": 0.25})
    assert fixed["a"].tolist() == [0.25] * 5
    assert fixed["b"] is first
    assert (before["a"] == Streams(0).uniform("a", BLOCK)).all()


def test_an_input_fixed_twice_has_the_later_number_and_keeps_the_first_fixed() -> None:
    twice = inputs().with_fixed({"a": 0.25, "b": 0.5}).with_fixed({"a": 0.75})
    assert twice["a"].tolist() == [0.75] * 5
    assert twice["b"].tolist() == [0.5] * 5


class Counted:
    """Makes the sum of two streams, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def sum(self, made: Inputs, *names: str) -> Floats:
        """Return the sum of some streams, made once for as long as none of them changes."""

        def make() -> Floats:
            self.times += 1
            return np.asarray(np.sum([made[name] for name in names], axis=0))

        return made.derived(f"sum:{names}", make)


def test_what_is_made_from_inputs_is_made_again_only_where_one_of_them_changes() -> None:
    made, counted = inputs(), Counted()
    first = counted.sum(made, "a", "b")
    assert counted.sum(made, "a", "b") is first
    assert counted.sum(made.with_fixed({"c": 0.5}), "a", "b") is first
    assert counted.times == 1
    changed = counted.sum(made.with_fixed({"b": 0.5}), "a", "b")
    assert counted.times == 2
    assert (changed == made["a"] + 0.5).all()


def test_what_is_made_from_what_was_made_changes_with_the_inputs_of_both() -> None:
    made, counted = inputs(), Counted()

    def twice(of: Inputs) -> Floats:
        return of.derived("twice", lambda: 2 * counted.sum(of, "a"))

    first = twice(made)
    assert twice(made.with_fixed({"b": 0.5})) is first
    assert twice(made.with_fixed({"a": 0.5})).tolist() == [1.0] * 5
