"""The regression: its prior, what cases teach it, and a plain sampler of the same model."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.track_record.occasions import load_occasions
from allies.track_record.priors import CARRIER, CHOSEN, LEVELS, NOT_ASKED, SHARE, NormalPrior
from allies.track_record.regression import (
    NOT_ASKED_SHARE,
    UNSEEN,
    Effects,
    Term,
    draw_effects,
    level_parts,
    share,
)
from allies.values.streams import Floats, Streams
from allies.world.occasions import Asked, Occasion
from tests.unit.track_record.cases import occasion

TRIES, DRAWS = 16_384, 512


def drawn(cases: Sequence[Occasion], draws: int = DRAWS, seed: int = 0) -> Effects:
    return draw_effects(cases, Streams(seed), TRIES, draws)


def case(number: int, outcome: str | None, trigger: str, body: str, asked: Asked) -> Occasion:
    return occasion(
        id=str(number), outcome=outcome, trigger=trigger, organisation=body, asked=asked
    )


FEW = [
    case(0, "deployed", "coup", "Pact", "yes"),
    case(1, "deployed", "coup", "Pact", "no"),
    case(2, "declined", "external_attack", "Pact", "yes"),
    case(3, "declined", "coup", "League", "unclear"),
    case(4, "deployed", "riddle", "League", "yes"),
]


def test_a_level_is_that_of_the_trigger_or_half_of_each_if_it_is_not_known() -> None:
    assert LEVELS == ("attack", "inside")
    assert level_parts("border_clash") == [1.0, 0.0]
    assert level_parts("coup") == [0.0, 1.0]
    assert level_parts("riddle") == [0.5, 0.5]


def test_a_share_is_that_of_the_odds_and_never_overflows() -> None:
    assert share(np.array([0.0, math.log(3)])) == pytest.approx([0.5, 0.75])
    assert share(np.array([-5_000.0, 5_000.0])).tolist() == [0.0, 1.0]


@given(st.floats(-30, 30))
def test_the_share_of_the_opposite_is_the_rest(odds: float) -> None:
    there, back = share(np.array([odds, -odds]))
    assert there + back == pytest.approx(1)


def log_odds_of_beta(yes: float, no: float) -> tuple[float, float]:
    """Return the mean and the variance of the log-odds of a share."""
    from scipy.special import polygamma

    return float(polygamma(0, yes) - polygamma(0, no)), float(polygamma(1, yes) + polygamma(1, no))


def test_with_no_case_the_draws_are_the_prior() -> None:
    found = draw_effects([], Streams(0), 65_536, DRAWS)
    means, variances = zip(
        *(log_odds_of_beta(SHARE[name].yes, SHARE[name].no) for name in LEVELS), strict=True
    )
    # A half-normal deviation of scale 1 adds a variance of 1.
    for trigger, at in (("external_attack", 0), ("coup", 1)):
        assert found.triggers[trigger].mean() == pytest.approx(means[at], abs=0.1)
        assert found.triggers[trigger].var() == pytest.approx(variances[at] + 1, rel=0.2)
    unseen = found.triggers[UNSEEN]
    assert unseen.mean() == pytest.approx(sum(means) / 2, abs=0.1)
    between = (means[0] - means[1]) ** 2 / 4
    assert unseen.var() == pytest.approx(sum(variances) / 2 + between + 1, rel=0.2)
    assert list(found.organisations) == [UNSEEN]
    assert found.organisations[UNSEEN].mean() == pytest.approx(0, abs=0.03)
    assert found.organisations[UNSEEN].var() == pytest.approx(1, rel=0.06)
    for term, prior in zip(found.terms, (NOT_ASKED, CHOSEN, CARRIER), strict=True):
        assert (term.mean(), term.std()) == pytest.approx((prior.mean, prior.deviation), 0.03)


def sampled(cases: Sequence[Occasion], count: int = 400_000) -> dict[str, tuple[float, float]]:
    """Return mean and deviation of effects, by draws from the prior weighted by the likelihood."""
    draws = np.random.default_rng(11)
    levels = np.stack([draws.beta(SHARE[name].yes, SHARE[name].no, count) for name in LEVELS])
    levels = np.log(levels) - np.log1p(-levels)
    around, between = np.abs(draws.normal(size=(2, count)))
    triggers = {
        name: np.array(level_parts(name)) @ levels + around * draws.normal(size=count)
        for name in sorted({item.trigger for item in cases})
    }
    bodies = {
        name: between * draws.normal(size=count)
        for name in sorted({item.organisation for item in cases})
    }
    term = draws.normal(NOT_ASKED.mean, NOT_ASKED.deviation, count)
    weight = np.ones(count)
    for item in cases:
        odds = triggers[item.trigger] + bodies[item.organisation]
        chance = 1 / (1 + np.exp(-odds - NOT_ASKED_SHARE[item.asked] * term))
        weight *= chance if item.deployed else 1 - chance
    weight /= weight.sum()

    def moments(values: Floats) -> tuple[float, float]:
        mean = float((weight * values).sum())
        return mean, math.sqrt((weight * (values - mean) ** 2).sum())

    return {name: moments(values) for name, values in {**triggers, **bodies, "": term}.items()}


def test_a_plain_sampler_of_the_same_model_agrees() -> None:
    expected = sampled(FEW)
    found = draw_effects(FEW, Streams(0), 65_536, DRAWS)
    columns = {**found.triggers, **found.organisations, "": found.terms[0]}
    for name, (mean, deviation) in expected.items():
        assert columns[name].mean() == pytest.approx(mean, abs=0.05), name
        assert columns[name].std() == pytest.approx(deviation, rel=0.05), name


def test_an_eighth_of_the_draws_count_since_they_are_made_around_the_peak() -> None:
    for cases in ([], FEW, load_occasions().occasions):
        assert TRIES / 8 < drawn(cases).effective_draws <= TRIES


def test_a_deployment_raises_the_chances_of_its_trigger_and_organisation_most() -> None:
    def means(outcome: str) -> dict[str, float]:
        cases = [case(at, outcome, "coup", "Pact", "yes") for at in range(5)]
        cases.append(case(9, "deployed", "disaster", "League", "yes"))
        found = drawn(cases)
        columns = {**found.triggers, **{f"by {key}": of for key, of in found.organisations.items()}}
        return {name: float(column.mean()) for name, column in columns.items()}

    came, stayed = means("deployed"), means("declined")
    rise = {name: came[name] - stayed[name] for name in came}
    assert rise["coup"] > rise["internal_unrest"] > rise["external_attack"]
    assert rise["by Pact"] > 0.5 > abs(rise["by League"])
    assert rise["internal_unrest"] > 0.5
    assert abs(rise["external_attack"]) < 0.05


def test_cases_without_an_outcome_teach_nothing() -> None:
    open_ = case(7, None, "disaster", "Nobody", "no")
    with_it, without = drawn([*FEW, open_]), drawn(FEW)
    assert "Nobody" not in with_it.organisations
    assert (with_it.triggers["coup"] == without.triggers["coup"]).all()


def test_the_same_seed_gives_the_same_draws_whatever_the_order_of_the_cases() -> None:
    found, again, turned = drawn(FEW), drawn(FEW), drawn(FEW[::-1])
    assert (found.triggers["coup"] == again.triggers["coup"]).all()
    assert turned.triggers["coup"] == pytest.approx(found.triggers["coup"], abs=1e-9)
    assert (drawn(FEW, seed=1).triggers["coup"] != found.triggers["coup"]).any()


def test_few_draws_have_the_mean_and_the_deviation_of_many() -> None:
    few, many = drawn(FEW, 32), drawn(FEW, 4_096)
    for name in ("coup", UNSEEN):
        assert len(few.triggers[name]) == 32
        assert few.triggers[name].mean() == pytest.approx(many.triggers[name].mean(), abs=1e-9)
        assert few.triggers[name].std() == pytest.approx(many.triggers[name].std(), rel=1e-9)
    assert few.terms[0].mean() == pytest.approx(many.terms[0].mean(), abs=1e-9)
    # Draws of one future stay together, so that what cancels out in one of them does.
    pairs = many.triggers["coup"], many.organisations["Pact"]
    assert np.corrcoef(*pairs)[0, 1] < -0.1


def test_a_term_of_ones_own_is_known_as_far_as_its_prior_says() -> None:
    sure = Term(lambda _occasion: 1.0, NormalPrior(3.0, 1e-3, "test"))
    open_ = Term(lambda item: float(item.organisation == "Pact"), NormalPrior(0.0, 2.0, "test"))
    found = draw_effects(FEW, Streams(0), TRIES, DRAWS, (sure, open_))
    assert len(found.terms) == 2
    assert found.terms[0].mean() == pytest.approx(3.0, abs=1e-3)
    assert found.triggers["coup"].mean() < drawn(FEW).triggers["coup"].mean() - 0.5
    assert found.terms[1].mean() != pytest.approx(0.0, abs=0.05)
    assert draw_effects(FEW, Streams(0), TRIES, DRAWS, ()).terms == []
