"""The checks of the inventory, and the notes on what nothing reaches."""

from __future__ import annotations

import pytest

from allies.theatre.checking import check_theatre
from tests.apparatus import ACTS, CONTESTS, SOURCES, Spoilt, Template

COVERAGE = "coverage.yaml"
LISTED = """\
title: Two newspapers
span: [1-3, C1]
rows:
  - row: "1"
    says: It left
    by: [lowland-2008/left, xlo.withdrew.pact.2008-06-02]
  - {row: "2", says: It asked, not_yet: Nobody has coded it.}
  - {row: "3", says: Advice to readers, context: It claims nothing.}
  - {row: C1, says: Left or stayed, by: [lowland-2008]}
"""

SPOILT = {
    "an unknown entry": Spoilt(
        COVERAGE,
        "by: [lowland-2008]",
        "by: [lowland-2009]",
        "row: C1",
        "unknown entry 'lowland-2009'",
        "",
        "did you mean 'lowland-2008'",
    ),
    "an entry named twice": Spoilt(
        COVERAGE,
        "by: [lowland-2008]",
        "by: [lowland-2008, lowland-2008]",
        "row: C1",
        "'lowland-2008' is named twice",
    ),
    "a row listed twice": Spoilt(
        COVERAGE, "row: C1", 'row: "1"', "Left or stayed", "row 1 is listed twice"
    ),
    "a row left out": Spoilt(
        COVERAGE,
        "  - {row: C1, says: Left or stayed, by: [lowland-2008]}\n",
        "",
        "span:",
        "not listed: C1",
        "every row of the inventory is listed once",
    ),
    "an unknown row": Spoilt(
        COVERAGE,
        "span: [1-3, C1]",
        "span: [1-3]",
        "row: C1",
        "there is no row C1",
        "the inventory has the rows 1-3",
    ),
    "a span that names nothing": Spoilt(
        COVERAGE, "span: [1-3, C1]", "span: [3-1, C1]", "", "'3-1' names no rows"
    ),
    "a row that nothing carries": Spoilt(
        COVERAGE,
        ", not_yet: Nobody has coded it.",
        "",
        "It asked",
        "nothing carries row 2",
        "carried by entries, not yet carried, or context only",
    ),
    "context that is carried": Spoilt(
        COVERAGE,
        "context: It claims nothing.",
        "context: It claims nothing., by: [pact]",
        "Advice to readers",
        "row 3 is said to be context only",
    ),
    "an act of an unknown row": Spoilt(
        ACTS,
        "  on: 2008-06-02\n",
        '  on: 2008-06-02\n  rows: ["4"]\n',
        'rows: ["4"]',
        "there is no row 4",
    ),
    "a contest of an unknown row": Spoilt(
        CONTESTS,
        "    type: rival_claims\n",
        "    type: rival_claims\n    row: C2\n",
        "row: C2",
        "there is no row C2",
    ),
}


@pytest.fixture
def listed(template: Template) -> Template:
    """The template theatre with an inventory."""
    template.write(COVERAGE, LISTED.encode())
    return template


def test_an_inventory_that_is_whole_has_no_faults(listed: Template) -> None:
    assert check_theatre(listed.folder).faults == ()


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_an_inventory_is_told_what_is_wrong_and_where(listed: Template, spoilt: Spoilt) -> None:
    spoilt.of(listed)
    spoilt.is_told_by(check_theatre(listed.folder).faults, listed)


def test_an_entry_that_names_its_row_need_not_be_named_again(listed: Template) -> None:
    listed.replace(COVERAGE, ", not_yet: Nobody has coded it.", "")
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["2"]\n')
    assert check_theatre(listed.folder).faults == ()


def test_context_that_an_act_claims_is_a_contradiction(listed: Template) -> None:
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["3"]\n')
    (fault,) = check_theatre(listed.folder).faults
    assert fault.what.startswith("row 3 is said to be context only")


def test_a_theatre_needs_no_inventory(template: Template) -> None:
    checked = check_theatre(template.folder)
    assert (checked.faults, checked.notes) == ((), ())
    assert checked.record is not None
    assert checked.record.inventory is None


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
    checked = check_theatre(template.folder)
    assert checked.faults == ()
    assert [note.what for note in checked.notes] == [
        "nothing reaches the act 'claim.idle'",
        "nothing reaches the source 'noon-paper'",
    ]
    assert checked.notes[1].where == template.where(SOURCES, "noon-paper")


@pytest.mark.parametrize(
    "reached",
    ['  rows: ["1"]\n', "  about: [border-2008]\n", "  version: [lowland-2008/stayed]\n"],
)
def test_a_row_a_case_or_a_version_reaches_an_act(template: Template, reached: str) -> None:
    template.add(ACTS, CLAIM.rstrip("\n") + "\n" + reached)
    assert check_theatre(template.folder).notes == ()


def test_the_inventory_reaches_what_it_names(listed: Template) -> None:
    listed.add(ACTS, CLAIM)
    listed.replace(COVERAGE, "by: [lowland-2008]", "by: [lowland-2008, claim.idle]")
    assert check_theatre(listed.folder).notes == ()


def test_a_row_that_is_said_to_be_missing_and_is_named_is_noted(listed: Template) -> None:
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["2"]\n')
    checked = check_theatre(listed.folder)
    assert checked.faults == ()
    (note,) = checked.notes
    assert note.what == "row 2 is said to be missing, and entries name it"
    assert note.where == listed.where(COVERAGE, "It asked")
