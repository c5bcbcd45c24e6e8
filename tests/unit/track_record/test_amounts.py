"""Amounts: a log-normal with what is known exactly and what is known only to be larger."""

from __future__ import annotations

import math

import numpy as np
import pytest

from allies.track_record.amounts import Amount, draw_log_normals, share_below
from allies.track_record.priors import DELAY, AmountPrior, NormalPrior

UNIFORMS = np.random.Generator(np.random.Philox(1)).random(4_000)


def test_with_nothing_seen_the_draws_are_the_prior() -> None:
    found = draw_log_normals(DELAY, [], UNIFORMS)
    medians, spreads = found.median, found.spread
    assert medians.mean() == pytest.approx(DELAY.median.mean, abs=0.02)
    assert medians.std() == pytest.approx(DELAY.median.deviation, rel=0.03)
    assert np.log(spreads).mean() == pytest.approx(DELAY.spread.mean, abs=0.02)
    assert DELAY.effect is not None
    assert found.effect.mean() == pytest.approx(DELAY.effect.mean, abs=0.02)
    assert found.effect.std() == pytest.approx(DELAY.effect.deviation, rel=0.1)  # nine nodes


def test_with_a_known_spread_the_posterior_is_the_textbook_one() -> None:
    sure = NormalPrior(0.0, 1e-6, "test")  # the spread is 1
    prior = AmountPrior(NormalPrior(0.0, 1.0, "test"), sure, "test")
    logs = [1.0, 2.0, 3.0]
    found = draw_log_normals(prior, [Amount(math.exp(log)) for log in logs], UNIFORMS)
    medians = found.median
    assert not found.effect.any()  # this prior has none
    assert medians.mean() == pytest.approx(sum(logs) / (len(logs) + 1), abs=0.02)
    assert medians.std() == pytest.approx(1 / math.sqrt(len(logs) + 1), rel=0.05)


def test_an_amount_known_only_to_be_larger_raises_the_median_as_far_as_it_can() -> None:
    nothing = draw_log_normals(DELAY, [], UNIFORMS).median.mean()
    larger = draw_log_normals(DELAY, [Amount(400.0, is_known=False)], UNIFORMS).median.mean()
    trifle = draw_log_normals(DELAY, [Amount(1e-9, is_known=False)], UNIFORMS).median.mean()
    assert larger > nothing + 0.1
    assert trifle == pytest.approx(nothing, abs=1e-6)


def test_amounts_with_the_effect_teach_the_effect_and_others_the_median() -> None:
    slow = [Amount(days) for days in (90.0, 100.0, 110.0)]
    quick = [Amount(days, share=1.0) for days in (5.0, 6.0, 7.0)]
    found = draw_log_normals(DELAY, [*slow, *quick], UNIFORMS)
    assert found.effect.mean() < -1
    # The same amounts without the share say nothing of the effect.
    plain = draw_log_normals(DELAY, [Amount(item.value) for item in (*slow, *quick)], UNIFORMS)
    assert DELAY.effect is not None
    assert found.median.mean() > plain.median.mean() + 0.5
    assert plain.effect.mean() == pytest.approx(DELAY.effect.mean, abs=0.02)


def test_the_share_below_the_median_is_half_and_rises_with_the_limit() -> None:
    medians, spreads = np.array([math.log(50.0)]), np.array([1.2])
    assert share_below(50.0, medians, spreads)[0] == pytest.approx(0.5)
    assert share_below(50 * math.exp(1.2), medians, spreads)[0] == pytest.approx(0.8413, abs=1e-4)


def test_the_priors_mean_is_that_of_the_study() -> None:
    # Hardt's four means are 4.7 months; the mean of a log-normal is median * exp(spread^2 / 2).
    mean = math.exp(DELAY.median.mean + math.exp(DELAY.spread.mean) ** 2 / 2)
    assert mean / (365.25 / 12) == pytest.approx((3.84 + 4.28 + 4.49 + 6.17) / 4)
