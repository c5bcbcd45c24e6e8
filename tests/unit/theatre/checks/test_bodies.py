"""Checks of organisations, cases and expectations."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    CASE,
    CITED,
    EXPECTED,
    PACT,
    STATES,
    Spoilt,
    Template,
    checked,
    fault_with,
    only_fault,
)

SPOILT = {
    "means offered twice": Spoilt(
        PACT,
        "means: bilateral",
        "means: 'rapid_reaction'",
        "means: 'rapid_reaction'",
        "'rapid_reaction' is offered twice",
    ),
    "an unknown leading state": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading_state: XHII",
        "leading_state: XHII",
        "unknown state 'XHII'",
        "",
        "did you mean 'XHI'?",
    ),
    "a leader beside leaders": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading_state: XHI\nleading: [{state: XLO, since: 2005-01-01, judgement: Invented.}]",
        "leading_state: XHI",
        "'leading_state' and 'leading' are both given",
        "the first is of a state that always leads, the second of states that take turns",
        "keep one of the two",
    ),
    "a leader that is no state": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XLA, since: 2005-01-01, judgement: Invented.}]",
        "leading:",
        "unknown state 'XLA'",
        "",
        "did you mean 'XLO'?",
    ),
    "a lead that ends before it begins": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XLO, since: 2005-01-01, until: 2005-01-01, judgement: Invented.}]",
        "leading:",
        "the lead of XLO ends on 2005-01-01, and begins on 2005-01-01",
        "the end must come after the beginning",
        "correct one of the two",
    ),
    "leads that overlap": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XLO, since: 2005-01-01, judgement: Invented.},"
        " {state: XHI, since: 2001-05-01, until: 2005-01-02, judgement: Invented.}]",
        "leading:",
        "XLO leads from 2005-01-01, and the lead of XHI ends on 2005-01-02",
        "one state leads at a time",
        "give the lead of XHI an earlier 'until'",
    ),
    "a lead within a longer one that ends after the next begins": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XHI, since: 2001-05-01, until: 2006-01-02, judgement: Invented.},"
        " {state: XLO, since: 2002-01-01, until: 2003-01-01, judgement: Invented.},"
        " {state: XLO, since: 2006-01-01, judgement: Invented.}]",
        "leading:",
        "XLO leads from 2006-01-01, and the lead of XHI ends on 2006-01-02",
        "one state leads at a time",
        "give the lead of XHI an earlier 'until'",
    ),
    "leads in the crises of one state that overlap": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XLO, since: 2005-01-01, hosts: [XHI], judgement: Invented.},"
        " {state: XHI, since: 2001-05-01, judgement: Invented.},"
        " {state: XHI, since: 2006-01-01, hosts: [XHI], judgement: Invented.}]",
        "leading:",
        "XHI leads from 2006-01-01, and the lead of XLO has no end",
        "one state leads at a time",
        "give the lead of XLO an earlier 'until'",
    ),
    "a lead in the crises of no state": Spoilt(
        PACT,
        "leading_state: XHI",
        "leading: [{state: XLO, since: 2005-01-01, hosts: [XLA], judgement: Invented.}]",
        "leading:",
        "unknown state 'XLA'",
        "",
        "did you mean 'XLO'?",
    ),
    "forces that nobody pledged": Spoilt(
        PACT,
        "forces: [ready]",
        "forces: [reddy]",
        "forces: [reddy]",
        "unknown label 'reddy'",
        remedy="did you mean 'ready'?",
    ),
    "an occasion that is not coded": Spoilt(
        CASE,
        "host: XLO",
        "host: XLO\nrecord: NATO-2011-LBA",
        "record: NATO-2011-LBA",
        "unknown coded occasion 'NATO-2011-LBA'",
        "",
        "did you mean 'NATO-2011-LBY'?",
    ),
    "an unknown host": Spoilt(CASE, "host: XLO", "host: XLA", "host: XLA", "unknown state 'XLA'"),
    "a question to nobody": Spoilt(
        CASE,
        "  organisation: pact",
        "  organisation: 'pac'",
        "'pac'",
        "unknown organisation 'pac'",
    ),
    "a means not offered": Spoilt(
        CASE,
        "means: [rapid_reaction]",
        "means: [peacekeeping]",
        "means: [peacekeeping]",
        "pact does not offer 'peacekeeping'",
        "a question asks for means the organisation has",
    ),
    "a question about no people": Spoilt(
        CASE, "personnel: 100", "personnel: 0", "personnel: 0", "'personnel' must be at least 1"
    ),
    "a question within no days": Spoilt(
        CASE, "days: 30", "days: 0", "days: 0", "'days' must be at least 1"
    ),
    "an unknown explanation": Spoilt(
        CASE,
        "trigger: external_attack",
        "trigger: external_attack\nexplanations: [why]",
        "explanations: [why]",
        "unknown contest 'why'",
    ),
    "an expectation of an unknown account": Spoilt(
        EXPECTED,
        "account: morning-paper",
        "account: noon-paper",
        "account: noon-paper",
        "unknown account 'noon-paper'",
    ),
    "an expectation of nothing": Spoilt(
        EXPECTED,
        "  state: XLO\n",
        "",
        "For the morning paper",
        "expects nothing",
        "it names no case, act or state",
        "add 'case:' with 'means:', or 'act:', or 'state:'",
    ),
    "a record that ends before it starts": Spoilt(
        "theatre.yaml",
        "until: 2010-12-31",
        "until: 1999-12-31",
        "until:",
        "the record ends before it starts",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_body_or_a_case_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


@pytest.mark.parametrize(
    ("until", "is_fault"), [("2000-01-01", False), ("2000", False), ("1999-12-31", True)]
)
def test_a_record_may_end_on_the_day_it_starts_and_not_before(
    template: Template, until: str, is_fault: bool
) -> None:
    template.replace("theatre.yaml", "until: 2010-12-31", f"until: {until}")
    where = template.where("theatre.yaml", "until:")
    assert (where in {fault.where for fault in checked(template).faults}) == is_fault


@pytest.mark.parametrize(
    ("code", "is_fault"),
    [("XNA", False), ("XN", True), ("XNAA", True), ("Xna", True), ("X1A", True), ("ÄNA", True)],
)
def test_a_state_goes_by_three_capital_letters(
    template: Template, code: str, is_fault: bool
) -> None:
    template.add(STATES, f"- {{id: {code}, name: Norland}}\n")
    faults = checked(template).faults
    assert [fault.where for fault in faults] == ([template.where(STATES, code)] if is_fault else [])


NAMES = {
    "a second leading state": (PACT, "leading_state: XHI", "leading_state: NAME", "XLO", "pact"),
    "the organ of a means": (
        PACT,
        "    organ: pact.council",
        "    organ: NAME",
        "pact.council",
        "XLO",
    ),
    "the forces of a means": (PACT, "forces: [ready]", "forces: [ready, NAME]", "ready", "reddy"),
    "what a body builds on": (
        PACT,
        "article: true\nleading",
        "article: true\nbuilds_on: [pact, NAME]\nleading",
        "pact",
        "XLO",
    ),
    "the host": (CASE, "host: XLO", "host: NAME", "XHI", "pact"),
    "the place": (CASE, "place: downton", "place: NAME", "upton", "XLO"),
    "the adversaries": (CASE, "place:", "adversaries: [XHI, NAME]\nplace:", "XLO", "pact"),
    "the organisations": (
        CASE,
        "organisations: [pact]",
        "organisations: [pact, NAME]",
        "pact",
        "XLO",
    ),
    "the explanations": (CASE, "place:", "explanations: [NAME]\nplace:", "lowland-2008", "border"),
    "the occasion": (CASE, "place:", "record: NAME\nplace:", "NATO-2011-LBY", "NATO-2011"),
    "who sees it otherwise": (
        CASE,
        "place:",
        f"characterised: [{{trigger: coup, holders: [XHI, NAME], {CITED}}}]\nplace:",
        "morning-paper",
        "upton",
    ),
    "whom an expectation is of": (
        EXPECTED,
        "  organisation: pact\n  state",
        "  organisation: NAME\n  state",
        "pact",
        "XHI",
    ),
    "the case of an expectation": (
        EXPECTED,
        "  case: border-2008\n  on: 2001",
        "  case: NAME\n  on: 2001",
        "border-2008",
        "lowland-2008",
    ),
    "the state of an expectation": (EXPECTED, "  state: XLO", "  state: NAME", "XHI", "pact"),
    "the host of an expectation": (
        EXPECTED,
        "  on: 2001-12-31",
        "  on: 2001-12-31\n  host: NAME",
        "XHI",
        "pact",
    ),
    "the adversaries of an expectation": (
        EXPECTED,
        "  on: 2001-12-31",
        "  on: 2001-12-31\n  adversaries: [XHI, NAME]",
        "XLO",
        "pact",
    ),
    "the provision of an expectation": (
        EXPECTED,
        "  on: 2001-12-31",
        "  on: 2001-12-31\n  provision: NAME",
        "pact.treaty.art-5",
        "pact.treaty",
    ),
    "the account of an expectation": (
        EXPECTED,
        "account: morning-paper",
        "account: NAME",
        "best_evidence",
        "pact-text",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "known", "unknown"), NAMES.values(), ids=NAMES)
def test_what_is_named_must_exist_and_be_of_its_kind(
    template: Template, file: str, old: str, new: str, known: str, unknown: str
) -> None:
    spoilt = new.replace("NAME", unknown)
    template.replace(file, old, spoilt)
    (line,) = [line for line in spoilt.splitlines() if unknown in line]
    assert fault_with(checked(template).faults, f"'{unknown}'").where == template.where(file, line)
    template.replace(file, spoilt, new.replace("NAME", known))
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "is_fault"),
    [
        ("personnel: 100", "personnel: 1", False),
        ("personnel: 100", "personnel: 10000000", False),
        ("personnel: 100", "personnel: 10000001", True),
        ("personnel: 100", "personnel: -1", True),
        ("days: 30", "days: 1", False),
        ("days: 30", "days: 3650", False),
        ("days: 30", "days: 3651", True),
        ("days: 30", "days: 100000000000000000000", True),
    ],
)
def test_a_question_is_about_people_and_days_that_can_be(
    template: Template, old: str, new: str, is_fault: bool
) -> None:
    template.replace(CASE, old, new)
    faults = checked(template).faults
    assert [fault.where for fault in faults] == ([template.where(CASE, new)] if is_fault else [])


THRESHOLD = "    - {personnel: 200, days: 60}"


@pytest.mark.parametrize(
    ("threshold", "what"),
    [
        (THRESHOLD, ""),
        ("    - {personnel: 200}", ""),
        ("    - {days: 60}", ""),
        ("    - {personnel: 0, days: 60}", "'personnel' must be at least 1"),
        ("    - {personnel: 200, days: 3651}", "'days' must be at least 1"),
        ("    - {personnel: 100, days: 30}", "100 people within 30 days are asked about twice"),
        (f"{THRESHOLD}\n{THRESHOLD}", "200 people within 60 days are asked about twice"),
    ],
)
def test_every_threshold_of_a_question_can_be_and_is_asked_once(
    template: Template, threshold: str, what: str
) -> None:
    template.replace(CASE, "  days: 30\n", f"  days: 30\n  thresholds:\n{threshold}\n")
    faults = checked(template).faults
    assert [fault.what for fault in faults] == ([faults[0].what] if what else [])
    assert not what or what in faults[0].what


def test_thresholds_are_of_a_question_about_people(template: Template) -> None:
    template.write(EXPECTED, b"[]\n")
    template.replace(CASE, "  means: [rapid_reaction]\n", "")
    template.replace(CASE, "  days: 30\n", f"{PROPOSAL}  thresholds:\n{THRESHOLD}\n")
    assert "thresholds" in only_fault(template).what


def test_a_question_without_numbers_asks_for_a_hundred_people_in_thirty_days(
    template: Template,
) -> None:
    template.replace(CASE, "  personnel: 100\n", "")
    template.replace(CASE, "  days: 30\n", "")
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("place: downton\n", "place"),
        ("trigger: external_attack\n", "trigger"),
        ("organisations: [pact]\n", "organisations"),
        ("  organisation: pact\n", "organisation"),
    ],
)
def test_a_question_about_people_needs_to_know_where_why_and_who(
    template: Template, line: str, name: str
) -> None:
    template.replace(CASE, line, "")
    assert f"'{name}' is missing" in {fault.what for fault in checked(template).faults}


PROPOSAL = (
    "  proposals:\n    - {act: announced, by: XLO, says: S, on: 2008-06-05, judgement: Supposed.}\n"
)


def test_a_question_about_an_act_alone_needs_no_place_and_nobody_to_act(
    template: Template,
) -> None:
    template.write(EXPECTED, b"[]\n")
    for line in ("place: downton\n", "trigger: external_attack\n", "organisations: [pact]\n"):
        template.replace(CASE, line, "")
    for line in ("  organisation: pact\n", "  means: [rapid_reaction]\n", "  personnel: 100\n"):
        template.replace(CASE, line, "")
    template.replace(CASE, "  days: 30\n", PROPOSAL)
    assert checked(template).faults == ()


def test_a_question_that_names_neither_means_nor_acts_asks_nothing(template: Template) -> None:
    template.replace(CASE, "  means: [rapid_reaction]\n", "")
    assert only_fault(template).where == template.where(CASE, "question:")


def test_whoever_must_act_is_among_those_the_case_is_about(template: Template) -> None:
    league = "id: league\nname: The League\nshort: League\njudgement: Invented.\n"
    template.write("organisations/league.yaml", league.encode())
    template.replace(CASE, "organisations: [pact]", "organisations: [league]")
    assert only_fault(template).where == template.where(CASE, "  organisation: pact")
    template.replace(CASE, "organisations: [league]", "organisations: [league, pact]")
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("case: border-2008, organisation: pact, means: bilateral", ""),
        ("case: border-2008, organisation: pact", "'means'"),
        ("case: border-2008, organisation: XHI, means: bilateral", "'XHI'"),
        ("organisation: pact, state: XLO", ""),
        ("organisation: pact, act: xhi.signed.pact.treaty.2001-05-01", ""),
        ("organisation: XHI, act: xhi.signed.pact.treaty.2001-05-01", ""),
        ("organisation: upton, act: xhi.signed.pact.treaty.2001-05-01", "'upton'"),
        ("organisation: pact, act: xhi.signed.pact", "'xhi.signed.pact'"),
        ("case: border-2008, organisation: pact, act: xlo.requested.pact.2008-06-05", ""),
        ("organisation: pact", "nothing"),
    ],
)
def test_an_expectation_is_of_a_means_an_act_or_a_membership(
    template: Template, fields: str, what: str
) -> None:
    line = f"- {{says: S, on: 2005, verdict: 'no', {fields}}}"
    template.add(EXPECTED, f"{line}\n")
    faults = checked(template).faults
    if what:
        fault = fault_with(faults, what)
        assert fault.where == template.where(EXPECTED, line)
        assert len(faults) == 1
    else:
        assert faults == ()


def test_nobody_is_blamed_for_asking_a_spoilt_organisation(template: Template) -> None:
    template.write(EXPECTED, b"[]\n")
    template.replace(PACT, "short: Pact\n", "")
    assert only_fault(template).what == "'short' is missing"


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("seat: upton, under: pact.council", ""),
        ("seat: upten", "unknown place 'upten'"),
        ("under: pact.counsel", "unknown organ 'pact.counsel'"),
        ("under: pact.chair", "'pact.chair' would be subordinate to itself"),
        ("since: 2001, until: 2000", "'until' 2000 is before 'since' 2001"),
        ("people: [{name: N, post: P, judgement: J}]", ""),
        ("people: [{name: N, post: P}]", "this person has no citation"),
        ("people: [{name: N, judgement: J}]", "'post' is missing"),
    ],
)
def test_an_organ_sits_somewhere_and_is_under_another_of_its_body(
    template: Template, fields: str, what: str
) -> None:
    chair = f"  - {{id: pact.chair, name: Chair, judgement: J, {fields}}}\n"
    template.replace(PACT, "\ninstruments:\n", f"{chair}\ninstruments:\n")
    found = checked(template).faults
    assert [fault.what for fault in found] == ([what] if what else [])
    assert all(f"/{PACT}:" in fault.where and fault.remedy for fault in found)


@pytest.mark.parametrize(
    ("page", "is_fault"),
    [
        ("case/osh-2010", False),
        ("map/csto?on=2012-07-15&account=diis2013", False),
        ("/case/osh-2010", True),
        ("https://example.org", True),
        ("case/../x", True),
        ("javascript:alert(1)", True),
    ],
)
def test_a_walk_names_a_page_of_the_explorer(template: Template, page: str, is_fault: bool) -> None:
    template.add("theatre.yaml", f"walks:\n  - asks: Why?\n    page: '{page}'\n")
    said = [fault for fault in checked(template).faults if "page of the explorer" in fault.what]
    assert bool(said) == is_fault
