"""Assessing a case: one answer to four questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allies.assessment.case.case_model import JudgedMeans, MeansKey
from allies.assessment.case.councils import council_parts
from allies.assessment.case.headline import confidence, headline
from allies.assessment.case.means_plans import request_known
from allies.assessment.case.membership_check import gone, has_members
from allies.assessment.case.outside import look_outside, outside_part
from allies.assessment.case.reliance import rank_reliance
from allies.assessment.case.runs import CaseRuns, runs_of
from allies.assessment.case.source_reliance import rank_sources
from allies.assessment.case.source_views import source_views
from allies.assessment.case.stages import STAGES
from allies.assessment.case.tally import AnswerTally, MeansTally
from allies.assessment.parts import cites_of, contest_part, probability
from allies.law.finding import find
from allies.questions import assess as types
from allies.questions.membership import Grown
from allies.questions.positions import SourceView
from allies.questions.rests_on import Reliance, RestsOn, RestsOnAnswer
from allies.values.dates import day_text
from allies.values.means import MEANS
from allies.values.ternary import word
from allies.world.cases import Case
from allies.world.organisations import Organisation
from allies.world.sentences import clause
from allies.world.view import View

_DECIDED_STAGES = ("requested", "approved")  # what applies to a means that moves nobody


def assess(view: View, question: types.Assess) -> types.AssessAnswer:
    """Answer a case: may, will and can anybody help, and where is help lost?

    Raises:
        QuestionError: there is no such reading, or the case cannot be set on the day.
    """
    runs = runs_of(view, question)
    case, setting = runs.setting.case, runs.setting
    outside = look_outside(setting) if runs.has_draws else None
    absent = runs.absent
    return types.AssessAnswer(
        on=day_text(setting.day),
        case=case.id,
        title=case.title,
        case_on=case.on.text,
        hypothetical=case.hypothetical,
        supposes=_supposes(case, view),
        moved_days=setting.moved_days,
        host=case.host,
        organisation=case.question.organisation or None,
        also=case.question.also,
        means_asked=case.question.means,
        question=case.question.asks,
        headline=_headline(runs.tallies.answer, outside.in_time.mean) if outside else None,
        thresholds=_thresholds(runs) if runs.has_draws else (),
        absent=absent.id if absent else None,
        gone=(gone(runs.setting, absent) or None) if absent else None,
        grew_from=tuple(
            Grown(id=name, name=view.organisations[name].name)
            for name in (absent.builds_on if absent else ())
        ),
        outside=outside_part(outside) if outside else None,
        organisations=_organisations(runs) if runs.has_draws else (),
        contested=tuple(axis.name for axis in runs.model.axes),
        explanations=tuple(
            contest_part(view.contests[name])
            for name in case.explanations
            if view.contests[name].versions
        ),
        views=_views(runs) if runs.has_draws else (),
        happened=types.Happened(
            outcome=case.happened.outcome,
            says=case.happened.says,
            cites=cites_of(case.happened.cites),
        )
        if case.happened
        else None,
        theatre_says=view.theatre.says,
        cites=cites_of(case.cites),
        draws=runs.tallies.answer.draws if runs.has_draws else 0,
        strict_law=question.strict_law,
        reading=runs.model.request.reading or None,
    )


def _supposes(case: Case, view: View) -> tuple[str, ...]:
    """Return the acts that a hypothetical case supposes, as clauses, those of the host first."""
    if not case.hypothetical:
        return ()
    acts = sorted(case.acts, key=lambda act: (act.by != case.host, act.on.first))
    return tuple(clause(act, view) for act in acts if not act.cites)


def rests_on(view: View, question: RestsOn) -> RestsOnAnswer:
    """Answer what the answer to a case rests on, and the confidence in it.

    Raises:
        QuestionError: as for `assess`.
    """
    runs = runs_of(view, question)
    if not runs.has_draws:
        return RestsOnAnswer(
            on=day_text(runs.setting.day),
            case=runs.setting.case.id,
            confidence=None,
            confidence_because=(),
            rests_on=(),
            sources_left_out=(),
            draws=0,
        )
    # Beyond the record the answer is unknown, so no input can change it.
    is_covered = view.covers(runs.setting.day)
    ranked = rank_reliance(runs.model, runs.first) if is_covered else []
    answer = runs.tallies.answer
    level, because = confidence(
        answer.span(),
        look_outside(runs.setting).in_time.mean,
        *_grounds(view, ranked),
        answer.sampled(),
    )
    return RestsOnAnswer(
        on=day_text(runs.setting.day),
        case=runs.setting.case.id,
        confidence=level,
        confidence_because=because,
        rests_on=tuple(ranked),
        sources_left_out=tuple(rank_sources(view, question, runs))
        if is_covered and question.sources
        else (),
        draws=runs.first.inputs.block.count,
    )


def _grounds(view: View, ranked: Sequence[Reliance]) -> tuple[float, list[str]]:
    """Return the share of judgements among the inputs that change the answer, and source grades."""
    relied = [item for item in ranked if item.swing > 0]
    judged = [item for item in relied if item.kind == "judgement"]
    grades: list[str] = [
        view.sources[cite.root].reliability for item in relied for cite in item.cites
    ]
    return (len(judged) / len(relied) if relied else 0.0), grades


def _headline(answer: AnswerTally, outside: float) -> types.Headline:
    return headline(answer.span(), outside, answer.sampled())


def _thresholds(runs: CaseRuns) -> tuple[types.ThresholdChances, ...]:
    """Return the likelihood for the other thresholds of the question, from the same draws."""
    found = []
    for tally in runs.tallies.thresholds:
        outside = look_outside(runs.setting, tally.threshold).in_time.mean
        in_time = tally.in_time()
        found.append(
            types.ThresholdChances(
                personnel=tally.threshold.personnel,
                days=tally.threshold.days,
                likelihood=_headline(tally.answer, outside),
                in_time=None if in_time is None else probability(in_time),
            )
        )
    return tuple(found)


def _views(runs: CaseRuns) -> tuple[SourceView, ...]:
    # A conclusion is compared over the first block of draws.
    return source_views(runs.setting, runs.first, runs.model.organisations)


def _organisations(runs: CaseRuns) -> tuple[types.OrganisationChances, ...]:
    tallies = runs.tallies.means
    return tuple(
        _organisation(runs, tallies, organisation) for organisation in runs.model.organisations
    )


def _organisation(
    runs: CaseRuns, tallies: Mapping[MeansKey, MeansTally], organisation: Organisation
) -> types.OrganisationChances:
    setting = runs.setting
    there_no_more = gone(setting, organisation)
    status = setting.snapshot().register("membership", setting.case.host, organisation.id).word()
    return types.OrganisationChances(
        id=organisation.id,
        name=organisation.name,
        host_status=status,
        has_members=has_members(setting, organisation),
        gone=there_no_more or None,
        not_read_because=organisation.unread or None,
        means=tuple(
            _means(
                setting.case.host,
                runs.first.prepared[organisation.id, offered.means],
                tallies[organisation.id, offered.means],
            )
            for offered in (
                () if there_no_more else organisation.means_for(setting.case.host, setting.day)
            )
        ),
    )


def _means(host: str, item: JudgedMeans, tally: MeansTally) -> types.MeansChances:
    plan = item.plan
    moves, kind = plan.moves_forces, MEANS[plan.offered.means]
    law = find(item.judgement, item.facts, item.held, plan.councils.organs)
    organs = {
        reading: plan.councils.organ_of(row)
        for reading, row in zip(item.readings_held, item.held, strict=True)
    }
    in_time = tally.in_time()
    # Who only convenes gives nothing, and no will is needed; without an organ nobody approves what
    # the organisation does.
    offered = plan.offered
    settles = kind.cost != "nothing" and (
        kind.alone or bool(offered.deciders) or not offered.collective
    )
    approval = tally.approval() if settles else None
    return types.MeansChances(
        id=plan.offered.means,
        name=plan.offered.name,
        collective=plan.offered.collective,
        organ=next(filter(None, (*organs.values(), *offered.deciders)), None),
        councils=council_parts(item.facts.view, item.facts.snapshot, plan.organisation, organs),
        answered=word(int(plan.answered[0])),
        contributors=tuple(
            item.member for item in plan.members if item.is_guest and not item.has_only_pledged
        ),
        pledged=tuple(item.member for item in plan.members if item.has_only_pledged),
        alone=tuple(item.member for item in plan.members) if kind.alone else (),
        may=law.verdict,
        by_reading=dict(law.by_reading),
        obliged=dict(law.obliged),
        request=request_known(plan, host, item.facts.snapshot),
        approval=(probability(approval[0]), probability(approval[1])) if approval else None,
        in_time=probability(in_time) if moves and in_time is not None else None,
        over_lift=tally.over_lift(),
        funnel=dict(tally.funnels(STAGES if moves else _DECIDED_STAGES)),
    )
