"""Standing: the status of a state in an organisation on a day, in every version of the record.

A status has four parts: whether the state is party to the founding treaty, its membership, its
participation, and the instruments that bind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from allies.assessment.paging import paged
from allies.assessment.parts import cites_of
from allies.law.facts import Facts
from allies.law.provisions import TREATY_LAW
from allies.law.rules import Trace, evaluate, parse_rule
from allies.questions.membership import (
    Belonging,
    Grown,
    Member,
    Members,
    MembersAnswer,
    Memberships,
    MembershipsAnswer,
    StandingVersion,
    Status,
    StillBound,
)
from allies.values.dates import day_text
from allies.values.ternary import UNKNOWN, YES, value_in, word
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import CONTEST, Axis, every_combination

STATES_A_PAGE, ORGANISATIONS_A_PAGE = 40, 12


def members(view: View, question: Members) -> MembersAnswer:
    """Answer who belonged to an organisation on a day."""
    organisation = view.organisation(question.organisation)
    day = view.day(question.on)
    founding = organisation.founding
    dissolved = view.on(day).dissolution(organisation.id)
    return MembersAnswer(
        on=day_text(day),
        organisation=organisation.id,
        title=organisation.name,
        founding=founding.title if founding else None,
        founding_opened=founding is not None and founding.opened.first <= day,
        dissolved=dissolved.on.text if dissolved else None,
        dissolved_cites=cites_of(dissolved.cites if dissolved else ()),
        dissolved_states=_dissolved_states(view, organisation, day),
        grew_from=tuple(
            Grown(id=name, name=view.organisations[name].name) for name in organisation.builds_on
        ),
        members=tuple(standings(view, organisation, day)),
    )


def _dissolved_states(view: View, organisation: Organisation, day: int) -> dict[str, str]:
    """Return when each state that ever belonged to an organisation was dissolved, if by a day."""
    snapshot = view.on(day)
    states = {cell[1] for cell in snapshot.log.cells("membership") if cell[2] == organisation.id}
    ends = {state: snapshot.dissolution(state) for state in sorted(states)}
    return {state: act.on.text for state, act in ends.items() if act is not None}


def memberships(view: View, question: Memberships) -> MembershipsAnswer:
    """Answer who belonged to which organisation on a day.

    Raises:
        QuestionError: the list has no such page.
    """
    day = view.day(question.on)
    main = view.theatre.main_organisations
    shown = question.organisations or main or tuple(view.organisations)
    bodies = [view.organisation(name) for name in dict.fromkeys(shown)]
    near = {body.id: standings(view, body, day) for body in bodies}
    ended = {name: view.on(day).ended_on(name) for name in near}
    page = paged(list(_parts(view, near)), question.page, 1)
    names, states = page.rows[0] if page.rows else (tuple(near), ())
    return MembershipsAnswer(
        on=day_text(day),
        organisations=names,
        others=tuple(name for name in view.organisations if name not in near),
        dissolved={name: on for name in names if (on := ended[name]) is not None},
        paging=replace(page.paging, rows=len({i.state for found in near.values() for i in found})),
        memberships=tuple(
            Belonging(
                state=item.state,
                organisation=name,
                status=item.status,
                since=item.since,
                contested=item.contested,
            )
            for state in states
            for name in names
            for item in near[name]
            if item.state == state
        ),
    )


def _parts(
    view: View, near: Mapping[str, Sequence[Member]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the parts of a grid that fit on a page: some organisations, and states near them."""
    for start in range(0, len(near), ORGANISATIONS_A_PAGE):
        names = tuple(near)[start : start + ORGANISATIONS_A_PAGE]
        states = sorted({item.state for name in names for item in near[name]}, key=view.name)
        for at in range(0, max(len(states), 1), STATES_A_PAGE):
            yield names, tuple(states[at : at + STATES_A_PAGE])


def standings(view: View, organisation: Organisation, day: int) -> list[Member]:
    """Return the status of every state that was ever close to an organisation, sorted by name.

    Args:
        view: the record.
        organisation: the organisation.
        day: the day in question, as an ordinal.
    """
    snapshot = view.on(day)
    states = {cell[1] for cell in snapshot.log.cells("membership") if cell[2] == organisation.id}
    found = (
        _standing(view, snapshot, organisation, state) for state in sorted(states, key=view.name)
    )
    end = snapshot.ended_on(organisation.id)  # who belonged to it until then is still listed
    return [item for item in found if _is_near(item) or (end is not None and item.since == end)]


def ended_with(snapshot: Snapshot, state: str, organisation: str) -> str | None:
    """Return when an organisation was dissolved, if a state belonged to it until then."""
    end = snapshot.ended_on(organisation)
    began = snapshot.register("membership", state, organisation).beginning()
    return end if end and began is not None and began.since == end else None


def _is_near(item: Member) -> bool:
    """Whether the membership of a state is, or may be, other than `none` in any version."""
    statuses = (item.status, *(version.status for version in item.versions))
    return any(status.membership != "none" for status in statuses)


def _standing(view: View, snapshot: Snapshot, organisation: Organisation, state: str) -> Member:
    membership = snapshot.register("membership", state, organisation.id)
    participation = snapshot.register("participation", state, organisation.id)
    # Participation matters only for members.
    shown = [membership, participation] if membership.is_any("member")[0] else [membership]
    known = [began for codes in shown if (began := codes.beginning()) is not None]
    since = max(known, key=lambda effect: effect.first) if known else None
    axes = snapshot.axes([membership.cell, participation.cell])
    contests = [axis for axis in axes if axis.kind == CONTEST]
    versions = tuple(
        version
        for axis in contests
        for version in _versions(view, snapshot, organisation, state, axis)
    )
    return Member(
        state=state,
        name=view.name(state),
        status=status_of(view, snapshot, organisation, state),
        since=since.since if since else None,
        contested=len({version.status for version in versions}) > 1,
        silent_on=tuple(axis.subject for axis in contests if axis.subject in view.account.silent),
        versions=versions,
        still_bound=tuple(_still_bound(view, snapshot, organisation, state)),
        cites=cites_of(since.act.cites if since else ()),
    )


def _still_bound(
    view: View, snapshot: Snapshot, organisation: Organisation, state: str
) -> Iterator[StillBound]:
    """Return the instruments that bind a state after it left an organisation, with reasons."""
    membership = snapshot.register("membership", state, organisation.id)
    if not membership.is_any("withdrawn", "expelled")[0]:
        return
    body = view.in_sentence(organisation.id)
    why = f"the record does not say which texts end when a state leaves {body}"
    if organisation.leaving is not None:
        why = f"the rule on leaving {body} does not name it ({organisation.leaving.says})"
    for name in status_of(view, snapshot, organisation, state).bound_by:
        yield StillBound(instrument=name, because=f"not denounced, and {why}")


def statuses(view: View, day: int) -> dict[tuple[str, str], Status]:
    """Return the status of every state that was ever close to an organisation.

    Returns:
        The status on the day, by code of the state and id of the organisation.
    """
    snapshot = view.on(day)
    return {
        (cell[1], cell[2]): status_of(view, snapshot, view.organisations[cell[2]], cell[1])
        for cell in snapshot.log.cells("membership")
        if cell[2] in view.organisations
    }


def status_of(
    view: View, snapshot: Snapshot, organisation: Organisation, state: str, row: int = 0
) -> Status:
    """Return the status of a state in an organisation in one world of a snapshot."""
    bound = tuple(
        instrument.id
        for instrument in organisation.instruments
        if _binds(view, snapshot, state, instrument.id, row) == YES
    )
    founding = organisation.founding
    party = _binds(view, snapshot, state, founding.id, row) if founding else UNKNOWN
    return Status(
        treaty_party=word(party),
        membership=snapshot.register("membership", state, organisation.id).word(row),
        participation=snapshot.register("participation", state, organisation.id).word(row),
        bound_by=bound,
    )


def _binds(view: View, snapshot: Snapshot, state: str, instrument: str, row: int) -> int:
    """Return whether an instrument binds a state by the law of treaties alone, in one world."""
    rule = parse_rule(TREATY_LAW, instrument)
    return value_in(evaluate(rule, Facts(view, snapshot, state), Trace()), row)


def _versions(
    view: View, snapshot: Snapshot, organisation: Organisation, state: str, axis: Axis
) -> Iterator[StandingVersion]:
    contest = view.contests[axis.subject]
    worlds = every_combination(snapshot.worlds.account, [axis])
    apart = view.on(snapshot.day, worlds)
    for row, name in enumerate(axis.options):
        version = contest.version(name)
        yield StandingVersion(
            id=f"{contest.id}/{name}",
            says=version.says,
            status=status_of(view, apart, organisation, state, row),
            holders=version.holders,
            perhaps=view.perhaps_held.get((contest.id, name), ()),
            cites=cites_of(version.cites),
        )
