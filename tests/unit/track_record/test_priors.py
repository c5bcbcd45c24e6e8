"""The priors: what they say as figures, and that the list of inputs holds each of them."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from allies.track_record import priors
from allies.track_record.occasions import load_occasions
from allies.track_record.priors import (
    CARRIER,
    CHOSEN,
    DELAY,
    LEVEL_OF_TRIGGER,
    LEVELS,
    NOT_ASKED,
    OTHER_OUTCOMES,
    SHARE,
    SIZE,
    Level,
    model_inputs,
)
from allies.world.cases import Outcome, Trigger

ROWS = {row.name.removeprefix("track_record."): row for row in model_inputs()}


def test_every_trigger_of_a_coded_case_has_a_level_and_each_level_a_share() -> None:
    coded = {item.trigger for item in load_occasions().occasions}
    assert coded <= set(LEVEL_OF_TRIGGER) <= set(get_args(Trigger))
    assert set(LEVEL_OF_TRIGGER.values()) == set(SHARE) == set(LEVELS) == set(get_args(Level))


def test_every_outcome_but_a_deployment_is_one_of_the_others() -> None:
    assert {"deployed", *OTHER_OUTCOMES} == set(get_args(Outcome))


def test_the_share_of_wars_is_that_of_defence_pacts_after_1944_with_the_weight_of_four() -> None:
    attack = SHARE["attack"]
    assert attack.yes + attack.no == pytest.approx(4)
    assert attack.yes / 4 == pytest.approx(5 / 42, abs=0.005)
    assert SHARE["inside"].yes == SHARE["inside"].no == 1


def test_asking_helps_with_one_chance_in_six_that_it_does_not() -> None:
    below = 0.5 * math.erfc(NOT_ASKED.mean / NOT_ASKED.deviation / math.sqrt(2))
    assert 1 - below == pytest.approx(1 / 6, abs=0.01)


def test_every_figure_of_a_prior_is_an_input() -> None:
    figures = {
        "attack_yes": SHARE["attack"].yes,
        "attack_no": SHARE["attack"].no,
        "inside_yes": SHARE["inside"].yes,
        "inside_no": SHARE["inside"].no,
        "not_asked_mean": NOT_ASKED.mean,
        "not_asked_sd": NOT_ASKED.deviation,
        "chosen_mean": CHOSEN.mean,
        "chosen_sd": CHOSEN.deviation,
        "carrier_mean": CARRIER.mean,
        "carrier_sd": CARRIER.deviation,
        "carrier_unknown_chosen": priors.UNKNOWN_POSITION["chosen"],
        "carrier_unknown_frame": priors.UNKNOWN_POSITION["frame"],
        "organisation_deviation": priors.ORGANISATION_DEVIATION,
        "trigger_deviation": priors.TRIGGER_DEVIATION,
        "other_outcome": priors.OTHER_OUTCOME_WEIGHT,
    }
    for name, amount in (("delay", DELAY), ("size", SIZE)):
        for part, prior in (("median", amount.median), ("spread", amount.spread)):
            figures[f"{name}_{part}_mean"] = prior.mean
            figures[f"{name}_{part}_sd"] = prior.deviation
    assert DELAY.effect is not None
    figures |= {"delay_ready_mean": DELAY.effect.mean, "delay_ready_sd": DELAY.effect.deviation}
    assert {name: row.number for name, row in ROWS.items()} == figures
    assert len(list(model_inputs())) == len(figures)


def test_only_what_a_study_gives_is_called_published() -> None:
    published = {name for name, row in ROWS.items() if row.kind == "published"}
    assert published == {"attack_yes", "attack_no", "delay_median_mean", "delay_median_sd"}
    assert all("20" in ROWS[name].origin for name in published)


def test_amounts_are_logarithms_of_their_units() -> None:
    assert ROWS["delay_median_mean"].unit == f"logarithm of {DELAY.unit}"
    assert ROWS["size_spread_sd"].unit == f"logarithm of {SIZE.unit}"
    assert math.exp(SIZE.median.mean) == pytest.approx(1_000)
    assert ROWS["not_asked_mean"].unit == "points of log-odds"
