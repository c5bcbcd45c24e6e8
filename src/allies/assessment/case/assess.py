"""Assessing a case: one answer to four questions, with reasons."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from allies.assessment.case.findings import (
    Assessment,
    Deployment,
    MeansFinding,
    OrganisationFinding,
    Reliance,
)
from allies.assessment.case.headline import Headline, headline
from allies.assessment.case.membership_check import absent, has_members
from allies.assessment.case.outside import OutsideView, blend, look_outside
from allies.assessment.case.preparation import MeansKey, Preparation, Prepared, Request, Run
from allies.assessment.case.reliance import rank_reliance
from allies.assessment.case.setting import Setting, moved_act
from allies.assessment.case.source_views import source_views
from allies.assessment.case.sourcing import cites_in, sources_of
from allies.assessment.case.stages import STAGES, Outcome
from allies.assessment.case.tally import AnswerTally, MeansTally
from allies.law.audit import ActFinding, bodies_of_act, judge_act
from allies.law.finding import find
from allies.logistics.arrivals import NEVER_HOURS, Arrival
from allies.values.streams import blocks
from allies.world.instruments import decision_name
from allies.world.organisations import Organisation

PROVISIONAL: tuple[str, ...] = ()
_DECIDED_STAGES = STAGES[:2]  # what applies to a means that moves nobody


def assess(setting: Setting, request: Request | None = None) -> Assessment:
    """Answer a case.

    Args:
        setting: the case on its day.
        request: how many draws, which seed, which reading; the defaults where not given.
    """
    preparation = Preparation(setting, request or Request())
    if not setting.case.question.means or absent(setting):
        return _put_together(preparation, None, AnswerTally(), {})
    answer = AnswerTally()
    tallies: dict[MeansKey, MeansTally] = {}
    first: Run | None = None
    for block in blocks(preparation.request.draws):
        run = preparation.run(block)
        first = first or run
        answer.add(run, setting.case.question)
        for key, outcome in run.outcomes.items():
            tally = tallies.setdefault(key, MeansTally(run.prepared[key].readings_held))
            tally.add(run.prepared[key].plan, outcome)
    return _put_together(preparation, first, answer, tallies)


def _put_together(
    preparation: Preparation,
    run: Run | None,
    answer: AnswerTally,
    tallies: Mapping[MeansKey, MeansTally],
) -> Assessment:
    setting, world = preparation.setting, preparation.setting.world
    findings = [
        _organisation(preparation, run, tallies, organisation)
        for organisation in (preparation.organisations if run else ())
        if run
    ]
    reliance = rank_reliance(preparation, run) if run else []
    outside = look_outside(setting) if run else None
    proposals = judge_proposals(setting)
    told = (
        world.evidence.as_published(world.contests[name], setting.as_of)
        for name in setting.case.explanations
    )
    explanations = [contest for contest in told if contest.versions]
    # A conclusion is compared over the first block of draws, all of them up to 65,536.
    views = source_views(setting, run, preparation.organisations) if run else []
    cites = cites_in(setting.case, findings, reliance, proposals, explanations)
    cites += [cite for view in views for cite in view.judgement.cites]
    return Assessment(
        setting=setting,
        headline=_headline(preparation, answer, outside, reliance) if outside else None,
        absent=absent(setting),
        organisations=findings,
        outside=outside,
        rests_on=reliance,
        proposals=proposals,
        contested=[axis.name for axis in preparation.axes],
        explanations=explanations,
        views=views,
        sources=sources_of(world, cites),
        provisional=PROVISIONAL if run else (),
        draws=answer.draws,
        seed=preparation.request.seed,
        strict_law=preparation.request.strict_law,
        rule=decision_name(preparation.request.rule),
        reading=preparation.request.reading,
    )


def judge_proposals(setting: Setting) -> list[ActFinding]:
    """Hold the acts a case proposes against the law of their day."""
    world, question = setting.world, setting.case.question
    found = []
    for act in question.proposals:
        moved = moved_act(act, setting.moved_days)
        asked = world.body(question.organisation) if question.organisation else None
        bodies = bodies_of_act(world, moved, asked, as_of=setting.as_of, account=setting.account)
        for body in bodies[:1]:
            finding = judge_act(
                world, moved, body, done=False, as_of=setting.as_of, account=setting.account
            )
            if finding is not None:
                found.append(finding)
    return found


def _headline(
    preparation: Preparation,
    answer: AnswerTally,
    outside: OutsideView,
    reliance: list[Reliance],
) -> Headline:
    sources = preparation.setting.world.sources
    relied = [item for item in reliance if item.swing > 0]
    judged = [item for item in relied if item.kind == "judgement"]
    grades = [sources[cite.root].reliability for item in relied for cite in item.cites]
    share = len(judged) / len(relied) if relied else 0.0
    found = headline(answer.span(), outside.in_time.median, share, grades, answer.sampled())
    if preparation.request.blend:
        return replace(found, blend=blend(found.inside, outside.in_time.median))
    return found


def _organisation(
    preparation: Preparation,
    run: Run,
    tallies: Mapping[MeansKey, MeansTally],
    organisation: Organisation,
) -> OrganisationFinding:
    host = preparation.setting.case.host
    snapshot = preparation.setting.snapshot()
    return OrganisationFinding(
        organisation,
        snapshot.register("membership", host, organisation.id).word(),
        has_members(preparation.setting, organisation),
        [
            _means(
                run.prepared[organisation.id, offered.means],
                run.outcomes[organisation.id, offered.means],
                tallies[organisation.id, offered.means],
            )
            for offered in organisation.means
        ],
    )


def _means(item: Prepared, outcome: Outcome, tally: MeansTally) -> MeansFinding:
    plan = item.plan
    moves = plan.moves_forces
    return MeansFinding(
        offered=plan.offered,
        may=find(item.judgement, item.facts, item.held, plan.offered.organ),
        approval=tally.approval(),
        positions=plan.members,
        in_time=tally.in_time() if moves else None,
        deployments=[_deployment(item, force.arrival) for force in outcome.forces],
        funnels=tally.funnels(STAGES if moves else _DECIDED_STAGES),
    )


def _deployment(item: Prepared, arrival: Arrival) -> Deployment:
    asked = item.plan.asked[arrival.force.id].grantors
    median = int(np.sort(arrival.hours)[(len(arrival.hours) - 1) // 2])
    days = None if median == NEVER_HOURS else median / 24
    return Deployment(arrival.force.id, arrival.force.owner, arrival.route, asked, days)
