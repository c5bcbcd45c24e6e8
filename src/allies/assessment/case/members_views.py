"""Stances: what a member knows of a means when it decides, joined from law and forces."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.setting import Setting
from allies.evidence.sources import Citation
from allies.law.judgement import Judgement
from allies.politics.dispositions import Dispositions
from allies.politics.drivers import Lawful, Matter
from allies.values.ternary import UNKNOWN, YES, Ternary
from allies.world.forces import Force
from allies.world.instruments import Reading, ReadingHolder
from allies.world.organisations import MeansOffered, Organisation
from allies.world.view import View

_MIDDLE = np.array([0.5])


def dispositions(setting: Setting) -> Dispositions:
    """Return what is on record about capitals on the day of a setting."""
    return Dispositions(setting.view, setting.day)


def matter(
    setting: Setting,
    judgement: Judgement,
    organisation: Organisation,
    offered: MeansOffered,
    forces: Sequence[Force],
    withdrawn: Sequence[Force] = (),
) -> Matter:
    """Return what members would decide on.

    Args:
        setting: the case on its day.
        judgement: what the law says of the means.
        organisation: who would act.
        offered: how.
        forces: formations that could be sent.
        withdrawn: formations that could be sent if the question did not suppose them withdrawn.
    """
    case, view = setting.case, setting.view
    return Matter(
        organisation,
        offered.means,
        case.host,
        case.trigger,
        # Members have ties with states; what ties a group has with them is not coded.
        tuple(name for name in case.adversaries if name in view.states),
        case.attacked_from,
        {state: lawful(view, judgement, state, setting.day) for state in view.states},
        shares(forces),
        shares([*forces, *withdrawn]) if withdrawn else {},
    )


def lawful(view: View, judgement: Judgement, state: str, day: int) -> Lawful:
    """Return the legal verdict on a means from the view of a state.

    A state reads the law by the readings it is documented to hold, else by the text in force, which
    is the first reading, even if scholars hold others. If its own readings differ, the verdict is
    unknown.
    """
    own: list[int] = []
    cites: list[Citation] = []
    for row, reading in enumerate(judgement.readings):
        spoken = [item for item in reading.holders if speaks_for(view, item, state, day)]
        if spoken:
            own.append(row)
            cites += [cite for item in spoken for cite in item.cites]
    rows = own or [0]
    verdict = _agreed(judgement.verdict, rows)
    word = ("unlawful", "open", "lawful")[int(verdict[0])]
    obliged = _agreed(judgement.obliged, rows)
    if obliged[0] == YES:
        word += ", and a duty,"
    says = _says(judgement.readings, rows, word, holds_one=bool(own))
    return Lawful(verdict, says, tuple(dict.fromkeys(cites)), obliged)


def speaks_for(view: View, holder: ReadingHolder, state: str, day: int) -> bool:
    """Whether a holder of a reading speaks for a state and holds it on a day."""
    declared = view.holders.get(holder.who)
    if holder.who != state and (declared is None or state not in declared.speaks_for):
        return False
    return holder.since.reached_by(day) == YES and (
        holder.until is None or holder.until.reached_by(day) != YES
    )


def _agreed(codes: NDArray[np.int8], rows: Sequence[int]) -> Ternary:
    verdicts = codes[list(rows)]
    same = (verdicts == verdicts[:1]).all(axis=0)
    return np.where(same, verdicts[0], np.int8(UNKNOWN)).astype(np.int8)


def _says(readings: Sequence[Reading], rows: Sequence[int], word: str, *, holds_one: bool) -> str:
    if holds_one:
        titles = "; ".join(f"“{readings[row].title}”" for row in rows)
        return f"{word} under the reading{'s' if len(rows) > 1 else ''} it holds ({titles})"
    return f"it holds no reading on record; {word} by the text in force"


def shares(forces: Sequence[Force]) -> dict[str, float]:
    """Return each state's share of the people who could be sent, at the middle of estimates."""
    people: dict[str, float] = {}
    for force in forces:
        strength = float(force.personnel.quantile(_MIDDLE)[0])
        people[force.owner] = people.get(force.owner, 0.0) + strength
    total = fsum(people.values())
    return {state: strength / total for state, strength in people.items()} if total else {}
