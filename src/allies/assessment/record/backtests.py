"""Backtests: forecasts of coded cases from the track record, and their scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from allies.assessment.case.outside import chance_part
from allies.assessment.parts import probability
from allies.errors import QuestionError
from allies.questions.backtest import (
    Backtest,
    BacktestAnswer,
    BothScores,
    CodedCases,
    Judged,
)
from allies.track_record import backtest as track_record
from allies.track_record.occasions import load_occasions
from allies.world.occasions import DAYS, PERSONNEL, Occasion, is_same

SHIPPED = "the cases shipped"
EVENT = "forces are sent under the organisation or its mandate, early or late"
EVENT_IN_TIME = f"at least {PERSONNEL} people are there within {DAYS} days"


def backtest(question: Backtest) -> BacktestAnswer:
    """Answer what the track record forecasts for coded cases, and how good the forecasts are.

    Raises:
        QuestionError: the given text is not a list of coded cases.
    """
    own = _learned(_occasions(question.theatre, "theatre", ()))
    fit = _learned(_occasions(question.fit, "fit", load_occasions().occasions))
    coded = replace(load_occasions(), occasions=fit).joined(own)
    fitted_to = coded.occasions
    given = _occasions(question.cases, "cases", fitted_to)
    cases = _forecast(given, fitted_to)
    found = track_record.backtest(cases, fitted_to, coded)
    itself = found if cases == fitted_to else track_record.backtest(fitted_to, fitted_to, coded)
    others = track_record.backtest(fitted_to, fitted_to, coded, "its_organisation")
    earlier = track_record.backtest(fitted_to, fitted_to, coded, "itself_and_later")
    largest = _largest(fitted_to)
    aside = track_record.backtest(coded.set_aside if question.fit is None else (), fitted_to, coded)
    scores = found.deployed
    files = (question.cases, question.fit, question.theatre)
    return BacktestAnswer(
        file=question.cases.file if question.cases else SHIPPED,
        fitted_to=question.fit.file if question.fit else SHIPPED,
        from_theatre=len(own),
        cases_fitted=sum(item.outcome is not None for item in fitted_to),
        event=EVENT,
        event_in_time=EVENT_IN_TIME,
        scored=scores.scored if scores else 0,
        happened=scores.happened if scores else 0,
        mean_forecast=scores.mean_forecast if scores else None,
        brier=scores.brier if scores else None,
        brier_interval_90=scores.brier_interval_90 if scores else None,
        log_score=scores.log_score if scores else None,
        log_score_interval_90=scores.log_score_interval_90 if scores else None,
        skill=scores.skill if scores else None,
        skill_interval_90=scores.skill_interval_90 if scores else None,
        murphy=scores.murphy if scores else None,
        calibration=scores.calibration if scores else (),
        baselines=scores.baselines if scores else {},
        in_time=found.in_time,
        leave_one_out=_both(itself),
        leave_one_organisation_out=_both(others),
        earlier_cases_only=_both(earlier),
        without_largest=_both(itself.without(largest)),
        largest=largest,
        set_aside=_both(aside),
        cases=tuple(_judged(item) for item in found.cases),
        notes=(
            *(note for file in files if file for note in file.notes),
            *_unsaid(given, cases),
        ),
    )


def _learned(cases: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """Return cases to learn from: somebody chose them, unless they say that they were drawn."""
    return tuple(replace(item, sampling=item.sampling or "chosen") for item in cases)


def _forecast(cases: Sequence[Occasion], fitted_to: Sequence[Occasion]) -> tuple[Occasion, ...]:
    """Return cases to forecast: as they are learned, else as drawn, unless they say otherwise."""
    found = []
    for item in cases:
        if item.sampling is None:
            same = next((known for known in fitted_to if is_same(known, item)), None)
            item = replace(item, sampling=same.sampling if same else "frame")
        found.append(item)
    return tuple(found)


def _unsaid(given: Sequence[Occasion], forecast: Sequence[Occasion]) -> Iterator[str]:
    """Return what the page says of cases that are forecast as drawn though they do not say so."""
    count = sum(
        before.sampling is None and after.sampling == "frame"
        for before, after in zip(given, forecast, strict=True)
    )
    if count:
        subject, each = ("1 case does", "it is") if count == 1 else (f"{count} cases do", "each is")
        yield (
            f"{subject} not say 'sampling': {each} forecast as drawn from the frame, as in an"
            " assessment; a case that you picked because it is remembered needs 'sampling: chosen'"
        )


def _occasions(
    given: CodedCases | None, field: str, shipped: Sequence[Occasion]
) -> tuple[Occasion, ...]:
    """Return the cases of a file, or the shipped cases if no file is given."""
    if given is None:
        return tuple(shipped)
    try:
        return msgspec.convert(given.cases, tuple[Occasion, ...])
    except msgspec.ValidationError as error:
        raise QuestionError(
            f"these are not coded cases: {error}",
            field=field,
            remedy="give the path of a file of coded cases",
        ) from None


def _largest(cases: Sequence[Occasion]) -> str:
    """Return the organisation with the most cases; the first in order of name among equals."""
    counts = Counter(item.organisation for item in cases if item.outcome is not None)
    return min(counts, key=lambda name: (-counts[name], name), default="")


def _both(found: track_record.Backtest) -> BothScores:
    return BothScores(deployed=found.deployed, in_time=found.in_time)


def _judged(item: track_record.Judged) -> Judged:
    occasion, forecast = item.occasion, item.forecast
    return Judged(
        id=occasion.id,
        organisation=occasion.organisation,
        on=occasion.on,
        trigger=occasion.trigger,
        asked=occasion.asked,
        probability=probability(forecast.deployed.mean),
        probability_in_time=probability(forecast.in_time.mean),
        deployed=chance_part(forecast.deployed),
        in_time=chance_part(forecast.in_time),
        ladder={outcome: probability(chance) for outcome, chance in forecast.ladder.items()},
        delay_days=forecast.delay_days,
        fitted_to=item.fitted_to,
        of_organisation=forecast.of_organisation,
        of_trigger=forecast.of_trigger,
        baselines={rule: probability(chance) for rule, chance in item.baselines.items()},
        observed=occasion.deployed,
        observed_in_time=occasion.deployed_within(),
        outcome=occasion.outcome,
    )
