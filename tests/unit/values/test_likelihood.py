"""Words for likelihoods."""

from __future__ import annotations

import pytest

from allies.values.likelihood import (
    Scale,
    likelihood_word,
    likelihood_words,
    shown_chance,
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
        (0.02, 0.375, "almost no chance to unlikely"),
        (0.5, 0.5, "roughly even chance"),
        (0.3, 0.8, "unlikely to likely"),  # 50 points apart
        (0.3, 0.85, "the record does not say"),
        (0.0, 0.5, "almost no chance to roughly even chance"),  # shown as under 5 to 50
        (0.0, 0.55, "the record does not say"),
        (0.3, 0.99, "the record does not say"),
    ],
)
def test_a_range_has_one_word_or_two(low: float, high: float, text: str) -> None:
    assert likelihood_words(low, high) == text


# Where the figure shown passes from one band to the next, with the words on both sides.
PASSAGES = (
    (0.025, "under 5 %", "almost no chance", "5 %", "very unlikely"),
    (0.175, "15 %", "very unlikely", "20 %", "unlikely"),
    (0.425, "40 %", "unlikely", "45 %", "roughly even chance"),
    (0.575, "55 %", "roughly even chance", "60 %", "likely"),
    (0.825, "80 %", "likely", "85 %", "very likely"),
    (0.975, "95 %", "very likely", "over 95 %", "almost certain"),
)


@pytest.mark.parametrize(("at", "below", "word_below", "above", "word_above"), PASSAGES)
def test_the_words_of_a_range_change_where_its_figures_do(
    at: float, below: str, word_below: str, above: str, word_above: str
) -> None:
    for probability, figure, word in (
        (at - JUST, below, word_below),
        (at + JUST, above, word_above),
    ):
        assert shown_range(probability, probability) == shown_chance(probability) == figure
        assert likelihood_words(probability, probability) == word


def test_the_same_figures_have_the_same_words() -> None:
    words: dict[str, set[str]] = {}
    ends = [step / 400 for step in range(401)]
    for low in ends:
        for high in ends:
            if low <= high:
                words.setdefault(shown_range(low, high), set()).add(likelihood_words(low, high))
    assert {len(given) for given in words.values()} == {1}


def test_a_range_shown_in_words_of_kent_is_never_impossible_or_certain() -> None:
    assert likelihood_words(0.0, 0.0, "kent") == "almost certainly not"
    assert likelihood_words(1.0, 1.0, "kent") == "almost certain"


@pytest.mark.parametrize("probability", [-JUST, 1 + JUST, float("nan"), float("inf")])
def test_what_is_no_probability_has_no_words(probability: float) -> None:
    with pytest.raises(ValueError, match="is not a probability"):
        likelihood_words(probability, probability)


@pytest.mark.parametrize(
    ("probability", "figure"),
    [
        (0.0, "under 5 %"),
        (0.024, "under 5 %"),
        (0.026, "5 %"),
        (0.07, "5 %"),
        (0.08, "10 %"),
        (0.5, "50 %"),
        (0.62, "60 %"),
        (0.63, "65 %"),
        (0.974, "95 %"),
        (0.976, "over 95 %"),
        (1.0, "over 95 %"),
    ],
)
def test_people_are_shown_steps_of_five_and_what_lies_beyond_them(
    probability: float, figure: str
) -> None:
    assert shown_chance(probability) == figure


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0.03, 0.05, "5 %"),
        (0.05, 0.21, "5-20 %"),
        (0.0, 0.01, "under 5 %"),
        (0.0, 0.05, "at most 5 %"),
        (0.0, 0.21, "under 5 to 20 %"),
        (0.8, 1.0, "80 to over 95 %"),
        (0.95, 1.0, "at least 95 %"),
        (0.0, 1.0, "under 5 to over 95 %"),
    ],
)
def test_a_shown_range_of_one_step_is_one_number(low: float, high: float, shown: str) -> None:
    assert shown_range(low, high) == shown
