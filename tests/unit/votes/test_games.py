"""Voting games as written, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from allies.votes.games import AllGames, AnyGame, GameError, Weighted, parse_game, united, voters
from allies.votes.input_errors import WrittenError

ABC = {"A": "3", "B": "2", "C": "2"}


def test_numbers_may_be_numbers_or_text() -> None:
    assert parse_game({"quota": 3, "weights": {"A": 3}}) == parse_game(
        {"quota": "3", "weights": {"A": "3"}}
    )


def test_games_are_put_together_and_voters_united() -> None:
    part = {"quota": "3", "weights": ABC}
    found = parse_game({"all": [part, {"any": [part, part]}], "unions": {"BC": ["B", "C"]}})
    small = Weighted(3, {"A": 3, "BC": 4})
    assert found == AllGames((small, AnyGame((small, small))))
    assert voters(found) == ("A", "BC")


def test_a_union_without_a_name_is_named_after_its_voters() -> None:
    asked = {"quota": "3", "weights": ABC}
    named = parse_game({**asked, "unions": {"B+C": ["B", "C"]}})
    assert parse_game({**asked, "unions": [["B", "C"]]}) == named


def test_a_misspelt_key_is_told_its_nearest() -> None:
    with pytest.raises(GameError) as caught:
        parse_game({"qouta": "1", "weights": ABC})
    assert "quota" in caught.value.remedy


def test_no_unions_change_nothing() -> None:
    game = Weighted(3, {"A": 3})
    assert united(game, {}) is game


WRONG: dict[str, tuple[Any, tuple[str | int, ...], str]] = {
    "no mapping": (["A"], (), "a game is a mapping"),
    "nothing": ({}, (), "exactly one of 'quota', 'all' and 'any'"),
    "two kinds": ({"quota": "1", "all": []}, (), "exactly one of 'quota', 'all' and 'any'"),
    "unknown key": ({"quotas": "1"}, ("quotas",), "unknown key 'quotas'"),
    "no weights": ({"quota": "1"}, (), "'weights' is missing"),
    "nobody": ({"quota": "1", "weights": {}}, (), "nobody has a vote"),
    "quota above": ({"quota": "8", "weights": ABC}, ("quota",), "8 is above the total"),
    "quota below": ({"quota": "0", "weights": ABC}, ("quota",), "the quota 0 is below 1"),
    "all weightless": ({"quota": "1", "weights": {"A": "0"}}, ("quota",), "above the total"),
    "negative": (
        {"quota": "1", "weights": {"A": "3", "B": "-1"}},
        ("weights", "B"),
        "the weight of 'B' is negative: -1",
    ),
    "broken weight": (
        {"quota": "1", "weights": {"A": "1.5"}},
        ("weights", "A"),
        "'1.5' is not a whole number",
    ),
    "too heavy": (
        {"quota": "1", "weights": {"A": "1" + "0" * 13}},
        ("weights",),
        "the weights add up to",
    ),
    "no list": ({"all": "A"}, ("all",), "'all' must be a list"),
    "no parts": ({"any": []}, ("any",), "'any' has no parts"),
    "in a part": (
        {"all": [{"quota": "1", "weights": ABC}, {"quota": "9", "weights": ABC}]},
        ("all", 1, "quota"),
        "9 is above the total",
    ),
    "unknown in a union": (
        {"quota": "3", "weights": ABC, "unions": {"bloc": ["A", "D"]}},
        ("unions", "bloc", 1),
        "unknown voter 'D'",
    ),
    "twice in unions": (
        {"quota": "3", "weights": ABC, "unions": {"x": ["A"], "y": ["A"]}},
        ("unions", "y", 0),
        "'A' is in two unions",
    ),
    "a union like a voter": (
        {"quota": "3", "weights": ABC, "unions": {"A": ["B", "C"]}},
        ("unions", "A"),
        "the union 'A' has the name of a voter",
    ),
    "unknown in a nameless union": (
        {"quota": "3", "weights": ABC, "unions": [["A", "D"]]},
        ("unions", "A+D", 1),
        "unknown voter 'D'",
    ),
    "unions that are no lists": (
        {"quota": "3", "weights": ABC, "unions": ["A", "B"]},
        ("unions",),
        "'unions' must list voters",
    ),
    "no unions": (
        {"quota": "3", "weights": ABC, "unions": {"A": "B"}},
        ("unions",),
        "'unions' must list voters",
    ),
}


@pytest.mark.parametrize(("text", "path", "what"), WRONG.values(), ids=WRONG)
def test_what_is_no_game_is_refused_where_it_stands(
    text: Any, path: tuple[str | int, ...], what: str
) -> None:
    with pytest.raises(GameError if "whole" not in what else WrittenError) as caught:
        parse_game(text)
    assert what in caught.value.what
    assert caught.value.path == path


def faults(text: Any) -> list[str]:
    with pytest.raises(WrittenError) as caught:
        parse_game(text)
    return [error.what for error in caught.value.every]


def test_all_faults_of_a_game_are_told_at_once() -> None:
    found = faults(
        {
            "quota": "0",
            "qouta": "1",
            "weights": {"A": "inf", "B": "-1", "C": "nan", "D": "9" * 19, "E": "1"},
            "unions": {"x": ["A", "Z", "A"], "y": ["A"], "z": []},
        }
    )
    for said in (
        *("unknown key 'qouta'", "the quota 0 is below 1", "'inf' is not", "'nan' is not"),
        *("the weight of 'B' is negative", "is too large", "unknown voter 'Z'"),
        *("'A' is listed twice in the union 'x'", "'A' is in two unions", "'z' has no voters"),
    ):
        assert any(said in what for what in found), said
    assert len(found) == 10


def test_a_quota_out_of_reach_is_told_beside_the_fault_of_another_part() -> None:
    beyond = {"quota": "8", "weights": ABC}
    assert faults({"all": [beyond, {"any": [{"quota": "x", "weights": ABC}]}]}) == [
        "the quota 8 is above the total of the weights, 7",
        "'x' is not a whole number",
    ]


def test_weights_without_a_quota_are_not_passed_over() -> None:
    part = {"quota": "3", "weights": ABC}
    assert faults({"all": [part], "weights": ABC}) == ["'weights' cannot be combined with 'all'"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("A", " A"), "' A' looks like 'A'"),
        (("A", "\uff21"), "looks like 'A'"),
        (("A", "A\u200b"), "the name 'A\\u200b' holds a character that cannot be seen"),
        (("A", ""), "a name is empty"),
        (("A", "  "), "a name is empty"),
    ],
)
def test_names_that_cannot_be_told_apart_are_refused(names: tuple[str, ...], said: str) -> None:
    (found,) = faults({"quota": "1", "weights": dict.fromkeys(names, "1")})
    assert said in found


def test_names_that_differ_in_case_or_a_sign_are_two() -> None:
    assert voters(parse_game({"quota": 1, "weights": {"A": 1, "a": 1, "A-": 1, "A b": 1}}))


@pytest.mark.parametrize(("digits", "holds"), [(12, True), (13, False), (18, False), (19, False)])
def test_a_weight_is_bounded(digits: int, holds: bool) -> None:
    text = {"quota": "1", "weights": {"A": "9" * digits}}
    if holds:
        assert parse_game(text)
    else:
        assert len(faults(text)) == 1
