"""All claims of the record with their origins, so that one can see how much rests on one voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from allies.errors import QuestionError, nearest
from allies.evidence.sources import Citation
from allies.world.chronicle import concerns, sentence
from allies.world.world import World


class ListedClaim(msgspec.Struct, frozen=True):
    """One claim in the list.

    Attributes:
        id: its name, as `allies claim` takes it.
        kind: `act` for something said, `version` for one side of a contest.
        says: it, in words.
        origins: the independent sources it comes from; one means that it rests on a single voice.
        repeated_by: sources that report it after another.
    """

    id: str
    kind: str
    says: str
    origins: Sequence[str]
    repeated_by: Sequence[str]


def list_claims(
    world: World, about: str = "", as_of: int | None = None, *, single: bool = False
) -> list[ListedClaim]:
    """Return what the sources say of things, each with its origins.

    Claims are the acts of kind `claimed` and the versions of the contests. One that no source
    published by the day supports is left out.

    Args:
        world: the record.
        about: only claims that name this state, body, contest or source, or rest on it.
        as_of: only what had surely been published by then.
        single: only claims with exactly one independent origin.

    Raises:
        QuestionError: the record knows nothing called `about`.
    """
    if about and about not in _names(world):
        raise QuestionError(
            f"nothing in the record is called '{about}'",
            where="--about",
            why="claims are found by the ids of what they name and of who makes them",
            remedy=nearest(about, _names(world)),
        )
    found = [item for item in _claims(world, about, as_of) if item.origins]
    return [item for item in found if not single or len(item.origins) == 1]


def _names(world: World) -> set[str]:
    names = set(world.states) | set(world.organisations) | set(world.instruments)
    names |= set(world.contests) | set(world.sources) | set(world.holders)
    return names | {organ.id for body in world.bodies() for organ in body.organs}


def _claims(world: World, about: str, as_of: int | None) -> Iterator[ListedClaim]:
    whole = world.with_acts(act for case in world.cases.values() for act in case.acts)
    log = whole.log if as_of is None else whole.log_as_of(as_of)
    for act in log.acts:
        if act.act == "claimed" and (not about or concerns(act, about) or _rests(act.cites, about)):
            yield _listed(world, act.id, "act", sentence(act, world), act.cites, as_of)
    for contest in world.contests.values():
        for version in contest.versions:
            named = {contest.id, *version.holders}
            if not about or about in named or _rests(version.cites, about):
                name = f"{contest.id}/{version.id}"
                yield _listed(world, name, "version", version.says, version.cites, as_of)


def _rests(cites: Sequence[Citation], source: str) -> bool:
    return any(source in (cite.source, cite.origin) for cite in cites)


def _listed(
    world: World, name: str, kind: str, says: str, cites: Sequence[Citation], as_of: int | None
) -> ListedClaim:
    public = world.evidence.published_cites(cites, as_of)
    origins = world.evidence.origins(public)
    repeated = dict.fromkeys(cite.source for cite in public if cite.source != cite.root)
    return ListedClaim(name, kind, says, origins, [who for who in repeated if who not in origins])
