"""The headline: a likelihood as a range with words, and confidence kept apart from it.

Confidence follows a published rule. It starts high and loses a level for each of these: more than
half of what the answer rests on is the coder's judgement; the best grade of any fact it rests on is
below reliability B, or cannot be judged; the inside view and the track record lie more than 20
points apart; so few futures were drawn that the inside view can be off by more than 5. Below low
there is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.values.likelihood import Confidence, likelihood_words

LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")
WIDE_GAP = 0.20
FAR_OFF = 0.05
_ANYTHING = (0.0, 1.0)
GOOD_GRADES = frozenset("AB")


class Headline(msgspec.Struct, frozen=True):
    """The answer in one line.

    Attributes:
        probability: low and high end, over readings, what cannot be told, and both views.
        inside: the range of the model alone.
        outside: the track record's chance, where there is one: the median of what it may be.
        words: the likelihood in words of ICD 203.
        confidence: how far the answer can be relied on.
        because: what lowered the confidence.
        sampled: how far out both ends of the model's range can lie because only so many futures
            were drawn; a 90 % interval.
        blend: both views as one range, with a weight fixed beforehand; None unless asked for.
    """

    probability: tuple[float, float]
    inside: tuple[float, float]
    outside: float | None
    words: str
    confidence: Confidence
    because: tuple[str, ...]
    sampled: tuple[float, float]
    blend: tuple[float, float] | None = None


def headline(
    inside: tuple[float, float],
    outside: float | None,
    judged_share: float,
    grades: Sequence[str],
    sampled: tuple[float, float] | None = None,
) -> Headline:
    """Put the two views together.

    Args:
        inside: P(yes) and P(yes) + P(cannot tell), over the readings held.
        outside: the track record's chance.
        judged_share: share of judgements among what the answer rests on.
        grades: reliability of every source it rests on.
        sampled: how far out both ends of the inside view can lie since the draws are only so many;
            no further than they are, where not given.
    """
    least, most = sampled or inside
    if inside == _ANYTHING:
        why = ("nothing in the record decides it",)
        return Headline(inside, inside, outside, "cannot be told", "low", why, (least, most))
    ends = (*inside, outside) if outside is not None else inside
    low, high = min(ends), max(ends)
    because = []
    if judged_share > 0.5:
        because.append("more than half of what it rests on is judgement")
    if not grades:
        because.append("nothing that is documented moves it alone")
    elif not GOOD_GRADES.intersection(grades):
        because.append("no source it rests on is graded B or better")
    if outside is None:
        because.append("there is no track record to hold it against")
    elif max(abs(outside - inside[0]), abs(outside - inside[1])) > WIDE_GAP:
        because.append("the model and the track record lie more than 20 points apart")
    if max(inside[0] - least, most - inside[1]) > FAR_OFF:
        because.append("so few futures were drawn")
    level = LEVELS[max(0, len(LEVELS) - 1 - len(because))]
    return Headline(
        (low, high),
        inside,
        outside,
        likelihood_words(low, high),
        level,
        tuple(because),
        (least, most),
    )
