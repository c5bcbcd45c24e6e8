"""Answers about games and settlements in the user's own files; they need no record."""

from __future__ import annotations

from collections.abc import Mapping

from allies.assessment.votes.parts import game_part, spread_part, written_faults
from allies.errors import QuestionError
from allies.questions.power import GameAnswer, PowerGame
from allies.questions.settlement import QuestionSettled, Settlement, SettlementAnswer
from allies.votes.games import parse_game
from allies.votes.input_errors import WrittenError
from allies.votes.power import power
from allies.votes.settlement import MOST_CELLS, Issue, actors_in_doubt, parse_questions, settle

MOST_DRAWS = 1_000_000


def power_game(question: PowerGame) -> GameAnswer:
    """Answer the voting power that the rule of a game gives its voters.

    Raises:
        QuestionError: the text is not a game; the error lists every fault.
    """
    text = question.game
    try:
        found = power(parse_game(text))
    except WrittenError as error:
        raise written_faults(error.every, "game") from None
    title = str(text.get("name", "")) if isinstance(text, Mapping) else ""
    return GameAnswer(title=title or None, power=game_part(found))


def settlement(question: Settlement) -> SettlementAnswer:
    """Answer the weighted mean and median of the positions of actors on graded questions.

    Raises:
        QuestionError: there is no question, or there are too many draws or actors; the error
            lists every fault.
    """
    if not 1 <= question.draws <= MOST_DRAWS:
        raise QuestionError(
            f"{question.draws} draws cannot be made",
            field="draws",
            remedy=f"give a number from 1 to {MOST_DRAWS:,}",
        )
    try:
        issues = parse_questions(question.file)
    except WrittenError as error:
        raise written_faults(error.every, "file") from None
    actors = actors_in_doubt(issues)
    if actors * question.draws > MOST_CELLS:
        raise QuestionError(
            f"{question.draws:,} draws are too many for {actors:,} actors",
            field="draws",
            why=f"at most {MOST_CELLS:,} positions are drawn in all",
            remedy=f"ask for at most {max(1, MOST_CELLS // actors):,} draws",
        )
    return SettlementAnswer(
        draws=question.draws,
        seed=question.seed,
        questions=tuple(_settled(issue, question) for issue in issues),
    )


def _settled(issue: Issue, question: Settlement) -> QuestionSettled:
    found = settle(issue, question.draws, question.seed)
    return QuestionSettled(
        question=issue.question,
        unit=issue.unit,
        mean=spread_part(found.mean) if found else None,
        median=spread_part(found.median) if found else None,
        medians=found.medians if found else None,
        pull=dict(found.pull) if found else {},
    )
