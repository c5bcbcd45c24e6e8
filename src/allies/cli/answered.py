"""Answers given before, read again instead of worked out again.

Every draw comes from a named stream, so the same program gives the same question about the same
theatre the same answer, to the last letter. An answer is kept under a digest of everything it hangs
on: the theatre's content, the files of this program and of what is installed beside it, what was
asked, and the form of the page. Anything that differs makes another digest.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import typer

from allies.theatre.cache import cache_folder, keep, program_stamp

MOST_KEPT = 200  # the oldest give way to new ones
_DIGEST_BYTES = 16


def answer_file(theatre: str, question: str) -> Path:
    """Return where the answer to a question would be kept.

    Args:
        theatre: digest of the theatre's content.
        question: everything that was asked, the form of the answer included.
    """
    package = Path(__file__).resolve().parent.parent
    below = (Path(folder).relative_to(package) for folder, _, _ in os.walk(package))
    folders = sorted(str(f) for f in below if not {"__pycache__", "theatres"} & set(f.parts))
    # Installing or removing anything touches the folder that all packages are in.
    installed = Path(typer.__file__).resolve().parent.parent.stat().st_mtime_ns
    parts = (theatre, question, program_stamp(folders), str(installed), sys.version)
    name = hashlib.blake2b("\x00".join(parts).encode(), digest_size=_DIGEST_BYTES).hexdigest()
    return cache_folder() / "answers" / name


def load_answer(file: Path) -> str | None:
    """Return the answer kept in a file; None where there is none, or it has been spoilt."""
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    digest, text = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
    return text.decode() if digest == _digest(text) else None


def keep_answer(file: Path, answer: str) -> None:
    """Keep an answer in a file; silently not, where there is nowhere to keep it."""
    text = answer.encode()
    keep(file, _digest(text) + text, MOST_KEPT)


def _digest(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=_DIGEST_BYTES).digest()
