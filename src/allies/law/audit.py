"""Audit: compare acts, done or proposed, with the rules of their day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
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
from allies.world.instruments import Reading, ReadingHolder
from allies.world.organisations import Leadership, Organisation, State
from allies.world.view import View
from allies.world.worlds import every_combination

Regularity = Literal["regular", "irregular", "depends", "disputed", "unknown"]
MOST_WORLDS = 4_096
_REGULARITIES: Mapping[int, Regularity] = {YES: "regular", NO: "irregular", UNKNOWN: "unknown"}


class DayFinding(msgspec.Struct, frozen=True):
    """The result for an act, if it was done on one of the days on which it can have been.

    Attributes:
        since: the first day of this result, as an ordinal.
        finding: over the readings held that day.
        by_reading: under each reading held.
        held_by_nobody: under every other reading.
    """

    since: int
    finding: Regularity
    by_reading: Mapping[str, Regularity]
    held_by_nobody: Mapping[str, Regularity]

    def under(self, reading: str) -> Regularity | None:
        """Return the result under a reading, held or not; None if there is no such reading."""
        return self.by_reading.get(reading, self.held_by_nobody.get(reading))


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
        by_day: the findings from each day on which they change, if the day of the act is not known
            and they differ from day to day.
    """

    act: Act
    bodies: tuple[str, ...]
    finding: Regularity
    by_reading: Mapping[str, Regularity]
    held_by_nobody: Mapping[str, Regularity]
    law: LegalFinding
    clocks: Sequence[ClockFinding]
    by_day: Sequence[DayFinding] = ()


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
    judged = _judged(view, view.without_act(act.id), act, body, done=done, case=case)
    if judged is None:
        return None
    brief, facts, regular = judged.brief, judged.facts, judged.regular
    held = judged.held_under(reading)
    law = find(judge(brief, facts), facts, [judged.row(name) for name in held])
    days = [*_earlier(view, act, body, reading, done=done, case=case)]
    by_reading = {name: regular[name] for name in held}
    days.append(_under_readings(facts.snapshot.day, judged, reading))
    return ActFinding(
        act,
        judged.bodies,
        _over_readings(agreed := _agreed(by_reading, days)),
        agreed,
        _agreed({name: regular[name] for name in law.held_by_nobody}, days),
        law,
        clocks(brief, facts) if any(item.effect == "clock" for item in brief.provisions) else (),
        _steps_of(days),
    )


class _Judged(msgspec.Struct, frozen=True):
    """An act under the law of one day.

    Attributes:
        bodies: ids of the bodies whose law was applied.
        brief: their provisions and readings.
        facts: the facts of the day.
        regular: the finding under every reading, held or not.
    """

    bodies: tuple[str, ...]
    brief: Brief
    facts: Facts
    regular: Mapping[str, Regularity]

    def row(self, reading: str) -> int:
        """Return the row of a reading."""
        return [item.id for item in self.brief.readings].index(reading)

    def held_under(self, reading: str) -> list[str]:
        """Return the readings that count: the one asked about, or all held that day."""
        if reading in self.regular:
            return [reading]
        rows = rows_held(self.brief.readings, self.facts.snapshot.day)
        return [self.brief.readings[row].id for row in rows]


def _judged(
    view: View, rest: View, act: Act, body: Body, *, done: bool, case: Case | None
) -> _Judged | None:
    """Judge an act on the last day that it can have had; None if no coded rule is about it.

    Args:
        view: the record.
        rest: the same without the act.
        act: the act.
        body: the body asked about.
        done: whether it has been done.
        case: the crisis that proposes the act, if any.
    """
    bodies = bodies_of_act(view, act, body)
    has_rules = any(has_rules_on(item, act.act) for item in bodies)
    if not has_rules and (case is None or act.by not in view.states):
        return None
    brief = brief_on_act(view, bodies, act, done=done, case=case)
    facts = facts_of_act(rest, act, bodies, case)
    judge(brief, facts)  # notes the disputed facts that it reads
    judgement, open_ = _over_worlds(brief, facts)
    regular = {
        item.id: _regularity(judgement.verdict[row], open_[row], done=done)
        for row, item in enumerate(brief.readings)
    }
    facts.snapshot.note_days(_turns_of_bodies(bodies, brief.readings))
    return _Judged(tuple(item.id for item in bodies), brief, facts, regular)


def _turns_of_bodies(bodies: Sequence[Body], readings: Sequence[Reading]) -> Iterator[int]:
    """Return the days on which a body gets another leading state, or a reading another holder."""
    spans: list[Leadership | ReadingHolder] = [item for one in readings for item in one.holders]
    spans += [item for one in bodies if isinstance(one, Organisation) for item in one.leading]
    for item in spans:
        for day in (item.since, item.until):
            if day is not None:
                yield from (day.first, day.last)


def _earlier(
    view: View, act: Act, body: Body, reading: str, *, done: bool, case: Case | None
) -> Iterator[DayFinding]:
    """Return the findings on the days before the last that an act can have had, as they change.

    The finding can change only when something that it reads changes, so it is asked from one such
    day to the next.
    """
    rest = view.without_act(act.id)
    day: int | None = max(act.on.first, view.theatre.since.first)
    while day is not None and day < act.on.last:
        on = msgspec.structs.replace(act, on=parse_date(day_text(day)))
        judged = _judged(view, rest, on, body, done=done, case=case)
        if judged is None:
            return
        yield _under_readings(day, judged, reading)
        day = judged.facts.snapshot.next_turn(act.on.last)


def _under_readings(day: int, judged: _Judged, reading: str) -> DayFinding:
    held = {name: judged.regular[name] for name in judged.held_under(reading)}
    others = {name: word for name, word in judged.regular.items() if name not in held}
    return DayFinding(day, _over_readings(held), held, others)


def _agreed(found: Mapping[str, Regularity], days: Sequence[DayFinding]) -> dict[str, Regularity]:
    """Return the finding of the last day under each reading; unknown if another day differs.

    A reading that nobody held on one of the days is compared as well.
    """
    return {
        name: word if all(item.under(name) in (word, None) for item in days) else "unknown"
        for name, word in found.items()
    }


def _steps_of(days: Sequence[DayFinding]) -> tuple[DayFinding, ...]:
    """Return the days on which the finding changes, from the first; none if it never does."""
    found = [
        item
        for at, item in enumerate(days)
        if at == 0 or item.by_reading != days[at - 1].by_reading
    ]
    return tuple(found) if len(found) > 1 else ()


def _over_readings(by_reading: Mapping[str, Regularity]) -> Regularity:
    answers = set(by_reading.values())
    return answers.pop() if len(answers) == 1 else "disputed"


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
