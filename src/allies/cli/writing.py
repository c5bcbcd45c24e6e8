"""Files that commands write: whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from allies.errors import QuestionError


def write_whole(file: str, text: str, option: str) -> None:
    """Write a text to a file, which stays as it was where that fails.

    Args:
        file: the file as typed. What is no ordinary file, such as a pipe, is written to and stays
            what it is; of a link, the file it leads to is written.
        text: all it is to hold.
        option: the option that named it, for messages.

    Raises:
        QuestionError: it cannot be written.
    """
    target = Path(file).resolve()
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
            return
        # Named by the process, so that it is nobody else's.
        draft = target.with_name(f".{target.name}.{os.getpid()}.partial")
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise QuestionError(
            f"{file} cannot be written: {error.strerror}",
            where=option,
            remedy="name a file in a folder that exists and may be written to",
        ) from None
