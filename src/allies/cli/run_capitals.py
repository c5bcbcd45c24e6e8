"""The commands that ask about capitals and positions."""

from __future__ import annotations

from allies.assessment.capitals.portraits import autonomy_found, portraits, threats_found
from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.willingness import willingness
from allies.cli.asking import Asked, Drawing
from allies.errors import QuestionError, nearest
from allies.politics.dispositions import Dispositions
from allies.reports.json_capitals import autonomy_json, capital_json, threats_json
from allies.reports.json_positions import positions_json
from allies.reports.page_capitals import autonomy_page, capital_page, threats_page
from allies.reports.page_positions import positions_page
from allies.values.naming import in_any_case


def run_positions(asked: Asked, case: str, drawing: Drawing, means: str) -> None:
    """Print who would ask and who would support."""
    setting = set_case(asked.world, case, asked.on, asked.as_of, asked.account)
    if not setting.case.question.means:
        raise QuestionError(
            f"case '{case}' asks about the law, not about help",
            where="positions",
            why="there is nothing for members to support",
            remedy="ask `allies assess` for the verdict",
        )
    found = willingness(setting, Request(drawing.draws, drawing.seed))
    known = sorted({item.offered.means for item in found.means})
    means = in_any_case(means, known)
    if means and means not in known:
        raise QuestionError(
            f"nobody in this case could act by '{means}'",
            where="--means",
            remedy=nearest(means, known),
        )
    asked.answer(
        positions_json(found, drawing.seed), positions_page(found, only=[means] if means else [])
    )
    asked.refuse_beyond_coverage(setting.day)


def run_threats(asked: Asked, compare: tuple[str, str]) -> None:
    """Print threat registers side by side."""
    states = [_coded(asked, name, "--compare") for name in compare if name]
    found = threats_found(_known(asked), states)
    asked.answer(threats_json(found), threats_page(found))
    asked.refuse_beyond_coverage(asked.day)


def run_capital(asked: Asked, state: str, other: str) -> None:
    """Print one capital, or two in columns."""
    states = [_coded(asked, name, "capital") for name in (state, other) if name]
    found = portraits(_known(asked), list(dict.fromkeys(states)))
    asked.answer(capital_json(found), capital_page(found))
    asked.refuse_beyond_coverage(asked.day)


def run_autonomy(asked: Asked) -> None:
    """Print the room of members inside organisations."""
    found = autonomy_found(_known(asked))
    asked.answer(autonomy_json(found), autonomy_page(found))
    asked.refuse_beyond_coverage(asked.day)


def _known(asked: Asked) -> Dispositions:
    return Dispositions(asked.world, asked.day, asked.as_of, asked.account)


def _coded(asked: Asked, name: str, where: str) -> str:
    """Return the code of a state; refuse one of whose capital nothing is coded."""
    state = asked.world.state(name).id
    if state not in asked.world.capitals:
        raise QuestionError(
            f"nothing is coded of the capital of '{state}'",
            where=where,
            why="the state is known; how it sees threats and whom it depends on is not",
            remedy=nearest(state, asked.world.capitals),
        )
    return state
