"""The headline: a likelihood as a range with words, and confidence kept apart from it."""

from __future__ import annotations

import pytest

from allies.assessment.case.headline import headline


@pytest.mark.parametrize(
    ("inside", "outside", "judged", "grades", "confidence"),
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
    confidence: str,
) -> None:
    found = headline(inside, outside, judged, grades)
    assert found.confidence == confidence
    lost = ["high", "moderate", "low"].index(confidence)
    assert len(found.because) == lost or (confidence == "low" and len(found.because) > lost)


@pytest.mark.parametrize(
    ("grades", "why"),
    [
        ([], ("nothing that is documented moves it alone",)),
        (["C"], ("no source it rests on is graded B or better",)),
        (["C", "B"], ()),
    ],
)
def test_sources_are_not_blamed_where_nothing_rests_on_any(
    grades: list[str], why: tuple[str, ...]
) -> None:
    assert headline((0.30, 0.35), 0.30, 0.0, grades).because == why


@pytest.mark.parametrize(("outside", "apart"), [(0.25, False), (0.251, True), (0.0, True)])
def test_the_two_views_lie_apart_beyond_twenty_points_from_either_end(
    outside: float, apart: bool
) -> None:
    because = headline((0.05, 0.21), outside, 0.0, ["A"]).because
    assert ("the model and the track record lie more than 20 points apart" in because) == apart


@pytest.mark.parametrize(
    ("sampled", "confidence"),
    [
        ((0.05, 0.21), "high"),
        ((0.05, 0.255), "high"),
        ((0.05, 0.265), "moderate"),
        ((0.05, 0.25), "high"),
        ((0.02, 0.21), "high"),
        (None, "high"),
    ],
)
def test_a_model_that_few_draws_leave_far_off_earns_less_confidence(
    sampled: tuple[float, float] | None, confidence: str
) -> None:
    found = headline((0.05, 0.21), 0.10, 0.0, ["A"], sampled)
    assert found.confidence == confidence
    assert ("so few futures were drawn" in found.because) == (confidence == "moderate")
    assert found.sampled == (sampled or (0.05, 0.21))


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
    found = headline(inside, outside, 0.0, ["A"])
    assert found.probability == probability
    assert (found.inside, found.outside) == (inside, outside)


def test_likelihood_and_confidence_are_never_in_one_phrase() -> None:
    found = headline((0.1, 0.2), 0.4, 0.9, [])
    assert found.words == "very unlikely to unlikely"
    assert found.confidence not in found.words
