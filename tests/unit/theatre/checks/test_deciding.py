"""Organs, the means they decide on, and the rules by which they do, held against one another."""

from __future__ import annotations

import pytest

from allies.errors import Fault
from allies.theatre.checking import check_theatre
from tests.apparatus import ACTS, CITED, PACT, Run, Spoilt, Template, fault_with, words

ORGAN = "    organ: pact.council\n    forces"
MEANS = "    effect: decide\n    means: [rapid_reaction]\n"
SECOND = "  - {id: pact.board, name: Board, judgement: J}\n\ninstruments:"


def rule(name: str, more: str = "", decides: str = "unanimity", organ: str = "pact.council") -> str:
    """Return a second rule for deciding."""
    about = "" if "acts:" in more else ", means: [rapid_reaction]"
    return (
        f"  - {{id: pact.{name}, instrument: pact.treaty, says: {name}, effect: decide{about},"
        f" decision: {{organ: {organ}, rule: {decides}}}, judgement: J{more}}}\n"
    )


SPOILT = {
    "a means without an organ": Spoilt(
        PACT,
        ORGAN,
        "    forces",
        "organ: pact.council, rule",
        "the rule is about 'pact.council', and no organ decides on 'rapid_reaction'",
        "a rule for 'rapid_reaction' is read only for the organ of that means",
        "add 'organ: pact.council' to the means 'rapid_reaction', or remove 'rapid_reaction' from"
        " the rule",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_rule_that_is_read_of_nobody_is_told_where_it_stands(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(check_theatre(template.folder).faults, template)


def test_the_organ_of_a_means_and_of_its_rule_are_one(template: Template) -> None:
    assert check_theatre(template.folder).faults == ()
    template.replace(PACT, "\ninstruments:", SECOND)
    template.replace(PACT, ORGAN, ORGAN.replace("council", "board"))
    fault = fault_with(check_theatre(template.folder).faults, "the rule is about 'pact.council'")
    assert "and 'pact.board' decides on 'rapid_reaction'" in fault.what
    assert fault.remedy.startswith("name the same organ in both")
    template.replace(PACT, "{organ: pact.council", "{organ: pact.board")
    assert check_theatre(template.folder).faults == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [(ORGAN, "    organ: NAME\n    forces"), ("organ: pact.council, rule", "organ: NAME, rule")],
    ids=["of the means", "of the rule"],
)
@pytest.mark.parametrize("name", ["pact", "pact.counci"])
def test_an_organ_that_does_not_exist_is_one_fault(
    template: Template, old: str, new: str, name: str
) -> None:
    template.replace(PACT, old, new.replace("NAME", name))
    found = check_theatre(template.folder)
    assert [fault.what for fault in found.faults] == [f"unknown organ '{name}'"]
    assert found.notes == ()


def notes(template: Template, said: str) -> list[Fault]:
    checked = check_theatre(template.folder)
    assert checked.faults == ()
    return [note for note in checked.notes if said in note.what]


@pytest.mark.parametrize(
    ("effect", "field"), [("effect: decide", "decision"), ("effect: require", "met")]
)
def test_what_counts_for_another_effect_alone_is_noted(
    template: Template, effect: str, field: str
) -> None:
    said = f"'{field}' is read only with '{effect}'"
    assert notes(template, said) == []
    template.replace(PACT, f"    {effect}\n", "    effect: permit\n")
    (note,) = notes(template, said)
    assert note.why == f"with the effect 'permit', '{field}' would be ignored"


def test_a_rule_that_nothing_uses_is_noted_until_a_vote_is_recorded(template: Template) -> None:
    template.replace(PACT, "\ninstruments:", SECOND)
    template.add(PACT, rule("by-board", ", acts: [decided]", organ="pact.board"))
    (note,) = notes(template, "nothing uses the rule")
    assert "'pact.by-board'" in note.what
    assert note.where.startswith(template.where(PACT, "pact.by-board"))
    template.add(
        ACTS, f"- {{act: voted, by: XHI, of: pact.board, stance: for, on: 2005, {CITED}}}\n"
    )
    assert notes(template, "nothing uses the rule") == []


@pytest.mark.parametrize(
    ("more", "noted"),
    [
        ("", True),
        (", overrides: [pact.treaty.art-3]", False),
        (", when: {threat_is: {kind: coup}}", True),
        (", acts: [decided]", False),
    ],
)
def test_two_rules_that_decide_under_one_reading_are_noted(
    template: Template, more: str, *, noted: bool
) -> None:
    template.add(PACT, rule("second", more))
    found = notes(template, "give different rules for how 'pact.council' decides")
    assert bool(found) is noted


@pytest.mark.parametrize(
    ("first", "second", "noted"),
    [("coup", "disaster", False), ("coup", "coup", True)],
)
def test_two_rules_for_crises_of_two_kinds_are_no_rivals(
    template: Template, first: str, second: str, *, noted: bool
) -> None:
    template.replace(PACT, MEANS, f"{MEANS}    when: {{threat_is: {{kind: {first}}}}}\n")
    template.add(PACT, rule("second", f", when: {{threat_is: {{kind: {second}}}}}"))
    assert bool(notes(template, "give different rules for how")) is noted


def test_two_rules_that_say_the_same_are_no_rivals(template: Template) -> None:
    template.add(PACT, rule("second", decides="consensus"))
    assert notes(template, "give different rules for how") == []


def test_rules_of_two_readings_are_no_rivals(template: Template) -> None:
    template.replace(
        PACT,
        "        judgement: The ordinary law of treaties.\n",
        "        judgement: The ordinary law of treaties.\n"
        "  - {id: bold, title: Bold, about: [rapid_reaction], holders: [{who: pact, since: 2001,"
        " judgement: J}]}\n",
    )
    template.replace(PACT, MEANS, f"{MEANS}    readings: [in_force_only]\n")
    template.add(PACT, rule("second", ", readings: [bold]"))
    assert notes(template, "give different rules for how") == []


def test_a_finding_names_the_rules_that_leave_it_unsettled_how_an_organ_decides(
    template: Template, run: Run
) -> None:
    asked = ("law", "--case", "border-2008", "--theatre", template.name)
    assert "unsettled" not in run(*asked).out
    template.add(PACT, rule("second"))
    said = (
        "The decision rule is not settled: pact.second and pact.treaty.art-3 contradict each other."
    )
    assert said in words(run(*asked).out)
    (found,) = [
        item for item in run(*asked, "--json").json["findings"] if item["means"] == "rapid_reaction"
    ]
    assert found["may"]["unsettled"] == {"in_force_only": ["pact.second", "pact.treaty.art-3"]}
    assert found["may"]["decided_by"] == {}


@pytest.mark.parametrize(
    ("where", "known"), [("pact.council", True), ("pact", True), ("XHI", False)]
)
def test_votes_are_cast_in_an_organ_or_an_organisation(
    template: Template, where: str, *, known: bool
) -> None:
    template.add(ACTS, f"- {{act: voted, by: XHI, of: {where}, stance: for, on: 2005, {CITED}}}\n")
    faults = check_theatre(template.folder).faults
    assert (faults == ()) is known
    if not known:
        assert fault_with(faults, "unknown organ or organisation 'XHI'")


@pytest.mark.parametrize(
    ("first", "second", "rivals"),
    [
        ("{host_is: {who: XHI}}", "{host_is: {who: XLO}}", False),
        ("{host_is: {who: XLO}}", "{not: {host_is: {who: XLO}}}", False),
        ("{host_is: {who: XLO}}", "{host_is: {who: XLO}}", True),
        ("{informed: {of: pact.council}}", "{not: {informed: {of: pact.council}}}", False),
        ("{host_is: {who: XLO}}", "{informed: {of: pact.council}}", True),
    ],
)
def test_two_rules_for_different_states_in_crisis_are_no_rivals(
    template: Template, first: str, second: str, *, rivals: bool
) -> None:
    template.replace(
        PACT,
        "    decision: {organ: pact.council, rule: consensus}\n",
        f"    decision: {{organ: pact.council, rule: consensus}}\n    when: {first}\n",
    )
    template.add(PACT, rule("second", f", when: {second}"))
    found = check_theatre(template.folder)
    assert found.faults == ()
    assert any("give different rules" in note.what for note in found.notes) is rivals


LEAVES = "  - {id: pact.leaving, instrument: pact.treaty, says: leaving, judgement: J, "


@pytest.mark.parametrize(
    ("provision", "noted"),
    [
        ("effect: permit, acts: [withdrew], when: {notice_ran: {of: pact, months: 6}}}", True),
        ("effect: permit, acts: [acceded], when: {threat_is: {kind: coup}}}", True),
        ("effect: permit, acts: [withdrew]}", False),  # no condition that could be lost
        ("effect: permit, acts: [withdrew, expelled], when: {actor_is: {who: pact}}}", False),
        (
            "effect: forbid, acts: [withdrew], when: {not: {notice_ran: {of: pact, months: 6}}}}",
            False,
        ),
    ],
)
def test_a_conditional_permission_of_an_act_of_a_state_is_noted(
    template: Template, provision: str, *, noted: bool
) -> None:
    template.add(PACT, f"{LEAVES}{provision}\n")
    assert bool(notes(template, "the condition of 'pact.leaving' forbids nothing")) is noted
