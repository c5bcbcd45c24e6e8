"""The page of a movement: its table in words, and refusals ranked by a day."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.movement import movement

CASE = "case/tajikistan-incursion-2015/movement"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def test_a_force_that_is_there_has_no_way_and_the_others_have_one(asker: Asker) -> None:
    lines = {row["unit"]: row for row in movement(asker, Address(CASE)).shown["lines"]}
    base, flown = lines["201st Russian Military Base"], lines["98th Airborne Division"]
    assert (base["way"], base["days"], base["needs"]) == ("Dushanbe", "there already", "nobody")
    assert flown["way"] == "Ivanovo to Dushanbe"
    assert flown["mode"] == "air (Russian An-124, Russian Il-76)"
    assert "Uzbekistan" in flown["needs"]


def test_refusals_are_ranked_by_the_day_asked_for(asker: Asker) -> None:
    for day in ("3", "30"):
        shown = movement(asker, Address(CASE, {"rank": (day,)})).shown
        assert shown["ranked_by"] == float(day)
        costs = [row["cost"] for row in shown["refusals"]]
        assert costs == sorted(costs, reverse=True)
        assert costs[0] > 0


def test_refusals_are_ranked_by_the_day_of_the_question_if_none_is_asked_for(asker: Asker) -> None:
    assert movement(asker, Address(CASE)).shown["ranked_by"] == 30
    assert movement(asker, Address(CASE, {"within": ("6",)})).shown["ranked_by"] == 7


def test_what_is_supposed_is_drawn_beside_the_record(asker: Asker) -> None:
    page = movement(asker, Address(CASE, {"deny": ("UZB",)}))
    assert "Dashed: without what is supposed." in page.shown["curve"].note
    assert "Dashed" not in movement(asker, Address(CASE)).shown["curve"].note


@pytest.mark.parametrize(
    "here", [Address(CASE, {"people": ("many",)}), Address("case/uzbekistan-2012/movement")]
)
def test_what_cannot_be_asked_is_refused(asker: Asker, here: Address) -> None:
    with pytest.raises(QuestionError):
        movement(asker, here)


def test_a_force_that_never_comes_needs_the_consent_of_none_on_record(asker: Asker) -> None:
    page = movement(asker, Address("case/osh-2010/movement", {"deny": ("KAZ",)}))
    never = [row for row in page.shown["lines"] if row["days"] == "never"]
    assert never
    assert {row["needs"] for row in never} == {"–"}
