"""What the law of a theatre must satisfy beyond the shape of its entries."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, CITED, PACT, STATES, Spoilt, Template, checked, only_fault

RULE = "rule: consensus}"
DECISION = "decision: {organ: pact.council, rule: consensus}"
WEIGHTED = "rule: {{weighted_majority: {{quota: {}, weights: {{XHI: {}, XLO: 2}}}}}}}}"

SPOILT = {
    "an unknown rule of decision": Spoilt(
        PACT,
        RULE,
        "rule: consesus}",
        "rule: consesus",
        "unknown decision rule 'consesus'",
        remedy="did you mean 'consensus'?",
    ),
    "a quota above the total": Spoilt(
        PACT,
        RULE,
        WEIGHTED.format(5, 2),
        "quota: 5",
        "the quota 5 is above the total of the weights, 4",
        "no proposal could ever be decided",
        "give a quota from 1 to 4",
    ),
    "negative weights": Spoilt(
        PACT,
        RULE,
        WEIGHTED.format(1, -2),
        "XHI: -2",
        "the weight of 'XHI' is negative: -2",
        "a vote for a proposal cannot count against it",
    ),
    "no members present": Spoilt(
        PACT,
        RULE,
        "rule: {among: {members: [], rule: consensus}}}",
        "members: []",
        "'members' is empty",
        "a decision needs members that are present",
    ),
    "an unknown member": Spoilt(
        PACT,
        RULE,
        "rule: {all: [consensus, {veto: {members: [XHO]}}]}}",
        "XHO",
        "unknown state 'XHO'",
        remedy="did you mean 'XLO'?",
    ),
    "an organ called otherwise": Spoilt(
        PACT,
        "decision: {organ: pact.council",
        "decision: {organ: pact.counsel",
        "pact.counsel",
        "unknown organ 'pact.counsel'",
        remedy="did you mean 'pact.council'?",
    ),
    "a quorum that the two members can never be": Spoilt(
        PACT,
        RULE,
        "rule: {quorum: {least: 3}}}",
        "quorum: {least: 3}",
        "this can never be met: 2 of 2 are present, and 3 must be",
        "it fails even if all 2 members that can have a vote come and support",
        "give a number that the members can reach",
    ),
    "a number out of reach as one of several": Spoilt(
        PACT,
        RULE,
        "rule: {any: [consensus, {at_least: {least: 22}}]}}",
        "at_least: {least: 22}",
        "this can never be met: 2 support, and 22 must",
    ),
    "a rule deep inside": Spoilt(
        PACT,
        DECISION,
        """decision:
      organ: pact.council
      rule:
        all:
          - quorum: {least: 2}
          - qualified_majority: {share: 5/3}""",
        "share: 5/3",
        "the share '5/3' must be above 0 and at most 1",
        remedy="write a fraction, such as 2/3",
    ),
    "in force before it was opened": Spoilt(
        PACT,
        "opened: 2001-05-01",
        "opened: 2003-05-01",
        "",
        "'pact.treaty' enters into force before it was opened",
        "it was opened for signature on 2003-05-01",
        "correct one of the two dates",
    ),
    "unknown predicate": Spoilt(
        PACT,
        "- {threat_is: {kind: external_attack}}",
        "- {threat_was: {kind: external_attack}}",
        "{threat_was: {kind: external_attack}}",
        "unknown predicate 'threat_was'",
        "a rule can use only registered predicates",
        "did you mean 'threat_is'?",
    ),
    "a parameter too many": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{threat_is: {kind: external_attack, kin: x}}",
        "{threat_is: {kind: external_attack, kin: x}}",
        "'threat_is' has no parameter 'kin'",
        "Whether the crisis is of a given kind, as the case or a reading characterises it.",
        "did you mean 'kind'?",
    ),
    "a parameter too few": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "threat_is",
        "- threat_is",
        "'threat_is' needs the parameter 'kind'",
        "Whether the crisis is of a given kind, as the case or a reading characterises it.",
        "write {threat_is: {kind: ...}}",
    ),
    "a parameter called name": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{threat_is: {name: coup, kind: coup}}",
        "{threat_is: {name: coup, kind: coup}}",
        "'threat_is' has no parameter 'name'",
    ),
    "an instrument where none belongs": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{threat_is: {kind: coup, instrument: pact.treaty}}",
        "{threat_is: {kind: coup, instrument: pact.treaty}}",
        "'threat_is' has no parameter 'instrument'",
    ),
    "an unknown instrument in a rule": Spoilt(
        PACT,
        "all: [in_force, accepted_by_host]",
        "all: [{opened: {instrument: pact.treat}}, accepted_by_host]",
        "pact.treat}",
        "unknown instrument 'pact.treat'",
        "",
        "did you mean 'pact.treaty'?",
    ),
    "months that are no number": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{notice_ran: {of: pact, months: six}}",
        "{notice_ran: {of: pact, months: six}}",
        "'six' is not a whole number",
        "",
        "write it in digits",
    ),
    "a cargo that is none": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{cargo_is: {kind: arm}}",
        "{cargo_is: {kind: arm}}",
        "unknown cargo 'arm'",
        "",
        "did you mean 'arms'?",
    ),
    "an act that is none": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{months_since: {act: nothing, months: 6}}",
        "{months_since: {act: nothing, months: 6}}",
        "unknown act 'nothing'",
    ),
    "a reading given up before it was held": Spoilt(
        PACT,
        "        judgement: The ordinary law of treaties.",
        "        until: 1999-01-01\n        judgement: The ordinary law of treaties.",
        "until: 1999-01-01",
        "'until' 1999-01-01 is before 'since' 2001-05-01",
        "an entry cannot end before it begins",
        "correct one of the two dates",
    ),
    "a reading about nothing": Spoilt(
        PACT,
        "    title: Only texts in force for the host bind",
        "    title: Only texts in force for the host bind\n    about: [rapid_reactio]",
        "about: [rapid_reactio]",
        "'rapid_reactio' is not a means and not a kind of act",
        "",
        "did you mean 'rapid_reaction'?",
    ),
    "a provision that binds an unknown state": Spoilt(
        PACT,
        "effect: permit",
        "effect: permit\n    binds: [XLP]",
        "binds: [XLP]",
        "unknown state 'XLP'",
        "",
        "did you mean 'XLO'?",
    ),
    "a provision on an unknown act": Spoilt(
        PACT,
        "effect: permit",
        "effect: permit\n    acts: [withdrawn]",
        "acts: [withdrawn]",
        "unknown act 'withdrawn'",
        "",
        "did you mean 'withdrew'?",
    ),
    "a clock that is missing": Spoilt(
        PACT,
        "effect: permit",
        "effect: clock",
        "id: pact.treaty.art-5",
        "'clock' is missing",
        "it says when an act takes effect",
    ),
    "a clock that nothing starts": Spoilt(
        PACT,
        "effect: permit",
        "effect: clock\n    clock: {starts: [note], months: 6}",
        "starts: [note]",
        "unknown act 'note'",
    ),
    "a text that changes an unknown one": Spoilt(
        PACT,
        "opened: 2001-05-01",
        "opened: 2001-05-01\n    changes: [pact.treat]",
        "changes: [pact.treat]",
        "unknown instrument 'pact.treat'",
        "",
        "did you mean 'pact.treaty'?",
    ),
    "two readings of one name": Spoilt(
        PACT,
        "# 'when' is a rule",
        "  - id: in_force_only\n    title: Another\n    in_force: opened\n"
        "    holders: [{who: pact, since: 2001-05-01, judgement: J}]\n# 'when' is a rule",
        "",
        "a second 'in_force_only'",
        "the first belongs to organisation pact",
    ),
    "a parameter of an unknown value": Spoilt(
        PACT,
        "{threat_is: {kind: external_attack}}",
        "{threat_is: {kind: external_attac}}",
        "{threat_is: {kind: external_attac}}",
        "unknown trigger 'external_attac'",
        "",
        "did you mean 'external_attack'?",
    ),
    "a parameter of an unknown name": Spoilt(
        PACT,
        "{host_is_member: {of: pact}}",
        "{host_is_member: {of: pac}}",
        "{host_is_member: {of: pac}}",
        "unknown organisation 'pac'",
        "",
        "did you mean 'pact'?",
    ),
    "no rule": Spoilt(
        PACT,
        "{all: [in_force, accepted_by_host]}",
        "{some: [in_force, accepted_by_host]}",
        "{some:",
        "the parameters of 'some' must be written as a mapping",
    ),
    "a reading nobody holds": Spoilt(
        PACT,
        """    holders:
      - who: pact
        since: 2001-05-01
        judgement: The ordinary law of treaties.
""",
        "    holders: []\n",
        "id: in_force_only",
        "the reading 'in_force_only' has no holder",
        "a reading is a position with a documented holder",
        "name its 'holders:' with 'since:' and 'cites:'",
    ),
    "a provision of an unknown text": Spoilt(
        PACT,
        "instrument: pact.treaty\n    says: The member asks",
        "instrument: 'pact.treat'\n    says: The member asks",
        "'pact.treat'",
        "unknown instrument 'pact.treat'",
        "",
        "did you mean 'pact.treaty'?",
    ),
    "a provision of an unknown reading": Spoilt(
        PACT,
        "effect: permit",
        "effect: permit\n    readings: [in_force]",
        "readings: [in_force]",
        "unknown reading 'in_force'",
        "",
        "did you mean 'in_force_only'?",
    ),
    "a provision that overrides itself": Spoilt(
        PACT,
        "effect: permit",
        "effect: permit\n    overrides: [pact.treaty.art-5]",
        "overrides: [pact.treaty.art-5]",
        "'pact.treaty.art-5' overrides itself",
        "",
        "remove it",
    ),
    "a provision that overrides nothing": Spoilt(
        PACT,
        "effect: permit",
        "effect: permit\n    overrides: [pact.treaty.art-9]",
        "overrides: [pact.treaty.art-9]",
        "unknown provision 'pact.treaty.art-9'",
    ),
    "a decision that is missing": Spoilt(
        PACT,
        "    decision: {organ: pact.council, rule: consensus}\n",
        "",
        "id: pact.treaty.art-3",
        "'decision' is missing",
        "it says how an organ decides",
    ),
    "an unknown decision rule": Spoilt(
        PACT,
        "rule: consensus",
        "rule: consensu",
        "rule: consensu}",
        "unknown decision rule 'consensu'",
        "",
        "did you mean 'consensus'?",
    ),
    "an unknown organ": Spoilt(
        PACT,
        "decision: {organ: pact.council",
        "decision: {organ: pact.counci",
        "organ: pact.counci,",
        "unknown organ 'pact.counci'",
        "",
        "did you mean 'pact.council'?",
    ),
    "two texts of one name": Spoilt(
        PACT,
        "\norgans:\n",
        "\norgans:\n  - {id: pact.council, name: Another, judgement: J}\n",
        "",
        "a second 'pact.council'",
        "the first belongs to organisation pact",
        "names are unique: give one of them another 'id'",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_theatre_is_told_what_is_wrong_with_its_law_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


def test_overrides_that_run_in_a_circle_are_named_from_each_end(template: Template) -> None:
    template.replace(PACT, "effect: permit", "effect: permit\n    overrides: [pact.treaty.art-6]")
    template.replace(PACT, "effect: require", "effect: require\n    overrides: [pact.treaty.art-5]")
    faults = checked(template).faults
    assert [fault.what for fault in faults] == [
        "overrides run in a circle: pact.treaty.art-5 > pact.treaty.art-6 > pact.treaty.art-5",
        "overrides run in a circle: pact.treaty.art-6 > pact.treaty.art-5 > pact.treaty.art-6",
    ]
    assert [fault.where for fault in faults] == [
        template.where(PACT, "overrides: [pact.treaty.art-6]"),
        template.where(PACT, "overrides: [pact.treaty.art-5]"),
    ]
    assert {fault.remedy for fault in faults} == {"remove one of them"}


def test_overrides_that_do_not_come_back_are_no_circle(template: Template) -> None:
    template.replace(
        PACT,
        "effect: permit",
        "effect: permit\n    overrides: [pact.treaty.art-6, pact.treaty.art-3]",
    )
    template.replace(PACT, "effect: require", "effect: require\n    overrides: [pact.treaty.art-3]")
    assert checked(template).faults == ()


def test_a_composed_rule_is_no_fault(template: Template) -> None:
    template.replace(
        PACT, RULE, "rule: {all: [{quorum: {share: 1/2}}, {simple_majority: {of: present}}]}}"
    )
    assert checked(template).faults == ()


READING, HOLDER = "    in_force: {all: [in_force, accepted_by_host]}", "      - who: pact"
WHEN = "{threat_is: {kind: external_attack}}"


@pytest.mark.parametrize(
    ("rule", "is_fault"),
    [
        # Parameters: all that are needed, none that is unknown, each of its own kind.
        ("{threat_is: {kind: coup}}", False),
        ("{threat_is: {kind: coups}}", True),
        ("{host_requested: {of: pact}}", False),
        ("{host_requested: {of: pact.council}}", False),
        ("{host_requested: {of: pact.treaty}}", True),
        ("{host_government_is: {kind: interim}}", False),
        ("{host_government_is: {kind: none}}", True),
        ("{cargo_is: {kind: fuel}}", False),
        ("{notice_ran: {of: pact, months: 6}}", False),
        ("{notice_ran: {of: pact, months: 6.5}}", True),
        ("{notice_ran: {of: pact, months: -6}}", True),
        ("{notice_ran: {of: pact}}", True),
        ("{months_since: {act: xhi.signed.pact.treaty.2001-05-01, months: 6}}", False),
        # The instrument of a rule may be left to the provision, or named.
        ("in_force", False),
        ("{in_force: {instrument: pact.treaty}}", False),
        ("{in_force: {instrument: pact}}", True),
        ("{in_force: {of: pact.treaty}}", True),
    ],
)
def test_a_predicate_gets_the_parameters_it_knows(
    template: Template, rule: str, is_fault: bool
) -> None:
    template.replace(PACT, WHEN, rule)
    where = [template.where(PACT, f"- {rule}")]
    assert [fault.where for fault in checked(template).faults] == (where if is_fault else [])


@pytest.mark.parametrize(
    "rule",
    [
        "all:\n        - in_force\n        - {not: WRONG}",
        "any:\n        - in_force\n        - all:\n            - in_force\n            - WRONG",
        "not:\n        any:\n          - in_force\n          - WRONG",
        "unless:\n        - in_force\n        - WRONG",
    ],
)
def test_a_fault_deep_in_a_rule_is_told_at_the_line_of_its_predicate(
    template: Template, rule: str
) -> None:
    met = "met: {host_requested: {of: pact}}"
    template.replace(PACT, met, "met:\n      " + rule.replace("WRONG", "in_farce"))
    assert only_fault(template).where == template.where(PACT, "in_farce")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (READING, "    in_force: in_farce", "in_farce"),
        (HOLDER, "      - who: upton", "upton"),
        (READING, f"{READING}\n    about: [bilateral, withdrew]", ""),
        (READING, f"{READING}\n    about: [bilateral, left]", "left"),
        ("effect: permit", "effect: permit\n    binds: [XHI, pact]", "binds"),
        ("effect: permit", "effect: permit\n    binds: [XHI, XLO]", ""),
        ("effect: permit", "effect: permit\n    readings: [in_force_only]", ""),
        ("effect: permit", "effect: permit\n    acts: [withdrew, signed]", ""),
        (
            "effect: permit",
            "effect: clock\n    clock: {starts: [xhi.signed.pact.treaty.2001-05-01], months: 6}",
            "",
        ),
        ("opened: 2001-05-01", "opened: 2001-05-01\n    changes: [pact.treaty]", ""),
        ("rule: consensus}", "rule: {among: {members: [XHI, XLO], rule: consensus}}}", ""),
        ("rule: consensus}", "rule: {among: {members: [XHI, XNO], rule: consensus}}}", "XNO"),
    ],
)
def test_what_a_text_names_must_exist(template: Template, old: str, new: str, wrong: str) -> None:
    template.replace(PACT, old, new)
    where = [template.where(PACT, wrong)] if wrong else []
    assert [fault.where for fault in checked(template).faults] == where


NORLAND = """\
- id: XNA
  name: Norland
  instruments: [{id: xna.law, title: L, opened: 2001-01-01, judgement: J}]
  readings: [{id: xna.view, title: T, in_force: in_force, holders: [{who: XNA, since: 2001,
    judgement: J}]}]
  provisions:
    - {id: xna.law.art-1, instrument: xna.law, says: S, judgement: J, EFFECT}
"""


@pytest.mark.parametrize(
    ("effect", "is_fault"),
    [
        ("effect: require, means: [rapid_reaction]", False),
        ("effect: forbid, means: [rapid_reaction]", True),
        ("effect: permit, means: [rapid_reaction]", True),
        ("effect: forbid, acts: [withdrew]", False),
        ("effect: forbid", False),
        ("effect: forbid, when: in_farce", True),
        ("effect: forbid, when: in_force", False),
        ("effect: forbid, readings: [xna.view]", False),
        ("effect: forbid, readings: [in_force_only]", True),  # of another body
    ],
)
def test_a_national_law_is_a_step_for_an_organisation_and_a_rule_for_its_own_state(
    template: Template, effect: str, is_fault: bool
) -> None:
    template.add(STATES, NORLAND.replace("EFFECT", effect))
    where = [template.where(STATES, "xna.law.art-1")] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


def test_a_reading_of_a_state_is_checked_as_one_of_an_organisation(template: Template) -> None:
    template.add(STATES, NORLAND.replace("EFFECT", "effect: forbid"))
    template.replace(STATES, "who: XNA", "who: XNO")
    assert "'XNO'" in only_fault(template).what


@pytest.mark.parametrize(
    ("part", "entry"),
    [
        ("organs", "id: ID, name: N, judgement: J"),
        ("instruments", "id: ID, title: L, opened: 2001-01-01, judgement: J"),
        ("provisions", "id: ID, instrument: pact.treaty, says: S, effect: permit, judgement: J"),
        ("readings", "id: ID, title: T, holders: [{who: XNA, since: 2001, judgement: J}]"),
    ],
)
@pytest.mark.parametrize(("name", "is_fault"), [("pact.treaty.art-5", True), ("xna.art-5", False)])
def test_an_id_of_law_stands_for_one_thing_of_one_body(
    template: Template, part: str, entry: str, name: str, is_fault: bool
) -> None:
    line = f"  {part}: [{{{entry.replace('ID', name)}}}]"
    template.add(STATES, f"- id: XNA\n  name: Norland\n{line}\n")
    where = [template.where(STATES, name)] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("opened", "is_fault"),
    [("2002-01-01", False), ("2002-01-02", True), ("2002", False), ("2003", True)],
)
def test_a_text_is_in_force_from_the_day_it_was_opened_at_the_earliest(
    template: Template, opened: str, is_fault: bool
) -> None:
    template.replace(PACT, "opened: 2001-05-01", f"opened: {opened}")
    where = [template.where(ACTS, "on: 2002-01-01")] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


def test_only_entry_into_force_is_held_against_the_day_of_opening(template: Template) -> None:
    template.replace(PACT, "opened: 2001-05-01", "opened: 2001-12-31")
    assert checked(template).faults == ()  # it was signed in May


def test_a_provision_before_a_circle_is_not_on_it(template: Template) -> None:
    for old, name in (("decide", "5"), ("permit", "6"), ("require", "5")):
        more = f"effect: {old}\n    overrides: [pact.treaty.art-{name}]"
        template.replace(PACT, f"effect: {old}", more)
    faults = checked(template).faults
    assert len(faults) == 2
    assert template.where(PACT, "id: pact.treaty.art-3") not in {fault.where for fault in faults}
    assert all("art-3" not in fault.what for fault in faults)


def test_a_circle_of_three_is_told_in_its_order(template: Template) -> None:
    for old, name in (("decide", "5"), ("permit", "6"), ("require", "3")):
        more = f"effect: {old}\n    overrides: [pact.treaty.art-{name}]"
        template.replace(PACT, f"effect: {old}", more)
    told = [fault.what.partition(": ")[2].split(" > ") for fault in checked(template).faults]
    names = [f"pact.treaty.art-{number}" for number in ("3", "5", "6")]
    assert told == [[*names[at:], *names[:at], names[at]] for at in range(3)]


def test_a_provision_that_overrides_itself_is_no_circle_besides(template: Template) -> None:
    line = "overrides: [pact.treaty.art-5]"
    template.replace(PACT, "effect: permit", f"effect: permit\n    {line}")
    assert only_fault(template).where == template.where(PACT, line)


def test_an_unknown_text_that_enters_into_force_is_one_fault(template: Template) -> None:
    template.replace(ACTS, "of: pact.treaty\n  on: 2002", "of: pact.charter\n  on: 2002")
    assert only_fault(template).where == template.where(ACTS, "of: pact.charter")


@pytest.mark.parametrize("rule", ["{quorum: {least: 2}}", "{at_least: {least: 2}}"])
def test_what_all_who_ever_were_members_can_meet_is_no_fault(template: Template, rule: str) -> None:
    template.replace(PACT, RULE, f"rule: {rule}}}")
    assert checked(template).faults == ()
    template.replace(PACT, f"rule: {rule}}}", f"rule: {rule.replace('2', '3')}}}")
    assert checked(template).faults
    template.add(STATES, "- {id: XPA, name: Partnerland}\n")
    template.add(ACTS, f"- {{act: acceded, by: XPA, of: pact, on: 2009-01-01, {CITED}}}\n")
    assert checked(template).faults == ()


INVITATION = (
    "- {id: NAME, title: T, when: RULE,"
    " holders: [{who: WHO, since: 2002, cites: [{source: pact-text, at: A}]}]}\n"
)


@pytest.mark.parametrize(
    ("name", "rule", "who", "what"),
    [
        ("control", "{host_government_is: {kind: interim}}", "pact", ""),
        ("control", "{host_government_is: {kind: nobody}}", "pact", "unknown government 'nobody'"),
        ("control", "{host_governs: {kind: interim}}", "pact", "host_governs"),
        ("control", "{host_government_is: {kind: interim}}", "nobody", "unknown holder 'nobody'"),
        (
            "in_force_only",
            "{host_government_is: {kind: interim}}",
            "pact",
            "also a reading of pact",
        ),
    ],
)
def test_a_view_of_who_may_invite_has_a_rule_a_holder_and_a_name_of_its_own(
    template: Template, name: str, rule: str, who: str, what: str
) -> None:
    text = INVITATION.replace("NAME", name).replace("RULE", rule).replace("WHO", who)
    template.write("general_law.yaml", text.encode())
    faults = checked(template).faults
    assert len(faults) == bool(what)
    assert not what or what in faults[0].what
    assert not what or faults[0].where.startswith("pact_theatre/general_law.yaml:1")
