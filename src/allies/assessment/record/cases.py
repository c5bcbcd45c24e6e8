"""List the crises of the record."""

from __future__ import annotations

from allies.questions.cases import Cases, CasesAnswer, ListedCase
from allies.world.view import View


def cases(view: View, _question: Cases) -> CasesAnswer:
    """Answer which crises the record has, in order of their days."""
    ordered = sorted(view.cases.values(), key=lambda case: (case.on.first, case.id))
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
