"""The weights of the drivers of positions, each with its origin.

They are inputs of the model, in points of log-odds: one point takes even chances to 73 in 100. A
theatre may set its own in `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec
import numpy as np

from allies.values.distributions import Distribution
from allies.values.model_inputs import MODEL_INPUTS, drawn, members_of
from allies.world.view import View

# A weight of five alone turns even chances into 99 in 100: that is a certainty, not a driver.
MOST_WEIGHT = 5.0


class Weight(msgspec.Struct, frozen=True):
    """The weight of a driver.

    Attributes:
        name: the driver.
        weight: in points of log-odds.
        origin: the source or reason.
        is_start: whether it is a starting point, to which drivers are added, and not a weight.
    """

    name: str
    weight: Distribution
    origin: str
    is_start: bool = False


def _row(name: str) -> Weight:
    row = MODEL_INPUTS[f"weight.{name}"]
    kind = "published rate" if row.kind == "published" else row.kind
    origin = f"{kind}: {row.origin}"
    return Weight(name, drawn(row.name), origin, is_start=name.startswith("start_"))


WEIGHTS: Mapping[str, Weight] = MappingProxyType(
    {name: _row(name) for name in members_of("weight")}
)


def weights_of(view: View) -> Mapping[str, Weight]:
    """Return the weights of a theatre: its own, or else the default ones."""
    if not view.weights:
        return WEIGHTS
    own = {
        name: Weight(name, entry.weight, f"judgement: {entry.judgement}", WEIGHTS[name].is_start)
        for name, entry in view.weights.items()
    }
    return {**WEIGHTS, **own}


def weight_beyond(name: str, weight: Distribution) -> tuple[str, str, str] | None:
    """Return what is wrong with a weight that leaves its bounds, why, and a remedy; else None.

    Args:
        name: the driver.
        weight: in points of log-odds.
    """
    ends = weight.quantile(np.array([0.0, 1.0 - 1e-9]))
    low, high = float(ends.min()), float(ends.max())
    # A starting point may be on either side of even chances; a weight cannot be negative.
    least = -MOST_WEIGHT if WEIGHTS[name].is_start else 0.0
    if least <= low and high <= MOST_WEIGHT:
        return None
    return (
        f"the weight of '{name}' runs from {low:.2g} to {high:.2g}",
        f"it must be between {least:g} and {MOST_WEIGHT:g} points of log-odds; the sign"
        " of a driver is in its value",
        "give another distribution",
    )


def weight_stream(name: str) -> str:
    """Return the name of the stream of a weight; all members share it."""
    return f"weight:{name}"
