"""The chronicle: acts in order, filtered."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from allies.errors import QuestionError, nearest
from allies.evidence.accounts import BEST_EVIDENCE
from allies.values.naming import in_any_case
from allies.world.acts import Act
from allies.world.log import as_published, perhaps_published, split_versions
from allies.world.world import World

_NAMING_FIELDS = ("by", "of", "state", "to", "place", "force")


class Chronicle(msgspec.Struct, frozen=True):
    """Acts in order.

    Attributes:
        acts: those that surely belong.
        perhaps: those of which it is uncertain whether they had been published.
        supposed: ids of those among them that never happened, of a case that is asked about.
    """

    acts: tuple[Act, ...]
    perhaps: tuple[Act, ...]
    supposed: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> Chronicle:
        """Return the acts of one kind alone."""
        return Chronicle(
            tuple(act for act in self.acts if act.act == kind),
            tuple(act for act in self.perhaps if act.act == kind),
            self.supposed,
        )


class Span(msgspec.Struct, frozen=True):
    """Which days a chronicle covers; either end may be open."""

    first: int | None = None
    last: int | None = None

    def holds(self, act: Act) -> bool:
        """Whether an act can have happened within the span."""
        after = self.first is None or act.on.last >= self.first
        return after and (self.last is None or act.on.first <= self.last)


def chronicle(
    world: World,
    about: str = "",
    span: Span | None = None,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
) -> Chronicle:
    """Return the acts that concern something, in order of time.

    Acts of cases are part of the record; those of a case that never happened are told only where
    it is asked about. A contested act is left out where the account asked for
    holds another version; without an account every version is shown.

    Args:
        world: the record.
        about: id of anything acts name: a state, organisation, instrument, case, contest or act.
        span: which days.
        as_of: only what had surely been published by then.
        account: whose choice of versions; `best_evidence` shows all of them.
    """
    if about:
        about = _declared(world, about)
    account = world.evidence.account(account, as_of).id
    supposed: list[Act] = []
    happened: list[Act] = []
    for case in world.cases.values():
        if case.hypothetical:
            supposed += [act for act in case.acts if about in (case.id, act.id)]
        else:
            happened += case.acts
    whole = world.with_acts([*happened, *supposed])
    choices = whole.evidence.account(account, as_of).choices

    def wanted(act: Act) -> bool:
        in_span = span is None or span.holds(act)
        contest, versions = split_versions(act)
        held = not contest or account == BEST_EVIDENCE or choices.get(contest) in versions
        speaker = whole.holders.get(act.by)
        spoken_for = speaker is not None and about in speaker.speaks_for
        return in_span and held and (not about or spoken_for or concerns(act, about))

    log = whole.log if as_of is None else whole.log_as_of(as_of)
    doubtful: Iterable[Act] = ()
    if as_of is not None:
        doubtful = perhaps_published(whole.log.acts, whole.evidence, as_of)
    return Chronicle(
        tuple(act for act in log.acts if wanted(act)),
        tuple(as_published(act, whole.evidence, as_of) for act in doubtful if wanted(act)),
        frozenset(act.id for act in supposed),
    )


def concerns(act: Act, name: str) -> bool:
    """Whether an act names something, or something that belongs to it."""
    named = {getattr(act, field) for field in _NAMING_FIELDS} | {act.id}
    named |= {entry.partition("/")[0] for entry in (*act.about, *act.version)}
    return any(item == name or item.startswith(f"{name}.") for item in named if item)


def _declared(world: World, name: str) -> str:
    """Return the id of what acts can name.

    Raises:
        QuestionError: there is no such thing.
    """
    known: set[str] = set(world.states) | set(world.organisations) | set(world.instruments)
    known |= set(world.contests) | set(world.cases) | set(world.places) | set(world.forces)
    known |= set(world.sources) | set(world.holders) | {act.id for act in world.acts}
    known |= {act.id for case in world.cases.values() for act in case.acts}
    known |= {organ.id for body in world.bodies() for organ in body.organs}
    declared = in_any_case(name, known)
    if declared not in known:
        raise QuestionError(
            f"nothing in the record is called '{name}'",
            where="--about",
            why="acts are found by the ids of what they name",
            remedy=nearest(name, known),
        )
    return declared
