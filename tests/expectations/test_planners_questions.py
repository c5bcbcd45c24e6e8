"""A planner's questions: how soon a unit is there, and whose consent matters most.

The distances and days of older questions stand in `test_routes.py` and `test_supply_lines.py`; the
examples of the page on consent are run with the documentation.
"""

from __future__ import annotations

import pytest
from benchmarks.movement_cases import compare_cases, compare_pools
from benchmarks.routing import WITHIN

from tests.apparatus import Ask

IVANOVO_OSH = ("ivanovo", "osh", "--on", "2010-06-13", "--move")
THOUSAND = ("osh-2010", "--means", "rapid_reaction", "--people", "1000", "--within", "7")


@pytest.mark.parametrize(
    ("unit", "least", "most", "sorties"),
    [
        # 20 Il-76 carried a paratroop regiment from Ivanovo in 2013, so a battalion needs fewer
        # and has left in a day or two. A division needs many turns of all the aircraft.
        ("battalion", 0.5, 3.0, (10, 30)),
        ("division", 4.0, 15.0, (100, 600)),
    ],
)
def test_from_ivanovo_to_osh_in_days_that_an_officer_believes(
    route: Ask, unit: str, least: float, most: float, sorties: tuple[int, int]
) -> None:
    arrival = route(*IVANOVO_OSH, unit)["arrival"]
    days = arrival["last_days"]
    assert least < days["p10"] < days["p50"] < days["p90"] < most
    assert sorties[0] <= sum(item["sorties"] for item in arrival["sorties"]) <= sorties[1]
    assert arrival["first_days"]["p50"] < 1  # the first aircraft lands on the day it leaves


@pytest.mark.parametrize(
    ("place", "dearest"), [("osh", ["KAZ", "TJK"]), ("dushanbe", ["KGZ", "KAZ"])]
)
def test_whose_consent_matters_most_for_a_thousand_people_in_a_week_is_ranked(
    deploy: Ask, place: str, dearest: list[str]
) -> None:
    refusals = deploy(*THOUSAND, "--to", place)["refusals"]
    assert [item["state"] for item in refusals[:2]] == dearest
    worst = [max(loss["fewer"] for loss in item["losses"]) for item in refusals]
    assert all(more > 100 for more in worst[:2])
    for item in refusals:
        assert [loss["day"] for loss in item["losses"]] == [3, 7, 14, 30]
        assert item["movers"]
        assert 0 <= item["in_time"] <= 1
    together = [sum(loss["fewer"] for loss in item["losses"]) for item in refusals]
    assert together == sorted(together, reverse=True)


def test_khorog_is_not_reached_by_faizabad_in_an_incursion_from_afghanistan(deploy: Ask) -> None:
    found = deploy("tajikistan-incursion-2015", "--to", "khorog")
    ways = [item for item in found["forces"] if item["days"] is not None]
    assert len(ways) > 5
    for item in ways:
        assert "faizabad" not in item["places"]
        assert "AFG" not in item["crosses"]
    assert found["avoided"] == ["AFG"]
    assert "AFG" not in {item["state"] for item in found["refusals"]}


@pytest.mark.long
def test_the_fast_model_is_within_a_twentieth_of_the_exact_one_on_all_deployments() -> None:
    alone, together = list(compare_cases()), list(compare_pools())
    assert len(alone) > 100
    assert len(together) > 3
    for item in (*alone, *together):
        assert abs(item.error) <= WITHIN, f"{item.force} in {item.case}"
