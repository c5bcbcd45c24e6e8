"""What no answer could be given for is a fault: nothing passes the check unnoticed."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess
from allies.law.provisions import brief_on_means
from allies.questions.assess import Assess
from allies.theatre.checking import check_theatre
from allies.world.view import view_of
from tests.apparatus import ACTS, CASE, FORCES, LINKS, PACT, PLACES, Template, fault_with

UNANSWERABLE = {
    "an occasion that is not in the record": (
        CASE,
        "judgement: An invented crisis.",
        "judgement: An invented crisis.\nrecord: NO-SUCH-OCCASION",
    ),
    "a question within too many days": (
        CASE,
        "days: 30",
        "days: 100000000000000000000",
    ),
    "an endless amount": (
        ACTS,
        "  on: 2008-06-02",
        "  on: 2008-06-02\n  amount: inf",
    ),
    "a link without end": (LINKS, ",120,", ",inf,"),
    "a place nowhere": (PLACES, "47.0", "inf"),
    "a place at no degree": (PLACES, "9.0", "nan"),
    "a force trained for no trigger": (
        FORCES,
        "suited_to: [external_attack]",
        "suited_to: [external_attak]",
    ),
    "a link longer than the Earth": (
        LINKS,
        ",120,",
        ",1e12,",
    ),
    "fewer people than none": (
        FORCES,
        "triangular: [500, 1000, 2000]",
        "triangular: [-500, -100, -5]",
    ),
    "more people than can be counted": (
        FORCES,
        "triangular: [500, 1000, 2000]",
        "triangular: [1e300, 1e305, 1e308]",
    ),
    "more people than there are": (
        FORCES,
        "triangular: [500, 1000, 2000]",
        "uniform: [9e9, 1e10]",
    ),
    "a force that left before it came": (
        FORCES,
        "  modes: [road]",
        "  since: 2008-02\n  until: 2007\n  modes: [road]",
    ),
    "ready before it is told": (
        FORCES,
        "triangular: [24, 48, 120]",
        "triangular: [-24, -2, -1]",
    ),
    "ready after everybody's time": (
        FORCES,
        "triangular: [24, 48, 120]",
        "uniform: [1e12, 1e12]",
    ),
}


@pytest.mark.parametrize(("file", "old", "new"), UNANSWERABLE.values(), ids=UNANSWERABLE)
def test_what_no_answer_could_be_given_for_is_a_fault(
    template: Template, file: str, old: str, new: str
) -> None:
    template.replace(file, old, new)
    faults = check_theatre(template.folder).faults
    assert faults
    assert all(fault.where.startswith(f"pact_theatre/{file}:") for fault in faults)


def test_a_national_prohibition_is_weighed_or_refused(template: Template) -> None:
    template.add(
        "states/states.yaml",
        "- id: XNA\n  name: Norland\n"
        "  instruments: [{id: xna.law, title: L, opened: 2001-01-01, judgement: J}]\n"
        "  provisions:\n    - {id: xna.law.art-1, instrument: xna.law, says: No troops abroad,"
        " effect: forbid, means: [rapid_reaction], binds: [XNA], judgement: J}\n",
    )
    found = check_theatre(template.folder)
    if found.record is not None:
        view = view_of(found.record)
        pact = view.organisation("pact")
        weighed = {item.id for item in brief_on_means(view, pact, "rapid_reaction").provisions}
        assert "xna.law.art-1" in weighed


def test_two_columns_of_one_name_are_a_fault(template: Template) -> None:
    rows = ("id,name,name,state,lat,lon", "upton,A,B,XHI,47,8", "downton,A,B,XLO,46,9", "")
    template.write(PLACES, "\n".join(rows).encode())
    assert (
        fault_with(check_theatre(template.folder).faults, "'name'").where
        == f"pact_theatre/{PLACES}:1"
    )


def test_a_fault_within_a_rule_of_several_lines_has_its_own_line(template: Template) -> None:
    template.replace(
        PACT,
        "- {threat_is: {kind: external_attack}}",
        "- {threat_was: {kind: external_attack}}",
    )
    assert fault_with(
        check_theatre(template.folder).faults, "unknown predicate"
    ).where == template.where(PACT, "threat_was")


@pytest.mark.parametrize("mode", ["sea", "river"])
def test_every_mode_of_the_format_can_be_moved_by_or_is_refused(
    template: Template, mode: str
) -> None:
    template.replace(FORCES, "modes: [road]", f"modes: [{mode}]")
    template.replace(LINKS, ",road,", f",{mode},")
    found = check_theatre(template.folder)
    if found.record is not None:
        assert assess(view_of(found.record), Assess(case="border-2008", draws=1)).draws == 1


def test_forces_that_nobody_pledged_are_a_fault(template: Template) -> None:
    template.replace(PACT, "forces: [ready]", "forces: [reddy]")
    fault = fault_with(check_theatre(template.folder).faults, "unknown label 'reddy'")
    assert (fault.where, fault.remedy) == (
        template.where(PACT, "forces: [reddy]"),
        "did you mean 'ready'?",
    )
