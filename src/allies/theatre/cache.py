"""A cache of read theatres, keyed by a digest of their content and of this program.

What is kept is the checked record as JSON with a digest of its own, decoded against the same
classes. Any doubt about a file means that the theatre is read again. The cache can be deleted at
any time, and is not used where it cannot be written.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from allies.files import cache_folder, keep, kept, program_stamp
from allies.world.record import Record

MOST_THEATRES = 10  # every change of a theatre, and of this program, makes another file
MOST_BYTES = 100_000_000


def _cached_file(digest: str) -> Path | None:
    folder = cache_folder()
    return folder / "theatres" / f"{digest}-{program_stamp()}" if folder else None


def load_cached(digest: str) -> Record | None:
    """Return the record kept for a theatre's content, if there is one that is whole."""
    file = _cached_file(digest)
    content = kept(file, MOST_BYTES) if file else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Record)
    except (msgspec.MsgspecError, RecursionError):
        return None


def store_cached(digest: str, record: Record) -> None:
    """Keep a record for a theatre's content; do nothing where there is nowhere to keep it."""
    file = _cached_file(digest)
    if file:
        keep(file, msgspec.json.encode(record), MOST_THEATRES)
