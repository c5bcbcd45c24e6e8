"""Origins: on how many independent words each statement of the record rests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from allies.world.acts import Act
from allies.world.log import publication
from allies.world.sentences import sentence
from allies.world.world import World


class Sourced(msgspec.Struct, frozen=True):
    """A statement of the record and whose word it rests on.

    Attributes:
        id: as `allies claim` knows it.
        kind: `act`, `version`, `provision`, `instrument` or `force`.
        says: the statement, in words.
        origins: ids of the independent origins; none where it is a judgement.
        reported_by: sources that take it from the origin.
    """

    id: str
    kind: str
    says: str
    origins: Sequence[str]
    reported_by: Sequence[str]


class Shares(msgspec.Struct, frozen=True):
    """How many statements rest on what.

    Attributes:
        whole: all of them.
        judged: on the coder's judgement alone.
        single: on one origin.
        single_document: on one origin whose text is held.
    """

    whole: int
    judged: int
    single: int
    single_document: int


def sourced(world: World, as_of: int | None = None) -> list[Sourced]:
    """Return every statement of the record that can be looked up as a claim.

    Args:
        world: the record.
        as_of: only what had surely been published by then, and only the origins of before.
    """
    evidence = world.evidence
    found = []
    for name, kind, says, entry in _statements(world):
        if isinstance(entry, Act) and as_of is not None and publication(entry, evidence)[1] > as_of:
            continue
        public = evidence.published_cites(entry.cites, as_of)
        if entry.cites and not public:
            continue
        origins = evidence.origins(public)
        reported = dict.fromkeys(cite.source for cite in public if cite.source != cite.root)
        found.append(Sourced(name, kind, says, origins, list(reported)))
    return found


def _statements(world: World) -> Iterator[tuple[str, str, str, Any]]:
    # What a case supposes nobody has stated.
    happened = (case for case in world.cases.values() if not case.hypothetical)
    for act in (*world.acts, *(act for case in happened for act in case.acts)):
        yield act.id, "act", sentence(act, world), act
    for contest in world.contests.values():
        for version in contest.versions:
            yield f"{contest.id}/{version.id}", "version", version.says, version
    for provision in world.provisions.values():
        yield provision.id, "provision", provision.says, provision
    for instrument in world.instruments.values():
        yield instrument.id, "instrument", instrument.title, instrument
    for force in world.forces.values():
        yield force.id, "force", force.name, force


def shares(world: World, statements: Sequence[Sourced]) -> Shares:
    """Return how many statements rest on judgement, on one origin, and on one held document."""
    single = [item.origins[0] for item in statements if len(item.origins) == 1]
    return Shares(
        len(statements),
        sum(not item.origins for item in statements),
        len(single),
        sum(world.sources[name].held for name in single),
    )


def by_origin(statements: Sequence[Sourced]) -> list[tuple[str, list[Sourced]]]:
    """Return the statements that rest on a single origin, by origin; the most carried first."""
    single = [item for item in statements if len(item.origins) == 1]
    counts = Counter(item.origins[0] for item in single)
    return [
        (origin, [item for item in single if item.origins[0] == origin])
        for origin, _ in counts.most_common()
    ]
