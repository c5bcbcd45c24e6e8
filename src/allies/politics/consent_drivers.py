"""Consent of states without a recorded answer: its chance, and the drivers.

Consent is a decision of one state for itself. A recorded answer on the same passage is used
elsewhere; this module is for passages without one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

import msgspec
import numpy as np

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions, Level
from allies.politics.drivers import Driver
from allies.politics.weights import Weight, weights_of
from allies.values.distributions import Distribution
from allies.values.model_inputs import number, numbers_by, triangle
from allies.world.acts import Act, Cargo, Mode

ARMED: frozenset[Cargo] = frozenset({"troops", "arms"})
ANSWERS = numbers_by("answer")  # by kind of act
_PASSAGE = frozenset(name for name in ANSWERS if name.startswith("transit_"))
_ALIKE, _OTHER = number("last_answer.alike"), number("last_answer.other")
_LOW, _MIDDLE, _HIGH = np.array([0.1]), np.array([0.5]), np.array([0.9])
# 80 % of a triangular distribution is within this share of its half-width.
_WITHIN = 1.0 - math.sqrt(0.2)


class Passage(msgspec.Struct, frozen=True):
    """A passage that a state is asked to permit.

    Attributes:
        grantor: the state that is asked.
        mover: the owner of the forces or goods.
        host: their destination.
        cargo: the kind of forces or goods.
        modes: the requested modes.
        organisation: the organisation in whose name they move; empty if there is none.
    """

    grantor: str
    mover: str
    host: str
    cargo: Cargo = "troops"
    modes: tuple[Mode, ...] = ()
    organisation: str = ""


class ConsentChance(msgspec.Struct, frozen=True):
    """The chance that a state consents, and its drivers.

    Attributes:
        chance: the chance, as a distribution; in each draw the chance is its quantile at the draw's
            uniform number.
        start: the starting point, before any driver.
        drivers: the drivers; an unknown one makes the chance wider.
    """

    chance: Distribution
    start: Weight
    drivers: tuple[Driver, ...]


def consent_chance(
    known: Dispositions, passage: Passage, answers: Sequence[Act] = ()
) -> ConsentChance:
    """Return the chance that a state permits a passage.

    Args:
        known: what is documented about capitals on the day.
        passage: the passage.
        answers: acts up to the day, in order; the state's own earlier answers to the mover count.
    """
    maker = _Maker(known, passage)
    drivers = maker.drivers(answers)
    return ConsentChance(_combined(maker.start, drivers), maker.start, drivers)


class _Maker:
    """Makes the drivers of one consent."""

    def __init__(self, known: Dispositions, passage: Passage) -> None:
        self._known, self._passage = known, passage
        self._weights = weights_of(known.view)

    @property
    def start(self) -> Weight:
        """The starting point, by kind of cargo."""
        armed = self._passage.cargo in ARMED
        return self._weights["start_passage_force" if armed else "start_passage_other"]

    def drivers(self, answers: Sequence[Act]) -> tuple[Driver, ...]:
        """Return all drivers of the state that is asked."""
        passage, known = self._passage, self._known
        mover, host = known.view.name(passage.mover), known.view.name(passage.host)
        found = [
            self._permission(answers),
            self._levelled(
                "alliance",
                self._relation(passage.mover),
                f"its relation to {mover} is not coded",
            ),
            self._dependence(mover),
        ]
        if passage.host not in (passage.grantor, passage.mover):
            level = self._relation(passage.host)
            found.append(self._levelled("host", level, f"its relation to {host} is not coded"))
        if passage.organisation:
            level = known.level(passage.grantor, "frame", passage.organisation)
            name = known.view.in_sentence(passage.organisation)
            found.append(self._levelled("frame", level, f"how it values {name} is not coded"))
        if passage.cargo in ARMED:
            level = known.level(passage.grantor, "precedent")
            silent = "its fear of a precedent is not coded"
            found.append(self._levelled("precedent", level, silent, -1.0))
        found.append(self._made("price", None, "what it would be offered is not coded"))
        return tuple(found)

    def _made(
        self, name: str, value: float | None, because: str, cites: tuple[Citation, ...] = ()
    ) -> Driver:
        number = np.array([value if value is not None else 0.0])
        known = np.array([value is not None])
        return Driver(name, self._weights[name], number, known, because, cites)

    def _levelled(self, name: str, level: Level | None, silent: str, sense: float = 1.0) -> Driver:
        if level is None:
            return self._made(name, None, silent)
        cites = self._known.cites(level.traits)
        driver = self._made(name, sense * level.middle, f"{level.words}: {level.says}", cites)
        return msgspec.structs.replace(driver, spread=level.spread)

    def _relation(self, other: str) -> Level | None:
        grantor = self._passage.grantor
        own = self._known.level(grantor, "relation", other)
        return own or self._known.level(other, "relation", grantor)

    def _dependence(self, mover: str) -> Driver:
        found = self._known.dependence(self._passage.grantor, self._passage.mover)
        if not found.known:
            return self._made("dependence", None, f"dependence on {mover} is not coded")
        traits = [trait for level in found.known for trait in level.traits]
        driver = self._made(
            "dependence",
            found.documented,
            f"depends on {mover} for {len(found.known)} of {len(found.domains)} things known",
            self._known.cites(traits),
        )
        return msgspec.structs.replace(driver, spread=found.disputed + found.silent)

    def _permission(self, answers: Sequence[Act]) -> Driver:
        passage = self._passage
        askers = {passage.mover, passage.organisation} - {""}
        given = [
            act
            for act in answers
            if act.act in ANSWERS and act.by == passage.grantor and act.to in askers
        ]
        # An answer about passage counts before an answer about the use of a place.
        said = [act for act in given if act.act in _PASSAGE] or given
        if not said:
            return self._made("permission", None, "it has no recorded answer to this mover")
        act = said[-1]
        same_cargo = not act.cargo or passage.cargo in act.cargo
        same_mode = act.act in _PASSAGE and act.mode in (None, "any", *passage.modes)
        share = _ALIKE if same_cargo and same_mode else _OTHER
        word = act.act.replace("transit_", "passage_").replace("_", " ")
        because = f"{word}, {act.on}" + (f": {act.says}" if act.says else "")
        return self._made("permission", share * ANSWERS[act.act], because, act.cites)


def _combined(start: Weight, drivers: Sequence[Driver]) -> Distribution:
    """Return the chance from a start and drivers, with the spread of all that is unknown."""
    points, around = _middle(start), _half_width(start) ** 2
    for driver in drivers:
        weight = _middle(driver.weight)
        if driver.value is None:
            around += (weight * _WITHIN) ** 2
            continue
        points += weight * driver.value
        around += (_half_width(driver.weight) * driver.value) ** 2
        around += (weight * driver.spread * _WITHIN) ** 2
    reach = math.sqrt(around) / _WITHIN
    low, middle, high = (
        1.0 / (1.0 + math.exp(-at)) for at in (points - reach, points, points + reach)
    )
    return triangle(low, middle, high)


@cache
def _middle(weight: Weight) -> float:
    return float(weight.weight.quantile(_MIDDLE)[0])


@cache
def _half_width(weight: Weight) -> float:
    """Return half the width of the middle 80 % of a weight."""
    return float(weight.weight.quantile(_HIGH)[0] - weight.weight.quantile(_LOW)[0]) / 2
