"""What movement must show: the cases of the record, against the figures that were reported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

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


def test_documented_consents_alone_leave_the_way_that_was_reported(route: Route) -> None:
    # The fastest way leads through Mongolia, of which nothing is documented.
    found = route(*CHN_2007)
    assert [item["state"] for item in found["silent"]] == ["MNG"]
    assert "MNG" in found["never_answered"]
    (way,) = [item for item in found["routes"] if item["supposing"] == "silence is refusal"]
    assert way["km"] == pytest.approx(10_300, rel=0.05)
    assert "manzhouli" in way["places"]


def test_the_law_of_kazakhstan_is_not_held_against_its_allies_troops(route: Route) -> None:
    # What it agreed with its allies on passage could not be read: unknown is not no.
    found = route("chelyabinsk", "osh", "--mode", "rail", "--mover", "RUS", "--on", "1999-09-01")
    (kazakh,) = [item for item in found["routes"][0]["crosses"] if item["state"] == "KAZ"]
    assert kazakh["consent"] == "silent"
    assert "KAZ" in {item["state"] for item in found["silent"]}


def test_the_base_at_gyumri_does_not_go_round_by_china_in_1999(deploy: Route) -> None:
    found = deploy("batken-1999", "--on", "1999-09-01")
    (base,) = [item for item in found["forces"] if item["force"] == "rus.102-base"]
    assert not {"CHN", "MNG"} & set(base["crosses"])


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


def test_in_the_month_of_the_agreements_the_northern_line_does_not_rest_on_silence(
    route: Route,
) -> None:
    # Whether the agreement of June 2012 had been made by the 15th cannot be told; passage was open.
    found = route(*NDN[:-1], "2012-06-15", "--mode", "rail")
    assert "UZB" not in {item["state"] for item in found["silent"]}


@pytest.mark.parametrize(
    ("state", "open_ways"),
    [
        ("UZB", {"chaman", "torkham", "caspian", "tajikistan"}),
        ("RUS", {"chaman", "torkham", "caspian"}),
    ],
)
def test_without_a_railway_the_corridors_that_are_left_are_named_with_their_cost(
    route: Route, state: str, open_ways: set[str]
) -> None:
    found = route(*NDN, "--mode", "rail", "--deny", state)
    ways = {item["way"]: item for item in found["corridors"]}
    assert {name for name, item in ways.items() if item["km"] is not None} == open_ways
    assert ways["caspian"]["price"]["amount"] == 17_500
    assert ways["chaman"]["price"]["amount"] == 7_200
    assert all(ways[name]["days"]["p50"] > 10 for name in open_ways)
    assert state not in {name for item in ways.values() for name in item["crosses"]}
    assert ways["uzbekistan"]["opened_by"] == [state]


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


# From the border to the first town south of the tunnel: the 320 km that are reported.
SALANG = ("hairatan", "charikar", "--mode", "road", *USA, "--on", "2012-06-15")


def test_the_stretch_of_the_salang_is_the_one_that_is_reported(route: Route) -> None:
    assert route(*SALANG)["routes"][0]["km"] == pytest.approx(320, rel=0.10)


@pytest.mark.parametrize(("days", "least", "most"), [("1", 4, 8), ("2", 8, 12), ("3", 10, 14)])
def test_the_queue_at_the_salang_is_of_the_reported_order(
    route: Route, days: str, least: float, most: float
) -> None:
    # 10,000 vehicles a day wanted to pass where 2,000 could, and it took 10 to 12 days: two to
    # three days of such a demand. It cannot have lasted longer without a longer wait.
    found = route(*SALANG, "--vehicles-a-day", "10000", "--for", days)
    assert "salang" in (found["bottleneck"]["start"], found["bottleneck"]["end"])
    assert found["bottleneck"]["recorded"]
    assert found["bottleneck"]["shadow_price_hours"] > 0
    assert found["queue"]["vehicles"] == pytest.approx(8_000 * float(days))
    assert least <= found["queue"]["last_takes_days"] <= most


def test_all_together_the_demand_of_a_day_waits_days_at_the_salang(route: Route) -> None:
    found = route(*SALANG, "--vehicles", "10000")
    assert 11 / 2 <= found["routes"][0]["last_days"] <= 11 * 2
    assert found["queue"] is None


@pytest.mark.parametrize("days", ["30", "0.0013"])
def test_before_pakistan_closed_nothing_waited_at_the_salang(route: Route, days: str) -> None:
    # As many as it lets through; 0.0013 days of them are 2.6 vehicles, which no rounding delays.
    found = route(*SALANG[:-1], "2011-06-15", "--vehicles-a-day", "2000", "--for", days)
    assert found["queue"] is None


def test_the_ways_out_of_afghanistan_in_2013_beside_what_was_reported(route: Route) -> None:
    north = route("kabul", "riga", *SURFACE, *USA, "--on", "2013-03-01")["routes"][0]
    south = route("kabul", "karachi", *SURFACE, *USA, "--on", "2013-03-01")["routes"][0]
    assert (north["prices"][0]["amount"], south["prices"][0]["amount"]) == (17_500, 7_200)
    assert south["days"]["p50"] < north["days"]["p50"]


def test_pakistan_closed_leaves_the_north_at_more_than_twice_the_price(route: Route) -> None:
    # What is landed at Karachi is held there too.
    closed = route("kabul", "karachi", *SURFACE, *USA, "--on", "2012-03-01")
    assert closed["routes"] == []
    assert closed["opened_by"]["consent_of"] == ["PAK"]
    north = route("kabul", "riga", *SURFACE, *USA, "--on", "2012-08-15")["routes"][0]
    south = route("kabul", "karachi", *SURFACE, *USA, "--on", "2012-08-15")["routes"][0]
    assert north["prices"][0]["amount"] / south["prices"][0]["amount"] == pytest.approx(2.4, 0.05)


REPORTED = {
    "south": {"2010": 50, "2011": 29},
    "north": {"2010": 30, "2011": 40, "2013": 65},
    "air": {"2010": 20, "2011": 31},
}


def corridors(run: Run, on: str) -> dict[str, Any]:
    answer: Answer = run("corridors", "kabul", "--on", on, "--json")
    assert (answer.code, answer.err) == (0, "")
    return {item["corridor"]: item for item in answer.json["corridors"]}


def test_shares_and_prices_by_corridor_stand_beside_those_reported(run: Run) -> None:
    found = corridors(run, "2013-03-01")
    for name, shares in REPORTED.items():
        reported = {item["on"][:4]: item["amount"] for item in found[name]["reported_shares"]}
        assert reported == shares
        assert all(item["cites"] for item in found[name]["reported_shares"])
    prices = {name: item["price"]["amount"] for name, item in found.items()}
    assert prices == {"south": 7_200, "north": 17_500, "air": 40_000}
    even = {name: item["shares"]["even_spending"] for name, item in found.items()}
    assert sum(even.values()) == pytest.approx(1.0)
    # It is a rule, not a fit: near what was reported of 2010, and far from 2013.
    assert all(abs(100 * even[name] - REPORTED[name]["2010"]) < 15 for name in even)
    assert 100 * even["north"] < REPORTED["north"]["2013"] / 2


@pytest.mark.parametrize(
    ("on", "is_open"),
    [("2011-11-25", True), ("2011-11-26", False), ("2012-06-30", False), ("2012-07-10", True)],
)
def test_the_south_is_shut_while_pakistan_is(run: Run, on: str, is_open: bool) -> None:
    found = corridors(run, on)
    assert found["south"]["is_open"] == is_open
    assert found["north"]["is_open"]
    if is_open:
        assert found["south"]["shares"]["cheapest"] == 1.0
    else:
        assert found["south"]["shares"] == {"even_spending": 0.0, "cheapest": 0.0}
        assert [item["opened_by"] for item in found["south"]["passages"]] == [["PAK"], ["PAK"]]


def test_the_way_by_tajikistan_is_longer_than_that_by_uzbekistan(route: Route) -> None:
    north = route("kabul", "riga", *SURFACE, *USA, "--on", "2013-03-01")["routes"][0]
    around = route("kabul", "riga", *SURFACE, *USA, "--on", "2013-03-01", "--deny", "UZB")
    assert {"TJK", "KGZ", "KAZ"} <= crossed(around["routes"][0])
    assert around["routes"][0]["days"]["p50"] > north["days"]["p50"]


def test_supplies_still_flew_over_pakistan_while_it_was_closed(route: Route) -> None:
    found = route("kabul", "karachi", *USA, "--on", "2012-03-01")
    (over,) = [item for item in found["routes"][0]["crosses"] if item["state"] == "PAK"]
    assert (over["mode"], over["consent"]) == ("air", "granted")


def test_a_way_of_americans_through_iran_rests_on_its_silence(route: Route) -> None:
    found = route("sohar", "kabul", *USA, "--mode", "sea", "--mode", "road", "--on", "2012-02-15")
    assert "IRN" in crossed(found["routes"][0])
    assert "IRN" in {item["state"] for item in found["silent"]}
    assert "IRN" in found["never_answered"]
    assert found["without_a_way"] == ["silence is refusal"]


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
        (("otar", "otar"), "'otar' is also the place to leave"),
        (("otar", "khujand", "--deny", "KAZ"), "lies in KAZ, which is denied"),
        (("dushanbe", "osh", "--mover", "BLR"), "BLR has no force at dushanbe"),
        (("otar", "khujand", "--mode", "camel"), "it is one of rail, road"),
        (("otar", "khujand", "--vehicles", "0"), "0 cannot be asked for"),
        (("otar", "khujand", "--vehicles", "2000000"), "2,000,000 cannot be asked for"),
        (("otar", "khujand", "--vehicles-a-day", "-1"), "-1 cannot be asked for"),
        (("otar", "khujand", "--vehicles-a-day", "5", "--vehicles", "2"), "together and day by"),
        (("otar", "khujand", "--vehicles-a-day", "5", "--for", "0"), "for 0 days"),
        (
            ("otar", "khujand", "--vehicles-a-day", "5", "--for", "0.05"),
            "at 5 a day, no vehicle sets out within 0.05 days",
        ),
        (("otar", "khujand", "--vehicles-a-day", "5", "--for", "nan"), "for nan days"),
        (("otar", "khujand", "--for", "3"), "--for needs --vehicles-a-day"),
        (("otar", "khujand", "--via", "otar"), "an end of the way"),
        (("otar", "khujand", "--deny", "Uzbekistn"), "did you mean 'UZB'"),
        (("otar", "khujand", "--allow", "uzbk"), "did you mean 'UZB'"),
        (("otar", "khujand", "--mover", "KAX"), "did you mean 'KAZ'"),
        (("otar", "khujand", "--mover", "kyrgyzstn"), "did you mean 'KGZ'"),
        (("otar", "khujand", "--mover", "CTSO"), "did you mean 'csto'"),
        (("bishkek", "khujand", "--mover", "KAZ", "--deny", "KAZ"), "cannot deny itself"),
        (("otar", "khujand", "--cargo", "troop"), "did you mean 'troops'"),
        (("otar", "khujand", "--on", "2012-06"), "is not a day"),
        (("otar", "khujand", "--revoke", "KGX:2"), "did you mean 'KGZ'"),
        (("otar", "khujand", "--within", "-1"), "-1 days cannot be asked for"),
        (("otar", "khujand", "--within", "0"), "0 days cannot be asked for"),
        (("otar", "khujand", "--within", "4000"), "4,000 days cannot be asked for"),
        (
            ("otar", "khujand", "--within", "inf"),
            "give more than 0 and at most 3,650 days, or leave it out",
        ),
        (("otar", "khujand", "--revoke", "KGZ"), "not a state and a number of days"),
    ],
)
def test_bad_questions_about_ways_are_answered_clearly(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    refused(run("route", *words), said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("osh-2010", "--people", "1000000"), "more than there are to lift"),
        (("osh-2010", "--people", "0"), "--people: 0 cannot be asked for"),
        (("osh-2010", "--within", "0"), "0 days cannot be asked for"),
        (("osh-2010", "--within", "99999999"), "99,999,999 days cannot be asked for"),
        (("osh-2010", "--to", "oshh"), "did you mean 'osh'"),
        (("osh-2010", "--means", "camels"), "does not offer 'camels'"),
        (("osh-2010", "--deny", "UZB", "--allow", "UZB"), "cannot both refuse and consent"),
        (("osh-2010", "--status-of", "KGZ"), "KGZ is where help must reach"),
        (("osh-2010", "--draws", "65537"), "--draws: 65,537 cannot be asked for"),
        (("uzbekistan-2012",), "ask `allies assess uzbekistan-2012` for the verdict"),
        (("osh-2010", "--deny", "KGZ"), "lies in KGZ, which is denied"),
        (
            ("osh-2010", "--on", "2002-10-06"),
            "--on: By the record nobody was a member of the CSTO on 6 October 2002",
        ),
        (("osh-2010", "--status-of", "uzbekstan"), "did you mean 'UZB'"),
    ],
)
def test_bad_questions_about_deployments_are_answered_clearly(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    refused(run("deploy", *words), said)


def test_an_organisation_sends_forces_from_the_day_it_is_there(run: Run) -> None:
    assert run("deploy", "osh-2010", "--on", "2002-10-07").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kabull",), "did you mean 'kabul'"),
        (("osh",), "Kyrgyzstan has no corridors here"),
        (("kabul", "--deny", "AFG"), "lies in AFG, which is denied"),
        (("kabul", "--deny", "Pakstan"), "did you mean 'PAK'"),
        (("kabul", "--mover", "nat"), "did you mean 'nato'"),
        (("kabul", "--cargo", "fuels"), "did you mean 'fuel'"),
        (("kabul", "--deny", "PAK", "--allow", "PAK"), "leave PAK out of --deny or of --allow"),
    ],
)
def test_bad_questions_about_corridors_are_answered_clearly(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    refused(run("corridors", *words), said)


@pytest.mark.parametrize(
    "words",
    [
        ("nizhny-panj", "shir-khan-bandar", "--mode", "road"),
        ("termez", "hairatan", "--mode", "rail"),
        ("zabaikalsk", "manzhouli", "--mode", "rail", "--cargo", "relief"),
    ],
)
def test_the_shortest_ways_are_never_shown_as_none(run: Run, words: tuple[str, ...]) -> None:
    page = run("route", *words, "--on", "2012-06-15").out
    assert " 0 km" not in page
    assert "0.0" not in page
    best = run("route", *words, "--on", "2012-06-15", "--json").json["routes"][0]
    assert best["km"] > 0
    assert 0 < best["days"]["p10"] <= best["days"]["p90"]


def test_a_chart_is_written_where_it_was_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "arrivals.svg"
    assert run("deploy", "osh-2010", "-o", str(file)).code == 0
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    refused(run("deploy", "osh-2010", "-o", str(tmp_path / "none" / "x.svg")), "cannot be written")


def test_silent_states_have_chances_with_drivers(deploy: Route) -> None:
    found = deploy(*KSOR, "--to", "dushanbe")
    chances = {(item["state"], item["mover"]): item for item in found["silent"]}
    uzbek, kazakh = chances["UZB", "RUS"], chances["KAZ", "RUS"]
    assert uzbek["chance"]["high"] < kazakh["chance"]["high"]
    assert {"alliance", "dependence", "permission", "price"} <= {
        driver["driver"] for driver in uzbek["drivers"]
    }
    for item in found["silent"]:
        assert 0 < item["chance"]["low"] < item["chance"]["high"] < 1
        for driver in item["drivers"]:
            assert (driver["value"] is None) == (driver["contribution"] is None)


def test_a_rent_that_was_claimed_is_never_shown_as_agreed(run: Run) -> None:
    page = " ".join(run("bases", "--on", "2014-01-01").out.split())
    assert "Dushanbe Russia claimed 2012-06-28/2012-07-14 rent 230,000,000 USD a year" in page
    assert "Manas United States agreed 2009-06 rent 60,000,000 USD a year" in page
    # A rise that was only announced, of an amount that nobody reports.
    assert "Kant Russia announced 2012-07-01/2012-07-16 rent" in page
    bases = run("bases", "--on", "2014-01-01", "--json").json["bases"]
    said = {(item["place"], term["act"]) for item in bases for term in item["terms"]}
    assert {("dushanbe", "rent_claimed"), ("kant", "announced")} <= said


def test_the_ledger_knows_rents_and_who_left(run: Run) -> None:
    def uses(on: str) -> dict[tuple[str, str], Any]:
        found = run("bases", "--on", on, "--json").json["bases"]
        return {(item["place"], item["user"]): item for item in found}

    assert uses("2004-06-01")["karshi-khanabad", "USA"]["stands"] == "in_use"
    late = uses("2012-01-01")
    assert late["karshi-khanabad", "USA"]["stands"] == "vacated"
    rents = [term for term in late["manas", "USA"]["terms"] if term["term"] == "rent"]
    assert 60_000_000 in [term["amount"] for term in rents]


@pytest.mark.parametrize(
    ("words", "empty"),
    [
        (("route", "otar", "khujand"), "routes"),
        (("deploy", "osh-2010", "--status-of", "UZB"), "forces"),
        (("corridors", "kabul"), "corridors"),
        (("bases",), "bases"),
    ],
)
def test_beyond_the_record_every_answer_about_movement_is_unknown(
    run: Run, words: tuple[str, ...], empty: str
) -> None:
    answer = run(*words, "--on", "1950-01-01", "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["covered"] is False
    assert answer.json[empty] == []
    assert answer.json.get("in_time") is None
    page = run(*words, "--on", "1950-01-01")
    assert page.code == 0
    assert "1950-01-01 lies outside the record" in page.out
    assert "Nobody's" not in page.out
    assert "no way" not in page.out
