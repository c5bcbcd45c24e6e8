"""Check a theatre in full: its faults, and its expectations that do not hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from allies.errors import Fault, TheatreError
from allies.theatre.faults import Places
from allies.theatre.files import TheatreFiles, read_files
from allies.theatre.opening import read_checked
from allies.theatre.reading import path_of
from allies.world.organisations import State
from allies.world.record import Record


@dataclass(frozen=True)
class Checked:
    """The result of checking a theatre.

    Attributes:
        files: the texts, as read.
        record: the record; None if the theatre has faults.
        faults: the faults.
        notes: remarks that are not faults.
    """

    files: TheatreFiles
    record: Record | None
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...] = ()

    def where(self, key: str, *within: str | int) -> str:
        """Return file and line of an entry, by kind and id as in `Record.origins`.

        Args:
            key: key of the entry.
            within: the place inside it.
        """
        if self.record is None:
            return ""
        file, path = self.record.origins[key]
        line = Places(self.files.texts).line(file, (*path_of(path), *within))
        return f"{self.files.shown(file)}:{line}"

    @property
    def folder(self) -> Path:
        """The theatre's folder."""
        return self.files.root

    def where_provision(self, name: str) -> str:
        """Return file and line of a provision, which is part of its organisation or state."""
        for body in self.record.bodies() if self.record else ():
            for at, provision in enumerate(body.provisions):
                if provision.id == name:
                    kind = "state" if isinstance(body, State) else "organisation"
                    return self.where(f"{kind}:{body.id}", "provisions", at)
        return ""


def check_theatre(folder: Path) -> Checked:
    """Read and check a theatre without the cache; return its faults instead of raising them."""
    return check_files(read_files(folder))


def check_files(files: TheatreFiles) -> Checked:
    """Check a theatre's texts; return its faults instead of raising them."""
    notes: list[Fault] = []
    try:
        record = read_checked(files, notes)
    except TheatreError as error:
        return Checked(files, None, error.faults, tuple(notes))
    return Checked(files, record, (), tuple(notes))
