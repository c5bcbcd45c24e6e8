"""Dissolutions: whether a state or an organisation is there no more on a day."""

from __future__ import annotations

from allies.world.acts import Act
from allies.world.snapshot import Snapshot


def dissolution(snapshot: Snapshot, body: str) -> Act | None:
    """Return the act by which a state or an organisation was dissolved; None where it is there.

    Args:
        snapshot: the registers of the day.
        body: id of the state or organisation.
    """
    existence = snapshot.register("existence", body)
    return existence.act() if existence.is_any("dissolved")[0] else None
