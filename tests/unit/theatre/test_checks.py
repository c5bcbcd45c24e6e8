"""The checks of a theatre together: everything at once, and each thing once."""

from __future__ import annotations

import pytest

from allies.theatre.checks import run_checks
from allies.theatre.checks.context import Context
from allies.theatre.files import read_files
from allies.theatre.reading import assemble, read_entries
from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    EXPECTED,
    LINKS,
    PACT,
    SOURCES,
    STATES,
    Template,
    checked,
    only_fault,
)


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


CONTRADICTION = f"- {{act: withdrew, by: XHI, of: pact, on: 2001-04-30, {CITED}}}\n"
OWN_NAME = "- {id: XNA, name: Norland}\n"


def test_what_entries_make_of_one_another_is_told_where_every_file_could_be_read(
    template: Template,
) -> None:
    template.add(ACTS, CONTRADICTION)
    template.add(STATES, OWN_NAME)
    found = checked(template)
    assert [fault.where for fault in found.faults] == [template.where(ACTS, "on: 2001-04-30")]
    assert len(found.notes) == 1
    # What a file that cannot be read would have said may be what came before, or what names it.
    template.write("acts/broken.yaml", b"- [\n")
    found = checked(template)
    assert [fault.where.partition(":")[0] for fault in found.faults] == [
        "pact_theatre/acts/broken.yaml"
    ]
    assert found.notes == ()


def test_what_is_wrong_within_an_entry_is_told_though_a_file_cannot_be_read(
    template: Template,
) -> None:
    template.replace(CASE, "personnel: 100", "personnel: 0")
    template.write("acts/broken.yaml", b"- [\n")
    where = [fault.where.partition(":")[0] for fault in checked(template).faults]
    assert where == ["pact_theatre/acts/broken.yaml", f"pact_theatre/{CASE}"]


def test_what_is_worth_a_look_is_looked_for_where_somebody_asks(template: Template) -> None:
    template.add(STATES, OWN_NAME)
    files = read_files(template.folder)
    for is_asked, count in ((True, 1), (False, 0)):
        reading = read_entries(files)
        record = assemble(reading)
        assert record is not None
        run_checks(Context(record, reading), notes=is_asked)
        assert (reading.faults, len(reading.notes)) == ([], count)


def test_each_check_is_run(template: Template) -> None:
    # One thing wrong for each of the checks, in one theatre.
    template.replace(SOURCES, "  kind: treaty\n", "  kind: treaty\n  held: true\n")
    template.add(ACTS, f"- {{act: signd, by: XHI, on: 2005, {CITED}}}\n")
    template.add(ACTS, "- {act: announced, by: XHI, says: S, on: 2011-06-01, judgement: J}\n")
    template.add(ACTS, CONTRADICTION.replace(CITED, "judgement: J"))
    template.replace(STATES, "name: Lowland", "name: HIGHLAND")
    template.replace(CASE, "personnel: 100", "personnel: 0")
    template.replace(LINKS, ",120,", ",0,")
    template.replace(PACT, "rule: consensus}", "rule: consensu}")
    template.write("weights.yaml", b"- {id: no, weight: {uniform: [0, 1]}, judgement: J}\n")
    template.write(
        "coverage.yaml", b'title: T\nspan: [1]\nrows: [{row: "1", says: S, by: [nothing]}]\n'
    )
    where = {fault.where for fault in checked(template).faults}
    assert where >= {
        template.where(PACT, 'at: "preamble"'),
        template.where(ACTS, "signd"),
        template.where(ACTS, "2011-06-01"),
        template.where(ACTS, "on: 2001-04-30"),
        template.where(STATES, "HIGHLAND"),
        template.where(CASE, "personnel: 0"),
        template.where(LINKS, ",0,"),
        template.where(PACT, "rule: consensu}"),
        "pact_theatre/weights.yaml:1",
        "pact_theatre/coverage.yaml:3",
    }


def test_one_fault_of_an_entry_does_not_hide_another(template: Template) -> None:
    template.add(
        ACTS,
        "- act: expeled\n  on: 2005-13-01\n  to: nobody\n  about: [nothing]\n"
        "  colour: red\n  cites: [{source: no-paper, at: p, credibility: 7}]\n",
    )
    found = [fault.what for fault in checked(template).faults]
    for what in (
        "'by' is missing",
        "is not a day of the calendar",
        "unknown key 'colour'",
        "'credibility' cannot be '7'",
        "unknown act 'expeled'",
        "unknown actor 'nobody'",
        "unknown entry 'nothing'",
        "unknown source 'no-paper'",
    ):
        assert [what in each for each in found].count(True) == 1, (what, found)
    assert len(found) == 8


def test_what_is_left_out_of_an_entry_is_no_fault_besides(template: Template) -> None:
    template.add(ACTS, "- {act: withdrew, by: XHI, of: [pact], on: 2005, cites: none}\n")
    found = [fault.what for fault in checked(template).faults]
    assert sorted(found) == ["'cites' cannot be 'none'", "'of' cannot be a list"]
