"""Words for likelihoods, kept apart from words for confidence.

Source of the scales: US Intelligence Community Directive 203 (2015), section D.6.e, and Sherman
Kent, "Words of Estimative Probability" (1964). ICD 203's bands share their end points; here a
shared end point belongs to the band nearer to even chances, so that a word never claims more
than the number does.
"""

from __future__ import annotations

from typing import Literal

Scale = Literal["icd203", "kent"]
Confidence = Literal["low", "moderate", "high"]

# Each band is (its end further from even chances, its end nearer, word).
_BELOW_EVEN = ((0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"))
_ABOVE_EVEN = ((0.95, "almost certain"), (0.80, "very likely"), (0.55, "likely"))
# Kent gives centres and margins; the cuts lie half way between neighbouring margins, and where two
# margins touch, the shared end point belongs to the band nearer to even chances.
_EVEN = 0.5
_KENT = (
    (0.01, "impossible"),
    (0.16, "almost certainly not"),
    (0.40, "probably not"),
    (0.615, "chances about even"),
    (0.87, "probable"),
    (0.995, "almost certain"),
    (1.01, "certain"),
)

SHOWN_LEAST, SHOWN_MOST, SHOWN_STEP = 0.05, 0.95, 0.05


def likelihood_word(probability: float, scale: Scale = "icd203") -> str:
    """Return the word for one probability.

    Args:
        probability: between 0 and 1.
        scale: which published scale to use.

    Raises:
        ValueError: the number is no probability.
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"{probability} is not a probability: it must lie between 0 and 1")
    if scale == "kent":
        return next(name for cut, name in _KENT if probability < cut or probability == cut > _EVEN)
    for cut, name in _BELOW_EVEN:
        if probability < cut:
            return name
    for cut, name in _ABOVE_EVEN:
        if probability > cut:
            return name
    return "roughly even chance"


def likelihood_words(low: float, high: float, scale: Scale = "icd203") -> str:
    """Return the words for a range: one word, or two joined by *to*."""
    first, last = likelihood_word(low, scale), likelihood_word(high, scale)
    return first if first == last else f"{first} to {last}"


def shown_percent(probability: float) -> int:
    """Return a probability as people are shown it: steps of five between 5 and 95 percent."""
    clipped = min(max(probability, SHOWN_LEAST), SHOWN_MOST)
    return round(clipped / SHOWN_STEP) * round(SHOWN_STEP * 100)


def shown_range(low: float, high: float) -> str:
    """Return a range of probabilities as shown to people, e.g. `5-20 %`."""
    first, last = shown_percent(low), shown_percent(high)
    return f"{first} %" if first == last else f"{first}-{last} %"
