"""The page on the inputs of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import heading, plain_table, quiet, spaced
from allies.questions.inputs import InputsAnswer, ListedInput
from allies.values.origins import InputKind

_COUNTED: Mapping[InputKind, str] = {
    "judgement": "judgements",
    "published": "published figures",
    "theatre": "set by the theatre",
}
_KINDS: Mapping[InputKind, str] = {
    "judgement": "Judgement",
    "published": "Published",
    "theatre": "Set by the theatre",
}


def inputs_page(answer: InputsAnswer) -> Group:
    """Return the inputs by group, or each input with its origin if one group was chosen."""
    title = "Inputs of the model" + (f": {spaced(answer.group)}" if answer.group else "")
    parts: list[RenderableType] = [heading(answer, title), Text("")]
    parts.append(_one_by_one(answer) if answer.group else _by_group(answer))
    counts = Counter(item.kind for item in answer.inputs)
    noun = "input" if len(answer.inputs) == 1 else "inputs"
    told = ", ".join(f"{counts[kind]} {words}" for kind, words in _COUNTED.items() if counts[kind])
    parts.append(quiet(f"{len(answer.inputs)} {noun}: {told}."))
    parts.append(
        quiet(
            "Three numbers are the least, most likely and greatest value; one number is constant."
        )
    )
    if not answer.group:
        parts.append(
            Text(command("inputs", answer, group="decision_days") + " shows the origin of each.")
        )
    return Group(*parts)


def _by_group(answer: InputsAnswer) -> RenderableType:
    """Return one line for each single input, and one for each group."""
    table = plain_table("", "VALUE", "MEANING")
    for column in table.columns:
        column.no_wrap = True
    table.columns[2].overflow, table.columns[2].ratio = "ellipsis", 1
    table.expand = True
    for name, found in groupby(answer.inputs, key=lambda item: item.name.partition(".")[0]):
        members = list(found)
        first = members[0]
        if len(members) == 1:
            table.add_row(name, _value(first), f"{first.says} ({first.unit})")
            continue
        span = [number for item in members for number in item.parameters]
        value = f"{_number(min(span))} to {_number(max(span))}"
        table.add_row(name, value, f"{len(members)} inputs, such as: {first.says}")
    return table


def _one_by_one(answer: InputsAnswer) -> RenderableType:
    parts: list[RenderableType] = []
    for item in answer.inputs:
        title = Text(item.name, style="bold").append(f"  {_value(item)} {item.unit}", style="")
        said = [item.says, f"{_KINDS[item.kind]}: {item.origin}."]
        said += [f"`rests-on` varies it as `{item.moved_by}`."] if item.moved_by else []
        parts.append(title)
        parts.append(Padding(Text(" ".join(said)), (0, 0, 0, 2)))
        parts += [Padding(quiet(page), (0, 0, 0, 2)) for page in item.sources]
    return Group(*parts)


def _value(item: ListedInput) -> str:
    return ", ".join(_number(number) for number in item.parameters)


def _number(value: float) -> str:
    return f"{value:,.3g}" if abs(value) < 1_000 else f"{value:,.0f}"
