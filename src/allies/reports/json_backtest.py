"""A backtest as JSON: schema `allies/backtest/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allies.reports.json_assessment import chance_json
from allies.reports.page_backtest import EVENT, EVENT_IN_TIME, Report
from allies.track_record.backtest import Backtest, Judged
from allies.track_record.scores import BaselineScore, Bin, Murphy, Scores

if TYPE_CHECKING:
    from allies.reports.answers.backtest import (
        BacktestJson,
        BaselineJson,
        BothScoresJson,
        CalibrationJson,
        JudgedJson,
        MurphyJson,
        ScoresJson,
    )


def backtest_json(report: Report) -> BacktestJson:
    """Return a backtest."""
    found = report.found
    scores = _scores(found.deployed)
    return {
        "schema": "allies/backtest/1",
        "file": report.file,
        "fitted_to": report.fitted_to,
        "cases_fitted": report.cases_fitted,
        "event": EVENT,
        "event_in_time": EVENT_IN_TIME,
        "scored": scores["scored"] if scores else 0,
        "brier": scores["brier"] if scores else None,
        "brier_interval_90": scores["brier_interval_90"] if scores else None,
        "log_score": scores["log_score"] if scores else None,
        "log_score_interval_90": scores["log_score_interval_90"] if scores else None,
        "skill": scores["skill"] if scores else None,
        "skill_interval_90": scores["skill_interval_90"] if scores else None,
        "murphy": scores["murphy"] if scores else None,
        "calibration": scores["calibration"] if scores else [],
        "baselines": scores["baselines"] if scores else {},
        "in_time": _scores(found.in_time),
        "leave_one_out": _both(report.one_left_out),
        "leave_one_organisation_out": _both(report.organisation_left_out),
        "earlier_cases_only": _both(report.later_left_out),
        "cases": [_judged(item) for item in found.cases],
        "notes": list(report.notes),
    }


def _both(found: Backtest) -> BothScoresJson:
    return {"deployed": _scores(found.deployed), "in_time": _scores(found.in_time)}


def _scores(found: Scores | None) -> ScoresJson | None:
    if found is None:
        return None
    return {
        "scored": found.scored,
        "happened": found.happened,
        "brier": found.brier,
        "brier_interval_90": list(found.brier_interval),
        "log_score": found.log_score,
        "log_score_interval_90": list(found.log_score_interval),
        "skill": found.skill,
        "skill_interval_90": list(found.skill_interval) if found.skill_interval else None,
        "murphy": _murphy(found.murphy),
        "calibration": [_bin(part) for part in found.calibration],
        "baselines": {name: _baseline(item) for name, item in found.baselines.items()},
    }


def _murphy(found: Murphy) -> MurphyJson:
    return {
        "reliability": found.reliability,
        "resolution": found.resolution,
        "uncertainty": found.uncertainty,
        "within_bins": found.within_bins,
    }


def _bin(part: Bin) -> CalibrationJson:
    return {
        "low": part.low,
        "high": part.high,
        "count": part.count,
        "forecast": part.forecast,
        "observed": part.observed,
        "interval_90": list(part.interval) if part.interval else None,
    }


def _baseline(item: BaselineScore) -> BaselineJson:
    return {
        "rule": item.rule,
        "brier": item.brier,
        "log_score": item.log_score,
        "skill": item.skill,
        "skill_interval_90": list(item.skill_interval),
    }


def _judged(item: Judged) -> JudgedJson:
    occasion, forecast = item.occasion, item.forecast
    return {
        "id": occasion.id,
        "organisation": occasion.organisation,
        "on": occasion.on,
        "trigger": occasion.trigger,
        "asked": occasion.asked,
        "probability": forecast.deployed.mean,
        "probability_in_time": forecast.in_time.mean,
        "deployed": chance_json(forecast.deployed),
        "in_time": chance_json(forecast.in_time),
        "ladder": dict(forecast.ladder),
        "delay_days": list(forecast.delay_days),
        "fitted_to": item.fitted_to,
        "of_organisation": forecast.of_organisation,
        "of_trigger": forecast.of_trigger,
        "baselines": dict(item.baselines),
        "observed": occasion.deployed,
        "observed_in_time": occasion.deployed_within(),
        "outcome": occasion.outcome,
    }
