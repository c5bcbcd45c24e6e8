"""The law of a body: the texts that bind each state, its rules, and its changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from allies.assessment.law.parts import reading_titles
from allies.assessment.law.rule_words import rule_words
from allies.assessment.parts import cites_of
from allies.assessment.record.expectations import run_expectations
from allies.errors import QuestionError
from allies.law.finding import rows_held
from allies.law.inventory import (
    InstrumentStatus,
    LegalInventory,
    legal_changes,
    legal_inventory,
)
from allies.law.provisions import Body, in_force_rule, readings_of
from allies.law.rules import parse_rule
from allies.questions import law as answers
from allies.questions.law import (
    Binding,
    Decides,
    Exercise,
    Holder,
    Later,
    Law,
    LawAnswer,
    LawDiff,
    LawDiffAnswer,
    LegalChange,
    ProvisionRule,
    Provisions,
    ProvisionsAnswer,
    ReadingRule,
)
from allies.values.dates import day_text
from allies.values.ternary import Answer
from allies.world import instruments
from allies.world.snapshot import Snapshot
from allies.world.view import View


def law(view: View, question: Law) -> LawAnswer:
    """Answer which texts of a body bind each state on a day, by reading."""
    day = view.day(question.on)
    found = _inventory(view, question, view.on(day))
    return LawAnswer(
        on=day_text(day),
        body=found.body.id,
        of=question.of or None,
        not_read_because=found.body.unread or None,
        members=tuple(found.members),
        readings=tuple(
            _reading(reading, held if view.covers(day) else None)
            for reading, held in found.readings
        ),
        instruments=tuple(_instrument(item) for item in found.instruments),
        later=tuple(Later(id=item.id, opened=item.opened.text) for item in found.later),
        provisions=tuple(_provision(item) for item in found.provisions),
    )


def provisions(view: View, question: Provisions) -> ProvisionsAnswer:
    """Answer when each provision of a body applies, and which expectations are about it."""
    day = view.day(question.on)
    found = _inventory(view, question, view.on(day))
    exercised = _exercises(view, found) if view.covers(day) else {}
    readings = [reading for reading, _ in found.readings]
    return ProvisionsAnswer(
        on=day_text(day),
        body=found.body.id,
        readings=tuple(
            ReadingRule(
                id=reading.id,
                title=reading.title,
                law_where=rule_words(in_force_rule(found.body, reading, ""), view)
                if at == 0 or reading.in_force is not None
                else None,
            )
            for at, reading in enumerate(readings)
        ),
        provisions=tuple(
            _rule(item, exercised.get(item.id, ()), view) for item in found.provisions
        ),
    )


def law_diff(view: View, question: LawDiff) -> LawDiffAnswer:
    """Answer what changed in the law of a body between two days; empty beyond the record.

    Raises:
        QuestionError: the first day lies after the second.
    """
    first, last = (view.day(text) for text in question.diff)
    if last < first:
        raise QuestionError(
            f"{question.diff[0]} lies after {question.diff[1]}",
            field="diff",
            remedy="give the earlier day first",
        )
    covered = view.covers(first) and view.covers(last)
    changes = tuple(_changes(view, question, first, last)) if covered else ()
    body = view.body(question.body)
    named = {name for change in changes for name in (*change.readings, *change.other_readings)}
    return LawDiffAnswer(
        covered=covered,
        body=question.body,
        of=question.of or None,
        days=(day_text(first), day_text(last)),
        changes=tuple(sorted(changes, key=lambda item: _place(view, item))),
        readings=reading_titles(view, [body.id], named),
    )


def _place(view: View, change: LegalChange) -> tuple[int, str, str]:
    """Return the sort key of a change: the opening of its text, then its day."""
    return view.instruments[change.instrument].opened.first, change.instrument, change.on


def _held(body: Body, day: int) -> list[str]:
    """Return the readings of a body's law that somebody holds on a day."""
    readings = readings_of(body)
    return [readings[row].id for row in rows_held(readings, day)]


def _inventory(
    view: View, question: Law | LawDiff | Provisions, snapshot: Snapshot
) -> LegalInventory:
    of = "" if isinstance(question, Provisions) else question.of
    return legal_inventory(view, snapshot, view.body(question.body), of)


def _changes(view: View, question: LawDiff, first: int, last: int) -> Iterator[LegalChange]:
    """Return what changed on each day, with the states and readings that changed alike."""
    body = view.body(question.body)
    snapshot = view.on(first)
    before = _inventory(view, question, snapshot)
    while (day := snapshot.next_turn(last)) is not None:
        snapshot = view.on(day)
        after = _inventory(view, question, snapshot)
        yield from _steps(before, after, day, _held(body, day))
        before = after


def _steps(
    before: LegalInventory, after: LegalInventory, day: int, held: Sequence[str]
) -> Iterator[LegalChange]:
    steps: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    for item in legal_changes(before, after):
        if not item.reading or item.reading in held:
            key = (item.instrument.id, item.what, item.before, item.after)
            steps.setdefault(key, {}).setdefault(item.state, []).append(item.reading)
    for (instrument, what, was, now), under in steps.items():
        alike: dict[tuple[str, ...], list[str]] = {}
        for state, readings in under.items():
            alike.setdefault(tuple(filter(None, readings)), []).append(state)
        for readings_alike, states in alike.items():
            yield LegalChange(
                on=day_text(day),
                instrument=instrument,
                what=what,
                states=tuple(filter(None, states)),
                readings=readings_alike,
                other_readings=tuple(
                    name for name in held if readings_alike and name not in readings_alike
                ),
                before=was,
                after=now,
            )


def _reading(reading: instruments.Reading, held: bool | None) -> answers.Reading:
    return answers.Reading(
        id=reading.id,
        title=reading.title,
        held=held,
        about=reading.about,
        holders=tuple(
            Holder(
                who=holder.who,
                since=holder.since.text,
                until=holder.until.text if holder.until else None,
                cites=cites_of(holder.cites),
                judgement=holder.judgement or None,
            )
            for holder in reading.holders
        ),
        note=reading.note or None,
    )


def _instrument(item: InstrumentStatus) -> answers.Instrument:
    return answers.Instrument(
        id=item.instrument.id,
        title=item.instrument.title,
        opened=item.instrument.opened.text,
        state=item.state,
        not_read=item.instrument.unread,
        note=item.instrument.note or None,
        parties=dict(item.parties),
        provisional=tuple(item.provisional),
        entered=dict(item.entered),
        binds=tuple(_bindings(item)),
        cites=cites_of(item.instrument.cites),
    )


def _bindings(item: InstrumentStatus) -> Iterator[Binding]:
    """Return the states that an instrument binds; readings that agree are grouped."""
    agreeing: dict[tuple[tuple[str, Answer], ...], list[str]] = {}
    for reading, states in item.binds.items():
        agreeing.setdefault(tuple(states.items()), []).append(reading)
    for told, readings in agreeing.items():
        yield Binding(
            readings=tuple(readings) if len(agreeing) > 1 else (),
            bound=tuple(state for state, value in told if value == "yes"),
            unknown=tuple(state for state, value in told if value == "unknown"),
        )


def _provision(item: instruments.Provision) -> answers.Provision:
    return answers.Provision(
        id=item.id,
        instrument=item.instrument,
        says=item.says,
        effect=item.effect,
        means=item.means,
        acts=item.acts,
        binds=item.binds,
        judgement=item.judgement or None,
        cites=cites_of(item.cites),
    )


def _rule(item: instruments.Provision, exercised: Sequence[Exercise], view: View) -> ProvisionRule:
    when, met = (
        None if text is None else rule_words(parse_rule(text, item.instrument), view)
        for text in (item.when, item.met)
    )
    decision = item.decision
    return ProvisionRule(
        id=item.id,
        says=item.says,
        readings=item.readings,
        when=item.when,
        applies_where=when,
        met=item.met,
        taken_where=met,
        overrides=item.overrides,
        decides=Decides(organ=decision.organ, rule=decision.named) if decision else None,
        exercised_by=tuple(exercised),
    )


def _exercises(view: View, found: LegalInventory) -> Mapping[str, Sequence[Exercise]]:
    """Return the expectations about each provision, by its id.

    As of a day, those about later days are left out: they tell of what came after.
    """
    exercised: dict[str, list[Exercise]] = {}
    checked = run_expectations(view.whole, {provision.id for provision in found.provisions})
    for item in sorted(checked, key=lambda item: item.expectation.on.first):
        expected = item.expectation
        if view.as_of is None or expected.on.last <= view.as_of:
            exercised.setdefault(expected.provision, []).append(
                Exercise(
                    says=expected.says,
                    on=expected.on.text,
                    expected=expected.verdict,
                    found=item.found,
                    holds=item.holds,
                )
            )
    return exercised
