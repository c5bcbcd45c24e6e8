"""Occasions: past crises in which an organisation acted or could have been asked to act.

They are coded for the track record. A theatre may bring some of its own.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from allies.values.entries import Entry
from allies.world.cases import Outcome

Asked = Literal["yes", "no", "unclear"]
Position = Literal["offers", "silent", "against"]  # what a coder may write
Carrier = Literal[Position, "unknown"]
Sampling = Literal["chosen", "frame"]
_SAME_CRISIS_DAYS = 31
DAYS, PERSONNEL = 30, 100  # default event: at least this many people within this many days


class Occasion(Entry, frozen=True, kw_only=True):
    """One past occasion on which an organisation was or could have been asked to act.

    The fields before `outcome` were known beforehand. `outcome` and later fields are what happened;
    they are never inputs.

    Attributes:
        id: its name in the coded cases.
        organisation: the name of the organisation, the same for its whole history.
        on: day of the occasion, ISO form.
        host: place of the crisis, as coded.
        trigger: the kind of crisis.
        asked: whether the host asked.
        decision_rule: how the organisation decides, as coded.
        carrier: the public position by the day of the state that would send most of the force;
            unknown if nobody coded it, which is not silence (decision 0030).
        ready: whether the organisation had forces declared ready at short notice.
        sampling: whether a coder chose the occasion, or it was drawn from a frame; None if nobody
            says so: it is forecast as drawn, and learned from as chosen (decision 0029).
        outcome: on the ladder of outcomes; None if not given.
        days_to_decision: days from the clock's start to the decision, if known.
        days_to_first_troops: days to the first troops, if known.
        troops: approximate number of people sent, if known.
        confidence: the coder's grade of the dates and the outcome.
    """

    id: str
    organisation: str
    on: str
    host: str = ""
    trigger: str
    asked: Asked
    decision_rule: str = ""
    carrier: Carrier = "unknown"
    ready: Asked = "unclear"
    sampling: Sampling | None = None
    outcome: Outcome | None = None
    days_to_decision: int | None = None
    days_to_first_troops: int | None = None
    troops: int | None = None
    confidence: str = ""

    @property
    def deployed(self) -> bool | None:
        """Whether forces were sent, at any time; None if the outcome is not given."""
        return None if self.outcome is None else self.outcome == "deployed"

    def deployed_within(self, days: int = DAYS, personnel: int = PERSONNEL) -> bool | None:
        """Return whether enough people came within some days; None if it is not known.

        One condition that surely failed is enough for no: too few people, first troops too late,
        or a decision too late. If none failed, both the size and the day must be known.
        """
        if not self.deployed:
            return self.deployed
        first, decided = self.days_to_first_troops, self.days_to_decision
        too_few = self.troops is not None and self.troops < personnel
        too_late = first is not None and first > days
        decided_too_late = first is None and decided is not None and decided > days
        if too_few or too_late or decided_too_late:
            return False
        return None if self.troops is None or first is None else True


def is_same(one: Occasion, other: Occasion) -> bool:
    """Return whether two cases are one occasion.

    They are if they have the same name; or the same organisation and day; or the same organisation,
    days that are at most a month apart, and a host whose name begins with the same word: two coders
    may start the clock of one crisis on different days.
    """
    if one.id == other.id:
        return True
    if one.organisation != other.organisation:
        return False
    if one.on == other.on:
        return True
    apart = abs((date.fromisoformat(one.on) - date.fromisoformat(other.on)).days)
    return apart <= _SAME_CRISIS_DAYS and _host(one) == _host(other) != ""


def _host(case: Occasion) -> str:
    return "".join(case.host.split(maxsplit=1)[:1]).casefold().strip(",;:")
