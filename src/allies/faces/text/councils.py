"""Lines on councils: which organ decides, with how many seats, and who sits in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.faces.text.style import listed
from allies.questions.base import Answer
from allies.questions.parts import Council
from allies.values.words import capitalised


def council_lines(answer: Answer, councils: Sequence[Council]) -> Iterator[str]:
    """Yield which organ decides and who votes in it, one sentence or two for each organ.

    Args:
        answer: the answer, for the names.
        councils: the organs that decide, each under some readings.
    """
    for council in councils:
        under = f" under {', '.join(council.readings)}" if len(councils) > 1 else ""
        decides = f"{answer.in_sentence(council.organ)} decides{under}."
        yield f"{capitalised(decides)} {_seats(answer, council)}"


def _seats(answer: Answer, council: Council) -> str:
    count = len(council.voting)
    seats = "1 seat" if count == 1 else f"{count} seats"
    kind = "for elected members" if council.elected else "one for each member"
    if not count and not council.uncertain:
        return "The record names nobody who sits in it on that day, so its decision is unknown."
    names = f": {listed([answer.name(name) for name in council.voting])}" if count else ""
    told = f"It has {seats}, {kind}{names}."
    if council.uncertain:
        unsure = listed([answer.name(name) for name in council.uncertain], "or")
        told += f" Whether {unsure} has a seat is unknown."
    return told
