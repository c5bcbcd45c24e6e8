"""An executable model of collective-security organisations.

Open a theatre, take a view of it, and ask:

>>> import allies
>>> view = allies.open("central_asia").view()
>>> answer = view.members("csto", on="2012-07-15")
>>> [item.state for item in answer.members if item.contested]
['UZB']

An answer prints as its page, and becomes JSON, dictionaries or a data frame: `to_json`, `to_dict`,
`to_frame`. `dir(view)` lists the questions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allies.errors import AlliesError, QuestionError, TheatreError
    from allies.opened import Theatre, View, backtest, changes, power_game, replicate, settlement
    from allies.opened import open_theatre as open  # noqa: A004 (allies.open is what it is)

__version__ = "0.2.0"

# Where each public name lives; imported on first use, so that importing the package costs nothing.
_HOMES = {
    "AlliesError": ("allies.errors", "AlliesError"),
    "QuestionError": ("allies.errors", "QuestionError"),
    "Theatre": ("allies.opened", "Theatre"),
    "TheatreError": ("allies.errors", "TheatreError"),
    "View": ("allies.opened", "View"),
    "backtest": ("allies.opened", "backtest"),
    "changes": ("allies.opened", "changes"),
    "open": ("allies.opened", "open_theatre"),
    "power_game": ("allies.opened", "power_game"),
    "replicate": ("allies.opened", "replicate"),
    "settlement": ("allies.opened", "settlement"),
}

__all__ = [
    "AlliesError",
    "QuestionError",
    "Theatre",
    "TheatreError",
    "View",
    "backtest",
    "changes",
    "open",
    "power_game",
    "replicate",
    "settlement",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'allies' has no attribute '{name}'")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return sorted([*__all__, "__version__"])
