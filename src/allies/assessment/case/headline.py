"""The headline: a likelihood as one number and a range, and a separate level of confidence.

The number is the mean of the two views in log-odds, with weights fixed beforehand (decision 0019).
The range runs from the lowest to the highest view. A range of which the ends, as shown, are more
than 50 points apart says nothing: it holds "unlikely" and "likely" at once. Its words are that the
record does not say.

Confidence follows a published rule. It starts high and loses one level for each of these: more than
half of its inputs are the coder's judgements; the best grade of any fact it rests on
is below reliability B or unknown; the inside view and the track record differ by more than 20
points; so few futures were drawn that the inside view may be wrong by more than 5 points. The
lowest level is low.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from allies.assessment.parts import probability
from allies.questions.assess import Headline
from allies.values.likelihood import NOT_SAID, Confidence, likelihood_words, says_nothing
from allies.values.model_inputs import number

LEVELS: tuple[Confidence, ...] = ("low", "moderate", "high")
WIDE_GAP = 0.20
FAR_OFF = 0.05
_ANYTHING = (0.0, 1.0)
WEIGHT, SUREST = number("track_record"), number("surest")
GOOD_GRADES = frozenset("AB")

Span = tuple[float, float]


def headline(inside: Span, outside: float | None, sampled: Span | None = None) -> Headline:
    """Put the two views together.

    Args:
        inside: P(yes) and P(yes) + P(cannot tell), over the readings held.
        outside: the track record's chance.
        sampled: the inside view widened by its sampling error; the inside view itself if not
            given.
    """
    ends = inside if outside is None else (*inside, outside)
    low, high = min(ends), max(ends)
    one = None if inside == _ANYTHING else one_number(inside, outside)
    return Headline(
        number=None if one is None else probability(one),
        probability=_span((low, high)),
        words=NOT_SAID if one is None or says_nothing(low, high) else likelihood_words(one, one),
        inside=_span(inside),
        sampled=_span(sampled or inside),
        outside=None if outside is None else probability(outside),
    )


def one_number(inside: Span, outside: float | None) -> float:
    """Return both views as one chance: the mean in log-odds, never 0 or 1.

    Args:
        inside: the span of the model; its middle counts.
        outside: the track record's chance; the model alone counts if there is none.
    """
    middle = _kept(sum(inside) / 2)
    if outside is None:
        return middle
    odds = (1 - WEIGHT) * _log_odds(middle) + WEIGHT * _log_odds(_kept(outside))
    return _kept(1 / (1 + exp(-odds)))


def _kept(chance: float) -> float:
    return min(max(chance, SUREST), 1 - SUREST)


def _log_odds(chance: float) -> float:
    return log(chance / (1 - chance))


def _span(span: Span) -> Span:
    return probability(span[0]), probability(span[1])


def confidence(
    inside: Span,
    outside: float | None,
    judged_share: float,
    grades: Sequence[str],
    sampled: Span | None = None,
) -> tuple[Confidence, tuple[str, ...]]:
    """Return the confidence in the answer, and the reasons that lowered it.

    Args:
        inside: P(yes) and P(yes) + P(cannot tell), over the readings held.
        outside: the track record's chance.
        judged_share: share of judgements among the inputs of the answer, from 0 to 1.
        grades: reliability of every source of the answer.
        sampled: as in `headline`.
    """
    if inside == _ANYTHING:
        return "low", ("nothing in the record decides the answer",)
    least, most = sampled or inside
    because = []
    if judged_share > 0.5:
        because.append("over half of its inputs are judgements")
    if not grades:
        because.append("no fact on record changes it by itself")
    elif not GOOD_GRADES.intersection(grades):
        because.append("none of its sources has grade B or better")
    if outside is None:
        because.append("there are no earlier crises to compare it with")
    elif max(abs(outside - inside[0]), abs(outside - inside[1])) > WIDE_GAP:
        because.append("the model and earlier crises differ by more than 20 points")
    if max(inside[0] - least, most - inside[1]) > FAR_OFF:
        because.append("too few futures were drawn")
    return LEVELS[max(0, len(LEVELS) - 1 - len(because))], tuple(because)
