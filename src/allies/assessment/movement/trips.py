"""A trip: what is asked of a journey, and the checks that it does not contradict itself."""

from __future__ import annotations

import msgspec

from allies.assessment.movement.crossings import Supposed
from allies.errors import QuestionError, field
from allies.logistics.units import Unit
from allies.world.acts import Cargo
from allies.world.forces import LinkMode
from allies.world.view import View


class Trip(msgspec.Struct, frozen=True, kw_only=True):
    """A question about a journey.

    Attributes:
        start: the place to leave.
        end: the place to reach.
        mover: the state, or organisation, that moves.
        cargo: the cargo.
        modes: the modes that may be used.
        day: the day in question, as an ordinal.
        supposed: the suppositions about states; they replace answers on record.
        via: the places to pass, in order.
        revoked: a state that withdraws its consent during the journey, and after how many days.
        vehicles: the number of vehicles that set out together, or over all of `over_days`.
        over_days: the number of days over which they set out evenly; 0 if they set out together.
        deadline_days: the limit, in days; slower ways do not count.
        unit: the unit that moves; None for vehicles or one aircraft.
    """

    start: str
    end: str
    mover: str
    cargo: Cargo
    modes: frozenset[LinkMode]
    day: int
    supposed: Supposed = Supposed()
    via: tuple[str, ...] = ()
    revoked: tuple[str, float] | None = None
    vehicles: int = 1
    over_days: float = 0.0
    deadline_days: float = float("inf")
    unit: Unit | None = None


def check_trip(view: View, question: Trip) -> None:
    """Check that a trip does not contradict itself.

    Raises:
        QuestionError: it does.
    """
    if question.start == question.end:
        raise QuestionError(
            f"'{question.end}' is also the start",
            field="end",
            why="a way leads from one place to another",
            remedy="name two places",
        )
    for name in {question.start, question.end} & set(question.via):
        raise QuestionError(
            f"'{name}' is already the start or the end of the way",
            field="via",
            remedy="name a place between the two, or leave it out",
        )
    question.supposed.check()
    _check_ends(view, question)


def _check_ends(view: View, question: Trip) -> None:
    question.supposed.check_end(view, question.start, "origin")
    question.supposed.check_end(view, question.end, "destination")
    if question.mover in question.supposed.denied:
        raise QuestionError(
            f"{question.mover} is the mover and cannot refuse passage to itself",
            field="deny",
            remedy=f"leave {question.mover} out of {field('deny')}, or name another"
            f" {field('mover')}",
        )
    start = view.places[question.start]
    if question.cargo != "troops" or start.state == question.mover:
        return
    homes = {
        force.home
        for force in view.forces.values()
        if force.owner == question.mover and force.stands(question.day)
    }
    at_start = [name for name in homes if view.places[name].state == start.state]
    if question.mover in view.states and not at_start:
        elsewhere = sorted(homes)
        raise QuestionError(
            f"{question.mover} has no force at {question.start}",
            field="mover",
            why=f"the record knows none of its forces in {start.state}",
            remedy=f"start from {', '.join(elsewhere)}, or name another {field('cargo')}"
            if elsewhere
            else f"name another {field('mover')} or {field('cargo')}",
        )
