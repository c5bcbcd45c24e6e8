"""Past occasions on which an organisation was or could have been asked to act, and the outcomes.

The coded cases are in `training.yaml`, the names of their organisations in `organisations.yaml`.
`occasions.json` is made from both, so that no question has to parse YAML.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from allies.values.entries import Entry
from allies.world.cases import Outcome

Asked = Literal["yes", "no", "unclear"]
Carrier = Literal["offers", "silent", "against"]
Sampling = Literal["chosen", "frame"]
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
        carrier: the public position by the day of the state that would send most of the force.
        sampling: whether a coder chose the occasion, or it was drawn from a frame.
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
    carrier: Carrier = "silent"
    sampling: Sampling = "frame"
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


class CodedOrganisation(Entry, frozen=True, kw_only=True):
    """An organisation of the coded cases.

    Attributes:
        name: its name, the same for its whole history.
        also: other names in the coded cases.
        led_by: the member without whose forces it would not act, if there is one.
        judgement: why the coder believes it.
    """

    name: str
    also: tuple[str, ...] = ()
    led_by: str = ""
    judgement: str


class Occasions(Entry, frozen=True, kw_only=True):
    """The coded cases and their organisations.

    Attributes:
        made_from: digest of the source files.
        organisations: in the order of the file.
        occasions: those to fit to, in the order of the files.
        set_aside: drawn occasions that no fit uses, for scores alone.
    """

    made_from: str
    organisations: tuple[CodedOrganisation, ...]
    occasions: tuple[Occasion, ...]
    set_aside: tuple[Occasion, ...] = ()

    def named(self, name: str) -> str:
        """Return the one name of an organisation's whole history; the given name if unknown."""
        return _names(self).get(name.casefold(), name)

    def leader(self, name: str) -> str:
        """Return the leader of an organisation; empty if there is none or it is not coded."""
        known = {item.name: item.led_by for item in self.organisations}
        return known.get(self.named(name), "")


def _names(coded: Occasions) -> dict[str, str]:
    return {
        name.casefold(): item.name
        for item in coded.organisations
        for name in (item.name, *item.also)
    }


@lru_cache(maxsize=1)
def load_occasions() -> Occasions:
    """Return the coded cases shipped with the program."""
    text = (Path(__file__).parent / "occasions.json").read_bytes()
    return msgspec.json.decode(text, type=Occasions)
