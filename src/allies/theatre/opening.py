"""Open a theatre: from the cache if its content is known, else by reading its files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from allies.errors import Fault, TheatreError
from allies.theatre.cache import load_cached, store_cached
from allies.theatre.files import TheatreFiles, find_theatre, read_files
from allies.world.record import Record

MOST_LETTERS = 600


def open_theatre(name: str) -> Record:
    """Return the checked record of a theatre.

    Args:
        name: the name of a shipped theatre, or a path to a folder.

    Raises:
        QuestionError: there is no such theatre.
        TheatreError: the theatre has faults; the error lists all of them.
    """
    return open_files(read_files(find_theatre(name)))


def open_files(files: TheatreFiles) -> Record:
    """Return the checked record of a theatre's files; errors as for `open_theatre`."""
    if files.faults:
        return read_checked(files)
    digest = files.digest
    record = load_cached(digest)
    if record is None:
        record = read_checked(files)
        store_cached(digest, record)
    return record


def open_folder(folder: Path) -> Record:
    """Return the checked record of a theatre's folder, without the cache."""
    return read_checked(read_files(folder))


def read_checked(files: TheatreFiles, notes: list[Fault] | None = None) -> Record:
    """Read and check a theatre.

    Args:
        files: its texts.
        notes: collects remarks that are not faults, if wanted.

    Raises:
        TheatreError: with every fault found.
    """
    # Slow to import, and not needed for a cached theatre.
    from allies.theatre.canonical import canonical
    from allies.theatre.checks import OF_ENTRIES, OF_THE_WHOLE, run_checks
    from allies.theatre.checks.context import Context
    from allies.theatre.reading import assemble, read_entries

    reading = read_entries(files)
    record = assemble(reading, partial=True)
    if record is not None:
        run_checks(Context(record, reading), OF_ENTRIES)
    if reading.is_partial:
        told = len(reading.faults)
        record = assemble(reading)
        del reading.faults[told:]  # entries listed twice were reported before
    if record is not None:
        run_checks(Context(record, reading), OF_THE_WHOLE, notes=notes is not None)
    if notes is not None:
        notes += _by_places(reading.notes)
    if record is None or reading.faults:
        raise TheatreError(_by_places(reading.faults))
    return canonical(record)


def _by_places(found: Iterable[Fault]) -> list[Fault]:
    return sorted(set(map(_bounded, found)), key=_by_place)


def _bounded(fault: Fault) -> Fault:
    """Return a fault cut to the length of a screen, however long the values in it are."""
    if max(len(fault.what), len(fault.why), len(fault.remedy)) <= MOST_LETTERS:
        return fault
    whole = fault.what, fault.where, fault.why, fault.remedy
    what, where, why, remedy = (
        text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]}..." for text in whole
    )
    return Fault(what, where, why, remedy)


def _by_place(fault: Fault) -> tuple[str, int, str]:
    file, _, line = fault.where.rpartition(":")
    return (file, int(line), fault.what) if line.isdigit() else (fault.where, 0, fault.what)
