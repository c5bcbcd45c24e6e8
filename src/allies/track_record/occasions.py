"""Past occasions: when an organisation was or could have been asked to act, and what it did.

The coded cases stand in `training.yaml`, the names of their organisations in `organisations.yaml`;
`occasions.json` is made from both, so that no answer has to parse YAML.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from allies.values.entries import Entry
from allies.world.cases import Outcome

Asked = Literal["yes", "no", "unclear"]
DAYS, PERSONNEL = 30, 100  # the event of the design: so many people within so many days


class Occasion(Entry, frozen=True, kw_only=True):
    """One past occasion on which an organisation was or could have been asked to act.

    What was known beforehand comes first. From `outcome` on it is what happened, never an input.

    Attributes:
        id: its name in the coded cases.
        organisation: which organisation, by the name its whole history goes under.
        on: day of the occasion, ISO form.
        host: where the crisis was, as coded.
        trigger: what sort of crisis it was.
        asked: whether the host asked.
        decision_rule: how the organisation decides, as coded.
        outcome: on the ladder of outcomes; None where it is not given.
        days_to_decision: days from the clock's start to the decision, where known.
        days_to_first_troops: days to the first troops, where known.
        troops: people sent, roughly, where known.
        confidence: the coder's grade of the dates and the outcome.
    """

    id: str
    organisation: str
    on: str
    host: str = ""
    trigger: str
    asked: Asked
    decision_rule: str = ""
    outcome: Outcome | None = None
    days_to_decision: int | None = None
    days_to_first_troops: int | None = None
    troops: int | None = None
    confidence: str = ""

    @property
    def deployed(self) -> bool | None:
        """Whether forces were sent, at whatever pace; None where the outcome is not given."""
        return None if self.outcome is None else self.outcome == "deployed"

    def deployed_within(self, days: int = DAYS, personnel: int = PERSONNEL) -> bool | None:
        """Whether at least so many people came within so many days; None where it is not known.

        One part that surely failed decides it: too few people, first troops too late, or a decision
        too late. Where no part failed, both the size and the day must be known.
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
        name: the name its whole history goes under.
        also: other names it is coded under.
        led_by: the member without whose forces it would not act, if there is one.
        judgement: why the coder believes so.
    """

    name: str
    also: tuple[str, ...] = ()
    led_by: str = ""
    judgement: str


class Occasions(Entry, frozen=True, kw_only=True):
    """The coded cases and their organisations.

    Attributes:
        made_from: digest of the files they were made from.
        organisations: in the order of their file.
        occasions: in the order of their file.
    """

    made_from: str
    organisations: tuple[CodedOrganisation, ...]
    occasions: tuple[Occasion, ...]

    def named(self, name: str) -> str:
        """Return the name an organisation's whole history goes under; the given one if unknown."""
        return _names(self).get(name.casefold(), name)

    def leader(self, name: str) -> str:
        """Return who leads an organisation; nothing where nobody does, or it is not coded."""
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
