"""Organs: which bodies have which, what each decides, by which rules, and since when."""

from __future__ import annotations

import pytest

from allies.assessment.law.organs import organs
from allies.questions.organs import ListedOrgan, Organs
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build

CHAIR = "  - {id: pact.chair, name: Chair, says: It presides, judgement: Somebody must}\n"
ACTED = """\
- {act: mandate_given, by: pact.council, state: XLO, on: 2006-03, CITED}
- {act: mandate_given, by: pact.council, state: XLO, on: 2004-05-01, CITED}
""".replace("CITED", CITED)
PARLIAMENT = """\
- id: XTH
  name: Thirdland
  organs:
    - {id: xth.parliament, name: Parliament, judgement: J}
"""
SECOND_RULE = """\
  - id: pact.treaty.art-4
    instrument: pact.treaty
    says: The Chair speaks for the Pact
    effect: decide
    acts: [mandate_given]
    decision: {organ: pact.chair, rule: consensus}
    judgement: J
"""


@pytest.fixture(scope="module")
def ruled(build: Build) -> View:
    """The small theatre with a second organ, an organ of a state, and acts of the council."""
    return build(
        {STATES: PARLIAMENT, ACTS: ACTED, PACT: SECOND_RULE},
        {PACT: ("\ninstruments:\n", f"{CHAIR}\ninstruments:\n")},
    )


def told(view: View, body: str = "") -> dict[str, ListedOrgan]:
    return {item.id: item for item in organs(view, Organs(body=body)).organs}


def test_without_a_body_the_organs_of_all_are_listed(ruled: View) -> None:
    found = organs(ruled, Organs())
    assert {item.id: item.body for item in found.organs} == {
        "pact.council": "pact",
        "pact.chair": "pact",
        "xth.parliament": "XTH",
    }
    assert (found.body, found.leads) == (None, {"pact": "XHI"})


@pytest.mark.parametrize(
    ("body", "names", "leads"),
    [
        ("pact", ["pact.chair", "pact.council"], {"pact": "XHI"}),
        ("XTH", ["xth.parliament"], {}),
        ("XLO", [], {}),
    ],
)
def test_of_a_body_asked_for_its_own_are_listed(
    ruled: View, body: str, names: list[str], leads: dict[str, str]
) -> None:
    found = organs(ruled, Organs(body=body))
    assert [item.id for item in found.organs] == names
    assert (found.body, found.leads) == (body, leads)


def test_an_organisation_nobody_leads_is_not_said_to_be_led(build: Build) -> None:
    view = build(replaced={PACT: ("leading_state: XHI\n", "")})
    assert organs(view, Organs()).leads == {}


def test_an_organ_decides_on_the_means_that_name_it_by_the_rules_that_name_it(ruled: View) -> None:
    found = told(ruled)
    council, chair, parliament = (
        found[name] for name in ("pact.council", "pact.chair", "xth.parliament")
    )
    assert council.decides == ("rapid_reaction",)
    assert council.rules == ("The Council decides by consensus",)
    assert (chair.decides, chair.rules) == ((), ("The Chair speaks for the Pact",))
    assert (parliament.decides, parliament.rules) == ((), ())


def test_the_first_of_its_acts_by_date_is_told_with_their_number(ruled: View) -> None:
    found = told(ruled, "pact")
    assert (found["pact.council"].first_act, found["pact.council"].acts) == ("2004-05-01", 2)
    assert (found["pact.chair"].first_act, found["pact.chair"].acts) == (None, 0)


def test_what_is_not_said_of_an_organ_is_null(ruled: View) -> None:
    found = told(ruled, "pact")
    council, chair = found["pact.council"], found["pact.chair"]
    assert (council.says, council.judgement, council.name) == (None, None, "Council of the Pact")
    assert [cite.at for cite in council.cites] == ["art. 3"]
    assert (chair.says, chair.judgement, chair.cites) == ("It presides", "Somebody must", ())
