"""Parts of answers about positions: chances, weights, drivers, and what moves a host."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.position_parts import (
    asking_part,
    chance_part,
    driver_part,
    pull_part,
    weight_part,
)
from allies.evidence.sources import Citation
from allies.politics.drivers import Driver, Pull
from allies.politics.hosts import Asking, HostDriver
from allies.politics.weights import WEIGHTS, Weight
from allies.questions.positions import DrawnChance
from allies.values.distributions import Distribution

CITE = Citation(source="pact-text", at="p. 1", credibility="1")
DOUBLE = Weight("leader", Distribution("uniform", (1.0, 3.0)), "judgement: invented")


def test_a_weight_is_told_with_its_origin() -> None:
    found = weight_part(DOUBLE)
    assert (found.family, found.parameters) == ("uniform", (1.0, 3.0))
    assert found.origin == "judgement: invented"
    assert weight_part(WEIGHTS["stake"]).family == "triangular"


def driver(value: float | None, spread: float = 0.0) -> Driver:
    values, known = np.array([value or 0.0]), np.array([value is not None])
    return Driver("host", DOUBLE, values, known, "told", (CITE,), spread)


def test_a_driver_is_told_with_its_value_its_weight_and_what_it_adds() -> None:
    found = driver_part(driver(-0.5, 0.25))
    assert (found.name, found.weight, found.because) == ("host", "leader", "told")
    assert (found.value, found.spread, found.contribution) == (-0.5, 0.25, -1.0)
    assert [cite.at for cite in found.cites] == ["p. 1"]


def test_an_unknown_driver_is_null_and_adds_nothing() -> None:
    found = driver_part(driver(None))
    assert (found.value, found.contribution) == (None, 0.0)


@pytest.mark.parametrize(("silent", "known"), [(0.75, True), (1.0, False)])
def test_a_pull_is_told_with_the_points_it_can_add(silent: float, known: bool) -> None:
    found = pull_part(Pull("XHI", 0.25, 0.1, silent, DOUBLE, "depends", (CITE,)))
    assert (found.leader, found.known, found.weight) == ("XHI", known, "leader")
    assert (found.dependence, found.disputed, found.unknown_share) == (0.25, 0.1, silent)
    assert found.points == 0.5  # a quarter of the middle of its weight
    assert (found.because, len(found.cites)) == ("depends", 1)


def test_eight_draws_in_ten_lie_between_the_ends_of_a_chance() -> None:
    found = chance_part(np.arange(101)[::-1] / 100)
    assert (found.low, found.middle, found.high) == (0.1, 0.5, 0.9)
    uneven = chance_part(np.array([0.9, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]))
    assert (uneven.low, uneven.middle, uneven.high) == (0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([0.3], (0.3, 0.3, 0.3)),
        ([0.4, 0.2], (0.2, 0.2, 0.4)),
        ([0.6, 0.2, 0.4], (0.2, 0.4, 0.6)),
        ([1 / 3], (0.333333, 0.333333, 0.333333)),
    ],
)
def test_of_few_draws_the_ends_are_among_them(
    values: list[float], told: tuple[float, float, float]
) -> None:
    found = chance_part(np.array(values))
    assert (found.low, found.middle, found.high) == told


def test_whether_a_host_asks_is_told_with_what_moves_it() -> None:
    weights = ("own_means", "frame")
    drivers = tuple(
        HostDriver(name=name, value=value, because=f"by {name}", cites=cites)
        for name, value, cites in zip(weights, (0.5, None), ((CITE,), ()), strict=True)
    )
    chance, taken_back = (DrawnChance(middle=at, low=at, high=at) for at in (0.5, 0.1))
    asking = Asking("XLO", "pact", "requested", "it asked", (CITE, CITE), drivers)
    found = asking_part(asking, chance, taken_back)
    assert (found.addressee, found.recorded, found.because) == ("pact", "requested", "it asked")
    assert (found.chance, found.taken_back) == (chance, taken_back)
    assert len(found.cites) == 2
    assert [(item.name, item.value, item.because, len(item.cites)) for item in found.drivers] == [
        ("own_means", 0.5, "by own_means", 1),
        ("frame", None, "by frame", 0),
    ]
