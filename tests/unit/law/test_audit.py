"""Acts held against the rules of their day."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.law.why import why_of_act
from allies.law.audit import ActFinding, audit, bodies_of_act, judge_act
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import ACTS, CASE, CITED, PACT, Build, day

RULES = """\
  - {id: pact.treaty.art-8, instrument: pact.treaty, says: Members host no bases, effect: forbid,
     acts: [base_granted], when: {actor_is_member: {of: pact}}, judgement: J}
  - {id: pact.treaty.art-9, instrument: pact.treaty, says: Members consult first, effect: require,
     acts: [access_granted], met: {actor_consulted: {of: pact}}, judgement: J}
  - {id: pact.treaty.art-10, instrument: pact.treaty, says: Only the Council adopts, effect: permit,
     acts: [adopted], when: {actor_is: {who: pact}}, judgement: J}
"""
DONE = f"""\
- {{act: base_granted, id: base-2001, by: XLO, to: XHI, place: upton, on: 2001-12-31, {CITED}}}
- {{act: base_granted, id: base-2002, by: XLO, to: XHI, place: upton, on: 2002-01-01, {CITED}}}
- {{act: base_granted, id: base-2008, by: XLO, to: XHI, place: upton, on: 2008-07-01, {CITED}}}
- {{act: access_granted, id: go-2003, by: XLO, to: XHI, place: upton, on: 2003-01-01, {CITED}}}
- {{act: consulted, by: XLO, of: pact, on: 2004-01-01, {CITED}}}
- {{act: access_granted, id: go-2004, by: XLO, to: XHI, place: upton, on: 2004-01-01, {CITED}}}
- {{act: consultation_omitted, by: XLO, of: pact, on: 2005-01-01, {CITED}}}
- {{act: access_granted, id: go-2005, by: XLO, to: XHI, place: upton, on: 2005-01-01, {CITED}}}
- {{act: adopted, id: adopted-2006, by: pact.council, of: pact.plan, on: 2006-01-01, {CITED}}}
- {{act: exercised, id: exercise, by: XLO, says: an exercise, on: 2006-01-01, {CITED}}}
"""
PLAN = "\n  - {id: pact.plan, title: Plan, opened: 2006-01-01, judgement: J}\nreadings:\n"


@pytest.fixture(scope="module")
def acting(build: Build) -> View:
    return build({ACTS: DONE, PACT: RULES}, {PACT: ("\nreadings:\n", PLAN)})


@pytest.fixture(scope="module")
def found(acting: View) -> dict[str, ActFinding]:
    return {item.act.id: item for item in audit(acting, acting.body("pact"))}


@pytest.mark.parametrize(
    ("act", "finding"),
    [
        ("base-2001", "regular"),  # the treaty is not yet in force
        ("base-2002", "irregular"),
        ("base-2008", "disputed"),  # whether Lowland had left is contested
        ("go-2003", "unknown"),  # nothing says whether it consulted
        ("go-2004", "regular"),
        ("go-2005", "irregular"),
        ("adopted-2006", "regular"),
    ],
)
def test_an_act_is_held_against_the_rules_of_its_day(
    found: dict[str, ActFinding], act: str, finding: str
) -> None:
    assert found[act].finding == finding
    assert found[act].by_reading == {"in_force_only": finding}
    assert found[act].bodies[0] == "pact"


def test_an_act_of_which_no_rule_speaks_is_left_out(found: dict[str, ActFinding]) -> None:
    assert "exercise" not in found


def test_what_is_proposed_depends_on_a_step_that_is_still_open_and_is_not_irregular(
    acting: View,
) -> None:
    (act,) = [item for item in acting.acts if item.id == "go-2005"]
    pact = acting.body("pact")
    proposed, done = (judge_act(acting, act, pact, done=done) for done in (False, True))
    assert proposed is not None
    assert done is not None
    assert (proposed.finding, done.finding) == ("depends", "irregular")
    (step,) = proposed.law.steps
    assert (step.provision, step.state, step.under) == (
        "pact.treaty.art-9",
        "no",
        ("in_force_only",),
    )


@pytest.mark.parametrize(
    ("act", "proposed"),
    [("go-2003", "depends"), ("go-2004", "regular"), ("go-2005", "depends")],
)
def test_a_proposal_is_regular_only_where_every_step_is_recorded_as_taken(
    acting: View, act: str, proposed: str
) -> None:
    (found,) = [item for item in acting.acts if item.id == act]
    judged = judge_act(acting, found, acting.body("pact"), done=False)
    assert judged is not None
    assert judged.by_reading == {"in_force_only": proposed}
    told = why_of_act(judged, acting)
    assert ("(still needed: “Members consult first”)" in told) is (proposed == "depends")


def test_a_proposal_does_not_depend_on_a_step_that_is_no_law(acting: View) -> None:
    (act,) = [item for item in acting.acts if item.id == "go-2003"]
    for on, finding in (("2001-12-31", "regular"), ("2002-01-01", "depends")):
        moved = replace(act, on=parse_date(on))
        judged = judge_act(acting, moved, acting.body("pact"), done=False)
        assert judged is not None
        assert judged.finding == finding


WITHHELD = """\
  - {id: pact.treaty.art-11, instrument: pact.treaty, says: No help is withheld, effect: forbid,
     acts: [declined_to_help], when: {threat_is: {kind: external_attack}}, judgement: J}
"""
SEEN = """\
characterised:
  - {trigger: border_clash, holders: [pact], cites: [{source: pact-text, at: "art. 1"}]}
"""


def test_what_a_case_proposes_is_judged_by_its_kind_and_by_how_others_see_it(build: Build) -> None:
    act = Act(act="declined_to_help", id="no", by="XHI", to="XLO", on=parse_date("2008-06-05"))
    view = build({PACT: WITHHELD, CASE: SEEN})
    case, pact = view.case("border-2008"), view.body("pact")
    outside, inside = (judge_act(view, act, pact, done=False, case=of) for of in (None, case))
    assert outside is not None
    assert inside is not None
    assert outside.finding == "regular"  # it is no answer to an attack
    assert inside.finding == "disputed"
    assert inside.by_reading == {"in_force_only": "irregular", "as_border_clash": "regular"}


def test_what_a_case_proposes_is_answered_though_no_rule_speaks_of_it(acting: View) -> None:
    act = Act(act="exercised", id="any", by="XLO", says="S", on=parse_date("2008-06-05"))
    case, pact = acting.case("border-2008"), acting.body("pact")
    assert judge_act(acting, act, pact, done=False) is None
    found = judge_act(acting, act, pact, done=False, case=case)
    assert found is not None
    assert found.finding == "regular"
    of_organisation = replace(act, by="pact")
    assert judge_act(acting, of_organisation, pact, done=False, case=case) is None


def test_an_act_is_not_its_own_precedent(build: Build) -> None:
    """Leaving is judged by the membership of the day without the act of leaving itself."""
    rule = (
        "  - {id: pact.treaty.art-8, instrument: pact.treaty, says: No member leaves,"
        " effect: forbid, acts: [withdrew], when: {affected_is_member: {of: pact}}, judgement: J}\n"
    )
    view = build(
        {PACT: rule, ACTS: f"- {{act: withdrew, by: XHI, of: pact, on: 2009-01-01, {CITED}}}\n"}
    )
    findings = {item.act.by: item.finding for item in audit(view, view.body("pact"))}
    assert findings["XHI"] == "irregular"


def test_a_state_is_held_against_the_law_of_the_organisations_it_belongs_to(
    acting: View,
) -> None:
    own = {item.act.id: item for item in audit(acting, acting.body("XLO"))}
    assert own["base-2002"].finding == "irregular"
    assert set(own["base-2002"].bodies) == {"XLO", "pact"}
    assert "adopted-2006" not in own


def test_only_what_had_surely_been_published_is_audited(acting: View) -> None:
    pact = acting.body("pact")
    for as_of, expected in (("2002-12-31", False), ("2003-01-01", True)):
        found = {item.act.id for item in audit(acting.known_by(day(as_of)), pact)}
        assert ("go-2003" in found) == expected


def test_what_a_state_does_on_its_own_concerns_the_organisations_it_belonged_to(
    acting: View,
) -> None:
    def bodies(on: str) -> list[str]:
        (act,) = [item for item in acting.acts if item.id == on]
        return [body.id for body in bodies_of_act(acting, act)]

    assert bodies("base-2002") == ["XLO", "pact"]
    act = Act(act="base_granted", by="XHI", to="XLO", on=acting.theatre.since, judgement="j")
    assert [body.id for body in bodies_of_act(acting, act)] == ["XHI"]


def test_what_is_published_later_never_alters_an_audit_of_before(acting: View) -> None:
    pact, then = acting.body("pact"), day("2006-06-01")
    later = Act(
        act="withdrew",
        id="a-secret-exit",
        by="XLO",
        of="pact",
        on=parse_date("2001-06-01"),
        public=parse_date("2006-06-02"),
        judgement="j",
    )
    more = acting.with_acts([later])
    before, after = (
        {item.act.id: item.by_reading for item in audit(view.known_by(then), pact)}
        for view in (acting, more)
    )
    assert before == after
    assert before["base-2002"] == {"in_force_only": "irregular"}
    known = {item.act.id: item.by_reading for item in audit(more.known_by(day("2006-06-02")), pact)}
    assert known.get("base-2002") != before["base-2002"]


@pytest.mark.parametrize(
    ("on", "finding"),
    [
        ("2001-12", "regular"),  # the treaty is in force from 1 January 2002
        ("2001-12/2002-01", "unknown"),
        ("2001", "regular"),
        ("2002", "irregular"),
        ("1995/2001", "regular"),  # only days that the record covers count
    ],
)
def test_an_act_whose_day_is_not_known_is_held_against_the_rules_of_both_ends(
    acting: View, on: str, finding: str
) -> None:
    act = Act(act="base_granted", id="A", by="XLO", to="XHI", place="upton", on=parse_date(on))
    found = judge_act(acting, act, acting.body("pact"), done=True)
    assert found is not None
    assert (found.finding, found.by_reading) == (finding, {"in_force_only": finding})
    assert found.act.on == parse_date(on)


SUSPENDED = f"""\
- {{act: participation_suspended, by: pact, state: XLO, of: pact, on: 2005-02-01, {CITED}}}
- {{act: participation_resumed, by: XLO, of: pact, on: 2005-04-01, {CITED}}}
"""
WHILE_SUSPENDED = """\
  - {id: pact.treaty.art-8, instrument: pact.treaty, says: No base while suspended, effect: forbid,
     acts: [base_granted], when: {not: {host_participates: {of: pact}}}, judgement: J}
"""


@pytest.mark.parametrize(
    ("on", "steps"),
    [
        ("2005-01", []),
        ("2005-01/2005-02", ["regular from 2005-01-01", "irregular from 2005-02-01"]),
        (
            "2005",
            ["regular from 2005-01-01", "irregular from 2005-02-01", "regular from 2005-04-01"],
        ),
        ("2005-02/2005-03", []),
        ("2005-04/2005-12", []),
    ],
)
def test_an_act_is_held_against_the_rules_of_every_day_that_it_can_have_had(
    build: Build, on: str, steps: list[str]
) -> None:
    view = build({ACTS: SUSPENDED, PACT: WHILE_SUSPENDED}).through("evening-paper")
    act = Act(act="base_granted", id="A", by="XLO", to="XHI", place="upton", on=parse_date(on))
    found = judge_act(view, act, view.body("pact"), done=True)
    assert found is not None
    told = [f"{item.finding} from {day_text(item.since)}" for item in found.by_day]
    assert told == steps
    assert (found.finding == "unknown") == bool(steps)


def test_a_day_on_which_another_reading_gains_a_holder_counts_within_a_span(build: Build) -> None:
    second = (
        "        judgement: The ordinary law of treaties.\n",
        "        judgement: The ordinary law of treaties.\n"
        "  - {id: bold, title: Nothing binds, about: [base_granted], in_force: {not: opened},"
        " holders: [{who: pact, since: 2005-06-01, until: 2005-09-01, judgement: J}]}\n",
    )
    view = build({PACT: RULES}, {PACT: second}).through("evening-paper")
    act = Act(act="base_granted", id="A", by="XLO", to="XHI", place="upton", on=parse_date("2005"))
    found = judge_act(view, act, view.body("pact"), done=True)
    assert found is not None
    days = [(day_text(item.since), item.finding) for item in found.by_day]
    assert days == [
        ("2005-01-01", "irregular"),
        ("2005-06-01", "disputed"),
        ("2005-09-01", "irregular"),
    ]
