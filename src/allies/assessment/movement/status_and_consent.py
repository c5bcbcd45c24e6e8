"""Status and consent: deployments with a state inside or outside, consenting or refusing.

Membership in an organisation and consent to the passage of its forces are two different questions
(row 167). The four combinations are computed on the same draws and shown side by side.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.deploying import Deployer
from allies.assessment.movement.deployment_plans import Deployment, Plan
from allies.errors import QuestionError
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act
from allies.world.forces import Label
from allies.world.view import View


class Combination(msgspec.Struct, frozen=True, kw_only=True):
    """One combination of status and consent.

    Attributes:
        inside: whether the state belongs to the organisation and its forces are pledged.
        consents: whether it lets everybody through.
        deployment: the resulting deployment.
    """

    inside: bool
    consents: bool
    deployment: Deployment


def status_against_consent(view: View, plan: Plan, state: str) -> list[Combination]:
    """Return the four combinations for one state.

    Args:
        view: the record.
        plan: the plan of the deployment.
        state: the state whose status and consent vary.

    Raises:
        QuestionError: the state is the host, which has consented already.
    """
    if view.places[plan.place].state == state:
        raise QuestionError(
            f"{state} is the state that help must reach",
            field="status_of",
            why="a host that has asked for help lets it in",
            remedy="name a state on the way",
        )
    found = []
    for inside in (True, False):
        supposed = _with_status(view, plan, state, inside=inside)
        snapshot = supposed.on(plan.day)
        for consents in (True, False):
            others = tuple(name for name in plan.supposed.allowed if name != state)
            refusing = tuple(name for name in plan.supposed.denied if name != state)
            supposed_of = (
                Supposed(refusing, (*others, state))
                if consents
                else Supposed((*refusing, state), others)
            )
            asked = replace(plan, supposed=supposed_of)
            deployment = Deployer(supposed, snapshot, asked).deploy()
            found.append(Combination(inside=inside, consents=consents, deployment=deployment))
    return found


def _with_status(view: View, plan: Plan, state: str, *, inside: bool) -> View:
    """Return the view with one state supposed inside or outside the organisation."""
    act = Act(
        act="acceded" if inside else "withdrew",
        id=f"{state}.supposed-status".lower(),
        by=state,
        of=plan.organisation.id,
        on=parse_date(day_text(plan.day)),
        judgement="Supposed, to compare status and consent.",
    )
    labels = {
        label
        for offered in plan.organisation.means
        if offered.means in plan.means
        for label in offered.forces
    }
    forces = {}
    for name, force in view.forces.items():
        kept = tuple(item for item in force.labels if item.label not in labels)
        if force.owner == state and inside:
            since = parse_date(day_text(plan.day))
            kept += tuple(
                Label(label=label, since=since, judgement="Supposed to be pledged.")
                for label in sorted(labels)
            )
        forces[name] = replace(force, labels=kept) if force.owner == state else force
    return replace(view.with_acts([act]), forces=forces)
