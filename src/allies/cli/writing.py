"""Writes files for commands."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

from allies.errors import QuestionError
from allies.files import ORDINARY, write_whole

_WAIT = 2.0  # seconds to wait for a reader of a pipe


def write_file(file: str, text: str, option: str) -> None:
    """Write a text to a file; on failure leave the file unchanged.

    Args:
        file: the file as typed. A special file, such as a pipe, is written to and stays
            what it is; for a link, its target is written.
        text: the whole content.
        option: the option that named it, for messages.

    Raises:
        QuestionError: it cannot be written.
    """
    try:
        if file.endswith(os.sep):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        target = _led_to(Path(file))
        if target.exists() and not target.is_file():
            _write_into(target, text.encode())
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        write_whole(target, text.encode(), ORDINARY)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "a file cannot have such a name"
        raise QuestionError(
            f"{file} cannot be written: {reason}",
            where=option,
            remedy="name a file in an existing folder that you can write to",
        ) from None


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
