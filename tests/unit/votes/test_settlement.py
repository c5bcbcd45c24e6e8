"""What a settlement would look like, on the published table of the European Union."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from allies.votes import settlement
from allies.votes.input_errors import WrittenError
from allies.votes.settlement import (
    actors_in_doubt,
    parse_questions,
    settle,
    weighted_mean,
    weighted_medians,
)

# Years until a standard for car emissions: capability, position, salience (Bueno de Mesquita 1994,
# as published by Scholz, Calbert and Smith 2011).
EMISSIONS = {
    "Netherlands": (0.08, 4, 0.80),
    "Belgium": (0.08, 7, 0.40),
    "Luxembourg": (0.03, 4, 0.20),
    "Germany": (0.16, 4, 0.80),
    "France": (0.16, 10, 0.60),
    "Italy": (0.16, 10, 0.60),
    "UK": (0.16, 10, 0.90),
    "Ireland": (0.05, 7, 0.10),
    "Denmark": (0.05, 4, 1.00),
    "Greece": (0.08, 7, 0.70),
}


def written(table: dict[str, tuple[Any, Any, Any]]) -> dict[str, Any]:
    fields = ("capability", "position", "salience")
    return {
        "question": "emissions",
        "unit": "years",
        "actors": {name: dict(zip(fields, row, strict=True)) for name, row in table.items()},
    }


def test_the_published_table_settles_at_its_published_mean_and_median() -> None:
    (asked,) = parse_questions(written(EMISSIONS))
    found = settle(asked)
    assert found is not None
    assert found.median.value == 7.0
    assert found.mean.value == pytest.approx(7.389956, abs=5e-7)
    assert (found.mean.low, found.median.high) == (None, None), "nothing was in doubt"
    assert found.pull["UK"] == pytest.approx(0.16 * 0.9 / 0.677)
    assert sum(found.pull.values()) == pytest.approx(1)


def test_inputs_in_doubt_give_ranges_that_hold_the_middle() -> None:
    table: dict[str, tuple[Any, Any, Any]] = dict(EMISSIONS)
    table["France"] = ({"triangular": [0.05, 0.16, 0.27]}, {"uniform": [8, 12]}, 0.6)
    (asked,) = parse_questions(written(table))
    found = settle(asked, draws=500)
    assert found is not None
    assert found.mean.low is not None
    assert found.mean.high is not None
    assert found.mean.low < found.mean.value < found.mean.high
    assert found == settle(asked, draws=500), "the same draws, the same answer"
    assert found != settle(asked, draws=500, seed=1)


def test_where_nobody_has_any_weight_it_is_unknown() -> None:
    (asked,) = parse_questions(written({"A": (1, 5, 0), "B": (0, 7, 1)}))
    assert settle(asked) is None


def test_between_rivals_of_equal_weight_every_position_is_a_median() -> None:
    (asked,) = parse_questions(written({"A": (1, 0, 1), "B": (1, 10, 1)}))
    found = settle(asked)
    assert found is not None
    assert found.median.value == 5
    assert found.medians == (0, 10)


def test_a_little_more_weight_on_one_side_leaves_one_median() -> None:
    (asked,) = parse_questions(written({"A": (1.001, 0, 1), "B": (1, 10, 1)}))
    found = settle(asked)
    assert found is not None
    assert found.median.value == 0
    assert found.medians == (0, 0)


def test_an_actor_without_weight_does_not_shorten_the_gap() -> None:
    (asked,) = parse_questions(written({"A": (1, 0, 1), "B": (1, 10, 1), "C": (0, 4, 1)}))
    found = settle(asked)
    assert found is not None
    assert found.medians == (0, 10)


def test_half_but_for_rounding_is_half() -> None:
    positions, weights = np.array([[1.0], [2.0]]), np.array([[0.1 + 0.2], [0.3]])
    assert [found.tolist() for found in weighted_medians(positions, weights)] == [[1.0], [2.0]]


def test_draws_in_which_nobody_has_weight_are_left_out() -> None:
    positions, weights = np.array([[1.0, 2.0]]), np.array([[0.0, 1.0]])
    assert weighted_mean(positions, weights).tolist() == [2.0]
    assert [found.tolist() for found in weighted_medians(positions, weights)] == [[2.0], [2.0]]


def test_draws_do_not_hang_on_how_many_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table: dict[str, tuple[Any, Any, Any]] = dict(EMISSIONS)
    table["France"] = ({"triangular": [0.05, 0.16, 0.27]}, {"uniform": [8, 12]}, 0.6)
    (asked,) = parse_questions(written(table))
    together = settle(asked, draws=500)
    monkeypatch.setattr(settlement, "_CELLS_AT_ONCE", 70)
    assert settle(asked, draws=500) == together


def test_only_questions_in_doubt_are_put_in_order_for_every_draw() -> None:
    table: dict[str, tuple[Any, Any, Any]] = dict(EMISSIONS)
    assert actors_in_doubt(parse_questions(written(table))) == 0
    table["France"] = ({"uniform": [0.1, 0.2]}, 10, 0.6)
    assert actors_in_doubt(parse_questions(written(table))) == len(table)


def test_every_fault_of_a_question_is_told_at_once() -> None:
    wrong = {"unit": ["x"], "unti": "x", "actors": {"A": {"capability": "-1", "salience": "nan"}}}
    with pytest.raises(WrittenError) as caught:
        parse_questions(wrong)
    assert len(caught.value.every) == 5


def test_a_file_may_hold_several_questions() -> None:
    both = {"questions": [written(EMISSIONS), {**written(EMISSIONS), "question": "again"}]}
    assert [asked.question for asked in parse_questions(both)] == ["emissions", "again"]


ACTOR = {"capability": "1", "position": "2", "salience": "0.5"}


@pytest.mark.parametrize(
    ("text", "path", "what"),
    [
        ("x", (), "a question needs 'actors'"),
        ({"actors": {}}, ("actors",), "there are no actors"),
        ({"actors": {"A": ACTOR}, "unti": "x"}, ("unti",), "unknown key 'unti'"),
        ({"actors": {"A": "1"}}, ("actors", "A"), "'A' must be a mapping"),
        ({"actors": {"A": {"position": "2"}}}, ("actors", "A"), "'capability' of 'A' is missing"),
        (
            {"actors": {"A": {**ACTOR, "weight": "2"}}},
            ("actors", "A", "weight"),
            "unknown key 'weight'",
        ),
        (
            {"actors": {"A": {**ACTOR, "salience": "2"}}},
            ("actors", "A", "salience"),
            "'salience' can be 2",
        ),
        (
            {"actors": {"A": {**ACTOR, "capability": "-1"}}},
            ("actors", "A", "capability"),
            "'capability' can be -1",
        ),
        ({"questions": []}, ("questions",), "'questions' must be a list"),
        (
            {"questions": [{"actors": {"A": {**ACTOR, "position": "far"}}}]},
            ("questions", 0, "actors", "A", "position"),
            "'far' is not a number",
        ),
    ],
)
def test_what_is_no_question_is_refused_where_it_stands(
    text: Any, path: tuple[str | int, ...], what: str
) -> None:
    with pytest.raises(WrittenError) as caught:
        parse_questions(text)
    assert what in caught.value.what
    assert caught.value.path == path
