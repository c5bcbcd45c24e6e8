"""Start a theatre: write a small commented theatre that passes its check, or copy another one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from allies.errors import QuestionError, TheatreError
from allies.theatre.files import SHIPPED, find_theatre, read_files

TEMPLATE = Path(__file__).resolve().parent / "template"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ID = re.compile(r"^id:.*$", re.MULTILINE)


def start_theatre(name: str, parent: Path, copied: str = "") -> Path:
    """Write a new theatre into its own folder, completely or not at all.

    Args:
        name: the theatre's id and its folder's name.
        parent: where to put the folder.
        copied: the theatre to copy, by name or folder; the small commented one if not given.

    Raises:
        QuestionError: the name is not valid or is taken, there is nothing to copy, or the folder
            cannot be written.
        TheatreError: some file of the theatre to copy cannot be read.
    """
    if not _NAME.fullmatch(name):
        raise QuestionError(
            f"'{name}' cannot name a theatre",
            why="a name begins with a small letter and has small letters, digits and _ only",
            remedy="such as 'allies new horn_of_africa'",
        )
    if (SHIPPED / name).is_dir():
        raise QuestionError(
            f"'{name}' is the name of a shipped theatre",
            why="the shipped theatre would be found first",
            remedy="choose another name",
        )
    folder = parent / name
    if folder.exists():
        raise QuestionError(
            f"{folder} exists already", remedy="choose another name, or another folder"
        )
    texts = _texts_of(copied) if copied else {}
    try:
        with tempfile.TemporaryDirectory(dir=parent, prefix=f".{name}.") as made:
            draft = Path(made) / name
            if copied:
                _write(draft, texts)
            else:
                shutil.copytree(TEMPLATE, draft)
            card = draft / "theatre.yaml"
            text = _ID.sub(f"id: {name}", card.read_text(encoding="utf-8"), count=1)
            card.write_text(text, encoding="utf-8")
            draft.rename(folder)
    except OSError as error:
        raise QuestionError(
            f"{folder} cannot be written: {error.strerror}", remedy="choose another folder"
        ) from None
    return folder


def _texts_of(copied: str) -> Mapping[str, bytes]:
    """Return the texts of a theatre that is to be copied."""
    files = read_files(find_theatre(copied))
    if files.faults:
        raise TheatreError(files.faults)
    return files.texts


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
