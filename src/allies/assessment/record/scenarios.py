"""List the scenario sets of the record."""

from __future__ import annotations

from collections.abc import Iterable

from allies.assessment.parts import cites_of, scenario_set
from allies.questions import scenarios as types
from allies.world.scenarios import Background, Outlook, ScenarioSet
from allies.world.view import View


def scenarios(view: View, question: types.Scenarios) -> types.ScenariosAnswer:
    """Answer which background worlds the documents set side by side, and what they set."""
    name = question.name
    sets = [scenario_set(view, name)] if name else list(view.scenarios.values())
    return types.ScenariosAnswer(
        title=view.theatre.title,
        chosen=name or None,
        sets=tuple(_listed(item) for item in sets),
    )


def _listed(item: ScenarioSet) -> types.ListedScenarios:
    return types.ListedScenarios(
        id=item.id,
        title=item.title,
        by=item.by,
        worlds=tuple(_world(world, item) for world in item.backgrounds),
        outlooks=_outlooks(item.outlooks),
        note=_text(item.note),
        cites=cites_of(item.cites),
    )


def _world(world: Background, item: ScenarioSet) -> types.ListedWorld:
    return types.ListedWorld(
        id=world.id,
        says=world.says,
        by=world.by or item.by,
        sets=world.what_if,
        no_input=_text(world.no_input),
        outlooks=_outlooks(world.outlooks),
        judgement=_text(world.judgement),
        cites=cites_of(world.cites),
    )


def _outlooks(outlooks: Iterable[Outlook]) -> tuple[types.ListedOutlook, ...]:
    return tuple(
        types.ListedOutlook(
            who=item.who,
            expects=_text(item.expects),
            does=_text(item.does),
            judgement=_text(item.judgement),
            cites=cites_of(item.cites),
        )
        for item in outlooks
    )


def _text(words: str) -> str | None:
    return " ".join(words.split()) or None
