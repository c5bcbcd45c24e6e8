"""The leading state alone, and without the organisation's law."""

from __future__ import annotations

from allies.assessment.case.setting import Setting
from allies.assessment.dossier.crises import grid_crises
from allies.assessment.dossier.without import ALONE, beside_the_leader, brief_without_law
from allies.law.provisions import brief_on_means
from allies.values.means import Means
from allies.world.view import View
from tests.apparatus import Build, day

SENDING: tuple[Means, ...] = ("rapid_reaction", "peacekeeping")


def test_an_organisation_is_left_with_what_sends_people_and_its_leader_alone(view: View) -> None:
    body = beside_the_leader(view, "csto", SENDING).organisations["csto"]
    assert [item.means for item in body.means] == ["rapid_reaction", "peacekeeping", "bilateral"]
    assert body.provisions == view.organisations["csto"].provisions


def test_means_that_are_not_asked_about_are_left_out(view: View) -> None:
    keeping: tuple[Means, ...] = ("peacekeeping",)
    body = beside_the_leader(view, "csto", keeping).organisations["csto"]
    assert [item.means for item in body.means] == ["peacekeeping", "bilateral"]


def test_a_leader_that_the_theatre_never_shows_alone_is_supposed_to_act(view: View) -> None:
    own = [item.means for item in view.organisations["cis"].means]
    assert ALONE not in own
    body = beside_the_leader(view, "cis", SENDING).organisations["cis"]
    assert body.means[-1].means == ALONE
    assert not body.means[-1].collective


def test_without_its_law_only_other_law_speaks_of_the_leader_alone(view: View) -> None:
    crisis = next(grid_crises(view, view.organisations["csto"], day("2015-06-01")))
    setting = Setting(beside_the_leader(crisis.view, "csto", SENDING), crisis.case, crisis.day, 0)
    own = {item.id for name in ("csto", "cst") for item in view.organisations[name].provisions}
    within = brief_on_means(
        setting.view, setting.view.organisations["csto"], ALONE, setting.day, setting.case
    )
    without = brief_without_law(setting, "csto")
    assert own & {item.id for item in within.provisions}
    assert not own & {item.id for item in without.provisions}
    assert {item.id for item in without.provisions} <= {item.id for item in within.provisions}


def test_a_rule_on_every_means_stays_for_the_other_means(build: Build) -> None:
    view = build(
        {
            "organisations/pact.yaml": "  - id: pact.treaty.all\n    instrument: pact.treaty\n"
            "    says: Nobody acts\n    effect: forbid\n    judgement: Invented.\n"
        }
    )
    crisis = next(grid_crises(view, view.organisations["pact"], day("2010-06-01")))
    setting = Setting(beside_the_leader(crisis.view, "pact", SENDING), crisis.case, crisis.day, 0)
    assert "pact.treaty.all" not in {
        item.id for item in brief_without_law(setting, "pact").provisions
    }
    whole = brief_on_means(
        setting.view, setting.view.organisations["pact"], "rapid_reaction", setting.day
    )
    assert "pact.treaty.all" in {item.id for item in whole.provisions}
