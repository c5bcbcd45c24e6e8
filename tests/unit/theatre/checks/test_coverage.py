"""Checks of the inventory: every row listed once, and carried by what it names."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    CONTESTS,
    STATES,
    Spoilt,
    Template,
    checked,
    only_fault,
    only_note,
)
from tests.unit.politics.capital_texts import capital, register, trait

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
        "no entry carries row 2",
        "carried by entries, not yet carried, or context only",
    ),
    "a command that finds itself": Spoilt(
        COVERAGE,
        "by: [lowland-2008]",
        "by: [lowland-2008], shown_by: [{command: members pact, finds: [pact]}]",
        "row: C1",
        "'pact' is a part of the command 'members pact'",
    ),
    "context that is carried": Spoilt(
        COVERAGE,
        "context: It claims nothing.",
        "context: It claims nothing., by: [pact]",
        "Advice to readers",
        "row 3 is marked as context only",
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
    assert checked(listed).faults == ()


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_an_inventory_is_told_what_is_wrong_and_where(listed: Template, spoilt: Spoilt) -> None:
    spoilt.of(listed)
    spoilt.is_told_by(checked(listed).faults, listed)


def test_an_entry_that_names_its_row_need_not_be_named_again(listed: Template) -> None:
    listed.replace(COVERAGE, ", not_yet: Nobody has coded it.", "")
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["2"]\n')
    assert checked(listed).faults == ()


def test_context_that_an_act_claims_is_a_contradiction(listed: Template) -> None:
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["3"]\n')
    (fault,) = checked(listed).faults
    assert fault.what.startswith("row 3 is marked as context only")


def test_a_theatre_needs_no_inventory(template: Template) -> None:
    found = checked(template)
    assert (found.faults, found.notes) == ((), ())
    assert found.record is not None
    assert found.record.inventory is None


def test_a_row_that_is_said_to_be_missing_and_is_named_is_noted(listed: Template) -> None:
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["2"]\n')
    note = only_note(listed)
    assert note.what == "row 2 is marked as missing, but entries name it"
    assert note.where == listed.where(COVERAGE, "It asked")


def told(listed: Template) -> list[str]:
    """Return where the faults of a theatre are."""
    return [fault.where for fault in checked(listed).faults]


@pytest.mark.parametrize(
    ("span", "listed_rows", "is_fault"),
    [
        ("[1-3, C1]", "1 2 3 C1", False),
        ("[1-3, C1]", "C1 3 2 1", False),  # the order of the rows is free
        ("[1-4, C1]", "1 2 3 C1", True),
        ("[1-3, C1]", "1 2 C1", True),
        ("[1-3]", "1 2 3 C1", True),
        ("[1-3, C1]", "1 2 3 3 C1", True),
        ("[7]", "7", False),
    ],
)
def test_every_row_of_the_span_is_listed_once(
    template: Template, span: str, listed_rows: str, is_fault: bool
) -> None:
    rows = "".join(f'  - {{row: "{row}", says: S, context: C}}\n' for row in listed_rows.split())
    template.write(COVERAGE, f"title: T\nspan: {span}\nrows:\n{rows}".encode())
    assert bool(told(template)) == is_fault


def test_each_row_that_is_not_listed_is_named(listed: Template) -> None:
    listed.replace(COVERAGE, "span: [1-3, C1]", "span: [1-5, C1]")
    what = only_fault(listed).what
    assert "4" in what
    assert "5" in what
    assert "3" not in what


@pytest.mark.parametrize(
    ("carries", "is_fault"),
    [
        ("by: [pact]", False),
        ("not_yet: Soon", False),
        ("context: No claim", False),
        ("by: [pact], not_yet: More", False),
        ("context: No claim, by: [pact]", True),
        ("context: No claim, not_yet: Soon", True),
        ("note: nothing", True),
    ],
)
def test_a_row_is_carried_or_missing_or_context_only(
    listed: Template, carries: str, is_fault: bool
) -> None:
    listed.replace(COVERAGE, "not_yet: Nobody has coded it.", carries)
    assert told(listed) == ([listed.where(COVERAGE, "It asked")] if is_fault else [])


@pytest.mark.parametrize(
    ("more", "is_noted"), [("", True), (", by: [pact]", False)], ids=["alone", "with entries"]
)
def test_a_row_said_to_be_missing_in_part_may_be_named_by_others(
    listed: Template, more: str, is_noted: bool
) -> None:
    listed.replace(COVERAGE, "not_yet: Nobody has coded it.", f"not_yet: The rest{more}")
    listed.replace(ACTS, "  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["2"]\n')
    found = checked(listed)
    assert (found.faults, len(found.notes)) == ((), int(is_noted))


ANNOUNCED = f"{{act: announced, by: XLO, says: S, on: 2008-06-05, ROWS, {CITED}}}\n"
CLAIMING = {
    "an act of a case": {CASE: f"  - {ANNOUNCED}"},
    "a register of a capital": capital("XHI", registers=register("a", "law", "drugs", "ROWS")),
    "a trait of a capital": capital("XHI", trait("a", "services", more="ROWS")),
    "a comparison": {
        "comparisons.yaml": "- {id: a, measure: freedom, more: [XLO, pact], less: [XHI, pact],"
        f" says: So, since: 2002, ROWS, {CITED}}}\n"
    },
    "a judgement": {
        "judgements.yaml": "- {id: a, case: border-2008, kind: need_not_ask, organisation: pact,"
        f" says: So, ROWS, {CITED}}}\n"
    },
}


@pytest.mark.parametrize("texts", CLAIMING.values(), ids=CLAIMING)
@pytest.mark.parametrize(("row", "is_fault"), [("1", False), ("C1", False), ("C2", True)])
def test_whatever_claims_a_row_claims_one_that_exists(
    listed: Template, texts: dict[str, str], row: str, is_fault: bool
) -> None:
    ((file, text),) = texts.items()
    line = text.replace("ROWS", f'rows: ["{row}"]')
    before = listed.path(file).read_text(encoding="utf-8") if listed.path(file).exists() else ""
    listed.write(file, (before + line).encode())
    assert told(listed) == ([listed.where(file, f'rows: ["{row}"]')] if is_fault else [])


def test_a_proposal_claims_a_row_that_exists(listed: Template) -> None:
    proposed = "  days: 30\n  proposals:\n    - " + ANNOUNCED.replace("ROWS", 'rows: ["9"]')
    listed.replace(CASE, "  days: 30\n", proposed)
    assert told(listed) == [listed.where(CASE, 'rows: ["9"]')]


def test_a_spoilt_entry_may_be_named_by_its_row(listed: Template) -> None:
    listed.replace(COVERAGE, "by: [lowland-2008]", "by: [XLO]")
    listed.replace(STATES, "  name: Lowland\n", "")
    assert [fault.what for fault in checked(listed).faults] == ["'name' is missing"]


def test_where_a_file_cannot_be_read_no_row_is_blamed(listed: Template) -> None:
    listed.replace(COVERAGE, "by: [lowland-2008]", "by: [lowland-2009]")
    listed.write("acts/broken.yaml", b"- [\n")
    assert all("broken.yaml" in where for where in told(listed))
