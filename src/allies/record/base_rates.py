"""Base rates: of past occasions of the same kind, how many ended in a deployment in time.

Provisional. One rate for each trigger over all organisations, with Wilson's interval; the model
with partial pooling replaces it. Only occasions before the day in question count, and the assessed
one is left out.

Source of the interval: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
Inference", Journal of the American Statistical Association 22 (1927).
"""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from allies.values.entries import Entry
from allies.world.cases import Outcome, Trigger

PROVISIONAL = (
    "record: one base rate for each trigger over all organisations coded, not yet a model of them"
)
NINETY_PERCENT = 1.6448536269514722  # two-sided normal quantile of 90 %


class Occasion(Entry, frozen=True, kw_only=True):
    """One past occasion on which an organisation was or could have been asked to act.

    Attributes:
        id: its name in the coded cases.
        organisation: which organisation.
        on: day of the occasion, ISO form.
        trigger: what sort of crisis it was.
        host_request: whether the host asked.
        outcome: on the ladder of outcomes.
        days_to_decision: days from the clock's start to the decision, where known.
        days_to_first_troops: days to the first troops, where known.
        troops: people sent, roughly, where known.
        confidence: the coder's grade of the dates and the outcome.
    """

    id: str
    organisation: str
    on: str
    trigger: Trigger
    host_request: bool | str
    outcome: Outcome
    days_to_decision: int | None
    days_to_first_troops: int | None
    troops: int | None
    confidence: str

    def deployed_within(self, days: int, personnel: int) -> bool | None:
        """Whether at least so many people came within so many days; None where it is not known."""
        if self.outcome != "deployed":
            return False
        if self.troops is not None and self.troops < personnel:
            return False
        first = self.days_to_first_troops
        if first is not None:
            return first <= days
        if self.days_to_decision is not None and self.days_to_decision > days:
            return False
        return None


class Occasions(Entry, frozen=True, kw_only=True):
    """The coded cases, as far as base rates need them.

    Attributes:
        made_from: digest of the file they were made from.
        occasions: in the order of that file.
    """

    made_from: str
    occasions: tuple[Occasion, ...]


@lru_cache(maxsize=1)
def load_occasions() -> Occasions:
    """Return the coded cases shipped with the program."""
    text = (Path(__file__).parent / "occasions.json").read_bytes()
    return msgspec.json.decode(text, type=Occasions)


class BaseRate(msgspec.Struct, frozen=True):
    """How often it happened before.

    Attributes:
        acted: occasions that ended in a deployment of the size and speed asked.
        known: occasions of the kind whose end is known.
        unknown: occasions of the kind whose end is not known well enough to count.
        low: lower end of the 90 % interval.
        high: upper end.
        kind: what the occasions have in common, for people.
        names: ids of the occasions counted.
    """

    acted: int
    known: int
    unknown: int
    low: float
    high: float
    kind: str
    names: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """The share that acted; None where there is nothing to count."""
        return self.acted / self.known if self.known else None


def base_rate(
    trigger: str, before: date, *, days: int, personnel: int, leave_out: str = ""
) -> BaseRate:
    """Return how often organisations deployed in time on occasions of a kind.

    Args:
        trigger: what sort of crisis.
        before: only earlier occasions count.
        days: deployed within so many days.
        personnel: at least so many people.
        leave_out: id of the occasion being assessed.
    """
    counted = [
        occasion
        for occasion in load_occasions().occasions
        if occasion.trigger == trigger
        and occasion.on < before.isoformat()
        and occasion.id != leave_out
    ]
    ends = [occasion.deployed_within(days, personnel) for occasion in counted]
    acted, known = ends.count(True), len(ends) - ends.count(None)
    low, high = wilson(acted, known)
    return BaseRate(
        acted,
        known,
        ends.count(None),
        low,
        high,
        f"occasions of the kind '{trigger.replace('_', ' ')}' before {before.isoformat()}",
        tuple(occasion.id for occasion in counted),
    )


def wilson(successes: int, trials: int, z: float = NINETY_PERCENT) -> tuple[float, float]:
    """Return Wilson's score interval for a share; all of [0, 1] where nothing was tried."""
    if trials == 0:
        return 0.0, 1.0
    share = successes / trials
    scale = 1.0 + z * z / trials
    centre = (share + z * z / (2 * trials)) / scale
    half = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale
    # Rounding must not push an end past the share itself or out of [0, 1].
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
