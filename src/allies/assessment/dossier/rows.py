"""The rows of a dossier: one crisis run once, with and without the organisation.

All means of the crisis, and the leading state alone, are drawn from the same streams, so their
differences are not noise of the draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Literal

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.headline import one_number
from allies.assessment.case.outside import look_outside
from allies.assessment.case.setting import Setting
from allies.assessment.case.stages import Outcome, able_in_time, may_reach, reached
from allies.assessment.case.tally import ANSWERED_AT, DECIDED_AT, answer_codes
from allies.assessment.dossier.classes import middle, row_class
from allies.assessment.dossier.crises import Crisis
from allies.assessment.dossier.without import ALONE, beside_the_leader, brief_without_law
from allies.assessment.movement.crossings import avoided
from allies.assessment.parts import probability
from allies.law.finding import verdict_over
from allies.logistics.network import Network
from allies.logistics.ways import WaysByDay
from allies.questions.dossier import ANY, DossierRow, Span
from allies.questions.parts import Verdict
from allies.values.dates import day_text
from allies.values.inputs import Inputs
from allies.values.means import Means
from allies.values.sampling import Z_90
from allies.values.streams import Streams, blocks
from allies.values.ternary import UNKNOWN, YES, any_of
from allies.world.view import View

Booleans = NDArray[np.bool_]
_ANYTHING: Span = (0.0, 1.0)
_THROUGH, _FIT = "permitted", "suited"
_BEST_FIRST: tuple[Verdict, ...] = ("yes", "disputed", "unknown", "no")


class Drawn(msgspec.Struct, frozen=True):
    """What one or several means bring, in every draw.

    Attributes:
        yes: whether enough people surely come, by reading and draw.
        open: whether nobody can tell, by reading and draw.
        outcomes: the outcome of every means.
    """

    yes: Booleans
    open: Booleans
    outcomes: Sequence[Outcome]

    @property
    def span(self) -> Span:
        """The chance that enough people come: surely at least, and at most, over readings."""
        low = self.yes.mean(axis=1)
        return float(low.min()), float((low + self.open.mean(axis=1)).max())

    def through(self) -> float | None:
        """Return the share of draws let through, of those with a decision to help."""
        decided = np.logical_or.reduce([reached(item, DECIDED_AT)[0] for item in self.outcomes])
        passed = np.logical_or.reduce([reached(item, _THROUGH)[0] for item in self.outcomes])
        return float(passed.sum() / decided.sum()) if decided.any() else None


class Alone(msgspec.Struct, frozen=True):
    """The leading state alone, in every draw.

    Attributes:
        lawful: under the law of the day.
        lawless: without the organisation's law.
    """

    lawful: Drawn
    lawless: Drawn


class DossierRows:
    """Runs crises of organisations on the same numbers of every stream.

    Days with the same network share the ways there are. Crises of one host on one day, on the same
    record, share all that does not depend on the kind of crisis.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._ways: dict[tuple[str, ...], WaysByDay] = {}
        self._numbers: dict[int, Inputs] = {}  # by how many draws; nothing is derived from these
        self._last: tuple[View, tuple[object, ...], Inputs] | None = None

    def of(self, crisis: Crisis, draws: int) -> Iterator[DossierRow]:
        """Return the rows of one crisis: all means together, then each of several.

        Args:
            crisis: the crisis.
            draws: how many futures to draw.
        """
        setting = self._setting(crisis)
        request = Request(draws=draws, seed=self._view.seed, rule=self._view.what_if.rule)
        model = CaseModel(setting, request, self._ways_in(crisis).on(crisis.day))
        run = model.run_on(self._inputs(crisis, draws))
        keys = [key for key in run.prepared if key[1] in setting.case.question.means]
        alone = self._alone(model, run, crisis.acting)
        yield self._row(crisis, setting, run, keys, alone, ANY)
        if len(keys) > 1:
            for key in keys:
                yield self._row(crisis, setting, run, [key], alone, key[1])

    def _inputs(self, crisis: Crisis, draws: int) -> Inputs:
        """Return the numbers of some draws, with what the crisis before this one shares with it."""
        case = crisis.case
        key = (crisis.acting, case.host, case.place, case.adversaries, crisis.day, draws)
        if self._last is None or self._last[0] is not crisis.view or self._last[1] != key:
            if draws not in self._numbers:
                streams = Streams(self._view.seed)
                self._numbers[draws] = Inputs(streams, next(iter(blocks(draws))))
            self._last = crisis.view, key, self._numbers[draws].beside()
        return self._last[2]

    def _ways_in(self, crisis: Crisis) -> WaysByDay:
        """Return the ways on every day that avoid what the forces of this crisis avoid."""
        away = avoided(crisis.case, crisis.case.host, self._view.what_if.allow)
        if away not in self._ways:
            network = Network(self._view.places, self._view.links, away)
            self._ways[away] = WaysByDay(network, self._view.fleets)
        return self._ways[away]

    def _setting(self, crisis: Crisis) -> Setting:
        view = beside_the_leader(crisis.view, crisis.acting, crisis.case.question.means)
        if not crisis.place_known:  # nobody can tell who would get there
            view = replace(view, forces={})
        return Setting(view, crisis.case, crisis.day, 0)

    def _alone(self, model: CaseModel, run: Run, acting: str) -> Alone | None:
        """Return what the leading state brings alone; None if none leads or nobody can tell."""
        item = run.prepared.get((acting, ALONE))
        if item is None or not item.plan.leader or not item.plan.forces:
            return None
        found = _by_itself(run.outcomes[acting, ALONE])
        if found.span == _ANYTHING:
            return None
        other = model.rejudged(item, brief_without_law(model.setting, acting))
        # The state decides for itself, so no reading changes what it does.
        outcome = model.outcome(other, run.drawn, run.inputs, other.held[:1])
        return Alone(found, _by_itself(outcome))

    def _row(
        self,
        crisis: Crisis,
        setting: Setting,
        run: Run,
        keys: Sequence[MeansKey],
        alone: Alone | None,
        called: Means | Literal["any"],
    ) -> DossierRow:
        case, question = crisis.case, crisis.case.question
        leader = self._view.organisations[crisis.acting].leader(crisis.day, case.host)
        is_any = called == ANY
        asked = replace(question, means=tuple(key[1] for key in keys))
        drawn = Drawn(*answer_codes(run, asked), [run.outcomes[key] for key in keys])
        # Without a force on record, a vote against is known and help is not.
        has_forces = any(run.prepared[key].plan.forces for key in keys)
        comes = drawn.span if has_forces and drawn.span != _ANYTHING else None
        outside = look_outside(setting).in_time.mean if is_any else None
        number = one_number(comes, outside) if is_any and comes is not None else None
        versus = _versus(drawn, alone.lawful) if alone is not None and comes is not None else None
        share, cover = _hands(run, keys, drawn, leader)
        row = DossierRow(
            crisis=case.id,
            set="grid" if crisis.in_grid else "case",
            hypothetical=case.hypothetical,
            host=case.host,
            trigger=case.trigger,
            on=day_text(crisis.day),
            acting=crisis.acting,
            means=called,
            personnel=question.personnel,
            days=question.days,
            asked=crisis.asked,
            may=_may(run, keys),
            duty=_duty(run, keys),
            in_time=_in_time(run, keys),
            comes=_span(comes),
            outside=_chance(outside),
            number=_chance(number),
            fit=_fit(drawn),
            leader=leader or None,
            alone=_span(alone.lawful.span) if alone is not None else None,
            alone_without_law=_span(alone.lawless.span) if alone is not None else None,
            adds=versus.adds if versus else None,
            adds_sampled=versus.sampled if versus else None,
            only_organisation=versus.only_organisation if versus else None,
            only_leader=versus.only_leader if versus else None,
            leader_share=share,
            cover=cover,
            let_through=_chance(drawn.through()),
            alone_let_through=_chance(alone.lawful.through()) if alone is not None else None,
            outcome=case.happened.outcome if case.happened else None,
            kind=None,
        )
        return replace(row, kind=row_class(row)) if is_any else row


class _Versus(msgspec.Struct, frozen=True):
    """The organisation against its leading state alone, in the same draws."""

    adds: Span
    sampled: Span
    only_organisation: float
    only_leader: float


def _by_itself(outcome: Outcome) -> Drawn:
    yes = reached(outcome, ANSWERED_AT)[:1]
    return Drawn(yes, may_reach(outcome, ANSWERED_AT)[:1] & ~yes, [outcome])


def _versus(drawn: Drawn, alone: Drawn) -> _Versus:
    least = drawn.yes.mean(axis=1) - alone.span[1]
    most = (drawn.yes | drawn.open).mean(axis=1) - alone.span[0]
    only = float((drawn.yes[0] & ~alone.yes[0] & ~alone.open[0]).mean())
    only_leader = float((alone.yes[0] & ~drawn.yes[0] & ~drawn.open[0]).mean())
    adds = float(least.min()), float(most.max())
    half = Z_90 * sqrt(max(0.0, only + only_leader - middle(adds) ** 2) / drawn.yes.shape[1])
    return _Versus(
        (_points(adds[0]), _points(adds[1])),
        (_points(max(-1.0, adds[0] - half)), _points(min(1.0, adds[1] + half))),
        _points(only),
        _points(only_leader),
    )


def _hands(
    run: Run, keys: Sequence[MeansKey], drawn: Drawn, leader: str
) -> tuple[float | None, float | None]:
    """Return the leader's share of all people there, and how often another member's are there.

    Both are over the draws in which enough people surely come under the text in force. A force that
    two means would send is counted once.
    """
    enough = drawn.yes[0]
    if not leader or not enough.any():
        return None, None
    present: dict[str, tuple[str, NDArray[np.int32]]] = {}
    for key, outcome in zip(keys, drawn.outcomes, strict=True):
        passes = reached(outcome, ANSWERED_AT)[0]
        for force, part in zip(run.prepared[key].plan.forces, outcome.forces, strict=True):
            people = part.present * passes
            owner, before = present.get(force.id, (force.owner, np.zeros_like(people)))
            present[force.id] = owner, np.maximum(before, people)
    total = sum(int(people[enough].sum()) for _, people in present.values())
    led = sum(int(people[enough].sum()) for owner, people in present.values() if owner == leader)
    others = [people[enough] > 0 for owner, people in present.values() if owner != leader]
    beside = float(np.logical_or.reduce(others).mean()) if others else 0.0
    return (_chance(led / total) if total else None), _chance(beside)


def _may(run: Run, keys: Sequence[MeansKey]) -> Verdict:
    """Return the best verdict over the means: one lawful way is enough."""
    found = {
        verdict_over(run.prepared[key].judgement, run.prepared[key].held): None for key in keys
    }
    return next(word for word in _BEST_FIRST if word in found)


def _duty(run: Run, keys: Sequence[MeansKey]) -> bool:
    """Return whether help by some means is a duty under the text in force."""
    return any(bool(run.prepared[key].judgement.obliged[0, 0] == YES) for key in keys)


def _in_time(run: Run, keys: Sequence[MeansKey]) -> float | None:
    able = any_of(
        [
            able_in_time(item.plan, run.outcomes[key], item.plan.question.asked)
            for key in keys
            for item in (run.prepared[key],)
        ]
    )
    known = int((able != UNKNOWN).sum())
    return _chance(int((able == YES).sum()) / known) if known else None


def _fit(drawn: Drawn) -> float | None:
    """Return how often enough people suit the crisis, of the draws in which enough come."""
    enough = drawn.yes[0]
    fit = np.logical_or.reduce([reached(item, _FIT)[0] for item in drawn.outcomes])
    return _chance(float(fit[enough].mean())) if enough.any() else None


def _chance(value: float | None) -> float | None:
    return None if value is None else probability(value)


def _span(span: Span | None) -> Span | None:
    return None if span is None else (probability(span[0]), probability(span[1]))


def _points(value: float) -> float:
    return round(value, 6)
