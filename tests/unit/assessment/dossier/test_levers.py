"""Levers tried on a dossier."""

from __future__ import annotations

import pytest

from allies.assessment.dossier.answer import dossier
from allies.assessment.dossier.levers import LEVER_DRAWS, levers_of, tried_levers
from allies.errors import QuestionError
from allies.questions.base import WhatIf
from allies.questions.dossier import Dossier
from allies.world.view import View
from tests.apparatus import Build

LEVERS = """
- id: refused
  says: both members vote against
  of: pact
  vote: [XHI=against, XLO=against]
  judgement: Invented.
- {id: as-it-is, says: consensus decides, of: pact, rule: consensus, judgement: Invented.}
- {id: both-ways, says: one state does both, deny: [XLO], allow: [XLO], judgement: Invented.}
- {id: of-none, says: one state lets nobody pass, deny: [XLO], judgement: Invented.}
- {id: of-the-twin, says: one vote decides, of: twin, vote: [XHI=for], judgement: Invented.}
"""
TWIN = """id: twin
name: The Twin of the Pact
short: Twin
leading_state: XHI
judgement: Invented.
"""


@pytest.fixture
def view(build: Build) -> View:
    return build({"levers/levers.yaml": LEVERS, "organisations/twin.yaml": TWIN})


def test_levers_about_another_organisation_are_left_out(view: View) -> None:
    found = {item.id for item in levers_of(view, view.organisation("pact"))}
    assert found == {"refused", "as-it-is", "both-ways", "of-none"}


def test_each_lever_is_tried_and_the_impossible_stands_last(view: View) -> None:
    found = tried_levers(view, view.organisation("pact"), view.last_day)
    *able, last = found
    assert last.id == "both-ways"
    assert last.impossible
    assert last.classes is None
    assert {item.id for item in able} == {"refused", "as-it-is", "of-none"}
    assert all(item.classes is not None and item.impossible is None for item in able)
    (idle,) = [item for item in able if item.id == "as-it-is"]
    assert idle.number_moved in (0.0, None)
    assert idle.adds_moved in (0.0, None)


def test_nothing_is_tried_unless_it_is_asked_for(view: View) -> None:
    plain = dossier(view, Dossier(organisation="pact"))
    assert (plain.tried, plain.tried_draws) == ((), None)
    assert set(plain.levers) == {"refused", "as-it-is", "both-ways", "of-none"}
    asked = dossier(view, Dossier(organisation="pact", try_levers=True))
    assert len(asked.tried) == 4
    assert asked.tried_draws == LEVER_DRAWS


def test_levers_are_not_tried_beside_something_supposed(view: View) -> None:
    seen = view.supposing(WhatIf(lever=("as-it-is",)), organisation="pact")
    with pytest.raises(QuestionError, match="at once"):
        dossier(seen, Dossier(organisation="pact", try_levers=True))
    # One lever alone is a what-if of the whole dossier.
    assert dossier(seen, Dossier(organisation="pact")).crises
