"""The page of a backtest: scores against simple rules, calibration, and every case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import plain_table, quiet, section, spaced
from allies.questions.backtest import BacktestAnswer, Judged, Scores
from allies.values.likelihood import shown_chance, shown_range

_NOTES = (
    "For both scores, less is better. Skill: 1 - the model's Brier score / the rule's. Gain: the"
    " rule's log score - the model's, case by case. Above 0 the model is better. In brackets: 90 %"
    " interval, over organisations drawn again."
)


def backtest_page(answer: BacktestAnswer) -> Group:
    """Return a backtest as a page."""
    deployed = _deployed(answer)
    brought = f", with {answer.from_theatre} that the theatre brings" if answer.from_theatre else ""
    parts: list[RenderableType] = [
        Text(f"Forecasts of {answer.file} from the track record", style="bold"),
        quiet(
            f"Fitted to {answer.fitted_to}: {answer.cases_fitted} with a known outcome{brought}."
            " Each of these cases was left out of its own forecast."
        ),
        *(quiet(f"Note: {note}.") for note in answer.notes),
        *_scored(f"Deployed at all: {answer.event}", deployed),
        *_scored(f"In time: {answer.event_in_time}", answer.in_time),
    ]
    if deployed is not None:
        parts.append(_calibration(deployed))
    parts += [_own_cases(answer), _cases(answer)]
    return Group(*parts)


def _deployed(answer: BacktestAnswer) -> Scores | None:
    """Return the scores at the top of the answer."""
    if (
        answer.mean_forecast is None
        or answer.brier is None
        or answer.brier_interval_90 is None
        or answer.log_score is None
        or answer.log_score_interval_90 is None
        or answer.murphy is None
    ):
        return None
    return Scores(
        scored=answer.scored,
        happened=answer.happened,
        mean_forecast=answer.mean_forecast,
        brier=answer.brier,
        brier_interval_90=answer.brier_interval_90,
        log_score=answer.log_score,
        log_score_interval_90=answer.log_score_interval_90,
        skill=answer.skill,
        skill_interval_90=answer.skill_interval_90,
        murphy=answer.murphy,
        calibration=answer.calibration,
        baselines=answer.baselines,
    )


def _scored(title: str, scores: Scores | None) -> Iterator[RenderableType]:
    if scores is None:
        yield section(title, Text("Nothing to score: no case has a known outcome."))
        return
    table = plain_table("", "BRIER", "LOG SCORE", "SKILL AGAINST IT", "GAIN OVER IT")
    table.add_row(
        Text("the model", style="bold"),
        f"{scores.brier:.3f} {_span(scores.brier_interval_90)}",
        f"{scores.log_score:.3f}",
        "",
        "",
    )
    for name, item in scores.baselines.items():
        table.add_row(
            spaced(name),
            f"{item.brier:.3f}",
            f"{item.log_score:.3f}",
            f"{item.skill:+.2f} {_span(item.skill_interval_90)}",
            f"{item.gain:+.2f} {_span(item.gain_interval_90)}",
        )
    if scores.skill is not None and scores.skill_interval_90 is not None:
        table.add_row(
            "share known afterwards",
            f"{scores.murphy.uncertainty:.3f}",
            "",
            f"{scores.skill:+.2f} {_span(scores.skill_interval_90)}",
            "",
        )
    parts = scores.murphy
    yield section(
        title,
        Text(
            f"{scores.happened} of the {scores.scored} cases with a known outcome"
            f" ({100 * scores.happened / scores.scored:.0f} %); the mean forecast is"
            f" {100 * scores.mean_forecast:.0f} %."
        ),
        table,
        Text(
            f"Murphy's split of {scores.brier:.3f}: reliability {parts.reliability:.3f}"
            f" - resolution {parts.resolution:.3f} + uncertainty {parts.uncertainty:.3f}"
            f" {parts.within_bins:+.3f} within bins."
        ),
        quiet(_NOTES),
    )


def _span(interval: Sequence[float]) -> str:
    return f"({interval[0]:.2f}, {interval[1]:.2f})"


def _calibration(scores: Scores) -> Group:
    table = plain_table("FORECAST", "CASES", "MEAN FORECAST", "CAME TRUE", "90 % INTERVAL")
    for part in scores.calibration:
        said = "-" if part.forecast is None else f"{100 * part.forecast:.0f} %"
        true = "-" if part.observed is None else f"{100 * part.observed:.0f} %"
        between = "-"
        if part.interval_90 is not None:
            between = f"{100 * part.interval_90[0]:.0f}-{100 * part.interval_90[1]:.0f} %"
        span = f"{100 * part.low:.0f}-{100 * part.high:.0f} %"
        table.add_row(span, str(part.count), said, true, between)
    return section("Calibration: deployed at all", table)


def _own_cases(answer: BacktestAnswer) -> Group:
    table = plain_table("LEFT OUT", "EVENT", "HAPPENED", "MEAN", "BRIER", "SKILL", "GAIN")
    for words, found in (
        ("itself", answer.leave_one_out),
        (f"itself, no {answer.largest}", answer.without_largest),
        ("its organisation", answer.leave_one_organisation_out),
        ("its year and later", answer.earlier_cases_only),
        ("(drawn, never fitted to)", answer.set_aside),
    ):
        for event, scores in (("at all", found.deployed), ("in time", found.in_time)):
            if scores is not None:
                base = scores.baselines["base_rate"]
                table.add_row(
                    words,
                    event,
                    f"{100 * scores.happened / scores.scored:.0f} % of {scores.scored}",
                    f"{100 * scores.mean_forecast:.0f} %",
                    f"{scores.brier:.3f}",
                    f"{base.skill:+.2f} {_span(base.skill_interval_90)}",
                    f"{base.gain:+.2f} {_span(base.gain_interval_90)}",
                )
    says = "Mean: the mean forecast. Skill and gain are those against the base rate."
    return section("How the model does on the cases it knows", table, quiet(says))


def _cases(answer: BacktestAnswer) -> Group:
    table = plain_table("CASE", "AT ALL", "RATE WITHIN", "IN TIME", "KNOWN OF IT", "HAPPENED")
    for item in answer.cases:
        low, high = item.deployed.interval_90
        table.add_row(
            item.id,
            shown_chance(item.probability),
            shown_range(low, high),
            shown_chance(item.probability_in_time),
            f"{item.of_organisation} and {item.of_trigger}",
            _happened(item),
        )
    says = (
        "Rate within: 90 % interval. Known of it: number of other cases of its organisation,"
        " and of its trigger."
    )
    return section("The cases", table, quiet(says))


def _happened(item: Judged) -> str:
    if item.outcome is None:
        return "not given"
    words = spaced(item.outcome)
    if not item.observed:
        return words
    in_time = {True: "in time", False: "not in time", None: "in time or not: unknown"}
    return f"{words}, {in_time[item.observed_in_time]}"
