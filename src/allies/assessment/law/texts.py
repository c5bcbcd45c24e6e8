"""The law of a body: which texts bind whom on a day, and what changed between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allies.assessment.law.rule_words import rule_words
from allies.assessment.parts import cites_of
from allies.assessment.record.expectations import run_expectations
from allies.errors import QuestionError
from allies.law.inventory import (
    InstrumentStatus,
    LegalInventory,
    legal_changes,
    legal_inventory,
)
from allies.law.provisions import in_force_rule
from allies.law.rules import parse_rule
from allies.questions import law as answers
from allies.questions.law import (
    Decides,
    Exercise,
    Holder,
    Later,
    Law,
    LawAnswer,
    LawDiff,
    LawDiffAnswer,
    LegalChange,
)
from allies.values.dates import day_text
from allies.world import instruments
from allies.world.view import View


def law(view: View, question: Law) -> LawAnswer:
    """Answer which texts of a body bind whom on a day, under which reading."""
    day = view.day(question.on)
    found = _inventory(view, question, day)
    exercised = _exercises(view, found) if view.covers(day) else {}
    return LawAnswer(
        on=day_text(day),
        body=found.body.id,
        of=question.of or None,
        not_read_because=found.body.unread or None,
        members=tuple(found.members),
        readings=tuple(
            _reading(found, at, reading, held if view.covers(day) else None, view)
            for at, (reading, held) in enumerate(found.readings)
        ),
        instruments=tuple(_instrument(item) for item in found.instruments),
        later=tuple(Later(id=item.id, opened=item.opened.text) for item in found.later),
        provisions=tuple(
            _provision(item, exercised.get(item.id, ()), view) for item in found.provisions
        ),
    )


def law_diff(view: View, question: LawDiff) -> LawDiffAnswer:
    """Answer what changed in the law of a body between two days; nothing is told beyond coverage.

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
    before, after = (_inventory(view, question, day) for day in (first, last))
    return LawDiffAnswer(
        covered=covered,
        body=question.body,
        of=question.of or None,
        days=(day_text(first), day_text(last)),
        changes=tuple(
            LegalChange(
                instrument=item.instrument.id, what=item.what, before=item.before, after=item.after
            )
            for item in (legal_changes(before, after) if covered else ())
        ),
    )


def _inventory(view: View, question: Law | LawDiff, day: int) -> LegalInventory:
    return legal_inventory(view, view.on(day), view.body(question.body), question.of)


def _reading(
    found: LegalInventory, at: int, reading: instruments.Reading, held: bool | None, view: View
) -> answers.Reading:
    as_the_first = at > 0 and reading.in_force is None
    rule = None if as_the_first else in_force_rule(found.body, reading, "")
    return answers.Reading(
        id=reading.id,
        title=reading.title,
        held=held,
        about=reading.about,
        law_where=rule_words(rule, view) if rule is not None else None,
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
        binds={reading: dict(states) for reading, states in item.binds.items()},
        cites=cites_of(item.instrument.cites),
    )


def _provision(
    item: instruments.Provision, exercised: Sequence[Exercise], view: View
) -> answers.Provision:
    when, met = (
        None if text is None else rule_words(parse_rule(text, item.instrument), view)
        for text in (item.when, item.met)
    )
    decision = item.decision
    return answers.Provision(
        id=item.id,
        instrument=item.instrument,
        says=item.says,
        effect=item.effect,
        means=item.means,
        acts=item.acts,
        when=item.when,
        applies_where=when,
        met=item.met,
        taken_where=met,
        decides=Decides(organ=decision.organ, rule=decision.named) if decision else None,
        binds=item.binds,
        readings=item.readings,
        overrides=item.overrides,
        judgement=item.judgement or None,
        exercised_by=tuple(exercised),
        cites=cites_of(item.cites),
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
