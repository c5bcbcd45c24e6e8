"""The page of a backtest: scores against simple rules, calibration, and every case."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from allies.reports.style import QUIET, plain_table, section
from allies.track_record.backtest import Backtest, Judged
from allies.track_record.occasions import DAYS, PERSONNEL
from allies.track_record.scores import Interval, Scores
from allies.values.likelihood import shown_percent, shown_range

EVENT = "forces are sent under the organisation or its mandate, at whatever pace"
EVENT_IN_TIME = f"at least {PERSONNEL} people are there within {DAYS} days"
_NOTES = (
    "Both scores: less is better. Skill: 1 - the model's Brier score / the rule's; above 0 the"
    " model is better. In brackets: 90 % interval, over cases drawn again."
)


class Report(msgspec.Struct, frozen=True):
    """A backtest with what it stands beside.

    Attributes:
        file: the file of cases that were forecast.
        fitted_to: what the model was fitted to.
        cases_fitted: how many cases those are.
        found: the cases of the file; none had its own help.
        one_left_out: the cases the model was fitted to, each without its own help.
        organisation_left_out: the same without any case of its organisation.
        later_left_out: the same from earlier cases alone.
        notes: what stands in the files and is not used.
    """

    file: str
    fitted_to: str
    cases_fitted: int
    found: Backtest
    one_left_out: Backtest
    organisation_left_out: Backtest
    later_left_out: Backtest
    notes: tuple[str, ...]


def backtest_page(report: Report) -> Group:
    """Return a backtest as a page."""
    found = report.found
    parts: list[RenderableType] = [
        Text(f"Forecasts of {report.file} from the track record", style="bold"),
        Text(
            f"Fitted to {report.fitted_to}: {report.cases_fitted} with a known end. Where a case is"
            " itself among them, it was left out of its own forecast.",
            style=QUIET,
        ),
        *(Text(f"Note: {note}.", style=QUIET) for note in report.notes),
        *_scored(f"Deployed at all: {EVENT}", found.deployed),
        *_scored(f"In time: {EVENT_IN_TIME}", found.in_time),
    ]
    if found.deployed is not None:
        parts.append(_calibration(found.deployed))
    parts += [_own_cases(report), _cases(found)]
    return Group(*parts)


def _scored(title: str, scores: Scores | None) -> Iterator[RenderableType]:
    if scores is None:
        yield section(title, Text("Nothing to score: no case says how it ended."))
        return
    table = plain_table("", "BRIER", "LOG SCORE", "SKILL AGAINST IT")
    table.add_row(
        Text("the model", style="bold"),
        f"{scores.brier:.3f} {_span(scores.brier_interval)}",
        f"{scores.log_score:.3f} {_span(scores.log_score_interval)}",
        "",
    )
    for name, item in scores.baselines.items():
        table.add_row(
            name.replace("_", " "),
            f"{item.brier:.3f}",
            f"{item.log_score:.3f}",
            f"{item.skill:+.2f} {_span(item.skill_interval)}",
        )
    if scores.skill is not None and scores.skill_interval is not None:
        table.add_row(
            "share known afterwards",
            f"{scores.murphy.uncertainty:.3f}",
            "",
            f"{scores.skill:+.2f} {_span(scores.skill_interval)}",
        )
    parts = scores.murphy
    yield section(
        title,
        Text(f"{scores.happened} of the {scores.scored} cases whose end is known."),
        table,
        Text(
            f"Murphy's split of {scores.brier:.3f}: reliability {parts.reliability:.3f}"
            f" - resolution {parts.resolution:.3f} + uncertainty {parts.uncertainty:.3f}"
            f" {parts.within_bins:+.3f} within bins."
        ),
        Text(_NOTES, style=QUIET),
    )


def _span(interval: Interval) -> str:
    return f"({interval[0]:.2f} to {interval[1]:.2f})"


def _calibration(scores: Scores) -> Group:
    table = plain_table("FORECAST", "CASES", "MEAN FORECAST", "CAME TRUE", "90 % INTERVAL")
    for part in scores.calibration:
        said = "-" if part.forecast is None else f"{100 * part.forecast:.0f} %"
        true = "-" if part.observed is None else f"{100 * part.observed:.0f} %"
        between = "-"
        if part.interval is not None:
            between = f"{100 * part.interval[0]:.0f}-{100 * part.interval[1]:.0f} %"
        span = f"{100 * part.low:.0f}-{100 * part.high:.0f} %"
        table.add_row(span, str(part.count), said, true, between)
    return section("Calibration: deployed at all", table)


def _own_cases(report: Report) -> Group:
    table = plain_table("LEFT OUT FOR EACH CASE", "EVENT", "BRIER", "BASE RATE'S", "SKILL")
    for words, found in (
        ("itself", report.one_left_out),
        ("every case of its organisation", report.organisation_left_out),
        ("itself and every later case", report.later_left_out),
    ):
        for event, scores in (("at all", found.deployed), ("in time", found.in_time)):
            if scores is not None:
                base = scores.baselines["base_rate"]
                table.add_row(
                    words,
                    event,
                    f"{scores.brier:.3f} {_span(scores.brier_interval)}",
                    f"{base.brier:.3f}",
                    f"{base.skill:+.2f} {_span(base.skill_interval)}",
                )
    return section("How the model does on the cases it is fitted to", table)


def _cases(found: Backtest) -> Group:
    table = plain_table("CASE", "AT ALL", "RATE WITHIN", "IN TIME", "KNOWN OF IT", "HAPPENED")
    for item in found.cases:
        chance = item.forecast.deployed
        table.add_row(
            item.occasion.id,
            f"{shown_percent(chance.mean)} %",
            shown_range(chance.low, chance.high),
            f"{shown_percent(item.forecast.in_time.mean)} %",
            _known(item),
            _happened(item),
        )
    says = (
        "Rate within: 90 % interval. Known of it: other cases of its organisation, and of its"
        " trigger."
    )
    return section("The cases", table, Text(says, style=QUIET))


def _known(item: Judged) -> str:
    return f"{item.forecast.of_organisation} and {item.forecast.of_trigger}"


def _happened(item: Judged) -> str:
    if item.occasion.outcome is None:
        return "not given"
    words = str(item.occasion.outcome).replace("_", " ")
    if not item.occasion.deployed:
        return words
    in_time = {True: "in time", False: "not in time", None: "in time or not: unknown"}
    return f"{words}, {in_time[item.occasion.deployed_within()]}"
