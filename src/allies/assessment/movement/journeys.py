"""Journeys: which way something can go, with whose consent, and what a refusal costs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from allies.assessment.movement.consenting import Asking, Silence, silences
from allies.assessment.movement.crossings import Gatekeeper, Supposed, gatekeepers
from allies.errors import QuestionError
from allies.logistics.lift import (
    Load,
    Narrow,
    Stream,
    bottleneck,
    shadow_price_hours,
    share_past,
    stream,
)
from allies.logistics.network import Network, Terms
from allies.logistics.rates import HOURS_A_DAY, MODES
from allies.logistics.refusals import States, gates_of, indispensable, opening
from allies.logistics.routing import Route
from allies.logistics.via import routes_past
from allies.world.acts import Cargo
from allies.world.forces import Fleet, Gate, Link, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.world import World

ON_RECORD = "silence is refusal"  # what the way by documented consents supposes
Why = Literal["", "refused", "no_way"]


class Question(msgspec.Struct, frozen=True):
    """What is asked of the network.

    Attributes:
        start: place to leave.
        end: place to reach.
        mover: the state, or organisation, that moves.
        cargo: what moves.
        modes: modes that may be used.
        day: the day in question, as an ordinal.
        supposed: what is supposed of states, whatever they have said.
        via: places to pass, in order.
        revoked: a state that takes its consent back under way, and after how many days.
        vehicles: how many vehicles set out together, or in all of `over_days`.
        over_days: over how many days they set out, as many every day; 0 where together.
        deadline_days: a way that takes longer is as good as none.
    """

    start: str
    end: str
    mover: str
    cargo: Cargo
    modes: frozenset[LinkMode]
    day: int
    supposed: Supposed = Supposed()
    via: tuple[str, ...] = ()
    revoked: tuple[str, float] | None = None
    vehicles: int = 1
    over_days: float = 0.0
    deadline_days: float = float("inf")


class Alternative(msgspec.Struct, frozen=True):
    """One way, and under which supposition it is the fastest.

    Attributes:
        supposing: what is supposed besides what the record says; empty for the answer itself.
        route: the way; None where there is none.
        stream: how the vehicles flow over it.
        last_days: days until the last vehicle is there.
    """

    supposing: str
    route: Route | None
    stream: Stream | None
    last_days: float | None


class Queue(msgspec.Struct, frozen=True):
    """What stands before the narrowest place of a way, where more set out than it lets through.

    Attributes:
        narrow: the place.
        waits_days: how long whoever sets out last waits before it.
        vehicles: how many stand before it by then.
        takes_days: how long whoever sets out last is under way, the wait included.
    """

    narrow: Narrow
    waits_days: float
    vehicles: float
    takes_days: float


class Revocation(msgspec.Struct, frozen=True):
    """What becomes of a convoy when a state takes its consent back while it is under way.

    Attributes:
        state: the state.
        days: days after setting out.
        past: share of the vehicles that are past it by then.
        rest: the way of the others, who start anew; None where there is none.
        last_days: days until the last vehicle is there; None where it never is.
    """

    state: str
    days: float
    past: float
    rest: Route | None
    last_days: float | None


class Journey(msgspec.Struct, frozen=True):
    """The answer.

    Attributes:
        question: what was asked.
        best: the fastest way that nobody is known to refuse.
        others: ways under other suppositions, where these were asked for; where the best way rests
            on silence, always the way that documented consents leave.
        keepers: what each state on the ways has said, by gate.
        indispensable: minimal sets of states whose refusal leaves no way, or none in time.
        narrow: the narrowest place of the best way.
        shadow_price_hours: hours gained there by one more unit a day.
        opened_by: where there is no way: the fewest consents that would open one, and that way.
        not_yet: where there is no way whoever consents: links of a later way that were not open.
        why: why there is no way.
        silences: silent states on the best way, taken to consent, and how likely they are to.
        unheard: states that have answered for no mode.
        revocation: what a consent taken back under way does, where that was asked.
        queue: what stands before the narrowest place, where more set out every day than pass it.
    """

    question: Question
    best: Alternative
    others: Sequence[Alternative]
    keepers: Sequence[Gatekeeper]
    indispensable: Sequence[States]
    narrow: Narrow | None
    shadow_price_hours: float | None
    opened_by: tuple[States, Route] | None
    not_yet: Sequence[Link]
    why: Why
    silences: Sequence[Silence] = ()
    unheard: frozenset[str] = frozenset()
    revocation: Revocation | None = None
    queue: Queue | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether the best way keeps the deadline, if any was given."""
        route = self.best.route
        return route is not None and route.hours <= HOURS_A_DAY * self.question.deadline_days


class Planner:
    """Finds ways for one question.

    Args:
        world: the record.
        snapshot: the registers on the day.
        question: the question.
        checked: whether to refuse a question without an answer.
    """

    def __init__(
        self, world: World, snapshot: Snapshot, question: Question, *, checked: bool = True
    ) -> None:
        self._world = world
        self._snapshot = snapshot
        self.question = checked_question(world, question) if checked else question
        self._network = Network(world.places, world.links)

    @cached_property
    def fleets(self) -> Sequence[Fleet | None]:
        """The aircraft the mover has on the day; a nameless one where none are recorded."""
        found = [
            fleet
            for fleet in self._world.fleets.values()
            if fleet.owner == self.question.mover and fleet.can_be_used(self.question.day)
        ]
        return found or [None]

    def _terms(self, fleet: Fleet | None, modes: Collection[LinkMode], day: int) -> Terms:
        return Terms(day, frozenset(modes), self.question.cargo, fleet)

    def find(
        self,
        patterns: Sequence[Collection[Gate]],
        modes: Collection[LinkMode] = (),
        day: int | None = None,
    ) -> list[Route | None]:
        """Return the fastest way under each pattern, whichever aircraft fly it."""
        asked = self.question
        stops = (asked.start, *asked.via, asked.end)
        best: list[Route | None] = [None] * len(patterns)
        for fleet in self.fleets if "air" in (modes or asked.modes) else [None]:
            terms = self._terms(fleet, modes or asked.modes, asked.day if day is None else day)
            for row, found in enumerate(routes_past(self._network, terms, stops, patterns)):
                known = best[row]
                if found is not None and (known is None or found.hours < known.hours):
                    best[row] = found
        return best

    @cached_property
    def gates(self) -> list[Gate]:
        """Every consent that some way needs."""
        stops = (self.question.start, *self.question.via, self.question.end)
        return list(
            dict.fromkeys(
                gate
                for fleet in self.fleets
                for here, there in pairwise(stops)
                for gate in self._network.arcs(
                    self._terms(fleet, self.question.modes, self.question.day), here, there
                ).gates
            )
        )

    @cached_property
    def keepers(self) -> dict[Gate, Gatekeeper]:
        """What each state has said, by gate."""
        asked = self.question
        found = gatekeepers(
            self._world,
            self._snapshot,
            self.gates,
            asked.mover,
            asked.cargo,
            asked.supposed,
        )
        return {keeper.gate: keeper for keeper in found}

    @property
    def shut(self) -> set[Gate]:
        """The gates that are known to be shut."""
        return {gate for gate, keeper in self.keepers.items() if keeper.is_shut}

    @property
    def silent(self) -> set[Gate]:
        """The gates of which nothing is documented; those whose consent goes without saying not."""
        return {
            gate
            for gate, keeper in self.keepers.items()
            if keeper.stands == "silent" and gate[0] not in self.never_asked
        }

    @property
    def unheard(self) -> frozenset[str]:
        """The states that have answered for no mode."""
        answered = {gate[0] for gate in self.keepers if gate not in self.silent}
        return frozenset(state for state, _ in self.silent) - answered

    @property
    def never_asked(self) -> set[str]:
        """States whose consent goes without saying: the mover and the two ends."""
        places = self._world.places
        ends = {places[name].state for name in (self.question.start, self.question.end)}
        return {self.question.mover, *ends}

    def journey(self, *, compare: bool) -> Journey:
        """Return the answer."""
        best = self._alternative("", self.find([self.shut])[0])
        opened, not_yet, why = self._closed() if best.route is None else (None, [], "")
        cuts = indispensable(
            self.find,
            self.gates,
            self.shut,
            self.never_asked,
            24.0 * self.question.deadline_days,
        )
        narrow = bottleneck(best.route) if best.route else None
        price = None
        queue = self._queue(best)
        if narrow and best.stream and (queue if self.question.over_days else self._is_convoy):
            price = shadow_price_hours([best.stream], narrow)
        on_way = [best.route, opened[1] if opened else None]
        others = self._others(best.route) if compare else []
        others += self._documented(best.route)
        used = dict.fromkeys(
            gate
            for route in (*on_way, *(item.route for item in others))
            if route
            for gate in route.gates
        )
        refusing = [gate for gate in self.keepers if gate in self.shut and gate not in used]
        keepers = [self.keepers[gate] for gate in (*used, *refusing) if gate in self.keepers]
        return Journey(
            self.question,
            best,
            others,
            keepers,
            cuts,
            narrow,
            price,
            opened,
            not_yet,
            why,
            self._silences(best.route),
            self.unheard,
            self._revocation(best),
            queue,
        )

    def _silences(self, best: Route | None) -> list[Silence]:
        """Return the silent states on a way."""
        asked = self.question
        asking = Asking(asked.mover, self._world.places[asked.end].state, asked.cargo)
        gates = [gate for gate in (best.gates if best else ()) if gate in self.silent]
        keepers = [self.keepers[gate] for gate in gates]
        return silences(self._world, self._snapshot, asking, keepers)

    def _documented(self, best: Route | None) -> list[Alternative]:
        """Return the way that documented consents leave, where the best one rests on silence.

        Unknown is not yes: a way that needs the consent of a silent state does not stand alone.
        """
        if best is None or not self.silent & set(best.gates):
            return []
        (route,) = self.find([self.shut | self.silent])
        return [self._alternative(ON_RECORD, route)]

    def _alternative(self, supposing: str, route: Route | None) -> Alternative:
        if route is None:
            return Alternative(supposing, None, None, None)
        vehicles, over = float(self.question.vehicles), self.question.over_days
        flow = stream(route, Load(12.0 * vehicles, vehicles), None)
        if over:  # no more can be past a place than have set out
            flow = replace(flow, share_a_day=min(flow.share_a_day, 1.0 / over))
        queue = 1.0 / flow.share_a_day if self._is_convoy or over else 0.0
        return Alternative(supposing, route, flow, route.hours / 24.0 + queue)

    @property
    def _is_convoy(self) -> bool:
        return self.question.vehicles > 1

    def _queue(self, best: Alternative) -> Queue | None:
        """Return what stands before the narrowest place when the last of those vehicles sets out.

        Fluid: as many set out every day, and a place lets through its capacity and no more.
        """
        asked, flow = self.question, best.stream
        if not asked.over_days or best.route is None or flow is None or flow.narrow is None:
            return None
        a_day = flow.narrow.vehicles_a_day
        waits = asked.vehicles / a_day - asked.over_days
        if waits <= 0:
            return None
        takes = best.route.hours / HOURS_A_DAY + waits
        return Queue(flow.narrow, waits, waits * a_day, takes)

    def _revocation(self, best: Alternative) -> Revocation | None:
        """Return what becomes of those who have not crossed when a consent is taken back."""
        if self.question.revoked is None or best.route is None or best.stream is None:
            return None
        state, days = self.question.revoked
        past = share_past(best.stream, state, HOURS_A_DAY * days)
        if past == 1.0:
            return Revocation(state, days, past, None, best.last_days)
        (rest,) = self.find([self.shut | gates_of([state], self.gates)])
        again = self._alternative("", rest)
        if rest is None or again.stream is None:
            return Revocation(state, days, past, None, None)
        queue = (1.0 - past) / again.stream.share_a_day if self._is_convoy else 0.0
        last = days + rest.hours / HOURS_A_DAY + queue
        return Revocation(state, days, past, rest, last)

    def _closed(self) -> tuple[tuple[States, Route] | None, list[Link], Why]:
        """Return why there is no way: who would have to consent, or what was not yet there."""
        opened = opening(self.find, self.shut)
        if opened:
            return opened, [], "refused"
        later = self.find([()], day=self._world.theatre.until.last)[0]
        missing = [
            leg.way.link
            for leg in (later.legs if later else ())
            if leg.way.link is not None
            and leg.way.link.opened is not None
            and leg.way.link.opened.last > self.question.day
        ]
        return None, missing, "no_way"

    def _others(self, best: Route | None) -> list[Alternative]:
        """Return the ways if everybody consented, if each state refused, and mode by mode."""
        name = self._world.name
        asked = [
            state
            for state in dict.fromkeys(state for state, _ in (best.gates if best else ()))
            if state not in self.never_asked
        ]
        supposed: list[tuple[str, set[Gate]]] = []
        if self.shut:
            supposed.append(("everybody consents", set()))
        supposed += [
            (f"{name(state)} refuses", self.shut | gates_of([state], self.gates)) for state in asked
        ]
        found = [
            self._alternative(says, route)
            for (says, _), route in zip(
                supposed, self.find([pattern for _, pattern in supposed]), strict=True
            )
        ]
        if len(self.question.modes) > 2 and "air" in self.question.modes:
            ways = self.find([self.shut], modes=self.question.modes - {"air"})
            found.append(self._alternative("not by air", ways[0]))
        if len(self.question.modes) > 1:
            for mode in MODES:
                if mode in self.question.modes:
                    route = self.find([self.shut], modes=[mode])[0]
                    found.append(self._alternative(f"by {mode} alone", route))
        return found


def checked_question(world: World, question: Question) -> Question:
    """Validate a route question and resolve its names.

    Raises:
        QuestionError: a place or state is unknown, or the question contradicts itself.
    """
    question = _as_declared(world, question)
    if question.start == question.end:
        raise QuestionError(
            f"'{question.start}' is where it is already",
            where="TO",
            why="a way leads somewhere else",
            remedy="name two places",
        )
    for name in {question.start, question.end} & set(question.via):
        raise QuestionError(
            f"'{name}' is an end of the way, and need not be passed",
            where="--via",
            remedy="name a place between the two, or leave it out",
        )
    _check_ends(world, question)
    return question


def _as_declared(world: World, question: Question) -> Question:
    revoked = question.revoked
    return replace(
        question,
        start=world.place(question.start, "FROM").id,
        end=world.place(question.end, "TO").id,
        via=tuple(world.place(name, "--via").id for name in question.via),
        supposed=question.supposed.checked(world),
        revoked=revoked and (world.state(revoked[0], "--revoke").id, revoked[1]),
    )


def _check_ends(world: World, question: Question) -> None:
    question.supposed.check_end(world, question.start, "origin")
    question.supposed.check_end(world, question.end, "destination")
    if question.mover in question.supposed.denied:
        raise QuestionError(
            f"{question.mover} moves, and cannot deny itself",
            where="--deny",
            remedy=f"leave out --deny {question.mover}, or name another --mover",
        )
    start = world.places[question.start]
    if question.cargo != "troops" or start.state == question.mover:
        return
    homes = {
        force.home
        for force in world.forces.values()
        if force.owner == question.mover and force.stands(question.day)
    }
    at_start = [name for name in homes if world.places[name].state == start.state]
    if question.mover in world.states and not at_start:
        elsewhere = sorted(homes)
        raise QuestionError(
            f"{question.mover} has no force at {question.start}",
            where="--mover",
            why=f"the record knows none of its forces in {start.state}",
            remedy=f"start from {', '.join(elsewhere)}, or name another --cargo"
            if elsewhere
            else "name another --mover or --cargo",
        )
