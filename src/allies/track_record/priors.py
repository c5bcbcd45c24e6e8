"""The priors of the model, each with its unit and origin.

All were fixed, and committed, before the first fit (`docs/decisions/0016-track-record-model.md`).
If a study is named, its figures are those of the project's notes on methods: Berkemeier and
Fuhrmann, "Reassessing the Fulfillment of Alliance Commitments in War" (2018), and Hardt, "Time to
React" (2014). Every prior without a published figure is a judgement and says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from allies.values.model_inputs import ModelInput
from allies.values.origins import InputKind
from allies.world.occasions import Sampling

Level = Literal["attack", "inside"]

# Obligations are about attacks from outside; crises inside a state have their own level.
LEVELS: tuple[Level, ...] = ("attack", "inside")
LEVEL_OF_TRIGGER: Mapping[str, Level] = {
    "external_attack": "attack",
    "border_clash": "attack",
    "insurgency_incursion": "inside",
    "internal_unrest": "inside",
    "coup": "inside",
    "civil_war": "inside",
    "disputed_election": "inside",
    "disaster": "inside",
}


class SharePrior(msgspec.Struct, frozen=True):
    """A beta prior for a share.

    Attributes:
        yes: pseudo-count of occasions with a deployment.
        no: pseudo-count of occasions without a deployment.
        origin: its unit, and its source.
    """

    yes: float
    no: float
    origin: str


class NormalPrior(msgspec.Struct, frozen=True):
    """A normal prior for log-odds, or for a logarithm.

    Attributes:
        mean: its mean.
        deviation: its standard deviation.
        origin: its unit, and its source.
    """

    mean: float
    deviation: float
    origin: str


class AmountPrior(msgspec.Struct, frozen=True):
    """A prior for a log-normal amount: for the log of its median, and for the log of its spread.

    Attributes:
        median: prior of the log of the amount's median.
        spread: prior of the log of the standard deviation of the amount's log.
        unit: the unit of the amount.
        effect: prior of what a known property adds to the log of the median, if one counts.
    """

    median: NormalPrior
    spread: NormalPrior
    unit: str
    effect: NormalPrior | None = None


# Four pseudo-occasions represent the 42 wars of the study: wars of allies differ from crises of
# organisations, and its rates for pacts and for alliances differ by 20 points and more.
SHARE: Mapping[Level, SharePrior] = {
    "attack": SharePrior(
        0.48,
        3.52,
        "alliance and war: defence pacts were kept in 5 of 42 wars after 1944 (Berkemeier and"
        " Fuhrmann 2018), widened to the weight of four wars",
    ),
    "inside": SharePrior(1.0, 1.0, "occasion: no rate has been published; any is as likely"),
}
NOT_ASKED = NormalPrior(
    -1.0, 1.0, "log-odds: judgement; asking helps, with one chance in six that it does not"
)
CHOSEN = NormalPrior(
    1.5,
    1.0,
    "log-odds: judgement; who picks occasions by hand notices deployments more than silence",
)
CARRIER = NormalPrior(
    1.5, 1.0, "log-odds: judgement; who offers forces in public mostly sends them"
)
# The mean of the coded positions of each list (offers 1, silent 0, against -1), for one that
# nobody coded (decision 0030). A test holds them to the cases.
UNKNOWN_POSITION: dict[Sampling, float] = {"chosen": 0.4, "frame": 0.0}
ORGANISATION_DEVIATION = 1.0  # half-normal, log-odds: judgement, weakly informative
TRIGGER_DEVIATION = 1.0  # half-normal, log-odds: judgement, weakly informative

_MONTH_DAYS = 365.25 / 12
_HARDT_MEAN_DAYS = (3.84 + 4.28 + 4.49 + 6.17) / 4 * _MONTH_DAYS  # AU, OAS, OSCE, EU
_SPREAD = 1.2
_SPREAD_PRIOR = NormalPrior(math.log(_SPREAD), math.log(1.5), "judgement")
DELAY = AmountPrior(
    NormalPrior(
        # The mean of a log-normal is its median times exp(spread^2 / 2).
        math.log(_HARDT_MEAN_DAYS) - _SPREAD**2 / 2,
        1.0,
        "operation: the mean of four organisations' means from demand to supply (Hardt 2014)",
    ),
    _SPREAD_PRIOR,
    "days from the clock's start to the first troops",
    NormalPrior(-0.7, 0.7, "judgement; forces declared ready at short notice halve the delay"),
)
SIZE = AmountPrior(
    NormalPrior(math.log(1_000), 1.0, "operation: judgement"), _SPREAD_PRIOR, "people sent"
)
OTHER_OUTCOMES = ("no_decision", "declined", "non_military_help", "threat_only")
OTHER_OUTCOME_WEIGHT = 1.0  # Dirichlet, each: judgement, any mixture is as likely


def model_inputs() -> Iterator[ModelInput]:
    """Return the parameters of the priors as model inputs, for the list of inputs."""
    for level, item in SHARE.items():
        kind: InputKind = "published" if level == "attack" else "judgement"
        for name, value in (("yes", item.yes), ("no", item.no)):
            says = f"Beta prior of a deployment, {level}: imagined occasions that said {name}."
            yield _row(f"{level}_{name}", value, "occasions", says, item.origin, kind)
    yield from _normal("not_asked", NOT_ASKED, "points of log-odds", "Nobody asked")
    yield from _normal("chosen", CHOSEN, "points of log-odds", "The occasion was picked by hand")
    yield from _normal(
        "carrier", CARRIER, "points of log-odds", "The likely carrier offers forces in public"
    )
    for sampling, value in UNKNOWN_POSITION.items():
        yield _row(
            f"carrier_unknown_{sampling}",
            value,
            "offers 1, silent 0, against -1",
            f"What a carrier said if nobody coded it, in an occasion that was"
            f" {'drawn' if sampling == 'frame' else 'picked by hand'}.",
            "mean of the coded occasions, to one decimal (decision 0030)",
        )
    wide = "weakly informative"
    for name, value, whose in (
        ("organisation", ORGANISATION_DEVIATION, "organisations"),
        ("trigger", TRIGGER_DEVIATION, "sorts of crisis"),
    ):
        says = f"Half-normal prior: how far {whose} differ."
        yield _row(f"{name}_deviation", value, "points of log-odds", says, wide)
    for name, amount in (("delay", DELAY), ("size", SIZE)):
        kind = "published" if name == "delay" else "judgement"
        unit = f"logarithm of {amount.unit}"
        yield from _normal(f"{name}_median", amount.median, unit, "The median", kind)
        yield from _normal(f"{name}_spread", amount.spread, unit, "The spread")
        if amount.effect is not None:
            says = "The organisation had forces declared ready at short notice"
            yield from _normal(f"{name}_ready", amount.effect, unit, says)
    yield _row(
        "other_outcome",
        OTHER_OUTCOME_WEIGHT,
        "occasions",
        "Dirichlet prior: imagined occasions of each other outcome.",
        "any mixture of outcomes is as likely",
    )


def _normal(
    name: str, prior: NormalPrior, unit: str, says: str, kind: InputKind = "judgement"
) -> Iterator[ModelInput]:
    yield _row(f"{name}_mean", prior.mean, unit, f"{says}: mean.", prior.origin, kind)
    yield _row(f"{name}_sd", prior.deviation, unit, f"{says}: deviation.", prior.origin, kind)


def _row(
    name: str, value: float, unit: str, says: str, origin: str, kind: InputKind = "judgement"
) -> ModelInput:
    return ModelInput(f"track_record.{name}", value, unit, says, origin, kind)
