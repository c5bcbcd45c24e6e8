"""Every fault of the suppositions of an ask, told at once.

The faults of one supposition can hide those of another. So, once an ask is refused, its
suppositions are put in one after another: each that fits those before it stays, and the faults of
the others are collected. A supposition that needs a later one is tried again after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from allies.asking.asks import Ask
from allies.errors import Fault, QuestionError
from allies.questions.base import NOTHING_SUPPOSED, WhatIf
from allies.values.dates import parse_date
from allies.world.view import View


def every_fault(view: View, ask: Ask, day: int | None, organisation: str) -> list[Fault]:
    """Return every fault of what an ask supposes; none if all of it can be supposed together.

    Args:
        view: the record.
        ask: the ask; names in its suppositions are resolved.
        day: the day it is about; none if it is about no day.
        organisation: the organisation it is about; empty if there is none.
    """
    from allies.assessment.case.compare import single

    def faults_of(what_if: WhatIf) -> list[Fault]:
        try:
            return list(impossible(view.supposing(what_if, ask.seed, day, organisation)))
        except QuestionError as error:
            return list(error.faults)

    fits, waiting = NOTHING_SUPPOSED, list(single(ask.what_if))
    refused: list[tuple[WhatIf, list[Fault]]] = []
    while waiting:
        refused = []
        for one in waiting:
            more = _with(fits, one)
            if faults := faults_of(more):
                refused.append((one, faults))
            else:
                fits = more
        if len(refused) == len(waiting):
            break
        waiting = [one for one, _ in refused]
    found = [fault for _, faults in refused for fault in faults] or faults_of(ask.what_if)
    found += _votes(view.supposing(fits, ask.seed, day, organisation), ask)
    return list(dict.fromkeys(found))


def impossible(view: View) -> Iterable[Fault]:
    """Return a fault for every supposed act that cannot follow what was there before it."""
    before = {act.id for act in view.recorded.acts}
    added = {act.id for act in view.acts} - before
    if not added:
        return
    from allies.theatre.checks.folds import contradictions

    cells = dict.fromkeys(e.cell for e in view.log.effects if e.act.id in added)
    of_lever = {a.id: lever for lever in view.levers.values() for a in lever.acts}
    for found in contradictions(view.log, cells, view.account.choices):
        act = found.effect.act
        if act.id not in added:
            continue
        register, *subject = found.effect.cell
        lever = of_lever.get(act.id)
        who = f"the lever '{lever.id}'" if lever else f"'{act.act}'"
        yield Fault(
            f"{who} contradicts history:"
            f" {register} of {' in '.join(subject)} is '{found.before}' on {act.on}",
            field="lever" if lever else "acts" if not act.id.startswith("supposed.") else "member",
            why=f"it must be {' or '.join(found.effect.after)} for '{act.act}'",
            remedy="name another day, or suppose as well the act that comes before",
        )


def _with(what_if: WhatIf, one: WhatIf) -> WhatIf:
    """Return suppositions with one more."""
    (name,) = one.changes
    value, before = getattr(one, name), getattr(what_if, name)
    return replace(what_if, **{name: (*before, *value) if isinstance(value, tuple) else value})


def _votes(view: View, ask: Ask) -> tuple[Fault, ...]:
    """Return a fault for every vote supposed for a state that has none."""
    from allies.assessment.case.membership_check import refuse_votes
    from allies.assessment.case.setting import set_case

    case, on = getattr(ask.question, "case", ""), getattr(ask.question, "on", "")
    if not case or not view.what_if.vote:
        return ()
    try:
        refuse_votes(set_case(view, case, parse_date(on).first if on else None))
    except QuestionError as error:
        return error.faults
    return ()
