"""The checks of a theatre together: everything at once, and each thing once."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, CASE, CITED, EXPECTED, Template, checked, only_fault


def test_the_template_itself_has_no_fault_and_no_note(template: Template) -> None:
    found = checked(template)
    assert (found.faults, found.notes) == ((), ())


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ACTS, "by: XLO\n  on: 2000-01-01", "by: XLP\n  on: 2000-01-01"),
        (ACTS, "by: XLO\n  of: pact\n  on: 2008", "by: XLP\n  of: pact\n  on: 2008"),
        (CASE, "host: XLO", "host: XLP"),
        (CASE, "by: XLO", "by: XLP"),
        (EXPECTED, "state: XLO", "state: XLP"),
    ],
)
def test_a_misspelt_state_is_one_fault(template: Template, file: str, old: str, new: str) -> None:
    template.replace(file, old, new)
    found = checked(template)
    (fault,) = found.faults
    assert found.notes == ()
    assert fault.remedy == "did you mean 'XLO'?"
    assert fault.where == template.where(file, "XLP")


def test_a_name_that_stands_twice_is_a_fault_of_the_second_and_names_the_first(
    template: Template,
) -> None:
    template.add("states/states.yaml", "- {id: XLO, name: Another}\n")
    fault = only_fault(template)
    assert fault.what == "a second state 'XLO'"
    assert fault.where == template.where("states/states.yaml", "name: Another")
    assert template.where("states/states.yaml", "- id: XLO") in fault.why


def test_two_acts_alike_on_one_day_need_names_of_their_own(template: Template) -> None:
    again = f"- {{act: signed, by: XHI, of: pact.treaty, on: 2001-05-01, {CITED}}}\n"
    template.add(ACTS, again)
    assert only_fault(template).what == "a second act 'xhi.signed.pact.treaty.2001-05-01'"


def test_whoever_names_a_spoilt_entry_is_not_blamed_for_it(template: Template) -> None:
    template.replace("states/states.yaml", "  name: Lowland\n", "")
    assert only_fault(template).what == "'name' is missing"
