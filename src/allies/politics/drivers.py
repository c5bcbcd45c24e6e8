"""Drivers: facts that make a member more or less likely to support a means, with evidence.

A driver has a value from -1 (against) to 1 (for), by world if the sources differ. An unknown driver
has the value 0 and makes the chance wider.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions, Level
from allies.politics.threats import crisis_standing
from allies.politics.weights import Weight, weights_of
from allies.values.means import MEANS, Means
from allies.values.model_inputs import number, numbers_by
from allies.values.streams import Floats
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, constant
from allies.world.organisations import Organisation
from allies.world.worlds import Token, token_of

PRECEDENT_TOUCHED = numbers_by("precedent")
NOT_NEAR, SUPPLIES_COST = number("not_near"), number("supplies_cost")
PERMITTED = number("permitted")


class Lawful(msgspec.Struct, frozen=True):
    """The law on a means, as one state reads it.

    Attributes:
        verdict: the verdict, by world.
        says: the reading that the state uses, in words.
        cites: where it is documented that the state holds this reading.
        obliged: whether the law also makes it a duty, by world.
    """

    verdict: Ternary
    says: str
    cites: tuple[Citation, ...] = ()
    obliged: Ternary = constant(NO)


class Matter(msgspec.Struct, frozen=True):
    """The matter that members would decide on.

    Attributes:
        organisation: the organisation that decides.
        means: the means.
        host: the state that would be helped.
        trigger: the kind of crisis.
        adversaries: states on the other side, if any.
        comes_from: states from whose soil the crisis comes, if any.
        lawful: the law on it, by state.
        shares: each state's share of the people who could be sent; a state that is missing has no
            coded force.
        before: the same if no force is supposed to be withdrawn; empty if none is.
    """

    organisation: Organisation
    means: Means
    host: str
    trigger: str
    adversaries: Sequence[str] = ()
    comes_from: Sequence[str] = ()
    lawful: Mapping[str, Lawful] = {}
    shares: Mapping[str, float] = {}
    before: Mapping[str, float] = {}

    def share(self, state: str) -> float | None:
        """Return a state's share; a state whose forces are withdrawn is as willing as before."""
        return self.shares.get(state, self.before.get(state))


class Driver(msgspec.Struct, frozen=True):
    """One driver of a member's position.

    Attributes:
        name: a name of `politics.weights`.
        weight: its weight, with its origin.
        values: from -1 to 1, by world; 0 if unknown.
        known: whether it is known, by world.
        because: the reason for the value, or why it is unknown, in the reference world.
        cites: where it is documented.
        spread: how far the sources place the value to either side.
    """

    name: str
    weight: Weight
    values: Floats
    known: NDArray[np.bool_]
    because: str
    cites: tuple[Citation, ...] = ()
    spread: float = 0.0

    @property
    def value(self) -> float | None:
        """Its value in the reference world; None if it is unknown."""
        return float(self.values[0]) if self.known[0] else None

    @property
    def contribution(self) -> float:
        """The points of log-odds it adds in the reference world, at the middle of its weight."""
        return float(self.weight.weight.quantile(np.array([0.5]))[0]) * (self.value or 0.0)

    @property
    def token(self) -> Token:
        """The token of the driver by world."""
        if len(self.values) == 1:  # most drivers are the same in every world
            return Token(f"{self.name}:{self.spread}:{self.value}")
        by_world = token_of(self.values, self.known)
        return Token(f"{self.name}:{self.spread}:{by_world.text}", by_world.varies)


class Pull(msgspec.Struct, frozen=True):
    """How far a member follows the leading state.

    Attributes:
        leader: the leading state.
        dependence: how far the member is documented to depend on it, from 0 to 1.
        disputed: how far the sources place the dependence to either side.
        silent: the share of domains in which the dependence is unknown.
        weight: the weight of following, for a member that depends in everything.
        because: the reason.
        cites: where it is documented.
    """

    leader: str
    dependence: float
    disputed: float
    silent: float
    weight: Weight
    because: str
    cites: tuple[Citation, ...]

    @property
    def is_known(self) -> bool:
        """Whether any domain of its dependence is known."""
        return self.silent < 1.0

    @property
    def token(self) -> Token:
        """The token of the pull."""
        return Token(f"{self.leader}:{self.dependence}:{self.disputed}:{self.silent}")


class Drivers:
    """Makes the drivers of every member on one matter."""

    def __init__(self, known: Dispositions, matter: Matter) -> None:
        self.known = known
        self._matter = matter
        self._weights = weights_of(known.view)

    @property
    def _moves_forces(self) -> bool:
        return MEANS[self._matter.means].moves_forces

    @property
    def start(self) -> Weight:
        """The starting point."""
        return self._weights["start_force" if self._moves_forces else "start_other"]

    def of(self, state: str) -> tuple[Driver, ...]:
        """Return the drivers of a member; those that do not apply to the matter are left out."""
        found = [self._stake(state)]
        if state != self._matter.host:
            found += [self._nearness(state), self._host(state)]
        found += [self._adversary(state, other) for other in self._matter.adversaries]
        found += [self._law(state), self._frame(state)]
        if MEANS[self._matter.means].cost != "nothing":
            found.append(self._cost(state))
        if (
            self._moves_forces
            and self._matter.share(state) is not None
            and state != self._matter.host
        ):
            found += [self._control(), self._capacity(state)]
        if self._moves_forces and self._matter.trigger in PRECEDENT_TOUCHED:
            found.append(self._precedent(state))
        return tuple(found)

    def pull(self, state: str) -> Pull | None:
        """Return how far a member follows the leading state, if another state leads."""
        leader = self._matter.organisation.leader(self.known.day, self._matter.host)
        if not leader or state == leader or MEANS[self._matter.means].alone:
            return None
        dependence = self.known.dependence(state, leader)
        traits = [trait for level in dependence.known for trait in level.traits]
        name = self.known.view.name(leader)
        known = ", ".join(
            f"{domain} {level.words}"
            for domain, level in dependence.domains.items()
            if level is not None
        )
        silent = ", ".join(dependence.unknown)
        because = f"depends on {name}: {known}" if known else f"dependence on {name} is not coded"
        if known and silent:
            because += f"; unknown: {silent}"
        return Pull(
            leader,
            dependence.documented,
            dependence.disputed,
            dependence.silent,
            self._weights["leader"],
            because,
            self.known.cites(traits),
        )

    def _made(
        self, name: str, value: float | None, because: str, cites: tuple[Citation, ...] = ()
    ) -> Driver:
        return Driver(
            name,
            self._weights[name],
            np.array([value if value is not None else 0.0]),
            np.array([value is not None]),
            because,
            cites,
        )

    def _levelled(self, name: str, level: Level | None, silent: str, sense: float = 1.0) -> Driver:
        if level is None:
            return self._made(name, None, silent)
        cites = self.known.cites(level.traits)
        driver = self._made(name, sense * level.middle, f"{level.words}: {level.says}", cites)
        return msgspec.structs.replace(driver, spread=abs(sense) * level.spread)

    def _stake(self, state: str) -> Driver:
        if state == self._matter.host:
            return self._made("stake", 1.0, "it happens there")
        matter = self._matter
        places = (matter.host, *matter.comes_from, *matter.adversaries)
        found = crisis_standing(self.known, state, matter.trigger, places)
        driver = self._made("stake", found.value, found.because, found.cites)
        return msgspec.structs.replace(driver, spread=found.spread)

    def _nearness(self, state: str) -> Driver:
        traits = self.known.traits(state, "border")
        host = self.known.view.name(self._matter.host)
        if not traits:
            return self._made("nearness", None, "its borders are not coded")
        near = any(self._matter.host in trait.towards for trait in traits)
        because = f"borders {host}" if near else f"has no border with {host}"
        return self._made("nearness", 1.0 if near else NOT_NEAR, because, self.known.cites(traits))

    def _relation(self, state: str, other: str) -> Level | None:
        """Return a state's relation to another; if it is silent, the other's relation to it."""
        return self.known.level(state, "relation", other) or self.known.level(
            other, "relation", state
        )

    def _host(self, state: str) -> Driver:
        level = self._relation(state, self._matter.host)
        host = self.known.view.name(self._matter.host)
        return self._levelled("host", level, f"its relation to {host} is not coded")

    def _adversary(self, state: str, other: str) -> Driver:
        if state == other:
            return self._made("adversary", -1.0, "it is the other side")
        name = self.known.view.name(other)
        silent = f"its relation to {name} is not coded"
        return self._levelled("adversary", self._relation(state, other), silent, -1.0)

    def _law(self, state: str) -> Driver:
        found = self._matter.lawful.get(state)
        verdict = constant(UNKNOWN) if found is None else found.verdict
        allows = np.where(found is not None and found.obliged == YES, 1.0, PERMITTED)
        values = np.where(verdict == YES, allows, verdict.astype(np.float64) - UNKNOWN)
        because = found.says if found else "its view of the law is not known"
        cites = found.cites if found else ()
        return Driver("law", self._weights["law"], values, verdict != UNKNOWN, because, cites)

    def _frame(self, state: str) -> Driver:
        matter, view = self._matter, self.known.view
        if MEANS[matter.means].alone:
            level = self.known.level(state, "frame", matter.host)
            silent = f"how it values acting with {view.name(matter.host)} alone is not coded"
        else:
            level = self.known.level(state, "frame", matter.organisation.id)
            silent = f"how it values {view.in_sentence(matter.organisation.id)} is not coded"
        return self._levelled("frame", level, silent)

    def _cost(self, state: str) -> Driver:
        if MEANS[self._matter.means].cost == "supplies":
            return self._made("cost", SUPPLIES_COST, "equipment comes from its own stocks")
        share = self._matter.share(state)
        if share is None:
            return self._made("cost", None, "what it would have to send is not coded")
        tenths = round(10 * share)
        how = "all" if tenths == 10 else f"about {tenths} in 10" if tenths else "next to none"
        return self._made("cost", -share, f"would send {how} of the people")

    def _control(self) -> Driver:
        """Return how little the host controls where the crisis is, for who would send people."""
        host = self._matter.host
        silent = f"how far {self.known.view.name(host)} controls its territory is not coded"
        return self._levelled("control", self.known.level(host, "control"), silent, -1.0)

    def _capacity(self, state: str) -> Driver:
        silent = "how far its forces are free is not coded"
        return self._levelled("capacity", self.known.level(state, "capacity"), silent)

    def _precedent(self, state: str) -> Driver:
        touched = PRECEDENT_TOUCHED[self._matter.trigger]
        level = self.known.level(state, "precedent")
        silent = "its fear of a precedent is not coded"
        return self._levelled("precedent", level, silent, -touched)
