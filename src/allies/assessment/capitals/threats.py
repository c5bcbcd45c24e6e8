"""Answer how capitals see threats, side by side."""

from __future__ import annotations

from allies.assessment.capitals.parts import coded, known_level, threats_part
from allies.politics.dispositions import Dispositions
from allies.politics.threats import gainers, subjects, threat_views
from allies.questions.threats import Gainer, Threats, ThreatsAnswer
from allies.values.dates import day_text
from allies.world.view import View


def threats(view: View, question: Threats) -> ThreatsAnswer:
    """Answer how capitals see threats: all that have a register, or the two that are compared.

    Raises:
        QuestionError: nothing is coded of a capital that is compared.
    """
    states = [coded(view, state, "compare") for state in question.compare or ()]
    day = view.day(question.on)
    if not view.covers(day):
        return ThreatsAnswer(on=day_text(day), capitals=(), mentioned=(), gainers=())
    known = Dispositions(view, day)
    found = threat_views(known, list(dict.fromkeys(states)))
    return ThreatsAnswer(
        on=day_text(day),
        capitals=tuple(threats_part(seen) for seen in found),
        mentioned=tuple(subjects(found)),
        gainers=tuple(
            Gainer(state=state, level=known_level(level)) for state, level in gainers(known)
        ),
    )
