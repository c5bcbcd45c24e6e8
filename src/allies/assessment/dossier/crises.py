"""The crises of a dossier: the cases that ask for people, and a grid of supposed crises.

Decision 0020 sets both. The rule of the grid names no state and no theatre.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from allies.assessment.case.membership_check import has_members
from allies.assessment.case.setting import Setting, set_case
from allies.evidence.sources import Citation
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
REQUEST = "dossier.request"
SUPPOSED = "A supposition: every crisis of a dossier is answered as if the host asked."
_NO_CITES: tuple[Citation, ...] = ()


class Crisis(msgspec.Struct, frozen=True):
    """One crisis, with the organisation that would act in it.

    Attributes:
        case: the crisis, with its question put to the organisation.
        day: the day in question.
        acting: the organisation, or a predecessor that has members on that day.
        asked: whether the record has a request to it.
        in_grid: whether it is supposed by the grid.
        place_known: whether the place that help must reach is on record.
    """

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
    names = (organisation.id, *organisation.builds_on)
    for case in sorted(view.cases.values(), key=lambda item: (item.on.last, item.id)):
        if not case.question.means:
            continue
        setting = set_case(view, case.id)
        acting = _acting(setting, organisation)
        if acting is None or not any(name in case.organisations for name in names):
            continue
        asked_of = any(name in case.question.asked_of for name in names)
        means = case.question.means if asked_of else sending_means(acting)
        offered = [name for name in means if name in sending_means(acting)]
        if not offered:
            continue
        yield Crisis(
            case=replace(
                case,
                organisations=(acting.id,),
                question=_question(case.question, acting, tuple(offered)),
            ),
            day=setting.day,
            acting=acting.id,
            asked="supposed" if case.hypothetical else request_on_record(setting, acting.id),
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
    """Return the supposed crises of one day: every host with every kind of crisis."""
    on = parse_date(day_text(day))
    blank = Case(id="", title="", on=on, host="", question=CaseQuestion(asks=""))
    for host in _hosts(view, organisation, day):
        acting = _acting(Setting(view, replace(blank, host=host), day, 0), organisation)
        if acting is None or not sending_means(acting):
            continue
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
                organisations=(acting.id,),
                question=_question(CaseQuestion(asks=""), acting, sending_means(acting)),
                judgement=SUPPOSED,
            )
            yield Crisis(case, day, acting.id, "supposed", in_grid=True, place_known=bool(place))


def requests(view: View, crisis: Crisis) -> list[Act]:
    """Return the requests that a dossier supposes: to the organisation and its leading state."""
    leader = view.organisations[crisis.acting].leader(crisis.day)
    return [
        Act(
            id=f"{REQUEST}.{crisis.case.id}.{name}",
            act="requested",
            by=crisis.case.host,
            to=name,
            on=parse_date(day_text(crisis.day)),
            judgement=SUPPOSED,
            cites=_NO_CITES,
        )
        for name in (crisis.acting, leader)
        if name and name != crisis.case.host
    ]


def request_on_record(setting: Setting, organisation: str) -> Asked:
    """Return whether the record has a request of the host for people, by the day of a case."""
    cell = ("request", setting.case.host, organisation)
    snapshot = setting.snapshot()
    if any(axis.kind == CONTEST for axis in snapshot.axes([cell])):
        return "disputed"
    found = snapshot.register(*cell)
    asked = found.is_any("requested") & found.stands_for(lambda act: act.is_for_people)
    return "yes" if asked[0] else "no"


def _question(asked: CaseQuestion, acting: Organisation, means: tuple[Means, ...]) -> CaseQuestion:
    return replace(asked, organisation=acting.id, also=(), means=means, thresholds=(), proposals=())


def _acting(setting: Setting, organisation: Organisation) -> Organisation | None:
    """Return the organisation if it has members, else a predecessor that has; None if none has."""
    view = setting.view
    bodies = [organisation, *(view.organisations[name] for name in organisation.builds_on)]
    return next((body for body in bodies if has_members(setting, body)), None)


def _hosts(view: View, organisation: Organisation, day: int) -> Sequence[str]:
    """Return the members of the organisation, or its predecessor, without the leading state."""
    snapshot = view.on(day)
    for body in (organisation, *(view.organisations[name] for name in organisation.builds_on)):
        leader = body.leader(day)
        found = [
            state
            for state in view.states
            if state != leader
            and snapshot.register("membership", state, body.id).word() == "member"
        ]
        if found:
            return found
    return ()


def _capital(view: View, state: str) -> str:
    """Return the place of a state's capital; empty if it is not on record."""
    name = view.states[state].capital
    found = (item.id for item in view.places.values() if item.name == name and item.state == state)
    return next(found, "") if name else ""
