"""Scores: worked by hand, and against the textbook's identities."""

from __future__ import annotations

import math

import numpy as np
import pytest

from allies.track_record.scores import BINS, calibration, score

HARD = {"hard": ("always nine in ten", [0.9, 0.9, 0.9, 0.9])}


def test_brier_and_log_score_of_four_forecasts_worked_by_hand() -> None:
    found = score([0.8, 0.6, 0.3, 0.1], [True, False, True, False], HARD)
    assert (found.scored, found.happened) == (4, 2)
    assert found.brier == pytest.approx((0.04 + 0.36 + 0.49 + 0.01) / 4)
    logs = [math.log(0.8), math.log(0.4), math.log(0.3), math.log(0.9)]
    assert found.log_score == pytest.approx(-sum(logs) / 4)
    assert found.skill == pytest.approx(1 - 0.225 / 0.25)
    hard = found.baselines["hard"]
    assert hard.brier == pytest.approx((0.01 + 0.81 + 0.01 + 0.81) / 4)
    assert hard.skill == pytest.approx(1 - 0.225 / 0.41)


def test_murphys_parts_add_up_and_hide_nothing_where_forecasts_are_alike_within_bins() -> None:
    alike = score([0.1, 0.1, 0.7, 0.7], [False, False, True, False], {}).murphy
    assert alike.within_bins == pytest.approx(0)
    assert alike.reliability == pytest.approx((2 * 0.01 + 2 * 0.04) / 4)
    assert alike.resolution == pytest.approx((2 * 0.0625 + 2 * 0.0625) / 4)
    assert alike.uncertainty == pytest.approx(0.1875)
    found = score([0.01, 0.15, 0.71, 0.79, 0.5], [False, True, True, False, True], {})
    parts = found.murphy
    total = parts.reliability - parts.resolution + parts.uncertainty + parts.within_bins
    assert total == pytest.approx(found.brier)


def test_where_all_came_true_there_is_no_skill_against_what_was_known_afterwards() -> None:
    found = score([0.8, 0.9], [True, True], {})
    assert (found.skill, found.skill_interval_90) == (None, None)


def test_with_nothing_to_score_there_is_no_score() -> None:
    with pytest.raises(ValueError, match="no case with a known outcome"):
        score([], [], {})


def test_the_intervals_hold_the_scores_and_narrow_with_more_cases() -> None:
    draws = np.random.default_rng(3)
    widths = []
    for count in (20, 500):
        p = draws.uniform(0.1, 0.9, count)
        y = draws.random(count) < p
        found = score(p.tolist(), y.tolist(), {})
        low, high = found.brier_interval_90
        assert low < found.brier < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_intervals_over_organisations_are_wider_where_cases_of_one_are_alike() -> None:
    p, y = [0.5] * 40, [True] * 20 + [False] * 20
    rules = {"sure": ("as it was", [0.9] * 20 + [0.1] * 20)}
    names = ["A"] * 10 + ["B"] * 10 + ["C"] * 20
    alone, grouped = score(p, y, rules), score(p, y, rules, names)
    assert alone.brier == grouped.brier == 0.25
    assert (alone.mean_forecast, alone.happened) == (0.5, 20)
    assert alone.skill_interval_90 is not None
    assert grouped.skill_interval_90 is not None
    widths = [high - low for low, high in (alone.skill_interval_90, grouped.skill_interval_90)]
    assert widths[0] < widths[1]
    gain = alone.baselines["sure"]
    assert gain.gain == pytest.approx(math.log(0.5) - math.log(0.9))
    assert gain.gain_interval_90 == pytest.approx((gain.gain, gain.gain))


def test_the_bins_of_calibration_hold_every_forecast_once() -> None:
    p = np.array([0.0, 0.2, 0.2, 0.999, 1.0])
    found = calibration(p, np.array([0.0, 1.0, 0.0, 1.0, 1.0]))
    assert len(found) == BINS
    assert [part.count for part in found] == [1, 2, 0, 0, 2]
    assert found[1].observed == 0.5
    assert (found[2].observed, found[2].interval_90) == (None, None)
    assert found[4].interval_90 is not None
    assert found[4].interval_90[1] == 1.0
    assert found[0].interval_90 is not None
    # Jeffreys' interval for 0 of 1: the upper end is the 95 % quantile of Beta(0.5, 1.5).
    assert found[0].interval_90[0] == 0.0
    assert found[0].interval_90[1] == pytest.approx(0.7715, abs=1e-4)
