"""Checks of acts: known kinds, the fields they need, and names that exist."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, CASE, CITED, CONTESTS, Spoilt, Template, checked, only_fault

SPOILT = {
    "an unknown decision rule that is proposed": Spoilt(
        ACTS,
        "- act: entered_into_force",
        "- act: entered_into_force\n  rule: simple_mayority",
        "rule: simple_mayority",
        "unknown decision rule 'simple_mayority'",
        "a proposed rule is given by its name",
        "did you mean 'simple_majority'?",
    ),
    "unknown act": Spoilt(
        ACTS,
        "- act: entered_into_force",
        "- act: entered_in_force",
        "entered_in_force",
        "unknown act 'entered_in_force'",
        "the kinds of act are a closed vocabulary",
        "did you mean 'entered_into_force'?",
    ),
    "an unknown actor that need not be a state": Spoilt(
        ACTS,
        "- act: entered_into_force\n  by: pact",
        "- act: entered_into_force\n  by: pac",
        "by: pac",
        "unknown actor 'pac'",
        "",
        "did you mean 'pact'?",
    ),
    "a state that acts and is none": Spoilt(
        ACTS,
        "by: XLO\n  on: 2000-01-01",
        "by: XLP\n  on: 2000-01-01",
        "by: XLP",
        "unknown state 'XLP'",
        "",
        "did you mean 'XLO'?",
    ),
    "a field the kind needs": Spoilt(
        CASE,
        "    to: pact\n",
        "",
        "- act: requested",
        "'to' is missing",
        "an act of kind 'requested' needs it",
    ),
    "a version without a contest": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[left]",
        "[left]",
        "'left' names no version",
        "a version is written contest/version",
    ),
    "an unknown contest": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[lowland-2009/left]",
        "[lowland-2009/left]",
        "unknown contest 'lowland-2009'",
        "",
        "did you mean 'lowland-2008'?",
    ),
    "an unknown version": Spoilt(
        ACTS,
        "[lowland-2008/left]",
        "[lowland-2008/lef]",
        "[lowland-2008/lef]",
        "contest 'lowland-2008' has no version 'lef'",
        "",
        "did you mean 'left'?",
    ),
    "a choice in what is nothing to choose in": Spoilt(
        CONTESTS,
        "type: rival_claims",
        "type: wording",
        "",
        "'lowland-2008' has no alternatives to choose from",
        "only rival claims and datings are alternatives; law is answered by readings",
        "remove 'version:'",
    ),
    "an act about nothing": Spoilt(
        ACTS,
        "  on: 2008-06-02",
        "  on: 2008-06-02\n  about: [border-2009]",
        "about: [border-2009]",
        "unknown entry 'border-2009'",
        "",
        "did you mean 'border-2008'?",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_an_act_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


def told(template: Template, line: str) -> str:
    """Return what is wrong with an act that is added on a line of its own."""
    template.add(ACTS, f"- {line}\n")
    fault = only_fault(template)
    assert fault.where == template.where(ACTS, line)
    return fault.what


def accepts(template: Template, line: str, file: str = ACTS) -> None:
    """Assert that an act can be added."""
    template.add(file, f"- {line}\n" if file == ACTS else f"  - {line}\n")
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("act: announced, by: pac, says: S", "pac"),
        ("act: announced, by: XHI, says: S, of: pact.treat", "pact.treat"),
        ("act: announced, by: XHI, says: S, state: XHA", "XHA"),
        ("act: announced, by: XHI, says: S, to: nobody", "nobody"),
        ("act: announced, by: XHI, says: S, place: nowhere", "nowhere"),
        ("act: announced, by: XHI, says: S, force: none", "none"),
        # Fields that name the subject of a register.
        ("act: withdrawal_notified, by: XLP, of: pact", "XLP"),
        ("act: withdrawal_notified, by: pact, state: XLP, of: pact", "XLP"),
        ("act: withdrawal_notified, by: XLO, of: pac", "pac"),
        ("act: agreed_to_help, by: pact, to: XLP", "XLP"),
        ("act: transit_granted, by: XLP, to: XHI, mode: rail", "XLP"),
        ("act: transit_granted, by: XLO, to: XHA, mode: rail", "XHA"),
        ("act: base_granted, by: XLO, to: XHI, place: nowhere", "nowhere"),
    ],
)
def test_whom_and_what_an_act_names_must_exist(template: Template, fields: str, name: str) -> None:
    assert f"'{name}'" in told(template, f"{{{fields}, on: 2005, {CITED}}}")


@pytest.mark.parametrize(
    "fields",
    [
        "act: announced, by: XHI, says: S",
        "act: announced, by: pact.council, says: S, of: pact.treaty, state: XLO, to: morning-paper",
        "act: announced, by: evening-paper, says: S, of: pact, to: pact, place: upton",
        "act: force_deployed, by: XHI, force: highland.brigade, place: downton",
        "act: withdrawal_notified, by: XLO, of: pact",
        "act: withdrawal_notified, by: pact, state: XLO, of: pact",
        "act: agreed_to_help, by: pact.council, to: XLO",
        "act: transit_granted, by: XLO, to: pact, mode: rail, cargo: [fuel, arms]",
        "act: stance_taken, by: XHI, of: pact, means: [bilateral], stance: for",
        "act: proposed, by: XHI, says: S, rule: simple_majority",
    ],
)
def test_an_act_whose_names_all_exist_is_no_fault(template: Template, fields: str) -> None:
    accepts(template, f"{{{fields}, on: 2005, {CITED}}}")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        # Whose membership it is must be a state, whoever else may act.
        ("act: withdrawal_notified, by: pact, of: pact", "pact"),
        ("act: withdrawal_notified, by: XLO, of: pact.council", "pact.council"),
        ("act: base_granted, by: XLO, to: pact, place: upton", "pact"),
    ],
)
def test_a_name_of_another_kind_than_the_register_is_about_is_a_fault(
    template: Template, fields: str, name: str
) -> None:
    assert f"'{name}'" in told(template, f"{{{fields}, on: 2005, {CITED}}}")


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("act: transit_granted, by: XLO, to: XHI", "mode"),
        ("act: stance_taken, by: XHI, of: pact, means: [bilateral]", "stance"),
        ("act: stance_taken, by: XHI, of: pact, stance: for", "means"),
        ("act: announced, by: XHI", "says"),
        ("act: lease_extended, by: XLO, to: XHI, place: downton", "until"),
        ("act: rent_agreed, by: XLO, to: XHI, unit: USD", "amount"),
    ],
)
def test_every_field_that_a_kind_needs_is_asked_for(
    template: Template, fields: str, missing: str
) -> None:
    assert f"'{missing}'" in told(template, f"{{{fields}, on: 2005, {CITED}}}")


def test_everything_wrong_with_one_act_is_told_at_once(template: Template) -> None:
    template.add(ACTS, f"- {{act: announced, by: nobody, of: nothing, on: 2005, {CITED}}}\n")
    told_of = " ".join(fault.what for fault in checked(template).faults)
    assert len(checked(template).faults) == 3
    for name in ("'says'", "'nobody'", "'nothing'"):
        assert name in told_of


@pytest.mark.parametrize(
    "about",
    ["border-2008", "lowland-2008", "lowland-2008/left", "pact", "pact.treaty", "XLO", "told"],
)
def test_an_act_may_be_about_whatever_has_an_id(template: Template, about: str) -> None:
    more = f"says: S, on: 2005, {CITED}"
    template.add(ACTS, f"- {{act: announced, id: told, by: XHI, {more}}}\n")
    accepts(template, f"{{act: announced, by: XLO, about: [{about}], {more}}}")


@pytest.mark.parametrize("about", ["left", "lowland-2008/lef", "upton", "rapid_reaction"])
def test_an_act_may_be_about_nothing_that_has_no_id_of_that_kind(
    template: Template, about: str
) -> None:
    line = f"{{act: announced, by: XLO, about: [XLO, {about}], says: S, on: 2005, {CITED}}}"
    assert f"'{about}'" in told(template, line)


def test_acts_of_a_case_and_proposals_are_checked_like_those_of_the_record(
    template: Template,
) -> None:
    template.replace(
        CASE,
        "  days: 30\n",
        "  days: 30\n  proposals:\n"
        f"    - {{act: announced, by: nobody, says: S, on: 2008-06-05, {CITED}}}\n",
    )
    template.add(CASE, f"  - {{act: announced, by: noone, says: S, on: 2008-06-05, {CITED}}}\n")
    assert [fault.where for fault in checked(template).faults] == [
        template.where(CASE, "by: nobody"),
        template.where(CASE, "by: noone"),
    ]


SECOND_CONTEST = f"""\
  - id: fog-2008
    type: KIND
    question: Was there fog?
    versions:
      - {{id: fog, says: There was, holders: [morning-paper]READING, {CITED}}}
      - {{id: sun, says: There was none, holders: [evening-paper], {CITED}}}
"""


@pytest.mark.parametrize(
    ("kind", "reading", "versions", "is_fault"),
    [
        ("rival_claims", "", "fog-2008/fog", False),
        ("dating", "", "fog-2008/fog, fog-2008/sun", False),
        ("dating", "", "fog-2008/fog, fog-2008/maybe", True),
        ("dating", "", "fog-2008/fog, lowland-2008/left", True),
        ("dating", "", "fog-2008/fog, lowland-2008/fog", True),
        ("dating", "", "fog-2008/fog, maybe", True),
        ("rival_claims", ", reading: in_force_only", "fog-2008/sun", True),
        ("wording", "", "fog-2008/fog", True),
    ],
)
def test_an_act_belongs_to_versions_of_one_contest_of_fact(
    template: Template, kind: str, reading: str, versions: str, is_fault: bool
) -> None:
    template.add(CONTESTS, SECOND_CONTEST.replace("KIND", kind).replace("READING", reading))
    assert checked(template).faults == ()
    line = f"{{act: announced, by: XLO, says: S, on: 2008, version: [{versions}], {CITED}}}"
    if is_fault:
        told(template, line)
    else:
        accepts(template, line)


@pytest.mark.parametrize(
    ("on", "source", "is_told"),
    [
        ("2008-06-03", "morning-paper", False),
        ("2008-06-04", "morning-paper", True),
        ("2008-06", "morning-paper", False),  # it may have been said on the day
        ("2008-06-04", "evening-paper", False),
    ],
)
@pytest.mark.parametrize("kind", ["announced", "claimed"])
def test_a_source_older_than_a_statement_is_told(
    template: Template, kind: str, on: str, source: str, is_told: bool
) -> None:
    before = len(checked(template).notes)
    cites = f'cites: [{{source: {source}, at: "1", credibility: 2}}]'
    template.add(ACTS, f"- {{act: {kind}, by: XLO, says: S, on: {on}, {cites}}}\n")
    found = checked(template)
    assert found.faults == ()
    told_now = [note.what for note in found.notes[before:] if "older than" in note.what]
    assert bool(told_now) is is_told


def test_a_treaty_may_be_older_than_the_act_by_which_a_state_joins(template: Template) -> None:
    line = f"- {{act: acceded, by: XLO, of: pact, on: 2008-06-05, {CITED}}}\n"
    template.add(ACTS, line)
    assert not any("older than" in note.what for note in checked(template).notes)
