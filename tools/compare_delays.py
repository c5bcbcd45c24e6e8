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
from scipy.special import log_ndtr, logsumexp, ndtr, ndtri

from allies.track_record.backtest import Backtest, backtest
from allies.track_record.occasions import load_occasions
from allies.track_record.priors import DELAY
from allies.values.streams import Floats
from allies.world.occasions import DAYS, Occasion

# Years from which an organisation had units that members had declared ready at short notice, such
# as the mobile force of NATO, the rapid forces of the CSTO, the battlegroups of the EU, the
# Peninsula Shield. Pledged standby brigades do not count. All judgements.
READY_SINCE = {"NATO": 1960, "CSTO": 2001, "EU": 2007, "GCC": 1984, "Warsaw Pact": 1955}
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
_NODES, _MEDIANS, _SPREADS, _REACH = 9, 61, 31, 4.0


class Delay(NamedTuple):
    """A delay that is known, or known only to be longer; and what was known before the clock."""

    log_days: float
    is_known: bool
    ready: bool
    takes_over: bool


def ready(case: Occasion) -> bool:
    """Return whether the organisation had a standing force on the day."""
    return int(case.on[:4]) >= READY_SINCE.get(case.organisation, 10_000)


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
    for judged in found.cases:
        came = judged.occasion.deployed_within()
        if came is None:
            continue
        others = delays([item for item in cases if item.id != judged.occasion.id])
        plain = chance_soon(others, judged.occasion, (False, False))
        chance = judged.forecast.in_time.mean * chance_soon(others, judged.occasion, use) / plain
        losses.append(-math.log(chance if came else 1 - chance))
    return np.array(losses)


def main() -> int:
    """Print the table; return the exit code."""
    coded = load_occasions()
    cases = coded.occasions
    found = backtest(cases, cases, coded)
    tried = {
        "as it is": (False, False),
        "with a standing force": (True, False),
        "with a hand-over": (False, True),
        "with both": (True, True),
    }
    counts = sum(item.ready for item in delays(cases)), sum(i.takes_over for i in delays(cases))
    sys.stdout.write(
        f"{len(delays(cases))} delays; ready in {counts[0]}, a hand-over in {counts[1]}\n"
        f"{'in time, one case left out':<30} log score   gain  one s.e.  enters\n"
    )
    plain = log_losses(found, cases, (False, False))
    for name, use in tried.items():
        losses = log_losses(found, cases, use)
        gains = plain - losses
        error = float(gains.std(ddof=1)) / math.sqrt(len(gains))
        enters = "" if not any(use) else "yes" if gains.mean() > error else "no"
        sys.stdout.write(
            f"{name:<30} {losses.mean():9.4f} {gains.mean():+7.4f} {error:8.4f}  {enters}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
