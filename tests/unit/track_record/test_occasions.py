"""Past occasions: whose they are, and how those of a theatre join them."""

from __future__ import annotations

from msgspec.structs import replace

from allies.track_record.occasions import load_occasions
from tests.unit.track_record.cases import occasion


def test_one_history_goes_under_one_name() -> None:
    coded = load_occasions()
    assert coded.named("CST") == coded.named("csto") == "CSTO"
    assert coded.named("OAU") == "African Union"
    assert coded.named("Some New Pact") == "Some New Pact"
    names = [name.casefold() for item in coded.organisations for name in (item.name, *item.also)]
    assert len(set(names)) == len(names)


def test_who_leads_is_unknown_for_an_organisation_that_is_not_coded() -> None:
    coded = load_occasions()
    assert coded.leader("CST") == "Russia"
    assert coded.leader("UNSC") == coded.leader("Some New Pact") == ""


def test_every_coded_case_is_of_a_coded_organisation_and_stands_once() -> None:
    coded = load_occasions()
    everything = (*coded.occasions, *coded.set_aside)
    assert len({item.id for item in everything}) == len(everything)
    assert {item.organisation for item in everything} == {item.name for item in coded.organisations}


def test_an_occasion_in_both_lists_counts_once_as_the_theatre_codes_it() -> None:
    coded = load_occasions()
    one, aside = coded.occasions[0], coded.set_aside[0]
    mine = replace(one, id="mine", outcome="threat_only")
    tested = replace(aside, outcome="threat_only")
    new = occasion(id="new")
    joined = coded.joined([mine, tested, new])
    assert joined.occasions == (*coded.occasions[1:], mine, tested, new)
    assert joined.set_aside == coded.set_aside[1:]
    assert coded.joined([]) is coded


def test_readiness_begins_in_its_year_and_is_unclear_if_not_coded() -> (
    None
):
    coded = load_occasions()
    assert [coded.ready("CST", year) for year in (2000, 2001)] == ["no", "yes"]
    assert coded.ready("ASEAN", 2010) == "no"
    assert coded.ready("Some New Pact", 2010) == "unclear"
