"""Progress of long work, reported to a listener.

Long work reports its steps here. A face that shows progress sets a listener; without a listener,
a report costs almost nothing. The work itself never depends on the listener.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")
Listener: TypeAlias = Callable[[str, float], None]

_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send the progress of the work inside to a listener.

    Args:
        listener: is called with the name of the work and the share that is done, 0 to 1.
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell(what: str, done: float) -> None:
    """Report the progress of some work.

    Args:
        what: the name of the work, such as `counting coalitions`.
        done: the share that is done, from 0 to 1.
    """
    listener = _LISTENER.get()
    if listener is not None:
        listener(what, done)


def told(what: str, items: Iterable[Item], of: int, least: int = 1) -> Iterator[Item]:
    """Return items one by one, and report the progress before each.

    Args:
        what: the name of the work.
        items: the items.
        of: the number of items.
        least: the smallest number of items for which progress is reported.
    """
    for number, item in enumerate(items):
        if of >= least:
            tell(what, number / of)
        yield item
