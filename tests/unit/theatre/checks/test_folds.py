"""Checks of the fold: no act may contradict what came before it."""

from __future__ import annotations

from tests.apparatus import ACTS, CASE, CITED, Template, checked, fault_with, only_fault


def test_an_act_that_contradicts_what_came_before_is_a_fault(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-04-30, {CITED}}}\n")
    fault = only_fault(template)
    assert fault.what == (
        "'withdrew' cannot follow: membership of XHI in pact is 'none' on 2001-04-30"
    )
    assert fault.where == template.where(ACTS, "act: withdrew, by: XHI")
    assert fault.why.startswith("it must be member or suspended")
    assert "add the act that came before" in fault.remedy


def test_an_act_that_lacks_whom_it_left_is_one_fault(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, on: 2001-04-30, {CITED}}}\n")
    assert only_fault(template).what == "'of' is missing"


def test_an_act_that_can_follow_is_none(template: Template) -> None:
    template.add(ACTS, f"- {{act: withdrew, by: XHI, of: pact, on: 2001-05-02, {CITED}}}\n")
    assert checked(template).faults == ()


def test_a_contradiction_inside_a_version_is_worth_a_note_and_no_fault(
    template: Template,
) -> None:
    template.add(
        ACTS,
        "- {act: participation_resumed, by: XLO, of: pact, on: 2008-06-03,"
        f" version: [lowland-2008/left], {CITED}}}\n",
    )
    found = checked(template)
    assert found.faults == ()
    note = fault_with(found.notes, "'participation_resumed' cannot follow")
    assert note.where == template.where(ACTS, "participation_resumed")


def test_an_act_of_everybody_must_follow_from_every_version(template: Template) -> None:
    template.add(
        ACTS,
        f"- {{act: participation_suspended, by: XLO, of: pact, on: 2008-06-03, {CITED}}}\n",
    )
    fault = only_fault(template)
    assert fault.what == (
        "'participation_suspended' cannot follow: participation of XLO in pact is 'none'"
        " on 2008-06-03"
    )
    assert fault.why == "it must be full or suspended (account morning-paper)"


def test_an_act_of_a_case_that_contradicts_what_came_before_is_a_fault(
    template: Template,
) -> None:
    template.add(
        CASE, f"  - {{act: request_withdrawn, by: XHI, to: pact, on: 2008-06-04, {CITED}}}\n"
    )
    assert fault_with(checked(template).faults, "'request_withdrawn' cannot follow")
