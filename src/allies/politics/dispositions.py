"""Dispositions: what is documented about capitals on a day, as far as it was published.

If several sources say different things about one trait, a level has a low and a high end. Where
one number is needed, the middle is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import fsum

import msgspec
from msgspec.structs import replace

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.model_inputs import number, numbers_by
from allies.world.acts import Act
from allies.world.capitals import ASPECTS, DEPENDENCE, ThreatRegister, Trait
from allies.world.view import View

_RELIABILITY, _CREDIBILITY = numbers_by("reliability"), numbers_by("credibility")
UNJUDGED_CREDENCE = number("credence_without_grade")


class Level(msgspec.Struct, frozen=True):
    """The position of a capital on a scale.

    Attributes:
        low: the lowest value that a source gives.
        high: the highest value that a source gives.
        traits: the statements.
    """

    low: float
    high: float
    traits: tuple[Trait, ...]

    @property
    def middle(self) -> float:
        """The middle of the two ends, for use as one number."""
        return (self.low + self.high) / 2

    @property
    def spread(self) -> float:
        """Half the distance between the ends."""
        return (self.high - self.low) / 2

    @property
    def says(self) -> str:
        """The statements as one sentence."""
        return "; ".join(dict.fromkeys(trait.says for trait in self.traits))

    @property
    def words(self) -> str:
        """The words of the levels, lowest first."""
        scale = ASPECTS[self.traits[0].aspect].scale
        said = dict.fromkeys(trait.level for trait in self.traits)
        return " or ".join(sorted(said, key=lambda word: scale[word])).replace("_", " ")


class Dependence(msgspec.Struct, frozen=True):
    """How far one state depends on another, by domain.

    Attributes:
        domains: the level in each domain; None if no source gives one.
    """

    domains: Mapping[str, Level | None]

    def over(self, names: Iterable[str] = DEPENDENCE) -> tuple[float, float]:
        """Return the least and greatest mean over some domains.

        An unknown domain counts as 0 in the least and as 1 in the greatest. Equal weights are a
        judgement; the profile by domain is documented.
        """
        levels = [self.domains[name] for name in names]
        low = fsum(level.low if level else 0.0 for level in levels) / len(levels)
        high = fsum(level.high if level else 1.0 for level in levels) / len(levels)
        return low, high

    @property
    def documented(self) -> float:
        """The mean over all domains, with unknown domains as 0."""
        return fsum(level.middle for level in self.known) / len(self.domains)

    @property
    def disputed(self) -> float:
        """How far the sources place that mean to either side."""
        return fsum(level.spread for level in self.known) / len(self.domains)

    @property
    def silent(self) -> float:
        """The share of domains that are unknown."""
        return len(self.unknown) / len(self.domains)

    @property
    def known(self) -> Sequence[Level]:
        """The levels of the known domains."""
        return [level for level in self.domains.values() if level is not None]

    @property
    def unknown(self) -> Sequence[str]:
        """The unknown domains."""
        return [name for name, level in self.domains.items() if level is None]


def followed_source(view: View) -> str:
    """Return the source that an account follows; for a holder, the source that reports it."""
    holder = view.holders.get(view.account.id)
    return holder.source if holder else view.account.id


def is_own(trait: Trait, source: str) -> bool:
    """Whether a source is among those of a statement."""
    return any(cite.source == source for cite in trait.cites)


class Dispositions:
    """What is documented about every capital on a day.

    Attributes:
        view: the record.
        day: the day, as an ordinal.
        without: sources whose statements are left out, to test how much depends on them.
    """

    def __init__(
        self,
        view: View,
        day: int,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self.view = view
        self.day = day
        self.without = without
        self._followed = followed_source(view)

    @cached_property
    def _traits(self) -> Mapping[tuple[str, str, str], tuple[Trait, ...]]:
        found: dict[tuple[str, str, str], list[Trait]] = {}
        covered = self.view.covers(self.day)
        for capital in self.view.capitals.values():
            for trait in capital.traits if covered else ():
                kept = self._kept(trait)
                if kept is None:
                    continue
                for name in kept.towards or ("",):
                    found.setdefault((capital.id, trait.aspect, name), []).append(trait)
                    if kept.mutual:
                        other = replace(kept, towards=(capital.id,))
                        found.setdefault((name, trait.aspect, capital.id), []).append(other)
        return {key: self._preferred(traits) for key, traits in found.items()}

    @cached_property
    def _towards_any(self) -> Mapping[tuple[str, str], tuple[Trait, ...]]:
        found: dict[tuple[str, str], dict[Trait, None]] = {}
        for (state, aspect, _), traits in self._traits.items():
            found.setdefault((state, aspect), {}).update(dict.fromkeys(traits))
        return {key: tuple(traits) for key, traits in found.items()}

    def _kept(self, trait: Trait) -> Trait | None:
        """Return a trait if it holds on the day and is not left out."""
        if not self._holds(trait.since, trait.until):
            return None
        if trait.cites and all(cite.source in self.without for cite in trait.cites):
            return None
        return trait

    def _holds(self, since: ImpreciseDate, until: ImpreciseDate | None) -> bool:
        return since.last <= self.day and (until is None or until.first > self.day)

    def _preferred(self, traits: Sequence[Trait]) -> tuple[Trait, ...]:
        """Return the account's own statements if there are any, else all."""
        own = [trait for trait in traits if is_own(trait, self._followed)]
        return tuple(own or traits)

    def cites(self, traits: Iterable[Trait]) -> tuple[Citation, ...]:
        """Return the citations of some traits, each once."""
        return tuple(dict.fromkeys(cite for trait in traits for cite in trait.cites))

    def traits(self, state: str, aspect: str, towards: str | None = None) -> tuple[Trait, ...]:
        """Return what is documented about a capital.

        Args:
            state: the state of the capital.
            aspect: the aspect.
            towards: the other state or organisation; any if not given.
        """
        if towards is not None:
            return self._traits.get((state, aspect, towards), ())
        return self._towards_any.get((state, aspect), ())

    def level(self, state: str, aspect: str, towards: str = "") -> Level | None:
        """Return a capital's position on an aspect's scale; None if it is unknown."""
        traits = self.traits(state, aspect, towards)
        if not traits:
            return None
        numbers = [ASPECTS[aspect].scale[trait.level] for trait in traits]
        return Level(min(numbers), max(numbers), traits)

    def dependence(self, state: str, on: str) -> Dependence:
        """Return how far one state depends on another, by domain."""
        return Dependence({name: self.level(state, name, on) for name in DEPENDENCE})

    def leaders(self, organisation: str) -> tuple[str, ...]:
        """Return the states that are said to lead an organisation."""
        return tuple(
            who for (who, kind, name) in self._traits if kind == "leads" and name == organisation
        )

    def registers(self, state: str) -> tuple[ThreatRegister, ...]:
        """Return the threat registers of a capital known on the day, oldest first."""
        capital = self.view.capitals.get(state)
        if capital is None or not self.view.covers(self.day):
            return ()
        found = [
            register
            for register in capital.registers
            if self._holds(register.on, register.until)
            and not (register.cites and all(c.source in self.without for c in register.cites))
        ]
        return tuple(sorted(found, key=lambda item: (item.on.last, item.id)))

    def credence(self, act: Act | None) -> float:
        """Return how reliable a statement is, from 0 to 1, by its best grade."""
        grades = [
            _RELIABILITY[self.view.sources[cite.source].reliability]
            * _CREDIBILITY[cite.credibility]
            for cite in (act.cites if act else ())
        ]
        return max(grades, default=UNJUDGED_CREDENCE)
