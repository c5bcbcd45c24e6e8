"""How far long work has come, told to whoever listens.

Work that may last says its steps here. A face that wants to show them listens; where nobody does,
telling costs next to nothing. What is done never depends on who listens.
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
    """Let a listener hear of the work done inside.

    Args:
        listener: is called with what is being done and the share of it that is done, 0 to 1.
    """
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def tell(what: str, done: float) -> None:
    """Say how far some work has come.

    Args:
        what: what is being done, such as `counting coalitions`.
        done: the share of it that is done, from 0 to 1.
    """
    listener = _LISTENER.get()
    if listener is not None:
        listener(what, done)


def told(what: str, items: Iterable[Item], of: int, least: int = 1) -> Iterator[Item]:
    """Return items one by one, saying before each how far the work has come.

    Args:
        what: what is being done with them.
        items: the items.
        of: how many they are.
        least: nothing is told of fewer than so many, which are soon done.
    """
    for number, item in enumerate(items):
        if of >= least:
            tell(what, number / of)
        yield item
