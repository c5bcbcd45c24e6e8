"""What positions, threats and autonomy must show, on the answers of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.apparatus import Run

Ask = Callable[..., Any]


@pytest.fixture
def ask(run: Run) -> Ask:
    """The answer to a question, as JSON."""

    def asked(*words: str) -> Any:
        answer = run(*words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return asked


def members(answer: Any, organisation: str, means: str) -> dict[str, Any]:
    (found,) = [
        item
        for item in answer["means"]
        if (item["organisation"], item["means"]) == (organisation, means)
    ]
    return {item["member"]: item for item in found["members"]}


# Osh, June 2010.


def test_osh_shows_the_drivers_of_each_member_with_evidence(ask: Ask) -> None:
    answer = ask("positions", "osh-2010")
    found = members(answer, "csto", "rapid_reaction")
    assert set(found) == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    for member in found.values():
        known = [item for item in member["drivers"] if item["value"] is not None]
        assert known
        for item in member["drivers"]:
            assert item["because"]
            assert answer["weights"][item["weight"]]["origin"]
        cited = [item for item in known if item["cites"]]
        assert cited or member["cites"]
    assert answer["happened"]["outcome"] == "declined"


def test_osh_those_that_spoke_against_are_unlikely_and_silence_is_wide(ask: Ask) -> None:
    found = members(ask("positions", "osh-2010"), "csto", "peacekeeping")
    for state in ("RUS", "UZB"):
        assert found[state]["stance"] == "against"
        assert found[state]["chance"]["high"] < 0.5
    for state in ("ARM", "KAZ", "TJK"):
        chance = found[state]["chance"]
        assert chance["high"] - chance["low"] > 0.3


def test_osh_the_means_of_the_host_are_shown_beside_what_it_asked(ask: Ask) -> None:
    answer = ask("positions", "osh-2010")
    asks = {item["addressee"]: item for item in answer["asks"]}
    assert asks["RUS"]["recorded"] == "requested"
    drivers = {item["name"]: item for item in asks["csto"]["drivers"]}
    assert drivers["own_means"]["value"] > 0


def test_a_guess_of_2012_about_fears_of_troops_is_no_driver_before_it_was_made(ask: Ask) -> None:
    def inflame(case: str) -> Any:
        asks = {item["addressee"]: item for item in ask("positions", case)["asks"]}
        return {item["name"]: item for item in asks["csto"]["drivers"]}["inflame"]

    assert inflame("osh-2010")["value"] is None
    later = inflame("kyrgyzstan-incursion-2015")
    assert later["value"] < 0
    assert later["cites"][0]["source"] == "golts2012"


def test_osh_as_published_by_the_day_little_is_known_and_chances_are_wider(ask: Ask) -> None:
    later = members(ask("positions", "osh-2010"), "csto", "rapid_reaction")["KAZ"]
    then = members(ask("positions", "osh-2010", "--as-of", "2010-06-12"), "csto", "rapid_reaction")[
        "KAZ"
    ]

    def unknown(member: Any) -> int:
        return sum(item["value"] is None for item in member["drivers"])

    assert unknown(then) > unknown(later)
    sources = {cite["source"] for item in then["drivers"] for cite in item["cites"]}
    assert not sources & {"diis2013", "dehaas2017", "laumulin2012", "golts2012"}


# The cases that never happened.


@pytest.mark.parametrize("case", ["tajikistan-incursion-2015", "kazakhstan-unrest-2014"])
def test_what_the_third_document_judges_stands_beside_what_the_model_says(
    ask: Ask, case: str
) -> None:
    views = {item["id"]: item for item in ask("positions", case)["views"]}
    accord = views[f"{case}.accord"]
    assert accord["verdict"] in ("agrees", "agrees in part", "disagrees")
    assert "approved in" in accord["because"]
    assert accord["cites"][0]["source"] == "diis2013"


def test_kazakhstan_is_said_to_need_nobody_and_the_model_says_how_likely_it_asks(ask: Ask) -> None:
    answer = ask("positions", "kazakhstan-unrest-2014")
    views = {item["id"]: item for item in answer["views"]}
    (asks,) = [item for item in answer["asks"] if item["addressee"] == "csto"]
    assert views["kazakhstan-unrest-2014.alone"]["verdict"] in ("agrees", "cannot tell")
    assert {item["name"] for item in asks["drivers"] if (item["value"] or 0) < 0} >= {"own_means"}


@pytest.mark.parametrize("case", ["tajikistan-incursion-2015", "kazakhstan-unrest-2014"])
def test_chances_are_wide_where_nothing_has_been_said(ask: Ask, case: str) -> None:
    found = members(ask("positions", case), "csto", "rapid_reaction")
    for member in found.values():
        if member["supports"] is not None and member["stance"] == "unknown":
            assert member["chance"]["high"] - member["chance"]["low"] > 0.3


# Threats.


def test_where_afghanistan_stands_differs_by_capital_and_document(ask: Ask) -> None:
    answer = ask("threats")
    places = {
        item["id"]: mention["place"]
        for view in answer["capitals"]
        for item in view["registers"]
        for mention in item["mentions"]
        if mention["of"] == "AFG"
    }
    assert places["kgz.concept-2012"] == "first"
    assert places["kaz.doctrine-2011"] == "preamble"
    assert places["kaz.law-2012"] == "absent"
    assert places["tjk.doctrine-2005"] == "through_effects"
    assert places["uzb.doctrine-2000"] == places["kaz.strategy"] == "unknown"


def test_only_a_document_that_ranks_is_ranked(ask: Ask) -> None:
    registers = {
        item["id"]: item for view in ask("threats")["capitals"] for item in view["registers"]
    }
    doctrine = registers["kaz.doctrine-2011"]
    assert doctrine["ranked"] is False
    assert [item["who"] for item in doctrine["order_read_as_rank_by"]] == ["diis2013"]
    assert len(registers["tjk.doctrine-2005"]["threats"]) == 7 + 2
    assert len(doctrine["threats"]) == 6 + 3
    assert len(registers["kaz.laumulin-2012"]["threats"]) == 6
    assert registers["kaz.laumulin-2012"]["order_read_as_rank_by"] == []


def test_registers_are_dated(ask: Ask) -> None:
    def known(*words: str) -> set[str]:
        views = ask("threats", *words)["capitals"]
        return {item["id"] for view in views for item in view["registers"]}

    assert "kaz.doctrine-2011" not in known("--on", "2011-10-10")
    assert "kaz.doctrine-2011" in known("--on", "2011-10-11")
    as_of = known("--on", "2013-06-01", "--as-of", "2011-12-01")
    assert "kaz.doctrine-2011" in as_of
    assert "uzb.doctrine-2000" not in as_of


def test_the_uzbek_services_independence_is_contested(ask: Ask) -> None:
    (view,) = [item for item in ask("threats")["capitals"] if item["state"] == "UZB"]
    assert view["assessment"]["words"] == "partly or independent"
    assert len(view["assessment"]["statements"]) == 3


def test_those_who_gain_by_alarm_are_named(ask: Ask) -> None:
    assert {item["state"] for item in ask("threats")["gainers"]} == {"RUS", "TJK", "UZB"}


# Autonomy.


def test_room_in_the_csto_falls_with_dependence(ask: Ask) -> None:
    answer = ask("autonomy", "--on", "2010-06-12")
    freedom = {
        item["state"]: item["freedom"]
        for item in answer["members"]
        if item["organisation"] == "csto"
    }
    middle = {state: (item["low"] + item["high"]) / 2 for state, item in freedom.items()}
    assert middle["UZB"] > middle["KAZ"] > max(middle["KGZ"], middle["TJK"])


def test_after_the_suspension_uzbekistan_is_outside_and_unknown(ask: Ask) -> None:
    answer = ask("autonomy", "--on", "2013-06-12")
    inside = {(item["state"], item["organisation"]) for item in answer["members"]}
    assert ("UZB", "csto") not in inside
    assert ("UZB", "sco") in inside
    assert "UZB" in answer["unknown_outside"]["csto"]


def test_conclusions_are_compared_with_and_without_their_own_source(ask: Ask) -> None:
    compared = {item["id"]: item for item in ask("autonomy", "--on", "2010-06-12")["compared"]}
    assert compared["uzb-kaz-csto"]["model"] in ("agrees", "leans to agree")
    assert any(item["model"] != item["without_its_own"] for item in compared.values())
    # The document draws no conclusion about who has more room in the SCO.
    assert not [item for item in compared if item.endswith("-sco")]
    assert {"kaz-kgz-csto", "kaz-tjk-csto", "uzb-kgz-csto", "uzb-tjk-csto"} <= set(compared)
