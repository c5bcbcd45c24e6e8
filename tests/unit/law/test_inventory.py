"""The law of an organisation on a day."""

from __future__ import annotations

import pytest

from allies.law.inventory import LegalChange, LegalInventory, legal_changes, legal_inventory
from allies.law.provisions import GENERAL_LAW, brief_on_means
from allies.values.means import Means
from allies.world.view import View
from tests.apparatus import day


def law(view: View, organisation: str, on: str) -> LegalInventory:
    return legal_inventory(view, view.on(day(on)), view.organisation(organisation))


def test_a_text_is_listed_from_the_day_on_which_it_was_opened(small_view: View) -> None:
    before, after = (law(small_view, "pact", on) for on in ("2001-04-30", "2001-05-01"))
    assert [item.id for item in before.later] == ["pact.treaty"]
    assert before.instruments == []
    assert [item.instrument.id for item in after.instruments] == ["pact.treaty"]
    assert after.later == []


def test_a_text_binds_those_who_accepted_it_once_it_is_in_force(small_view: View) -> None:
    (signed,) = law(small_view, "pact", "2001-12-31").instruments
    (in_force,) = law(small_view, "pact", "2002-01-01").instruments
    assert signed.state == "opened"
    assert signed.binds == {"in_force_only": {"XHI": "no", "XLO": "no"}}
    assert in_force.state == "in_force"
    assert in_force.binds == {"in_force_only": {"XHI": "yes", "XLO": "yes"}}
    assert in_force.parties == {"XHI": "signed", "XLO": "signed"}


def test_uzbekistan_is_bound_by_the_charter_and_not_by_what_it_refused(view: View) -> None:
    found = {item.instrument.id: item for item in law(view, "csto", "2010-12-11").instruments}
    assert found["csto.charter"].binds["in_force_only"]["UZB"] == "yes"
    assert found["csto.ksor-2009"].binds["in_force_only"]["UZB"] == "no"
    assert found["csto.ksor-2009"].binds["in_force_only"]["KGZ"] == "yes"
    assert found["csto.ksor-2009"].binds["nullity"]["KGZ"] == "no"
    assert found["csto.charter-protocol-2010"].binds["signed_binds"]["KGZ"] == "yes"
    assert found["csto.charter-protocol-2010"].binds["in_force_only"]["KGZ"] == "no"


def test_each_reading_says_whether_somebody_held_it_that_day(view: View) -> None:
    def held(on: str) -> set[str]:
        return {reading.id for reading, is_held in law(view, "csto", on).readings if is_held}

    assert held("2010-06-12") == {
        "in_force_only",
        "nullity",
        "external_only",
        "inside_only",
        "consultation_duty",
    }
    assert held("2010-12-10") == held("2010-06-12") | {
        "signed_binds",
        "amended_texts",
        "majority_suffices",
    }


def test_beyond_coverage_what_binds_whom_is_unknown(small_view: View) -> None:
    found = law(small_view, "pact", "2011-01-01")
    assert {item.state for item in found.instruments} == {"unknown"}
    assert [
        answer for item in found.instruments for answer in item.binds["in_force_only"].values()
    ] == [
        "unknown",
        "unknown",
    ]


def test_beyond_coverage_nobody_is_said_to_hold_a_reading(view: View) -> None:
    assert not any(is_held for _, is_held in law(view, "csto", "2020-01-01").readings[1:])


@pytest.mark.parametrize(
    ("means", "general"),
    [
        ("consult", {"general_law.consult"}),
        ("materiel", {"general_law.materiel", "general_law.materiel.request"}),
        ("bilateral", {"general_law.bilateral", "general_law.bilateral.request"}),
        ("rapid_reaction", set()),
        ("peacekeeping", set()),
    ],
)
def test_what_members_could_do_alone_needs_no_conferred_power(
    view: View, means: Means, general: set[str]
) -> None:
    compiled = brief_on_means(view, view.organisation("csto"), means, day("2010-06-12")).provisions
    assert {item.id for item in compiled if item.instrument == GENERAL_LAW} == general


def test_only_provisions_on_the_means_bear_on_it(view: View) -> None:
    compiled = brief_on_means(
        view, view.organisation("csto"), "materiel", day("2010-06-12")
    ).provisions
    found = {item.id for item in compiled}
    assert "cst.art-4" in found
    assert "csto.ksor-2009.tasks" not in found
    assert "blr.law-2003.procedure" not in found


def changes(view: View, organisation: str, *days: str) -> dict[str, tuple[str, str]]:
    before, after = (law(view, organisation, on) for on in days)
    return {
        f"{item.instrument.id}: {told(item)}": (item.before, item.after)
        for item in legal_changes(before, after)
    }


def told(item: LegalChange) -> str:
    under = f" under {item.reading}" if item.reading else ""
    return f"{item.what} {item.state}{under}".strip()


def test_what_changed_names_what_differs_and_nothing_else(small_view: View) -> None:
    assert changes(small_view, "pact", "2001-04-30", "2001-05-01") == {
        "pact.treaty: opened": ("not yet", "2001-05-01"),
        "pact.treaty: state": ("none", "opened"),
        "pact.treaty: party XHI": ("none", "signed"),
        "pact.treaty: party XLO": ("none", "signed"),
    }
    assert changes(small_view, "pact", "2001-12-31", "2002-01-01") == {
        "pact.treaty: state": ("opened", "in_force"),
        "pact.treaty: binds XHI under in_force_only": ("no", "yes"),
        "pact.treaty: binds XLO under in_force_only": ("no", "yes"),
    }
    assert changes(small_view, "pact", "2002-01-01", "2005-01-01") == {}


def test_the_changes_of_december_2010_are_law_from_19_december_2012(view: View) -> None:
    found = changes(view, "csto", "2012-12-18", "2012-12-19")
    protocol = "csto.charter-protocol-2010"
    assert found[f"{protocol}: state"] == ("opened", "in_force")
    assert found[f"{protocol}: binds KGZ under in_force_only"] == ("no", "yes")
    assert f"{protocol}: binds KGZ under signed_binds" not in found
    assert f"{protocol}: binds UZB under in_force_only" not in found
    assert f"{protocol}: binds KGZ under nullity" not in found


def test_the_law_may_be_asked_for_one_state_alone(view: View) -> None:
    csto = view.organisation("csto")
    found = legal_inventory(view, view.on(day("2012-07-15")), csto, of="UZB")
    assert found.members == ["UZB"]
    for item in found.instruments:
        assert set(item.parties) == {"UZB"}
        assert all(set(states) == {"UZB"} for states in item.binds.values())


def test_the_law_of_a_state_is_its_own(view: View) -> None:
    found = legal_inventory(view, view.on(day("2013-07-16")), view.body("UZB"))
    assert found.members == ["UZB"]
    owned = {item.id for item in view.states["UZB"].instruments}
    assert owned
    assert {item.instrument.id for item in found.instruments} <= owned
    # It binds without anybody's being a party to it.
    assert all(not item.parties for item in found.instruments)
    assert all(set(item.binds["uzb.in_force_only"]) == {"UZB"} for item in found.instruments)
