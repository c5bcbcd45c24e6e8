"""Counts as digits of one long integer: none is lost and none carries into the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.votes.digits import count_bits, unpacked


@pytest.mark.parametrize(("voters", "bits"), [(0, 8), (1, 8), (7, 8), (8, 16), (15, 16), (16, 24)])
def test_a_digit_has_whole_bytes(voters: int, bits: int) -> None:
    assert count_bits(voters) == bits


@given(st.integers(0, 2_000))
def test_a_digit_holds_all_coalitions_and_no_byte_is_idle(voters: int) -> None:
    most = 2**voters
    assert most < 2 ** count_bits(voters)
    assert most >= 2 ** (count_bits(voters) - 8)


def test_digits_are_read_from_the_lowest() -> None:
    assert unpacked(0x0102_0304, 16, 2) == [0x0304, 0x0102]
    assert unpacked(0x0102_0304, 8, 4) == [4, 3, 2, 1]
    assert unpacked(7, 8, 3) == [7, 0, 0]


def test_one_digit_more_than_is_asked_for_is_left_out_and_two_are_refused() -> None:
    assert unpacked(0x01_02, 8, 1) == [2]
    with pytest.raises(OverflowError):
        unpacked(0x01_02_03, 8, 1)


@given(st.integers(1, 40), st.data())
def test_packed_counts_come_back(voters: int, data: st.DataObject) -> None:
    bits = count_bits(voters)
    counts = data.draw(st.lists(st.integers(0, 2**voters), max_size=9))
    packed = sum(count << bits * at for at, count in enumerate(counts))
    assert unpacked(packed, bits, len(counts)) == counts


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_a_product_of_packed_binomials_counts_coalitions_by_size(sizes: list[int]) -> None:
    voters = sum(sizes)
    bits, packed = count_bits(voters), 1
    for size in sizes:
        packed *= (1 + (1 << bits)) ** size
    counts = unpacked(packed, bits, voters + 1)
    assert sum(counts) == 2**voters
    assert counts[:2] == [1, voters][: voters + 1]
    assert counts == counts[::-1]
