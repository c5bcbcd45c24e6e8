"""Runs of a case: one model and its draws, shared by every question about the case.

A page puts several answers beside each other: what the funnel is, what it rests on, where members
stand. They are about the same draws, which a view keeps for as long as it lives.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, Protocol

import msgspec

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.membership_check import absent, refuse_dissolved_host
from allies.assessment.case.setting import Setting, set_case
from allies.assessment.case.tally import AnswerTally, MeansTally, ThresholdTally
from allies.values.dates import parse_date
from allies.values.streams import blocks
from allies.world.organisations import Organisation
from allies.world.view import View


class AsksCase(Protocol):
    """A question about a case that draws futures."""

    @property
    def case(self) -> str:
        """Id of the case."""

    @property
    def on(self) -> str:
        """The day it is set on; empty for its own."""

    @property
    def reading(self) -> str:
        """The one legal reading; empty for all that are held."""

    @property
    def draws(self) -> int:
        """How many futures to draw."""

    @property
    def strict_law(self) -> bool:
        """Whether a draw that the law forbids counts as lost."""


class Tallies(NamedTuple):
    """Counts over all draws of a case.

    Attributes:
        answer: of the answer to the question.
        means: of every means.
        thresholds: of the other thresholds of the question, in its order.
    """

    answer: AnswerTally
    means: dict[MeansKey, MeansTally]
    thresholds: list[ThresholdTally]


class CaseRuns:
    """A case on its day, ready to be run, and its tallies once it has been.

    Attributes:
        setting: the case on its day.
        model: everything that does not depend on the draw.
    """

    def __init__(self, setting: Setting, request: Request) -> None:
        self.setting = setting
        self.model = CaseModel(setting, request)

    @cached_property
    def absent(self) -> Organisation | None:
        """The organisation asked about, if it has no member on the day."""
        return absent(self.setting)

    @property
    def has_draws(self) -> bool:
        """Whether anything is drawn: the case asks for help from an organisation with members."""
        return bool(self.setting.case.question.means) and self.absent is None

    @cached_property
    def first(self) -> Run:
        """The first block of draws, all of them up to the size of a block."""
        return self.model.run(next(iter(blocks(self.model.request.draws))))

    @cached_property
    def tallies(self) -> Tallies:
        """Counts over all draws: of the answer, of every means and of every other threshold."""
        question = self.setting.case.question
        found = Tallies(AnswerTally(), {}, [ThresholdTally(item) for item in question.thresholds])
        for at, block in enumerate(blocks(self.model.request.draws)):
            run = self.model.run(block) if at else self.first
            found.answer.add(run, question)
            for threshold in found.thresholds:
                threshold.add(run, question)
            for key, outcome in run.outcomes.items():
                tally = found.means.setdefault(key, MeansTally(run.prepared[key].readings_held))
                tally.add(run.prepared[key].plan, outcome)
        return found


def case_day(view: View, case: str, on: str) -> int:
    """Return the day a case is set on: the one given, else its own."""
    return parse_date(on).first if on else view.case(case).on.last


def set_question(view: View, case: str, on: str) -> Setting:
    """Return a case on the day a question names."""
    return set_case(view, case, parse_date(on).first if on else None)


def request_of(view: View, question: AsksCase) -> Request:
    """Return how to answer a question about a case."""
    return Request(
        draws=question.draws,
        seed=view.seed,
        reading=question.reading,
        strict_law=question.strict_law,
        rule=view.what_if.rule,
    )


def runs_of(view: View, question: AsksCase) -> CaseRuns:
    """Return the runs of a case, kept by the view for the next question about it.

    Args:
        view: the record.
        question: any question about a case that draws futures.

    Raises:
        QuestionError: the host has been dissolved.
    """
    request = request_of(view, question)
    key = msgspec.json.encode((question.case, question.on, request), order="sorted")
    kept: dict[bytes, CaseRuns] = view.__dict__.setdefault("case_runs", {})
    if key not in kept:
        setting = set_question(view, question.case, question.on)
        refuse_dissolved_host(setting)
        kept[key] = CaseRuns(setting, request)
    return kept[key]
