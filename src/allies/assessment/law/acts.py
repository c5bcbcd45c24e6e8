"""Acts held against the rules of their day."""

from __future__ import annotations

from allies.assessment.law.parts import act_finding_part, named_in_act, reading_titles
from allies.law.audit import audit as audited
from allies.questions.audit import Audit, AuditAnswer
from allies.world.view import View


def audit(view: View, question: Audit) -> AuditAnswer:
    """Answer how every past act of a body stands to the rules of its day."""
    body = view.body(question.body)
    acts = tuple(act_finding_part(item, view) for item in audited(view, body))
    bodies = (name for act in acts for name in act.bodies)
    named = (name for act in acts for name in named_in_act(act))
    return AuditAnswer(body=body.id, acts=acts, readings=reading_titles(view, bodies, named))
