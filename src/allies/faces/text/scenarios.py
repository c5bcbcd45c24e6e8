"""The page of the scenario sets of a theatre."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import cited, filled, grounds, heading, listed, plain_table, quiet
from allies.questions.base import Answer, WhatIf
from allies.questions.scenarios import (
    ListedOutlook,
    ListedScenarios,
    ListedWorld,
    ScenariosAnswer,
)


def scenarios_page(answer: ScenariosAnswer) -> Group:
    """Return the scenario sets of a theatre, or the worlds of one of them."""
    if answer.chosen:
        return Group(*_worlds(answer, answer.sets[0]))
    count = len(answer.sets)
    title = f"{count} scenario set{'' if count == 1 else 's'} of {answer.title}"
    table = plain_table("SET", "WORLDS", "FROM")
    for item in answer.sets:
        says = Text(item.title)
        says.append(f"\n{_counted(item)}: {', '.join(w.id for w in item.worlds)}", style="dim")
        table.add_row(Text(item.id, style="bold"), says, _whence(answer, item))
    return Group(
        heading(answer, title),
        Text(""),
        filled(table),
        quiet(f"\nThe worlds of one: {command('scenarios', answer, name='SET')}"),
        quiet(_compare(answer, "SET")),
        quiet("No world of a set is likelier than another."),
    )


def _counted(item: ListedScenarios) -> str:
    """Return how many worlds a set has, and how many of them set an input."""
    setting = sum(world.no_input is None for world in item.worlds)
    said = "1 of which sets" if setting == 1 else f"{setting or 'none'} of which set"
    return f"{len(item.worlds)} worlds, {said} inputs"


def _compare(answer: ScenariosAnswer, name: str) -> str:
    return f"A crisis in each: {command('compare', answer, case='CASE', scenarios=name)}"


def _whence(answer: ScenariosAnswer, item: ListedScenarios | ListedWorld) -> str:
    by = listed([answer.name(name) for name in item.by]) if item.by else ""
    return f"{by} {cited(item.cites)}".strip()


def _worlds(answer: ScenariosAnswer, item: ListedScenarios) -> Iterator[RenderableType]:
    yield heading(answer, item.title)
    yield quiet(f"From {_whence(answer, item)}")
    if item.note:
        yield Text(item.note)
    for world in item.worlds:
        yield Text(f"\n{world.id}", style="bold")
        yield Text(f"In this world {world.says}. {_from_another(answer, item, world)}".strip())
        yield Text(f"Sets: {_sets(answer, world)}")
        if world.judgement:
            yield quiet(f"  The coder's judgement: {world.judgement}")
        yield from _outlooks(answer, world.outlooks)
    if item.outlooks:
        yield Text("\nIn every one of them", style="bold")
        yield from _outlooks(answer, item.outlooks)
    yield Text("")
    yield quiet(_compare(answer, item.id))
    yield quiet("No world of a set is likelier than another.")


def _from_another(answer: ScenariosAnswer, item: ListedScenarios, world: ListedWorld) -> str:
    by = f"{listed([answer.name(name) for name in world.by])} " if world.by != item.by else ""
    return f"{by}{cited(world.cites)}".strip()


def _sets(answer: ScenariosAnswer, world: ListedWorld) -> str:
    if world.no_input is not None:
        return f"no input of the model. {world.no_input}"
    return "; ".join(set_words(answer, world.sets))


def set_words(answer: Answer, what_if: WhatIf) -> Iterator[str]:
    """Return what a world sets, in words."""
    yield from (f"the lever {name}" for name in what_if.lever)
    for text in what_if.vote:
        state, _, word = text.partition("=")
        yield f"the vote of {answer.name(state)}: {word}"
    yield from (f"without {name}" for name in what_if.without)
    yield from (f"{answer.name(name)} lets nobody pass" for name in what_if.deny)
    yield from (f"{answer.name(name)} sends no forces" for name in what_if.withdraw)
    yield from (f"the judgements of the panel {name}" for name in what_if.judgements)


def _outlooks(
    answer: ScenariosAnswer, outlooks: tuple[ListedOutlook, ...]
) -> Iterator[RenderableType]:
    for item in outlooks:
        said = [f"expects: {item.expects}"] if item.expects else []
        said += [f"would do: {item.does}"] if item.does else []
        line = Text(f"  {answer.name(item.who)} ", style="bold")
        line.append(f"{'; '.join(said)} ", style="not bold")
        line.append(grounds(item.cites, item.judgement), style="dim not bold")
        yield line
