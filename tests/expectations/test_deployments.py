"""Deployments and bases: who is where by when, on whose consent, and for what rent."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.apparatus import Ask, Run, refused


def test_the_base_at_gyumri_does_not_go_round_by_china_in_1999(deploy: Ask) -> None:
    found = deploy("batken-1999", "--on", "1999-09-01")
    (base,) = [item for item in found["forces"] if item["force"] == "rus.102-base"]
    assert not {"CHN", "MNG"} & set(base["crosses"])


KSOR = ("osh-2010", "--means", "rapid_reaction", "--on", "2011-06-01")


def people(found: Any, day: float, which: str = "p50") -> float:
    (point,) = [item for item in found["curve"] if item["day"] == day]
    return float(point["people"][which])


def test_the_201st_is_in_dushanbe_before_anybody_decides(deploy: Ask) -> None:
    found = deploy(*KSOR, "--to", "dushanbe")
    (base,) = [item for item in found["forces"] if item["force"] == "rus.201-base"]
    assert base["is_there"]
    assert base["days"] == {"p10": 0.0, "p50": 0.0, "p90": 0.0}
    assert people(found, 0) >= base["people"]["p50"]


@pytest.mark.parametrize("place", ["osh", "dushanbe"])
def test_arrivals_rise_and_uzbek_airspace_changes_them(deploy: Ask, place: str) -> None:
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
def test_no_railway_reaches_either_without_uzbekistan(route: Ask, place: str) -> None:
    words = ("chelyabinsk", place, "--mode", "rail", "--on", "2011-06-01")
    assert route(*words, "--allow", "UZB")["routes"]
    found = route(*words, "--deny", "UZB")
    assert found["routes"] == []
    assert ["UZB"] in route(*words, "--allow", "UZB")["indispensable"]


def test_status_and_consent_are_two_questions(deploy: Ask) -> None:
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
        (("osh-2010", "--people", "1000000"), "more than all pledged forces have"),
        (("osh-2010", "--people", "0"), "--people: 0 is not a possible number"),
        (("osh-2010", "--within", "0"), "0 days is not a possible time"),
        (("osh-2010", "--within", "99999999"), "99,999,999 days is not a possible time"),
        (("osh-2010", "--to", "oshh"), "did you mean 'osh'"),
        (("osh-2010", "--means", "camels"), "does not offer 'camels'"),
        (("osh-2010", "--deny", "UZB", "--allow", "UZB"), "cannot both refuse and consent"),
        (("osh-2010", "--status-of", "KGZ"), "KGZ is the state that help must reach"),
        (("osh-2010", "--draws", "65537"), "--draws: 65,537 is not a possible number"),
        (("uzbekistan-2012",), "ask `allies assess uzbekistan-2012` for the verdict"),
        (("osh-2010", "--deny", "KGZ"), "lies in KGZ, which is supposed to refuse"),
        (
            ("osh-2010", "--on", "2002-10-06"),
            "--on: According to the record, no state was a member of the CSTO on 6 October 2002",
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


def test_a_chart_is_written_where_it_was_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "arrivals.svg"
    assert run("deploy", "osh-2010", "-o", str(file)).code == 0
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    refused(run("deploy", "osh-2010", "-o", str(tmp_path / "none" / "x.svg")), "cannot be written")


def test_a_supposition_is_charted_beside_the_record(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "both.svg"
    few = ("deploy", "osh-2010", "--draws", "100", "-o", str(file))
    assert run(*few).code == 0
    assert file.read_text(encoding="utf-8").count("<polyline") == 1
    assert run(*few, "--deny", "KAZ").code == 0
    assert file.read_text(encoding="utf-8").count("<polyline") == 2


def test_silent_states_have_chances_with_drivers(deploy: Ask) -> None:
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
