"""Files: read to a bound, written whole or not at all, and the place where results are kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

PRIVATE, ORDINARY = 0o600, 0o666  # who may read it; the user's own mask takes from the second
_DIGEST_BYTES = 16
_PACKAGE = Path(__file__).resolve().parent
# What answers are worked out with; another version may answer otherwise.
_LIBRARIES = ("numpy", "scipy", "msgspec", "pydantic", "yaml", "rich")


def read_regular(path: Path, most: int) -> bytes | None:
    """Return the content of a regular file; None where it is none, is missing, or is too large.

    It is opened once, without waiting for a pipe, and no more than the bound is read.

    Args:
        path: the file; a link is followed.
        most: how many bytes it may have.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with os.fdopen(os.dup(descriptor), "rb") as file:
            content = file.read(most + 1)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return content if len(content) <= most else None


def write_whole(target: Path, content: bytes, mode: int) -> None:
    """Write a file, which stays as it was where that fails.

    Args:
        target: the file, in a folder that exists. One that is there keeps its mode; a link, a pipe
            or whatever else is no regular file gives way.
        content: all it is to hold.
        mode: `PRIVATE` or `ORDINARY`, for a file that is new.

    Raises:
        OSError: it cannot be written.
    """
    # A name that nobody has, so that no neighbour is written over.
    draft = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.partial")
    try:
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
            file.write(content)
        with contextlib.suppress(OSError):
            there = target.lstat().st_mode
            if stat.S_ISREG(there):
                draft.chmod(stat.S_IMODE(there))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """Return where results are kept, or None where there is no such place.

    `ALLIES_CACHE` overrides the platform's place.
    """
    chosen = os.environ.get("ALLIES_CACHE", "")
    if chosen.strip():
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:  # nobody knows this user
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "allies" / "cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "allies"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "allies"


def keep(target: Path, content: bytes, most: int) -> None:
    """Write a file to the cache with a digest of its name and content; do nothing on failure.

    Args:
        target: the file, in a folder that holds only files of its sort.
        content: all it is to hold.
        most: how many files the folder may hold; the oldest give way.
    """
    with contextlib.suppress(OSError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(target, _digest(target, content) + content, PRIVATE)
        kept = sorted(target.parent.iterdir(), key=lambda item: item.lstat().st_mtime_ns)
        for old in kept[:-most]:
            with contextlib.suppress(OSError):  # a folder, which is none of ours
                old.unlink()


def kept(target: Path, most_bytes: int) -> bytes | None:
    """Return what was kept in a file; None where that is missing, changed, or another's."""
    content = read_regular(target, most_bytes + _DIGEST_BYTES)
    if content is None:
        return None
    digest, rest = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return rest if digest == _digest(target, rest) else None


def _digest(target: Path, content: bytes) -> bytes:
    """Return a digest of a file's name and content, so that no file is taken for another."""
    return hashlib.blake2b(
        os.fsencode(target.name) + b"\x00" + content, digest_size=_DIGEST_BYTES
    ).digest()


def program_stamp() -> str:
    """Return a stamp of this program's files and of the versions of its libraries.

    Changed code, or a changed library, then never meets what was kept before.
    """
    stamp = hashlib.blake2b(digest_size=8)
    stamp.update(sys.version.encode())
    for name, about in sorted(_files_of_program()):
        stamp.update(f"{name}\x00{about.st_mtime_ns}\x00{about.st_size}\x00".encode())
    for name in sorted(_installed()):
        stamp.update(f"{name}\x00".encode())
    return stamp.hexdigest()


def _files_of_program() -> Iterator[tuple[str, os.stat_result]]:
    pending = [_PACKAGE]
    while pending:
        with os.scandir(pending.pop()) as found:
            for item in found:
                if item.is_dir(follow_symlinks=False):
                    if item.name not in ("__pycache__", "theatres"):
                        pending.append(Path(item.path))
                else:
                    yield os.path.relpath(item.path, _PACKAGE), item.stat()


def _installed() -> Iterator[str]:
    """Return name and version of every library that counts, as their folders tell."""
    spec = sys.modules.get("msgspec")
    home = Path(spec.__file__).resolve().parent.parent if spec and spec.__file__ else None
    if home is None or not home.is_dir():
        return
    wanted = tuple(f"{name}-" for name in ("pyyaml", *_LIBRARIES))
    for item in home.glob("*.dist-info"):
        if item.name.lower().startswith(wanted):
            yield item.name
