"""The weights of the drivers of positions, each with its origin.

They are inputs of the model, in points of log-odds: one point takes even chances to 73 in 100. A
theatre may set its own in `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from allies.values.distributions import Distribution
from allies.values.model_inputs import MODEL_INPUTS, drawn, members_of
from allies.world.view import View


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


def weight_stream(name: str) -> str:
    """Return the name of the stream of a weight; all members share it."""
    return f"weight:{name}"
