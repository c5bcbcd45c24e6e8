"""What the checks share: the world, its names by kind, and where to note a fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from allies.errors import nearest
from allies.theatre.reading import Reading, path_of
from allies.track_record.occasions import load_occasions
from allies.world.world import World


class Context:
    """A world under check.

    Attributes:
        world: what has been read.
        reading: where it was read from, and where faults go.
    """

    def __init__(self, world: World, reading: Reading) -> None:
        self.world = world
        self.reading = reading

    def fault(
        self, key: str, within: tuple[str | int, ...], what: str, why: str = "", remedy: str = ""
    ) -> None:
        """Note a fault.

        Args:
            key: the entry, by kind and id, as in `World.origins`.
            within: the place inside the entry.
            what: what is wrong.
            why: the rule it breaks.
            remedy: what to do.
        """
        file, path = self.world.origins[key]
        self.reading.fault(file, (*path_of(path), *within), what, why, remedy)

    def note(
        self, key: str, within: tuple[str | int, ...], what: str, why: str = "", remedy: str = ""
    ) -> None:
        """Note what is worth a look without being wrong; as `fault`."""
        file, path = self.world.origins[key]
        self.reading.note(file, (*path_of(path), *within), what, why, remedy)

    def know(
        self,
        key: str,
        within: tuple[str | int, ...],
        name: str,
        kind: str,
        known: Collection[str] | None = None,
    ) -> bool:
        """Note a fault unless a name is known; return whether it is.

        Nobody is blamed for naming what may stand where nothing could be read.

        Args:
            key: the entry, as in `fault`.
            within: the place inside it.
            name: the name.
            kind: what it should be a name of.
            known: every such name, where it is not one of `names`.
        """
        known = self.names[kind] if known is None else known
        if name in known or name in self.reading.spoilt or not self.reading.is_whole:
            return True
        self.fault(key, within, f"unknown {kind} '{name}'", "", nearest(name, known))
        return False

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Every known name by kind; an actor is anybody who can act or speak."""
        world = self.world
        organs = frozenset(organ.id for body in world.bodies() for organ in body.organs)
        states, organisations = frozenset(world.states), frozenset(world.organisations)
        instruments = frozenset(world.instruments)
        holders = frozenset(world.holders) | frozenset(world.sources)
        actors = states | organisations | organs | holders
        acts = frozenset(act.id for act in world.acts) | frozenset(
            act.id
            for case in world.cases.values()
            for act in (*case.acts, *case.question.proposals)
        )
        return {
            "state": states,
            "organisation": organisations,
            "organ": organs,
            "instrument": instruments,
            "actor": actors,
            "addressee": actors,
            "host": states,
            "grantor": states,
            "mover": actors,
            "user": states,
            "holder": actors,
            "source": frozenset(world.sources),
            "contest": frozenset(world.contests),
            "version": frozenset(
                f"{contest.id}/{version.id}"
                for contest in world.contests.values()
                for version in contest.versions
            ),
            "force": frozenset(world.forces),
            "label": frozenset(
                label.label for force in world.forces.values() for label in force.labels
            ),
            "place": frozenset(world.places),
            "case": frozenset(world.cases),
            "coded occasion": frozenset(item.id for item in load_occasions().occasions),
            "provision": frozenset(world.provisions),
            "act": acts,
            "body or text": actors | instruments,
        }
