"""The record as it could be read on a day: texts without what was written of them later.

A text that was in force could be read, whoever described it later; so the rule stays, and the
citation of the description goes. A position goes with its last citation: that somebody held it was
then not yet known. A reading of the law goes with the last who holds it, and with it the rules that
it alone finds; all but the first of a body, by which the others are measured. Acts and contests are
cut where they are folded (`Log`, `Evidence`), and what is coded of capitals where it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from allies.evidence.contests import Holder
from allies.world.capitals import OrderReading
from allies.world.cases import Case, Characterisation
from allies.world.instruments import ReadingHolder
from allies.world.log import as_published
from allies.world.organisations import Organisation, State
from allies.world.world import World

T = TypeVar("T")
AnyBody = TypeVar("AnyBody", Organisation, State)
_POSITIONS = (ReadingHolder, Characterisation, OrderReading)


def world_as_published(world: World, as_of: int | None) -> World:
    """Return the record with nothing of its law and its cases cited from later than a day.

    Args:
        world: the record.
        as_of: the day by which it had surely been published; None for all of it.
    """
    if as_of is None:
        return world
    cut = _Cut(world, as_of)
    return replace(
        world,
        holders={name: cut.holder(item) for name, item in world.holders.items()},
        organisations={name: cut.body(item) for name, item in world.organisations.items()},
        states={name: cut.body(item) for name, item in world.states.items()},
        cases={name: cut.case(item) for name, item in world.cases.items()},
        capitals={
            name: replace(
                capital,
                registers=tuple(
                    replace(item, order_read_by=cut.entries(item.order_read_by))
                    for item in capital.registers
                ),
            )
            for name, capital in world.capitals.items()
        },
    )


class _Cut:
    """Leaves out what had not surely been published by a day."""

    def __init__(self, world: World, as_of: int) -> None:
        self._evidence = world.evidence
        self._as_of = as_of

    def holder(self, holder: Holder) -> Holder:
        # A position may have been known before the report that it is coded from.
        if self._evidence.had_spoken(holder.id, self._as_of):
            return holder
        return replace(holder, name=holder.name.removesuffix(f" as reported by {holder.source}"))

    def body(self, body: AnyBody) -> AnyBody:
        cut = self.entry(body)
        # All readings but the first are the positions of those who hold them; what nobody had
        # thought of may even be about texts of later, and so may the rules that it alone finds.
        gone = {
            now.id
            for was, now in zip(body.readings[1:], cut.readings[1:], strict=True)
            if was.holders and not now.holders
        }
        return replace(
            cut,
            readings=tuple(item for item in cut.readings if item.id not in gone),
            provisions=tuple(
                item
                for item in cut.provisions
                if not item.readings or not gone.issuperset(item.readings)
            ),
        )

    def case(self, case: Case) -> Case:
        # How it ended, and its acts, are cut by rules of their own.
        return replace(
            case,
            cites=self._evidence.published_cites(case.cites, self._as_of),
            characterised=self.entries(case.characterised),
            question=replace(
                case.question,
                proposals=tuple(
                    as_published(act, self._evidence, self._as_of)
                    for act in case.question.proposals
                ),
            ),
        )

    def entries(self, items: Iterable[T]) -> tuple[T, ...]:
        return tuple(self.entry(item) for item in items if self._is_known(item))

    def entry(self, item: T) -> T:
        if not isinstance(item, msgspec.Struct):
            return item
        changed: dict[str, object] = {}
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if name == "cites":
                changed[name] = self._evidence.published_cites(value, self._as_of)
            elif isinstance(value, tuple):
                changed[name] = self.entries(value)
        return replace(item, **changed)

    def _is_known(self, item: object) -> bool:
        if not isinstance(item, _POSITIONS) or not item.cites:
            return True
        return bool(self._evidence.published_cites(item.cites, self._as_of))
