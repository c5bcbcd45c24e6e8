"""Writes files for commands."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allies.errors import QuestionError
from allies.files import ORDINARY, write_whole

_WAIT = 2.0  # seconds to wait for a reader of a pipe


def write_file(file: str, text: str | bytes, option: str) -> None:
    """Write a text or bytes to a file; on failure leave the file unchanged.

    Args:
        file: the file as typed. A special file, such as a pipe, is written to and stays
            what it is; for a link, its target is written.
        text: the whole content.
        option: the option that named it, for messages.

    Raises:
        QuestionError: it cannot be written.
    """
    content = text.encode() if isinstance(text, str) else text
    with _refusing(file, option):
        target = _writable(file)
        if target.exists() and not target.is_file():
            _write_into(target, content)
        else:
            write_whole(target, content, ORDINARY)


def refuse_unwritable(file: str, option: str) -> None:
    """Refuse a file that cannot be written, before the work of making its content.

    Args:
        file: the file as typed.
        option: the option that named it, for messages.

    Raises:
        QuestionError: it cannot be written.
    """
    with _refusing(file, option):
        folder = _writable(file).parent
        if not folder.is_dir():
            kind = errno.ENOTDIR if folder.exists() else errno.ENOENT
            raise OSError(kind, os.strerror(kind))
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


@contextmanager
def _refusing(file: str, option: str) -> Iterator[None]:
    """Report a failure to write as a fault of an option."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "a file cannot have such a name"
        raise QuestionError(
            f"{file} cannot be written: {reason}",
            where=option,
            remedy="name a file in an existing folder that you can write to",
        ) from None


def _writable(file: str) -> Path:
    """Return the target of a file as typed.

    Raises:
        OSError: it is a folder, or may not be written.
    """
    target = _led_to(Path(file))
    if file.endswith(os.sep) or target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.is_file() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target


def _led_to(path: Path) -> Path:
    """Return the target of a path.

    Raises:
        OSError: it is a link to itself.
    """
    try:
        return path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _write_into(target: Path, content: bytes) -> None:
    """Write to a special file; a pipe must have a reader."""
    flags = os.O_WRONLY
    if target.is_fifo():
        flags |= os.O_NONBLOCK
    until = time.monotonic() + _WAIT
    while True:
        try:
            descriptor = os.open(target, flags)
            break
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                raise OSError(errno.ENXIO, "the pipe has no reader") from None
            time.sleep(0.05)
    os.set_blocking(descriptor, True)
    with open(descriptor, "wb") as opened:  # noqa: PTH123 (it is open already)
        opened.write(content)
