"""What the sixth reading corrected in the acts, and the kinds of error that it found."""

from __future__ import annotations

import pytest

from allies.values.dates import parse_date
from allies.world.view import View
from tests.expectations.passages import act


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claim.good-neighbours", "some of those who expect a worsening"),
        ("claim.not-shared", "some expert comments or Western policy-makers"),
        ("claim.tjk-threats-grow", "traditionally present"),
        ("taliban.tribes", "No terrorist organisation of the whole world"),
        ("claim.groups-sheltered", "the secular regimes"),
        ("claim.reasons-2012", "military equipment and weapons"),
        ("claim.moscow-may-exploit", "no real shift in the threat"),
        ("claim.kaz-uzb-terrorism", "more actively"),
        ("claim.blr-delay", "then forbade"),
        ("claim.us-bilateral", "military cooperation"),
        ("claim.putin-unclear", "foreign and security policy"),
        ("claim.three-threats-of-sco", "endurance"),
        ("balance.ravens", "against traffickers of drugs or militants"),
        ("claim.bleed-out-doubted", "citizens said to have fought beside the Taliban"),
        ("claim.least-understood", "security around 2014"),
    ],
)
def test_an_act_keeps_the_qualifiers_of_its_passage(view: View, name: str, words: str) -> None:
    assert words in act(view, name).says


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("afg.war-2001", "USA"),
        ("claim.security-belt", "sco_members-diis2013"),
        ("claim.moscow-may-exploit", "kazakh_experts"),
        ("claim.leases-support-it", "diis2013"),
    ],
)
def test_an_act_is_by_who_did_or_said_it(view: View, name: str, by: str) -> None:
    assert act(view, name).by == by


def test_the_words_of_two_voices_are_two_acts(view: View) -> None:
    assert "leases" not in act(view, "claim.moscow-may-exploit").says
    assert "leases" in act(view, "claim.leases-support-it").says


def test_a_standing_view_is_not_dated_to_the_day_of_the_article(view: View) -> None:
    threats = act(view, "claim.three-threats-of-sco")
    assert threats.on == parse_date("2015-11/2016-10")
    assert "no day" in threats.judgement


@pytest.mark.parametrize("group", ["al-qaeda", "etim", "iju", "imu", "taliban"])
def test_a_group_in_a_concept_is_cited_with_the_concept_too(view: View, group: str) -> None:
    cites = act(view, f"{group}.concept-2012").cites
    assert {cite.at for cite in cites} == {"ch. 2, n. 37", "ch. 2, n. 39"}


@pytest.mark.parametrize("state", ["arm", "blr", "kgz", "rus", "tjk"])
def test_a_day_that_the_report_does_not_give_has_a_judgement(view: View, state: str) -> None:
    signed = act(view, f"{state}.signed.csto.charter-protocol-2010.2010-12-10")
    assert "the law by which Kazakhstan ratified" in signed.judgement


@pytest.mark.parametrize("name", ["kgz.transit-kaz-2012", "uzb.transit-kaz-2012"])
def test_a_span_has_a_reason_for_both_ends(view: View, name: str) -> None:
    assert "begins with" in act(view, name).judgement
    assert "ends with" in " ".join(act(view, name).judgement.split())
