"""Add an entry to a theatre: put it into the file of its kind, as written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from allies.errors import QuestionError
from allies.files import ORDINARY, write_whole
from allies.theatre.files import SHIPPED, TheatreFiles
from allies.theatre.yaml_text import Plain, YamlError, parse_yaml

# The file that takes an entry of each kind; a case has a file of its own.
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "act": "acts/added.yaml",
        "source": "sources.yaml",
        "case": "cases/{id}.yaml",
        "force": "forces/added.yaml",
    }
)
_HEADING = "# Entries added by `allies add`.\n"


def with_entry(files: TheatreFiles, kind: str, text: str) -> tuple[TheatreFiles, str]:
    """Return the texts of a theatre with one more entry, and the file that takes it.

    Args:
        files: the theatre.
        kind: a key of `PLACES`.
        text: the entry, as YAML.

    Raises:
        QuestionError: the text is not one entry, its file is taken, or the theatre is shipped or
            saved whole.
    """
    if files.root.resolve().is_relative_to(SHIPPED) or not files.root.is_dir():
        raise QuestionError(
            f"the theatre '{files.shown_root}' takes no entries",
            field="theatre",
            why="it is shipped with the program, or saved as one file",
            remedy=f"copy it first: allies new my_theatre --copy {files.shown_root}",
        )
    entry = _entry(text)
    place = PLACES[kind].format(id=entry.get("id", ""))
    before = files.texts.get(place, b"")
    if kind == "case":
        _check_case(entry, place, files)
        added = text.strip() + "\n"
    else:
        added = _as_item(text)
        if before and not isinstance(_parsed(before.decode("utf-8", "replace")), list):
            raise QuestionError(
                f"{files.shown(place)} is not a list",
                where=files.shown(place),
                why="entries are added at the end of a list",
                remedy="put a dash before its one entry, and indent the rest",
            )
        if not before and kind != "source":
            added = _HEADING + added
    gap = b"" if not before or before.endswith(b"\n") else b"\n"
    texts = {**files.texts, place: before + gap + added.encode()}
    return replace(files, texts=texts), place


def write_entry(files: TheatreFiles, place: str) -> None:
    """Write the file that took an entry, whole or not at all.

    Raises:
        QuestionError: it cannot be written.
    """
    target = files.root / place
    try:
        target.parent.mkdir(exist_ok=True)
        write_whole(target, files.texts[place], ORDINARY)
    except OSError as error:
        raise QuestionError(
            f"{files.shown(place)} cannot be written: {error.strerror}",
            remedy="give yourself permission to write there",
        ) from None


def _entry(text: str) -> dict[str, Plain]:
    data = _parsed(text)
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, dict) or not data:
        raise QuestionError(
            "the text is not one entry",
            where="ENTRY",
            why="one entry is added at a time",
            remedy="write it as in a file: {act: acceded, by: AAA, of: pact, on: 2001-05-01}",
        )
    return data


def _parsed(text: str) -> Plain:
    try:
        return parse_yaml(text)
    except YamlError as error:
        first = error.every[0]
        raise QuestionError(
            first.what, where="ENTRY", why=f"in line {first.line} of the entry", remedy=first.remedy
        ) from None


def _check_case(entry: Mapping[str, Plain], place: str, files: TheatreFiles) -> None:
    name = entry.get("id", "")
    if not isinstance(name, str) or not name or "/" in name or name.startswith("."):
        raise QuestionError(
            "a case needs an 'id'",
            where="ENTRY",
            why="its file is named after it",
            remedy="add 'id: name'",
        )
    if place in files.texts:
        raise QuestionError(
            f"{files.shown(place)} exists already",
            where="ENTRY",
            remedy="choose another id, or edit the file",
        )


def _as_item(text: str) -> str:
    """Return an entry as an item of a list, with a dash before it."""
    lines = text.strip().splitlines()
    if lines[0].startswith("- "):
        return "\n".join(lines) + "\n"
    return "\n".join([f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]) + "\n"
