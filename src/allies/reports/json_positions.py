"""Positions as JSON: what moves a host and its members. Probabilities are raw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allies.assessment.case.source_views import Chance, SourceView
from allies.assessment.case.willingness import (
    HostFinding,
    MeansPositions,
    MemberFinding,
    Willingness,
)
from allies.politics.drivers import Driver, Pull
from allies.politics.weights import Weight
from allies.reports.json_parts import cites_json, frame_json, source_json
from allies.values.dates import day_text

if TYPE_CHECKING:
    from allies.reports.answers.positions import (
        AskingJson,
        DrawnChanceJson,
        DriverJson,
        MeansPositionsJson,
        MemberPositionJson,
        PositionsJson,
        PullJson,
        SourceViewJson,
        WeightJson,
    )


def weight_json(weight: Weight) -> WeightJson:
    """Return a weight with its origin."""
    return {
        "family": weight.weight.family,
        "parameters": list(weight.weight.parameters),
        "origin": weight.origin,
    }


def driver_json(driver: Driver) -> DriverJson:
    """Return a driver with its evidence."""
    return {
        "name": driver.name,
        "value": driver.value,
        "spread": driver.spread,
        "weight": weight_json(driver.weight),
        "contribution": driver.contribution,
        "because": driver.because,
        "cites": cites_json(driver.cites),
    }


def pull_json(pull: Pull) -> PullJson:
    """Return how far a member follows the leading state."""
    return {
        "leader": pull.leader,
        "known": pull.is_known,
        "dependence": pull.dependence,
        "disputed": pull.disputed,
        "unknown_share": pull.silent,
        "weight": weight_json(pull.weight),
        "because": pull.because,
        "cites": cites_json(pull.cites),
    }


def view_json(view: SourceView) -> SourceViewJson:
    """Return what a source concludes, beside what the model says."""
    return {
        "id": view.judgement.id,
        "says": view.judgement.says,
        "verdict": view.verdict,
        "because": view.because,
        "cites": cites_json(view.judgement.cites),
    }


def positions_json(found: Willingness, seed: int) -> PositionsJson:
    """Return who would ask and who would support.

    Args:
        found: what was found.
        seed: of the streams.
    """
    setting = found.setting
    world, case = setting.world, setting.case
    return {
        "schema": "allies/positions/1",
        **frame_json(world, setting.as_of, setting.account),
        "case": case.id,
        "on": day_text(setting.day),
        "covers_day": world.covers(setting.day),
        "host": case.host,
        "draws": found.draws,
        "seed": seed,
        "asks": [_asking(item) for item in found.host],
        "means": [_means(item) for item in found.means],
        "views": [view_json(item) for item in found.views],
        "happened": None
        if case.happened is None
        else {
            "outcome": case.happened.outcome,
            "says": case.happened.says,
            "cites": cites_json(case.happened.cites),
        },
        "sources": [source_json(item) for item in found.sources],
    }


def _chance(chance: Chance) -> DrawnChanceJson:
    return {"middle": chance.middle, "low": chance.low, "high": chance.high}


def _asking(found: HostFinding) -> AskingJson:
    return {
        "addressee": found.asking.addressee,
        "recorded": found.asking.recorded,
        "because": found.asking.because,
        "cites": cites_json(found.asking.cites),
        "chance": _chance(found.chance),
        "taken_back": _chance(found.taken_back),
        "drivers": [
            {
                "name": driver.name,
                "value": driver.value,
                "because": driver.because,
                "cites": cites_json(driver.cites),
            }
            for driver in found.asking.drivers
        ],
    }


def _means(found: MeansPositions) -> MeansPositionsJson:
    return {
        "organisation": found.organisation.id,
        "means": found.offered.means,
        "name": found.offered.name,
        "rules": dict(found.rules),
        "approval_if_asked": list(found.approval),
        "members": [_member(item) for item in found.members],
    }


def _member(found: MemberFinding) -> MemberPositionJson:
    position = found.position
    return {
        "member": position.member,
        "stance": position.stance,
        "taken_at_its_word": float(position.credence[0]),
        "because": position.because,
        "cites": cites_json(position.cites),
        "has_vote": found.sits,
        "supports": found.supports,
        "objects": found.objects,
        "chance": _chance(found.chance),
        "start": weight_json(position.start),
        "drivers": [driver_json(driver) for driver in position.drivers],
        "follows": pull_json(position.pull) if position.pull else None,
    }
