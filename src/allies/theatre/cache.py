"""A cache of read theatres, keyed by a digest of their content and of this program's schema.

What is kept is the checked world as JSON, decoded against the same classes; a file that does not
decode is ignored. The cache can be deleted at any time, and is not used where it cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path

import msgspec

from allies.world.world import World

_SCHEMA_FOLDERS = ("evidence", "theatre", "values", "world", "law", "politics")


def cache_folder() -> Path:
    """Return where read theatres are kept; `ALLIES_CACHE` overrides the platform's place."""
    chosen = os.environ.get("ALLIES_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "allies" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "allies"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "allies"


def _schema_stamp() -> str:
    """Return a stamp of this program's own files, so that changed code never meets old worlds."""
    package = Path(__file__).resolve().parent.parent
    stamp = hashlib.blake2b(digest_size=8)
    for folder in _SCHEMA_FOLDERS:
        with os.scandir(package / folder) as found:
            for item in sorted(found, key=lambda entry: entry.name):
                if item.name.endswith(".py"):
                    about = item.stat()
                    stamp.update(f"{item.name}{about.st_mtime_ns}{about.st_size}".encode())
    return stamp.hexdigest()


def _cached_file(digest: str) -> Path:
    return cache_folder() / f"{digest}-{_schema_stamp()}.json"


def load_cached(digest: str) -> World | None:
    """Return the world kept for a theatre's content, if there is one that decodes."""
    try:
        return msgspec.json.decode(_cached_file(digest).read_bytes(), type=World)
    except (OSError, msgspec.MsgspecError):
        return None


def store_cached(digest: str, world: World) -> None:
    """Keep a world for a theatre's content; silently not, where there is nowhere to keep it."""
    with contextlib.suppress(OSError):
        target = _cached_file(digest)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".partial")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(msgspec.json.encode(world))
            Path(name).replace(target)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
