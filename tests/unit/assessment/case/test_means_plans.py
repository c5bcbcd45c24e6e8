"""Plans of means: what a means depends on, gathered from the record of the day."""

from __future__ import annotations

import pytest

from allies.assessment.case.case_model import CaseModel, MeansKey, Request
from allies.assessment.case.means_plans import MeansPlan, request_known
from allies.assessment.case.setting import set_case
from allies.evidence.accounts import BEST_EVIDENCE
from allies.values.streams import Block
from allies.values.ternary import NO, YES
from allies.votes.decisions import RULES
from allies.world.view import View
from tests.apparatus import CASE, FORCES, PACT, Build, day

COLLECTIVE: MeansKey = ("pact", "rapid_reaction")
ALONE: MeansKey = ("pact", "bilateral")
ASKED = (
    "acts:\n  - act: requested\n    by: XLO\n    to: pact\n    on: 2008-06-05\n"
    '    cites: [{source: evening-paper, at: "para. 1", credibility: 2}]\n'
)
BILATERAL = "  - means: bilateral\n"


def plan_of(
    view: View,
    key: MeansKey = COLLECTIVE,
    on: str = "2008-06-05",
    account: str = "evening-paper",
) -> MeansPlan:
    setting = set_case(view.through(account), "border-2008", day(on))
    return CaseModel(setting, Request()).run(Block(0, 10)).prepared[key].plan


def offering(means: str) -> dict[str, tuple[str, str]]:
    """Return a replacement by which the Pact offers some other means first."""
    more = f"  - means: {means}\n    name: other help\n    organ: pact.council\n    judgement: j\n"
    return {PACT: (BILATERAL, more + BILATERAL)}


def test_members_decide_together_by_the_rule_of_their_texts(small_view: View) -> None:
    found = plan_of(small_view)
    assert found.name == "pact:rapid_reaction"
    assert found.seats.members == ("XHI", "XLO")
    (at,) = set(found.rule_at.ravel().tolist())
    assert found.rules[at] is RULES["consensus"]
    assert [item.id for item in found.forces] == ["highland.brigade"]
    assert (found.place, found.trigger, found.is_covered) == ("downton", "external_attack", True)
    assert found.membership_known.all()
    assert found.moves_forces


def test_a_state_acting_alone_needs_no_seat_and_nobodys_vote(small_view: View) -> None:
    found = plan_of(small_view, ALONE)
    assert found.seats.members == ("XHI",)
    assert found.members[0].has_vote.all()
    assert list(found.rules) == [RULES["own_decision"]]
    assert set(found.rule_at.ravel().tolist()) == {0}


def test_a_request_counts_towards_whom_it_was_made(build: Build) -> None:
    to_pact, to_leader = build(), build(replaced={CASE: ("    to: pact\n", "    to: XHI\n")})
    assert (plan_of(to_pact).host_asked == YES).all()
    assert (plan_of(to_pact, ALONE).host_asked == NO).all()
    assert (plan_of(to_leader).host_asked == NO).all()
    assert (plan_of(to_leader, ALONE).host_asked == YES).all()


def test_materiel_may_be_asked_of_the_leading_state_too_and_consulting_of_nobody(
    build: Build,
) -> None:
    to_leader = {CASE: ("    to: pact\n", "    to: XHI\n")}
    materiel = plan_of(build(replaced={**to_leader, **offering("materiel")}), ("pact", "materiel"))
    assert (materiel.host_asked == YES).all()
    talks = plan_of(build(replaced={CASE: (ASKED, ""), **offering("consult")}), ("pact", "consult"))
    assert (talks.host_asked == YES).all()
    assert not materiel.moves_forces
    assert not talks.moves_forces
    assert talks.asking is None


@pytest.mark.parametrize(
    ("replacement", "is_drawn"),
    [
        ((ASKED, ""), True),
        ((ASKED, "hypothetical: true\n"), True),
        ((ASKED, f"hypothetical: true\n{ASKED}"), False),
    ],
)
def test_whether_the_host_asks_is_drawn_only_where_nothing_is_recorded(
    build: Build, replacement: tuple[str, str], is_drawn: bool
) -> None:
    found = plan_of(build(replaced={CASE: replacement}))
    assert (found.asking is not None) == is_drawn


@pytest.mark.parametrize(
    ("on", "is_drawn"),
    [
        ("2008-06-01/2008-06-05", False),
        ("2008-06-01/2008-06-06", True),
        ("2008-06", True),
        ("2008-06-06", True),
    ],
)
def test_a_request_that_may_come_after_the_day_is_drawn_where_it_does(
    build: Build, on: str, is_drawn: bool
) -> None:
    found = plan_of(build(replaced={CASE: (ASKED, ASKED.replace("2008-06-05", on))}))
    assert (found.asking is not None) == is_drawn


@pytest.mark.parametrize(
    ("acts", "known"),
    [
        (ASKED, "recorded"),
        (ASKED.replace("2008-06-05", "2008-06"), "recorded"),  # by some of the days of the month
        (ASKED.replace("2008-06-05", "2008-06-06"), "drawn"),
        (ASKED + "    version: [lowland-2008/left]\n", "contested"),
    ],
)
def test_it_is_told_how_a_request_is_known(build: Build, acts: str, known: str) -> None:
    view = build(replaced={CASE: (ASKED, acts)}).through(BEST_EVIDENCE)
    run = CaseModel(set_case(view, "border-2008", day("2008-06-05")), Request()).run(Block(0, 10))
    plan, snapshot = run.prepared[COLLECTIVE].plan, run.prepared[COLLECTIVE].facts.snapshot
    assert request_known(plan, "XLO", snapshot) == known


@pytest.mark.parametrize(
    "acts",
    [
        ASKED + "    version: [lowland-2008/left]\n",
        ASKED.replace("2008-06-05", "2008-06-01/2008-06-06")
        + ASKED.removeprefix("acts:\n")
        .replace("act: requested", "act: request_withdrawn")
        .replace("2008-06-05", "2008-06-02/2008-06-07"),
    ],
    ids=["contested", "perhaps withdrawn"],
)
def test_a_request_that_is_contested_or_may_be_withdrawn_by_the_day_is_not_drawn(
    build: Build, acts: str
) -> None:
    view = build(replaced={CASE: (ASKED, acts)})
    assert plan_of(view, account=BEST_EVIDENCE).asking is None


def test_the_later_a_request_may_have_come_the_fewer_futures_have_one(build: Build) -> None:
    asked = []
    for on in ("2008-06-05", "2008-06-01/2008-06-09", "2008-06", "2008-06-06"):
        view = build(replaced={CASE: (ASKED, ASKED.replace("2008-06-05", on))})
        setting = set_case(view.through("evening-paper"), "border-2008", day("2008-06-05"))
        run = CaseModel(setting, Request()).run(Block(0, 2_000))
        asked.append(int((run.outcomes[COLLECTIVE].passed > 0).sum()))
    assert asked[0] == 2_000
    assert asked == sorted(asked, reverse=True)
    assert len(set(asked)) == len(asked)


def test_a_request_that_was_withdrawn_is_on_record_and_not_drawn(build: Build) -> None:
    item = ASKED.removeprefix("acts:\n")
    withdrawn = ASKED.replace("2008-06-05", "2008-06-04")
    withdrawn += item.replace("act: requested", "act: request_withdrawn")
    found = plan_of(build(replaced={CASE: (ASKED, withdrawn)}))
    assert found.asking is None
    assert (found.host_asked == NO).all()


def test_the_hosts_own_forces_are_no_help_to_it(build: Build) -> None:
    of_host = build(replaced={FORCES: ("owner: XHI", "owner: XLO")})
    assert [force.id for force in plan_of(build()).forces] == ["highland.brigade"]
    assert plan_of(of_host).forces == []


def test_members_at_odds_with_the_host_are_parties_and_others_are_not(build: Build) -> None:
    assert plan_of(build()).parties == frozenset()
    foreign = {CASE: ("host: XLO\n", "host: XLO\nadversaries: [XMI]\n")}
    view = build({"states/states.yaml": "- {id: XMI, name: Midland}\n"}, foreign)
    assert plan_of(view).parties == frozenset()
    among = build(replaced={CASE: ("host: XLO\n", "host: XLO\nadversaries: [XHI]\n")})
    assert plan_of(among).parties == {"XHI", "XLO"}


@pytest.mark.parametrize(("on", "there"), [("2008-06-04", False), ("2008-06-05", True)])
def test_a_force_counts_from_the_day_on_which_it_is_pledged(
    build: Build, on: str, there: bool
) -> None:
    view = build(replaced={FORCES: ("since: 2001-05-01", "since: 2008-06-05")})
    assert [item.id for item in plan_of(view, on=on).forces] == ["highland.brigade"] * there
    assert len(plan_of(view, ALONE, on).forces) == 1  # its owner has it, pledged or not


def test_beyond_the_record_it_is_not_known_who_sits(small_view: View) -> None:
    for key in (COLLECTIVE, ALONE):
        found = plan_of(small_view, key, "2012-01-01")
        assert not found.is_covered
        assert not found.membership_known.any()


@pytest.mark.parametrize(
    ("means", "for_people"),
    [("", True), ("[materiel]", False), ("[materiel, bilateral]", True), ("[consult]", False)],
)
def test_a_request_for_equipment_alone_asks_for_no_people(
    build: Build, means: str, for_people: bool
) -> None:
    asked = "    to: XHI\n" + (f"    means: {means}\n" if means else "")
    view = build(replaced={CASE: ("    to: pact\n", asked), **offering("materiel")})
    assert (plan_of(view, ALONE).host_asked == (YES if for_people else NO)).all()
    assert (plan_of(view, ("pact", "materiel")).host_asked == YES).all()


@pytest.mark.parametrize(("since", "asked"), [("2008-06-06", NO), ("2008-06-05", YES)])
def test_a_means_that_needs_no_request_from_a_day_on_counts_as_asked_for(
    build: Build, since: str, asked: int
) -> None:
    unasked = ("    forces: [ready]\n", f"    forces: [ready]\n    unasked_since: {since}\n")
    to_leader = ("    to: pact\n", "    to: XHI\n")
    found = plan_of(build(replaced={PACT: unasked, CASE: to_leader}))
    assert (found.host_asked == asked).all()
    assert found.asking is None or asked == NO
