"""`allies assess`."""

from __future__ import annotations

from allies.assessment.case.assess import assess
from allies.assessment.case.preparation import Request
from allies.assessment.case.replay import replay
from allies.assessment.case.setting import Setting, set_case, without_outcome
from allies.cli.asking import Asked, Drawing, typed_rule
from allies.reports.json_assessment import assessment_json, replay_json
from allies.reports.page_assessment import assessment_page
from allies.reports.page_replay import replay_page


def _setting(asked: Asked, case: str) -> Setting:
    return set_case(asked.world, case, asked.on, asked.as_of, asked.account)


def _request(asked: Asked, drawing: Drawing) -> Request:
    return Request(
        draws=drawing.draws,
        seed=drawing.seed,
        reading=drawing.reading,
        strict_law=drawing.strict_law,
        rule=typed_rule(asked.world, drawing.rule),
        blend=drawing.blend,
    )


def run_assess(asked: Asked, case: str, drawing: Drawing, *, hide_outcome: bool) -> None:
    """Assess a case and print what was found; what was found before where it was asked before."""
    question = repr(("assess", case, drawing, hide_outcome))
    if asked.repeats(question):
        return
    setting = _setting(asked, case)
    shown = without_outcome(setting) if hide_outcome else setting
    found = assess(shown, _request(asked, drawing))
    data, page = assessment_json(found), assessment_page(found, hide_outcome=hide_outcome)
    if asked.world.covers(setting.day):
        asked.answer_and_keep(question, data, page)
        return
    asked.answer(data, page)
    asked.refuse_beyond_coverage(setting.day)


def run_replay(asked: Asked, case: str, drawing: Drawing, draw: int) -> None:
    """Replay one draw of a case and print its trace."""
    setting = _setting(asked, case)
    found = replay(setting, draw, _request(asked, drawing))
    asked.answer(replay_json(found), replay_page(found, asked.world))
    asked.refuse_beyond_coverage(setting.day)
