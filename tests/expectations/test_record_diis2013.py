"""What the record says where it follows diis2013: voice, day, act and recipient as the report."""

from __future__ import annotations

from typing import Any

import pytest

from allies.evidence.digests import DocumentIndex
from allies.world.citations_in import citations
from allies.world.view import View
from tests.apparatus import Run
from tests.expectations.passages import act, assert_said


def asked(run: Run, *words: str) -> Any:
    answer = run(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def stands_of(run: Run, day: str, state: str) -> set[str]:
    """Return where Afghanistan stands in the papers and statements of a capital on a day."""
    capitals = asked(run, "threats", "--on", day)["capitals"]
    (capital,) = [item for item in capitals if item["state"] == state]
    return {
        mention["place"]
        for register in capital["registers"]
        for mention in register["mentions"]
        if mention["of"] == "AFG"
    }


def plans_of(run: Run, state: str, day: str) -> set[str]:
    """Return the ids of what a capital is recorded to plan for on a day."""
    (capital,) = asked(run, "capital", state, "--on", day)["capitals"]
    return {item["id"] for item in capital["notes"]["planning"]}


# Voice and day: what the report found, and when.


@pytest.mark.parametrize("day", ["1998-06-01", "2012-07-15", "2013-06-01"])
def test_afghanistan_comes_first_for_tashkent_whose_papers_are_secret(run: Run, day: str) -> None:
    assert "first" in stands_of(run, day, "UZB")


def test_tashkents_statements_are_known_since_the_report(view: View) -> None:
    capital = view.capitals["UZB"]
    (statements,) = [item for item in capital.registers if item.id == "uzb.statements"]
    assert statements.by == "tashkent-diis2013"
    assert statements.public is not None
    assert statements.public.text == "2013-05"


@pytest.mark.parametrize(
    ("day", "planned"), [("2013-06-01", True), ("2015-08-31", True), ("2016-01-01", False)]
)
def test_astana_plans_for_nothing_until_september_2015(
    run: Run, day: str, *, planned: bool
) -> None:
    found = plans_of(run, "KAZ", day)
    assert ("kaz.planning" in found) is planned
    assert ("kaz.planning-no-link" in found) is planned
    assert ("kaz.planning-2015" in found) is not planned


@pytest.mark.parametrize("state", ["KAZ", "UZB"])
def test_what_the_report_found_stands_in_the_month_after_it(run: Run, state: str) -> None:
    assert plans_of(run, state, "2013-06-01")
    (capital,) = asked(run, "capital", state, "--on", "2013-06-01")["capitals"]
    assert capital["notes"]["advice"]


def test_no_view_of_astanas_experts_is_a_level_of_the_state(view: View) -> None:
    found = [item for item in view.capitals["KAZ"].traits if item.level and "xperts" in item.says]
    assert [item.id for item in found if item.cites[0].source == "diis2013"] == []


def test_only_kyrgyzstans_border_service_is_under_neither_body(view: View) -> None:
    said = {
        state: item.says
        for state in ("KAZ", "KGZ", "TJK")
        for item in view.capitals[state].traits
        if item.id == f"{state.lower()}.services"
    }
    assert {state for state, words in said.items() if "neither" in words} == {"KGZ"}
    assert all("border service is under" in words for words in said.values())


# Voice: what interviewees, officials off the record and unnamed experts say is theirs.


@pytest.mark.parametrize(
    ("claim", "speaker"),
    [
        ("claim.bases-rebuilt", "kazakh_experts"),
        ("claim.rus-unhappy", "kazakh_experts"),
        ("claim.pfp-exhausted", "kazakh_experts"),
        ("claim.tacit-approval", "uzbek_experts"),
        ("claim.kabul-not-ready", "uzbek_experts"),
        ("claim.reasons-off-record", "uzb_officials"),
        ("claim.time-to-study", "allied_officials"),
        ("claim.lukashenka-requested", "kremlin_sources"),
        ("claim.driving-forces", "regional_analysts"),
        ("claim.paper", "russian_specialists"),
        ("claim.opiates-kazakhstan", "kz-threats-article"),
        ("claim.north-route", "KGZ"),
        ("claim.no-consultation", "diis2013"),
        ("claim.bleed-out-state", "astana-diis2013"),
    ],
)
def test_a_claim_is_by_whoever_makes_it(view: View, claim: str, speaker: str) -> None:
    assert act(view, claim).by == speaker


def test_rasht_is_an_incursion_for_some_uzbek_experts_alone(view: View) -> None:
    (other,) = view.cases["rasht-2010"].characterised
    assert (other.trigger, other.holders) == ("insurgency_incursion", ("uzbek_experts",))


@pytest.mark.parametrize(
    ("contest", "version", "holders"),
    [
        ("deciding-rule", "majority", {"diis2013"}),
        ("osh-inaction", "legal", {"diis2013", "csto_members"}),
        ("uzb-1999", "not_renewed_2000", {"diis2013"}),
        ("who-leads-sco", "blocked", {"diis2013"}),
        ("afghan-threat", "no_change", {"astana-diis2013", "kazakh_experts"}),
    ],
)
def test_a_version_is_held_by_those_the_report_names(
    view: View, contest: str, version: str, holders: set[str]
) -> None:
    assert set(view.contests[contest].version(version).holders) == holders


# Act and recipient: what was agreed, sought or intended is not done.


def test_the_drones_of_2013_were_agreed_on_and_none_is_recorded_as_given(
    view: View, run: Run
) -> None:
    found = act(view, "ravens-agreed-2013")
    assert (found.act, found.by, found.to) == ("transfer_agreed", "USA", "UZB")
    assert (found.on.text, found.amount, found.unit) == ("2012-02/2013-04", 20.0, "drones")
    assert "delivered is not reported" in found.says
    given = asked(run, "timeline", "--about", "UZB", "--act", "transferred")["acts"]
    assert not [item for item in given if "raven" in item["id"]]
    assert [item["id"] for item in given if item["id"] == "gbr.trucks-2013"]


@pytest.mark.parametrize("state", ["KGZ", "TJK"])
def test_each_of_the_two_weak_states_seeks_all_the_help_it_can_get(view: View, state: str) -> None:
    assert act(view, f"claim.donors-{state.lower()}").of == state
    (sought,) = [item for item in view.capitals[state].traits if item.id.endswith("request-donors")]
    assert sought.aspect == "request"


def test_britains_trucks_are_britains(run: Run) -> None:
    acts = asked(run, "timeline", "--about", "GBR", "--act", "transferred")["acts"]
    assert [item["id"] for item in acts] == ["gbr.trucks-2013"]


def test_the_call_to_expel_uzbekistan_is_found_under_uzbekistan(run: Run) -> None:
    acts = asked(run, "timeline", "--about", "UZB", "--from", "2011-12", "--to", "2011-12")["acts"]
    assert "blr.expel-2011" in [item["id"] for item in acts]


def test_the_officers_for_isaf_were_promised_before_they_got_stuck(view: View) -> None:
    promised, stuck = act(view, "kaz.isaf-officers"), act(view, "kaz.isaf-stuck")
    assert (promised.act, stuck.act) == ("announced", "occurred")
    assert promised.on.first < stuck.on.first
    assert act(view, "kaz.senate-2011").rows == ("41",)


@pytest.mark.parametrize("signatory", ["arm", "blr", "kgz", "rus", "tjk"])
def test_who_signed_the_changes_of_2010_is_a_judgement(view: View, signatory: str) -> None:
    found = act(view, f"{signatory}.signed.csto.charter-protocol-2010.2010-12-10")
    assert "inferred" in found.judgement


def test_the_base_in_tajikistan_and_the_rapid_deployment_force_are_two_things(view: View) -> None:
    labels = {item.label for item in view.forces["rus.201-base"].labels}
    assert "ksbr" not in labels


@pytest.mark.parametrize("case", ["kyrgyzstan-incursion-2015", "tajikistan-incursion-2015"])
def test_uzbekistans_tacit_approval_stands_beside_the_crises_next_to_it(
    run: Run, case: str
) -> None:
    views = asked(run, "assess", case)["views"]
    assert any("tacit approval" in item["says"] for item in views)


def test_some_keep_the_rapid_reaction_force_to_members_territory(view: View) -> None:
    (reading,) = [item for item in view.organisations["csto"].readings if item.id == "inside_only"]
    assert {item.who for item in reading.holders} == {"diis2013", "dehaas2017"}


def test_what_is_asked_of_nato_is_not_asked_of_the_united_states(view: View) -> None:
    asked_of = {item.id: item.to for item in view.log.acts if item.act == "equipment_sought"}
    assert asked_of["uzb.equipment-nato-2013"] == "nato"
    assert asked_of["uzb.equipment-sought.usa.2012-02--2013-04"] == "USA"


def test_both_digests_of_every_citation_stand_once_and_enclose_a_passage(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    index = indexes["diis2013"]
    runs = {item.cite.runs for item in citations(view) if item.cite.source == "diis2013"}
    assert len(runs) > 300
    for first, last in runs:
        (start,), (end,) = index.runs[first], index.runs[last]
        assert start <= end, (first, last)


# What was merged is parted, and no word of weight is lost.


def test_those_who_only_tell_of_the_fall_of_bakiyev_hold_no_view_of_who_spoke(view: View) -> None:
    holders = view.contests["kgz-government-2010"].version("interim").holders
    assert "diis2013" not in holders


@pytest.mark.parametrize("text", ["csto.force-use-2010", "csto.crisis-regulation-2010"])
def test_objections_to_two_regulations_do_not_rest_on_a_report_that_names_neither(
    view: View, text: str
) -> None:
    found = act(view, f"uzb.objected.{text}.2010-12-10")
    assert "diis2013" not in {cite.source for cite in found.cites}


def test_the_unified_command_was_moscows_alone_and_shamanovs(view: View) -> None:
    said = act(view, "rus.unified-command").says
    assert "without consulting the allies" in said
    assert "Shamanov" in said


def test_uzbekistan_stayed_away_in_june_and_by_one_account_in_july(view: View) -> None:
    june, july = act(view, "uzb.away-2012"), act(view, "uzb.away-2012-july")
    assert (june.on.text, june.version) == ("2012-06", ("peace-mission-2012-date/june",))
    assert (july.on.text, july.version) == ("2012-07", ("peace-mission-2012-date/july",))
    assert {cite.source for cite in july.cites} == {"diis2013"}


def test_the_second_base_of_2009_was_to_be_in_the_south_and_at_no_named_place(view: View) -> None:
    found = act(view, "rus.second-base-2009")
    assert found.place == ""
    assert "south of Kyrgyzstan" in found.says


@pytest.mark.parametrize(
    ("place", "words"),
    [(0, "the situation in the world"), (2, "Uzbekistan and Tajikistan"), (4, "How likely")],
)
def test_gabdullins_drivers_keep_their_reach(view: View, place: int, words: str) -> None:
    (register,) = [
        item for item in view.capitals["KAZ"].registers if item.id == "kaz.gabdullin-2011"
    ]
    assert words in register.threats[place].says


def test_what_the_law_of_2012_lists_is_known(view: View) -> None:
    (register,) = [item for item in view.capitals["KAZ"].registers if item.id == "kaz.law-2012"]
    topics = {topic for threat in register.threats for topic in threat.topics}
    assert {"terrorism", "extremism", "drugs"} <= topics


def test_a_brigade_that_was_sought_was_not_built(view: View) -> None:
    assert "sought help to make a brigade" in act(view, "claim.kazbat").says
    assert "KAZBRIG" not in view.forces["kaz.peacekeepers"].name


def test_the_force_is_trained_every_year(view: View) -> None:
    assert "every year" in act(view, "exercise.ksor-2009").says


@pytest.mark.parametrize(
    "contest",
    ["csto-change-afghanistan", "uzb-isolation", "note-timing", "kaz-equipment", "leaving"],
)
def test_where_the_report_speaks_against_itself_it_holds_both_sides(
    view: View, contest: str
) -> None:
    found = view.contests[contest]
    assert found.type == "self_inconsistent"
    assert all("diis2013" in version.holders for version in found.versions)


# Details that a paraphrase had left out, by the entry that a reader opens.


@pytest.mark.parametrize(
    ("claim", "speaker", "detail"),
    [
        ("claim.moscow-not-without", "security_experts", "no military or security operation"),
        ("claim.kaz-resisted", "diis2013", "the General Staff supported it only as a way"),
        ("claim.services-limited", "diis2013", "interests of individuals rooted in corruption"),
        ("claim.sco-no-appetite", "tashkent-diis2013", "political appetite"),
        ("claim.drivers", "diis2013", "Uzbekistan alone has consistently opposed"),
        ("claim.change-causes", "diis2013", "at the expense of NATO"),
        ("claim.ksor-composition", "diis2013", "98th Airborne Division (Ivanovo)"),
        ("claim.ksor-air-support", "diis2013", "Kazakhstan a marine battalion"),
        ("claim.blr-2000", "diis2013", "one of the KGB against terrorists (Alpha)"),
        ("claim.how-to-leave", "diis2013", "six months' advance notice"),
        ("claim.reasons-off-record", "uzb_officials", "to Russian media, off the record"),
        ("claim.lukashenka-requested", "kremlin_sources", "December 2011"),
        ("claim.snb-infrastructure", "diis2013", "the Uzbek diaspora in Afghanistan"),
        ("claim.adb-lender", "diis2013", "1.2 billion kWh"),
        ("claim.rats-weak", "diis2013", "no effort lists individuals"),
        ("claim.non-aligned", "saipov-2012", "School of World Politics"),
        ("claim.uzbek-model", "bohr-gleason-diis2013", "European Marshall Centre"),
        ("claim.concept-on-foreign-policy", "diis2013", "1 August 2012"),
        ("claim.requests-unanalysed", "diis2013", "a hiatus of eight years"),
        ("claim.media-irrational", "russian_media", "at best erratic and unpredictable"),
        ("claim.no-dam-burst", "diis2013", "neither Kazakhstan nor Uzbekistan"),
    ],
)
def test_an_entry_has_the_detail_of_its_passage_and_its_voice(
    view: View, claim: str, speaker: str, detail: str
) -> None:
    assert_said(view, claim, speaker, detail)


def test_uzbek_experts_do_not_speak_for_experts_of_no_state_named(view: View) -> None:
    assert "Moscow" not in act(view, "claim.tacit-approval").says
    assert [cite.at for cite in act(view, "claim.tacit-approval").cites] == ["ch. 4, n. 155"]
