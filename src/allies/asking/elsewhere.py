"""Names that the theatre of a question lacks and another shipped theatre has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from msgspec.structs import replace

from allies.asking.asks import Ask
from allies.asking.names import resolved
from allies.errors import Fault, QuestionError, UnknownName, field
from allies.theatre.files import shipped_theatres
from allies.theatre.opening import open_theatre
from allies.world.record import Record


def told_elsewhere(faults: Sequence[Fault], ask: Ask, asked_in: str) -> list[Fault]:
    """Return the faults of an ask, and say for each unknown name which shipped theatre has it.

    Args:
        faults: what is wrong with the names and the days in the theatre asked about.
        ask: the question, as asked.
        asked_in: the theatre asked about.

    Returns:
        An empty list if no other shipped theatre has all the names.
    """
    if not any(isinstance(fault, UnknownName) for fault in faults):
        return []
    told = _as_reason if ask.confined else _as_remedy
    for name in shipped_theatres():
        if name != asked_in and _names_are_known(ask, _opened(name)):
            return [
                told(fault, name) if isinstance(fault, UnknownName) else fault for fault in faults
            ]
    return []


def _as_remedy(fault: Fault, theatre: str) -> Fault:
    return replace(fault, remedy=f"the theatre {theatre} has it: give {field('theatre')} {theatre}")


def _as_reason(fault: Fault, theatre: str) -> Fault:
    """Return the fault for one who may be unable to choose the theatre, such as a visitor."""
    return replace(fault, why=f"another theatre that the program brings has it: {theatre}")


def _names_are_known(ask: Ask, record: Record) -> bool:
    try:
        resolved(ask, record)
    except QuestionError:
        return False
    return True


_opened: Callable[[str], Record] = lru_cache(maxsize=None)(open_theatre)
