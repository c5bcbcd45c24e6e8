"""List the levers of the record."""

from __future__ import annotations

from allies.assessment.parts import cites_of
from allies.questions.levers import Levers, LeversAnswer, ListedLever
from allies.world.view import View


def levers(view: View, _question: Levers) -> LeversAnswer:
    """Answer which named what-ifs the record has, with who proposed them."""
    return LeversAnswer(
        title=view.theatre.title,
        levers=tuple(
            ListedLever(
                id=lever.id,
                says=lever.says,
                of=lever.of or None,
                by=lever.by,
                changes=lever.changes,
                judgement=" ".join(lever.judgement.split()) or None,
                cites=cites_of(lever.cites),
            )
            for lever in view.levers.values()
        ),
    )
