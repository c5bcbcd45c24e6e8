"""Words for likelihoods."""

from __future__ import annotations

import pytest

from allies.values.likelihood import (
    Scale,
    likelihood_word,
    likelihood_words,
    shown_percent,
    shown_range,
)

JUST = 1e-9


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        # The bands of ICD 203; each end point is left out here and tried below.
        (0.01, 0.05, "almost no chance"),
        (0.05, 0.20, "very unlikely"),
        (0.20, 0.45, "unlikely"),
        (0.45, 0.55, "roughly even chance"),
        (0.55, 0.80, "likely"),
        (0.80, 0.95, "very likely"),
        (0.95, 0.99, "almost certain"),
    ],
)
def test_inside_a_band_the_word_is_that_of_icd_203(low: float, high: float, text: str) -> None:
    for probability in (low + JUST, (low + high) / 2, high - JUST):
        assert likelihood_word(probability) == text


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.0, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.80, "likely"),
        (0.95, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_an_end_that_two_bands_share_belongs_to_the_one_nearer_to_even_chances(
    probability: float, text: str
) -> None:
    assert likelihood_word(probability) == text


# Kent's centres with their margins: 100, 93 +- 6, 75 +- 12, 50 +- 10, 30 +- 10, 7 +- 5, 0.
KENT = (
    (0.0, 0.0, "impossible"),
    (0.02, 0.12, "almost certainly not"),
    (0.20, 0.40 - JUST, "probably not"),
    (0.40, 0.60, "chances about even"),
    (0.63, 0.87, "probable"),
    (0.87 + JUST, 0.99, "almost certain"),
    (1.0, 1.0, "certain"),
)


@pytest.mark.parametrize(("low", "high", "text"), KENT)
def test_at_the_centre_of_a_margin_the_word_is_kents(low: float, high: float, text: str) -> None:
    assert likelihood_word((low + high) / 2, "kent") == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    KENT,
)
def test_at_the_ends_of_a_margin_the_word_is_kents(low: float, high: float, text: str) -> None:
    assert likelihood_word(low, "kent") == text
    assert likelihood_word(high, "kent") == text


@pytest.mark.parametrize(
    ("cut", "below", "above"),
    [
        (0.01, "impossible", "almost certainly not"),
        (0.16, "almost certainly not", "probably not"),
        (0.615, "chances about even", "probable"),
        (0.995, "almost certain", "certain"),
    ],
)
def test_between_two_margins_kents_words_change_half_way(
    cut: float, below: str, above: str
) -> None:
    assert likelihood_word(cut - 1e-4, "kent") == below
    assert likelihood_word(cut + 1e-4, "kent") == above


@pytest.mark.parametrize("scale", ["icd203", "kent"])
@pytest.mark.parametrize("probability", [-JUST, 1 + JUST, float("nan"), float("inf")])
def test_what_is_no_probability_has_no_word(probability: float, scale: Scale) -> None:
    with pytest.raises(ValueError, match="is not a probability"):
        likelihood_word(probability, scale)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.10, 0.15, "very unlikely"),
        (0.03, 0.375, "almost no chance to unlikely"),
        (0.5, 0.5, "roughly even chance"),
    ],
)
def test_a_range_has_one_word_or_two(low: float, high: float, text: str) -> None:
    assert likelihood_words(low, high) == text


@pytest.mark.parametrize(
    ("probability", "percent"),
    [
        (0.0, 5),
        (0.05, 5),
        (0.07, 5),
        (0.08, 10),
        (0.5, 50),
        (0.62, 60),
        (0.63, 65),
        (0.93, 95),
        (0.95, 95),
        (1.0, 95),
    ],
)
def test_people_are_shown_steps_of_five_between_5_and_95_percent(
    probability: float, percent: int
) -> None:
    assert shown_percent(probability) == percent


def test_a_shown_range_of_one_step_is_one_number() -> None:
    assert shown_range(0.0, 0.05) == "5 %"
    assert shown_range(0.05, 0.21) == "5-20 %"
