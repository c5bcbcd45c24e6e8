"""The headline: a likelihood as a range with words, and confidence kept apart from it.

Confidence follows a published rule. It starts high and loses a level for each of these: more than
half of what the answer rests on is the coder's judgement; the best grade of any fact it rests on is
below reliability B, or cannot be judged; the inside view and the track record lie more than 20
points apart; so few futures were drawn that the inside view can be off by more than 5. Below low
there is nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from allies.assessment.parts import probability
from allies.questions.assess import Headline
from allies.values.likelihood import Confidence, likelihood_words

LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")
WIDE_GAP = 0.20
FAR_OFF = 0.05
_ANYTHING = (0.0, 1.0)
GOOD_GRADES = frozenset("AB")

Span = tuple[float, float]


def headline(
    inside: Span, outside: float | None, sampled: Span | None = None, blend: Span | None = None
) -> Headline:
    """Put the two views together.

    Args:
        inside: P(yes) and P(yes) + P(cannot tell), over the readings held.
        outside: the track record's chance.
        sampled: how far out both ends of the inside view can lie since the draws are only so many;
            no further than they are, where not given.
        blend: both views as one range, where that was asked for.
    """
    untold = inside == _ANYTHING
    ends = inside if untold or outside is None else (*inside, outside)
    low, high = min(ends), max(ends)
    return Headline(
        probability=_span((low, high)),
        words="cannot be told" if untold else likelihood_words(low, high),
        inside=_span(inside),
        sampled=_span(sampled or inside),
        outside=None if outside is None else probability(outside),
        blend=_span(blend) if blend else None,
    )


def _span(span: Span) -> Span:
    return probability(span[0]), probability(span[1])


def confidence(
    inside: Span,
    outside: float | None,
    judged_share: float,
    grades: Sequence[str],
    sampled: Span | None = None,
) -> tuple[Confidence, tuple[str, ...]]:
    """Return how far the answer can be relied on, and what lowered that.

    Args:
        inside: P(yes) and P(yes) + P(cannot tell), over the readings held.
        outside: the track record's chance.
        judged_share: share of judgements among what the answer rests on.
        grades: reliability of every source it rests on.
        sampled: as of `headline`.
    """
    if inside == _ANYTHING:
        return "low", ("nothing in the record decides it",)
    least, most = sampled or inside
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
    return LEVELS[max(0, len(LEVELS) - 1 - len(because))], tuple(because)
