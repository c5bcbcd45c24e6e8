"""Read files up to a size limit, write them atomically, and find the cache folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PRIVATE, ORDINARY = 0o600, 0o666  # file modes; the user's umask reduces the second
_DIGEST_BYTES = 16
_PACKAGE = Path(__file__).resolve().parent
# Libraries that affect answers; another version may give another answer.
_LIBRARIES = ("numpy", "scipy", "msgspec", "pydantic", "yaml", "rich")


def read_regular(path: Path, most: int) -> bytes | None:
    """Return the content of a regular file; None if it is missing, not regular, or too large.

    The file is opened once, without waiting for a pipe, and read at most one byte past the limit.

    Args:
        path: the file; a link is followed.
        most: the size limit in bytes.
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
    """Write a file atomically; on failure the old file stays as it was.

    Args:
        target: the file, in an existing folder. An existing file keeps its mode; a link, a pipe or
            anything else that is not a regular file is replaced.
        content: the whole content.
        mode: `PRIVATE` or `ORDINARY`, for a new file.

    Raises:
        OSError: the file cannot be written.
    """
    with (
        drafted(target) as draft,
        open(draft, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file,
    ):
        file.write(content)


@contextlib.contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """Return a file to write beside a target; it takes the target's name when it is whole.

    On failure the draft is removed, and the old file stays as it was.

    Args:
        target: the file, in an existing folder. An existing file keeps its mode; a link, a pipe or
            anything else that is not a regular file is replaced.

    Raises:
        OSError: the draft cannot take the name.
    """
    # A unique name, so that no other file is overwritten.
    draft = target.with_name(f".{target.name[:100]}.{os.urandom(4).hex()}.partial")
    try:
        yield draft
        with contextlib.suppress(OSError):
            there = target.lstat().st_mode
            if stat.S_ISREG(there):
                draft.chmod(stat.S_IMODE(there))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def cache_folder() -> Path | None:
    """Return the folder of cached results, or None if there is none.

    `ALLIES_CACHE` overrides the default folder of the platform.
    """
    chosen = os.environ.get("ALLIES_CACHE", "")
    if chosen.strip():
        return Path(chosen)
    try:
        home = Path.home()
    except RuntimeError:  # the user has no home folder
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
            with contextlib.suppress(OSError):  # a folder, which is not a cached file
                old.unlink()


def kept(target: Path, most_bytes: int) -> bytes | None:
    """Return the content of a cached file; None if it is missing, changed, or of another name."""
    content = read_regular(target, most_bytes + _DIGEST_BYTES)
    if content is None:
        return None
    digest, rest = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return rest if digest == _digest(target, rest) else None


def _digest(target: Path, content: bytes) -> bytes:
    """Return a digest of a file's name and content, so that files cannot be confused."""
    return hashlib.blake2b(
        os.fsencode(target.name) + b"\x00" + content, digest_size=_DIGEST_BYTES
    ).digest()


def program_stamp() -> str:
    """Return a stamp of this program's files and of the versions of its libraries.

    After a change of code or of a library, results cached before are not used.
    """
    stamp = hashlib.blake2b(digest_size=8)
    stamp.update(sys.version.encode())
    for name, about in sorted(_files_of_program()):
        stamp.update(f"{name}\x00{about.st_mtime_ns}\x00{about.st_size}\x00".encode())
    for name in sorted(_installed()):
        stamp.update(f"{name}\x00".encode())
    return stamp.hexdigest()


@lru_cache(maxsize=1)
def stamp_of_process() -> str:
    """Return the stamp of the program as this process found it when it first asked.

    A process goes on with the code that it loaded, so what it works out later belongs to that code.
    """
    return program_stamp()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of the code of this program; the same on every machine that has the code."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\x00".encode() + path.read_bytes())
    return digest.hexdigest()


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
    """Return the name and version of every listed library, from the names of its folders."""
    spec = sys.modules.get("msgspec")
    home = Path(spec.__file__).resolve().parent.parent if spec and spec.__file__ else None
    if home is None or not home.is_dir():
        return
    wanted = tuple(f"{name}-" for name in ("pyyaml", *_LIBRARIES))
    for item in home.glob("*.dist-info"):
        if item.name.lower().startswith(wanted):
            yield item.name
