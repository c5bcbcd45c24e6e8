"""Clocks: the first day on which an act, such as leaving, can take effect under each reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from allies.evidence.sources import Citation
from allies.law.facts import Facts, starting_act
from allies.law.finding import is_held
from allies.law.provisions import Brief, CompiledProvision
from allies.law.rules import Trace, evaluate
from allies.values.ternary import Answer, value_in, word
from allies.world.acts import Act
from allies.world.instruments import Reading
from allies.world.log import Log

NEAR_DAYS = 31


class ClockFinding(msgspec.Struct, frozen=True):
    """When an act can take effect under one reading.

    Attributes:
        reading: the reading.
        held: whether anybody holds it on the day.
        provision: the provision that sets the clock; empty if the reading has no clock.
        says: the provision in words, or the reading's title.
        in_force: whether the provision is law on the day.
        started_by: the act that starts the clock; None if there is none.
        earliest: first day on which it has surely run out, as an ordinal; None if no clock runs.
        then: what else must happen.
        meetings: meetings of the organ that must act, with the number of days after `earliest`;
            negative if the meeting is too early.
        cites: where the rule is documented.
        perhaps: first day on which it can have run out; earlier than `earliest` if the day of the
            act is not known; None if no clock runs.
    """

    reading: str
    held: bool
    provision: str
    says: str
    in_force: Answer
    started_by: Act | None
    earliest: int | None
    then: str
    meetings: Sequence[tuple[Act, int]]
    cites: tuple[Citation, ...]
    perhaps: int | None = None


def clocks(brief: Brief, facts: Facts) -> list[ClockFinding]:
    """Return when the act can first take effect, under the baseline and readings about such acts.

    Args:
        brief: the provisions and readings for the act.
        facts: the facts of its day, in one world.
    """
    first, *others = brief.readings
    asked = [first, *(reading for reading in others if brief.matter in reading.about)]
    return [finding for reading in asked for finding in _under(brief, facts, reading)]


def _under(brief: Brief, facts: Facts, reading: Reading) -> Iterator[ClockFinding]:
    held = reading is brief.readings[0] or is_held(reading, facts.snapshot.day)
    setting = [
        item for item in brief.provisions if item.effect == "clock" and reading.id in item.in_force
    ]
    if not setting:
        cites = tuple(cite for holder in reading.holders for cite in holder.cites)
        yield ClockFinding(reading.id, held, "", reading.title, "no", None, None, "", (), cites)
    for provision in setting:
        yield _clock(provision, facts, reading, held=held)


def _clock(
    provision: CompiledProvision, facts: Facts, reading: Reading, *, held: bool
) -> ClockFinding:
    clock, log = provision.clock, facts.snapshot.log
    started = starting_act(facts, clock.starts) if clock else None
    earliest = clock.runs.after(started.on.last) if started and clock else None
    in_force = evaluate(provision.in_force[reading.id], facts, Trace())
    return ClockFinding(
        reading.id,
        held,
        provision.id,
        provision.says,
        word(value_in(in_force, 0)),
        started,
        earliest,
        clock.then if clock else "",
        _meetings(log, clock.organ if clock else "", earliest),
        provision.source.cites if provision.source else (),
        clock.runs.after(started.on.first) if started and clock else None,
    )


def _meetings(log: Log, organ: str, earliest: int | None) -> list[tuple[Act, int]]:
    if earliest is None or not organ:
        return []
    by_day = {
        act.on.first: act
        for act in log.acts
        if act.by == organ and act.on.is_precise and abs(act.on.first - earliest) <= NEAR_DAYS
    }
    return [(act, day - earliest) for day, act in by_day.items()]
