"""List the panels of the record, and write the form for another one."""

from __future__ import annotations

from collections.abc import Iterator

from allies.politics.weights import weights_of
from allies.questions.judgements import Judgements, JudgementsAnswer, ListedPanel
from allies.values.distributions import Distribution
from allies.world.view import View


def judgements(view: View, _question: Judgements) -> JudgementsAnswer:
    """Answer which panels the record has, with a form that has the theatre's own figures."""
    return JudgementsAnswer(
        title=view.theatre.title,
        panels=tuple(
            ListedPanel(
                id=panel.id,
                by=panel.by,
                says=panel.says,
                invented=panel.invented,
                weights=len(panel.weights),
                forces=len(panel.forces),
            )
            for panel in view.panels.values()
        ),
        form=tuple(_form(view)),
    )


def _form(view: View) -> Iterator[str]:
    """Return the lines of a panel with the theatre's own judgements."""
    yield "id: NAME"
    yield "by: WHO JUDGED"
    yield "says: HOW AND WHEN THEY WERE ASKED"
    yield "weights:"
    for weight in weights_of(view).values():
        yield f"  - {{driver: {weight.name}, weight: {_written(weight.weight)}}}"
    yield "forces:"
    for force in view.forces.values():
        yield f"  - force: {force.id}"
        yield f"    personnel: {_written(force.personnel)}"
        yield f"    readiness_hours: {_written(force.readiness_hours)}"


def _written(given: Distribution) -> str:
    figures = ", ".join(f"{number:g}" for number in given.parameters)
    return f"{{{given.family}: [{figures}]}}"
