"""Statements about capitals as entries of ledgers: whose, for how long, and who says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from allies.assessment.parts import cites_of
from allies.politics.dispositions import followed_source, is_own
from allies.world.capitals import Trait
from allies.world.view import View


class Statement(msgspec.Struct, frozen=True):
    """One statement about a capital, and whose capital.

    Attributes:
        state: the state.
        trait: the statement.
    """

    state: str
    trait: Trait

    @property
    def id(self) -> str:
        """Its name."""
        return self.trait.id

    @property
    def days(self) -> tuple[int, int | None]:
        """The first and the last day on which it can hold; None if it has no end."""
        until = self.trait.until
        return self.trait.since.first, until.last - 1 if until else None

    def concerns(self, name: str) -> bool:
        """Whether it is about a state or an organisation, or towards it."""
        return name == self.state or name in self.trait.towards


def statements(view: View, aspects: Collection[str]) -> Iterator[Statement]:
    """Return what is said of all capitals in some aspects, as the account tells it.

    If the source that an account follows has a statement, the statements of others on the same
    subject and time are left out; the best evidence has all.
    """
    found = [
        Statement(capital.id, trait)
        for capital in view.capitals.values()
        for trait in capital.traits
        if trait.aspect in aspects
    ]
    followed = followed_source(view)
    own = [item for item in found if is_own(item.trait, followed)]
    kept = (item for item in found if item in own or not any(_rival(item, one) for one in own))
    yield from sorted(kept, key=lambda item: (item.state, item.trait.since.first))


def _rival(one: Statement, other: Statement) -> bool:
    """Whether two statements tell of the same, and of the same time."""
    subject = (one.state, one.trait.aspect) == (other.state, other.trait.aspect)
    alike = not one.trait.towards or set(one.trait.towards) & set(other.trait.towards)
    return subject and bool(alike) and _meet(_sure_days(one.trait), _sure_days(other.trait))


def _sure_days(trait: Trait) -> tuple[int, int | None]:
    """Return the first and the last day on which a statement surely holds."""
    return trait.since.last, trait.until.first - 1 if trait.until else None


def _meet(one: tuple[int, int | None], other: tuple[int, int | None]) -> bool:
    """Whether two spans of days have a day in common; None is an open end."""
    last = [day for day in (one[1], other[1]) if day is not None]
    return not last or max(one[0], other[0]) <= min(last)


def stated(item: Statement) -> dict[str, Any]:
    """Return what every row of a ledger of statements has."""
    trait = item.trait
    return {
        "id": trait.id,
        "on": trait.since.text,
        "says": trait.says,
        "version": (),
        "cites": cites_of(trait.cites),
        "judgement": trait.judgement or None,
        "state": item.state,
        "aspect": trait.aspect,
        "by": trait.by or None,
        "towards": trait.towards,
        "level": trait.level or None,
        "until": trait.until.text if trait.until else None,
        "dated_by": trait.dated_by or None,
    }


def between(found: Iterable[Any]) -> dict[tuple[str, str], list[Any]]:
    """Return rows of statements by whom they are about and whom they are towards."""
    pairs: dict[tuple[str, str], list[Any]] = {}
    for row in found:
        for name in row.towards:
            pairs.setdefault((row.state, name), []).append(row)
    return pairs
