"""The shapes of a backtest."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.assessment import ChanceJson


class CalibrationJson(TypedDict):
    """The forecasts of one range, and what became of them."""

    low: float
    high: float
    count: int
    forecast: float | None
    observed: float | None
    interval_90: list[float] | None


class MurphyJson(TypedDict):
    """The Brier score in parts: reliability - resolution + uncertainty + within_bins."""

    reliability: float
    resolution: float
    uncertainty: float
    within_bins: float


class BaselineJson(TypedDict):
    """A simple rule, scored on the same cases."""

    rule: str
    brier: float
    log_score: float
    skill: float
    skill_interval_90: list[float]


class ScoresJson(TypedDict):
    """How good forecasts were; for Brier and log score, less is better."""

    scored: int
    happened: int
    brier: float
    brier_interval_90: list[float]
    log_score: float
    log_score_interval_90: list[float]
    skill: float | None
    skill_interval_90: list[float] | None
    murphy: MurphyJson
    calibration: list[CalibrationJson]
    baselines: dict[str, BaselineJson]


class BothScoresJson(TypedDict):
    """Scores of both events; null where no end is known."""

    deployed: ScoresJson | None
    in_time: ScoresJson | None


class JudgedJson(TypedDict):
    """One case with its forecast, and with what happened where that is known."""

    id: str
    organisation: str
    on: str
    trigger: str
    asked: Literal["yes", "no", "unclear"]
    probability: float
    probability_in_time: float
    deployed: ChanceJson
    in_time: ChanceJson
    ladder: dict[str, float]
    delay_days: list[float]
    fitted_to: int
    of_organisation: int
    of_trigger: int
    baselines: dict[str, float]
    observed: bool | None
    observed_in_time: bool | None
    outcome: str | None


class BacktestJson(TypedDict):
    """`allies backtest FILE --json`; the scores at the top are those of `outcome: deployed`."""

    schema: Literal["allies/backtest/1"]
    file: str
    fitted_to: str
    cases_fitted: int
    event: str
    event_in_time: str
    scored: int
    brier: float | None
    brier_interval_90: list[float] | None
    log_score: float | None
    log_score_interval_90: list[float] | None
    skill: float | None
    skill_interval_90: list[float] | None
    murphy: MurphyJson | None
    calibration: list[CalibrationJson]
    baselines: dict[str, BaselineJson]
    in_time: ScoresJson | None
    leave_one_out: BothScoresJson
    leave_one_organisation_out: BothScoresJson
    earlier_cases_only: BothScoresJson
    cases: list[JudgedJson]
    notes: list[str]
