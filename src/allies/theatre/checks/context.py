"""The context of the checks: the record, its names by kind, and the list of faults."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType

from allies.errors import MOST_TOLD, nearest
from allies.theatre.reading import Reading, path_of
from allies.track_record.occasions import load_occasions
from allies.world.record import Record
from allies.world.vocabulary import KINDS

# Where a name of each kind is declared, for a theatre that has none yet.
_DECLARED_IN: Mapping[str, str] = MappingProxyType(
    {
        "case": "cases/",
        "contest": "contests.yaml",
        "force": "forces/",
        "instrument": "organisations/, below 'instruments:'",
        "invitation": "general_law.yaml",
        "label": "forces/, below 'labels:' of a force",
        "organ": "organisations/, below 'organs:'",
        "organisation": "organisations/",
        "place": "network/places.csv",
        "provision": "organisations/, below 'provisions:'",
        "reading": "organisations/, below 'readings:'",
        "source": "sources.yaml",
        "state": "states/",
        "version": "contests.yaml, below 'versions:' of a contest",
    }
)


class Context:
    """A record under check.

    Attributes:
        record: the record.
        reading: the files it was read from; it collects the faults.
    """

    def __init__(self, record: Record, reading: Reading) -> None:
        self.record = record
        self.reading = reading

    def fault(
        self, key: str, within: tuple[str | int, ...], what: str, why: str = "", remedy: str = ""
    ) -> None:
        """Add a fault.

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
        """Add a remark that is not a fault; arguments as for `fault`."""
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
        """Add a fault if a name is unknown; return whether it is known.

        There is no fault if the name may be in a part that could not be read.

        Args:
            key: the entry, as in `fault`.
            within: the place inside it.
            name: the name.
            kind: the kind of entry it should name.
            known: all such names, if they are not in `names`.
        """
        known = self.names[kind] if known is None else known
        if name in known or name in self.reading.faulty or not self.reading.is_whole:
            return True
        remedy = self.nearest(name, known)
        if not known and kind in _DECLARED_IN:
            remedy = f"declare it first, in {_DECLARED_IN[kind]}"
        self.fault(key, within, f"unknown {kind} '{name}'", "", remedy)
        return False

    def nearest(
        self, name: str, known: Collection[str], meaning: Mapping[str, str] | None = None
    ) -> str:
        """Return a remedy for an unknown name; names are compared only while faults are shown.

        Args:
            name: the unknown name.
            known: the known names.
            meaning: known names by their common synonyms.
        """
        if len(self.reading.faults) >= MOST_TOLD:
            return "correct the name, or declare it"
        return nearest(name, known, meaning)

    def order(self, key: str) -> tuple[str, list[tuple[str, int]]]:
        """Return the position of an entry among all: its file, and its steps within the file.

        Args:
            key: the entry, as in `fault`.
        """
        file, path = self.record.origins[key]
        return file, [("", step) if isinstance(step, int) else (step, 0) for step in path_of(path)]

    def line(self, key: str) -> int:
        """Return the line of an entry in its file; the file is read again for it.

        Args:
            key: the entry, as in `fault`.
        """
        file, path = self.record.origins[key]
        return self.reading.places.line(file, path_of(path))

    @cached_property
    def owners(self) -> Mapping[str, str]:
        """The state or organisation of each organ."""
        return {organ.id: body.id for body in self.record.bodies() for organ in body.organs}

    @cached_property
    def ever_members(self) -> Mapping[str, tuple[str, ...]]:
        """The states that become members of each organisation on any day, by its id."""
        found: dict[str, dict[str, None]] = {}
        cases = self.record.cases.values()
        for act in (*self.record.acts, *(act for case in cases for act in case.acts)):
            kind = KINDS.get(act.act)
            if kind and any(
                (item.register, item.word) == ("membership", "member") for item in kind.sets
            ):
                found.setdefault(act.of, {})[act.affected] = None
        return {name: tuple(states) for name, states in found.items()}

    def _labels(self) -> frozenset[str]:
        """Return the labels of all forces, those that levers bring included."""
        supposed = (force for lever in self.record.levers.values() for force in lever.forces)
        forces = (*self.record.forces.values(), *supposed)
        return frozenset(label.label for force in forces for label in force.labels)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """Every known name by kind; an actor is anything that can act or speak."""
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
        provisions = frozenset(record.provisions)
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
            "invitation": frozenset(record.invitations),
            "version": versions,
            "reading": readings,
            "force": frozenset(record.forces),
            "label": self._labels(),
            "place": frozenset(record.places),
            "case": cases,
            "coded occasion": frozenset(record.occasions)
            | frozenset(item.id for item in load_occasions().occasions),
            "provision": provisions,
            "act": acts,
            "body or text": actors | instruments,
            "entry": cases | contests | versions | acts | actors | instruments | provisions,
        }
