"""A cache of read theatres, keyed by a digest of their content and of this program's schema.

What is kept is the checked world as JSON, decoded against the same classes; a file that does not
decode is ignored. The cache can be deleted at any time, and is not used where it cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from allies.files import PRIVATE, write_whole
from allies.world.world import World

MOST_THEATRES = 10  # every change of a theatre, and of this program, makes another file
_SCHEMA_FOLDERS = ("evidence", "theatre", "values", "world", "law", "politics")


def cache_folder() -> Path:
    """Return where results are kept; `ALLIES_CACHE` overrides the platform's place."""
    chosen = os.environ.get("ALLIES_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "allies" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "allies"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allies"


def program_stamp(folders: Iterable[str]) -> str:
    """Return a stamp of this program's own files, so that changed code never meets old results.

    Args:
        folders: folders of the package, in the order they are stamped.
    """
    package = Path(__file__).resolve().parent.parent
    stamp = hashlib.blake2b(digest_size=8)
    for folder in folders:
        with os.scandir(package / folder) as found:
            for item in sorted(found, key=lambda entry: entry.name):
                if item.is_file():
                    about = item.stat()
                    stamp.update(f"{item.name}{about.st_mtime_ns}{about.st_size}".encode())
    return stamp.hexdigest()


def keep(target: Path, content: bytes, most: int) -> None:
    """Keep a file in the cache, where nobody else can read it; silently not, where that fails.

    Args:
        target: the file, in a folder that holds nothing but files of its sort.
        content: all it is to hold.
        most: how many files the folder may hold; the oldest give way.
    """
    with contextlib.suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(target, content, PRIVATE)
        kept = sorted(target.parent.iterdir(), key=lambda item: item.stat().st_mtime_ns)
        for old in kept[:-most]:
            old.unlink(missing_ok=True)


def _cached_file(digest: str) -> Path:
    return cache_folder() / "theatres" / f"{digest}-{program_stamp(_SCHEMA_FOLDERS)}.json"


def load_cached(digest: str) -> World | None:
    """Return the world kept for a theatre's content, if there is one that decodes."""
    try:
        return msgspec.json.decode(_cached_file(digest).read_bytes(), type=World)
    except (OSError, msgspec.MsgspecError):
        return None


def store_cached(digest: str, world: World) -> None:
    """Keep a world for a theatre's content; silently not, where there is nowhere to keep it."""
    keep(_cached_file(digest), msgspec.json.encode(world), MOST_THEATRES)
