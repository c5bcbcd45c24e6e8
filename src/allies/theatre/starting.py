"""Start a theatre: write a small commented theatre that passes its check, or copy another one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from allies.errors import Fault, QuestionError, TheatreError
from allies.theatre.checking import check_files
from allies.theatre.files import SHIPPED, TheatreFiles, find_theatre, read_files
from allies.theatre.questions import Started, texts_for

TEMPLATE = Path(__file__).resolve().parent / "template"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_ID = re.compile(r"^id:.*$", re.MULTILINE)


def start_theatre(name: str, parent: Path, copied: str = "", given: Started | None = None) -> Path:
    """Write a new theatre into its own folder, completely or not at all.

    Args:
        name: the theatre's id and its folder's name.
        parent: where to put the folder.
        copied: the theatre to copy, by name or folder; the small commented one if not given.
        given: answers to write a theatre from instead.

    Raises:
        QuestionError: the name is not valid or is taken, there is nothing to copy, or the folder
            cannot be written.
        TheatreError: some file of the theatre to copy cannot be read.
    """
    folder = free_folder(name, parent)
    texts = _texts_from(name, given) if given else _texts_of(copied) if copied else {}
    try:
        with tempfile.TemporaryDirectory(dir=parent, prefix=f".{name}.") as made:
            draft = Path(made) / name
            if texts:
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


def free_folder(name: str, parent: Path) -> Path:
    """Return the folder that a new theatre will have; errors as for `start_theatre`."""
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
    return folder


def _texts_from(name: str, given: Started) -> Mapping[str, bytes]:
    """Return the texts of a theatre from answers, if it passes its check."""
    texts = texts_for(name, given)
    faults = check_files(TheatreFiles(Path(name), texts)).faults
    if faults:
        raise QuestionError.of(
            Fault(found.what, found.where, found.why, "give another answer") for found in faults
        )
    return texts


def _texts_of(copied: str) -> Mapping[str, bytes]:
    """Return the texts of a theatre that is to be copied."""
    try:
        files = read_files(find_theatre(copied))
    except QuestionError as error:
        raise QuestionError.of(replace(fault, field="copy") for fault in error.faults) from None
    if files.faults:
        raise TheatreError(files.faults)
    return files.texts


def _write(folder: Path, texts: Mapping[str, bytes]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
