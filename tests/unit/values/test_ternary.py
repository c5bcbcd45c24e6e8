"""Three values: no, unknown and yes."""

from __future__ import annotations

import numpy as np
import pytest

from allies.values.ternary import (
    NO,
    UNKNOWN,
    YES,
    all_of,
    any_of,
    constant,
    from_bool,
    implies,
    negate,
    value_in,
    word,
)

EVERY = (NO, UNKNOWN, YES)


@pytest.mark.parametrize(("code", "text"), [(NO, "no"), (UNKNOWN, "unknown"), (YES, "yes")])
def test_each_code_has_its_word(code: int, text: str) -> None:
    assert word(code) == text


def test_a_constant_is_the_same_in_every_world() -> None:
    assert constant(UNKNOWN, 3).tolist() == [UNKNOWN] * 3
    assert constant(YES).tolist() == [YES]


def test_what_is_not_known_is_unknown_whatever_its_truth() -> None:
    truth = np.array([True, False, True, False])
    known = np.array([True, True, False, False])
    assert from_bool(truth).tolist() == [YES, NO, YES, NO]
    assert from_bool(truth, known).tolist() == [YES, NO, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        (NO, NO, NO, NO),
        (NO, UNKNOWN, NO, UNKNOWN),
        (NO, YES, NO, YES),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        (UNKNOWN, YES, UNKNOWN, YES),
        (YES, YES, YES, YES),
    ],
)
def test_and_and_or_follow_the_strong_tables(
    first: int, second: int, both: int, either: int
) -> None:
    for parts in ([first, second], [second, first]):
        codes = [constant(part) for part in parts]
        assert all_of(codes).tolist() == [both]
        assert any_of(codes).tolist() == [either]


def test_of_nothing_all_holds_and_any_does_not() -> None:
    assert all_of([]).tolist() == [YES]
    assert any_of([]).tolist() == [NO]


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert negate(np.array(EVERY, dtype=np.int8)).tolist() == [YES, UNKNOWN, NO]
    assert negate(constant(NO)).dtype == np.int8


@pytest.mark.parametrize(
    ("condition", "consequence", "holds"),
    [
        (NO, NO, YES),
        (NO, UNKNOWN, YES),
        (YES, NO, NO),
        (YES, UNKNOWN, UNKNOWN),
        (YES, YES, YES),
        (UNKNOWN, NO, UNKNOWN),
        (UNKNOWN, YES, YES),
    ],
)
def test_a_consequence_is_only_wanted_where_its_condition_holds(
    condition: int, consequence: int, holds: int
) -> None:
    assert implies(constant(condition), constant(consequence)).tolist() == [holds]


def test_one_code_stands_for_every_world() -> None:
    assert value_in(constant(YES), 5) == YES
    assert value_in(np.array([NO, YES], dtype=np.int8), 1) == YES
