"""Opening a theatre: from the cache where its content is known, else by reading it whole."""

from __future__ import annotations

from pathlib import Path

from allies.errors import Fault, TheatreError
from allies.theatre.cache import load_cached, store_cached
from allies.theatre.files import TheatreFiles, find_theatre, read_files
from allies.world.world import World

MOST_LETTERS = 600


def open_theatre(name: str) -> World:
    """Return the world of a theatre, checked.

    Args:
        name: the name of a shipped theatre, or a path to a folder.

    Raises:
        QuestionError: there is no such theatre.
        TheatreError: the theatre has faults; the error lists all of them.
    """
    return open_files(read_files(find_theatre(name)))


def open_files(files: TheatreFiles) -> World:
    """Return the world of a theatre's files, checked; as `open_theatre`."""
    if files.faults:
        return read_checked(files)
    digest = files.digest
    world = load_cached(digest)
    if world is None:
        world = read_checked(files)
        store_cached(digest, world)
    return world


def open_folder(folder: Path) -> World:
    """Return the world of a theatre's folder, checked, without the cache."""
    return read_checked(read_files(folder))


def read_checked(files: TheatreFiles, notes: list[Fault] | None = None) -> World:
    """Read and check a theatre.

    Args:
        files: its texts.
        notes: where to put what is worth a look without being wrong, if wanted.

    Raises:
        TheatreError: with every fault found.
    """
    # Heavy, and not needed for a theatre that has been read before.
    from allies.theatre.checks import run_checks
    from allies.theatre.checks.context import Context
    from allies.theatre.reading import assemble, read_entries

    reading = read_entries(files)
    world = assemble(reading)
    if world is not None:
        run_checks(Context(world, reading), notes=notes is not None)
    if notes is not None:
        notes += sorted(set(reading.notes), key=_by_place)
    if world is None or reading.faults:
        raise TheatreError(sorted(set(map(_bounded, reading.faults)), key=_by_place))
    return world


def _bounded(fault: Fault) -> Fault:
    """Return a fault that no value of the theatre, however long, can make longer than a screen."""
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
