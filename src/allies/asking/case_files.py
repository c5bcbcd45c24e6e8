"""Read a file of coded cases that belongs to a question."""

from __future__ import annotations

from pathlib import Path

import msgspec

from allies.asking.user_files import UserFile, read_document
from allies.assessment.record.occasions import learned
from allies.errors import Fault, QuestionError
from allies.theatre.opening import open_theatre
from allies.track_record.coding import CaseFile, read_plain
from allies.track_record.occasions import Occasions, load_occasions


def read_coded_cases(name: str) -> UserFile:
    """Read a file of coded cases into plain, checked values for a question.

    Args:
        name: path of the file.

    Raises:
        QuestionError: it cannot be read, or has another format; every fault has its
            line.
    """
    found = read_cases(name, load_occasions())
    root = {
        "file": Path(name).name,
        "cases": [msgspec.to_builtins(item) for item in found.occasions],
        "notes": list(found.notes),
    }
    return UserFile(name, root)


def read_occasions_of(theatre: str) -> UserFile:
    """Read the occasions of a theatre into plain, checked values for a question.

    Args:
        theatre: the name of a shipped theatre, or a path to a folder.

    Raises:
        QuestionError: there is no such theatre.
        TheatreError: the theatre has faults.
    """
    own = learned(open_theatre(theatre)).own
    root = {
        "file": Path(theatre).name,
        "cases": [msgspec.to_builtins(item) for item in own],
        "notes": [],
    }
    return UserFile(theatre, root)


def read_cases(name: str, coded: Occasions) -> CaseFile:
    """Read a file of coded cases.

    Args:
        name: path of the file.
        coded: knows which names mean the same organisation.

    Raises:
        QuestionError: it cannot be read, or has another format; every fault has its
            line.
    """
    file = read_document(name)
    faults: list[Fault] = []

    def tell(path: tuple[str | int, ...], what: str, why: str, remedy: str) -> None:
        faults.append(Fault(what, file.where(path), why, remedy))

    found = read_plain(file.root, coded, tell, file.where)
    if faults:
        raise QuestionError.of(faults)
    return found
