"""Checks of scenario sets: names, what each world sets, and that one that sets nothing says why."""

from __future__ import annotations

from allies.theatre.checks.context import Context
from allies.theatre.checks.levers import check_pairs
from allies.world.levers import BALLOTS
from allies.world.scenarios import Background, Outlook, ScenarioSet
from allies.world.supposing import removable

Within = tuple[str | int, ...]
_SETS = ("lever", "without", "vote", "deny", "withdraw", "panel")


def check_scenarios(context: Context) -> None:
    """Check every scenario set."""
    for item in context.record.scenarios.values():
        _check_set(context, f"scenarios:{item.id}", item)


def _check_set(context: Context, key: str, item: ScenarioSet) -> None:
    for at, name in enumerate(item.by):
        context.know(key, ("by", at), name, "actor")
    for at, outlook in enumerate(item.outlooks):
        _check_outlook(context, key, ("outlooks", at), outlook)
    if len(item.backgrounds) < 2:
        context.fault(
            key,
            ("backgrounds",),
            "has fewer than two worlds",
            "a scenario set puts worlds side by side",
            "add a world, or make a lever of the one",
        )
    seen: set[str] = set()
    for at, world in enumerate(item.backgrounds):
        within: Within = ("backgrounds", at)
        if world.id in seen:
            context.fault(
                key,
                (*within, "id"),
                f"two worlds are called '{world.id}'",
                "a world has a name of its own in its set",
                "give one of them another 'id'",
            )
        seen.add(world.id)
        _check_world(context, key, within, world)


def _check_world(context: Context, key: str, within: Within, world: Background) -> None:
    for at, name in enumerate(world.by):
        context.know(key, (*within, "by", at), name, "actor")
    for at, outlook in enumerate(world.outlooks):
        _check_outlook(context, key, (*within, "outlooks", at), outlook)
    record = context.record
    for at, name in enumerate(world.lever):
        context.know(key, (*within, "lever", at), name, "lever", record.levers)
    if world.without:
        known = removable(record)
        for at, name in enumerate(world.without):
            context.know(key, (*within, "without", at), name, "entry to leave out", known)
    check_pairs(context, key, (*within, "vote"), world.vote, BALLOTS)
    for field in ("deny", "withdraw"):
        for at, name in enumerate(getattr(world, field)):
            context.know(key, (*within, field, at), name, "state")
    if world.panel:
        context.know(key, (*within, "panel"), world.panel, "panel", record.panels)
    _check_input(context, key, within, world)


def _check_input(context: Context, key: str, within: Within, world: Background) -> None:
    sets = bool(world.what_if.changes)
    if not sets and not world.no_input:
        context.fault(
            key,
            within,
            f"the world '{world.id}' sets no input and does not say why",
            "a world sets an input of the model, or says why there is none",
            f"add one of {', '.join(_SETS)}, or 'no_input:' with the reason",
        )
    if sets and world.no_input:
        context.fault(
            key,
            (*within, "no_input"),
            f"the world '{world.id}' sets {world.what_if.changes[0]} and says that it sets nothing",
            "only one of the two can be so",
            "remove 'no_input:', or what is set",
        )
    if sets and not world.judgement:
        context.fault(
            key,
            within,
            f"the world '{world.id}' does not say how it was made exact",
            "no document names inputs of the model; the coder chose them",
            "add 'judgement:'",
        )


def _check_outlook(context: Context, key: str, within: Within, outlook: Outlook) -> None:
    context.know(key, (*within, "who"), outlook.who, "actor")
    if not outlook.expects and not outlook.does:
        context.fault(
            key,
            within,
            "an outlook says nothing",
            "it says what a capital expects or would do",
            "add 'expects:' or 'does:', or remove it",
        )
