"""Drivers: what makes a member more or less likely to support a means, each with its evidence.

A driver has a value from -1 (against) to 1 (for), by world where the sources differ. One of which
nothing is known contributes nothing and widens the chance instead.
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
from allies.values.streams import Floats
from allies.values.ternary import UNKNOWN, Ternary, constant
from allies.world.acts import Means
from allies.world.organisations import Organisation
from allies.world.worlds import Token, token_of

# How much of a fear of precedent a crisis touches: all of it where outsiders would act in what a
# government calls its own affairs, none where an attack comes from outside. Judgements.
PRECEDENT_TOUCHED: Mapping[str, float] = {
    "internal_unrest": 1.0,
    "coup": 1.0,
    "civil_war": 1.0,
    "disputed_election": 1.0,
    "insurgency_incursion": 0.5,
    "border_clash": 0.5,
    "disaster": 0.25,
}
FORCE: frozenset[Means] = frozenset({"rapid_reaction", "peacekeeping", "bilateral"})
NOT_NEAR = -0.25  # a state without a border with the host; a judgement
SUPPLIES_COST = -0.25  # equipment is given out of somebody's stocks; a judgement


class Lawful(msgspec.Struct, frozen=True):
    """What the law says of a means, as one state reads it.

    Attributes:
        verdict: by world.
        says: under which reading, in words.
        cites: where it is documented that the state holds it.
    """

    verdict: Ternary
    says: str
    cites: tuple[Citation, ...] = ()


class Matter(msgspec.Struct, frozen=True):
    """What a member would decide on.

    Attributes:
        organisation: where.
        means: on which way to act.
        host: for whom.
        trigger: in what sort of crisis.
        adversaries: against whom, if against states.
        lawful: what the law says, by state.
        shares: the share of the people who could be sent that would be each state's own; a state
            that is missing has no force coded.
    """

    organisation: Organisation
    means: Means
    host: str
    trigger: str
    adversaries: Sequence[str] = ()
    lawful: Mapping[str, Lawful] = {}
    shares: Mapping[str, float] = {}


class Driver(msgspec.Struct, frozen=True):
    """One thing that moves a member.

    Attributes:
        name: which, a name of `politics.weights`.
        weight: how much it counts, and where that comes from.
        values: from -1 to 1, by world; 0 where unknown.
        known: whether it is known, by world.
        because: what it rests on, or why it is unknown, in the reference world.
        cites: where that is documented.
        spread: how far the sources place it to either side.
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
        """Its value in the reference world; None where it is unknown."""
        return float(self.values[0]) if self.known[0] else None

    @property
    def contribution(self) -> float:
        """Points of log-odds it adds in the reference world, at the middle of its weight."""
        return float(self.weight.weight.quantile(np.array([0.5]))[0]) * (self.value or 0.0)

    @property
    def token(self) -> Token:
        """The token of what it is by world."""
        if len(self.values) == 1:  # most drivers are the same in every world
            return Token(f"{self.name}:{self.spread}:{self.value}")
        by_world = token_of(self.values, self.known)
        return Token(f"{self.name}:{self.spread}:{by_world.text}", by_world.varies)


class Pull(msgspec.Struct, frozen=True):
    """How far a member follows the leading state.

    Attributes:
        leader: which state leads.
        dependence: how far it is documented to depend on it, from 0 to 1.
        disputed: how far the sources place that to either side.
        silent: the share of what it could depend on it for of which nothing is known.
        weight: how much following counts for one that depends in everything.
        because: what it rests on.
        cites: where that is documented.
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
        """Whether anything of its dependence is known."""
        return self.silent < 1.0

    @property
    def token(self) -> Token:
        """The token of what it is."""
        return Token(f"{self.leader}:{self.dependence}:{self.disputed}:{self.silent}")


class Drivers:
    """Makes the drivers of every member in one matter."""

    def __init__(self, known: Dispositions, matter: Matter) -> None:
        self._known = known
        self._matter = matter
        self._weights = weights_of(known.view)

    @property
    def start(self) -> Weight:
        """The starting point."""
        return self._weights["start_force" if self._matter.means in FORCE else "start_other"]

    def of(self, state: str) -> tuple[Driver, ...]:
        """Return what moves a member; what does not apply to the matter is left out."""
        found = [self._stake(state)]
        if state != self._matter.host:
            found += [self._nearness(state), self._host(state)]
        found += [self._adversary(state, other) for other in self._matter.adversaries]
        found += [self._law(state), self._frame(state)]
        if self._matter.means != "consult":
            found.append(self._cost(state))
        if self._matter.means in FORCE and self._matter.trigger in PRECEDENT_TOUCHED:
            found.append(self._precedent(state))
        return tuple(found)

    def pull(self, state: str) -> Pull | None:
        """Return how far a member follows the leading state, if another state leads."""
        leader = self._matter.organisation.leading_state
        if not leader or state == leader or self._matter.means == "bilateral":
            return None
        dependence = self._known.dependence(state, leader)
        traits = [trait for level in dependence.known for trait in level.traits]
        name = self._known.view.name(leader)
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
            self._known.cites(traits),
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
        cites = self._known.cites(level.traits)
        driver = self._made(name, sense * level.middle, f"{level.words}: {level.says}", cites)
        return msgspec.structs.replace(driver, spread=abs(sense) * level.spread)

    def _stake(self, state: str) -> Driver:
        if state == self._matter.host:
            return self._made("stake", 1.0, "it happens there")
        found = crisis_standing(self._known, state, self._matter.trigger)
        return self._made("stake", found.value, found.because, found.cites)

    def _nearness(self, state: str) -> Driver:
        traits = self._known.traits(state, "border")
        host = self._known.view.name(self._matter.host)
        if not traits:
            return self._made("nearness", None, "its borders are not coded")
        near = any(self._matter.host in trait.towards for trait in traits)
        because = f"borders {host}" if near else f"has no border with {host}"
        return self._made("nearness", 1.0 if near else NOT_NEAR, because, self._known.cites(traits))

    def _relation(self, state: str, other: str) -> Level | None:
        """Return how a state stands to another; what the other says of it where it is silent."""
        return self._known.level(state, "relation", other) or self._known.level(
            other, "relation", state
        )

    def _host(self, state: str) -> Driver:
        level = self._relation(state, self._matter.host)
        host = self._known.view.name(self._matter.host)
        return self._levelled("host", level, f"how it stands to {host} is not coded")

    def _adversary(self, state: str, other: str) -> Driver:
        if state == other:
            return self._made("adversary", -1.0, "it is the other side")
        name = self._known.view.name(other)
        silent = f"how it stands to {name} is not coded"
        return self._levelled("adversary", self._relation(state, other), silent, -1.0)

    def _law(self, state: str) -> Driver:
        found = self._matter.lawful.get(state)
        verdict = constant(UNKNOWN) if found is None else found.verdict
        values = verdict.astype(np.float64) - UNKNOWN
        because = found.says if found else "what it holds the law to be is not known"
        cites = found.cites if found else ()
        return Driver("law", self._weights["law"], values, verdict != UNKNOWN, because, cites)

    def _frame(self, state: str) -> Driver:
        matter, view = self._matter, self._known.view
        if matter.means == "bilateral":
            level = self._known.level(state, "frame", matter.host)
            silent = f"how it values acting with {view.name(matter.host)} alone is not coded"
        else:
            level = self._known.level(state, "frame", matter.organisation.id)
            silent = f"how it values {view.in_sentence(matter.organisation.id)} is not coded"
        return self._levelled("frame", level, silent)

    def _cost(self, state: str) -> Driver:
        if self._matter.means == "materiel":
            return self._made("cost", SUPPLIES_COST, "equipment comes out of its own stocks")
        share = self._matter.shares.get(state)
        if share is None:
            return self._made("cost", None, "what it would have to send is not coded")
        tenths = round(10 * share)
        how = "all" if tenths == 10 else f"about {tenths} in 10" if tenths else "next to none"
        return self._made("cost", -share, f"would send {how} of the people")

    def _precedent(self, state: str) -> Driver:
        touched = PRECEDENT_TOUCHED[self._matter.trigger]
        level = self._known.level(state, "precedent")
        silent = "whether it fears a precedent is not coded"
        return self._levelled("precedent", level, silent, -touched)
