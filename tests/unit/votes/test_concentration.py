"""Concentration: shares, their index, and the leader beside the second."""

from __future__ import annotations

import numpy as np
import pytest

from allies.votes.concentration import concentration


def test_five_equal_shares_are_five_holders() -> None:
    found = concentration(dict.fromkeys("abcde", 7.0))
    assert found is not None
    assert found.hhi.value == pytest.approx(0.2)
    assert found.effective.value == pytest.approx(5)
    assert found.over_second is not None
    assert found.over_second.value == 1


def test_one_holder_is_one_and_has_no_second() -> None:
    found = concentration({"a": 3.0, "b": 0.0})
    assert found is not None
    assert (found.hhi.value, found.effective.value, found.leader) == (1, 1, "a")
    assert found.over_second is None
    assert found.hhi.low is None


def test_shares_come_largest_first() -> None:
    found = concentration({"a": 1.0, "b": 6.0, "c": 3.0})
    assert found is not None
    assert {name: share.value for name, share in found.shares.items()} == pytest.approx(
        {"b": 0.6, "c": 0.3, "a": 0.1}
    )
    assert list(found.shares) == ["b", "c", "a"]
    assert found.hhi.value == pytest.approx(0.46)
    assert found.over_second is not None
    assert found.over_second.value == pytest.approx(2)


@pytest.mark.parametrize("amounts", [{}, {"a": 0.0}, {"a": 0.0, "b": 0.0}])
def test_where_nothing_is_recorded_it_is_unknown(amounts: dict[str, float]) -> None:
    assert concentration(amounts) is None


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_what_is_no_amount_is_refused(amount: float) -> None:
    with pytest.raises(ValueError, match="at least 0"):
        concentration({"a": amount, "b": 1.0})


def test_draws_give_ranges_and_need_the_same_holders() -> None:
    draws = {"a": np.array([1.0, 2.0, 3.0]), "b": np.array([1.0, 1.0, 1.0])}
    found = concentration({"a": 2.0, "b": 1.0}, draws)
    assert found is not None
    share = found.shares["a"]
    assert share.low is not None
    assert share.high is not None
    assert 0.5 <= share.low < share.value < share.high <= 0.75
    with pytest.raises(ValueError, match="same holders"):
        concentration({"a": 2.0}, draws)


def test_amounts_that_cannot_be_added_or_divided_give_no_figure_that_is_no_number() -> None:
    with pytest.raises(ValueError, match="too large to add up"):
        concentration({"A": 1e308, "B": 1e308})
    found = concentration({"A": 1e30, "B": 1e-290})
    assert found is not None
    assert found.over_second is None
    assert found.hhi.value == 1
