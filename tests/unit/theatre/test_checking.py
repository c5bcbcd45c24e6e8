"""Checking a theatre in full: what it says, what is wrong, and where each thing stands."""

from __future__ import annotations

import pytest

from allies.theatre.checking import Checked, check_theatre
from tests.apparatus import ACTS, CASE, CONTESTS, PACT, PLACES, STATES, Template, checked

NORLAND = """\
- id: XNA
  name: Norland
  instruments: [{id: xna.law, title: L, opened: 2001-01-01, judgement: J}]
  provisions:
    - {id: xna.law.art-1, instrument: xna.law, says: S, effect: forbid, judgement: J}
    - {id: xna.law.art-2, instrument: xna.law, says: S, effect: forbid, judgement: J}
"""


def test_a_theatre_without_faults_is_there_with_all_it_says(template: Template) -> None:
    found = checked(template)
    assert found.record is not None
    assert found.record.theatre.id == "pact_theatre"
    assert (found.faults, found.notes) == ((), ())
    assert found.folder == template.folder
    assert set(found.files.texts) >= {ACTS, CASE, PACT}


def test_faults_are_kept_and_not_raised_and_nothing_else_is_said(template: Template) -> None:
    template.replace(CASE, "host: XLO", "host: XLA")
    found = checked(template)
    assert found.record is None
    assert [fault.where for fault in found.faults] == [template.where(CASE, "host: XLA")]
    assert found.folder == template.folder


def test_notes_are_kept_whether_there_are_faults_or_none(template: Template) -> None:
    template.add(STATES, "- {id: XNA, name: Norland}\n")
    found = checked(template)
    assert (found.faults, len(found.notes)) == ((), 1)
    template.replace(CASE, "host: XLO", "host: XLA")
    found = checked(template)
    assert len(found.faults) == 1
    assert [note.where for note in found.notes] == [template.where(STATES, "XNA")]


def test_the_cache_does_not_hide_what_has_changed(template: Template) -> None:
    assert checked(template).faults == ()
    template.replace(CASE, "host: XLO", "host: XLA")
    assert len(checked(template).faults) == 1


@pytest.mark.parametrize(
    ("key", "within", "file", "text"),
    [
        ("theatre:", (), "theatre.yaml", "# What this theatre is"),
        ("theatre:", ("until",), "theatre.yaml", "until:"),
        ("state:XLO", (), STATES, "id: XLO"),
        ("state:XLO", ("capital",), STATES, "capital: Downton"),
        ("contest:lowland-2008", ("versions", 1, "says"), CONTESTS, "It had stayed"),
        ("place:downton", (), PLACES, "downton,"),
    ],
)
def test_an_entry_and_a_place_in_it_have_their_line(
    template: Template, key: str, within: tuple[str | int, ...], file: str, text: str
) -> None:
    assert checked(template).where(key, *within) == template.where(file, text)


@pytest.mark.parametrize("number", [3, 5, 6])
def test_a_provision_is_found_in_its_organisation(template: Template, number: int) -> None:
    name = f"pact.treaty.art-{number}"
    assert checked(template).where_provision(name) == template.where(PACT, f"id: {name}")


@pytest.mark.parametrize("number", [1, 2])
def test_a_provision_is_found_in_its_state(template: Template, number: int) -> None:
    template.add(STATES, NORLAND)
    name = f"xna.law.art-{number}"
    assert checked(template).where_provision(name) == template.where(STATES, f"id: {name}")


def test_a_provision_that_is_not_there_has_no_place(template: Template) -> None:
    assert checked(template).where_provision("pact.treaty.art-9") == ""


def test_a_theatre_with_faults_tells_no_places(template: Template) -> None:
    template.replace(CASE, "host: XLO", "host: XLA")
    found = check_theatre(template.folder)
    assert isinstance(found, Checked)
    assert found.where("state:XLO") == ""
    assert found.where_provision("pact.treaty.art-5") == ""
