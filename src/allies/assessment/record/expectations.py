"""Test the expectations that a theatre states about its own answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from allies.assessment.case.setting import Setting, moved_act, set_case
from allies.errors import QuestionError
from allies.evidence.accounts import BEST_EVIDENCE
from allies.law.audit import bodies_of_act, facts_of_act, judge_act
from allies.law.facts import Facts
from allies.law.finding import find, rows_held
from allies.law.judgement import Judgement, judge
from allies.law.provisions import brief_on_act, brief_on_means
from allies.law.reasons import provision_status
from allies.world.acts import Act
from allies.world.cases import Case, Expectation
from allies.world.record import Record
from allies.world.seats import deciders
from allies.world.view import View, view_of

# Cases set on a day, by account, day of knowledge, case and day.
_Settings: TypeAlias = dict[tuple[str, int | None, str, int], Setting]


class CheckedExpectation(msgspec.Struct, frozen=True):
    """An expectation and the result found.

    Attributes:
        number: its position among the theatre's expectations.
        expectation: the expectation.
        found: the verdict or word found.
    """

    number: int
    expectation: Expectation
    found: str

    @property
    def holds(self) -> bool:
        """Whether what was found is what was expected."""
        return self.found == self.expectation.verdict


def run_expectations(
    record: Record, about: Collection[str] | None = None
) -> Sequence[CheckedExpectation]:
    """Test every expectation of a record and return the results.

    Args:
        record: the record.
        about: ids of provisions: only expectations about these are tested; all if not given.
    """
    views: dict[tuple[str, int | None], View] = {}
    settings: _Settings = {}
    kept = []
    for number, item in enumerate(record.expectations):
        if about is not None and item.provision not in about:
            continue
        key = item.account or BEST_EVIDENCE, item.as_of.last if item.as_of else None
        if key not in views:
            views[key] = view_of(record, *key)
        kept.append(CheckedExpectation(number, item, _answer(views[key], item, settings)))
    return kept


def _answer(view: View, item: Expectation, settings: _Settings) -> str:
    try:
        return _found(view, item, settings)
    except QuestionError as error:
        return f"no answer: {error.fault.what}"


def _found(view: View, item: Expectation, settings: _Settings) -> str:
    if item.act:
        return _of_act(view, item)
    if item.case:
        key = view.account.id, view.as_of, item.case, item.on.first
        if key not in settings:  # a case on a day is set once for all expectations about it
            settings[key] = set_case(view, item.case, item.on.first)
        return _of_means(_supposed(settings[key], item), item)
    snapshot = view.on(item.on.first)
    return snapshot.register("membership", item.state, item.organisation).word()


def _supposed(setting: Setting, item: Expectation) -> Setting:
    """Return the setting with the suppositions of the expectation."""
    case = replace(
        setting.case,
        host=item.host or setting.case.host,
        trigger=item.trigger or setting.case.trigger,
        adversaries=item.adversaries or setting.case.adversaries,
    )
    return replace(setting, case=case)


def _of_means(setting: Setting, item: Expectation) -> str:
    organisation = setting.view.organisation(item.organisation)
    offered = next((known for known in organisation.means if known.means == item.means), None)
    if offered is None:
        return f"{item.organisation} offers no {item.means}"
    brief = brief_on_means(setting.view, organisation, offered.means, setting.day, setting.case)
    facts = setting.facts(setting.snapshot())
    judgement = judge(brief, facts)
    if item.provision:
        return _part_of(judgement, item)
    return _verdict(judgement, facts, deciders(organisation, offered, setting.day), item)


def _verdict(judgement: Judgement, facts: Facts, organs: Collection[str], item: Expectation) -> str:
    held = rows_held(judgement.readings, facts.snapshot.day)
    found = find(judgement, facts, held, organs)
    if item.reading:
        return {**found.by_reading, **found.held_by_nobody}.get(item.reading, "no such reading")
    return found.verdict


def _of_act(view: View, item: Expectation) -> str:
    act, where, case = _the_act(view, item)
    done = case is None
    if act is None:
        return f"no act '{item.act}'"
    body = where.organisations.get(item.organisation) or where.states.get(item.organisation)
    if body is None:
        return f"no body '{item.organisation}'"
    if item.provision:
        bodies = bodies_of_act(where, act, body)
        facts = facts_of_act(where, act, bodies, case)
        brief = brief_on_act(where, bodies, act, done=done, case=case)
        return _part_of(judge(brief, facts), item)
    found = judge_act(where, act, body, done=done, case=case)
    if found is None:
        return "no rule speaks of it"
    if item.reading:
        return {**found.by_reading, **found.held_by_nobody}.get(item.reading, "no such reading")
    return found.finding


def _the_act(view: View, item: Expectation) -> tuple[Act | None, View, Case | None]:
    """Return the act, the view in which it is judged, and the case that proposes it, if any."""
    if not item.case:
        return next((act for act in view.acts if act.id == item.act), None), view, None
    setting = set_case(view, item.case, item.on.first)
    proposals = setting.case.question.proposals
    act = next((act for act in proposals if act.id == item.act), None)
    moved = moved_act(act, setting.moved_days) if act else None
    return moved, setting.view, setting.case


def _part_of(judgement: Judgement, item: Expectation) -> str:
    reading = item.reading or judgement.readings[0].id
    try:
        return provision_status(judgement, reading, item.provision, 0)
    except (KeyError, ValueError, StopIteration):
        return f"'{item.provision}' is not considered under '{reading}'"
