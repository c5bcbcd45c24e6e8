"""The clock from the first warning: since when the forces of a state have been getting ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allies.logistics.rates import HOURS_A_DAY
from allies.values.ternary import YES
from allies.world.forces import Force
from allies.world.snapshot import Snapshot

ALERTED, STOOD_DOWN = "forces_alerted", "forces_stood_down"
MOST_DAYS = 30  # an older order belongs to another crisis, if nobody recorded its end


def warned_hours(snapshot: Snapshot, forces: Iterable[Force]) -> Mapping[str, float]:
    """Return the hours from the first recorded warning to the day, by state that was warned.

    A warning is an order that put the forces of the state on alert. It counts until the state ends
    it, and for a month at most.

    Args:
        snapshot: the registers of the day.
        forces: the forces whose owners are looked up.
    """
    owners = {force.owner for force in forces}
    since: dict[str, int] = {}
    for act in snapshot.log.until(snapshot.day):
        if act.act == STOOD_DOWN:
            since.pop(act.by, None)
        elif (
            act.act == ALERTED
            and act.by in owners
            and act.on.reached_by(snapshot.day) == YES
            and act.on.last > snapshot.day - MOST_DAYS
        ):
            since.setdefault(act.by, act.on.last)
    return {state: HOURS_A_DAY * (snapshot.day - day) for state, day in sorted(since.items())}
