"""What sources conclude of a case, beside what the model says."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.source_views import SUPPOSES, source_views
from allies.questions.positions import SourceView
from allies.values.streams import Block
from allies.values.ternary import YES
from allies.votes.decisions import OBJECT, SUPPORT
from allies.world.view import View
from tests.apparatus import CASE, CITED, PACT, Build
from tests.unit.politics.capital_texts import capital, trait

NEEDS_NOBODY = (
    "- {id: one, case: border-2008, kind: need_not_ask, organisation: pact,"
    f" says: Lowland needs nobody, {CITED}}}\n"
)
NOT_TO_BE_EXPECTED = (
    "- {id: one, case: border-2008, kind: would_not_happen, organisation: pact,"
    f" says: Nobody would attack, {CITED}}}\n"
)


def needs(*states: str, means: str = "rapid_reaction") -> str:
    return (
        "- {id: one, case: border-2008, kind: must_support, organisation: pact,"
        f" means: [{means}], states: [{', '.join(states)}], says: They must agree, {CITED}}}\n"
    )


def seen(view: View, account: str = "evening-paper", draws: int = 2_000) -> SourceView:
    setting = set_case(view.through(account), "border-2008")
    run = CaseModel(setting, Request()).run(Block(0, draws))
    (found,) = source_views(setting, run, [setting.view.organisation("pact")])
    assert (found.id, [cite.source for cite in found.cites]) == ("one", ["pact-text"])
    return found


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("unanimity", "agrees"),
        ("consensus", "agrees in part"),
        ("{quorum: {least: 1}}", "disagrees"),
    ],
)
def test_that_a_state_must_support_is_held_against_the_rule_by_which_they_decide(
    build: Build, rule: str, verdict: str
) -> None:
    view = build({"judgements.yaml": needs("XHI")}, {PACT: ("rule: consensus", f"rule: {rule}")})
    found = seen(view)
    assert found.verdict == verdict
    in_force = view.name("in_force_only")
    assert in_force != "in_force_only"
    assert found.because.startswith(f"under the reading “{in_force}”, approved in ")
    assert "Highland support" in found.because


def test_votes_of_the_named_are_supposed_and_those_of_others_stay(build: Build) -> None:
    view = build({"judgements.yaml": needs("XHI")}).through("evening-paper")
    setting = set_case(view, "border-2008")
    run = CaseModel(setting, Request()).run(Block(0, 2_000))
    outcome = run.outcomes["pact", "rapid_reaction"]
    members = [item.member for item in run.prepared["pact", "rapid_reaction"].plan.members]
    others = np.delete(outcome.votes, members.index("XHI"), axis=0)
    calm = ~(others == OBJECT).any(axis=0)
    asked = (others == SUPPORT).any(axis=0)
    shares = (calm.mean(), (calm & asked).mean(), 0.0)
    (found,) = source_views(setting, run, [])
    told = [f"{100 * share:.0f} %" for share in shares]
    assert found.because.startswith(
        f"under the reading “{view.name('in_force_only')}”, approved in {told[0]} of the draws if"
        " Highland support, in"
        f" {told[1]} if one of them stands aside, in {told[2]} if one objects"
    )


def test_of_a_state_without_a_seat_nothing_can_be_told(build: Build) -> None:
    view = build({"judgements.yaml": needs("XLO")})
    found = seen(view, "morning-paper")
    assert (found.verdict, found.because) == ("cannot tell", "one of them has no vote on the day")
    assert seen(view).verdict != "cannot tell"


def test_a_means_that_nobody_offers_tells_nothing(build: Build) -> None:
    found = seen(build({"judgements.yaml": needs("XHI", means="peacekeeping")}))
    assert (found.verdict, found.because) == ("cannot tell", "nobody could act by these means")


@pytest.mark.parametrize(
    ("traits", "verdict"),
    [
        (
            [trait("able", "own_means", "ample"), trait("wary", "frame", "rejected", "pact")],
            "agrees",
        ),
        ([], "cannot tell"),
    ],
)
def test_that_a_host_need_not_ask_is_held_against_even_chances(
    build: Build, traits: list[str], verdict: str
) -> None:
    files = capital("XLO", *traits) if traits else {}
    found = seen(build({"judgements.yaml": NEEDS_NOBODY, **files}))
    assert found.verdict == verdict
    assert found.because.startswith("the chance that the host asks the Pact is ")
    assert ("its median is" in found.because) == (verdict == "cannot tell")


def test_a_host_outside_the_organisation_does_not_ask_it(build: Build) -> None:
    found = seen(build({"judgements.yaml": NEEDS_NOBODY}), "morning-paper")
    assert found.verdict == "cannot tell"
    assert found.because == "the host is in no such organisation on the day"


def concludes(kind: str, means: str = "rapid_reaction", organisation: str = "pact") -> str:
    return (
        f"- {{id: one, case: border-2008, kind: {kind}, organisation: {organisation},"
        f" means: [{means}], says: So, {CITED}}}\n"
    )


@pytest.mark.parametrize(
    ("kind", "days", "verdict"),
    [
        ("could_act", 30, "agrees"),
        ("could_not_act", 30, "disagrees"),
        ("could_act", 1, "disagrees"),
        ("could_not_act", 1, "agrees"),
    ],
)
def test_a_conclusion_on_capacity_is_held_against_who_could_be_there_in_time(
    build: Build, kind: str, days: int, verdict: str
) -> None:
    replaced = {CASE: ("  days: 30\n", f"  days: {days}\n")} if days != 30 else {}
    found = seen(build({"judgements.yaml": concludes(kind)}, replaced))
    assert found.verdict == verdict
    share = 100 if days == 30 else 0
    assert found.because == f"enough people could be there in time in {share} % of the draws"


def test_a_conclusion_on_will_is_held_against_even_chances(build: Build) -> None:
    said = {
        kind: seen(build({"judgements.yaml": concludes(kind)}))
        for kind in ("would_agree", "would_not_agree")
    }
    view = build().through("evening-paper")
    run = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 2_000))
    share = (run.outcomes["pact", "rapid_reaction"].approved[0] == YES).mean()
    assert said["would_agree"].because == f"they approve in {100 * share:.0f} % of the draws"
    expected = ["agrees", "disagrees"] if share > 0.5 else ["disagrees", "agrees"]
    assert [item.verdict for item in said.values()] == expected


def test_of_a_means_that_nobody_offers_the_model_cannot_tell(build: Build) -> None:
    for kind in ("could_act", "would_not_agree"):
        found = seen(build({"judgements.yaml": concludes(kind, "peacekeeping")}))
        assert found.verdict == "cannot tell"
        assert found.because == "the model has no such means, or no force for it"


def test_conclusions_on_capacity_and_will_come_first(build: Build) -> None:
    last = NOT_TO_BE_EXPECTED.replace("id: one", "id: a")
    view = build({"judgements.yaml": last + concludes("would_agree")})
    setting = set_case(view.through("evening-paper"), "border-2008")
    run = CaseModel(setting, Request()).run(Block(0, 10))
    assert [item.id for item in source_views(setting, run, [])] == ["one", "a"]


def test_what_a_case_supposes_is_not_tested_by_it(build: Build) -> None:
    found = seen(build({"judgements.yaml": NOT_TO_BE_EXPECTED}))
    assert (found.verdict, found.because) == ("cannot tell", SUPPOSES)


def test_what_is_concluded_of_another_case_is_not_told(small_view: View) -> None:
    setting = set_case(small_view, "border-2008")
    run = CaseModel(setting, Request()).run(Block(0, 10))
    assert source_views(setting, run, []) == ()
