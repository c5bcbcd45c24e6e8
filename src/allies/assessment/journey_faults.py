"""What makes a question about a way one that cannot be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allies.errors import QuestionError, nearest
from allies.world.world import World

if TYPE_CHECKING:
    from allies.assessment.journeys import Question


def check_question(world: World, question: Question) -> None:
    """Refuse what has no answer.

    Raises:
        QuestionError: a place is unknown, or the question contradicts itself.
    """
    for name, where in (
        (question.start, "FROM"),
        (question.end, "TO"),
        *((name, "--via") for name in question.via),
    ):
        if name not in world.places:
            raise QuestionError(
                f"unknown place '{name}'",
                where=where,
                why="places go by English slugs, such as 'mazar-i-sharif'",
                remedy=nearest(name.lower(), world.places),
            )
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
    question.supposed.check(world)
    if question.revoked is not None:
        world.state(question.revoked[0], "--revoke")
    _check_ends(world, question)


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
