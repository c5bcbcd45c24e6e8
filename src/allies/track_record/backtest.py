"""Backtest: compare the model's forecasts with known outcomes that it was not fitted to.

The forecast case itself, under any name, is always left out of the cases the model is fitted to. On
request, all cases of its organisation, or all later cases, are left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from math import fsum
from typing import Literal

import msgspec
from msgspec.structs import astuple

from allies.progress import told
from allies.questions.backtest import Scores
from allies.track_record.occasions import Occasions
from allies.track_record.posterior import Forecast, Posterior, fit, known_of
from allies.track_record.scores import score
from allies.world.occasions import Occasion, is_same

LeftOut = Literal["itself", "its_organisation", "itself_and_later"]

_MOST_REFITTED = 60  # from this number of cases, one left out is weighed out
_MANY = 500  # from this number of cases, progress is reported

RULES = {
    "base_rate": "as often as on all other cases",
    "deploys_if_asked": "as often as on other cases with the same answer to: did the host ask?",
    "leading_state_decides": "as often as on other cases of organisations with the same leader;"
    " the base rate if no leader is known",
}


class Judged(msgspec.Struct, frozen=True):
    """One case with its forecast.

    Attributes:
        occasion: the case.
        forecast: the model's forecast.
        fitted_to: how many cases the model was fitted to.
        baselines: by name, each simple rule's probability of a deployment.
        baselines_in_time: by name, each simple rule's probability of a deployment in time.
    """

    occasion: Occasion
    forecast: Forecast
    fitted_to: int
    baselines: dict[str, float]
    baselines_in_time: dict[str, float]


class Backtest(msgspec.Struct, frozen=True):
    """Cases with their forecasts, and the scores of the forecasts.

    Attributes:
        left_out: which cases were left out for each forecast.
        cases: each case with its forecast.
        deployed: scores for whether forces came at all; None if no outcome is known.
        in_time: scores for whether enough came in time.
    """

    left_out: LeftOut
    cases: tuple[Judged, ...]
    deployed: Scores | None
    in_time: Scores | None

    def without(self, organisation: str) -> Backtest:
        """Return the same forecasts, scored without the cases of one organisation."""
        cases = [item for item in self.cases if item.occasion.organisation != organisation]
        return _scored(self.left_out, cases)

    def only(self, ids: Collection[str]) -> Backtest:
        """Return the same forecasts, scored on some cases alone."""
        return _scored(self.left_out, [item for item in self.cases if item.occasion.id in ids])


def backtest(
    cases: Sequence[Occasion],
    fitted_to: Sequence[Occasion],
    coded: Occasions,
    left_out: LeftOut = "itself",
) -> Backtest:
    """Forecast cases and score the forecasts.

    Args:
        cases: the cases to forecast.
        fitted_to: the cases the model may learn from.
        coded: gives the leader of each organisation.
        left_out: which cases are left out of `fitted_to` for each forecast.
    """
    fits: dict[tuple[str, ...], Posterior] = {}
    forecasts: dict[tuple[str, ...], Forecast] = {}
    led_by = {
        name: coded.leader(name) for name in {item.organisation for item in (*cases, *fitted_to)}
    }
    judged = []
    for case in told("forecasting cases", cases, len(cases), least=_MANY):
        others = [item for item in fitted_to if _LEAVES[left_out](item, case)]
        key = tuple(item.id for item in others)
        if key not in fits:
            fits[key] = _fitted(fitted_to, others, fits)
        # Cases with the same inputs of the forecast share one forecast.
        alike = (*key, case.organisation, case.trigger, case.asked, *astuple(known_of(case)))
        if alike not in forecasts:
            forecasts[alike] = fits[key].forecast(
                case.organisation,
                case.trigger,
                case.asked,
                known_of(case),
            )
        known = [item for item in others if item.outcome is not None]
        judged.append(
            Judged(
                case,
                forecasts[alike],
                len(known),
                _baselines(case, known, led_by, lambda item: item.deployed),
                _baselines(case, known, led_by, lambda item: item.deployed_within()),
            )
        )
    return _scored(left_out, judged)


def _fitted(
    every: Sequence[Occasion],
    others: Sequence[Occasion],
    fits: dict[tuple[str, ...], Posterior],
) -> Posterior:
    """Return the model fitted to some of the cases; if one is missing, from the fit to all."""
    if len(others) < len(every) - 1 or len(every) < _MOST_REFITTED:
        return fit(others)
    everybody = tuple(item.id for item in every)
    if everybody not in fits:
        fits[everybody] = fit(every)
    if len(others) == len(every):
        return fits[everybody]
    kept = {item.id for item in others}
    (case,) = [item for item in every if item.id not in kept]
    return fits[everybody].leaving_out(case, others)


def _scored(left_out: LeftOut, judged: Sequence[Judged]) -> Backtest:
    organisations = [item.occasion.organisation for item in judged]
    return Backtest(
        left_out,
        tuple(judged),
        _scores(
            [(item.forecast.deployed.mean, item.occasion.deployed) for item in judged],
            [item.baselines for item in judged],
            organisations,
        ),
        _scores(
            [(item.forecast.in_time.mean, item.occasion.deployed_within()) for item in judged],
            [item.baselines_in_time for item in judged],
            organisations,
        ),
    )


_LEAVES: dict[LeftOut, Callable[[Occasion, Occasion], bool]] = {
    "itself": lambda item, case: not is_same(item, case),
    "its_organisation": lambda item, case: (
        item.organisation != case.organisation and not is_same(item, case)
    ),
    "itself_and_later": lambda item, case: item.on[:4] < case.on[:4],
}


def _scores(
    made: Sequence[tuple[float, bool | None]],
    baselines: Sequence[dict[str, float]],
    organisations: Sequence[str],
) -> Scores | None:
    known = [
        (chance, ended, rules, organisation)
        for (chance, ended), rules, organisation in zip(made, baselines, organisations, strict=True)
        if ended is not None
    ]
    if not known:
        return None
    return score(
        [item[0] for item in known],
        [item[1] for item in known],
        {name: (says, [item[2][name] for item in known]) for name, says in RULES.items()},
        [item[3] for item in known],
    )


def _baselines(
    case: Occasion,
    others: Sequence[Occasion],
    led_by: Mapping[str, str],
    ended: Callable[[Occasion], bool | None],
) -> dict[str, float]:
    """Return each simple rule's forecast; the rules learn from the same cases as the model.

    They use cases of the same sampling, if there are any: a share of chosen occasions is not the
    share of drawn ones.
    """
    others = [item for item in others if item.sampling == case.sampling] or others
    leader = led_by[case.organisation]
    led = [item for item in others if leader and led_by[item.organisation] == leader]
    return {
        "base_rate": _frequency(others, ended),
        "deploys_if_asked": _frequency([o for o in others if o.asked == case.asked], ended),
        "leading_state_decides": _frequency(led or others, ended),
    }


def _frequency(occasions: Sequence[Occasion], ended: Callable[[Occasion], bool | None]) -> float:
    """Return the share of cases that came true, by Laplace's rule of succession (never 0 or 1)."""
    ends = [end for end in map(ended, occasions) if end is not None]
    return (fsum(ends) + 1) / (len(ends) + 2)
