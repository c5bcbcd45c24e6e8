"""Views of who may invite troops, in general law: readings that a case names."""

from __future__ import annotations

import pytest

from allies.assessment.case.setting import set_case
from allies.assessment.law.cases import law_on_means
from allies.law.finding import LegalFinding
from allies.world.view import View
from tests.apparatus import ACTS, CASE, CITED, Build

VIEWS = """\
- id: control
  title: Who controls the state may invite
  when: {host_government_is: {kind: interim}}
  holders: [{who: pact, since: 2001, cites: [{source: pact-text, at: "art. 1"}]}]
- id: elected
  title: Only the lawful government may invite
  when: {host_government_is: {kind: constitutional}}
  holders: [{who: pact, since: 2001, cites: [{source: pact-text, at: "art. 1"}]}]
- id: nobody_yet
  title: Nobody may
  when: {threat_is: {kind: coup}}
  holders: [{who: pact, since: 2009, cites: [{source: pact-text, at: "art. 1"}]}]
"""
NAMED = "invitations: [control, elected, nobody_yet]\n"
INTERIM = f"- {{act: interim_government_formed, by: XLO, on: 2007-01-01, {CITED}}}\n"
LAWFUL = f"- {{act: government_formed, by: XLO, on: 2007-01-01, {CITED}}}\n"


def found(view: View, means: str) -> LegalFinding:
    setting = set_case(view.through("evening-paper"), "border-2008")
    body = view.organisations["pact"]
    (offered,) = [item for item in body.means if item.means == means]
    return law_on_means(setting, body, offered)


@pytest.mark.parametrize(
    ("government", "control", "elected"), [(INTERIM, "yes", "no"), (LAWFUL, "no", "yes")]
)
def test_each_view_counts_the_government_it_accepts(
    build: Build, government: str, control: str, elected: str
) -> None:
    view = build({"general_law.yaml": VIEWS, CASE: NAMED, ACTS: government})
    law = found(view, "bilateral")
    assert (law.by_reading["control"], law.by_reading["elected"]) == (control, elected)
    assert law.by_reading["in_force_only"] == "yes"
    assert law.verdict == "disputed"
    assert law.held_by_nobody["nobody_yet"] == "no"


def test_a_case_that_names_no_view_turns_on_none(build: Build) -> None:
    law = found(build({"general_law.yaml": VIEWS, ACTS: INTERIM}), "bilateral")
    assert not {"control", "elected"} & set(law.by_reading)


def test_the_views_are_of_troops_that_come_by_consent_alone(build: Build) -> None:
    law = found(build({"general_law.yaml": VIEWS, CASE: NAMED, ACTS: INTERIM}), "rapid_reaction")
    assert not {"control", "elected"} & set(law.by_reading)
