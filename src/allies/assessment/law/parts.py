"""Legal findings in the form stored in answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allies.assessment.parts import cites_of
from allies.law import audit, finding, reasons
from allies.law.clocks import ClockFinding
from allies.law.provisions import readings_of, readings_of_case
from allies.law.reasons import ALWAYS, JOINED_BY
from allies.questions.legal import (
    ActFinding,
    Because,
    Clock,
    Condition,
    DayFinding,
    Flip,
    May,
    Meeting,
    ReadingTitle,
    Reason,
    Step,
)
from allies.values.dates import day_text
from allies.world.cases import Case
from allies.world.instruments import Reading
from allies.world.sentences import clause, sentence
from allies.world.view import View


def may_part(
    found: finding.LegalFinding, view: View, *, trees: bool = True, no_organ: str = ""
) -> May:
    """Return what the law says of one matter.

    Args:
        found: the finding.
        view: the record, for what is open between the sources.
        trees: whether to include every part of every rule.
        no_organ: why no organ can decide on it, as a sentence; empty if one can.
    """
    return May(
        verdict=found.verdict,
        by_reading=dict(found.by_reading),
        held_by_nobody=dict(found.held_by_nobody),
        obliged=dict(found.obliged),
        decided_by=dict(found.decided_by),
        unsettled=dict(found.unsettled),
        no_organ=no_organ or None,
        conflict=tuple(found.conflict),
        differs_by=tuple(found.differs_by),
        open_questions={name: _open_question(name, view) for name in found.differs_by},
        explained_under=found.explained_under,
        steps=tuple(
            Step(says=step.says, done=step.state, provision=step.provision, under=step.under)
            for step in found.steps
        ),
        reasons=tuple(reason_part(reason, trees=trees) for reason in found.reasons),
        dissent={
            reading: tuple(reason_part(reason, trees=trees) for reason in given)
            for reading, given in found.dissent.items()
        },
        would_flip=tuple(
            Flip(says=flip.says, value=flip.value, instead=flip.instead, verdict=flip.verdict)
            for flip in found.would_flip
        ),
    )


def _open_question(axis: str, view: View) -> str:
    """Return an axis of worlds as a question: what a contest asks, or whether an act was done."""
    name = axis.partition(":")[2]
    contest = view.contests.get(name)
    if contest is not None:
        return contest.question
    act = next((item for item in view.log.acts if item.id == name), None)
    return f"Was this done by the day: {clause(act, view)} ({act.on.text})?" if act else axis


def reason_part(reason: reasons.Reason, *, trees: bool = True) -> Reason:
    """Return a provision with its status in a verdict."""
    return Reason(
        provision=reason.provision,
        says=reason.says,
        effect=reason.effect,
        status=reason.status,
        because=tuple(
            Because(says=says, value=value)
            for says, value in {(item.says, item.value): None for item in turning_on(reason)}
        ),
        in_force=condition_part(reason.in_force) if trees else None,
        when=condition_part(reason.when) if trees else None,
        cites=cites_of(reason.cites),
    )


def turning_on(reason: reasons.Reason) -> Iterator[reasons.Condition]:
    """Return the single conditions that decide the status of a provision."""
    if reason.status == "not_in_force":
        yield from _turning(reason.in_force)
    elif reason.status == "not_applicable":
        yield from _turning(reason.when)
    elif reason.status == "unknown":
        for rule in (reason.in_force, reason.when):
            if rule.value == "unknown":
                yield from _turning(rule)
    elif reason.when.value == "yes":
        yield from _turning(reason.when)


def _turning(condition: reasons.Condition) -> Iterator[reasons.Condition]:
    """Return the single conditions that decide a value, in order."""
    if not condition.parts:
        if condition.says != ALWAYS:
            yield condition
    elif condition.says == JOINED_BY["not"]:
        yield from _turning(condition.parts[0])
    elif condition.says == JOINED_BY["unless"]:
        yield from _of_exceptions(condition)
    else:
        for part in condition.parts:
            if part.value == condition.value:
                yield from _turning(part)


def _of_exceptions(condition: reasons.Condition) -> Iterator[reasons.Condition]:
    """Return what decides a rule with exceptions: the rule, or the exceptions that hold."""
    rule, *exceptions = condition.parts
    if rule.value == condition.value:
        yield from _turning(rule)
        return
    turned = "yes" if condition.value == "no" else "unknown"
    for exception in exceptions:
        if exception.value == turned:
            yield from _turning(exception)


def condition_part(condition: reasons.Condition) -> Condition:
    """Return a part of a rule with its value and its parts."""
    return Condition(
        says=condition.says,
        value=condition.value,
        acts=condition.acts,
        cites=cites_of(condition.cites),
        parts=tuple(condition_part(part) for part in condition.parts),
    )


def act_finding_part(found: audit.ActFinding, view: View, why: str | None = None) -> ActFinding:
    """Return an act checked against the rules of its day.

    Args:
        found: the act and what was found.
        view: the record, for names.
        why: what decides it, as a sentence. If it is None, the part is shorter, and omits what the
            law says about a regular act.
    """
    act = found.act
    full = why is not None
    told = full or found.finding != "regular"
    return ActFinding(
        act=act.id,
        kind=act.act,
        on=act.on.text,
        says=sentence(act, view),
        clause=clause(act, view) if full else None,
        judgement=(act.judgement or None) if full else None,
        affects=act.affected,
        of=act.of,
        version=act.version,
        bodies=found.bodies,
        finding=found.finding,
        by_reading=dict(found.by_reading),
        held_by_nobody=dict(found.held_by_nobody),
        by_day=tuple(
            DayFinding(
                since=day_text(item.since),
                finding=item.finding,
                by_reading=dict(item.by_reading),
            )
            for item in found.by_day
        ),
        why=why,
        law=may_part(found.law, view, trees=full) if told else None,
        clocks=tuple(clock_part(clock, view) for clock in found.clocks),
    )


def clock_part(found: ClockFinding, view: View) -> Clock:
    """Return from when an act can take effect under one reading."""
    started = found.started_by
    return Clock(
        reading=found.reading,
        held=found.held,
        provision=found.provision or None,
        says=found.says,
        in_force=found.in_force,
        started_by=started.id if started else None,
        started=clause(started, view) if started else None,
        earliest=day_text(found.earliest) if found.earliest is not None else None,
        perhaps=day_text(found.perhaps) if found.perhaps is not None else None,
        then=found.then or None,
        meetings=tuple(
            Meeting(act=act.id, of=act.by, on=act.on.text, days_after=days)
            for act, days in found.meetings
        ),
        cites=cites_of(found.cites),
    )


def reading_titles(
    view: View, bodies: Iterable[str], named: Iterable[str], case: Case | None = None
) -> tuple[ReadingTitle, ...]:
    """Return the title of every reading that some findings name, in the order of their bodies.

    Args:
        view: the record.
        bodies: ids of the bodies whose law was weighed; each may have a reading of the same name.
        named: ids of the readings that are named.
        case: the case; what it adds are readings too.
    """
    used = set(named)
    found: dict[str, Reading] = {}
    for body in dict.fromkeys(bodies):
        for reading in readings_of(view.body(body)):
            found.setdefault(reading.id, reading)
    if case is not None:
        found |= readings_of_case(view, case)
    return tuple(
        ReadingTitle(
            id=reading.id,
            title=reading.title,
            holders=tuple(dict.fromkeys(holder.who for holder in reading.holders)),
        )
        for reading in found.values()
        if reading.id in used
    )


def named_in(may: May) -> Iterator[str]:
    """Return the ids of the readings that a finding names."""
    yield from may.by_reading
    yield from may.held_by_nobody
    yield may.explained_under


def named_in_act(found: ActFinding) -> Iterator[str]:
    """Return the ids of the readings that a finding about an act names."""
    yield from found.by_reading
    if found.law is not None:
        yield from named_in(found.law)
    for clock in found.clocks:
        yield clock.reading
