"""Audit: compare acts, done or proposed, with the rules of their day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.law.clocks import ClockFinding, clocks
from allies.law.facts import Facts
from allies.law.finding import LegalFinding, find, rows_held
from allies.law.judgement import Judgement, judge, sure_steps_taken
from allies.law.provisions import Body, Brief, brief_on_act, has_rules_on
from allies.values.dates import day_text, parse_date
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.organisations import Organisation, State
from allies.world.view import View
from allies.world.worlds import every_combination

Regularity = Literal["regular", "irregular", "depends", "disputed", "unknown"]
MOST_WORLDS = 4_096
_REGULARITIES: Mapping[int, Regularity] = {YES: "regular", NO: "irregular", UNKNOWN: "unknown"}


class ActFinding(msgspec.Struct, frozen=True):
    """The result for one act under the rules of its day.

    Attributes:
        act: the act.
        bodies: ids of the bodies whose law was applied.
        finding: over the readings held that day.
        by_reading: under each reading held; `depends` if a proposed act lacks a step that the law
            requires, `disputed` if the sources dispute a decisive fact.
        held_by_nobody: under readings that nobody held that day.
        law: verdict, reasons, steps and flips, in the account's world.
        clocks: when the act can first take effect, if the law sets a clock for it.
    """

    act: Act
    bodies: tuple[str, ...]
    finding: Regularity
    by_reading: Mapping[str, Regularity]
    held_by_nobody: Mapping[str, Regularity]
    law: LegalFinding
    clocks: Sequence[ClockFinding]


def audit(
    view: View,
    body: Body,
) -> list[ActFinding]:
    """Compare every past act of a body with the rules of its day.

    Args:
        view: the record.
        body: the organisation or state of the acts.
    """
    log = view.log
    found = []
    for act in log.acts:
        if _concerns(view, act, body):
            finding = judge_act(view, act, body, done=True)
            if finding is not None:
                found.append(finding)
    return found


def _concerns(view: View, act: Act, body: Body) -> bool:
    names = {act.by, act.by.partition(".")[0], act.of, act.state}
    owned = {instrument.id for instrument in body.instruments}
    if isinstance(body, State):
        return body.id in (act.by, act.state)
    if body.id in names or owned & names:
        return True
    return _by_member(view, act, body)


def _by_member(view: View, act: Act, body: Organisation) -> bool:
    """Return whether the actor is a state that was surely a member and acts on its own."""
    if act.by not in view.states or act.of:
        return False
    snapshot = view.on(act.on.first)
    membership = snapshot.register("membership", act.by, body.id)
    return bool(membership.is_any("member", "suspended")[0])


def judge_act(
    view: View,
    act: Act,
    body: Body,
    *,
    done: bool,
    reading: str = "",
    case: Case | None = None,
) -> ActFinding | None:
    """Compare one act with the rules of its day; None if no coded rule is about it.

    A state may do what no rule forbids, so what a case proposes that a state does is always
    answered.

    Args:
        view: the record.
        act: the act, done or proposed.
        body: the body asked about; its baseline comes first.
        done: whether it has been done, so that a missing step makes it unlawful.
        reading: the only reading to use, if it is about the act; all readings held if not given.
        case: the crisis that proposes the act, if any: what kind it is, and who sees it otherwise.
    """
    bodies = bodies_of_act(view, act, body)
    has_rules = any(has_rules_on(item, act.act) for item in bodies)
    if not has_rules and (case is None or act.by not in view.states):
        return None
    brief = brief_on_act(view, bodies, act, done=done, case=case)
    facts = facts_of_act(view, act, bodies, case)
    ids = [item.id for item in brief.readings]
    held = [ids.index(reading)] if reading in ids else rows_held(brief.readings, act.on.last)
    law = find(judge(brief, facts), facts, held)
    judgement, open_ = _over_worlds(brief, facts)
    regular = {
        name: _regularity(judgement.verdict[row], open_[row], done=done)
        for row, name in enumerate(ids)
    }
    by_reading = {ids[row]: regular[ids[row]] for row in held}
    nobody = {name: regular[name] for name in law.held_by_nobody}
    if earlier := _on_first_day(view, act):
        first = judge_act(view, earlier, body, done=done, reading=reading, case=case)
        by_reading, nobody = _on_both_days(by_reading, nobody, first)
    answers = set(by_reading.values())
    return ActFinding(
        act,
        tuple(item.id for item in bodies),
        answers.pop() if len(answers) == 1 else "disputed",
        by_reading,
        nobody,
        law,
        clocks(brief, facts) if any(item.effect == "clock" for item in brief.provisions) else (),
    )


def _on_first_day(view: View, act: Act) -> Act | None:
    """Return an act on the first day that it can have had; None if its day is known."""
    first = max(act.on.first, view.theatre.since.first)
    earlier = msgspec.structs.replace(act, on=parse_date(day_text(first)))
    return earlier if first < act.on.last else None


def _on_both_days(
    by_reading: Mapping[str, Regularity],
    held_by_nobody: Mapping[str, Regularity],
    first: ActFinding | None,
) -> tuple[dict[str, Regularity], dict[str, Regularity]]:
    """Return what holds on the last and on the first day of an act, and unknown if it differs.

    A reading that nobody held on one of the two days is compared as well.
    """
    before = {**first.held_by_nobody, **first.by_reading} if first else {}

    def both(found: Mapping[str, Regularity]) -> dict[str, Regularity]:
        return {
            name: word if before.get(name, word) == word else "unknown"
            for name, word in found.items()
        }

    return both(by_reading), both(held_by_nobody)


def facts_of_act(
    view: View,
    act: Act,
    bodies: Sequence[Body],
    case: Case | None = None,
) -> Facts:
    """Return the facts that rules may ask about an act: the registers of its day without it.

    Args:
        view: the record.
        act: the act.
        bodies: the bodies whose law applies.
        case: the crisis that proposes the act, if any.
    """
    rest = view.without_act(act.id)
    snapshot, host = rest.on(act.on.last), _host(view, act, bodies)
    if case is None:
        return Facts(rest, snapshot, host, act=act)
    return Facts(rest, snapshot, host, case.trigger, case.adversaries, act)


def _over_worlds(brief: Brief, facts: Facts) -> tuple[Judgement, NDArray[np.bool_]]:
    """Judge in every combination of the disputed facts that the brief reads.

    Returns:
        the judgement, and whether a step is open or not recorded, by reading and world.
    """
    reference = facts.snapshot
    axes = reference.axes()
    if axes and math.prod(len(axis.options) for axis in axes) <= MOST_WORLDS:
        worlds = every_combination(reference.worlds.account, axes)
        snapshot = facts.view.on(reference.day, worlds)
        facts = replace(facts, snapshot=snapshot, reads=[])
    judgement = judge(brief, facts)
    return judgement, sure_steps_taken(judgement, facts) != YES


def bodies_of_act(
    view: View,
    act: Act,
    first: Body | None = None,
) -> list[Body]:
    """Return the bodies whose law applies to an act.

    They are the bodies it names, the owner of an instrument it names, and, for an act that a state
    does on its own, the organisations it was a member of that have rules on such acts.

    Args:
        view: the record.
        act: the act.
        first: the body asked about; it comes first.
    """
    owners = {instrument.id: owner for owner in view.bodies() for instrument in owner.instruments}
    found: dict[str, Body] = {first.id: first} if first else {}
    for name in (act.of, act.by.partition(".")[0], act.by, act.affected):
        owner = owners.get(name) or view.organisations.get(name) or view.states.get(name)
        if owner is not None:
            found.setdefault(owner.id, owner)
    for organisation in view.organisations.values():
        if has_rules_on(organisation, act.act) and _by_member(view, act, organisation):
            found.setdefault(organisation.id, organisation)
    return list(found.values())


def _host(view: View, act: Act, bodies: Sequence[Body]) -> str:
    """Return the state for which an instrument must be law: the affected or the leading state."""
    if act.affected in view.states:
        return act.affected
    for body in bodies:
        if isinstance(body, State):
            return body.id
        if leader := body.leader(act.on.last):
            return leader
    return ""


def _regularity(verdicts: NDArray[np.int8], open_: NDArray[np.bool_], *, done: bool) -> Regularity:
    """Return the regularity of an act under one reading, from its verdicts by world.

    If a step is open or not recorded, an act that is done is irregular or unknown, by its verdict,
    and a proposed act depends on the step.
    """
    answers: set[Regularity] = {
        "depends" if lacks and verdict == YES and not done else _REGULARITIES[verdict]
        for verdict, lacks in zip(verdicts.tolist(), open_.tolist(), strict=True)
    }
    if answers == {"regular", "depends"}:  # only the need for the step is disputed
        return "depends"
    return answers.pop() if len(answers) == 1 else "disputed"
