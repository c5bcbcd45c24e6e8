"""Notes on what nothing in the theatre reaches."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    ACTS,
    CITED,
    CONTESTS,
    FORCES,
    PACT,
    PLACES,
    SOURCES,
    STATES,
    Template,
    checked,
    only_note,
)

CLAIM = """
- act: claimed
  id: claim.idle
  by: evening-paper
  of: pact
  on: 2008-06-03
  says: The Pact is idle
  cites: [{source: evening-paper, at: "para. 3", credibility: 3}]
"""
PAPER = "\n- {id: noon-paper, title: The Noon Paper, published: 2008-05-01, kind: press}\n"


def test_what_nothing_reaches_is_noted_with_its_place_and_is_no_fault(template: Template) -> None:
    template.add(ACTS, CLAIM)
    template.add(SOURCES, PAPER)
    found = checked(template)
    assert found.faults == ()
    assert [note.what for note in found.notes] == [
        "nothing uses the act 'claim.idle'",
        "nothing uses the source 'noon-paper'",
    ]
    assert found.notes[1].where == template.where(SOURCES, "noon-paper")


def test_where_an_entry_cannot_be_read_nothing_is_said_to_be_unused(template: Template) -> None:
    template.add(ACTS, CLAIM)
    assert checked(template).notes
    template.add(SOURCES, "- {id: noon-paper, title: The Noon Paper}\n")
    found = checked(template)
    assert found.faults
    assert found.notes == ()


@pytest.mark.parametrize(
    "act",
    [
        "{act: force_deployed, by: XHI, force: highland.brigade, place: downton, on: 2004, CITED}",
        "{act: forces_alerted, by: XHI, on: 2004, CITED}",
        "{act: forces_stood_down, by: XHI, on: 2004, CITED}",
        "{act: voted, by: XHI, of: pact.board, stance: for, on: 2004, CITED}",
        "{act: stayed_away, by: XHI, of: pact.board, on: 2004, CITED}",
    ],
)
def test_an_act_that_moves_or_readies_forces_or_counts_in_a_vote_is_used(
    template: Template, act: str
) -> None:
    template.add(ACTS, f"- {act}\n".replace("CITED", CITED))
    assert checked(template).notes == ()


@pytest.mark.parametrize(
    "reached",
    ['  rows: ["1"]\n', "  about: [border-2008]\n", "  version: [lowland-2008/stayed]\n"],
)
def test_a_row_a_case_or_a_version_reaches_an_act(template: Template, reached: str) -> None:
    template.add(ACTS, CLAIM.rstrip("\n") + "\n" + reached)
    assert checked(template).notes == ()


INVENTORY = """\
title: T
span: [1]
rows: [{row: "1", says: S, by: [claim.idle]}]
"""


def test_the_inventory_reaches_what_it_names(template: Template) -> None:
    template.add(ACTS, CLAIM)
    template.write("coverage.yaml", INVENTORY.encode())
    assert checked(template).notes == ()


STATE, LEAGUE = "- {id: XNA, name: Norland}\n", "organisations/league.yaml"
UNREACHED = {
    "state": (STATES, STATE),
    "source": (SOURCES, PAPER),
    "holder": (CONTESTS, "holders:\n  - {id: exiles, name: Exiles, source: morning-paper}\n"),
    "contest": (
        CONTESTS,
        f"  - {{id: fog, type: wording, question: Q, versions: [{{id: a, says: A, {CITED}}}]}}\n",
    ),
    "organisation": (LEAGUE, "id: league\nname: League\nshort: League\njudgement: J\n"),
    "force": (
        FORCES,
        "- {id: band, name: Band, owner: XHI, home: upton, personnel: {uniform: [1, 2]},"
        " readiness_hours: {uniform: [1, 2]}, modes: [road], judgement: J}\n",
    ),
    "place": (PLACES, "lonely,Lonely,XHI,47.2,8.1,city,2000\n"),
}


@pytest.mark.parametrize(("kind", "file", "text"), [(k, *of) for k, of in UNREACHED.items()])
def test_a_thing_of_each_kind_that_nothing_names_is_noted(
    template: Template, kind: str, file: str, text: str
) -> None:
    if not template.path(file).exists():
        template.write(file, b"")
    if kind == "place":  # a place has a link, which would name it, or a runway
        template.add_column(PLACES, "runway_m")
    template.add(file, text)
    assert f"the {kind} '" in only_note(template).what


def test_what_anything_else_names_is_reached(template: Template) -> None:
    template.add(STATES, STATE)
    template.add(ACTS, f"- {{act: acceded, by: XNA, of: pact, on: 2005, {CITED}}}\n")
    assert checked(template).notes == ()


def test_a_force_is_reached_by_a_label_that_means_name(template: Template) -> None:
    label = f"suited_to: [disaster], labels: [{{label: spare, since: 2001, {CITED}}}], personnel"
    template.add(FORCES, UNREACHED["force"][1].replace("personnel", label))
    assert "'band'" in only_note(template).what
    template.replace(PACT, "forces: [ready]", "forces: [ready, spare]")
    assert checked(template).notes == ()


def test_a_contest_is_reached_by_one_of_its_versions(template: Template) -> None:
    template.add(CONTESTS, UNREACHED["contest"][1])
    template.add(ACTS, CLAIM.rstrip("\n") + "\n  about: [fog/a]\n")
    assert checked(template).notes == ()


def test_what_names_its_own_row_is_reached(template: Template) -> None:
    template.add(CONTESTS, UNREACHED["contest"][1].replace("question: Q", "question: Q, row: C1"))
    assert checked(template).notes == ()


def test_what_is_named_by_itself_alone_is_not_reached(template: Template) -> None:
    template.add(STATES, "- {id: XNA, name: Norland, names: [XNA]}\n")
    assert "'XNA'" in only_note(template).what


def test_an_act_that_another_act_names_is_reached(template: Template) -> None:
    template.add(ACTS, CLAIM)
    assert "'claim.idle'" in only_note(template).what
    denied = "act: announced, by: XLO, says: It is not, about: [claim.idle], on: 2009"
    template.add(ACTS, f"- {{{denied}, judgement: J}}\n")
    assert checked(template).notes == ()


def test_an_act_that_sets_a_register_needs_nobody_to_name_it(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2005, {CITED}}}\n")
    assert checked(template).notes == ()


def test_a_means_that_would_send_people_and_names_no_forces_is_noted(template: Template) -> None:
    template.replace(PACT, "    forces: [ready]\n", "")
    found = [note for note in checked(template).notes if note.what.startswith("no force can be")]
    assert [(note.what, note.where) for note in found] == [
        ("no force can be sent by 'rapid_reaction'", template.where(PACT, "means: rapid_reaction"))
    ]


def test_a_force_that_a_means_names_and_is_trained_for_nothing_is_noted(
    template: Template,
) -> None:
    template.replace(FORCES, "  suited_to: [external_attack]\n", "")
    (note,) = checked(template).notes
    assert note.what == "the force 'highland.brigade' is trained for no kind of crisis"
    assert note.where == template.where(FORCES, "id: highland.brigade")


@pytest.mark.parametrize("means", ["consult", "materiel", "bilateral"])
def test_a_means_without_forces_of_the_organisation_needs_no_label(
    template: Template, means: str
) -> None:
    template.replace("cases/border-2008.yaml", "means: [rapid_reaction]", f"means: [{means}]")
    template.replace(PACT, "    forces: [ready]\n", "")
    assert not [note for note in checked(template).notes if "can be sent" in note.what]
