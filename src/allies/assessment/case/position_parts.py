"""Parts of answers about positions: chances, and what moves a member or a host."""

from __future__ import annotations

import numpy as np

from allies.assessment.parts import cites_of, probability
from allies.politics import drivers, hosts, weights
from allies.questions import positions as types
from allies.values.streams import Floats

LOW, HIGH = 0.1, 0.9  # the ends of the range shown: eight draws in ten lie between
_MIDDLE = np.array([0.5])


def weight_part(weight: weights.Weight) -> types.Weight:
    """Return a weight with its origin."""
    return types.Weight(
        family=weight.weight.family,
        parameters=tuple(weight.weight.parameters),
        origin=weight.origin,
    )


def driver_part(driver: drivers.Driver) -> types.Driver:
    """Return a driver with its evidence."""
    return types.Driver(
        name=driver.name,
        value=driver.value,
        spread=driver.spread,
        weight=driver.weight.name,
        contribution=driver.contribution,
        because=driver.because,
        cites=cites_of(driver.cites),
    )


def pull_part(pull: drivers.Pull) -> types.Pull:
    """Return how far a member follows the leading state."""
    middle = float(pull.weight.weight.quantile(_MIDDLE)[0])
    return types.Pull(
        leader=pull.leader,
        known=pull.is_known,
        dependence=pull.dependence,
        disputed=pull.disputed,
        unknown_share=pull.silent,
        weight=pull.weight.name,
        points=pull.dependence * middle,
        because=pull.because,
        cites=cites_of(pull.cites),
    )


def chance_part(values: Floats) -> types.DrawnChance:
    """Return the middle and the ends of a chance that differs by draw."""
    ordered = np.sort(values)
    last = len(ordered) - 1
    low, middle, high = (probability(ordered[round(at * last)]) for at in (LOW, 0.5, HIGH))
    return types.DrawnChance(middle=middle, low=low, high=high)


def asking_part(
    asking: hosts.Asking, chance: types.DrawnChance, taken_back: types.DrawnChance
) -> types.Asking:
    """Return whether a host asks somebody.

    Args:
        asking: what moves it, and what is recorded.
        chance: from its drivers alone, even if a request is recorded.
        taken_back: of requests made, how many are taken back before a decision.
    """
    return types.Asking(
        addressee=asking.addressee,
        recorded=asking.recorded,
        because=asking.because,
        cites=cites_of(asking.cites),
        chance=chance,
        taken_back=taken_back,
        drivers=tuple(
            types.HostDriver(
                name=driver.name,
                value=driver.value,
                because=driver.because,
                cites=cites_of(driver.cites),
            )
            for driver in asking.drivers
        ),
    )
