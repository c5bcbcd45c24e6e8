"""Occasions for the tests of the record."""

from __future__ import annotations

from typing import Any

from allies.world.occasions import Occasion

PLAIN: dict[str, Any] = {
    "id": "o",
    "organisation": "Pact",
    "on": "2010-01-01",
    "trigger": "coup",
    "asked": "yes",
    "outcome": "deployed",
    "sampling": "frame",
}


def occasion(**given: Any) -> Occasion:
    """Return an occasion with some of it given."""
    return Occasion(**{**PLAIN, **given})
