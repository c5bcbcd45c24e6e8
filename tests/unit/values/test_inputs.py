"""Named inputs, any of which can be fixed."""

from __future__ import annotations

import pickle
from functools import partial

import numpy as np
import pytest

from allies.values.distributions import Distribution
from allies.values.inputs import Inputs, Part
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

    def sum(self, made: Inputs, *names: str) -> Part[Floats]:
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
    assert (changed.value == made["a"] + 0.5).all()


def test_what_is_made_while_something_else_is_made_counts_for_both() -> None:
    made, counted = inputs(), Counted()

    def twice(of: Inputs) -> Part[Floats]:
        return of.derived("twice", lambda: 2 * counted.sum(of, "a").value)

    first = twice(made)
    assert first.streams == {"a"}
    assert twice(made.with_fixed({"b": 0.5})) is first
    assert twice(made.with_fixed({"a": 0.5})).value.tolist() == [1.0] * 5


def chain(of: Inputs) -> tuple[Part[Floats], Part[Floats], Part[Floats]]:
    """Three steps, of which the first alone asks for a stream and each makes the next."""
    first = of.derived("first", lambda: of["a"])
    second = of.derived("second", lambda: 2 * first.value, of=(first,))
    return first, second, of.derived("third", lambda: second.value + 1, of=(second,))


def test_an_input_fixed_upstream_of_two_steps_changes_both() -> None:
    made = inputs()
    before = chain(made)
    fixed = made.with_fixed({"a": 0.25})
    assert [part.value.tolist() for part in chain(fixed)] == [[0.25] * 5, [0.5] * 5, [1.5] * 5]
    assert chain(made) == before
    assert before[2].streams == chain(fixed)[2].streams == {"a"}
    # Others are not, however often something is fixed.
    assert chain(made.with_fixed({"b": 0.5}).with_fixed({"c": 0.5}))[2] is before[2]
    assert chain(fixed.with_fixed({"b": 0.5}))[2] is chain(fixed)[2]


def test_what_is_made_of_parts_while_something_else_is_made_counts_for_both() -> None:
    made = inputs()

    def outer(of: Inputs) -> Part[Floats]:
        _, second, _ = chain(of)
        third = partial(of.derived, "third", lambda: second.value + 1, of=(second,))
        return of.derived("outer", lambda: third().value)

    before = outer(made)
    assert before.streams == {"a"}
    assert outer(made.with_fixed({"a": 0.25})).value.tolist() == [1.5] * 5


def test_what_is_fixed_first_or_last_among_inputs_made_from_one_another_counts() -> None:
    made = inputs()
    for order in (("a", "b"), ("b", "a")):
        twice = made
        for name in order:
            twice = twice.with_fixed({name: 0.25})
            chain(twice)
        assert chain(twice)[2].value.tolist() == [1.5] * 5
    again = made.with_fixed({"a": 0.25}).with_fixed({"a": 0.75})
    assert chain(again)[2].value.tolist() == [2.5] * 5


def test_parts_made_under_other_fixed_streams_are_never_taken_for_one_another() -> None:
    made = inputs()
    asked = (
        made,
        made.with_fixed({"a": 0.25}),
        made.with_fixed({"a": 0.75}),
        made.with_fixed({"a": 0.5}).with_fixed({"b": 0.5}),
    )
    parts = [chain(of)[0] for of in asked]
    assert len({part.key for part in parts}) == 4
    # Even one object keeps apart what is made of each of them.
    for of in (made, made.with_fixed({"a": 0.25}), made.with_fixed({"b": 0.25})):
        for part in parts:
            negative = of.derived("negative", partial(np.negative, part.value), of=(part,))
            assert (negative.value == -part.value).all()


def test_the_key_of_a_part_is_that_of_its_content_and_stays_short() -> None:
    keys = [part.key for part in chain(inputs())]
    assert keys == [part.key for part in chain(inputs())]
    assert keys[0] == "first"
    assert [key.partition("#")[0] for key in keys] == ["first", "second", "third"]
    made = inputs()
    part: Part[Floats] = made.derived("step", lambda: made["a"])
    for _ in range(20):
        of = part
        part = made.derived("step", lambda of=of: of.value, of=(of, of))  # type: ignore[misc]
        assert len(part.key) == len("step#") + 16


def test_the_order_of_the_parts_something_is_made_of_counts() -> None:
    made = inputs()
    one, other = (made.derived(name, partial(made.__getitem__, name)) for name in ("a", "b"))
    forth = made.derived("minus", lambda: one.value - other.value, of=(one, other))
    back = made.derived("minus", lambda: other.value - one.value, of=(other, one))
    assert (forth.value == -back.value).all()


def test_inputs_that_failed_to_make_something_go_on() -> None:
    made = inputs()

    def failing() -> Floats:
        _ = made["a"]
        raise RuntimeError

    def whole() -> Floats:
        with pytest.raises(RuntimeError):
            made.derived("failing", failing)
        return made["b"]

    assert made.derived("whole", whole).streams == {"b"}


def test_a_quantile_is_worked_out_once_and_anew_where_its_stream_is_fixed() -> None:
    wide, made = Distribution("uniform", (0.0, 10.0)), inputs()
    first = made.quantile("a", wide)
    assert made.with_fixed({"b": 0.5}).quantile("a", wide) is made.quantile("a", wide) is first
    fixed = made.with_fixed({"a": 0.5})
    assert fixed.quantile("a", wide).tolist() == [5.0] * 5
    assert made.quantile("a", Distribution("uniform", (0.0, 20.0))).tolist() == (2 * first).tolist()
    part = made.derived("of a quantile", lambda: made.quantile("a", wide))
    assert part.streams == {"a"}


def test_inputs_and_what_is_derived_from_them_pickle() -> None:
    made = inputs().with_fixed({"a": 0.25})
    before = chain(made)
    again = pickle.loads(pickle.dumps(made))
    after = chain(again)
    assert [part.key for part in after] == [part.key for part in before]
    assert [part.value.tolist() for part in after] == [part.value.tolist() for part in before]
    assert (again["b"] == made["b"]).all()
