"""Contests: where the sources contradict each other, and which version an account holds."""

from __future__ import annotations

from msgspec.structs import asdict

from allies.assessment.paging import paged
from allies.assessment.parts import contest_part
from allies.assessment.record.accounts_compared import rested_on
from allies.evidence.contests import CONTEST_TYPES
from allies.questions.contests import ChosenContest, Contested, ContestedAnswer
from allies.world.view import View

CONTESTS_A_PAGE = 35


def contested(view: View, question: Contested) -> ContestedAnswer:
    """Answer where the sources contradict each other; a type of contest narrows the list.

    A contest with only one version published by the day of knowledge is left out.
    """
    listed = [
        contest
        for contest in view.contests.values()
        if (view.as_of is None or len(contest.versions) > 1) and question.type in ("", contest.type)
    ]
    choices, matters = view.account.choices, rested_on(view)
    page = paged(sorted(listed, key=lambda item: item.type), question.page, CONTESTS_A_PAGE)
    return ContestedAnswer(
        paging=page.paging,
        contests=tuple(
            ChosenContest(
                **asdict(contest_part(contest)),
                # A version is chosen only if something depends on the choice; other rival
                # explanations are shown side by side.
                chosen=choices.get(contest.id) if contest.id in matters else None,
            )
            for contest in page.rows
        ),
        types={
            kind: meaning
            for kind, meaning in CONTEST_TYPES.items()
            if any(contest.type == kind for contest in page.rows)
        },
    )
