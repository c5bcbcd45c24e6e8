"""Past occasions on which an organisation was or could have been asked to act, and the outcomes.

The coded cases are in `training.yaml`, the names of their organisations in `organisations.yaml`.
`occasions.json` is made from both, so that no question has to parse YAML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec

from allies.values.entries import Entry
from allies.world.occasions import Asked, Occasion, is_same


class CodedOrganisation(Entry, frozen=True, kw_only=True):
    """An organisation of the coded cases.

    Attributes:
        name: its name, the same for its whole history.
        also: other names in the coded cases.
        led_by: the member without whose forces it would not act, if there is one.
        ready_since: first year in which its members had declared forces ready for it at short
            notice; none if they never did.
        judgement: why the coder believes it.
    """

    name: str
    also: tuple[str, ...] = ()
    led_by: str = ""
    ready_since: int | None = None
    judgement: str


class Occasions(Entry, frozen=True, dict=True, kw_only=True):
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
        return self._names.get(name.casefold(), name)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {
            name.casefold(): item.name
            for item in self.organisations
            for name in (item.name, *item.also)
        }

    def joined(self, own: Sequence[Occasion]) -> Occasions:
        """Return these and the occasions of a theatre; an occasion in both lists counts once.

        It counts as the theatre codes it, and is no longer set aside.

        Args:
            own: the occasions of the theatre.
        """
        if not own:
            return self
        return msgspec.structs.replace(
            self,
            occasions=(*_others(self.occasions, own), *own),
            set_aside=_others(self.set_aside, own),
        )

    def ready(self, name: str, year: int) -> Asked:
        """Return whether an organisation had forces ready in a year; unclear if it is not coded."""
        named = self.named(name)
        for item in self.organisations:
            if item.name == named:
                return "yes" if item.ready_since is not None and year >= item.ready_since else "no"
        return "unclear"

    def leader(self, name: str) -> str:
        """Return the leader of an organisation; empty if there is none or it is not coded."""
        known = {item.name: item.led_by for item in self.organisations}
        return known.get(self.named(name), "")


def _others(shipped: Sequence[Occasion], own: Sequence[Occasion]) -> tuple[Occasion, ...]:
    return tuple(item for item in shipped if not any(is_same(item, mine) for mine in own))


@lru_cache(maxsize=1)
def load_occasions() -> Occasions:
    """Return the coded cases shipped with the program."""
    text = (Path(__file__).parent / "occasions.json").read_bytes()
    return msgspec.json.decode(text, type=Occasions)
