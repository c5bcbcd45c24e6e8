"""Contributors beyond members, and what had been decided, answered or moved before the day."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.setting import set_case
from allies.values.streams import Block
from allies.values.ternary import NO, UNKNOWN, YES
from allies.votes.decisions import ABSENT
from tests.apparatus import ACTS, CASE, CITED, FORCES, LINKS, PLACES, STATES, Build
from tests.councils import line

GUEST_FORCE = f"""\
- id: guest.battalion
  name: Guestland's battalion
  owner: XGU
  home: guesttown
  labels: [{{label: ready, since: 2001-05-01, {CITED}}}]
  personnel: {{triangular: [300, 500, 900]}}
  readiness_hours: {{triangular: [24, 48, 120]}}
  modes: [road]
  suited_to: [external_attack]
  judgement: Invented.
"""
OFFER = (
    f"- {{act: stance_taken, by: XGU, of: pact, means: [MEANS], stance: STANCE, on: ON, {CITED}}}\n"
)
RAPID: MeansKey = ("pact", "rapid_reaction")
ALONE: MeansKey = ("pact", "bilateral")


def offer(means: str = "rapid_reaction", stance: str = "for", on: str = "2008-06-04") -> str:
    """Return the act by which a state that is no member says whether it would contribute."""
    return OFFER.replace("MEANS", means).replace("STANCE", stance).replace("ON,", f"{on},")


def run(build: Build, *acts: str, asked: str = "pact") -> Run:
    """Return draws of the case with a state that is no member, its force and further acts."""
    added = {
        STATES: "- {id: XGU, name: Guestland}\n",
        PLACES: "guesttown,Guesttown,XGU,46.8,8.9,city\n",
        LINKS: "guesttown,downton,road,80,XGU:40;XLO:40,Invented\n",
        FORCES: GUEST_FORCE,
        ACTS: "".join(acts),
    }
    view = build(added, {CASE: ("to: pact\n", f"to: {asked}\n")}).through("evening-paper")
    return CaseModel(set_case(view, "border-2008"), Request(400)).run(Block(0, 400))


def sends(found: Run, key: MeansKey, force: str = "guest.battalion") -> bool:
    """Return whether a force is sent in any draw."""
    return any(
        item.arrival.force.id == force and bool(item.sent.any())
        for item in found.outcomes[key].forces
    )


@pytest.mark.parametrize(
    ("acts", "contributes"),
    [
        # With a pledged force and silent, what it does is unknown, and so it is drawn.
        ((), True),
        ((offer(),), True),
        ((offer(stance="against"),), False),
        ((offer(on="2008-06-06"),), True),
        ((offer("bilateral"),), True),
        ((line(act="agreed_to_help", by="XGU", to="XLO", on="2008-06-04"),), True),
        ((line(act="agreed_to_help", by="XGU", to="XLO", on="2008-06-05"),), True),
        ((line(act="declined_to_help", by="XGU", to="XLO", on="2008-06-04"),), False),
        (
            (
                line(act="agreed_to_help", by="XGU", to="XLO", on="2008-06-03"),
                line(act="answer_withdrawn", by="XGU", to="XLO", on="2008-06-04"),
            ),
            False,
        ),
    ],
)
def test_a_state_that_is_no_member_may_contribute_unless_it_refused_before_the_day(
    build: Build, acts: tuple[str, ...], *, contributes: bool
) -> None:
    assert sends(run(build, *acts), RAPID) is contributes


def test_one_that_has_only_pledged_is_less_ready_than_one_that_offers_and_does_not_lead(
    build: Build,
) -> None:
    silent, offers = run(build), run(build, offer())
    by_state = {item.member: item for item in silent.prepared[RAPID].plan.members}
    assert by_state["XGU"].has_only_pledged
    assert not by_state["XGU"].carries
    assert not any(item.has_only_pledged for item in offers.prepared[RAPID].plan.members)

    def share(found: Run) -> float:
        (force,) = [
            item
            for item in found.outcomes[RAPID].forces
            if item.arrival.force.id == "guest.battalion"
        ]
        return float(force.sent.mean())

    assert 0 < share(silent) < share(offers)


@pytest.mark.parametrize("acts", [(), (offer(),)])
def test_a_contributor_has_no_vote_in_the_organ(build: Build, acts: tuple[str, ...]) -> None:
    found = run(build, *acts)
    plan, outcome = found.prepared[RAPID].plan, found.outcomes[RAPID]
    at = [item.member for item in plan.members].index("XGU")
    assert plan.members[at].is_guest
    assert (plan.councils.ballot("pact.council", outcome.votes, found.drawn)[at] == ABSENT).all()
    assert (outcome.votes[at] != ABSENT).all()


def test_any_state_that_said_so_may_act_alone_and_others_may_not(build: Build) -> None:
    assert not sends(run(build), ALONE)
    assert not sends(run(build, offer()), ALONE)
    both = run(build, offer("bilateral"))
    assert sends(both, ALONE)
    assert sends(both, ALONE, "highland.brigade")


AGREED = line(act="agreed_to_help", by="pact", to="XLO", on="2008-06-04")
DECLINED = AGREED.replace("agreed_to_help", "declined_to_help")


@pytest.mark.parametrize(
    ("acts", "decided"),
    [
        ((AGREED,), {YES}),
        ((DECLINED,), {NO}),
        ((AGREED.replace("by: pact,", "by: pact.council,"),), {YES}),
        ((AGREED.replace("2008-06-04", "2008-06-05"),), {NO, YES}),
        ((AGREED.replace("to: XLO", "to: XLO, means: [materiel]"),), {NO, YES}),
        (
            (AGREED, AGREED.replace("agreed_to_help", "answer_withdrawn").replace("04", "05")),
            {NO, YES},
        ),
    ],
)
def test_a_decision_taken_before_the_day_is_known(
    build: Build, acts: tuple[str, ...], decided: set[int]
) -> None:
    outcome = run(build, *acts).outcomes[RAPID]
    found = outcome.decided
    assert set(np.unique(found[found != UNKNOWN]).tolist()) == decided
    # What has been decided takes no more days.
    assert outcome.decision_hours is not None
    assert bool(outcome.decision_hours.any()) is (decided != {YES})


def test_who_agreed_was_asked(build: Build) -> None:
    """Without a recorded request to the pact, whether the host asks is drawn."""
    drawn = run(build, asked="XHI").outcomes[RAPID].codes[0]
    assert (drawn == 0).any()
    known = run(build, AGREED, asked="XHI").outcomes[RAPID].codes[0]
    assert (known != 0).all()


@pytest.mark.parametrize(("on", "nearer"), [("2008-06-04", True), ("2008-06-05", False)])
def test_a_force_that_was_sent_near_before_the_day_starts_from_there(
    build: Build, on: str, *, nearer: bool
) -> None:
    sent = line(act="force_deployed", by="XHI", force="highland.brigade", place="downton", on=on)
    homes = {force.id: force.home for force in run(build, sent).prepared[RAPID].plan.forces}
    assert homes["highland.brigade"] == ("downton" if nearer else "upton")
