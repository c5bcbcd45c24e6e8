import numpy as np
import pytest

from allies.values.selecting import chosen, swap

RANDOM = np.random.Generator(np.random.Philox(11))
ODD = np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 5e-324])


def pairs(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    some, more = RANDOM.random(count), -RANDOM.random(count)
    some[: len(ODD)], more[-len(ODD) :] = ODD[:count], ODD[-count:]
    return RANDOM.random(count) < 0.5, some, more


@pytest.mark.parametrize("count", [6, 1_000])
def test_what_is_chosen_is_bit_for_bit_that_of_where(count: int) -> None:
    condition, yes, no = pairs(count)
    assert chosen(condition, yes, no).tobytes() == np.where(condition, yes, no).tobytes()
    assert chosen(~condition, yes, no).tobytes() == np.where(condition, no, yes).tobytes()


def test_a_swap_exchanges_only_where_the_condition_holds_and_changes_neither_array() -> None:
    condition, one, other = pairs(1_000)
    before = one.tobytes(), other.tobytes()
    first, second = swap(condition, one, other)
    assert first.tobytes() == np.where(condition, other, one).tobytes()
    assert second.tobytes() == np.where(condition, one, other).tobytes()
    assert (one.tobytes(), other.tobytes()) == before


def test_no_draws_and_one_number_for_all_draws_can_be_chosen_from() -> None:
    assert chosen(np.zeros(0, dtype=np.bool_), np.zeros(0), np.zeros(0)).shape == (0,)
    same = np.broadcast_to(np.array(2.0), (3,))
    assert chosen(np.array([True, False, True]), same, np.zeros(3)).tolist() == [2.0, 0.0, 2.0]
