"""What movement must show: the cases of the record, against the figures that were reported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.apparatus import Answer, Run, refused

Route = Callable[..., Any]
SURFACE = ("--mode", "rail", "--mode", "road", "--mode", "sea", "--mode", "ferry")
USA = ("--mover", "USA", "--cargo", "non_lethal")


@pytest.fixture
def route(run: Run) -> Route:
    """The answer of `allies route`, as JSON."""

    def ask(*words: str) -> Any:
        answer: Answer = run("route", *words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return ask


@pytest.fixture
def deploy(run: Run) -> Route:
    """The answer of `allies deploy`, as JSON."""

    def ask(*words: str) -> Any:
        answer: Answer = run("deploy", *words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return ask


def crossed(way: Any) -> set[str]:
    return {item["state"] for item in way["crosses"]}


# Kazakh airborne troops to northern Tajikistan, June 2012, by road.
KAZ_2012 = ("otar", "khujand", "--mode", "road", "--mover", "KAZ", "--on", "2012-06-15")


def test_kazakh_troops_through_uzbekistan_if_it_lets_them(route: Route) -> None:
    way = route(*KAZ_2012, "--allow", "UZB")["routes"][0]
    assert way["km"] == pytest.approx(760, rel=0.10)
    assert crossed(way) == {"KAZ", "UZB", "TJK"}


def test_kazakh_troops_round_uzbekistan_and_never_through_china(route: Route) -> None:
    way = route(*KAZ_2012, "--deny", "UZB")["routes"][0]
    assert 1000 <= way["km"] <= 1250
    assert crossed(way) == {"KAZ", "KGZ", "TJK"}
    assert {"bishkek", "osh"} <= set(way["places"])


# Chinese troops to an exercise, July 2007, by rail.
CHN_2007 = ("korla", "chelyabinsk", "--mode", "rail", "--mover", "CHN", "--on", "2007-07-19")


def test_chinese_troops_round_kazakhstan(route: Route) -> None:
    found = route(*CHN_2007)
    way = found["routes"][0]
    assert "KAZ" not in crossed(way)
    assert way["km"] == pytest.approx(10_300, rel=0.15)
    (kazakh,) = [
        item
        for item in route(*CHN_2007, "--compare")["routes"][1]["crosses"]
        if item["state"] == "KAZ"
    ]
    assert kazakh["consent"] in ("refused", "by_law")


def test_chinese_troops_through_kazakhstan_if_it_had_let_them(route: Route) -> None:
    way = route(*CHN_2007, "--allow", "KAZ")["routes"][0]
    assert way["km"] == pytest.approx(3_300, rel=0.15)
    assert crossed(way) == {"CHN", "KAZ", "RUS"}


def test_only_track_that_was_open_then_is_used(route: Route) -> None:
    early = route(*CHN_2007)["routes"][0]["km"]
    late = route(*CHN_2007[:-1], "2016-07-19", "--deny", "KAZ")["routes"][0]["km"]
    assert late < early  # the line by Ejin opened in between


def test_a_train_from_manzhouli_takes_the_reported_distance_and_time(route: Route) -> None:
    found = route("manzhouli", "orenburg", "--mode", "rail", "--mover", "CHN", "--on", "2016-08-28")
    way = found["routes"][0]
    assert way["km"] == pytest.approx(6_300, rel=0.15)
    assert way["days"]["p50"] == pytest.approx(9, rel=0.15)


NDN = ("riga", "hairatan", *USA, "--on", "2012-08-15")


def test_the_northern_line_takes_the_reported_distance_and_time(route: Route) -> None:
    found = route(*NDN, "--mode", "rail")
    way = found["routes"][0]
    assert way["km"] == pytest.approx(5_000, rel=0.05)
    assert 10 <= way["days"]["p50"] <= 11
    assert way["prices"][0]["amount"] == 17_500
    # All of what came that way in 2012 crossed Kazakhstan.
    assert {"RUS", "KAZ", "UZB"} <= crossed(way)


@pytest.mark.parametrize("state", ["UZB", "RUS"])
def test_without_uzbekistan_or_russia_there_is_no_railway(route: Route, state: str) -> None:
    found = route(*NDN, "--mode", "rail", "--deny", state)
    assert found["routes"] == []
    assert found["opened_by"]["consent_of"] == [state]
    assert [state] in route(*NDN, "--mode", "rail")["indispensable"]


def test_without_russia_the_caspian_remains(route: Route) -> None:
    way = route(*NDN, *SURFACE, "--deny", "RUS")["routes"][0]
    assert {"poti", "baku"} <= set(way["places"])
    assert {"sea", "ferry"} <= set(way["modes"])


PAKISTAN = ("karachi", "kabul", "--mode", "road", *USA)


@pytest.mark.parametrize(
    ("on", "is_open"),
    [("2011-11-25", True), ("2011-11-26", False), ("2012-06-30", False), ("2012-07-10", True)],
)
def test_pakistan_was_closed_from_november_2011_to_july_2012(
    route: Route, on: str, is_open: bool
) -> None:
    found = route(*PAKISTAN, "--on", on)
    assert bool(found["routes"]) == is_open
    if is_open:
        assert found["routes"][0]["prices"][0]["amount"] == 7_200
    else:
        assert found["opened_by"]["consent_of"] == ["PAK"]


def test_there_was_no_railway_to_mazar_before_it_was_opened(route: Route) -> None:
    early = route("termez", "mazar-i-sharif", "--mode", "rail", *USA, "--on", "2010-06-01")
    assert early["routes"] == []
    assert early["opened_by"] is None
    assert early["not_yet"][0]["end"] == "mazar-i-sharif"
    late = route("termez", "mazar-i-sharif", "--mode", "rail", *USA, "--on", "2012-06-01")
    assert late["routes"][0]["km"] < 120


def test_the_queue_at_the_salang_is_of_the_reported_order(route: Route) -> None:
    # 10,000 vehicles a day wanted to pass, and it took 10 to 12 days.
    found = route(
        "hairatan", "kabul", "--mode", "road", *USA, "--on", "2012-06-15", "--vehicles", "10000"
    )
    assert "salang" in (found["bottleneck"]["start"], found["bottleneck"]["end"])
    assert found["bottleneck"]["recorded"]
    assert 11 / 2 <= found["routes"][0]["last_days"] <= 11 * 2
    assert found["bottleneck"]["shadow_price_hours"] > 0


def test_the_ways_out_of_afghanistan_in_2013_beside_what_was_reported(route: Route) -> None:
    north = route("kabul", "riga", *SURFACE, *USA, "--on", "2013-03-01")["routes"][0]
    south = route("kabul", "karachi", *SURFACE, *USA, "--on", "2013-03-01")["routes"][0]
    assert (north["prices"][0]["amount"], south["prices"][0]["amount"]) == (17_500, 7_200)
    assert south["days"]["p50"] < north["days"]["p50"]


KSOR = ("osh-2010", "--means", "rapid_reaction", "--on", "2011-06-01")


def people(found: Any, day: float, which: str = "p50") -> float:
    (point,) = [item for item in found["curve"] if item["day"] == day]
    return float(point["people"][which])


def test_the_201st_is_in_dushanbe_before_anybody_decides(deploy: Route) -> None:
    found = deploy(*KSOR, "--to", "dushanbe")
    (base,) = [item for item in found["forces"] if item["force"] == "rus.201-base"]
    assert base["is_there"]
    assert base["days"] == {"p10": 0.0, "p50": 0.0, "p90": 0.0}
    assert people(found, 0) >= base["people"]["p50"]


@pytest.mark.parametrize("place", ["osh", "dushanbe"])
def test_arrivals_rise_and_uzbek_airspace_changes_them(deploy: Route, place: str) -> None:
    opened = deploy(*KSOR, "--to", place, "--allow", "UZB")
    closed = deploy(*KSOR, "--to", place, "--deny", "UZB")
    for found in (opened, closed):
        there = [item["people"]["p50"] for item in found["curve"]]
        assert there == sorted(there)
        assert there[-1] > there[0]
    days = [item["day"] for item in opened["curve"]]
    assert all(people(closed, day) <= people(opened, day) for day in days)
    assert any(people(closed, day) < people(opened, day) for day in days)


@pytest.mark.parametrize("place", ["osh", "dushanbe"])
def test_no_railway_reaches_either_without_uzbekistan(route: Route, place: str) -> None:
    words = ("chelyabinsk", place, "--mode", "rail", "--on", "2011-06-01")
    assert route(*words, "--allow", "UZB")["routes"]
    found = route(*words, "--deny", "UZB")
    assert found["routes"] == []
    assert ["UZB"] in route(*words, "--allow", "UZB")["indispensable"]


def test_status_and_consent_are_two_questions(deploy: Route) -> None:
    found = deploy(*KSOR, "--to", "dushanbe", "--status-of", "UZB")
    four = {(item["inside"], item["consents"]): item for item in found["combinations"]}
    assert len(four) == 4
    for inside in (True, False):
        consents, refuses = four[inside, True], four[inside, False]
        assert all(
            people({"curve": refuses["people"]}, day) <= people({"curve": consents["people"]}, day)
            for day in (0.0, 3.0, 7.0, 30.0)
        )
        assert consents["people"] != refuses["people"]
    uzbek = {name for name in four[True, True]["forces"] if name.startswith("uzb.")}
    assert uzbek
    assert not uzbek & set(four[False, True]["forces"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("otarr", "khujand"), "did you mean 'otar'"),
        (("otar", "otar"), "where it is already"),
        (("otar", "khujand", "--deny", "KAZ"), "lies in KAZ, which is denied"),
        (("dushanbe", "osh", "--mover", "BLR"), "BLR has no force at dushanbe"),
        (("otar", "khujand", "--mode", "camel"), "it is one of rail, road"),
        (("otar", "khujand", "--vehicles", "0"), "0 of them cannot move"),
        (("otar", "khujand", "--on", "1950-01-01"), "lies outside the record"),
    ],
)
def test_bad_questions_are_answered_clearly(run: Run, words: tuple[str, ...], said: str) -> None:
    refused(run("route", *words), said)
