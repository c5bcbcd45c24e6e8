"""Files that commands write where they are told to."""

from __future__ import annotations

from pathlib import Path

from allies.errors import QuestionError
from allies.files import ORDINARY, write_whole


def write_file(file: str, text: str, option: str) -> None:
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
        write_whole(target, text.encode(), ORDINARY)
    except OSError as error:
        raise QuestionError(
            f"{file} cannot be written: {error.strerror}",
            where=option,
            remedy="name a file in a folder that exists and may be written to",
        ) from None
