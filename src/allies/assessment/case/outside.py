"""The outside view: what the track record says about a case, and the number of cases behind it.

Only occasions before the day in question count, and never the assessed one: a case that is itself
in the record is judged by what came before it, on whatever day it is set.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from allies.assessment.case.setting import Setting
from allies.assessment.parts import probability
from allies.questions import assess as types
from allies.track_record.occasions import Asked, load_occasions
from allies.track_record.posterior import Chance, Wanted, earlier_than, posterior_before
from allies.values.dates import day_date
from allies.values.model_inputs import number
from allies.world.cases import Threshold

BLEND_WEIGHT = number("blend")

_ASKED: Mapping[str, Asked] = {"requested": "yes", "unknown": "unclear"}


class OutsideView(msgspec.Struct, frozen=True):
    """What the track record says of a case.

    Attributes:
        organisation: the organisation, by the name the record knows it under.
        trigger: what sort of crisis it is.
        asked: whether the host has asked the organisation.
        before: only occasions before this day count.
        in_time: chance that the people asked for come within the days asked for.
        deployed: chance that any come at all.
        ladder: chance of each outcome.
        cases: how many occasions inform it.
        of_organisation: how many of them are the organisation's own.
        of_trigger: how many have the same trigger.
        occasions: ids of those that share organisation or trigger.
    """

    organisation: str
    trigger: str
    asked: Asked
    before: str
    in_time: Chance
    deployed: Chance
    ladder: Mapping[str, float]
    cases: int
    of_organisation: int
    of_trigger: int
    occasions: tuple[str, ...]


def look_outside(setting: Setting, threshold: Threshold | None = None) -> OutsideView:
    """Return what the track record says of a case that asks for people.

    Args:
        setting: the case on its day.
        threshold: how many people are enough, and by when; the question's own if not given.
    """
    coded, case = load_occasions(), setting.case
    threshold = threshold or case.question.asked
    organisation = setting.view.organisation(case.question.organisation)
    names = (organisation.id, organisation.short, organisation.name)
    known = {item.name for item in coded.organisations}
    name = next((coded.named(name) for name in names if coded.named(name) in known), names[1])
    before = _before(setting)
    earlier = earlier_than(coded.occasions, f"{before[:4]}-01-01")
    request = setting.snapshot().register("request", case.host, organisation.id).word()
    asked = _ASKED.get(request, "no")
    forecast = posterior_before(before).forecast(
        name,
        case.trigger,
        asked,
        wanted=Wanted(threshold.days, threshold.personnel),
    )
    return OutsideView(
        organisation=name,
        trigger=case.trigger,
        asked=asked,
        before=before,
        in_time=forecast.in_time,
        deployed=forecast.deployed,
        ladder=forecast.ladder,
        cases=len(earlier),
        of_organisation=forecast.of_organisation,
        of_trigger=forecast.of_trigger,
        occasions=tuple(
            item.id for item in earlier if item.organisation == name or item.trigger == case.trigger
        ),
    )


def outside_part(seen: OutsideView) -> types.Outside:
    """Return the outside view as an answer holds it."""
    return types.Outside(
        organisation=seen.organisation,
        trigger=seen.trigger,
        asked=seen.asked,
        before=seen.before,
        in_time=chance_part(seen.in_time),
        deployed=chance_part(seen.deployed),
        ladder={name: probability(share) for name, share in seen.ladder.items()},
        cases=seen.cases,
        of_organisation=seen.of_organisation,
        of_trigger=seen.of_trigger,
        occasions=seen.occasions,
    )


def chance_part(chance: Chance) -> types.Chance:
    """Return a probability and how well it is known."""
    return types.Chance(
        mean=probability(chance.mean),
        median=probability(chance.median),
        interval_90=(probability(chance.low), probability(chance.high)),
    )


def _before(setting: Setting) -> str:
    """Return the first day of which the record must not know anything."""
    days = [setting.day] if setting.view.as_of is None else [setting.day, setting.view.as_of]
    itself = [item.on for item in load_occasions().occasions if item.id == setting.case.record]
    return min([*(day_date(day).isoformat() for day in days), *itself])


def blend(inside: tuple[float, float], outside: float) -> tuple[float, float]:
    """Return both views as one range, each with half the weight.

    Args:
        inside: the range of the model alone.
        outside: the track record's chance.
    """
    low, high = (
        (1 - BLEND_WEIGHT) * end + BLEND_WEIGHT * outside for end in (min(inside), max(inside))
    )
    return low, high
