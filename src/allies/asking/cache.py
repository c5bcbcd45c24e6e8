"""The cache of answers on disk.

Every draw comes from a named stream, so the same program gives the same question about the same
theatre the same answer, to the last digit. An answer is kept as JSON under a digest of all that it
depends on: the theatre's content, this program with its libraries, and the ask in the names of the
record.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from allies.files import cache_folder, keep, kept, stamp_of_process
from allies.questions.base import Answer, Asked

MOST_KEPT = 200  # new answers replace the oldest
MOST_BYTES = 10_000_000


def answer_file(theatre: str, asked: Asked) -> Path | None:
    """Return the path of a cached answer; None if there is no cache.

    Args:
        theatre: digest of the theatre's content; empty if none is needed.
        asked: what was asked, in the names of the record.
    """
    folder = cache_folder()
    if folder is None:
        return None
    question = msgspec.json.encode(asked, order="sorted")
    parts = (theatre.encode(), stamp_of_process().encode(), question)
    name = hashlib.blake2b(b"\x00".join(parts), digest_size=16).hexdigest()
    return folder / "answers" / name


def load_answer(file: Path | None, kind: type[Answer]) -> Answer | None:
    """Return the answer in a file; None if there is none, or if the file was changed."""
    content = kept(file, MOST_BYTES) if file else None
    if content is None:
        return None
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError):
        return None


def keep_answer(file: Path | None, answer: Answer) -> None:
    """Write an answer to a file; do nothing if there is no cache."""
    if file:
        keep(file, msgspec.json.encode(answer), MOST_KEPT)
