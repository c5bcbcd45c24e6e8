"""Answers about deployments and bases as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from allies.assessment.movement.bases import Lease
from allies.assessment.movement.deploying import Deployed, Deployment
from allies.assessment.movement.status_and_consent import Combination
from allies.reports.json_movement import silence_json
from allies.reports.json_parts import act_json, cites_json, frame_json
from allies.values.dates import day_text
from allies.world.sentences import sentence
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.deployment import (
        BasesJson,
        CombinationJson,
        DeployedJson,
        DeployJson,
        LeaseJson,
        PercentilesJson,
    )


def deploy_json(
    world: World,
    as_of: int | None,
    account: str,
    found: Deployment,
    combined: Sequence[Combination],
) -> DeployJson:
    """Return who would be there when."""
    plan = found.plan
    return {
        "schema": "allies/deploy/1",
        **frame_json(world, as_of, account),
        "case": plan.case.id,
        "on": day_text(plan.day),
        "organisation": plan.organisation.id,
        "means": list(plan.means),
        "place": plan.place,
        "denied": list(plan.supposed.denied),
        "allowed": list(plan.supposed.allowed),
        "people": plan.people,
        "days": plan.days,
        "seed": plan.seed,
        "forces": [_force(item) for item in found.forces],
        "curve": [{"day": days, "people": _spread(people)} for days, people in found.curve.items()],
        "in_time": found.in_time,
        "consents": [
            {
                "state": keeper.gate[0],
                "mode": keeper.gate[1],
                "consent": keeper.stands,
                "act": keeper.act.id if keeper.act else None,
                "why": keeper.why or None,
                "cites": cites_json(keeper.act.cites if keeper.act else ()),
            }
            for keeper in found.keepers
        ],
        "indispensable": [list(states) for states in found.indispensable],
        "silent": [silence_json(item) for item in found.silences],
        "combinations": [_combination(item) for item in combined],
    }


def _spread(values: tuple[float, float, float]) -> PercentilesJson:
    return {"p10": values[0], "p50": values[1], "p90": values[2]}


def _force(item: Deployed) -> DeployedJson:
    route = item.route
    return {
        "force": item.force.id,
        "owner": item.force.owner,
        "people": _spread(item.people),
        "days": _spread(item.days) if item.days else None,
        "is_there": item.is_there,
        "km": round(route.km, 1) if route else None,
        "modes": list(route.modes) if route else [],
        "places": list(route.places) if route else [],
        "crosses": list(route.crosses) if route else [],
        "flown_by": item.flies or None,
        "taken_to_consent": list(item.waits_for),
    }


def _combination(item: Combination) -> CombinationJson:
    found = item.deployment
    return {
        "inside": item.inside,
        "consents": item.consents,
        "in_time": found.in_time,
        "people": [
            {"day": days, "people": _spread(people)} for days, people in found.curve.items()
        ],
        "forces": [force.force.id for force in found.forces if force.days is not None],
    }


def bases_json(
    world: World, day: int, as_of: int | None, account: str, found: Sequence[Lease]
) -> BasesJson:
    """Return who has the use of which place, and on what terms."""
    return {
        "schema": "allies/bases/1",
        **frame_json(world, as_of, account),
        "on": day_text(day),
        "covers_day": world.covers(day),
        "bases": [_lease(world, item) for item in found],
    }


def _lease(world: World, item: Lease) -> LeaseJson:
    return {
        "kind": item.kind,
        "host": item.host,
        "user": item.user,
        "place": item.place,
        "stands": item.stands,
        "since": item.since.on.text if item.since else None,
        "until": item.until or None,
        "contested": item.is_contested,
        "terms": [
            {
                "on": act.on.text,
                "act": act.act,
                "term": term.term,
                "amount": term.amount,
                "unit": term.unit or None,
                "says": term.says or None,
                "cites": cites_json(act.cites),
            }
            for act in item.acts
            for term in act.terms
        ],
        "acts": [act_json(act, sentence(act, world)) for act in item.acts],
    }
