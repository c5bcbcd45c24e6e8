"""Refusals: the states whose refusal cuts a way, and the states whose consent would open one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from allies.logistics.routing import Route
from allies.world.forces import Gate

MOST_TOGETHER = 3  # the most states that are considered to refuse together
MOST_CUTS = 40

Find = Callable[[Sequence[Collection[Gate]]], Sequence[Route | None]]
States = tuple[str, ...]


def gates_of(states: Collection[str], gates: Iterable[Gate]) -> set[Gate]:
    """Return the gates of some states."""
    return {gate for gate in gates if gate[0] in states}


def indispensable(
    find: Find,
    gates: Sequence[Gate],
    shut: Collection[Gate],
    never_asked: Collection[str],
    deadline_hours: float = float("inf"),
) -> list[States]:
    """Return the minimal sets of states whose refusal leaves no way, or none in time.

    Every set that cuts all ways contains a state on the fastest way. So the sets are found by
    refusing, one after another, the states of the fastest way that is left.

    Args:
        find: finds the fastest ways under patterns of refusals.
        gates: every consent that some way needs.
        shut: consents refused already.
        never_asked: states that need not consent.
        deadline_hours: a way that takes longer does not count.
    """
    found: list[frozenset[str]] = []
    level: list[frozenset[str]] = [frozenset()]
    for _ in range(MOST_TOGETHER + 1):
        patterns = [set(shut) | gates_of(states, gates) for states in level]
        further: dict[frozenset[str], None] = {}
        for states, route in zip(level, find(patterns), strict=True):
            if any(cut <= states for cut in found):
                continue
            if route is None or route.hours > deadline_hours:
                found.append(states)
                continue
            for state, _mode in route.gates:
                if state not in never_asked and state not in states:
                    further[states | {state}] = None
        level = sorted(
            (states for states in further if len(states) <= MOST_TOGETHER),
            key=lambda item: (len(item), sorted(item)),
        )
        if not level or len(found) >= MOST_CUTS:
            break
    return [tuple(sorted(cut)) for cut in found if cut]


def opening(
    find: Find, shut: Collection[Gate], never_asked: Collection[str] = ()
) -> tuple[States, Route] | None:
    """Return the fewest states whose consent would open a way, and the fastest way they open.

    Args:
        find: finds the fastest ways under patterns of refusals.
        shut: consents refused.
        never_asked: states whose refusal is part of the question and must stay.
    """
    refusing = sorted({state for state, _ in shut} - set(never_asked))
    for size in range(1, min(len(refusing), MOST_TOGETHER) + 1):
        tried = list(combinations(refusing, size))
        patterns = [{gate for gate in shut if gate[0] not in states} for states in tried]
        opened = [
            (route.hours, states, route)
            for states, route in zip(tried, find(patterns), strict=True)
            if route is not None
        ]
        if opened:
            _, states, route = min(opened, key=lambda item: item[:2])
            return states, route
    return None


def minimal_cuts(states: Sequence[str], fails: Callable[[Collection[str]], bool]) -> list[States]:
    """Return the minimal sets of states whose refusal makes something fail.

    Args:
        states: the states that could refuse.
        fails: whether it fails if some of them refuse.
    """
    found: list[States] = []
    for size in range(1, MOST_TOGETHER + 1):
        left = [state for state in states if (state,) not in found]
        for some in combinations(left, size):
            if any(set(cut) <= set(some) for cut in found):
                continue
            if fails(some):
                found.append(tuple(sorted(some)))
        if len(found) >= MOST_CUTS:
            break
    return found
