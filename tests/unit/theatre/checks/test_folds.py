"""Checks of the fold: no act may contradict what came before it."""

from __future__ import annotations

import pytest

from allies.theatre.checks import folds
from allies.theatre.checks.folds import contradictions
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.log import Log
from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    CONTESTS,
    Build,
    Template,
    checked,
    fault_with,
    only_fault,
    only_note,
)


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


LEAGUE = b"id: league\nname: The League\nshort: League\njudgement: Invented.\n"


def of_highland(*acts: tuple[str, str], of: str = "pact") -> str:
    """Return acts of Highland, each with its day, as lines of YAML."""
    return "".join(
        f"- {{act: {kind}, by: XHI, of: {of}, on: {on}, {CITED}}}\n" for kind, on in acts
    )


@pytest.mark.parametrize(
    ("acts", "wrong"),
    [
        ([("withdrew", "2005"), ("acceded", "2006")], None),
        ([("withdrew", "2005"), ("withdrew", "2006")], 1),
        ([("acceded", "2005")], 0),  # it is a member already
        # A member may step down to what is less; nobody leaves what it never was.
        ([("observer_admitted", "2005")], None),
        ([("partner_admitted", "2005"), ("observer_admitted", "2006")], None),
        ([("observer_admitted", "2005"), ("observer_admitted", "2006")], 1),
        ([("observership_left", "2005")], 0),
        ([("observer_admitted", "2005"), ("observership_left", "2006")], None),
        ([("observer_admitted", "2005"), ("partnership_left", "2006")], 1),
        ([("withdrew", "2005"), ("observer_admitted", "2006"), ("acceded", "2007")], None),
        ([("withdrew", "2005"), ("partner_admitted", "2006"), ("withdrew", "2007")], 2),
        ([("membership_suspended", "2005"), ("withdrew", "2006")], None),
        ([("participation_suspended", "2005"), ("participation_resumed", "2006")], None),
        ([("participation_resumed", "2005")], 0),
        # What sets a register whatever stood there before.
        ([("withdrawal_notified", "2005"), ("withdrawal_notified", "2006")], None),
    ],
)
def test_an_act_follows_from_what_stood_before_it(
    template: Template, acts: list[tuple[str, str]], wrong: int | None
) -> None:
    template.write("acts/highland.yaml", of_highland(*acts).encode())
    where = [] if wrong is None else [f"pact_theatre/acts/highland.yaml:{wrong + 1}"]
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("acts", "is_fault"),
    [
        # In whatever order these happened in the year, one of them fits.
        ([("withdrew", "2005"), ("acceded", "2005")], False),
        ([("withdrew", "2005-03/2005-06"), ("acceded", "2005-05")], False),
        ([("acceded", "2005-05"), ("withdrew", "2005-03/2005-06")], False),
        # Their last and first days touch.
        ([("acceded", "2005-06-01"), ("withdrew", "2005-06-01/2005-07-01")], False),
        ([("acceded", "2005-05-31"), ("withdrew", "2005-06-01/2005-07-01")], True),
        ([("withdrew", "2005-06-02/2005-07-01"), ("acceded", "2005-06-01")], True),
        # On one and the same day the order is that of the record.
        ([("withdrew", "2005-06-01"), ("acceded", "2005-06-01")], True),
    ],
)
def test_acts_whose_order_the_dates_leave_open_may_have_happened_in_either(
    template: Template, acts: list[tuple[str, str]], is_fault: bool
) -> None:
    template.write("acts/highland.yaml", of_highland(*acts).encode())
    assert bool(checked(template).faults) == is_fault


def test_an_act_may_be_the_first_of_those_in_open_order(template: Template) -> None:
    # It became an observer of the league before, or after, it left what it had joined for sure.
    acts = [("acceded", "2003"), ("withdrew", "2005"), ("observer_admitted", "2005")]
    template.write("organisations/league.yaml", LEAGUE)
    template.write("acts/highland.yaml", of_highland(*acts, of="league").encode())
    assert checked(template).faults == ()


def test_an_act_may_not_come_before_those_that_surely_came_earlier(template: Template) -> None:
    # Whichever of the two of 2005 came first, what stood before it was 'member'.
    acts = [("acceded", "2003"), ("observership_left", "2005"), ("partnership_left", "2005")]
    template.write("organisations/league.yaml", LEAGUE)
    template.write("acts/highland.yaml", of_highland(*acts, of="league").encode())
    assert checked(template).faults != ()


def test_registers_of_other_bodies_and_states_are_folded_apart(template: Template) -> None:
    template.write("organisations/league.yaml", LEAGUE)
    template.write("acts/highland.yaml", of_highland(("acceded", "2005"), of="league").encode())
    assert checked(template).faults == ()
    template.write("acts/highland.yaml", of_highland(("withdrew", "2005"), of="league").encode())
    assert len(checked(template).faults) == 1


def test_a_version_contradicts_what_is_uncontested_only_as_a_note(template: Template) -> None:
    line = "act: acceded, by: XLO, of: pact, on: 2008-06-01, version: [lowland-2008/stayed]"
    template.add(ACTS, f"- {{{line}, {CITED}}}\n")
    note = only_note(template)
    assert note.where == template.where(ACTS, "stayed]")


def test_what_contradicts_in_several_accounts_is_told_once(template: Template) -> None:
    line = f"- {{act: acceded, by: XLO, of: pact, on: 2007, {CITED}}}"
    template.add(ACTS, f"{line}\n")
    assert only_fault(template).where == template.where(ACTS, line)


THREE = f"""\
  - id: upland-2009
    type: rival_claims
    question: What did Highland do?
    versions:
      - {{id: stayed, says: It stayed, holders: [morning-paper, evening-paper], {CITED}}}
      - {{id: left, says: It left, holders: [XLO], {CITED}}}
"""


def test_no_more_versions_are_tried_than_the_bound_and_the_rest_is_told(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    template.add(CONTESTS, THREE)
    line = f"act: acceded, by: XHI, of: pact, on: 2009, version: [upland-2009/left], {CITED}"
    template.add(ACTS, f"- {{{line}}}\n")
    assert "cannot follow" in only_note(template).what
    monkeypatch.setattr(folds, "MOST_WORK", 0)
    notes = [note.what for note in checked(template).notes]
    assert sum("was not checked" in what for what in notes) == 1


def test_a_version_that_no_account_chooses_is_checked_as_well(template: Template) -> None:
    template.add(CONTESTS, THREE)
    line = f"act: acceded, by: XHI, of: pact, on: 2009, version: [upland-2009/left], {CITED}"
    template.add(ACTS, f"- {{{line}}}\n")
    assert only_note(template).where == template.where(ACTS, "upland-2009/left")


@pytest.mark.parametrize(
    ("kind", "by", "is_fault"),
    [
        ("request_withdrawn", "XLO", False),  # the case says that it asked
        ("request_withdrawn", "XHI", True),
        ("requested", "XHI", False),
    ],
)
def test_acts_of_a_case_follow_from_the_record_and_from_the_case(
    template: Template, kind: str, by: str, is_fault: bool
) -> None:
    line = f"  - {{act: {kind}, by: {by}, to: pact, on: 2008-06-06, {CITED}}}"
    template.add(CASE, f"{line}\n")
    where = [template.where(CASE, line)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


def test_an_act_of_a_case_counts_for_that_case_alone(template: Template) -> None:
    template.add(
        ACTS, f"- {{act: request_withdrawn, by: XLO, to: pact, on: 2008-06-06, {CITED}}}\n"
    )
    assert only_fault(template).where == template.where(ACTS, "request_withdrawn")


def test_the_record_counts_for_a_case(template: Template) -> None:
    template.add(ACTS, f"- {{act: requested, by: XHI, to: pact, on: 2008-06-01, {CITED}}}\n")
    line = f"  - {{act: request_withdrawn, by: XHI, to: pact, on: 2008-06-06, {CITED}}}"
    template.add(CASE, f"{line}\n")
    assert checked(template).faults == ()


def test_what_is_said_of_an_unknown_source_is_not_folded(template: Template) -> None:
    template.write("acts/highland.yaml", of_highland(("acceded", "2005")).encode())
    template.replace("acts/highland.yaml", "source: pact-text", "source: pact-tex")
    assert "'pact-tex'" in only_fault(template).what


def test_contradictions_are_those_of_the_registers_that_are_asked_about(build: Build) -> None:
    acts = [
        Act(act="withdrew", id=name, by=name, of="pact", on=parse_date("2005"), judgement="J")
        for name in ("XHI", "XLO")
    ]
    log = Log(acts, build().evidence)
    cells = [effect.cell for effect in log.effects if effect.cell[0] == "membership"]
    found = list(contradictions(log, cells, {}))
    assert [(item.effect.act.id, item.before) for item in found] == [
        ("XHI", "none"),
        ("XLO", "none"),
    ]
    assert [item.effect.act.id for item in contradictions(log, cells[1:], {})] == ["XLO"]


@pytest.mark.parametrize(("choice", "count"), [("left", 1), ("stayed", 0), ("", 0)])
def test_an_act_of_a_version_counts_where_the_version_is_chosen(
    build: Build, choice: str, count: int
) -> None:
    left = Act(
        act="withdrew",
        id="left",
        by="XHI",
        of="pact",
        on=parse_date("2005"),
        version=("lowland-2008/left",),
        judgement="J",
    )
    log = Log([left], build().evidence)
    cells = [effect.cell for effect in log.effects if effect.cell[0] == "membership"]
    choices = {"lowland-2008": choice} if choice else {}
    assert len(list(contradictions(log, cells, choices))) == count


@pytest.mark.parametrize("on", ["2005-06-01", "2005"])
def test_no_act_comes_before_itself(template: Template, on: str) -> None:
    # A membership may be suspended that is suspended already, but this one never began.
    template.write("organisations/league.yaml", LEAGUE)
    acts = of_highland(("membership_suspended", on), of="league")
    template.write("acts/highland.yaml", acts.encode())
    assert checked(template).faults != ()


def test_an_act_of_a_case_comes_between_those_of_the_record(template: Template) -> None:
    for kind, on in (("requested", "2008-06-01"), ("request_withdrawn", "2008-06-10")):
        template.add(ACTS, f"- {{act: {kind}, by: XHI, to: pact, on: {on}, {CITED}}}\n")
    template.add(
        CASE, f"  - {{act: request_withdrawn, by: XHI, to: pact, on: 2008-06-06, {CITED}}}\n"
    )
    assert checked(template).faults == ()


A_LEAGUE = (
    "- id: league\n  name: League\n  short: League\n  judgement: J\n  means:\n"
    "    - {means: consult, name: talks, judgement: J}\n"
)
OVER = f"- {{act: dissolved, by: league, on: 2005-06-30, {CITED}}}\n"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("act: convened, by: league", "by"),
        ("act: agreed_to_help, by: league, to: XLO", "by"),
        ("act: requested, by: XLO, to: league", "to"),
        ("act: withdrawal_notified, by: XLO, of: league", "of"),
        ("act: voted, by: XLO, of: league, stance: for", "of"),
    ],
)
@pytest.mark.parametrize("on", ["2005-06-30", "2005", "2005-07-01"])
def test_nothing_is_done_by_or_to_an_organisation_after_its_end(
    template: Template, words: str, field: str, on: str
) -> None:
    template.write("organisations/league.yaml", A_LEAGUE.encode())
    template.add(ACTS, f"{OVER}- {{{words}, on: {on}, {CITED}}}\n")
    told = [fault.what for fault in checked(template).faults]
    assert told == (["'league' did not exist on 2005-07-01"] if on == "2005-07-01" else [])


@pytest.mark.parametrize("after", ["published", "claimed"])
def test_somebody_may_still_be_quoted_after_the_end(template: Template, after: str) -> None:
    template.write("organisations/league.yaml", A_LEAGUE.encode())
    said = f"- {{act: {after}, by: league, says: its archive, on: 2006-01-01, {CITED}}}\n"
    template.add(ACTS, OVER + said)
    assert checked(template).faults == ()


def test_a_state_that_was_founded_again_may_act(template: Template) -> None:
    acts = (
        f"- {{act: dissolved, by: XPA, on: 2003-01-01, {CITED}}}\n"
        f"- {{act: founded, by: XPA, on: 2004-01-01, {CITED}}}\n"
        f"- {{act: acceded, by: XPA, of: pact, on: 2004-01-01, {CITED}}}\n"
    )
    template.add("states/states.yaml", "- {id: XPA, name: Partnerland}\n")
    template.add(ACTS, acts)
    assert checked(template).faults == ()
    template.add(ACTS, f"- {{act: requested, by: XPA, to: pact, on: 2003-06-01, {CITED}}}\n")
    assert only_fault(template).what == "'XPA' did not exist on 2003-06-01"


@pytest.mark.parametrize(
    ("dates", "on", "is_fault"),
    [
        ("until: 2005-12-31", "2005-12-31", False),
        ("until: 2005-12-31", "2006-01-01", True),
        ("until: 2005", "2005-12", False),
        ("since: 2005-06-01", "2005-05-31", True),
        ("since: 2005-06-01", "2005", False),
    ],
)
@pytest.mark.parametrize(
    "act", ["convened, by: pact.council", "voted, by: XLO, of: pact.council, stance: for"]
)
def test_an_organ_acts_only_while_it_exists(
    template: Template, act: str, dates: str, on: str, is_fault: bool
) -> None:
    name = "    name: Council of the Pact\n"
    template.replace("organisations/pact.yaml", name, f"{name}    {dates}\n")
    template.add(ACTS, f"- {{act: {act}, on: {on}, {CITED}}}\n")
    faults = [fault.what for fault in checked(template).faults if "did not exist" in fault.what]
    assert faults == ([f"'pact.council' did not exist on {on}"] if is_fault else [])
