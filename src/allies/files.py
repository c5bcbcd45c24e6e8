"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE, ORDINARY = 0o600, 0o666  # who may read it; the user's own mask takes from the second


def write_whole(target: Path, content: bytes, mode: int) -> None:
    """Write a file, which stays as it was where that fails.

    Args:
        target: the file, in a folder that exists.
        content: all it is to hold.
        mode: `PRIVATE` or `ORDINARY`.

    Raises:
        OSError: it cannot be written.
    """
    # A name that nobody has, so that no neighbour is written over.
    draft = target.with_name(f".{target.name}.{os.urandom(4).hex()}.partial")
    try:
        with open(draft, "xb", opener=lambda path, flags: os.open(path, flags, mode)) as file:
            file.write(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
