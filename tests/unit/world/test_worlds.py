"""Worlds: combinations of what the sources disagree about."""

from __future__ import annotations

import numpy as np

from allies.evidence.accounts import Account
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.worlds import (
    CONTEST,
    DATING,
    HAPPENED,
    OPEN,
    PENDING,
    Axis,
    Token,
    Worlds,
    every_combination,
    token_of,
)

ACCOUNT = Account("best_evidence", "best evidence", {"c": "a", "other": "x"})
CONTESTED = Axis(CONTEST, "c", ("a", "b"), (1.0, 1.0))
UNDATED = Axis(DATING, "act", (PENDING, HAPPENED), (0.5, 0.5))


def test_the_quantile_of_an_option_is_in_the_middle_of_its_weight() -> None:
    axis = Axis(CONTEST, "c", ("a", "b", "d"), (1.0, 2.0, 1.0))
    assert [axis.quantile_of(at) for at in range(3)] == [0.125, 0.5, 0.875]


def test_an_account_is_one_world_in_which_dates_are_open() -> None:
    worlds = Worlds(ACCOUNT)
    assert worlds.count == 1
    assert worlds.holds("c", frozenset({"a"})).tolist() == [True]
    assert worlds.holds("c", frozenset({"b"})).tolist() == [False]
    assert worlds.holds("unpublished", frozenset({"b"})).tolist() == [False]
    assert worlds.happened("act").tolist() == [UNKNOWN]
    assert worlds.described(0) == {}


def test_every_combination_of_options_is_one_world() -> None:
    worlds = every_combination(ACCOUNT, [CONTESTED, UNDATED])
    assert worlds.count == 4
    assert {tuple(worlds.described(row).values()) for row in range(4)} == {
        ("a", PENDING),
        ("a", HAPPENED),
        ("b", PENDING),
        ("b", HAPPENED),
    }
    assert worlds.holds("c", frozenset({"b"})).sum() == 2
    assert worlds.holds("other", frozenset({"x"})).all()
    assert sorted(worlds.happened("act").tolist()) == [NO, NO, YES, YES]


def test_of_nothing_that_differs_there_is_one_combination() -> None:
    assert every_combination(ACCOUNT, []).count == 1


def test_a_date_left_open_is_unknown_beside_worlds_in_which_it_is_settled() -> None:
    choices = np.array([[OPEN], [0], [1]], dtype=np.int16)
    assert Worlds(ACCOUNT, (UNDATED,), choices).happened("act").tolist() == [UNKNOWN, NO, YES]


def test_an_axis_is_named_after_its_kind_and_subject() -> None:
    assert CONTESTED.name == "contest:c"


def test_a_token_tells_whether_worlds_differ_and_in_what() -> None:
    same, other = np.array([1, 1, 1], dtype=np.int8), np.array([2, 2, 2], dtype=np.int8)
    mixed = np.array([1, 2, 1], dtype=np.int8)
    assert not token_of(same).varies
    assert token_of(same) == token_of(same[:1])
    assert token_of(same) != token_of(other)
    assert token_of(mixed).varies
    assert token_of(mixed) != token_of(mixed[::-1].copy() + 1)
    assert token_of(same, mixed).varies


def test_a_token_is_that_of_the_content_in_whatever_process() -> None:
    assert token_of(np.array([1, 2], dtype=np.int8)) == Token("90961b53cd50a498", varies=True)
    assert token_of(np.array([0.5, 0.5])) == Token("4813d4c91ceb11f9")


def test_arrays_of_another_kind_or_shape_have_another_token() -> None:
    short = np.array([[1, 0], [1, 0]], dtype=np.int8)
    alike = (short, short.view(np.bool_), short.reshape(1, 4), short.astype(np.int16))
    assert len({token_of(values).text for values in alike}) == 4
    assert token_of(short, short) != token_of(short)
    assert token_of(short[0], short[1]) != token_of(short)


def test_tokens_joined_vary_where_one_of_them_does_and_keep_their_order() -> None:
    one, other = Token("one"), Token("other", varies=True)
    assert Token.joined([one, other]).varies
    assert not Token.joined([one, one]).varies
    assert Token.joined([one, other]) != Token.joined([other, one])
    assert Token.joined([one, other]) == Token.joined(iter((one, other)))
