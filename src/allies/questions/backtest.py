"""Forecasts of coded cases from the track record, and how good they were."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.assess import Chance
from allies.questions.base import Answer, Question


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """The forecasts of one range, and how often they came true."""

    low: Annotated[float, Meta(description="The range's lower end.")]
    high: Annotated[float, Meta(description="Its upper end.")]
    count: Annotated[int, Meta(description="Number of forecasts in the range.")]
    forecast: Annotated[float | None, Meta(description="Their mean; null if there are none.")]
    observed: Annotated[float | None, Meta(description="The share of them that came true.")]
    interval_90: Annotated[
        tuple[float, ...] | None, Meta(description="Low and high end of the 90 % interval.")
    ]


class Murphy(msgspec.Struct, frozen=True, kw_only=True):
    """The Brier score in parts: reliability - resolution + uncertainty + within_bins."""

    reliability: Annotated[
        float,
        Meta(description="How far forecasts differ from observed shares; less is better."),
    ]
    resolution: Annotated[
        float, Meta(description="How well forecasts distinguish cases; more is better.")
    ]
    uncertainty: Annotated[float, Meta(description="b (1 - b) for the share b that came true.")]
    within_bins: Annotated[
        float, Meta(description="The remainder that comes from grouping forecasts into ranges.")
    ]


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """A simple rule, scored on the same cases."""

    rule: Annotated[str, Meta(description="The rule in words.")]
    brier: Annotated[float, Meta(description="Its Brier score.")]
    log_score: Annotated[float, Meta(description="Its log score.")]
    skill: Annotated[
        float,
        Meta(description="1 - the model's Brier score / the rule's; above 0 the model is better."),
    ]
    skill_interval_90: Annotated[
        tuple[float, ...], Meta(description="Low and high end of its 90 % interval.")
    ]
    gain: Annotated[
        float,
        Meta(
            description="The rule's log score - the model's, case by case, as a mean; above 0 the "
            "model is better."
        ),
    ]
    gain_interval_90: Annotated[
        tuple[float, ...], Meta(description="Low and high end of its 90 % interval.")
    ]


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """How good forecasts were; for Brier and log score, less is better."""

    scored: Annotated[int, Meta(description="Number of cases with a known outcome.")]
    happened: Annotated[int, Meta(description="Number of them in which the event happened.")]
    mean_forecast: Annotated[
        float, Meta(description="The mean of the forecasts, to compare with the share.")
    ]
    brier: Annotated[float, Meta(description="The Brier score.")]
    brier_interval_90: Annotated[
        tuple[float, ...],
        Meta(description="Low and high end of its 90 % interval, over organisations drawn again."),
    ]
    log_score: Annotated[float, Meta(description="The log score.")]
    log_score_interval_90: Annotated[
        tuple[float, ...], Meta(description="Low and high end of its 90 % interval.")
    ]
    skill: Annotated[
        float | None,
        Meta(
            description="1 - the Brier score / b (1 - b), for the share b that came true; "
            "null if all or none did. Nobody knew b beforehand, so this is a "
            "harder rule than any baseline."
        ),
    ]
    skill_interval_90: Annotated[
        tuple[float, ...] | None, Meta(description="Low and high end of its 90 % interval.")
    ]
    murphy: Annotated[Murphy, Meta(description="The Brier score in parts.")]
    calibration: Annotated[tuple[Calibration, ...], Meta(description="Forecasts by range.")]
    baselines: Annotated[dict[str, Baseline], Meta(description="The simple rules, by name.")]


class BothScores(msgspec.Struct, frozen=True, kw_only=True):
    """Scores of both events; null if no end is known."""

    deployed: Annotated[
        Scores | None, Meta(description="Scores for the event that forces came at all.")
    ]
    in_time: Annotated[
        Scores | None, Meta(description="Scores for the event that enough people came in time.")
    ]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One case with its forecast, and with its outcome if that is known."""

    id: str
    organisation: Annotated[
        str, Meta(description="The organisation, by the name used for its whole history.")
    ]
    on: Annotated[str, Meta(description="Day of the occasion, ISO form.")]
    trigger: Annotated[str, Meta(description="The kind of crisis.")]
    asked: Annotated[Literal["yes", "no", "unclear"], Meta(description="Whether the host asked.")]
    probability: Annotated[float, Meta(description="Chance that forces are sent at all.")]
    probability_in_time: Annotated[
        float, Meta(description="Chance that enough people come in time.")
    ]
    deployed: Annotated[Chance, Meta(description="Chance that forces are sent at all.")]
    in_time: Annotated[Chance, Meta(description="Chance that enough people come in time.")]
    ladder: Annotated[dict[str, float], Meta(description="Chance of each outcome.")]
    delay_days: Annotated[
        tuple[float, ...],
        Meta(
            description="The median of the days to the first troops, if any come: low, "
            "middle, high."
        ),
    ]
    fitted_to: Annotated[int, Meta(description="How many cases the model was fitted to.")]
    of_organisation: Annotated[
        int, Meta(description="How many cases of the same organisation inform it.")
    ]
    of_trigger: Annotated[int, Meta(description="How many cases of the same trigger.")]
    baselines: Annotated[
        dict[str, float], Meta(description="The chance of any deployment under each simple rule.")
    ]
    observed: Annotated[
        bool | None, Meta(description="Whether forces were sent; null if it is not given.")
    ]
    observed_in_time: Annotated[
        bool | None,
        Meta(description="Whether enough people came in time; null if it is not known."),
    ]
    outcome: Annotated[
        str | None, Meta(description="On the ladder of outcomes; null if it is not given.")
    ]


class BacktestAnswer(Answer, frozen=True, kw_only=True):
    """Forecasts of coded cases; the scores at the top are those of `outcome: deployed`."""

    rows: ClassVar[str] = "cases"

    file: Annotated[str, Meta(description="Name of the file of cases.")]
    fitted_to: Annotated[str, Meta(description="What the model was fitted to.")]
    from_theatre: Annotated[
        int, Meta(description="Number of the cases fitted to that a theatre brings.")
    ]
    cases_fitted: Annotated[int, Meta(description="Number of those cases with a known outcome.")]
    event: Annotated[str, Meta(description="The event of the scores at the top.")]
    event_in_time: Annotated[str, Meta(description="The event of the scores under `in_time`.")]
    scored: Annotated[int, Meta(description="Number of cases with a known outcome.")]
    happened: Annotated[int, Meta(description="Number of them in which the event happened.")]
    mean_forecast: Annotated[
        float | None, Meta(description="The mean of the forecasts, to compare with the share.")
    ]
    brier: Annotated[float | None, Meta(description="The Brier score.")]
    brier_interval_90: Annotated[
        tuple[float, ...] | None,
        Meta(description="Low and high end of its 90 % interval, over organisations drawn again."),
    ]
    log_score: Annotated[float | None, Meta(description="The log score.")]
    log_score_interval_90: Annotated[
        tuple[float, ...] | None, Meta(description="Low and high end of its 90 % interval.")
    ]
    skill: Annotated[
        float | None,
        Meta(
            description="1 - the Brier score / b (1 - b), for the share b that came true; "
            "null if all or none did. Nobody knew b beforehand, so this is a "
            "harder rule than any baseline."
        ),
    ]
    skill_interval_90: Annotated[
        tuple[float, ...] | None, Meta(description="Low and high end of its 90 % interval.")
    ]
    murphy: Annotated[Murphy | None, Meta(description="The Brier score in parts.")]
    calibration: Annotated[tuple[Calibration, ...], Meta(description="Forecasts by range.")]
    baselines: Annotated[dict[str, Baseline], Meta(description="The simple rules, by name.")]
    in_time: Annotated[
        Scores | None, Meta(description="Scores of the narrower event; null if none is known.")
    ]
    leave_one_out: Annotated[
        BothScores,
        Meta(description="Scores on the cases fitted to, each left out of its own forecast."),
    ]
    leave_one_organisation_out: Annotated[
        BothScores, Meta(description="The same, with all cases of its organisation left out.")
    ]
    earlier_cases_only: Annotated[
        BothScores, Meta(description="The same, from cases of earlier years only.")
    ]
    without_largest: Annotated[
        BothScores,
        Meta(description="The same as `leave_one_out`, scored without the largest organisation."),
    ]
    largest: Annotated[str, Meta(description="The organisation with the most cases.")]
    set_aside: Annotated[
        BothScores,
        Meta(
            description="Scores on drawn occasions that no fit uses; null if the model is fitted "
            "to a file of your own."
        ),
    ]
    cases: Annotated[tuple[Judged, ...], Meta(description="Each case with its forecast.")]
    notes: Annotated[
        tuple[str, ...],
        Meta(description="Fields of the files that are not used, or that are missing."),
    ]


class CodedCases(msgspec.Struct, frozen=True, kw_only=True):
    """Cases as read from a file and checked."""

    file: Annotated[str, Meta(description="Name of the file, without its folder.")]
    cases: Annotated[
        tuple[dict[str, Any], ...], Meta(description="The cases, in the order of the file.")
    ]
    notes: Annotated[
        tuple[str, ...], Meta(description="Fields of the file that are not used.")
    ] = ()


class Backtest(Question[BacktestAnswer], frozen=True, kw_only=True):
    """Forecast coded cases from the track record, and score those with a known outcome."""

    needs_record: ClassVar[bool] = False
    takes: ClassVar[tuple[str, ...]] = ()

    cases: Annotated[
        CodedCases | None,
        Meta(
            description="A file of coded cases; those shipped if none is given.",
            extra={"positional": True, "option": "FILE", "kind": "coded_cases"},
        ),
    ] = None
    fit: Annotated[
        CodedCases | None,
        Meta(
            description="Fit to the cases of this file instead of those shipped.",
            extra={"kind": "coded_cases"},
        ),
    ] = None
    theatre: Annotated[
        CodedCases | None,
        Meta(
            description="Learn from the occasions of this theatre too.",
            extra={"kind": "occasions_of_theatre"},
        ),
    ] = None
