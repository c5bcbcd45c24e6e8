"""Checks of the fold: no act may contradict what came before it, in any version of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allies.theatre.checks.context import Context
from allies.world.log import Cell, Effect, Log
from allies.world.registers import NONE_CODE, REGISTERS
from allies.world.vocabulary import KINDS


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An act that cannot follow what stood before it."""

    effect: Effect
    before: str


def check_folds(context: Context) -> None:
    """Check every account: a state cannot leave what it never joined."""
    world = context.world
    acts = [act for act in world.acts if act.act in KINDS]
    known = set(world.sources)
    if any(cite.root not in known for act in acts for cite in act.cites):
        return  # the missing source is a fault of its own, and dates cannot be told without it
    log = Log(acts, world.evidence)
    reported: set[tuple[str, Cell]] = set()
    for account_id in _accounts(context):
        choices = world.evidence.account(account_id).choices
        for found in contradictions(log, choices):
            mark = (found.effect.act.id, found.effect.cell)
            if mark not in reported:
                reported.add(mark)
                _report(context, found, account_id)


def _accounts(context: Context) -> list[str]:
    cited = {
        cite.root
        for contest in context.world.contests.values()
        for version in contest.versions
        for cite in version.cites
    }
    known = cited <= set(context.world.sources)
    return context.world.evidence.account_ids() if known else []


def _report(context: Context, found: Contradiction, account_id: str) -> None:
    effect = found.effect
    register, *subject = effect.cell
    after = " or ".join(effect.after)
    context.fault(
        f"act:{effect.act.id}",
        ("act",),
        f"'{effect.act.act}' cannot follow: {register} of {' in '.join(subject)} is"
        f" '{found.before}' on {effect.act.on}",
        f"it must be {after} (account: {account_id})",
        "add the act that came before, mend a date, or name the version it belongs to",
    )


def contradictions(log: Log, choices: Mapping[str, str]) -> Iterator[Contradiction]:
    """Return every act that cannot follow what stood before it.

    Args:
        log: the acts.
        choices: the version chosen of each contest.
    """
    for cell in dict.fromkeys(effect.cell for effect in log.effects):
        yield from _walk(cell, [e for e in log.setters(cell) if _is_active(e, choices)])


def _is_active(effect: Effect, choices: Mapping[str, str]) -> bool:
    return not effect.contest or choices.get(effect.contest) in effect.versions


def _walk(cell: Cell, effects: Sequence[Effect]) -> Iterator[Contradiction]:
    register = REGISTERS[cell[0]]
    before = register.word(NONE_CODE)
    for effect in effects:
        if effect.after and before not in effect.after:
            yield Contradiction(effect, before)
        before = register.word(effect.code)
