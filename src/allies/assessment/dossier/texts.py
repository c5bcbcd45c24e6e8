"""What the law of an organisation opened, and when, and what it forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.case.setting import Setting
from allies.assessment.dossier.crises import (
    GRID_TRIGGERS,
    Crisis,
    grid_crises,
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
from allies.world.instruments import Provision
from allies.world.organisations import Organisation
from allies.world.view import View
from allies.world.vocabulary import KINDS

_SEATS = frozenset({"membership", "participation"})
_OPENED = ("in_force", "duty", "some_reading")


def openings(view: View, organisation: Organisation) -> Iterator[Opening]:
    """Return from when the law let an organisation act, for each kind of crisis of the grid.

    The days tried are those on which a text of the organisation was opened or took effect. A kind
    of crisis is open if the law allows some means for some host, if the host asks.
    """
    texts = _texts(view, organisation)
    days = sorted({*(day for day, _ in texts), *_covered_from(view)})
    found: dict[str, dict[str, int]] = {trigger: {} for trigger in GRID_TRIGGERS}
    for day in days:
        if not view.covers(day) or day > view.last_day:
            continue
        for crisis in grid_crises(view, organisation, day):
            first = found[crisis.case.trigger]
            if len(first) == len(_OPENED):
                continue
            for judgement in _judged(crisis):
                for word in _opened(judgement, day):
                    first.setdefault(word, day)
    for trigger, first in found.items():
        yield Opening(
            trigger=trigger,
            in_force=_day(first.get("in_force")),
            in_force_by=_changed(texts, first.get("in_force")),
            duty=_day(first.get("duty")),
            duty_by=_changed(texts, first.get("duty")),
            some_reading=_day(first.get("some_reading")),
            some_reading_by=_changed(texts, first.get("some_reading")),
        )


def _opened(judgement: Judgement, day: int) -> Iterator[str]:
    """Return what the law opened on a day: under the text in force, as a duty, by some reading."""
    held = rows_held(judgement.readings, day)
    if judgement.verdict[0, 0] == YES:
        yield "in_force"
    if judgement.obliged[0, 0] == YES:
        yield "duty"
    if any(judgement.verdict[row, 0] == YES for row in held):
        yield "some_reading"


def restraints(view: View, organisation: Organisation, day: int) -> Iterator[Restraint]:
    """Return what texts in force on a day forbid: its own first, then those it builds on."""
    snapshot = view.on(day)
    own = {item.id for item in organisation.provisions}
    ordered = sorted(provisions_of(view, organisation), key=lambda item: item.id not in own)
    said = set()
    for item in ordered:
        state = snapshot.register("instrument", item.instrument).word()
        if item.effect != "forbid" or state != "in_force" or item.says in said or _of_seats(item):
            continue
        said.add(item.says)
        yield Restraint(id=item.id, says=item.says, cites=cites_of(item.cites))


def _of_seats(item: Provision) -> bool:
    """Return whether a provision is only about joining, leaving and suspension."""
    registers = {setting.register for name in item.acts for setting in KINDS[name].sets}
    return bool(registers) and registers <= _SEATS and not item.means


def _texts(view: View, organisation: Organisation) -> list[tuple[int, str]]:
    """Return the days on which texts of an organisation began to count, each with its text."""
    bodies = [organisation, *(view.organisations[name] for name in organisation.builds_on)]
    found = set()
    for text in (item for body in bodies for item in body.instruments):
        found.add((text.opened.last, text.id))
        found |= {(item.last, text.id) for item in view.log.setters(("instrument", text.id))}
    return sorted(found)


def _covered_from(view: View) -> tuple[int]:
    return (view.theatre.since.last,)


def _judged(crisis: Crisis) -> Iterator[Judgement]:
    """Return the law on every means of a supposed crisis, in the reference world."""
    setting = Setting(crisis.view, crisis.case, crisis.day, 0)
    body, trace = crisis.view.organisations[crisis.acting], Trace()
    facts = setting.facts(setting.snapshot())
    for means in sending_means(body):
        brief = brief_on_means(setting.view, body, means, crisis.day, crisis.case)
        yield judge(brief, facts, trace=trace)


def _changed(texts: Sequence[tuple[int, str]], day: int | None) -> tuple[str, ...]:
    return tuple(text for at, text in texts if at == day)


def _day(day: int | None) -> str | None:
    return None if day is None else day_text(day)
