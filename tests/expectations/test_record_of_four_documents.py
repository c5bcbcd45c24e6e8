"""What four of the documents say, as the record of the shipped theatre has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from allies.evidence.digests import DocumentIndex
from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate, parse_date
from allies.world.capitals import Trait
from allies.world.citations_in import citations
from allies.world.record import Record
from allies.world.view import View
from tests.apparatus import Run
from tests.expectations.passages import act

FOUR = frozenset({"laumulin2012", "golts2012", "blagov2007", "dehaas2017"})


def trait(view: Record, state: str, name: str) -> Trait | None:
    """Return a trait of a capital, or none where it has no such trait."""
    return next((one for one in view.capitals[state].traits if one.id == name), None)


def holders(view: Record, contest: str, version: str) -> set[str]:
    """Return who holds a version."""
    return set(next(v for v in view.contests[contest].versions if v.id == version).holders)


def runs(cites: Iterable[Citation]) -> set[str]:
    """Return the digests of some citations."""
    return {run for cite in cites for run in cite.runs}


# Whose voice it is.


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("rus.no-us-bases", "russian_official-golts2012"),
        ("claim.sco-afghanistan", "sco_advocates"),
        ("claim.stalemate", "most_experts-laumulin2012"),
        ("claim.csto-ideology", "cis_experts"),
        ("claim.uzb-interests-mixed", "uzbek_analysts"),
        ("claim.information-space", "laumulin2012"),
        ("claim.nato-reluctant", "csto_officials-blagov2007"),
        ("claim.inadequate-response", "csto_officials-blagov2007"),
        ("claim.plot-foiled", "moscow-golts2012"),
        ("claim.crackdown", "western_governments-dehaas2017"),
        ("claim.assembly-due-2007", "blagov2007"),
    ],
)
def test_a_statement_is_by_whoever_made_it(view: View, name: str, by: str) -> None:
    assert act(view, name).by == by


def test_no_state_speaks_through_the_columnist(view: View) -> None:
    states = set(view.states)
    spoken = [
        one.id
        for one in view.acts
        if one.act in ("claimed", "stance_taken")
        and one.by in states
        and {cite.source for cite in one.cites} == {"golts2012"}
    ]
    assert spoken == []


@pytest.mark.parametrize(
    ("contest", "version", "who", "never"),
    [
        ("afghan-threat", "no_invasion", "ca_experts-dehaas2017", "dehaas2017"),
        ("outside-the-area", "outside_role_proposed", "insor-2011", "laumulin2012"),
        ("nato-csto-block", "nato_reluctance", "csto_officials-blagov2007", "csto.secretariat"),
        ("kgz-government-2010", "interim", "eurasianet-2010-06-12", "dehaas2017"),
        ("kgz-government-2010", "interim", "eurasianet-2010-06-12", "diis2013"),
        ("uzb-2012-dates", "announced", "tass-2012-06-28", "dehaas2017"),
        ("uzb-2012-dates", "suspended_28_june", "dehaas2017", "tass-2012-06-28"),
    ],
)
def test_a_version_is_held_by_whoever_holds_it(
    view: View, contest: str, version: str, who: str, never: str
) -> None:
    found = holders(view, contest, version)
    assert who in found
    assert never not in found


def test_the_registers_of_moscow_tell_the_government_from_the_columnist(view: View) -> None:
    registers = {one.id: one for one in view.capitals["RUS"].registers}
    assert registers["rus.statements-2015"].form == "statement"
    assert registers["rus.statements-2015"].by == "moscow-dehaas2017"
    assert registers["rus.golts-2012"].form == "expert"
    tajik = next(one for one in view.capitals["TJK"].registers if one.id == "tjk.statements-2015")
    assert (tajik.by, tajik.rows) == ("dushanbe-dehaas2017", ("119",))


def test_kazakhstan_does_not_accept_the_sco_on_the_word_of_some_experts(run: Run) -> None:
    page = run("capital", "KAZ", "--on", "2014-01-01").out
    assert "SCO: doubted" in " ".join(page.split())
    assert "Some experts give the SCO" not in page


# What was done, and what was only meant.


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("uzb.k2-offer-2001", "proposed"),
        ("usa.leftover-2012", "transfer_discussed"),
        ("ravens-agreed-2013", "transfer_agreed"),
        ("kaz.china-police-2014", "occurred"),
        ("rus.csto-sco-2003", "occurred"),
        ("rus.belarus-pact-2007", "announced"),
        ("rus.belarus-missiles-2007", "transferred"),
        ("rus.201-equipment-2015", "announced"),
        ("rus.armenia-plan-2007", "announced"),
        ("uzb.no-special-services-2009", "announced"),
        ("andijan-2005.moscow", "occurred"),
    ],
)
def test_an_act_is_of_the_kind_that_the_document_tells(view: View, name: str, kind: str) -> None:
    assert act(view, name).act == kind


def test_an_offer_of_a_base_is_not_cited_for_the_base(view: View) -> None:
    granted = [
        one for one in view.acts if one.act == "base_granted" and one.place == "karshi-khanabad"
    ]
    assert granted
    assert all(cite.source != "golts2012" for one in granted for cite in one.cites)


def test_helicopters_announced_for_tajikistan_end_with_the_plan(view: View) -> None:
    fleet = view.fleets["rus.helicopters-201"]
    assert fleet.until is not None
    assert str(fleet.until) == "2016-02"


# When.


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("rus.kant-2015", "2015-02"),
        ("rus.201-helicopters", "2015-10"),
        ("rus.201-brigade", "2016-02"),
        ("aid-2015.tjk", "2015-04"),
        ("uzb.no-blocs-2015", "2015-08"),
        ("csto.one-voice-2011", "2011"),
        ("tjk.rent-2012", "2012-06-28/2012-07-14"),
        ("kgz.rent-2012", "2012-07-01/2012-07-16"),
        ("claim.nato-reluctant", "2002/2007-03-15"),
    ],
)
def test_an_act_has_the_day_of_the_thing_and_no_more(view: View, name: str, on: str) -> None:
    assert act(view, name).on == parse_date(on)


@pytest.mark.parametrize("state", ["KGZ", "TJK", "UZB"])
def test_a_columnists_guess_dates_from_his_column(view: View, state: str) -> None:
    found = trait(view, state, f"{state.lower()}.troops-fear")
    assert found is not None
    assert found.since == parse_date("2012-07-16")


@pytest.mark.parametrize(
    ("state", "older", "until", "newer"),
    [
        ("KAZ", "kaz.planning", "2015-09", "kaz.planning-2015"),
        ("UZB", "uzb.rus-difficult", "2016-09", "uzb.rus-2016"),
        ("UZB", "uzb.kgz-disputes", "2016-09", "uzb.neighbours-2016"),
    ],
)
def test_a_trait_ends_where_a_later_one_begins(
    view: View, state: str, older: str, until: str, newer: str
) -> None:
    before, after = trait(view, state, older), trait(view, state, newer)
    assert before is not None
    assert after is not None
    ends: ImpreciseDate | None = before.until
    assert ends == after.since == parse_date(until)


def test_kazakhstan_in_2016_no_longer_plans_for_nothing(run: Run) -> None:
    assert "No contingency plans" in run("capital", "KAZ", "--on", "2015-01-01").out
    later = run("capital", "KAZ", "--on", "2016-01-01").out
    assert "No contingency plans" not in later
    assert "with more militants active in its north" in later


# To whom, and everything that was said.


def test_left_over_equipment_was_negotiated_with_three_states(view: View) -> None:
    found = [act(view, f"usa.leftover-2012{end}") for end in ("", "-kgz", "-tjk")]
    assert [one.to for one in found] == ["UZB", "KGZ", "TJK"]
    for one in found:
        for kind in ("armoured", "transporters", "prime movers", "tank trucks", "graders", "water"):
            assert kind in one.says


def test_central_command_has_three_projects_in_three_states(view: View) -> None:
    found = {
        (one.to, one.place)
        for one in view.acts
        if one.act == "transfer_pledged" and "105" in one.rows and one.by == "USA"
    }
    assert found == {("KGZ", "osh"), ("TJK", "karatog"), ("KAZ", "almaty")}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claim.addicts", "addicts"),
        ("claim.drug-trade", "officials"),
        ("claim.two-groups", "Turkey, Iran, Pakistan"),
        ("claim.groups-sheltered", "Akromiya"),
        ("claim.osh-base-2017", "allegedly .* by 2017"),
        ("aid-2015.tjk", "Lavrov.*70 billion"),
        ("claim.sco-queue", "Russia supported India and China Pakistan"),
        ("claim.colour-revolutions", "probably"),
        ("uzb.no-special-services-2009", "emergency services"),
        ("claim.201-supports-tajik-army", "immediate support"),
        ("claim.sco-less-demanding", "less demanding"),
        ("uzb.us-plan-2010", "IMET"),
        ("claim.why-against-the-link", "three reasons"),
        ("claim.loyalty-for-guarantees", "not to cooperate with the West"),
        ("claim.inadequate-response", "reportedly"),
    ],
)
def test_what_a_document_says_is_said(view: View, name: str, words: str) -> None:
    assert re.search(words, act(view, name).says)


@pytest.mark.parametrize("name", ["kaz.law-2012", "kaz.concept-2014", "kaz.laumulin-2012-beside"])
def test_drugs_are_on_the_lists_that_have_them(view: View, name: str) -> None:
    register = next(one for one in view.capitals["KAZ"].registers if one.id == name)
    assert any("drugs" in threat.topics for threat in register.threats)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("exercise.aktau-2005", "KAZ"),
        ("exercise.armenia-2012", "ARM"),
        ("exercise.peacekeeping-2012", "KAZ"),
        ("exercise.interaction-2014", "KAZ"),
        ("exercise.peace-mission-2007", "RUS"),
    ],
)
def test_an_exercise_stands_in_the_chronicle_of_its_host(run: Run, name: str, host: str) -> None:
    acts = run("timeline", "--about", host, "--act", "exercised", "--json").json["acts"]
    assert name in [one["id"] for one in acts]


# What no document says.


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("KAZ", "kaz.dep-survival"),
        ("UZB", "uzb.dep-survival"),
        ("KAZ", "kaz.frame-sco-experts"),
    ],
)
def test_silence_is_no_trait(view: View, state: str, name: str) -> None:
    assert trait(view, state, name) is None


def test_no_conclusion_about_room_in_the_sco_is_put_into_a_document(view: View) -> None:
    inside = {one.id for one in view.comparisons.values() if {one.more[1], one.less[1]} == {"sco"}}
    assert inside == set()
    assert all("choice" not in one.says for one in view.comparisons.values())


# Contradictions between documents.


@pytest.mark.parametrize(
    ("contest", "sides"),
    [
        (
            "what-the-force-is-for",
            [{"golts2012"}, {"diis2013"}, {"moscow-diis2013", "csto.secretariat"}],
        ),
        ("k2-2005", [{"golts2012"}, {"dehaas2017"}, {"dehaas2017"}]),
        ("kaz-on-afghanistan", [{"astana-diis2013"}, {"dehaas2017"}]),
    ],
)
def test_documents_that_pull_apart_are_a_contest(
    view: View, contest: str, sides: list[set[str]]
) -> None:
    held = [set(one.holders) for one in view.contests[contest].versions]
    assert sorted(map(sorted, held)) == sorted(map(sorted, sides))


def test_a_motive_that_is_possible_is_not_stated(view: View) -> None:
    versions = {one.id: one.says for one in view.contests["motive-2012"].versions}
    assert versions["equipment"].startswith("Possibly")
    assert versions["force_and_bilateral"].startswith("Possibly")
    assert versions["hardware"].startswith("Probably")
    assert "seems" in versions["base_rule"]
    assert "Taliban" in versions["bases"]


# The passages.


def test_both_digests_of_every_citation_enclose_a_passage(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    astray = []
    for item in citations(view):
        if item.cite.source in FOUR:
            document = indexes[item.cite.source]
            first, last = (document.runs.get(run, []) for run in item.cite.runs)
            if len(first) != 1 or len(last) != 1 or last[0] < first[0]:
                astray.append(item.entry)
    assert astray == []


def test_the_suspension_of_membership_cites_the_words_that_name_it(view: View) -> None:
    participation = runs(act(view, "claim.participation-28-june-2012").cites)
    membership = runs(act(view, "uzb.membership-suspended.csto.2012-06-28").cites)
    assert participation
    assert membership
    assert not participation & membership


# An act that was done is no announcement.

DONE = re.compile(r"\b(signed|agreed|concluded|negotiated|ratified|delivered)\b")


def test_nothing_that_was_done_is_recorded_as_an_announcement(view: View) -> None:
    announced = [item for item in view.acts if item.act == "announced"]
    assert announced
    assert [item.id for item in announced if DONE.search(item.says)] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("uzb.partnership-chn-2012", "occurred"),
        ("uzb.us-plan-2010", "occurred"),
        ("kgz.memorandum-2009", "occurred"),
        ("usa.missile-defence-2007", "occurred"),
        ("tjk.lease-talks-2012", "lease_extended"),
        ("rus.belarus-pact-2007", "announced"),
        ("kgz.rent-2012", "announced"),
    ],
)
def test_the_kind_of_an_act_says_how_far_it_came(view: View, name: str, kind: str) -> None:
    assert act(view, name).act == kind
