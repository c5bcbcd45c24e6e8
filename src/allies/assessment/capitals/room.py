"""Answer how autonomous members are inside organisations, beside the conclusions of sources."""

from __future__ import annotations

from allies.assessment.capitals.parts import room_part
from allies.assessment.parts import cites_of
from allies.assessment.votes.parts import assigned_forces, concentration_part
from allies.politics import autonomy as politics
from allies.politics.dispositions import Dispositions
from allies.questions.autonomy import Autonomy, AutonomyAnswer, Comparing
from allies.values.dates import day_text
from allies.world.conclusions import Comparison
from allies.world.snapshot import Snapshot
from allies.world.view import View


def autonomy(view: View, question: Autonomy) -> AutonomyAnswer:
    """Answer how autonomous members are inside every organisation with a leading state."""
    day = view.day(question.on)
    if not view.covers(day):
        return AutonomyAnswer(
            on=day_text(day), members=(), assigned_forces={}, unknown_outside={}, compared=()
        )
    known, snapshot = Dispositions(view, day), view.on(day)
    bodies = bodies_led(known)
    return AutonomyAnswer(
        on=day_text(day),
        members=tuple(room_part(item) for item in politics.autonomies(snapshot, known, bodies)),
        assigned_forces={body.organisation.id: concentration_part(body.forces) for body in bodies},
        unknown_outside={
            body.organisation.id: tuple(_outside(view, snapshot, body.organisation.id))
            for body in bodies
        },
        compared=tuple(_comparing(item) for item in politics.compare(snapshot, known, bodies)),
    )


def bodies_led(known: Dispositions) -> list[politics.Body]:
    """Return the organisations with a leading state on record, and the forces assigned to them."""
    return [
        politics.Body(body, assigned_forces(known.view, body, known.day))
        for body in known.view.organisations.values()
        if known.leaders(body.id)
    ]


def _outside(view: View, snapshot: Snapshot, organisation: str) -> list[str]:
    """Return the states outside an organisation that had ties to it and have a coded capital.

    Their room in an organisation they do not belong to is unknown.
    """
    return [
        state
        for state in view.capitals
        if not politics.is_inside(snapshot, state, organisation)
        and snapshot.log.mentions(("membership", state, organisation))
    ]


def _comparing(item: politics.Comparing) -> Comparing:
    return Comparing(
        id=item.comparison.id,
        says=item.comparison.says,
        measure=item.comparison.measure,
        within=_within(item.comparison),
        model=item.verdict,
        because=item.because,
        without_its_own=item.without,
        cites=cites_of(item.comparison.cites),
        judgement=item.comparison.judgement or None,
    )


def _within(comparison: Comparison) -> str | None:
    """Return the organisation inside which two members are compared, if it is one."""
    bodies = {comparison.more[1], comparison.less[1]}
    return bodies.pop() if len(bodies) == 1 else None
