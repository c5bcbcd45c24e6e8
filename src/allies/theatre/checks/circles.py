"""Circles of names: entries that name each other, found in linear time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

_MOST_TOLD = 12  # names shown of one circle


def circles_in(named: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for every entry on a circle the path back to itself, in words.

    An entry that names only itself is not a circle. Of a long circle only the beginning is shown.

    Args:
        named: the names in each entry.
    """
    found: dict[str, str] = {}
    for together in _components(named):
        for start in sorted(together) if len(together) > 1 else ():
            if start not in found:
                circle = _circle(start, named, frozenset(together))
                for at, name in enumerate(circle):
                    found.setdefault(name, _words(circle, at))
    return found


def _words(circle: Sequence[str], start: int) -> str:
    """Return a circle from one of its members: `a > b > a`."""
    count = min(len(circle), _MOST_TOLD)
    shown = [circle[(start + step) % len(circle)] for step in range(count)]
    more = len(circle) - count
    return " > ".join([*shown, f"... {more} more"] if more else [*shown, circle[start]])


def _circle(start: str, named: Mapping[str, Sequence[str]], within: Collection[str]) -> list[str]:
    """Return the shortest circle through an entry that is on one."""
    came_from = {start: start}
    reached = [start]
    for here in reached:
        for name in named.get(here, ()):
            if name == start and here != start:
                back = [here]
                while back[-1] != start:
                    back.append(came_from[back[-1]])
                return back[::-1]
            if name in within and name not in came_from:
                came_from[name] = here
                reached.append(name)
    return [start]


def _components(named: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the strongly connected components, by Tarjan's method."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    found: list[list[str]] = []
    for root in named:
        if root in number:
            continue
        pending = [(root, iter(named[root]))]
        number[root] = low[root] = len(number)
        open_.append(root)
        is_open.add(root)
        while pending:
            here, others = pending[-1]
            new = next((name for name in others if name in named), None)
            if new is None:
                pending.pop()
                if pending:
                    above = pending[-1][0]
                    low[above] = min(low[above], low[here])
                if low[here] == number[here]:
                    together = []
                    while here in is_open:
                        together.append(open_.pop())
                        is_open.discard(together[-1])
                    found.append(together)
            elif new not in number:
                number[new] = low[new] = len(number)
                open_.append(new)
                is_open.add(new)
                pending.append((new, iter(named[new])))
            elif new in is_open:
                low[here] = min(low[here], number[new])
    return found
