"""Parts that several answers about votes contain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np

from allies.errors import Fault, QuestionError
from allies.logistics.arrivals import force_streams
from allies.questions import power as questions
from allies.values.streams import Block, Floats, Streams
from allies.votes.concentration import Concentration, Spread, concentration
from allies.votes.input_errors import WrittenError
from allies.votes.power import GamePower, VoterPower
from allies.world.organisations import Organisation
from allies.world.view import View

FORCE_DRAWS = 2_000
MeansReading: TypeAlias = tuple[str, str]
_INDICES = ("absolute", "normalised", "shapley", "prevent", "initiate")


def game_part(found: GamePower) -> questions.GamePower:
    """Return the voting power that a rule gives its voters."""
    return questions.GamePower(
        winning=found.winning,
        act=float(found.act),
        digits=found.digits,
        equal_votes=found.is_equal,
        voters=tuple(_voter(item, exact=found.digits is None) for item in found.voters),
    )


def _voter(item: VoterPower, *, exact: bool) -> questions.VoterPower:
    return questions.VoterPower(
        voter=item.voter,
        swings=item.swings,
        absolute=float(item.absolute),
        normalised=float(item.normalised),
        shapley=float(item.shapley),
        prevent=float(item.prevent),
        initiate=float(item.initiate),
        exact={name: str(getattr(item, name)) for name in _INDICES} if exact else {},
    )


def spread_part(found: Spread) -> questions.Spread:
    """Convert a figure with its range to its part of an answer."""
    return questions.Spread(value=found.value, low=found.low, high=found.high)


def concentration_part(found: Concentration | None) -> questions.Concentration | None:
    """Convert a concentration to its part of an answer; None if it is unknown."""
    if found is None:
        return None
    return questions.Concentration(
        shares={name: spread_part(share) for name, share in found.shares.items()},
        hhi=spread_part(found.hhi),
        effective_number=spread_part(found.effective),
        leader=found.leader,
        leader_over_second=spread_part(found.over_second) if found.over_second else None,
    )


def assigned_forces(view: View, organisation: Organisation, day: int) -> Concentration | None:
    """Return the concentration of an organisation's assigned forces among the states that own them.

    Args:
        view: the record.
        organisation: the organisation to which the forces are assigned.
        day: the day in question, as an ordinal.

    Returns:
        The concentration of the number of people; None (unknown) if no force is on record or the
        record does not cover the day.
    """
    if not view.covers(day) or view.on(day).dissolution(organisation.id) is not None:
        return None
    block, streams = Block(0, FORCE_DRAWS), Streams(0)
    labels = tuple(label for offered in organisation.means for label in offered.forces)
    best: dict[str, float] = {}
    drawn: dict[str, Floats] = {}
    for force in view.forces_there(day):
        if not force.carries(labels, day):
            continue
        middle = float(force.personnel.quantile(np.array([0.5]))[0])
        people = force.personnel.quantile(streams.uniform(force_streams(force)[2], block))
        best[force.owner] = best.get(force.owner, 0.0) + middle
        drawn[force.owner] = drawn.get(force.owner, np.zeros(FORCE_DRAWS)) + people
    return concentration(best, drawn) if best else None


def nobody_left() -> QuestionError:
    """Return the error for a question that leaves no member to vote."""
    return QuestionError(
        "no member is left to vote",
        field="without_states",
        why="a decision needs members",
        remedy="leave out fewer states",
    )


def written_faults(errors: Iterable[WrittenError], field: str) -> QuestionError:
    """Return the error for a question with a faulty text in a field.

    Args:
        errors: the faults, each with its place in the text.
        field: the field of the question.
    """
    return QuestionError.of(
        Fault(
            error.what,
            why=error.why,
            remedy=error.remedy,
            field=".".join((field, *map(str, error.path))),
        )
        for error in errors
    )
