"""What makes a question about a way one that cannot be answered, and the names it is asked by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from allies.errors import QuestionError
from allies.world.world import World

if TYPE_CHECKING:
    from allies.assessment.journeys import Question


def checked_question(world: World, question: Question) -> Question:
    """Return a question that has an answer, in the names the record declares.

    Raises:
        QuestionError: a place or state is unknown, or the question contradicts itself.
    """
    question = _as_declared(world, question)
    if question.start == question.end:
        raise QuestionError(
            f"'{question.start}' is where it is already",
            where="TO",
            why="a way leads somewhere else",
            remedy="name two places",
        )
    for name in {question.start, question.end} & set(question.via):
        raise QuestionError(
            f"'{name}' is an end of the way, and need not be passed",
            where="--via",
            remedy="name a place between the two, or leave it out",
        )
    _check_ends(world, question)
    return question


def _as_declared(world: World, question: Question) -> Question:
    revoked = question.revoked
    return replace(
        question,
        start=world.place(question.start, "FROM").id,
        end=world.place(question.end, "TO").id,
        via=tuple(world.place(name, "--via").id for name in question.via),
        supposed=question.supposed.checked(world),
        revoked=revoked and (world.state(revoked[0], "--revoke").id, revoked[1]),
    )


def _check_ends(world: World, question: Question) -> None:
    question.supposed.check_end(world, question.start, "origin")
    question.supposed.check_end(world, question.end, "destination")
    if question.mover in question.supposed.denied:
        raise QuestionError(
            f"{question.mover} moves, and cannot deny itself",
            where="--deny",
            remedy=f"leave out --deny {question.mover}, or name another --mover",
        )
    start = world.places[question.start]
    if question.cargo != "troops" or start.state == question.mover:
        return
    homes = {
        force.home
        for force in world.forces.values()
        if force.owner == question.mover and force.stands(question.day)
    }
    at_start = [name for name in homes if world.places[name].state == start.state]
    if question.mover in world.states and not at_start:
        elsewhere = sorted(homes)
        raise QuestionError(
            f"{question.mover} has no force at {question.start}",
            where="--mover",
            why=f"the record knows none of its forces in {start.state}",
            remedy=f"start from {', '.join(elsewhere)}, or name another --cargo"
            if elsewhere
            else "name another --mover or --cargo",
        )
