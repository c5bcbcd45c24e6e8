"""The outside view: what the track record says about a case, and the number of cases behind it.

Only occasions before the day in question count, and never the assessed one: a case that is itself
in the record is judged by what came before it, on any day on which it is set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from allies.assessment.case.setting import Setting
from allies.assessment.parts import probability
from allies.assessment.record.occasions import learned, name_in_record
from allies.questions import assess as types
from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import (
    Chance,
    Known,
    Wanted,
    earlier_than,
    posterior_after,
    posterior_before,
)
from allies.values.dates import day_date
from allies.world.cases import Threshold
from allies.world.occasions import Asked, Carrier, Occasion
from allies.world.organisations import Organisation

_ASKED: Mapping[str, Asked] = {"requested": "yes", "unknown": "unclear"}


class OutsideView(msgspec.Struct, frozen=True):
    """What the track record says of a case.

    Attributes:
        organisation: the organisation, by the name the record knows it under.
        trigger: what sort of crisis it is.
        asked: whether the host has asked the organisation.
        carrier: what the leading state has said of sending forces.
        ready: whether the organisation had forces declared ready at short notice.
        before: only occasions before this day count.
        in_time: chance that the people asked for come within the days asked for.
        deployed: chance that any come at all.
        ladder: chance of each outcome.
        cases: how many occasions inform it.
        since: year of the first of them; None if there are none.
        of_bodies: how many organisations they are about.
        of_organisation: how many of them are the organisation's own.
        of_trigger: how many have the same trigger.
        occasions: ids of those that share organisation or trigger.
        base_rate: share of the drawn occasions in which any came; None if none was drawn.
        drawn: how many occasions were drawn.
        of_theatre: how many of the cases the theatre brings.
    """

    organisation: str
    trigger: str
    asked: Asked
    carrier: Carrier
    ready: Asked
    before: str
    in_time: Chance
    deployed: Chance
    ladder: Mapping[str, float]
    cases: int
    since: int | None
    of_bodies: int
    of_organisation: int
    of_trigger: int
    occasions: tuple[str, ...]
    base_rate: float | None
    drawn: int
    of_theatre: int


def look_outside(setting: Setting, threshold: Threshold | None = None) -> OutsideView:
    """Return what the track record says of a case that asks for people.

    Args:
        setting: the case on its day.
        threshold: how many people are enough, and by when; the question's own if not given.
    """
    all_known, case = learned(setting.view.whole), setting.case
    coded = all_known.coded
    threshold = threshold or case.question.asked
    organisation = setting.view.organisation(case.question.organisation)
    name = name_in_record(organisation, coded)
    before = _before(setting, coded.occasions)
    january = f"{before[:4]}-01-01"
    earlier = tuple(earlier_than(coded.occasions, january))
    shipped = tuple(earlier_than(load_occasions().occasions, january))
    posterior = posterior_before(before) if earlier == shipped else posterior_after(earlier)
    request = setting.snapshot().register("request", case.host, organisation.id).word()
    asked = _ASKED.get(request, "no")
    carrier = _carrier(setting, organisation)
    ready = coded.ready(name, day_date(setting.day).year)
    forecast = posterior.forecast(
        name,
        case.trigger,
        asked,
        Known(carrier, ready),
        Wanted(threshold.days, threshold.personnel),
    )
    frame = [item for item in coded.occasions if item.sampling == "frame"]
    came = sum(bool(item.deployed) for item in frame)
    return OutsideView(
        base_rate=came / len(frame) if frame else None,
        drawn=len(frame),
        of_theatre=sum(item in all_known.own for item in earlier),
        organisation=name,
        trigger=case.trigger,
        asked=asked,
        carrier=carrier,
        ready=ready,
        before=before,
        in_time=forecast.in_time,
        deployed=forecast.deployed,
        ladder=forecast.ladder,
        cases=len(earlier),
        since=min((int(item.on[:4]) for item in earlier), default=None),
        of_bodies=len({item.organisation for item in earlier}),
        of_organisation=forecast.of_organisation,
        of_trigger=forecast.of_trigger,
        occasions=tuple(
            item.id for item in earlier if item.organisation == name or item.trigger == case.trigger
        ),
    )


def _carrier(setting: Setting, organisation: Organisation) -> Carrier:
    """Return what the leading state has said of sending forces; unknown if it has no stance."""
    leader, snapshot = organisation.leader(setting.day, setting.case.host), setting.snapshot()
    if not leader or leader == setting.case.host:
        return "unknown"
    said = {
        snapshot.register("stance", leader, organisation.id, means).word()
        for means in setting.case.question.means
    }
    if "for" in said:
        return "offers"
    if "against" in said:
        return "against"
    return "silent" if said & {"none", "reserved"} else "unknown"


def outside_part(seen: OutsideView) -> types.Outside:
    """Return the outside view as an answer holds it."""
    return types.Outside(
        organisation=seen.organisation,
        trigger=seen.trigger,
        asked=seen.asked,
        carrier=seen.carrier,
        ready=seen.ready,
        before=seen.before,
        in_time=chance_part(seen.in_time),
        deployed=chance_part(seen.deployed),
        ladder={name: probability(share) for name, share in seen.ladder.items()},
        cases=seen.cases,
        since=seen.since,
        of_bodies=seen.of_bodies,
        of_organisation=seen.of_organisation,
        of_trigger=seen.of_trigger,
        occasions=seen.occasions,
        base_rate=None if seen.base_rate is None else probability(seen.base_rate),
        drawn=seen.drawn,
        of_theatre=seen.of_theatre,
    )


def chance_part(chance: Chance) -> types.Chance:
    """Return a probability and how well it is known."""
    return types.Chance(
        mean=probability(chance.mean),
        median=probability(chance.median),
        interval_90=(probability(chance.low), probability(chance.high)),
    )


def _before(setting: Setting, occasions: Sequence[Occasion]) -> str:
    """Return the first day of which the record must not know anything."""
    days = [setting.day] if setting.view.as_of is None else [setting.day, setting.view.as_of]
    itself = [item.on for item in occasions if item.id == setting.case.record]
    return min([*(day_date(day).isoformat() for day in days), *itself])
