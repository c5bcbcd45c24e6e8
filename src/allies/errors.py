"""Errors that speak to the person who can mend them.

Every error says what is wrong, where, why it is wrong and what to do next. A bad theatre
or file of coded cases reports all its faults at once (`TheatreError`, `CaseFileError`); every other
question that cannot be answered raises one `QuestionError`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec


class AlliesError(Exception):
    """Base of every error this package raises on purpose."""


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a theatre, a file or a question.

    Attributes:
        what: what is wrong, in one clause.
        where: file and line, or the option it came from; empty where there is no place.
        why: the rule it breaks.
        remedy: what to do next.
    """

    what: str
    where: str = ""
    why: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """Return the fault as up to three lines of plain text."""
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.why:
            lines.append(f"  why: {self.why}")
        if self.remedy:
            lines.append(f"  do:  {self.remedy}")
        return "\n".join(lines)


class RefusedValueError(ValueError):
    """A value that a class refuses, with what to do about it.

    Attributes:
        remedy: what to do next.
    """

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(what)


class QuestionError(AlliesError):
    """The question cannot be asked: an unknown name, an impossible date, a bad option."""

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "") -> None:
        self.fault = Fault(what, where, why, remedy)
        super().__init__(str(self.fault))


class FaultyFilesError(AlliesError):
    """Files that cannot be used, with every fault found in them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class TheatreError(FaultyFilesError):
    """A theatre that cannot be used, with every fault found in it."""


class CaseFileError(FaultyFilesError):
    """A file of coded cases that cannot be used, with every fault found in it."""


# More would bury the message; every crisis of the theatre shipped is still listed.
_NAMES_LISTED = 20


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown name: the nearest known one, or the list of them."""
    names = sorted(set(known))
    folded = {known_name.casefold(): known_name for known_name in names}
    close = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{folded[close[0]]}'?"
    if not names:
        return "nothing of this kind is declared yet"
    shown = ", ".join(names[:_NAMES_LISTED]) + (", ..." if len(names) > _NAMES_LISTED else "")
    return f"known: {shown}"
