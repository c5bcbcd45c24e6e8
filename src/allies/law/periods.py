"""Periods: the days on which the time that a rule asks for is over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from allies.law.provisions import Body
from allies.law.rules import leaves, parse_rule
from allies.values.dates import LONGEST, Period, period_of
from allies.world.record import Record

NOTICE = "withdrawal_notified"


def days_run_out(record: Record) -> Iterator[int]:
    """Return the days on which a period that a rule or a clock counts is over.

    If the act that starts a period is not dated to the day, they are the first and the last day on
    which it can be over.

    Args:
        record: what is on record.
    """
    acts = [*record.acts, *(act for case in record.cases.values() for act in case.acts)]
    for period, starts in dict.fromkeys(_periods(record)):
        for act in acts:
            if starts in (act.id, act.act):
                yield from (period.after(act.on.first), period.after(act.on.last))


def _periods(record: Record) -> Iterator[tuple[Period, str]]:
    """Return every period, with the act that starts it or the kind of such acts."""
    for body in record.bodies():
        yield from _of_rules(_rules(body))
        for item in body.provisions:
            if item.clock is not None:
                yield from ((item.clock.runs, starts) for starts in item.clock.starts)
    yield from _of_rules([item.when for item in record.invitations.values()])


def _rules(body: Body) -> list[Any]:
    rules = [rule for item in body.provisions for rule in (item.when, item.met)]
    return [*rules, *(reading.in_force for reading in body.readings)]


def _of_rules(rules: Sequence[Any]) -> Iterator[tuple[Period, str]]:
    for rule in rules:
        for found in leaves(parse_rule(rule)):
            given = dict(found.given)
            units = {unit: count for unit, count in given.items() if unit in LONGEST}
            if units:
                yield period_of(**units), given.get("act", NOTICE)
