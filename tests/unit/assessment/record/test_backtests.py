"""Backtests: forecasts of coded cases from the track record, and how good they were."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from allies.assessment.record import backtests
from allies.assessment.record.backtests import SHIPPED, backtest
from allies.errors import QuestionError
from allies.questions.backtest import Backtest, BacktestAnswer, CodedCases
from allies.track_record import backtest as track_record
from allies.track_record.occasions import Occasions, load_occasions
from allies.world.occasions import Occasion
from tests.unit.track_record.cases import PLAIN, occasion

KNOWN: dict[str, Any] = {"days_to_first_troops": 3, "troops": 5_000}
CASES = (
    {**PLAIN, "id": "sent", **KNOWN},
    {**PLAIN, "id": "refused", "on": "2011-01-01", "outcome": "declined", "asked": "no"},
    {**PLAIN, "id": "open", "on": "2012-01-01", "outcome": None, "organisation": "League"},
)
OCCASIONS = tuple(occasion(**case) for case in CASES)
# What stands for the cases shipped, of which there are too many to fit time and again.
CODED = Occasions(
    made_from="",
    organisations=load_occasions().organisations,
    occasions=tuple(
        occasion(id=f"coded-{at}", on=f"200{at}-01-01", outcome=outcome, **KNOWN)
        for at, outcome in enumerate(("deployed", "declined", "deployed", None))
    ),
)


@pytest.fixture(autouse=True, scope="module")
def _few_cases_shipped() -> Iterator[None]:
    """Let a few cases stand for those shipped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backtests, "load_occasions", lambda: CODED)
        yield


def given(
    *cases: dict[str, Any], file: str = "own.yaml", notes: tuple[str, ...] = ()
) -> CodedCases:
    return CodedCases(file=file, cases=cases, notes=notes)


def asked(cases: CodedCases | None, fit: CodedCases | None = None) -> BacktestAnswer:
    return backtest(Backtest(cases=cases, fit=fit))


@pytest.fixture(scope="module")
def own() -> BacktestAnswer:
    """Three cases forecast from the cases shipped."""
    return asked(given(*CASES))


@pytest.fixture(scope="module")
def fitted() -> BacktestAnswer:
    """One case forecast from two others."""
    return asked(
        given(CASES[2], notes=("a note",)),
        given(*CASES[:2], file="fit.yaml", notes=("another",)),
    )


def test_an_answer_names_what_was_forecast_and_what_it_was_fitted_to(
    own: BacktestAnswer, fitted: BacktestAnswer
) -> None:
    assert (own.file, own.fitted_to) == ("own.yaml", SHIPPED)
    assert own.cases_fitted == sum(item.outcome is not None for item in CODED.occasions) == 3
    assert (fitted.file, fitted.fitted_to, fitted.cases_fitted) == ("own.yaml", "fit.yaml", 2)
    assert (own.notes, fitted.notes) == ((), ("a note", "another"))


def test_a_case_without_an_outcome_is_not_fitted_and_not_scored(own: BacktestAnswer) -> None:
    found = asked(given(CASES[0]), given(*CASES))
    assert found.cases_fitted == 2
    assert (own.scored, own.happened) == (2, 1)
    observed = {item.id: (item.observed, item.observed_in_time) for item in own.cases}
    assert observed == {"sent": (True, True), "refused": (False, False), "open": (None, None)}
    late = asked(given({**CASES[0], "days_to_first_troops": 300}), given(*CASES)).cases[0]
    assert (late.observed, late.observed_in_time) == (True, False)


def test_where_no_outcome_is_known_nothing_is_scored(fitted: BacktestAnswer) -> None:
    assert (fitted.scored, fitted.happened) == (0, 0)
    assert (fitted.brier, fitted.log_score, fitted.skill, fitted.murphy) == (None,) * 4
    assert (fitted.brier_interval_90, fitted.skill_interval_90) == (None, None)
    assert (fitted.calibration, fitted.baselines) == ((), {})
    assert len(fitted.cases) == 1


def test_each_case_is_told_with_its_forecast(own: BacktestAnswer) -> None:
    (expected, *_) = track_record.backtest(OCCASIONS, CODED.occasions, CODED).cases
    found = own.cases[0]
    assert (found.id, found.organisation, found.on) == ("sent", "Pact", "2010-01-01")
    assert (found.trigger, found.asked, found.outcome) == ("coup", "yes", "deployed")
    assert found.probability == round(expected.forecast.deployed.mean, 6)
    assert found.probability_in_time == round(expected.forecast.in_time.mean, 6)
    assert found.probability_in_time < found.probability
    assert found.deployed.median == round(expected.forecast.deployed.median, 6)
    assert found.in_time.median == round(expected.forecast.in_time.median, 6)
    assert sum(found.ladder.values()) == pytest.approx(1, abs=1e-5)
    assert found.fitted_to == expected.fitted_to
    assert found.of_trigger == expected.forecast.of_trigger
    assert found.of_organisation == expected.forecast.of_organisation
    assert set(found.baselines) == set(expected.baselines)


def test_the_scores_are_those_of_sending_and_beside_them_those_of_coming_in_time(
    own: BacktestAnswer,
) -> None:
    expected = track_record.backtest(OCCASIONS, CODED.occasions, CODED)
    assert expected.deployed is not None
    assert (own.brier, own.log_score) == (expected.deployed.brier, expected.deployed.log_score)
    assert own.skill == expected.deployed.skill
    assert own.brier_interval_90 == expected.deployed.brier_interval_90
    assert own.log_score_interval_90 == expected.deployed.log_score_interval_90
    assert own.skill_interval_90 == expected.deployed.skill_interval_90
    assert own.murphy == expected.deployed.murphy
    assert own.in_time == expected.in_time


def test_what_is_left_out_is_the_case_its_organisation_or_what_came_later() -> None:
    found = asked(None, given(*CASES))
    for told, rule in (
        (found.leave_one_out, None),
        (found.leave_one_organisation_out, "its_organisation"),
        (found.earlier_cases_only, "itself_and_later"),
    ):
        rules = (rule,) if rule else ()
        expected = track_record.backtest(OCCASIONS, OCCASIONS, CODED, *rules)
        assert (told.deployed, told.in_time) == (expected.deployed, expected.in_time)
    assert found.leave_one_out != found.leave_one_organisation_out
    assert found.file == SHIPPED


@pytest.mark.parametrize("field", ["cases", "fit"])
@pytest.mark.parametrize(
    "wrong",
    [{"id": "x"}, {**PLAIN, "outcome": "perhaps"}, {**PLAIN, "troops": "many"}],
)
def test_what_is_no_coded_case_is_refused_by_its_field(field: str, wrong: dict[str, Any]) -> None:
    files = {"cases": given(*CASES), "fit": given(*CASES)} | {field: given(CASES[0], wrong)}
    with pytest.raises(QuestionError, match="these are not coded cases") as caught:
        asked(files["cases"], files["fit"])
    assert caught.value.fault.field == field
    assert caught.value.fault.remedy == "give the path of a file of coded cases"


def test_the_cases_of_a_file_are_read_as_occasions() -> None:
    assert all(isinstance(item, Occasion) for item in OCCASIONS)
    assert [item.deployed for item in OCCASIONS] == [True, False, None]


def without_sampling(case: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in case.items() if name != "sampling"}


def test_a_case_that_does_not_say_how_it_was_found_is_forecast_as_drawn() -> None:
    case = without_sampling({**PLAIN, "id": "new", "on": "2031-05-04", "outcome": None})
    kinds = [case, {**case, "sampling": "frame"}, {**case, "sampling": "chosen"}]
    asked = [backtest(Backtest(cases=given(item))) for item in kinds]
    unsaid, drawn, chosen = (item.cases[0].probability for item in asked)
    assert unsaid == drawn < chosen
    assert "1 case does not say 'sampling'" in asked[0].notes[-1]
    assert not any("sampling" in note for item in asked[1:] for note in item.notes)


def test_a_case_of_the_fit_is_forecast_as_it_is_learned() -> None:
    learned = [
        without_sampling({**PLAIN, "id": f"l{at}", "on": f"200{at}-03-01"}) for at in range(6)
    ]
    same, marked = (
        backtest(Backtest(cases=given(*cases), fit=given(*learned)))
        for cases in (learned, [{**case, "sampling": "chosen"} for case in learned])
    )
    assert [item.probability for item in same.cases] == [item.probability for item in marked.cases]
    assert not any("sampling" in note for note in same.notes)
