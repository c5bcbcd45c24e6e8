"""Games and questions that somebody wrote down: answered whole, or refused with every fault."""

from __future__ import annotations

from typing import Any

import pytest

from allies.assessment.votes.written import MOST_DRAWS, power_game, settlement
from allies.errors import QuestionError
from allies.questions.power import PowerGame
from allies.questions.settlement import Settlement, SettlementAnswer

GAME = {"quota": 3, "weights": {"A": 2, "B": 1, "C": 1}}
ACTORS = {
    "A": {"capability": 2, "position": 10, "salience": 1},
    "B": {"capability": 1, "position": 4, "salience": 1},
}
ASKED = {"question": "When?", "unit": "years", "actors": ACTORS}
DOUBTFUL = {
    **ASKED,
    "actors": {**ACTORS, "A": {**ACTORS["A"], "position": {"uniform": [8, 12]}}},
}


def settled(file: Any, draws: int = 100, seed: int = 0) -> SettlementAnswer:
    return settlement(Settlement(file=file, draws=draws, seed=seed))


@pytest.mark.parametrize(
    ("named", "title"), [({"name": "Three"}, "Three"), ({"name": ""}, None), ({}, None)]
)
def test_a_game_is_answered_under_its_name(named: dict[str, str], title: str | None) -> None:
    found = power_game(PowerGame(game={**GAME, **named}))
    assert found.title == title
    assert {item.voter: item.normalised for item in found.power.voters} == {
        "A": 0.6,
        "B": 0.2,
        "C": 0.2,
    }


@pytest.mark.parametrize(
    ("game", "faults"),
    [
        ("x", [("a game is a mapping", "game")]),
        (
            {"quota": 1, "weights": {"A": "x", "B": 1.5}},
            [("'x' is not a whole number", "game.weights.A"), ("'1.5' is not", "game.weights.B")],
        ),
    ],
)
def test_every_fault_of_a_game_is_told_where_it_stands(
    game: Any, faults: list[tuple[str, str]]
) -> None:
    with pytest.raises(QuestionError) as caught:
        power_game(PowerGame(game=game))
    assert [fault.field for fault in caught.value.faults] == [where for _, where in faults]
    for fault, (what, _) in zip(caught.value.faults, faults, strict=True):
        assert what in fault.what


def test_every_question_of_a_file_is_settled_by_weight() -> None:
    again = {**ASKED, "question": "Again?", "unit": ""}
    found = settled({"questions": [ASKED, again]})
    assert [(item.question, item.unit) for item in found.questions] == [
        ("When?", "years"),
        ("Again?", ""),
    ]
    first = found.questions[0]
    assert first.mean is not None
    assert first.median is not None
    assert (first.mean.value, first.median.value, first.mean.low) == (8.0, 10.0, None)
    assert first.pull == {"A": pytest.approx(2 / 3), "B": pytest.approx(1 / 3)}
    assert (found.draws, found.seed) == (100, 0)


def test_where_nobody_has_any_weight_it_is_unknown() -> None:
    weightless = {name: {**actor, "salience": 0} for name, actor in ACTORS.items()}
    (found,) = settled({**ASKED, "actors": weightless}).questions
    assert (found.mean, found.median, found.pull) == (None, None, {})


def test_draws_and_their_seed_change_what_is_in_doubt() -> None:
    one = settled(DOUBTFUL).questions
    assert one == settled(DOUBTFUL).questions
    assert one != settled(DOUBTFUL, seed=1).questions
    assert one != settled(DOUBTFUL, draws=101).questions


@pytest.mark.parametrize("draws", [0, -1, MOST_DRAWS + 1])
def test_draws_that_cannot_be_made_are_refused(draws: int) -> None:
    with pytest.raises(QuestionError, match="draws cannot be made") as caught:
        settled(ASKED, draws)
    assert caught.value.fault.field == "draws"
    assert caught.value.fault.remedy == "give a number from 1 to 1,000,000"


@pytest.mark.parametrize("draws", [1, MOST_DRAWS])
def test_the_fewest_and_the_most_draws_can_be_made(draws: int) -> None:
    assert settled(ASKED, draws).draws == draws


def test_every_fault_of_a_file_is_told_where_it_stands() -> None:
    faulty = {
        **ASKED,
        "actors": {
            "A": {**ACTORS["A"], "salience": 2},
            "B": {**ACTORS["B"], "capability": "much"},
        },
    }
    with pytest.raises(QuestionError) as caught:
        settled(faulty)
    assert [fault.field for fault in caught.value.faults] == [
        "file.actors.A.salience",
        "file.actors.B.capability",
    ]
