"""What the law of an organisation opened, and when, and what it forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.case.setting import Setting
from allies.assessment.dossier.crises import (
    GRID_TRIGGERS,
    Crisis,
    grid_crises,
    requests,
    sending_means,
)
from allies.assessment.parts import cites_of
from allies.law.finding import rows_held
from allies.law.judgement import Judgement, judge
from allies.law.provisions import brief_on_means, provisions_of
from allies.law.rules import Trace
from allies.questions.dossier import Opening, Restraint
from allies.values.dates import day_text
from allies.values.ternary import YES
from allies.world.log import Effect
from allies.world.organisations import Organisation
from allies.world.view import View


def openings(view: View, organisation: Organisation) -> Iterator[Opening]:
    """Return from when the law let an organisation act, for each kind of crisis of the grid.

    The days tried are those on which a text of the organisation was opened or took effect. A kind
    of crisis is open if the law allows some means for some host, if the host asks.
    """
    texts = _texts(view, organisation)
    days = sorted({*(day for day, _ in texts), *_covered_from(view)})
    in_force: dict[str, int] = {}
    by_some: dict[str, int] = {}
    for day in days:
        if not view.covers(day) or day > view.last_day:
            continue
        for crisis in grid_crises(view, organisation, day):
            trigger = crisis.case.trigger
            if trigger in in_force and trigger in by_some:
                continue
            for judgement in _judged(view, crisis):
                if judgement.verdict[0, 0] == YES:
                    in_force.setdefault(trigger, day)
                if any(
                    judgement.verdict[row, 0] == YES for row in rows_held(judgement.readings, day)
                ):
                    by_some.setdefault(trigger, day)
    for trigger in GRID_TRIGGERS:
        yield Opening(
            trigger=trigger,
            in_force=_day(in_force.get(trigger)),
            in_force_by=_changed(texts, in_force.get(trigger)),
            some_reading=_day(by_some.get(trigger)),
            some_reading_by=_changed(texts, by_some.get(trigger)),
        )


def restraints(view: View, organisation: Organisation, day: int) -> Iterator[Restraint]:
    """Return what texts of an organisation that are in force on a day forbid."""
    snapshot = view.on(day)
    for item in provisions_of(view, organisation):
        state = snapshot.register("instrument", item.instrument).word()
        if item.effect == "forbid" and state == "in_force":
            yield Restraint(id=item.id, says=item.says, cites=cites_of(item.cites))


def _texts(view: View, organisation: Organisation) -> list[tuple[int, str]]:
    """Return the days on which texts of an organisation began to count, each with its text."""
    bodies = [organisation, *(view.organisations[name] for name in organisation.builds_on)]
    found = []
    for text in (item for body in bodies for item in body.instruments):
        found.append((text.opened.last, text.id))
        found += [(effect.last, text.id) for effect in _effects(view, text.id)]
    return sorted(set(found))


def _effects(view: View, text: str) -> Sequence[Effect]:
    return view.log.setters(("instrument", text))


def _covered_from(view: View) -> tuple[int]:
    return (view.theatre.since.last,)


def _judged(view: View, crisis: Crisis) -> Iterator[Judgement]:
    """Return the law on every means of a supposed crisis, in the reference world."""
    setting = Setting(view.with_acts(requests(view, crisis)), crisis.case, crisis.day, 0)
    body, trace = view.organisations[crisis.acting], Trace()
    facts = setting.facts(setting.snapshot())
    for means in sending_means(body):
        brief = brief_on_means(setting.view, body, means, crisis.day, crisis.case)
        yield judge(brief, facts, trace=trace)


def _changed(texts: Sequence[tuple[int, str]], day: int | None) -> tuple[str, ...]:
    return tuple(text for at, text in texts if at == day)


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)
