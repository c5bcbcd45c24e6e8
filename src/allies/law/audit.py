"""Audit: acts, done or proposed, held against the rules of their day."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from allies.evidence.accounts import BEST_EVIDENCE
from allies.law.clocks import ClockFinding, clocks
from allies.law.facts import Facts
from allies.law.finding import LegalFinding, find, rows_held
from allies.law.judgement import Judgement, judge
from allies.law.provisions import Body, Brief, brief_on_act, has_rules_on
from allies.values.ternary import NO, YES
from allies.world.acts import Act
from allies.world.organisations import Organisation, State
from allies.world.world import World
from allies.world.worlds import every_combination

Regularity = Literal["regular", "irregular", "disputed", "unknown"]
MOST_WORLDS = 4_096


class ActFinding(msgspec.Struct, frozen=True):
    """One act against the rules of its day.

    Attributes:
        act: the act.
        bodies: ids of the bodies whose law was weighed.
        finding: over the readings held that day.
        by_reading: under each reading held; `disputed` where the sources dispute a fact on which
            it turns.
        apart: under readings that nobody held that day.
        law: verdict, reasons, steps and flips, in the account's world.
        clocks: when the act can first take effect, where the law sets a clock for it.
    """

    act: Act
    bodies: tuple[str, ...]
    finding: Regularity
    by_reading: Mapping[str, Regularity]
    apart: Mapping[str, Regularity]
    law: LegalFinding
    clocks: Sequence[ClockFinding]


def audit(
    world: World,
    body: Body,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> list[ActFinding]:
    """Hold every past act of a body against the rules of its day.

    Args:
        world: the record.
        body: the organisation or state whose acts are asked about.
        as_of: only what had surely been published by then.
        account: whose choice of versions.
    """
    log = world.log if as_of is None else world.log_as_of(as_of)
    found = []
    for act in log.acts:
        if _concerns(world, act, body, as_of, account):
            finding = judge_act(world, act, body, done=True, as_of=as_of, account=account)
            if finding is not None:
                found.append(finding)
    return found


def _concerns(world: World, act: Act, body: Body, as_of: int | None, account: str) -> bool:
    names = {act.by, act.by.partition(".")[0], act.of, act.state}
    owned = {instrument.id for instrument in body.instruments}
    if isinstance(body, State):
        return body.id in (act.by, act.state)
    if body.id in names or owned & names:
        return True
    return _by_member(world, act, body, as_of, account)


def _by_member(world: World, act: Act, body: Organisation, as_of: int | None, account: str) -> bool:
    """Whether a state that was a member, as far as was known, acts on its own."""
    if act.by not in world.states or act.of:
        return False
    snapshot = world.on(act.on.first, as_of, account=account)
    membership = snapshot.register("membership", act.by, body.id)
    return bool(membership.is_any("member", "suspended")[0])


def judge_act(
    world: World,
    act: Act,
    body: Body,
    *,
    done: bool,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> ActFinding | None:
    """Hold one act against the rules of its day; None where no rule coded speaks of it.

    Args:
        world: the record.
        act: the act, done or proposed.
        body: the body asked about, whose baseline comes first.
        done: whether it has been done, so that steps not taken count against it.
        as_of: only what had surely been published by then.
        account: whose choice of versions.
    """
    bodies = bodies_of_act(world, act, body, as_of=as_of, account=account)
    if not any(has_rules_on(item, act.act) for item in bodies):
        return None
    brief = brief_on_act(world, bodies, act, done=done)
    facts = facts_of_act(world, act, bodies, as_of=as_of, account=account)
    held = rows_held(brief.readings, act.on.last)
    law = find(judge(brief, facts), facts, held)
    judgement = _over_worlds(brief, facts, as_of)
    regular = {
        reading.id: _regularity(judgement, row) for row, reading in enumerate(brief.readings)
    }
    counted = {brief.readings[row].id for row in held}
    by_reading = {name: value for name, value in regular.items() if name in counted}
    answers = set(by_reading.values())
    return ActFinding(
        act,
        tuple(item.id for item in bodies),
        answers.pop() if len(answers) == 1 else "disputed",
        by_reading,
        {name: value for name, value in regular.items() if name not in counted},
        law,
        clocks(brief, facts) if any(item.effect == "clock" for item in brief.provisions) else (),
    )


def facts_of_act(
    world: World,
    act: Act,
    bodies: Sequence[Body],
    *,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> Facts:
    """Return what rules may ask about an act: the registers of its day without the act itself."""
    rest = world.without_act(act.id)
    snapshot = rest.on(act.on.last, as_of, account=account)
    return Facts(rest, snapshot, _host(world, act, bodies), act=act)


def _over_worlds(brief: Brief, facts: Facts, as_of: int | None) -> Judgement:
    """Judge in every combination of what the sources dispute, as far as the brief reads it."""
    reference = facts.snapshot
    axes = reference.axes()
    if not axes or math.prod(len(axis.options) for axis in axes) > MOST_WORLDS:
        return judge(brief, facts)
    worlds = every_combination(reference.worlds.account, axes)
    snapshot = facts.world.on(reference.day, as_of, worlds)
    return judge(brief, Facts(facts.world, snapshot, facts.host, act=facts.act))


def bodies_of_act(
    world: World,
    act: Act,
    first: Body | None = None,
    *,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> list[Body]:
    """Return the bodies whose law bears on an act.

    They are the bodies it names, the owner of an instrument it names, and, for what a state does on
    its own, the organisations it was a member of that have rules on such acts.

    Args:
        world: the record.
        act: the act.
        first: the body asked about, which comes first.
        as_of: only what had surely been published by then.
        account: whose choice of versions.
    """
    owners = {instrument.id: owner for owner in world.bodies() for instrument in owner.instruments}
    found: dict[str, Body] = {first.id: first} if first else {}
    for name in (act.of, act.by.partition(".")[0], act.by, act.affected):
        owner = owners.get(name) or world.organisations.get(name) or world.states.get(name)
        if owner is not None:
            found.setdefault(owner.id, owner)
    for organisation in world.organisations.values():
        if has_rules_on(organisation, act.act) and _by_member(
            world, act, organisation, as_of, account
        ):
            found.setdefault(organisation.id, organisation)
    return list(found.values())


def _host(world: World, act: Act, bodies: Sequence[Body]) -> str:
    """Return the state for which an instrument must be law: the one affected, or a leading one."""
    if act.affected in world.states:
        return act.affected
    for body in bodies:
        if isinstance(body, State):
            return body.id
        if body.leading_state:
            return body.leading_state
    return ""


def _regularity(judgement: Judgement, row: int) -> Regularity:
    answers = set(judgement.verdict[row].tolist())
    if answers == {YES}:
        return "regular"
    if answers == {NO}:
        return "irregular"
    return "unknown" if len(answers) == 1 else "disputed"
