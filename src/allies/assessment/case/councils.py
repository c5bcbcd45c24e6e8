"""Councils: which organ decides on a means, and who sits in it, over readings and worlds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.setting import DrawnWorlds
from allies.law.finding import NO_RULE
from allies.law.judgement import Judgement
from allies.politics.positions import Position
from allies.questions.parts import Council
from allies.votes.decisions import ABSENT, Votes
from allies.world.organisations import Organisation
from allies.world.seats import bench, is_elected, voters
from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import Token, token_of

NO_ORGAN = -1


class Councils(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """The organs that may decide on a means.

    Attributes:
        organs: their ids; none if members decide for themselves.
        organ_at: which of them decides, by reading and world; `NO_ORGAN` if it is not settled.
        members: the members that would decide, in the order of the votes.
        held: whether each member has a seat, by member and world, for organs with elected members.
        known: whether it is known who sits in such an organ, by world.
        guests: which of the members are no members, but would contribute; they vote in no organ.
    """

    organs: tuple[str, ...]
    organ_at: NDArray[np.int16]
    members: tuple[str, ...]
    held: Mapping[str, NDArray[np.bool_]]
    known: Mapping[str, NDArray[np.bool_]]
    guests: tuple[bool, ...]

    @cached_property
    def token(self) -> Token:
        """The token of who sits, for the cache of decisions."""
        parts = [Token(f"seats{self.guests}")]
        for organ in self.held:
            parts += [Token(organ), token_of(self.held[organ], self.known[organ])]
        return Token.joined(parts)

    def of_lone_states(self) -> Councils:
        """Return the same where each state decides for itself: who is no member decides too."""
        return msgspec.structs.replace(self, guests=(False,) * len(self.guests))

    def ballot(self, organ: str, votes: Votes, drawn: DrawnWorlds) -> Votes:
        """Return the votes in an organ: who has no seat in it has no vote.

        Args:
            organ: the organ; empty if members decide for themselves.
            votes: votes by member and draw.
            drawn: the world of every draw.
        """
        if any(self.guests):
            votes = np.where(np.array(self.guests)[:, np.newaxis], np.int8(ABSENT), votes)
        if organ not in self.held:
            return votes
        return np.where(drawn.spread(self.held[organ]), votes, np.int8(ABSENT))

    def who_sits_is_known(self, organ: str, drawn: DrawnWorlds) -> NDArray[np.bool_]:
        """Return whether it is known who sits in an organ, by draw."""
        if organ not in self.known:
            return np.ones(len(drawn.of_draw), dtype=np.bool_)
        return drawn.spread(self.known[organ])

    def organ_of(self, reading: int, world: int = 0) -> str:
        """Return the organ that decides under a reading in one world; empty if none does."""
        row = self.organ_at[reading]
        at = int(row[world if len(row) > 1 else 0])
        return "" if at == NO_ORGAN else self.organs[at]


def councils(
    snapshot: Snapshot,
    organisation: Organisation,
    organs: tuple[str, ...],
    organ_at: NDArray[np.int16],
    members: Sequence[Position],
    states: Sequence[str],
) -> Councils:
    """Return who decides on a means.

    Args:
        snapshot: the registers of the day, over worlds.
        organisation: who would act.
        organs: the organs that may decide.
        organ_at: which of them decides, by reading and world; see `organs_deciding`.
        members: those that would decide or contribute, in the order of the votes.
        states: every state of the theatre.
    """
    # Seats are read for every state, so that one reading shows every dependence.
    benches = {
        organ: bench(snapshot, states, organ) for organ in organs if is_elected(organisation, organ)
    }
    rows = [list(states).index(item.member) for item in members]
    return Councils(
        organs=organs,
        organ_at=organ_at,
        members=tuple(item.member for item in members),
        held={organ: seats.held[rows] for organ, seats in benches.items()},
        known={organ: seats.known for organ, seats in benches.items()},
        guests=tuple(item.is_guest for item in members),
    )


def organs_deciding(
    judgement: Judgement, organs: Sequence[str], rule_at: NDArray[np.int16]
) -> NDArray[np.int16]:
    """Return which organ decides, by reading and world: a single one always does.

    Args:
        judgement: what the law says of the means.
        organs: the organs that may decide.
        rule_at: by reading and world, the provision that sets how it is decided.
    """
    if len(organs) == 1:
        return np.zeros_like(rule_at)
    found = np.full_like(rule_at, NO_ORGAN)
    for at in set(rule_at.ravel().tolist()) - {NO_RULE} if organs else ():
        decision = judgement.provisions[at].decision
        if decision is not None:
            found[rule_at == at] = organs.index(decision.organ)
    return found


def council_parts(
    view: View,
    snapshot: Snapshot,
    organisation: Organisation,
    organ_by_reading: Mapping[str, str],
) -> tuple[Council, ...]:
    """Return the organs that decide in the reference world, with the states that vote in them.

    Args:
        view: the record.
        snapshot: the registers of the day.
        organisation: the organisation.
        organ_by_reading: the organ that decides, by reading; empty if none is settled.
    """
    found: dict[str, list[str]] = {}
    for reading, organ in organ_by_reading.items():
        if organ:
            found.setdefault(organ, []).append(reading)
    return tuple(
        council_part(view, snapshot, organisation, organ, readings)
        for organ, readings in found.items()
    )


def council_part(
    view: View,
    snapshot: Snapshot,
    organisation: Organisation,
    organ: str,
    readings: Sequence[str] = (),
) -> Council:
    """Return an organ with the states that vote in it, in the reference world."""
    found = voters(snapshot, organisation, view.states, organ)
    return Council(
        organ=organ,
        elected=is_elected(organisation, organ),
        readings=tuple(readings),
        voting=found.voting,
        uncertain=found.uncertain,
    )
