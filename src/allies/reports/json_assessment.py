"""An assessment as JSON: schema `allies/assess/1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from allies.assessment.case.findings import (
    Assessment,
    Deployment,
    Funnel,
    MeansFinding,
    OrganisationFinding,
    Reliance,
)
from allies.assessment.case.headline import Headline
from allies.assessment.case.outside import OutsideView
from allies.assessment.case.replay import Replay
from allies.reports.json_parts import (
    act_finding_json,
    cites_json,
    contest_json,
    may_json,
    source_json,
)
from allies.reports.json_positions import driver_json, pull_json, view_json
from allies.track_record.posterior import Chance
from allies.values.dates import day_text

if TYPE_CHECKING:
    from allies.reports.answers.assessment import (
        AssessJson,
        ChanceJson,
        ForceJson,
        FunnelJson,
        HappenedJson,
        HeadlineJson,
        MeansJson,
        OrganisationJson,
        OutsideJson,
        RelianceJson,
        ReplayJson,
    )


def assessment_json(found: Assessment) -> AssessJson:
    """Return an assessment."""
    setting, case = found.setting, found.setting.case
    return {
        "schema": "allies/assess/1",
        "case": case.id,
        "title": case.title,
        "hypothetical": case.hypothetical,
        "on": day_text(setting.day),
        "moved_days": setting.moved_days,
        "as_of": day_text(setting.as_of) if setting.as_of is not None else None,
        "account": setting.account,
        "question": case.question.asks,
        "headline": _headline(found.headline) if found.headline else None,
        "absent": found.absent.id if found.absent else None,
        "outside": _outside(found.outside) if found.outside else None,
        "organisations": [_organisation(item) for item in found.organisations],
        "proposals": [act_finding_json(item, setting.world) for item in found.proposals],
        "rests_on": [_reliance(item) for item in found.rests_on],
        "contested": list(found.contested),
        "explanations": [contest_json(contest) for contest in found.explanations],
        "views": [view_json(view) for view in found.views],
        "happened": _happened(found),
        "sources": [source_json(source) for source in found.sources],
        "provisional": list(found.provisional),
        "coverage": {
            "since": setting.world.theatre.since.text,
            "until": setting.world.theatre.until.text,
            "covers_day": setting.world.covers(setting.day),
        },
        "draws": found.draws,
        "seed": found.seed,
        "strict_law": found.strict_law,
        "rule": found.rule or None,
        "reading": found.reading or None,
    }


def _headline(found: Headline) -> HeadlineJson:
    return {
        "probability": list(found.probability),
        "words": found.words,
        "confidence": found.confidence,
        "confidence_because": list(found.because),
        "inside": list(found.inside),
        "sampled": list(found.sampled),
        "outside": found.outside,
        "blend": list(found.blend) if found.blend else None,
    }


def _outside(view: OutsideView) -> OutsideJson:
    return {
        "organisation": view.organisation,
        "trigger": view.trigger,
        "asked": view.asked,
        "before": view.before,
        "in_time": chance_json(view.in_time),
        "deployed": chance_json(view.deployed),
        "ladder": dict(view.ladder),
        "cases": view.cases,
        "of_organisation": view.of_organisation,
        "of_trigger": view.of_trigger,
        "occasions": list(view.occasions),
    }


def chance_json(chance: Chance) -> ChanceJson:
    """Return a probability and how well it is known."""
    return {
        "mean": chance.mean,
        "median": chance.median,
        "interval_90": [chance.low, chance.high],
    }


def _organisation(found: OrganisationFinding) -> OrganisationJson:
    return {
        "id": found.organisation.id,
        "name": found.organisation.name,
        "host_is": found.host_is,
        "has_members": found.has_members,
        "unread": found.organisation.unread or None,
        "means": [_means(item) for item in found.means],
    }


def _means(found: MeansFinding) -> MeansJson:
    return {
        "id": found.offered.means,
        "name": found.offered.name,
        "collective": found.offered.collective,
        "may": may_json(found.may),
        "will": {
            "approval": list(found.approval) if found.approval else None,
            "positions": [
                {
                    "member": position.member,
                    "stance": position.stance,
                    "because": position.because,
                    "has_vote": bool(position.sits[0]),
                    "cites": cites_json(position.cites),
                    "drivers": [driver_json(driver) for driver in position.drivers],
                    "follows": pull_json(position.pull) if position.pull else None,
                }
                for position in found.positions
            ],
        },
        "can": {
            "in_time": found.in_time,
            "forces": [_deployment(item) for item in found.deployments],
        },
        "funnel": _funnels(found.funnels),
    }


def _deployment(found: Deployment) -> ForceJson:
    route = found.route
    return {
        "force": found.force,
        "owner": found.owner,
        "days_to_arrive": found.days_to_arrive,
        "km": route.km if route else None,
        "places": list(route.places) if route else [],
        "crosses": list(route.crosses) if route else [],
        "consent_of": list(found.asked),
    }


def _funnels(funnels: Mapping[str, Funnel]) -> dict[str, FunnelJson]:
    return {
        reading: {
            "draws": funnel.draws,
            "left": dict(funnel.left),
            "at_most": dict(funnel.at_most),
            "cannot_tell": funnel.cannot_tell,
        }
        for reading, funnel in funnels.items()
    }


def _reliance(item: Reliance) -> RelianceJson:
    return {
        "name": item.name,
        "kind": item.kind,
        "says": item.says,
        "low": item.low,
        "high": item.high,
        "swing": item.swing,
        "cites": cites_json(item.cites),
    }


def _happened(found: Assessment) -> HappenedJson | None:
    happened = found.setting.case.happened
    if happened is None:
        return None
    return {
        "outcome": happened.outcome,
        "says": happened.says,
        "cites": cites_json(happened.cites),
    }


def replay_json(found: Replay) -> ReplayJson:
    """Return the replay of one draw."""
    return {
        "schema": "allies/assess-draw/1",
        "case": found.case,
        "draw": found.draw,
        "seed": found.seed,
        "world": dict(found.world),
        "means": [
            {
                "organisation": item.organisation,
                "means": item.means,
                "ended_at": dict(item.ended_at),
                "approved": dict(item.approved),
                "because": dict(item.because),
                "votes": dict(item.votes),
                "decision_day": item.decision_day,
                "forces": [
                    {
                        "force": force.force,
                        "personnel": force.personnel,
                        "arrives_day": force.arrives_day,
                    }
                    for force in item.forces
                ],
            }
            for item in found.means
        ],
    }
