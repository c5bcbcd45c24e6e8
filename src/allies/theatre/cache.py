"""A cache of theatres that were read, keyed by a digest of their content and of this program.

A cache file is the checked record as JSON with its own digest, decoded into the same classes. If a
file is doubtful in any way, the theatre is read again. The cache can be deleted at any time, and is
not used if it cannot be written.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from allies.files import cache_folder, keep, kept, stamp_of_process
from allies.world.record import Record

MOST_THEATRES = 10  # every change of a theatre, or of this program, makes another file
MOST_BYTES = 100_000_000


def _cached_file(digest: str) -> Path | None:
    folder = cache_folder()
    return folder / "theatres" / f"{digest}-{stamp_of_process()}" if folder else None


def load_cached(digest: str) -> Record | None:
    """Return the cached record of a theatre's content, if there is an intact one."""
    file = _cached_file(digest)
    content = kept(file, MOST_BYTES) if file else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=Record)
    except (msgspec.MsgspecError, RecursionError):
        return None


def store_cached(digest: str, record: Record) -> None:
    """Cache the record of a theatre's content; do nothing if it cannot be written."""
    file = _cached_file(digest)
    if file:
        keep(file, msgspec.json.encode(record), MOST_THEATRES)
