"""Seats under check: who may take one, where, and that somebody decides in each case."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, PACT, STATES, Template, checked, fault_with, only_fault
from tests.councils import ELECTED, five, in_turn, line, seated


def spoil(template: Template, *acts: str, elected: bool = True) -> None:
    """Give a theatre five members, an elected council and further acts."""
    for file, text in five(*acts).items():
        template.add(file, text)
    if elected:
        file, (old, new) = ELECTED
        template.replace(file, old, new)


def test_seats_of_members_in_an_organ_that_exists_are_in_order(template: Template) -> None:
    spoil(template, seated("XHI"), seated("XAB", until="2006-12-31"))
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("on", "right"), [("2003-12-31", False), ("2003", False), ("2004-01-01", True)]
)
def test_a_seat_before_the_organ_exists_is_refused(
    template: Template, on: str, *, right: bool
) -> None:
    spoil(template, seated("XHI"), seated("XAB", on))
    if right:
        assert checked(template).faults == ()
        return
    fault = only_fault(template)
    assert fault.where == template.where(ACTS, f"seated, by: XAB, of: pact.council, on: {on}")
    assert fault.what == f"'pact.council' did not exist on {on}"
    assert fault.why == "it was set up on 2004-01-01"
    assert "correct the date of the act, or 'since:' of the organ" in fault.remedy


def test_a_seat_after_the_end_of_the_organ_is_refused(template: Template) -> None:
    spoil(template, seated("XHI"), seated("XAB", "2009-01-01"))
    template.replace(PACT, "    since: 2004-01-01\n", "    since: 2004-01-01\n    until: 2008\n")
    assert only_fault(template).what == "'pact.council' did not exist any more on 2009-01-01"


def test_a_seat_of_a_state_that_is_not_a_member_is_refused(template: Template) -> None:
    template.add(STATES, "- {id: XZZ, name: Zedland}\n")
    spoil(template, seated("XHI"), seated("XZZ"))
    fault = only_fault(template)
    assert fault.where == template.where(ACTS, "seated, by: XZZ")
    assert fault.what == ("'XZZ' is not a member of 'pact' on 2004-01-01: its membership is 'none'")
    assert "add the act by which it became a member" in fault.remedy


def test_a_seat_of_a_state_that_joins_later_is_refused_and_on_the_day_it_is_not(
    template: Template,
) -> None:
    joins = line(act="acceded", by="XZZ", of="pact", on="2005-01-01")
    template.add(STATES, "- {id: XZZ, name: Zedland}\n")
    spoil(template, seated("XHI"), joins, seated("XZZ", "2005-01-01"))
    assert checked(template).faults == ()
    template.replace(
        ACTS, "by: XZZ, of: pact.council, on: 2005-01-01", "by: XZZ, of: pact.council, on: 2004"
    )
    assert "'XZZ' is not a member of 'pact' on 2004" in only_fault(template).what


def test_a_council_that_nobody_ever_sits_in_is_refused(template: Template) -> None:
    spoil(template)
    fault = fault_with(checked(template).faults, "nobody ever sits in 'pact.council'")
    assert fault.where == template.where(PACT, "seats: elected")
    assert "add an act of the kind 'seated'" in fault.remedy


def test_a_case_on_a_day_without_seats_is_refused(template: Template) -> None:
    spoil(template, seated("XHI", until="2008-06-04"))
    fault = only_fault(template)
    assert fault.where.endswith("cases/border-2008.yaml:4")
    assert fault.what == "nobody sits in 'pact.council' on 2008-06-05"
    template.replace(ACTS, "until: 2008-06-04", "until: 2008-06-05")
    assert checked(template).faults == ()


def test_a_seat_in_an_organ_of_all_members_is_refused(template: Template) -> None:
    spoil(template, seated("XHI"), elected=False)
    fault = only_fault(template)
    assert fault.what == "every member sits in 'pact.council', so no seat in it can be taken"
    assert "write 'seats: elected' in the entry of 'pact.council'" in fault.remedy


def test_a_seat_in_an_organ_of_a_state_is_refused(template: Template) -> None:
    spoil(template, seated("XHI"), seated("XAB").replace("pact.council", "xab.cabinet"))
    organ = "{id: XAB, name: Xabland, organs: [{id: xab.cabinet, name: Cabinet, judgement: J}]}"
    template.replace(STATES, "{id: XAB, name: Xabland}", organ)
    assert only_fault(template).what == "'xab.cabinet' is an organ of a state"


@pytest.mark.parametrize("organ", ["pact", "pact.counci"])
def test_a_seat_in_what_is_no_organ_is_one_fault(template: Template, organ: str) -> None:
    spoil(template, seated("XHI"), seated("XAB").replace("pact.council", organ))
    assert only_fault(template).what == f"unknown organ '{organ}'"


def test_giving_up_a_seat_that_was_never_taken_is_refused(template: Template) -> None:
    gives_up = line(act="unseated", by="XAB", of="pact.council", on="2005-01-01")
    spoil(template, seated("XHI"), gives_up)
    assert "'unseated' cannot follow: seat of XAB in pact.council is 'none'" in (
        only_fault(template).what
    )


def test_every_fault_of_seats_is_told_at_once(template: Template) -> None:
    template.add(STATES, "- {id: XZZ, name: Zedland}\n")
    spoil(template, seated("XHI"), seated("XZZ"), seated("XAB", "2003-06-01"))
    said = [fault.what for fault in checked(template).faults]
    assert len(said) == 2
    assert any("not a member" in what for what in said)
    assert any("did not exist" in what for what in said)


def test_two_organs_in_turn_are_in_order(template: Template) -> None:
    for file, text in five(seated("XHI", "2005-01-01")).items():
        template.add(file, text)
    ((file, (old, new)),) = in_turn().items()
    template.replace(file, old, new)
    found = checked(template)
    assert found.faults == ()
    assert found.notes == ()


def test_two_organs_that_may_both_decide_are_worth_a_look(template: Template) -> None:
    for file, text in five(seated("XHI", "2005-01-01")).items():
        template.add(file, text)
    ((file, (old, new)),) = in_turn().items()
    template.replace(file, old, new.replace("    until: 2004-12-31\n", ""))
    (note,) = checked(template).notes
    assert "lets 'pact.committee' decide and" in note.what
    assert "lets 'pact.council' decide on the same means" in note.what


@pytest.mark.parametrize(
    ("organs", "what"),
    [
        ("organ: pact.council\n    organs: [pact.council]", "'organ' and 'organs' are both given"),
        ("organs: [pact.council, pact.council]", "'pact.council' is named twice"),
        ("organs: [pact.council, pact.board]", "unknown organ 'pact.board'"),
    ],
)
def test_several_organs_are_known_and_named_once(
    template: Template, organs: str, what: str
) -> None:
    template.replace(PACT, "organ: pact.council\n    forces", f"{organs}\n    forces")
    assert fault_with(checked(template).faults, what).what == what
