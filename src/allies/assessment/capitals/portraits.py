"""Answer what is on record about one capital, or compare two."""

from __future__ import annotations

from collections.abc import Iterator

from allies.assessment.capitals.parts import (
    coded,
    known_level,
    level_part,
    room_part,
    threats_part,
    traits_part,
)
from allies.assessment.capitals.room import bodies_led
from allies.assessment.case.members_views import speaks_for
from allies.assessment.parts import cites_of
from allies.assessment.record.standing import ended_with, status_of
from allies.politics.autonomy import autonomy, is_inside
from allies.politics.dispositions import Dispositions
from allies.politics.threats import threat_views
from allies.questions.capital import Capital, CapitalAnswer, HeldReading, Portrait, Request
from allies.questions.threats import Level
from allies.values.dates import day_text
from allies.world.capitals import DEPENDENCE
from allies.world.sentences import sentence
from allies.world.snapshot import Snapshot
from allies.world.view import View

# Aspects whose single statements are shown.
_NOTES = (
    *("services", "planning", "request", "advice", "own_means", "troops_fear", "precedent"),
    *("control", "capacity", "role", "legal"),
    *("turns_to", "disputes", "leverage"),
)


def capital(view: View, question: Capital) -> CapitalAnswer:
    """Answer what is on record about one or two capitals.

    Raises:
        QuestionError: nothing is coded of a capital that is asked for.
    """
    states = [coded(view, question.state, "state")]
    if question.other:
        states.append(coded(view, question.other, "other"))
    day = view.day(question.on)
    if not view.covers(day):
        return CapitalAnswer(on=day_text(day), capitals=())
    known, snapshot = Dispositions(view, day), view.on(day)
    return CapitalAnswer(
        on=day_text(day),
        capitals=tuple(_portrait(known, snapshot, state) for state in dict.fromkeys(states)),
    )


def _portrait(known: Dispositions, snapshot: Snapshot, state: str) -> Portrait:
    view = known.view
    (seen,) = threat_views(known, [state])
    return Portrait(
        state=state,
        name=view.name(state),
        capital=view.states[state].capital or None,
        memberships={
            body.id: status_of(view, snapshot, body, state)
            for body in view.organisations.values()
            if snapshot.log.mentions(("membership", state, body.id))
        },
        ended={
            body: end
            for body in view.organisations
            if (end := ended_with(snapshot, state, body)) is not None
        },
        dissolved=snapshot.ended_on(state),
        threats=threats_part(seen),
        frames=_frames(known, state),
        self_reliance=level_part(known.level(state, "self_reliance")),
        legal=tuple(_legal(view, state, known.day)),
        national_law=tuple(
            text.title for text in view.states[state].instruments if text.opened.first <= known.day
        ),
        notes={aspect: traits_part(known.traits(state, aspect)) for aspect in _NOTES},
        requests=tuple(_requests(known, snapshot, state)),
        depends_on={
            power: {
                domain: level_part(level)
                for domain, level in known.dependence(state, power).domains.items()
            }
            for power in _powers(known, snapshot, state)
        },
        room=tuple(
            room_part(autonomy(snapshot, known, state, body))
            for body in bodies_led(known)
            if is_inside(snapshot, state, body.organisation.id)
        ),
    )


def _frames(known: Dispositions, state: str) -> dict[str, Level]:
    """Return how a state values organisations, and acting with single states."""
    view = known.view
    levels = {
        name: known.level(state, "frame", name) for name in (*view.organisations, *view.states)
    }
    return {name: known_level(level) for name, level in levels.items() if level is not None}


def _requests(known: Dispositions, snapshot: Snapshot, state: str) -> Iterator[Request]:
    """Return the requests of a state on record, latest last."""
    for act in snapshot.log.until(known.day):
        if act.act in ("requested", "request_withdrawn") and act.by == state:
            yield Request(
                act=act.id,
                on=act.on.text,
                says=sentence(act, known.view),
                cites=cites_of(act.cites),
            )


def _powers(known: Dispositions, snapshot: Snapshot, state: str) -> list[str]:
    """Return the states one may depend on: those named, and leaders of its organisations."""
    named = {
        name
        for domain in DEPENDENCE
        for trait in known.traits(state, domain)
        for name in trait.towards
    }
    for body in known.view.organisations.values():
        if is_inside(snapshot, state, body.id):
            named |= set(known.leaders(body.id))
    return sorted(named - {state})


def _legal(view: View, state: str, day: int) -> Iterator[HeldReading]:
    """Return the readings of the law that a state is documented to hold on a day."""
    for body in view.bodies():
        for reading in body.readings:
            spoken = [item for item in reading.holders if speaks_for(view, item, state, day)]
            if spoken:
                cites = dict.fromkeys(cite for item in spoken for cite in item.cites)
                yield HeldReading(
                    body=body.id,
                    reading=reading.id,
                    title=reading.title,
                    cites=cites_of(cites),
                )
