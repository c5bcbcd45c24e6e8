"""The headline: a likelihood as a range in words, and a separate level of confidence."""

from __future__ import annotations

import pytest

from allies.assessment.case.headline import (
    SUREST,
    WEIGHT,
    confidence,
    headline,
    one_number,
)
from allies.values.likelihood import NOT_SAID


@pytest.mark.parametrize(
    ("inside", "outside", "judged", "grades", "level"),
    [
        ((0.30, 0.35), 0.30, 0.5, ["B"], "high"),
        ((0.30, 0.35), 0.30, 0.5, ["C", "A"], "high"),
        ((0.30, 0.35), 0.30, 0.51, ["B"], "moderate"),
        ((0.30, 0.35), 0.30, 0.5, ["C", "F"], "moderate"),
        ((0.30, 0.35), 0.30, 0.5, [], "moderate"),
        ((0.30, 0.35), 0.56, 0.5, ["B"], "moderate"),
        ((0.30, 0.35), None, 0.5, ["B"], "moderate"),
        ((0.30, 0.35), 0.56, 0.51, ["B"], "low"),
        ((0.30, 0.35), None, 0.9, ["E"], "low"),
    ],
)
def test_confidence_loses_a_level_for_each_weakness_and_never_falls_below_low(
    inside: tuple[float, float],
    outside: float | None,
    judged: float,
    grades: list[str],
    level: str,
) -> None:
    found, because = confidence(inside, outside, judged, grades)
    assert found == level
    lost = ["high", "moderate", "low"].index(level)
    assert len(because) == lost or (level == "low" and len(because) > lost)


@pytest.mark.parametrize(
    ("grades", "why"),
    [
        ([], ("no fact on record changes it by itself",)),
        (["C"], ("none of its sources has grade B or better",)),
        (["C", "B"], ()),
    ],
)
def test_sources_are_not_blamed_where_nothing_rests_on_any(
    grades: list[str], why: tuple[str, ...]
) -> None:
    assert confidence((0.30, 0.35), 0.30, 0.0, grades)[1] == why


@pytest.mark.parametrize(("outside", "apart"), [(0.25, False), (0.251, True), (0.0, True)])
def test_the_two_views_lie_apart_beyond_twenty_points_from_either_end(
    outside: float, apart: bool
) -> None:
    _, because = confidence((0.05, 0.21), outside, 0.0, ["A"])
    assert ("the model and earlier crises differ by more than 20 points" in because) == apart


SAMPLED = [
    ((0.05, 0.21), "high"),
    ((0.05, 0.255), "high"),
    ((0.05, 0.265), "moderate"),
    ((0.05, 0.25), "high"),
    ((0.02, 0.21), "high"),
    (None, "high"),
]


@pytest.mark.parametrize(("sampled", "level"), SAMPLED)
def test_a_model_that_few_draws_leave_far_off_earns_less_confidence(
    sampled: tuple[float, float] | None, level: str
) -> None:
    found, because = confidence((0.05, 0.21), 0.10, 0.0, ["A"], sampled)
    assert found == level
    assert ("too few futures were drawn" in because) == (level == "moderate")
    assert headline((0.05, 0.21), 0.10, sampled).sampled == (sampled or (0.05, 0.21))


@pytest.mark.parametrize(
    ("inside", "outside", "probability"),
    [
        ((0.1, 0.2), 0.4, (0.1, 0.4)),
        ((0.1, 0.2), 0.05, (0.05, 0.2)),
        ((0.1, 0.2), 0.15, (0.1, 0.2)),
        ((0.1, 0.2), None, (0.1, 0.2)),
    ],
)
def test_the_range_spans_both_views(
    inside: tuple[float, float], outside: float | None, probability: tuple[float, float]
) -> None:
    found = headline(inside, outside)
    assert found.probability == probability
    assert (found.inside, found.outside) == (inside, outside)


def test_where_the_model_can_tell_nothing_the_track_record_alone_narrows_nothing() -> None:
    found = headline((0.0, 1.0), 0.4)
    assert (found.words, found.probability, found.outside) == (NOT_SAID, (0.0, 1.0), 0.4)
    assert confidence((0.0, 1.0), 0.4, 0.0, ["A"]) == (
        "low",
        ("nothing in the record decides the answer",),
    )


@pytest.mark.parametrize(
    ("inside", "outside", "told"),
    [
        ((0.15, 0.30), 0.65, True),  # 50 points apart
        ((0.15, 0.30), 0.70, False),
        ((0.10, 0.65), 0.30, False),  # the model itself is too wide
        ((0.40, 0.60), None, True),
    ],
)
def test_a_range_wider_than_half_of_the_scale_says_nothing(
    inside: tuple[float, float], outside: float | None, told: bool
) -> None:
    assert (headline(inside, outside).words != NOT_SAID) == told


@pytest.mark.parametrize(
    ("inside", "outside", "number"),
    [
        ((0.5, 0.5), 0.5, 0.5),
        ((0.8, 0.8), 0.2, 0.5),
        ((0.1, 0.3), 0.2, 0.2),
        ((0.5, 0.5), 0.1, 0.25),  # odds of 1 and 1/9: the middle is 1/3
        ((0.0, 0.0), 0.0, SUREST),
        ((1.0, 1.0), 1.0, 1 - SUREST),
        ((0.3, 0.5), None, 0.4),
    ],
)
def test_one_number_is_the_mean_of_the_views_in_log_odds(
    inside: tuple[float, float], outside: float | None, number: float
) -> None:
    assert WEIGHT == 0.5
    assert one_number(inside, outside) == pytest.approx(number)
    assert headline(inside, outside).number == pytest.approx(number, abs=1e-6)


def test_without_anything_in_the_model_there_is_no_number() -> None:
    found = headline((0.0, 1.0), 0.1)
    assert (found.number, found.words) == (None, NOT_SAID)


def test_likelihood_and_confidence_are_never_in_one_phrase() -> None:
    found = headline((0.1, 0.2), 0.4)
    assert found.words == "unlikely"
    assert confidence((0.1, 0.2), 0.4, 0.9, [])[0] not in found.words


def test_probabilities_have_six_digits_and_are_not_in_steps_of_five() -> None:
    found = headline((1 / 3, 2 / 3), 0.4000001, (0.3123456789, 0.7))
    assert found.probability == found.inside == (0.333333, 0.666667)
    assert (found.outside, found.sampled) == (0.4, (0.312346, 0.7))
    assert found.number == 0.449490
