"""Panels: other people's judgements of weights, strengths and readiness, as named sets."""

from __future__ import annotations

from allies.values.distributions import Distribution
from allies.values.entries import Entry


class JudgedWeight(Entry, frozen=True, kw_only=True):
    """The weight of one driver, as a panel judges it.

    Attributes:
        driver: the driver, one of those in the reference of positions.
        weight: in points of log-odds; never negative in any draw, but for a starting point.
    """

    driver: str
    weight: Distribution


class JudgedForce(Entry, frozen=True, kw_only=True):
    """What one force could send and how soon, as a panel judges it.

    Attributes:
        force: the force.
        personnel: how many people it could send; the theatre's estimate if not given.
        readiness_hours: hours from decision to departure, by force.
    """

    force: str
    personnel: Distribution | None = None
    readiness_hours: Distribution | None = None


class Panel(Entry, frozen=True, kw_only=True):
    """A set of judgements by others than the coder.

    Attributes:
        id: its name.
        by: who judged, in words.
        says: how and when they were asked.
        invented: whether it is an example that no person stands for.
        weights: the weight of every driver.
        forces: what forces could send and how soon; the theatre's estimates for all others.
    """

    id: str
    by: str
    says: str
    invented: bool = False
    weights: tuple[JudgedWeight, ...]
    forces: tuple[JudgedForce, ...] = ()
