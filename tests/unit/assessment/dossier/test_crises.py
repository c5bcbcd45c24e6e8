"""The crises of a dossier: cases that ask for people, and a grid that names no state."""

from __future__ import annotations

import pytest

from allies.assessment.dossier.crises import (
    GRID_TRIGGERS,
    case_crises,
    grid_crises,
    grid_days,
    request_on_record,
    sending_means,
)
from allies.values.dates import day_text
from allies.world.view import View, view_of
from tests.apparatus import ACTS, Build, day

STAYED = "    version: [lowland-2008/stayed]\n"
CASE = "cases/border-2008.yaml"


def test_the_grid_has_every_fifth_june_and_the_last_day(small_view: View) -> None:
    assert [day_text(item) for item in grid_days(small_view)] == [
        "2000-06-01",
        "2005-06-01",
        "2010-06-01",
        "2010-12-31",
    ]
    assert [
        day_text(item) for item in grid_days(view_of(small_view.whole, as_of=day("2008-06-03")))
    ] == [
        "2000-06-01",
        "2005-06-01",
        "2008-06-03",
    ]


def test_a_day_of_the_grid_that_is_the_last_day_counts_once(build: Build) -> None:
    view = build(replaced={"theatre.yaml": ("until: 2010-12-31", "until: 2010-06-01")})
    assert [day_text(item) for item in grid_days(view)] == [
        "2000-06-01",
        "2005-06-01",
        "2010-06-01",
    ]


def test_each_member_but_the_leading_state_is_a_host_of_each_kind(small_view: View) -> None:
    pact = small_view.organisations["pact"]
    found = list(grid_crises(small_view, pact, day("2010-06-01")))
    assert [(item.case.host, item.case.trigger) for item in found] == [
        ("XLO", trigger) for trigger in GRID_TRIGGERS
    ]
    assert {(item.acting, item.asked, item.case.place) for item in found} == {
        ("pact", "supposed", "downton")
    }
    assert list(grid_crises(small_view, pact, day("2001-04-30"))) == []


def test_a_capital_that_is_not_on_record_is_no_place(build: Build) -> None:
    view = build(replaced={"states/states.yaml": ("capital: Downton", "capital: Elsewhere")})
    found = next(grid_crises(view, view.organisations["pact"], day("2010-06-01")))
    assert (found.place_known, found.case.place) == (False, "")


def test_a_case_is_put_to_the_organisation_with_its_own_numbers(small_view: View) -> None:
    (found,) = case_crises(small_view, small_view.organisations["pact"])
    assert (found.acting, found.case.organisations, found.in_grid) == ("pact", ("pact",), False)
    assert (found.case.question.personnel, found.case.question.means) == (100, ("rapid_reaction",))
    snapshot = found.view.on(found.day)
    assert snapshot.register("request", "XLO", "XHI").word() == "requested"


def test_as_of_a_day_a_later_crisis_is_none(small_view: View) -> None:
    pact = small_view.organisations["pact"]
    before, after = (
        view_of(small_view.whole, as_of=day(on)) for on in ("2008-06-04", "2008-06-05")
    )
    assert list(case_crises(before, pact)) == []
    assert len(list(case_crises(after, pact))) == 1


@pytest.mark.parametrize(
    ("replaced", "asked"),
    [
        (None, "yes"),
        ({CASE: ("    to: pact\n", "    to: XHI\n")}, "no"),
        ({CASE: ("    to: pact\n", "    to: pact\n    means: [materiel]\n")}, "no"),
        (
            {CASE: ("    to: pact\n", "    to: pact\n    version: [lowland-2008/stayed]\n")},
            "disputed",
        ),
    ],
)
def test_a_request_is_one_for_people_to_the_organisation(
    build: Build, replaced: dict[str, tuple[str, str]] | None, asked: str
) -> None:
    view = build(replaced=replaced)
    assert request_on_record(view, view.cases["border-2008"], "pact") == asked


def test_only_collective_means_that_move_people_send_them(view: View) -> None:
    assert sending_means(view.organisations["csto"]) == ("rapid_reaction", "peacekeeping")
    assert sending_means(view.organisations["eu"]) == ()


def test_a_predecessor_acts_before_the_organisation_has_members(view: View) -> None:
    csto = view.organisations["csto"]
    acting = {item.case.id: item.acting for item in case_crises(view, csto)}
    assert acting["batken-1999"] == "cst"
    assert acting["osh-2010"] == "csto"


def test_the_end_of_a_case_counts_only_for_the_organisation_it_asks_about(view: View) -> None:
    ends = {
        name: {
            item.case.id: item.case.happened is not None
            for item in case_crises(view, view.organisations[name])
        }
        for name in ("csto", "sco")
    }
    assert ends["csto"]["osh-2010"] is True
    assert ends["sco"]["osh-2010"] is False


DISSOLVED = "- {{act: dissolved, by: {who}, on: 2008-06-05, judgement: invented}}\n"


@pytest.mark.parametrize(("on", "some"), [("2008-06-04", True), ("2008-06-05", False)])
def test_a_dissolved_organisation_has_no_crisis_nor_its_predecessor_for_it(
    build: Build, on: str, some: bool
) -> None:
    league = (
        "id: league\nname: The League\nshort: League\nbuilds_on: [pact]\njudgement: invented\n"
        "means:\n  - {means: rapid_reaction, name: a force, judgement: invented}\n"
    )
    joined = "".join(
        f"- {{act: acceded, by: {state}, of: league, on: 2002-01-01, judgement: invented}}\n"
        for state in ("XHI", "XLO")
    )
    view = build(
        {"organisations/league.yaml": league, ACTS: joined + DISSOLVED.format(who="league")}
    )
    assert bool(list(grid_crises(view, view.organisations["league"], day(on)))) == some
    assert list(grid_crises(view, view.organisations["pact"], day(on)))  # on its own account


@pytest.mark.parametrize(("who", "count"), [("XPA", 1), ("XLO", 0), ("pact", 0)])
def test_a_case_whose_host_or_organisation_was_dissolved_is_no_crisis(
    build: Build, who: str, count: int
) -> None:
    view = build(
        {ACTS: DISSOLVED.format(who=who), "states/states.yaml": "- {id: XPA, name: Partnerland}\n"}
    )
    assert len(list(case_crises(view, view.organisations["pact"]))) == count
