"""Acts as sentences."""

from __future__ import annotations

from string import Formatter

from allies.world.acts import Act
from allies.world.vocabulary import KINDS
from allies.world.world import World

_CARGO_WORDS = {"non_lethal": "non-lethal cargo"}


def sentence(act: Act, world: World) -> str:
    """Return an act as one sentence; what its author says of it comes after a colon."""
    said = clause(act, world)
    return said[:1].upper() + said[1:]


def clause(act: Act, world: World) -> str:
    """Return an act as it reads within a sentence."""
    kind = KINDS[act.act]
    template = kind.own_sentence if kind.own_sentence and act.affected == act.by else kind.sentence
    fields = [name for _, name, _, _ in Formatter().parse(template) if name]
    given = {name: _shown(getattr(act, name), world) for name in fields} | {"by": _by(act, world)}
    if act.mode == "any":
        given["mode"] = "by any way"
    # The name of a holder says already that somebody reports what it says.
    if act.act == "claimed" and act.by in world.holders:
        template = "{by}: {says}"
    said = template.format(**given)
    if act.cargo and "cargo" not in fields:
        said += f" with {' and '.join(_CARGO_WORDS.get(item, item) for item in act.cargo)}"
    if act.says and "says" not in fields:
        said = f"{said}: {act.says}"
    if act.amount is not None and "amount" not in fields:
        said = f"{said} ({_shown(act.amount, world)} {act.unit})"
    return said


def _by(act: Act, world: World) -> str:
    """Return who acts; behind a source stands its author, or else who published it."""
    source = world.sources.get(act.by)
    if source is None:
        return _shown(act.by, world)
    # What follows a comma in the name of a publisher is its seat, or the number of an issue.
    return source.author or source.publisher.partition(",")[0] or source.title


def _shown(value: object, world: World) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item, world) for item in value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    text = str(value)
    if text not in world.names:
        return text.replace("_", " ")
    return world.in_sentence(text)
