"""Standing: what a state is to an organisation on a day, in every version of the record.

Status is a vector: whether the state is party to the founding treaty, its membership, its
participation, and the instruments that bind it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from allies.evidence.accounts import BEST_EVIDENCE
from allies.evidence.sources import Citation
from allies.values.ternary import NO, UNKNOWN, YES, Answer, word
from allies.world.acts import Act
from allies.world.organisations import Organisation
from allies.world.registers import ACCEPTING
from allies.world.snapshot import Snapshot
from allies.world.world import World
from allies.world.worlds import CONTEST, Axis, every_combination


class Status(msgspec.Struct, frozen=True):
    """What a state is to an organisation.

    Attributes:
        treaty_party: whether the founding treaty is in force for it.
        membership: the word of the register of that name.
        participation: likewise.
        bound_by: instruments of the organisation in force and accepted by it.
    """

    treaty_party: Answer
    membership: str
    participation: str
    bound_by: tuple[str, ...]


class StandingVersion(msgspec.Struct, frozen=True):
    """What a state was, as some hold it.

    Attributes:
        name: the version, as `contest/version`.
        says: the version in words.
        status: what the state is in it.
        holders: who holds it, as far as had been published.
        perhaps: holders of whom it is uncertain whether they had spoken by then.
        cites: where.
    """

    name: str
    says: str
    status: Status
    holders: tuple[str, ...]
    perhaps: tuple[str, ...]
    cites: tuple[Citation, ...]


class Standing(msgspec.Struct, frozen=True):
    """What a state is to an organisation on a day, and who disagrees.

    Attributes:
        state: its code.
        status: what it is, in the account asked for.
        since: the act that made it so; None where nothing did.
        versions: what it is in each version, where that is contested.
        silent: contests it rests on of which the account says nothing, so that the best evidence
            stands in.
        cites: where the act is recorded.
    """

    state: str
    status: Status
    since: Act | None
    versions: tuple[StandingVersion, ...]
    silent: tuple[str, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether the versions differ."""
        return len({version.status for version in self.versions}) > 1

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Where the act behind the status is recorded."""
        return self.since.cites if self.since else ()


def standings(
    world: World,
    organisation: Organisation,
    day: int,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> list[Standing]:
    """Return what every state that ever stood near an organisation was to it, by their names.

    Args:
        world: the record.
        organisation: which.
        day: the day in question.
        as_of: only what had surely been published by then.
        account: whose choice of versions.
    """
    snapshot = world.on(day, as_of, account=account)
    states = {cell[1] for cell in snapshot.log.cells("membership") if cell[2] == organisation.id}
    found = (
        _standing(world, snapshot, organisation, state) for state in sorted(states, key=world.name)
    )
    return [item for item in found if _is_near(item)]


def _is_near(item: Standing) -> bool:
    """Whether a state was anything to the organisation, in any version, or may have been."""
    statuses = (item.status, *(version.status for version in item.versions))
    return any(status.membership != "none" for status in statuses)


def _standing(world: World, snapshot: Snapshot, organisation: Organisation, state: str) -> Standing:
    status = status_of(snapshot, organisation, state)
    membership = snapshot.register("membership", state, organisation.id)
    participation = snapshot.register("participation", state, organisation.id)
    acts = [codes.act() for codes in (membership, participation)]
    known = [act for act in acts if act is not None]
    since = max(known, key=lambda act: act.on.first) if known else None
    if since is not None:
        published = world.evidence.published_cites(since.cites, snapshot.log.as_of)
        since = msgspec.structs.replace(since, cites=published)
    contests = [
        axis
        for axis in snapshot.axes([membership.cell, participation.cell])
        if axis.kind == CONTEST
    ]
    versions = tuple(
        version
        for axis in contests
        for version in _versions(world, snapshot, organisation, state, axis)
    )
    silent = snapshot.worlds.account.silent
    return Standing(
        state, status, since, versions, tuple(a.subject for a in contests if a.subject in silent)
    )


def statuses(
    world: World, day: int, as_of: int | None = None, account: str = BEST_EVIDENCE
) -> dict[tuple[str, str], Status]:
    """Return what every state that ever stood near an organisation was to it on a day.

    Returns:
        the status by code of the state and id of the organisation.
    """
    snapshot = world.on(day, as_of, account=account)
    return {
        (cell[1], cell[2]): status_of(snapshot, world.organisations[cell[2]], cell[1])
        for cell in snapshot.log.cells("membership")
        if cell[2] in world.organisations
    }


def status_of(snapshot: Snapshot, organisation: Organisation, state: str, row: int = 0) -> Status:
    """Return what a state is to an organisation in one world of a snapshot."""
    bound = tuple(
        instrument.id
        for instrument in organisation.instruments
        if _binds(snapshot, state, instrument.id, row) == YES
    )
    founding = organisation.founding
    party = _binds(snapshot, state, founding.id, row) if founding else UNKNOWN
    return Status(
        word(party),
        snapshot.register("membership", state, organisation.id).word(row),
        snapshot.register("participation", state, organisation.id).word(row),
        bound,
    )


def _binds(snapshot: Snapshot, state: str, instrument: str, row: int) -> int:
    """Whether an instrument is in force and accepted by a state, in one world."""
    in_force = snapshot.register("instrument", instrument)
    accepted = snapshot.register("party", state, instrument)
    values = [
        int(codes.is_any(*words)[row]) * YES if codes.known[row] else UNKNOWN
        for codes, words in ((in_force, ("in_force",)), (accepted, ACCEPTING))
    ]
    return min(values, default=NO)


def _versions(
    world: World, snapshot: Snapshot, organisation: Organisation, state: str, axis: Axis
) -> Iterable[StandingVersion]:
    contest = world.contests[axis.subject]
    worlds = every_combination(snapshot.worlds.account, [axis])
    apart = world.on(snapshot.day, snapshot.log.as_of, worlds)
    for row, name in enumerate(axis.options):
        version = contest.version(name)
        holders, perhaps = world.evidence.spoken(version, snapshot.log.as_of)
        yield StandingVersion(
            f"{contest.id}/{name}",
            version.says,
            status_of(apart, organisation, state, row),
            holders,
            perhaps,
            world.evidence.published_cites(version.cites, snapshot.log.as_of),
        )
