"""Try whether a standing force or a hand-over changes the delay, by the rule of decision 0020.

    python tools/compare_delays.py

The log of the median delay may depend on two things known before the clock. The effects have
normal priors on a grid of equal probability; for each pair of effects the posterior of the median
and of the spread is on the grid of `track_record.amounts`. One case is left out at a time.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from scipy.special import log_ndtr, logsumexp, ndtr, ndtri

from allies.track_record.backtest import Backtest, backtest
from allies.track_record.occasions import load_occasions
from allies.track_record.priors import DELAY
from allies.values.streams import Floats
from allies.world.occasions import DAYS, Occasion

# The request or the mandate asked the organisation to take over from a force. All judgements.
HAND_OVER = frozenset(
    {
        "NATO-2003-AFG",
        "EU-2003-MKD",
        "EU-2004-BIH",
        "AU-2013-CAF",
        "CEMAC-2002-CAF",
        "UNSC-2006-SDN",
    }
)
READY, TAKES_OVER = (-0.7, 0.7), (0.7, 0.7)  # mean and deviation of each effect, decision 0020
TRIED = {
    "as it was": (False, False),
    "with a standing force": (True, False),
    "with a hand-over": (False, True),
    "with both": (True, True),
}
_NODES, _MEDIANS, _SPREADS, _REACH = 9, 61, 31, 4.0


class Gain(NamedTuple):
    """The mean of the paired differences of a log score, and one standard error of it."""

    mean: float
    error: float

    @property
    def enters(self) -> bool:
        """Whether the rule lets the candidate enter."""
        return self.mean > self.error


class Delay(NamedTuple):
    """A delay that is known, or known only to be longer; and what was known before the clock."""

    log_days: float
    is_known: bool
    ready: bool
    takes_over: bool


def ready(case: Occasion) -> bool:
    """Return whether the organisation had a standing force on the day."""
    return case.ready == "yes"


def takes_over(case: Occasion) -> bool:
    """Return whether it was to take over from another force."""
    return case.id in HAND_OVER


def delays(cases: Sequence[Occasion]) -> list[Delay]:
    """Return the delays of the deployments, as the model reads them."""
    found = []
    for case in cases:
        if not case.deployed:
            continue
        first, decided = case.days_to_first_troops, case.days_to_decision or 0
        if first is not None:
            found.append(Delay(math.log(max(first, 0) + 0.5), True, ready(case), takes_over(case)))
        elif decided > 0:
            found.append(Delay(math.log(decided), False, ready(case), takes_over(case)))
    return found


def chance_soon(seen: Sequence[Delay], case: Occasion, use: tuple[bool, bool]) -> float:
    """Return the chance that first troops come within the days of the event.

    Args:
        seen: the delays to learn from.
        case: the case to forecast.
        use: whether readiness counts, and whether a hand-over does.
    """
    nodes = ndtri((np.arange(_NODES) + 0.5) / _NODES)
    effects = [
        mean + deviation * nodes if used else np.zeros(1)
        for (mean, deviation), used in zip((READY, TAKES_OVER), use, strict=True)
    ]
    median, spread, prior = _grid()
    weights, chances = [], []
    for of_ready, of_hand_over in product(*effects):
        weight = prior.copy()
        for item in seen:
            middle = median + of_ready * item.ready + of_hand_over * item.takes_over
            scaled = (item.log_days - middle) / spread
            weight += -0.5 * scaled**2 - np.log(spread) if item.is_known else log_ndtr(-scaled)
        middle = median + of_ready * ready(case) + of_hand_over * takes_over(case)
        weights.append(weight)
        chances.append(ndtr((math.log(DAYS + 1) - middle) / spread))
    weight = np.concatenate(weights)
    return float(np.exp(weight - logsumexp(weight)) @ np.concatenate(chances))


def _grid() -> tuple[Floats, Floats, Floats]:
    medians = DELAY.median.mean + DELAY.median.deviation * np.linspace(-_REACH, _REACH, _MEDIANS)
    logs = DELAY.spread.mean + DELAY.spread.deviation * np.linspace(-_REACH, _REACH, _SPREADS)
    median, log_spread = (grid.ravel() for grid in np.meshgrid(medians, logs, indexing="ij"))
    prior = -0.5 * ((median - DELAY.median.mean) / DELAY.median.deviation) ** 2
    prior -= 0.5 * ((log_spread - DELAY.spread.mean) / DELAY.spread.deviation) ** 2
    return median, np.exp(log_spread), prior


def log_losses(found: Backtest, cases: Sequence[Occasion], use: tuple[bool, bool]) -> Floats:
    """Return the log score of *in time* of each case whose outcome is known.

    The chance in time of the model is multiplied by the chance of soon enough with the effects,
    divided by the same chance without them.
    """
    losses = []
    for judged, case in zip(found.cases, cases, strict=True):
        came = case.deployed_within()
        if came is None:
            continue
        others = delays([item for item in cases if item.id != case.id])
        plain = chance_soon(others, case, (False, False))
        chance = judged.forecast.in_time.mean * chance_soon(others, case, use) / plain
        losses.append(-math.log(chance if came else 1 - chance))
    return np.array(losses)


def gains() -> dict[str, tuple[float, Gain]]:
    """Return, by name, the mean log score of each model and what it gains over the plain one."""
    coded = load_occasions()
    # The model as it was before the decision: no delay has a share of the effect.
    plain = tuple(replace(item, ready="no") for item in coded.occasions)
    found = backtest(plain, plain, coded)
    before = log_losses(found, coded.occasions, (False, False))
    made = {}
    for name, use in TRIED.items():
        losses = log_losses(found, coded.occasions, use)
        error = float((before - losses).std(ddof=1)) / math.sqrt(len(losses))
        made[name] = float(losses.mean()), Gain(float((before - losses).mean()), error)
    return made


def main() -> int:
    """Print the table; return the exit code."""
    seen = delays(load_occasions().occasions)
    sys.stdout.write(
        f"{len(seen)} delays; ready in {sum(item.ready for item in seen)}, a hand-over in"
        f" {sum(item.takes_over for item in seen)}\n"
        f"{'in time, one case left out':<30} log score   gain  one s.e.  enters\n"
    )
    for name, (score, gain) in gains().items():
        enters = "yes" if gain.enters else "no"
        numbers = f"{score:9.4f} {gain.mean:+7.4f} {gain.error:8.4f}"
        sys.stdout.write(f"{name:<30} {numbers}  {enters}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
