"""What the law allows in a case."""

from __future__ import annotations

import pytest

from allies.assessment.law.cases import law_case
from allies.errors import QuestionError
from allies.questions.law import LawCase, LawCaseAnswer
from allies.questions.legal import May
from allies.values.means import MEANS
from allies.world.view import View
from tests.apparatus import PACT, Build


def mays(answer: LawCaseAnswer) -> dict[tuple[str, str], May]:
    return {(item.organisation, item.means): item.may for item in answer.findings}


def test_every_means_of_every_organisation_in_the_case_is_judged(view: View) -> None:
    answer = law_case(view, LawCase(case="osh-2010"))
    case = view.cases["osh-2010"]
    offered = [
        (name, item.means) for name in case.organisations for item in view.organisations[name].means
    ]
    assert list(mays(answer)) == offered
    assert (answer.on, answer.moved_days, answer.reading) == ("2010-06-12", 0, None)
    asked = {(item.organisation, item.means) for item in answer.findings if item.asked_about}
    assert asked == {("csto", name) for name in (*case.question.means, "bilateral")}


def test_what_depends_on_a_contest_is_told_with_its_question(view: View) -> None:
    may = mays(law_case(view, LawCase(case="osh-2010")))["csto", "bilateral"]
    assert may.differs_by == ("contest:kgz-government-2010",)
    assert may.open_questions == {
        "contest:kgz-government-2010": view.contests["kgz-government-2010"].question
    }


def test_an_account_has_chosen_so_that_nothing_is_open_for_it(view: View) -> None:
    found = law_case(view.through("dehaas2017"), LawCase(case="osh-2010"))
    assert not any(
        name.startswith("contest:") for may in mays(found).values() for name in may.differs_by
    )


def test_one_reading_asked_for_is_answered_alone(view: View) -> None:
    answer = law_case(view, LawCase(case="osh-2010", reading="SIGNED_BINDS"))
    assert answer.reading == "signed_binds"
    for (organisation, _), may in mays(answer).items():
        held = {"signed_binds"} if organisation == "csto" else {"sco.in_force_only"}
        assert set(may.by_reading) == held
        assert may.explained_under in held


def test_one_reading_is_asked_of_acts_too(view: View) -> None:
    asked = LawCase(case="third-state-base-2012", reading="all_must_agree")
    found = {item.act: item for item in law_case(view, asked).proposals}
    base = found["third-state-base-2012.kgz"]
    assert set(base.by_reading) == {"all_must_agree"}
    assert base.law is not None
    assert base.law.explained_under == "all_must_agree"
    # Of what a reading does not speak of, it leaves the answer as it was.
    joining = found["third-state-base-2012.tkm-un"]
    everywhere = law_case(view, LawCase(case="third-state-base-2012")).proposals
    (as_before,) = [item for item in everywhere if item.act == joining.act]
    assert joining == as_before


def test_the_other_ways_to_see_a_case_are_readings_with_titles(view: View) -> None:
    answer = law_case(view, LawCase(case="rasht-2010", reading="as_insurgency_incursion"))
    titles = {item.id: item.title for item in answer.readings}
    assert titles["as_insurgency_incursion"] == ("The crisis is of the kind insurgency incursion")


def test_every_reading_that_is_named_has_its_own_title(view: View) -> None:
    for name in view.cases:
        answer = law_case(view, LawCase(case=name))
        titles = {item.id: item.title for item in answer.readings}
        for may in (*mays(answer).values(), *(act.law for act in answer.proposals)):
            assert may is not None
            assert {*may.by_reading, *may.held_by_nobody, *may.dissent} <= set(titles), name
    csto = view.organisations["csto"].readings[0]
    answer = law_case(view, LawCase(case="osh-2010"))
    assert {item.id: item.title for item in answer.readings}[csto.id] == csto.title


def test_one_means_may_be_asked_about(view: View) -> None:
    answer = law_case(view, LawCase(case="osh-2010", means="Consult"))
    assert list(mays(answer)) == [("csto", "consult"), ("sco", "consult")]


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        (LawCase(case="osh-2010", reading="void"), "reading", "unknown reading 'void'"),
        (LawCase(case="osh-2010", means="fleet"), "means", "no organisation in the case offers"),
        (LawCase(case="objection-2012", means="consult"), "means", "no organisation in the case"),
    ],
)
def test_what_the_case_does_not_have_is_refused(
    view: View, asked: LawCase, field: str, said: str
) -> None:
    with pytest.raises(QuestionError, match=said) as refused:
        law_case(view, asked)
    assert refused.value.fault.field == field


def test_the_parts_of_each_rule_are_told_where_one_means_is_asked_about(view: View) -> None:
    for means, told in (("", False), ("peacekeeping", True)):
        answer = law_case(view, LawCase(case="osh-2010", means=means))
        may = mays(answer)["csto", "peacekeeping"]
        for reason in (*may.reasons, *may.dissent["external_only"]):
            assert (reason.in_force is not None, reason.when is not None) == (told, told)


def test_a_case_of_acts_has_findings_on_acts_alone(view: View) -> None:
    answer = law_case(view, LawCase(case="objection-2012"))
    assert answer.findings == ()
    (found,) = answer.proposals
    assert found.says[0].isupper()
    assert found.clause is not None
    assert found.clause.casefold() == found.says.casefold()


def test_set_on_another_day_the_acts_proposed_move_along(view: View) -> None:
    answer = law_case(view, LawCase(case="third-state-base-2012", on="2013-07-16"))
    assert (answer.on, answer.moved_days, answer.case_day) == ("2013-07-16", 365, "2012-07-16")
    assert {item.on for item in answer.proposals} == {"2013-07-16"}


def test_who_has_no_member_that_day_is_named_and_not_judged(view: View) -> None:
    answer = law_case(view, LawCase(case="osh-2010", on="1999-06-12"))
    assert "csto" in answer.nobody_in
    assert not any(item.organisation in answer.nobody_in for item in answer.findings)


def test_beyond_coverage_no_power_is_certain(view: View) -> None:
    answer = law_case(view, LawCase(case="osh-2010", on="2024-01-01"))
    found = {means: may.verdict for (_, means), may in mays(answer).items()}
    assert found["rapid_reaction"] == found["peacekeeping"] == found["bilateral"] == "unknown"


def test_a_question_about_a_decision_of_the_organisation_counts_no_help_by_a_state_alone(
    view: View,
) -> None:
    """A case that counts such help names more than the organisation: the parties of a treaty."""
    for case in view.cases.values():
        asked = case.question
        if any(MEANS[means].alone for means in asked.means):
            assert "parties" in asked.asks, case.id
    counting = {name for name, case in view.cases.items() if "bilateral" in case.question.means}
    assert counting == {"batken-1999", "batken-2000"}


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("until: 2008-06-05", None),
        (
            "until: 2005",
            "No organ on record could decide on it: the Council of the Pact ended in 2005.",
        ),
        (
            "since: 2009-01-01",
            "No organ on record could decide on it: the Council of the Pact was"
            " set up on 1 January 2009.",
        ),
    ],
)
def test_that_no_organ_could_decide_is_told_with_the_reason(
    build: Build, dates: str, said: str | None
) -> None:
    name = "    name: Council of the Pact\n"
    view = build(replaced={PACT: (name, f"{name}    {dates}\n")})
    answer = law_case(view, LawCase(case="border-2008"))
    may = mays(answer)["pact", "rapid_reaction"]
    assert may.no_organ == said
    assert answer.why is not None
    assert answer.why.endswith(said) if said else "No organ" not in answer.why
    assert may.decided_by == ({"in_force_only": "consensus"} if said is None else {})
    assert may.verdict != "no"  # the power stays; nobody uses it


@pytest.mark.parametrize(("leader", "told"), [("XHI", True), ("XLO", False)])
def test_a_host_that_leads_is_not_said_to_help_itself(
    build: Build, leader: str, told: bool
) -> None:
    view = build(replaced={PACT: ("leading_state: XHI\n", f"leading_state: {leader}\n")})
    assert (("pact", "bilateral") in mays(law_case(view, LawCase(case="border-2008")))) == told
