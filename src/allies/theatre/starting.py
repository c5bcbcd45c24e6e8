"""Start a theatre: write a small commented theatre that passes its own check."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from allies.errors import QuestionError
from allies.theatre.files import SHIPPED

TEMPLATE = Path(__file__).resolve().parent / "template"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_PLACEHOLDER = "NAME"


def start_theatre(name: str, parent: Path) -> Path:
    """Write a new theatre into its own folder, completely or not at all.

    Args:
        name: the theatre's id and its folder's name.
        parent: where to put the folder.

    Raises:
        QuestionError: the name is not valid or is taken, or the folder cannot be written.
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
    try:
        with tempfile.TemporaryDirectory(dir=parent, prefix=f".{name}.") as made:
            draft = Path(made) / name
            shutil.copytree(TEMPLATE, draft)
            card = draft / "theatre.yaml"
            text = card.read_text(encoding="utf-8").replace(f"id: {_PLACEHOLDER}", f"id: {name}")
            card.write_text(text, encoding="utf-8")
            draft.rename(folder)
    except OSError as error:
        raise QuestionError(
            f"{folder} cannot be written: {error.strerror}", remedy="choose another folder"
        ) from None
    return folder
