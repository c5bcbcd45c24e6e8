"""Acts checked against the rules of their day."""

from __future__ import annotations

from collections.abc import Sequence

from allies.assessment.law.parts import act_finding_part, named_in_act, reading_titles
from allies.assessment.law.why import as_sentences, why_of_act
from allies.assessment.parts import cites_of
from allies.errors import QuestionError, ask_for, nearest
from allies.law.audit import audit as audited
from allies.law.audit import judge_act
from allies.law.ballots import BallotFinding, ballots
from allies.questions.audit import Audit, AuditAct, AuditActAnswer, AuditAnswer, Ballot
from allies.questions.legal import ActFinding, ReadingTitle
from allies.values.naming import resolve_name
from allies.world.organisations import Organisation
from allies.world.view import View


def audit(view: View, question: Audit) -> AuditAnswer:
    """Answer whether every past act of a body followed the rules of its day."""
    body = view.body(question.body)
    acts = tuple(act_finding_part(item, view) for item in audited(view, body))
    found = ballots(view, body) if isinstance(body, Organisation) else []
    return AuditAnswer(
        body=body.id,
        acts=acts,
        ballots=tuple(_ballot(item) for item in found),
        readings=_titles(view, acts, [body.id] if found else [], found),
    )


def _ballot(item: BallotFinding) -> Ballot:
    return Ballot(
        organ=item.organ,
        on=item.on,
        about=item.about,
        means=item.means,
        votes=dict(item.votes),
        away=item.away,
        not_recorded=item.not_recorded,
        not_counted=item.not_counted,
        finding=item.finding,
        by_reading=dict(item.by_reading),
        held_by_nobody=dict(item.held_by_nobody),
        rules=dict(item.rules),
        because=dict(item.because),
        elected=item.elected,
        cites=cites_of(item.cites),
    )


def audit_act(view: View, question: AuditAct) -> AuditActAnswer:
    """Answer whether one past act followed the rules of its day, with every part of every rule.

    Raises:
        QuestionError: there is no such act.
    """
    body = view.body(question.body)
    known = {act.id: act for act in view.log.acts}
    act = known.get(resolve_name(question.act, known))
    if act is None:
        raise QuestionError(
            f"unknown act '{question.act}'",
            field="act",
            remedy=f"{nearest(question.act, known)} (all: {ask_for('audit', body=body.id)})",
        )
    finding = judge_act(view, act, body, done=True)
    found = None
    if finding is not None:
        found = act_finding_part(finding, view, as_sentences(why_of_act(finding, view)))
    return AuditActAnswer(
        body=body.id, found=found, readings=_titles(view, (found,) if found else ())
    )


def _titles(
    view: View,
    acts: Sequence[ActFinding],
    others: Sequence[str] = (),
    found: Sequence[BallotFinding] = (),
) -> tuple[ReadingTitle, ...]:
    bodies = dict.fromkeys([*(name for act in acts for name in act.bodies), *others])
    named = [name for act in acts for name in named_in_act(act)]
    named += [name for item in found for name in (*item.by_reading, *item.held_by_nobody)]
    return reading_titles(view, bodies, named)
