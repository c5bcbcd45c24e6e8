"""An executable model of collective-security organisations.

Open a theatre, set a case, assess it:

>>> import allies
>>> world = allies.open_theatre("central_asia")
>>> found = allies.assess(allies.set_case(world, "osh-2010"))
>>> found.headline.confidence
'moderate'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from allies.assessment.case.assess import assess
    from allies.assessment.case.preparation import Request
    from allies.assessment.case.replay import replay
    from allies.assessment.case.setting import set_case
    from allies.assessment.record.chronicle import chronicle
    from allies.assessment.record.claims import find_claim
    from allies.assessment.record.standing import standings
    from allies.errors import AlliesError, QuestionError, TheatreError
    from allies.theatre.opening import open_theatre
    from allies.world.world import World

__version__ = "0.1.0"

# Where each public name lives; imported on first use, so that importing the package costs nothing.
_HOMES = {
    "AlliesError": "allies.errors",
    "QuestionError": "allies.errors",
    "Request": "allies.assessment.case.preparation",
    "TheatreError": "allies.errors",
    "World": "allies.world.world",
    "assess": "allies.assessment.case.assess",
    "chronicle": "allies.assessment.record.chronicle",
    "find_claim": "allies.assessment.record.claims",
    "open_theatre": "allies.theatre.opening",
    "replay": "allies.assessment.case.replay",
    "set_case": "allies.assessment.case.setting",
    "standings": "allies.assessment.record.standing",
}

__all__ = [
    "AlliesError",
    "QuestionError",
    "Request",
    "TheatreError",
    "World",
    "assess",
    "chronicle",
    "find_claim",
    "open_theatre",
    "replay",
    "set_case",
    "standings",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'allies' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
