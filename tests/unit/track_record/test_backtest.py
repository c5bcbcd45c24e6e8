"""The backtest: no case helps its own forecast, and the record beats the base rate."""

from __future__ import annotations

import math

import pytest
from msgspec.structs import replace

from allies.track_record.backtest import RULES, Backtest, backtest
from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import fit
from allies.world.occasions import Occasion, is_same
from tests.unit.track_record.cases import occasion

CODED = load_occasions()
CASES = CODED.occasions


def came(case: Occasion) -> bool:
    return bool(case.deployed)


@pytest.fixture(scope="module")
def found() -> Backtest:
    return backtest(CASES, CASES, CODED)


def test_a_case_never_helps_its_own_forecast() -> None:
    case = next(item for item in CASES if item.id == "NATO-2022-EAST")
    other_end = replace(case, outcome="declined", days_to_first_troops=None, troops=None)
    both = [
        backtest([case], [mine if item is case else item for item in CASES], CODED).cases[0]
        for mine in (case, other_end)
    ]
    # The case is weighed out of the fit to all, so what is left of it is an error of sampling.
    means = [item.forecast.deployed.mean for item in both]
    assert means[0] == pytest.approx(means[1], abs=0.03)
    assert both[0].forecast.delay_days == both[1].forecast.delay_days
    assert both[0].baselines == both[1].baselines
    assert both[0].fitted_to == len(CASES) - 1


def test_an_occasion_coded_under_another_name_does_not_help_either() -> None:
    case = CASES[0]
    assert is_same(case, replace(case, id="another name"))
    assert not is_same(case, replace(case, id="another name", on="1999-10-26"))
    twin = backtest([replace(case, id="another name")], CASES, CODED).cases[0]
    assert twin.fitted_to == len(CASES) - 1


def test_of_its_organisation_and_of_later_cases_nothing_is_used() -> None:
    case = next(item for item in CASES if item.id == "CSTO-2010-KGZ-OSH")
    alone = backtest([case], CASES, CODED, "its_organisation").cases[0]
    assert alone.forecast.of_organisation == 0
    assert alone.fitted_to == sum(item.organisation != "CSTO" for item in CASES)
    earlier = backtest([case], CASES, CODED, "itself_and_later").cases[0]
    assert earlier.fitted_to == sum(item.on < "2010" for item in CASES)


def test_the_record_beats_the_base_rate_with_each_case_left_out(found: Backtest) -> None:
    scores = found.deployed
    assert scores is not None
    assert (scores.scored, scores.happened) == (len(CASES), sum(map(came, CASES)))
    assert scores.brier < 0.13 < scores.baselines["base_rate"].brier
    assert scores.brier < scores.murphy.uncertainty
    assert scores.log_score < min(item.log_score for item in scores.baselines.values())
    assert set(scores.baselines) == set(RULES)


def test_without_an_organisation_the_same_forecasts_are_scored_on_fewer_cases(
    found: Backtest,
) -> None:
    rest = found.without("CSTO")
    assert {item.occasion.organisation for item in rest.cases} >= {"NATO"}
    assert "CSTO" not in {item.occasion.organisation for item in rest.cases}
    assert len(rest.cases) == sum(item.organisation != "CSTO" for item in CASES)
    assert rest.deployed is not None
    assert rest.deployed.scored == len(rest.cases)


def test_a_rule_compares_drawn_cases_with_drawn_and_chosen_with_chosen() -> None:
    drawn = [occasion(id=f"d{at}", on=f"199{at}-01-01", outcome="declined") for at in range(6)]
    chosen = [occasion(id=f"c{at}", on=f"200{at}-01-01", sampling="chosen") for at in range(6)]
    found = backtest([*drawn[:1], *chosen[:1]], [*drawn, *chosen], CODED)
    rates = [item.baselines["base_rate"] for item in found.cases]
    assert rates == [pytest.approx(1 / 7), pytest.approx(6 / 7)]
    assert found.cases[0].forecast.deployed.mean < found.cases[1].forecast.deployed.mean


def test_one_case_weighed_out_is_forecast_as_if_fitted_to_the_others() -> None:
    many = [
        occasion(
            id=f"o{at}",
            on=f"{1950 + at}-01-01",
            organisation="ABCD"[at % 4],
            trigger=("coup", "border_clash")[at % 2],
            outcome=("deployed", "declined", "no_decision")[at % 3],
        )
        for at in range(70)
    ]
    found = backtest(many[:4], many, CODED).cases
    for item in found:
        others = [one for one in many if one.id != item.occasion.id]
        again = fit(others).forecast(
            item.occasion.organisation, item.occasion.trigger, item.occasion.asked
        )
        assert item.forecast.deployed.mean == pytest.approx(again.deployed.mean, abs=0.015)
        assert item.forecast.in_time.mean == pytest.approx(again.in_time.mean, abs=0.015)
        assert item.forecast.of_organisation == again.of_organisation
        assert item.fitted_to == 69


def test_on_drawn_cases_that_no_fit_uses_the_mean_is_close_and_the_share_is_beaten() -> None:
    """The aim: within five points of the share, and better than a constant that knows it."""
    assert not {item.id for item in CODED.set_aside} & {item.id for item in CASES}
    scores = backtest(CODED.set_aside, CASES, CODED).deployed
    assert scores is not None
    share = scores.happened / scores.scored
    assert scores.mean_forecast == pytest.approx(share, abs=0.05)
    knows = -(share * math.log(share) + (1 - share) * math.log(1 - share))
    assert scores.log_score < knows


def test_the_narrower_event_is_scored_only_where_it_is_known(found: Backtest) -> None:
    scores = found.in_time
    assert scores is not None
    unknown = [item.occasion.id for item in found.cases if item.occasion.deployed_within() is None]
    assert {"NATO-2011-LBY", "ECOWAS-2025-BEN"} < set(unknown)
    assert scores.scored == len(CASES) - len(unknown)
    assert all(item.deployed for item in CASES if item.id in unknown)


def test_each_rule_learns_from_other_cases_alone() -> None:
    ends = ["deployed", "deployed", "declined"]
    others = [occasion(id=str(at), outcome=end) for at, end in enumerate(ends)]
    others.append(occasion(id="n", asked="no", outcome="declined", organisation="NATO"))
    case = occasion(id="c", on="2011-01-01", outcome=None)
    rules = backtest([case], others, CODED).cases[0].baselines
    assert rules["base_rate"] == pytest.approx((2 + 1) / (4 + 2))
    assert rules["deploys_if_asked"] == pytest.approx((2 + 1) / (3 + 2))
    assert rules["leading_state_decides"] == rules["base_rate"]  # nobody is known to lead the pact
    led = replace(case, organisation="SEATO")
    rules = backtest([led], others, CODED).cases[0].baselines
    assert rules["leading_state_decides"] == pytest.approx((0 + 1) / (1 + 2))


def test_where_no_end_is_known_there_is_a_forecast_and_no_score() -> None:
    case = occasion(id="new", on="2030-01-01", outcome=None, trigger="plague")
    result = backtest([case], CASES, CODED)
    assert (result.deployed, result.in_time) == (None, None)
    assert 0.1 < result.cases[0].forecast.deployed.mean < 0.9
