"""Conflicts of norms: rules of one reading that permit and forbid the same, without an override."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from allies.assessment.case.setting import set_case
from allies.law.judgement import GRANTING, Judgement, judge
from allies.law.provisions import brief_on_means
from allies.values.ternary import YES, value_in
from allies.world.view import View


class Conflict(msgspec.Struct, frozen=True):
    """Provisions that apply together and contradict each other.

    Attributes:
        case: id of the case in which they apply.
        organisation: id of the organisation.
        means: the means they are about.
        reading: the reading under which both are law.
        permits: ids of the provisions that give the power.
        forbids: ids of the provisions that forbid its use.
    """

    case: str
    organisation: str
    means: str
    reading: str
    permits: tuple[str, ...]
    forbids: tuple[str, ...]


def conflicts(view: View) -> Iterator[Conflict]:
    """Return every conflict on the day of every case, in the best evidence's world."""
    for case in view.cases.values():
        setting = set_case(view, case.id)
        facts = setting.facts(setting.snapshot())
        for name in case.organisations:
            organisation = view.organisation(name)
            for offered in organisation.means:
                brief = brief_on_means(setting.view, organisation, offered.means, setting.day, case)
                yield from _in(case.id, name, judge(brief, facts))


def _in(case: str, organisation: str, judgement: Judgement) -> Iterator[Conflict]:
    for row, reading in enumerate(judgement.readings):
        if judgement.conflict[row, 0]:
            standings = judgement.standings[reading.id]
            meeting = [
                item
                for item in judgement.provisions
                if value_in(standings[item.id].undefeated, 0) == YES
            ]
            yield Conflict(
                case,
                organisation,
                judgement.brief.matter,
                reading.id,
                tuple(item.id for item in meeting if item.effect in GRANTING),
                tuple(item.id for item in meeting if item.effect == "forbid"),
            )
