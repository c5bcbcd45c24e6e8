"""Ways of troops: the cases of the record, against the distances and times reported."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apparatus import Ask, Run, refused


def crossed(way: Any) -> set[str]:
    return {item["state"] for item in way["crosses"]}


# Kazakh airborne troops to northern Tajikistan, June 2012, by road.
KAZ_2012 = ("otar", "khujand", "--mode", "road", "--mover", "KAZ", "--on", "2012-06-15")


def test_kazakh_troops_through_uzbekistan_if_it_lets_them(route: Ask) -> None:
    way = route(*KAZ_2012, "--allow", "UZB")["routes"][0]
    assert way["km"] == pytest.approx(760, rel=0.10)
    assert crossed(way) == {"KAZ", "UZB", "TJK"}


def test_kazakh_troops_round_uzbekistan_and_never_through_china(route: Ask) -> None:
    way = route(*KAZ_2012, "--deny", "UZB")["routes"][0]
    assert 1000 <= way["km"] <= 1250
    assert crossed(way) == {"KAZ", "KGZ", "TJK"}
    assert {"bishkek", "osh"} <= set(way["places"])


# Chinese troops to an exercise, July 2007, by rail.
CHN_2007 = ("korla", "chelyabinsk", "--mode", "rail", "--mover", "CHN", "--on", "2007-07-19")


def test_chinese_troops_round_kazakhstan(route: Ask) -> None:
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


def test_documented_consents_alone_leave_the_way_that_was_reported(route: Ask) -> None:
    # The fastest way leads through Mongolia, of which nothing is documented.
    found = route(*CHN_2007)
    assert [item["state"] for item in found["silent"]] == ["MNG"]
    assert "MNG" in found["never_answered"]
    (way,) = [item for item in found["routes"] if item["supposing"] == "silence is refusal"]
    assert way["km"] == pytest.approx(10_300, rel=0.05)
    assert "manzhouli" in way["places"]


def test_the_law_of_kazakhstan_is_not_held_against_its_allies_troops(route: Ask) -> None:
    # What it agreed with its allies on passage could not be read: unknown is not no.
    found = route("chelyabinsk", "osh", "--mode", "rail", "--mover", "RUS", "--on", "1999-09-01")
    (kazakh,) = [item for item in found["routes"][0]["crosses"] if item["state"] == "KAZ"]
    assert kazakh["consent"] == "silent"
    assert "KAZ" in {item["state"] for item in found["silent"]}


def test_chinese_troops_through_kazakhstan_if_it_had_let_them(route: Ask) -> None:
    way = route(*CHN_2007, "--allow", "KAZ")["routes"][0]
    assert way["km"] == pytest.approx(3_300, rel=0.15)
    assert crossed(way) == {"CHN", "KAZ", "RUS"}


def test_only_track_that_was_open_then_is_used(route: Ask) -> None:
    early = route(*CHN_2007)["routes"][0]["km"]
    late = route(*CHN_2007[:-1], "2016-07-19", "--deny", "KAZ")["routes"][0]["km"]
    assert late < early  # the line by Ejin opened in between


def test_a_train_from_manzhouli_takes_the_reported_distance_and_time(route: Ask) -> None:
    found = route("manzhouli", "orenburg", "--mode", "rail", "--mover", "CHN", "--on", "2016-08-28")
    way = found["routes"][0]
    assert way["km"] == pytest.approx(6_300, rel=0.15)
    assert way["days"]["p50"] == pytest.approx(9, rel=0.15)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("otarr", "khujand"), "did you mean 'otar'"),
        (("otar", "otar"), "'otar' is also the start"),
        (("otar", "khujand", "--deny", "KAZ"), "lies in KAZ, which is supposed to refuse"),
        (("dushanbe", "osh", "--mover", "BLR"), "BLR has no force at dushanbe"),
        (("otar", "khujand", "--mode", "camel"), "it is one of rail, road"),
        (("otar", "khujand", "--vehicles", "0"), "0 is not a possible number"),
        (("otar", "khujand", "--vehicles", "2000000"), "2,000,000 is not a possible number"),
        (("otar", "khujand", "--vehicles-a-day", "-1"), "-1 is not a possible number"),
        (("otar", "khujand", "--vehicles-a-day", "5", "--vehicles", "2"), "together or day by"),
        (
            ("otar", "khujand", "--vehicles-a-day", "5", "--for", "0"),
            "0 is not a possible number of days",
        ),
        (
            ("otar", "khujand", "--vehicles-a-day", "5", "--for", "0.05"),
            "at 5 a day, no vehicle sets out within 0.05 days",
        ),
        (
            ("otar", "khujand", "--vehicles-a-day", "5", "--for", "nan"),
            "nan is not a possible number of days",
        ),
        (("otar", "khujand", "--for", "3"), "--for needs --vehicles-a-day"),
        (("otar", "khujand", "--via", "otar"), "the end of the way"),
        (("otar", "khujand", "--deny", "Uzbekistn"), "did you mean 'UZB'"),
        (("otar", "khujand", "--allow", "uzbk"), "did you mean 'UZB'"),
        (("otar", "khujand", "--mover", "KAX"), "did you mean 'KAZ'"),
        (("otar", "khujand", "--mover", "kyrgyzstn"), "did you mean 'KGZ'"),
        (("otar", "khujand", "--mover", "CTSO"), "did you mean 'csto'"),
        (
            ("bishkek", "khujand", "--mover", "KAZ", "--deny", "KAZ"),
            "cannot refuse passage to itself",
        ),
        (("otar", "khujand", "--cargo", "troop"), "did you mean 'troops'"),
        (("otar", "khujand", "--on", "2012-06"), "is not a day"),
        (("otar", "khujand", "--revoke", "KGX:2"), "did you mean 'KGZ'"),
        (("otar", "khujand", "--within", "-1"), "-1 days is not a possible time"),
        (("otar", "khujand", "--within", "0"), "0 days is not a possible time"),
        (("otar", "khujand", "--within", "4000"), "4,000 days is not a possible time"),
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
