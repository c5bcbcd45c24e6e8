"""Saved editions: a theatre's folder in one zip file, read without unpacking it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from allies.errors import Fault
from allies.theatre.format import MOST_BYTES, MOST_BYTES_A_FILE, MOST_FILES, NOTES

_SAVE_AGAIN = "save the theatre's folder as a zip file again"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)


def is_saved(path: Path) -> bool:
    """Return whether a path names a saved edition."""
    return path.suffix.lower() == ".zip" and path.is_file()


def read_archive(path: Path, texts: dict[str, bytes]) -> Iterator[Fault]:
    """Read the files of a saved edition; return a fault for each that was not read.

    Files lie at the top of the archive, or in the one folder that holds `theatre.yaml`.

    Args:
        path: the zip file.
        texts: takes the content by path below the theatre's folder.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _read(archive, path.name, texts)
    except _UNREADABLE as error:
        yield Fault("cannot be read as a zip file", path.name, str(error), _SAVE_AGAIN)


def _read(archive: zipfile.ZipFile, shown: str, texts: dict[str, bytes]) -> Iterator[Fault]:
    items = [item for item in archive.infolist() if not item.is_dir()]
    tops = [item.filename for item in items if item.filename.split("/")[-1] == "theatre.yaml"]
    top = min(tops, key=len, default="").removesuffix("theatre.yaml")
    within = [
        item
        for item in items
        if item.filename.startswith(top)
        and not item.filename.removeprefix(top).startswith(f"{NOTES}/")
    ]
    if len(within) > MOST_FILES or sum(item.file_size for item in within) > MOST_BYTES:
        yield Fault(
            "is too large",
            shown,
            f"a theatre has at most {MOST_FILES:,} files and {MOST_BYTES:,} bytes in all",
            _SAVE_AGAIN,
        )
        return
    for item in within:
        with archive.open(item) as file:
            # The size that an archive declares may be false.
            content = file.read(MOST_BYTES_A_FILE + 1)
        if len(content) > MOST_BYTES_A_FILE:
            why = f"a file of a theatre has at most {MOST_BYTES_A_FILE:,} bytes"
            yield Fault("is too large", f"{shown}/{item.filename}", why, "split it by subject")
        else:
            texts[item.filename.removeprefix(top)] = content
