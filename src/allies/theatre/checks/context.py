"""What the checks share: the world, its names by kind, and where to note a fault."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property

from allies.errors import MOST_TOLD, nearest
from allies.theatre.reading import Reading, path_of
from allies.track_record.occasions import load_occasions
from allies.world.record import Record
from allies.world.vocabulary import KINDS


class Context:
    """A world under check.

    Attributes:
        record: what has been read.
        reading: where it was read from, and where faults go.
    """

    def __init__(self, record: Record, reading: Reading) -> None:
        self.record = record
        self.reading = reading

    def fault(
        self, key: str, within: tuple[str | int, ...], what: str, why: str = "", remedy: str = ""
    ) -> None:
        """Note a fault.

        Args:
            key: the entry, by kind and id, as in `Record.origins`.
            within: the place inside the entry.
            what: what is wrong.
            why: the rule it breaks.
            remedy: what to do.
        """
        file, path = self.record.origins[key]
        self.reading.fault(file, (*path_of(path), *within), what, why, remedy)

    def note(
        self, key: str, within: tuple[str | int, ...], what: str, why: str = "", remedy: str = ""
    ) -> None:
        """Note what is worth a look without being wrong; as `fault`."""
        file, path = self.record.origins[key]
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
        if name in known or name in self.reading.faulty or not self.reading.is_whole:
            return True
        self.fault(key, within, f"unknown {kind} '{name}'", "", self.nearest(name, known))
        return False

    def nearest(
        self, name: str, known: Collection[str], meaning: Mapping[str, str] | None = None
    ) -> str:
        """Return a remedy for an unknown name; names are compared as long as faults are shown.

        Args:
            name: the unknown name.
            known: the known ones.
            meaning: known names by words of the same meaning that people write instead.
        """
        if len(self.reading.faults) >= MOST_TOLD:
            return "correct the name, or declare it"
        return nearest(name, known, meaning)

    def order(self, key: str) -> tuple[str, list[tuple[str, int]]]:
        """Return where an entry comes among all: by file, and by its steps within that.

        Args:
            key: the entry, as in `fault`.
        """
        file, path = self.record.origins[key]
        return file, [("", step) if isinstance(step, int) else (step, 0) for step in path_of(path)]

    def line(self, key: str) -> int:
        """Return the line of an entry in its file, which is read for it.

        Args:
            key: the entry, as in `fault`.
        """
        file, path = self.record.origins[key]
        return self.reading.places.line(file, path_of(path))

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The state or organisation to which each organ belongs."""
        return {organ.id: body.id for body in self.record.bodies() for organ in body.organs}

    @cached_property
    def ever_members(self) -> Mapping[str, tuple[str, ...]]:
        """The states that become members of each organisation, on whatever day, by its id."""
        found: dict[str, dict[str, None]] = {}
        cases = self.record.cases.values()
        for act in (*self.record.acts, *(act for case in cases for act in case.acts)):
            kind = KINDS.get(act.act)
            if kind and any(
                (item.register, item.word) == ("membership", "member") for item in kind.sets
            ):
                found.setdefault(act.of, {})[act.affected] = None
        return {name: tuple(states) for name, states in found.items()}

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Every known name by kind; an actor is anybody who can act or speak."""
        record = self.record
        organs = frozenset(organ.id for body in record.bodies() for organ in body.organs)
        states, organisations = frozenset(record.states), frozenset(record.organisations)
        instruments = frozenset(record.instruments)
        holders = frozenset(record.holders) | frozenset(record.sources)
        groups = frozenset(record.groups)
        actors = states | organisations | organs | holders | groups
        acts = frozenset(act.id for act in record.acts) | frozenset(
            act.id
            for case in record.cases.values()
            for act in (*case.acts, *case.question.proposals)
        )
        cases, contests = frozenset(record.cases), frozenset(record.contests)
        versions = frozenset(
            f"{contest.id}/{version.id}"
            for contest in record.contests.values()
            for version in contest.versions
        )
        readings = frozenset(
            reading.id for body in record.organisations.values() for reading in body.readings
        )
        return {
            "state": states,
            "organisation": organisations,
            "body": states | organisations | organs,
            "organ": organs,
            "instrument": instruments,
            "actor": actors,
            "addressee": actors,
            "host": states,
            "grantor": states,
            "mover": actors,
            "user": states,
            "holder": actors,
            "state or armed group": states | groups,
            "source": frozenset(record.sources),
            "contest": contests,
            "version": versions,
            "reading": readings,
            "force": frozenset(record.forces),
            "label": frozenset(
                label.label for force in record.forces.values() for label in force.labels
            ),
            "place": frozenset(record.places),
            "case": cases,
            "coded occasion": frozenset(item.id for item in load_occasions().occasions),
            "provision": frozenset(record.provisions),
            "act": acts,
            "body or text": actors | instruments,
            "entry": cases | contests | versions | acts | actors | instruments,
        }
