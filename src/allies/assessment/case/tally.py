"""Tallies: integer counts over blocks of draws, so that the order of the blocks cannot matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import MeansKey, Run
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.stages import (
    CANNOT_TELL,
    STAGES,
    Outcome,
    able_in_time,
    enough_by,
    may_reach,
    reached,
)
from allies.logistics.arrivals import NEVER_HOURS, Arrival
from allies.logistics.lift import longest_hours
from allies.questions.assess import Funnel
from allies.values.sampling import sampling_interval
from allies.values.ternary import NO, UNKNOWN, YES, any_of
from allies.world.cases import CaseQuestion, Threshold

Booleans = NDArray[np.bool_]

ANSWERED_AT = "enough"  # the question asks for people, not for their fitness
DECIDED_AT = "approved"  # the last stage that no number of people changes


@dataclass
class MeansTally:
    """Counts for one means.

    Attributes:
        readings: the readings counted, by row of every array.
        draws: draws counted.
        left: draws surely left after each stage, by reading and stage.
        left_at_most: draws that may be left after each stage, by reading and stage.
        cannot_tell: draws in which something unknown decides, by reading.
        requested: draws in which the host had asked.
        approved: of those, draws in which help was approved, by reading.
        unsettled: of those, draws in which it is unknown whether it was, by reading.
        able: draws in which forces of the size asked could be there in time.
        able_known: draws in which that is known.
        flown: draws in which each force flies and all of it is there at last, by force.
        too_late: of those, draws in which that takes longer than any lift should, by force.
    """

    readings: Sequence[str]
    draws: int = 0
    left: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.int64))
    left_at_most: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((0, 0), dtype=np.int64)
    )
    cannot_tell: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    requested: int = 0
    approved: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    unsettled: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    able: int = 0
    able_known: int = 0
    flown: Counter[str] = field(default_factory=Counter)
    too_late: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        rows = len(self.readings)
        self.left, self.left_at_most = np.zeros((2, rows, len(STAGES)), dtype=np.int64)
        self.cannot_tell, self.approved, self.unsettled = (
            np.zeros(rows, dtype=np.int64) for _ in range(3)
        )

    def add(self, plan: MeansPlan, outcome: Outcome) -> None:
        """Count one block."""
        codes = outcome.codes
        asked = codes[0] != 0
        approved = outcome.approved[:, asked]
        self.draws += codes.shape[1]
        self.left += np.array([reached(outcome, stage).sum(axis=1) for stage in STAGES]).T
        self.left_at_most += np.array([may_reach(outcome, stage).sum(axis=1) for stage in STAGES]).T
        self.cannot_tell += (codes == CANNOT_TELL).sum(axis=1)
        self.requested += int(asked.sum())
        self.approved += (approved == YES).sum(axis=1)
        self.unsettled += (approved == UNKNOWN).sum(axis=1)
        able = able_in_time(plan, outcome, plan.question.asked)
        self.able += int((able == YES).sum())
        self.able_known += int((able != UNKNOWN).sum())
        for force in outcome.forces:
            self._add_flights(force.arrival)

    def _add_flights(self, arrival: Arrival) -> None:
        """Count the draws in which a force flies, and those in which its lift is too small."""
        flying = np.array([any(way.fleet for way in ways) for ways in arrival.ways], dtype=np.bool_)
        if flying.any():
            flown = (arrival.hours < NEVER_HOURS) & flying[arrival.way_of_draw]
            late = flown & (arrival.hours > longest_hours(arrival.force))
            self.flown[arrival.force.id] += int(flown.sum())
            self.too_late[arrival.force.id] += int(late.sum())

    def over_lift(self) -> tuple[str, ...]:
        """Return the forces that are larger than their lift in most draws in which they fly."""
        return tuple(name for name, late in self.too_late.items() if 2 * late > self.flown[name])

    def approval(self) -> tuple[float, float] | None:
        """Return the least and greatest chance of approval over readings, given a request."""
        if not self.requested:
            return None
        low = self.approved / self.requested
        return float(low.min()), float((low + self.unsettled / self.requested).max())

    def in_time(self) -> float | None:
        """Return the chance that forces could be there in time, if known."""
        return self.able / self.able_known if self.able_known else None

    def funnels(self, stages: Sequence[str]) -> Mapping[str, Funnel]:
        """Return the funnel of each reading, with the stages that apply."""
        return {
            reading: Funnel(
                draws=self.draws,
                left={stage: int(self.left[row, STAGES.index(stage)]) for stage in stages},
                left_at_most={
                    stage: int(self.left_at_most[row, STAGES.index(stage)]) for stage in stages
                },
                cannot_tell=int(self.cannot_tell[row]),
            )
            for row, reading in enumerate(self.readings)
        }


def asked_means(run: Run, question: CaseQuestion) -> list[MeansKey]:
    """Return the means asked about, of every organisation asked about that offers them."""
    keys: list[MeansKey] = [(name, means) for name in question.asked_of for means in question.means]
    return [key for key in keys if key in run.prepared]


def answer_codes(
    run: Run, question: CaseQuestion, threshold: Threshold | None = None
) -> tuple[Booleans, Booleans]:
    """Return, by reading run and draw, whether the answer is yes and whether it is unknown.

    The answer is yes where any of the means asked about brings enough people in time. A reading
    with nothing to say on a means takes it as the baseline does, which is the first row.

    Args:
        run: the draws.
        question: what is asked.
        threshold: how many people are enough, and by when; the question's own if not given.
    """
    keys = asked_means(run, question)
    names = {key: run.prepared[key].readings_held[: len(run.outcomes[key].codes)] for key in keys}
    readings = dict.fromkeys(name for key in keys for name in names[key])
    yes, open_ = [], []
    for key in keys:
        rows = [names[key].index(name) if name in names[key] else 0 for name in readings]
        surely, perhaps = _comes(run, key, threshold)
        yes.append(surely[rows])
        open_.append(perhaps[rows])
    certain = np.any(yes, axis=0)
    return certain, np.any(open_, axis=0) & ~certain


def _comes(run: Run, key: MeansKey, threshold: Threshold | None) -> tuple[Booleans, Booleans]:
    """Return whether enough people surely come by one means, and whether they may come."""
    outcome = run.outcomes[key]
    if threshold is None:
        return reached(outcome, ANSWERED_AT), may_reach(outcome, ANSWERED_AT)
    enough = enough_by(run.prepared[key].plan, run.drawn, outcome, threshold)
    decided, undecided = reached(outcome, DECIDED_AT), may_reach(outcome, DECIDED_AT)
    return decided & (enough == YES), undecided & (enough != NO)


@dataclass
class AnswerTally:
    """Counts of the answer to the case's question, by reading held."""

    draws: int = 0
    yes: NDArray[np.int64] | None = None
    cannot_tell: NDArray[np.int64] | None = None

    def add(self, run: Run, question: CaseQuestion, threshold: Threshold | None = None) -> None:
        """Count one block, for the question's own threshold if no other is given."""
        yes, unknown = answer_codes(run, question, threshold)
        self.draws += yes.shape[1]
        more, open_ = yes.sum(axis=1), unknown.sum(axis=1)
        self.yes = more if self.yes is None else self.yes + more
        self.cannot_tell = open_ if self.cannot_tell is None else self.cannot_tell + open_

    def span(self) -> tuple[float, float]:
        """Return P(yes) at least, and P(yes) + P(cannot tell) at most, over readings."""
        if self.yes is None or self.cannot_tell is None:
            return 0.0, 1.0
        low = self.yes / self.draws
        return float(low.min()), float((low + self.cannot_tell / self.draws).max())

    def sampled(self) -> tuple[float, float]:
        """Return that span widened by its sampling error."""
        if self.yes is None or self.cannot_tell is None:
            return 0.0, 1.0
        least, most = int(self.yes.min()), int((self.yes + self.cannot_tell).max())
        return (
            sampling_interval(least, self.draws)[0],
            sampling_interval(most, self.draws)[1],
        )


@dataclass
class ThresholdTally:
    """Counts for one number of people and days.

    Attributes:
        threshold: how many people, and by when.
        answer: counts of the answer to the question with these numbers.
        able: draws in which so many could be there in time by one of the means asked about.
        able_known: draws in which that is known.
    """

    threshold: Threshold
    answer: AnswerTally = field(default_factory=AnswerTally)
    able: int = 0
    able_known: int = 0

    def add(self, run: Run, question: CaseQuestion) -> None:
        """Count one block."""
        self.answer.add(run, question, self.threshold)
        able = any_of(
            [
                able_in_time(run.prepared[key].plan, run.outcomes[key], self.threshold)
                for key in asked_means(run, question)
            ]
        )
        self.able += int((able == YES).sum())
        self.able_known += int((able != UNKNOWN).sum())

    def in_time(self) -> float | None:
        """Return the chance that so many could be there in time, if known."""
        return self.able / self.able_known if self.able_known else None
