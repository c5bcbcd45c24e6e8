"""The crises of a dossier: the cases that ask for people, and a grid of supposed crises.

Decision 0021 sets both. The rule of the grid names no state and no theatre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from allies.assessment.case.membership_check import has_members
from allies.assessment.case.setting import Setting
from allies.questions.dossier import Asked
from allies.values.dates import day_date, day_text, parse_date
from allies.values.means import MEANS, Means
from allies.world.acts import Act
from allies.world.cases import Case, CaseQuestion, Trigger
from allies.world.organisations import Organisation
from allies.world.view import View
from allies.world.worlds import CONTEST

GRID_TRIGGERS: tuple[Trigger, ...] = (
    "external_attack",
    "insurgency_incursion",
    "internal_unrest",
)
GRID_EVERY, GRID_IN_YEAR = 5, "06-01"
REQUESTED = "requested"
SUPPOSED = "A supposition: every crisis of a dossier is answered as if the host asked."


class Crisis(msgspec.Struct, frozen=True):
    """One crisis, with the organisation that would act in it.

    Attributes:
        view: the record, with the acts of the crisis and the requests that a dossier supposes.
        case: the crisis, with its question put to the organisation.
        day: the day in question.
        acting: the organisation, or a predecessor that has members on that day.
        asked: whether the record has a request to it.
        in_grid: whether it is supposed by the grid.
        place_known: whether the place that help must reach is on record.
    """

    view: View
    case: Case
    day: int
    acting: str
    asked: Asked
    in_grid: bool
    place_known: bool = True


def sending_means(organisation: Organisation) -> tuple[Means, ...]:
    """Return the means by which an organisation would send people under its own decision."""
    return tuple(
        item.means
        for item in organisation.means
        if item.collective and MEANS[item.means].moves_forces and not MEANS[item.means].alone
    )


def case_crises(view: View, organisation: Organisation) -> Iterator[Crisis]:
    """Return the cases that ask for people and in which an organisation could act, by day."""
    for case in sorted(view.cases.values(), key=lambda item: (item.on.last, item.id)):
        day = case.on.last
        if not case.question.means or day > view.last_day:
            continue  # as of a day, what came later had not happened
        bodies = _bodies(view, organisation, day)
        names = [body.id for body in bodies]
        if not set(names) & set(case.organisations):
            continue
        with_requests = view.with_acts([*case.acts, *_requests(bodies, [case.host], day)])
        acting = _acting(Setting(with_requests, case, day, 0), bodies)
        if acting is None or with_requests.on(day).dissolution(case.host) is not None:
            continue
        asked_of = any(name in case.question.asked_of for name in names)
        means = case.question.means if asked_of else sending_means(acting)
        offered = tuple(name for name in means if name in sending_means(acting))
        if offered:
            yield Crisis(
                view=with_requests,
                case=_put_to(case if asked_of else replace(case, happened=None), acting, offered),
                day=day,
                acting=acting.id,
                asked="supposed" if case.hypothetical else request_on_record(view, case, acting.id),
                in_grid=False,
            )


def grid_days(view: View) -> list[int]:
    """Return the days of the grid: one in every fifth year of the record, and its last day."""
    first, last = view.theatre.since.first, view.last_day
    start, end = day_date(first).year, day_date(last).year
    days = [
        parse_date(f"{year:04}-{GRID_IN_YEAR}").first
        for year in range(start, end + 1)
        if year % GRID_EVERY == 0
    ]
    return sorted({*(day for day in days if first <= day < last), last})


def grid_crises(view: View, organisation: Organisation, day: int) -> Iterator[Crisis]:
    """Return the supposed crises of one day: every host with every kind of crisis.

    All hosts ask on that day, so that the crises share one record; no crisis reads the request of
    another host.
    """
    bodies = _bodies(view, organisation, day)
    hosts = _hosts(view, bodies, day)
    on = parse_date(day_text(day))
    with_requests = view.with_acts(_requests(bodies, hosts, day))
    for host in hosts:
        place = _capital(view, host)
        for trigger in GRID_TRIGGERS:
            case = Case(
                id=f"{host}.{trigger}.{on.text}",
                title=f"{view.name(host)}: {trigger}",
                on=on,
                host=host,
                place=place,
                trigger=trigger,
                hypothetical=True,
                question=CaseQuestion(asks=""),
                judgement=SUPPOSED,
            )
            acting = _acting(Setting(with_requests, case, day, 0), bodies)
            if acting is None or not sending_means(acting):
                continue
            yield Crisis(
                view=with_requests,
                case=_put_to(case, acting, sending_means(acting)),
                day=day,
                acting=acting.id,
                asked="supposed",
                in_grid=True,
                place_known=bool(place),
            )


def request_on_record(view: View, case: Case, organisation: str) -> Asked:
    """Return whether the record has a request of the host for people, by the day of a case."""
    cell = ("request", case.host, organisation)
    own = any(act.act == REQUESTED and act.to == organisation for act in case.acts)
    if not own and not view.log.setters(cell):
        return "no"  # the usual case; the record with the acts of the case need not be made
    snapshot = view.with_acts(case.acts).on(case.on.last)
    if any(axis.kind == CONTEST for axis in snapshot.axes([cell])):
        return "disputed"
    found = snapshot.register(*cell)
    asked = found.is_any(REQUESTED) & found.stands_for(lambda act: act.is_for_people)
    return "yes" if asked[0] else "no"


def _requests(bodies: Sequence[Organisation], hosts: Sequence[str], day: int) -> list[Act]:
    """Return the requests that a dossier supposes: to the organisation and its leading state."""
    pairs = dict.fromkeys(
        (host, name)
        for host in hosts
        for body in bodies
        for name in (body.id, body.leader(day, host))
        if name not in ("", host)
    )
    return [
        Act(
            id=f"dossier.{host}.asks.{name}",
            act=REQUESTED,
            by=host,
            to=name,
            on=parse_date(day_text(day)),
            judgement=SUPPOSED,
        )
        for host, name in pairs
    ]


def _put_to(case: Case, acting: Organisation, means: tuple[Means, ...]) -> Case:
    """Return a case with its question put to one organisation, about some of its means."""
    question = replace(
        case.question,
        organisation=acting.id,
        also=(),
        means=means,
        thresholds=(),
        proposals=(),
    )
    return replace(case, organisations=(acting.id,), question=question)


def _bodies(view: View, organisation: Organisation, day: int) -> list[Organisation]:
    """Return the organisation, then the bodies on which it builds; none once it was dissolved."""
    if view.on(day).dissolution(organisation.id) is not None:
        return []
    return [organisation, *(view.organisations[name] for name in organisation.builds_on)]


def _acting(setting: Setting, bodies: Sequence[Organisation]) -> Organisation | None:
    """Return the first of some bodies that has members; None if none has."""
    return next((body for body in bodies if has_members(setting, body)), None)


def _hosts(view: View, bodies: Sequence[Organisation], day: int) -> list[str]:
    """Return the members of the first body that has any, without its leading state."""
    snapshot = view.on(day)
    for body in bodies:
        found = [
            state
            for state in view.states
            if state != body.leader(day, state)
            and snapshot.register("membership", state, body.id).word() == "member"
        ]
        if found:
            return found
    return []


def _capital(view: View, state: str) -> str:
    """Return the place of a state's capital; empty if it is not on record."""
    name = view.states[state].capital
    found = (item.id for item in view.places.values() if item.name == name and item.state == state)
    return next(found, "") if name else ""
