"""The answer to a dossier as a whole."""

from __future__ import annotations

import pytest

from allies import progress
from allies.assessment.dossier import answer as module
from allies.assessment.dossier.answer import dossier
from allies.errors import QuestionError
from allies.questions.dossier import Dossier
from allies.world.view import View
from tests.apparatus import Build

TWIN = """
- act: acceded
  by: XHI
  of: twin
  on: 2001-05-01
  judgement: Invented.
"""
OTHER = """id: twin
name: The Twin of the Pact
short: Twin
leading_state: XHI
judgement: Invented.
means:
  - {means: rapid_reaction, name: nothing, organ: twin.council, judgement: Invented.}
organs:
  - {id: twin.council, name: Council of the Twin, judgement: Invented.}
"""


def test_cases_come_first_and_the_headline_rests_on_the_last_day(small_view: View) -> None:
    found = dossier(small_view, Dossier(organisation="pact"))
    assert [row.set for row in found.crises] == ["case"] + ["grid"] * 3
    every = dossier(small_view, Dossier(organisation="pact", every=True))
    assert [row.set for row in every.crises] == ["case"] + ["grid"] * 9
    assert len(found.grid) == len(every.grid) == 9
    assert found.on == found.classes.on == "2010-12-31"
    assert found.classes.crises == found.added.crises == 3
    assert found.headline.startswith("By the texts on record, the Pact may send forces against an")
    assert found.beside == ()


def test_a_hidden_end_is_in_no_row_and_in_no_count(build: Build) -> None:
    happened = (
        "\nhappened:\n  outcome: deployed\n  says: They came.\n"
        '  cites: [{source: evening-paper, at: "para. 9", credibility: 2}]\n'
    )
    ended = build({"cases/border-2008.yaml": happened})
    shown = dossier(ended, Dossier(organisation="pact"))
    assert (shown.crises[0].outcome, shown.classes.past_sent) == ("deployed", 1)
    assert shown.past.endswith("its people came in 1.")
    hidden = dossier(ended.hiding_outcomes(), Dossier(organisation="pact"))
    assert (hidden.crises[0].outcome, hidden.classes.past_sent) == (None, 0)
    assert hidden.past.endswith("whether its people came is left open.")
    assert hidden.crises[0].comes == shown.crises[0].comes


def test_other_organisations_stand_beside_it_by_the_same_rule(build: Build) -> None:
    view = build({"organisations/twin.yaml": OTHER, "acts/acts.yaml": TWIN})
    (beside,) = dossier(view, Dossier(organisation="pact")).beside
    assert (beside.organisation, beside.kind) == ("twin", None)
    mirrored = dossier(view, Dossier(organisation="twin"))
    assert mirrored.classes.kind is None
    assert mirrored.beside[0] == dossier(view, Dossier(organisation="pact")).classes


def test_an_organisation_that_sends_nobody_has_no_rows(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_others", lambda *_: iter(()))
    found = dossier(view, Dossier(organisation="eu"))
    assert (found.crises, found.classes.kind, found.beside) == ((), None, ())
    assert "has no means by which it could send people" in found.headline


def test_progress_is_told(small_view: View) -> None:
    told: list[float] = []
    with progress.listening(lambda _, done: told.append(done)):
        dossier(small_view, Dossier(organisation="pact"))
    assert told == sorted(told)
    assert len(told) == 10


def test_an_unknown_organisation_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError):
        dossier(small_view, Dossier(organisation="nobody"))
