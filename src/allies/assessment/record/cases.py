"""List the crises of the record."""

from __future__ import annotations

from allies.questions.cases import Cases, CasesAnswer, ListedCase
from allies.world.view import View


def cases(view: View, _question: Cases) -> CasesAnswer:
    """Answer which crises the record has, in order of their days.

    A crisis that began after the day of knowledge is left out; one that was never more than a
    supposition stays.
    """
    known = [
        case
        for case in view.cases.values()
        if view.as_of is None or case.hypothetical or case.on.first <= view.as_of
    ]
    ordered = sorted(known, key=lambda case: (case.on.first, case.id))
    return CasesAnswer(
        title=view.theatre.title,
        cases=tuple(
            ListedCase(
                id=case.id,
                title=case.title,
                on=case.on.text,
                host=case.host,
                asks=case.question.asks,
                asks_for="help" if case.question.means else "law",
                hypothetical=case.hypothetical,
            )
            for case in ordered
        ),
    )
