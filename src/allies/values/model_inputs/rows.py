"""A row of the table of inputs, and helpers to write rows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from allies.values.distributions import Distribution
from allies.values.origins import InputKind

LOG_ODDS = "points of log-odds"
SHARE = "share"
FACTOR = "factor"


class ModelInput(msgspec.Struct, frozen=True):
    """One input of the model.

    Attributes:
        name: its name; a dot separates a group from its member, as in `support.for`.
        value: a distribution, drawn in every draw, or a number that is the same in all.
        unit: the unit of the value.
        says: what it means.
        origin: the source of the value, and the reason for it.
        kind: a judgement of the authors, a published figure, or set by the theatre.
        sources: addresses of the pages that published it.
    """

    name: str
    value: Distribution | float
    unit: str
    says: str
    origin: str
    kind: InputKind = "judgement"
    sources: tuple[str, ...] = ()

    @property
    def distribution(self) -> Distribution:
        """The value of an input that is drawn."""
        if not isinstance(self.value, Distribution):
            raise TypeError(f"{self.name} is a number and is not drawn")
        return self.value

    @property
    def number(self) -> float:
        """The value of an input that is the same in every future."""
        if isinstance(self.value, Distribution):
            raise TypeError(f"{self.name} is drawn")
        return self.value


def triangle(low: float, mode: float, high: float) -> Distribution:
    """Return a triangular distribution."""
    return Distribution("triangular", (low, mode, high))


def group(
    name: str, unit: str, says: str, origin: str, **members: Distribution | float
) -> Iterator[ModelInput]:
    """Return a row for each member of a group; `{}` in `says` is the member's name."""
    for member, value in members.items():
        meaning = says.format(member.replace("_", " "))
        yield ModelInput(f"{name}.{member}", value, unit, meaning, origin)


def weight(
    name: str,
    span: tuple[float, float, float],
    says: str,
    origin: str,
    kind: InputKind = "judgement",
) -> ModelInput:
    """Return the row of a driver's weight.

    Args:
        name: the driver.
        span: the lowest, the likeliest and the highest value, in points of log-odds.
        says: the driver that it weighs.
        origin: the source of the value, and the reason for it.
        kind: a judgement, or a published figure.
    """
    return ModelInput(f"weight.{name}", triangle(*span), LOG_ODDS, says, origin, kind)
