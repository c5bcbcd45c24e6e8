"""The weights of the drivers of positions, each with its origin.

All are in points of log-odds: one point takes even chances to 73 in 100. They were written down
before the model was run on any case and are never fitted to the cases of a theatre. No weight can
be negative; the sense of a driver is in its value. A theatre may set them anew in `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from allies.values.distributions import Distribution
from allies.world.view import View


class Weight(msgspec.Struct, frozen=True):
    """How much a driver counts.

    Attributes:
        name: the driver.
        weight: in points of log-odds.
        origin: where it comes from.
        is_start: whether it is a starting point, to which drivers are added, and no weight.
    """

    name: str
    weight: Distribution
    origin: str
    is_start: bool = False


def _weight(name: str, low: float, mode: float, high: float, origin: str) -> Weight:
    return Weight(name, Distribution("triangular", (low, mode, high)), origin)


def _start(name: str, low: float, mode: float, high: float, origin: str) -> Weight:
    return Weight(name, Distribution("triangular", (low, mode, high)), origin, is_start=True)


_ALL = (
    _start(
        "start_force",
        -2.2,
        -0.8,
        0.6,
        "published rate: allies kept promises of defence in 22 to 41 of 100 wars after 1945"
        " (Berkemeier and Fuhrmann 2018), widened to 10 to 65 since most crises here are no wars",
    ),
    _start(
        "start_other",
        -1.0,
        0.5,
        2.0,
        "judgement: talks and supplies bind nobody and are seldom refused outright, so the start"
        " lies above even chances, and wide",
    ),
    _weight(
        "stake",
        0.0,
        0.8,
        2.0,
        "judgement: a crisis of the kind a state's own documents put first moves a likely refusal"
        " to about even chances, not further",
    ),
    _weight(
        "nearness",
        0.0,
        0.3,
        1.0,
        "judgement: a neighbour has more to lose by inaction and by action, so this counts less"
        " than what its documents say",
    ),
    _weight(
        "host",
        0.0,
        0.6,
        1.5,
        "judgement: friends are helped more readily than rivals, though alliances are kept towards"
        " governments one dislikes",
    ),
    _weight(
        "adversary",
        0.0,
        0.8,
        2.0,
        "judgement: ties with the other side keep a member out at least as surely as a quarrel"
        " with the host",
    ),
    _weight(
        "leader",
        0.0,
        1.0,
        2.5,
        "judgement: for a member that depends on the leading state in everything its vote is the"
        " largest single driver; dependence scales it down to nothing",
    ),
    _weight(
        "law",
        0.0,
        0.5,
        1.5,
        "judgement: law restrains, yet unlawful but done and lawful but refused are ordinary, so"
        " it never decides by itself",
    ),
    _weight(
        "cost",
        0.0,
        0.6,
        1.5,
        "judgement: who would send most of the force bears most of the cost; a vote that costs"
        " nothing is easy",
    ),
    _weight(
        "precedent",
        0.0,
        0.6,
        1.5,
        "judgement: fear for one's own sovereignty weighs as much as cost where the crisis is"
        " internal, and nothing where the attack comes from outside",
    ),
    _weight(
        "frame",
        0.0,
        0.6,
        1.5,
        "judgement: a state that doubts a frame doubts its use; as much as cost",
    ),
    _start(
        "start_passage_force",
        -1.2,
        0.0,
        1.2,
        "judgement: letting armed people through is granted and refused about as often in the"
        " record, to the same mover by different states and by one state at different times",
    ),
    _start(
        "start_passage_other",
        -0.2,
        1.0,
        2.2,
        "judgement: goods that are no arms are mostly let through, for a price",
    ),
    _weight(
        "permission",
        0.0,
        1.2,
        2.5,
        "judgement: what a state last answered to the same mover is the best sign of its next"
        " answer; half as much where cargo or mode differ",
    ),
    _weight(
        "alliance",
        0.0,
        0.7,
        1.6,
        "judgement: an ally is let through more readily; as much as trust in a frame",
    ),
    _weight(
        "dependence",
        0.0,
        0.7,
        1.6,
        "judgement: a state that needs the mover finds it hard to refuse; as much as alliance",
    ),
    _weight(
        "price",
        0.0,
        0.6,
        1.5,
        "judgement: permissions have a price, which is seldom public; as much as cost",
    ),
)
WEIGHTS: Mapping[str, Weight] = MappingProxyType({item.name: item for item in _ALL})


def weights_of(view: View) -> Mapping[str, Weight]:
    """Return the weights that hold in a theatre: its own where it sets them."""
    if not view.weights:
        return WEIGHTS
    own = {
        name: Weight(name, entry.weight, f"judgement: {entry.judgement}", WEIGHTS[name].is_start)
        for name, entry in view.weights.items()
    }
    return {**WEIGHTS, **own}


def weight_stream(name: str) -> str:
    """Return the name of the stream a weight is drawn from; all members share it."""
    return f"weight:{name}"
