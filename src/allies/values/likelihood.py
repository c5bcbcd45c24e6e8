"""Words for likelihoods, kept apart from words for confidence.

Source of the scales: US Intelligence Community Directive 203 (2015), section D.6.e, and Sherman
Kent, "Words of Estimative Probability" (1964). The bands of ICD 203 share their end points; here a
shared end point belongs to the band nearer to even chances, so that a word never claims more
than the number does.
"""

from __future__ import annotations

from typing import Literal

Scale = Literal["icd203", "kent"]
Confidence = Literal["low", "moderate", "high"]

# Each band is (end further from even chances, end nearer to even chances, word).
_BELOW_EVEN = ((0.05, "almost no chance"), (0.20, "very unlikely"), (0.45, "unlikely"))
_ABOVE_EVEN = ((0.95, "almost certain"), (0.80, "very likely"), (0.55, "likely"))
# Kent gives centres and margins. Each cut is half way between neighbouring margins. Where two
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

# Figures are shown in steps of five; outside the steps only "under" or "over" is shown.
_STEP = 5
_LEAST, _MOST = 5, 95
_WIDEST = 50.0  # points between the ends of a range that has words
NOT_SAID = "the record does not say"


def likelihood_word(probability: float, scale: Scale = "icd203") -> str:
    """Return the word for one probability.

    Args:
        probability: between 0 and 1.
        scale: which published scale to use.

    Raises:
        ValueError: the number is not between 0 and 1.
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


def says_nothing(low: float, high: float) -> bool:
    """Return whether a range, as it is shown, is wider than half of the scale."""
    return round(100 * (_as_shown(high) - _as_shown(low)), 1) > _WIDEST


def likelihood_words(low: float, high: float, scale: Scale = "icd203") -> str:
    """Return the words for a range as it is shown: one word, or two joined by *to*.

    The words follow from the figures of `shown_range`, so each figure always has the same word. A
    range that is wider than half of the scale has no word: the record does not say.
    """
    if says_nothing(low, high):
        return NOT_SAID
    first, last = (likelihood_word(_as_shown(end), scale) for end in (low, high))
    return first if first == last else f"{first} to {last}"


def shown_chance(probability: float) -> str:
    """Return a probability as it is shown: `under 5 %`, steps of five, `over 95 %`."""
    return f"{_figure(probability)} %"


def shown_count(low: float, high: float) -> str:
    """Return shares as counts of 100, rounded like chances: `0`, `<5`, `≤5`, `<5-35`, `100`.

    Only a share of exactly none or all is 0 or 100; a range has the figures of its ends.
    """
    if low == high and low in (0.0, 1.0):
        return f"{100 * low:.0f}"
    if (_percent(low), _percent(high)) == (0, _LEAST):
        return f"≤{_LEAST}"
    if (_percent(low), _percent(high)) == (_MOST, 100):
        return f"≥{_MOST}"
    ends = (_figure(end).replace("under ", "<").replace("over ", ">") for end in (low, high))
    return "-".join(dict.fromkeys(ends))


def shown_range(low: float, high: float) -> str:
    """Return a range of probabilities as it is shown: `5-20 %`, `under 5 to 20 %`."""
    first, last = _figure(low), _figure(high)
    if first == last:
        return f"{first} %"
    if (_percent(low), _percent(high)) == (0, _LEAST):
        return f"at most {_LEAST} %"
    if (_percent(low), _percent(high)) == (_MOST, 100):
        return f"at least {_MOST} %"
    return f"{first}-{last} %" if (first + last).isdigit() else f"{first} to {last} %"


def _percent(probability: float) -> int:
    """Return the nearest step of five; 0 and 100 mean a value outside the steps shown."""
    return round(100 * probability / _STEP) * _STEP


def _figure(probability: float) -> str:
    percent = _percent(probability)
    if percent < _LEAST:
        return f"under {_LEAST}"
    return f"over {_MOST}" if percent > _MOST else str(percent)


def _as_shown(probability: float) -> float:
    """Return the probability as shown; outside the steps, the middle of the last step and the end.

    Raises:
        ValueError: the number is not between 0 and 1.
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"{probability} is not a probability: it must lie between 0 and 1")
    percent = float(_percent(probability))
    return min(max(percent, _LEAST / 2), (_MOST + 100) / 2) / 100
