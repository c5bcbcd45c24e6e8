"""Acts as sentences."""

from __future__ import annotations

from string import Formatter

from allies.world.acts import Act
from allies.world.record import Record
from allies.world.view import View
from allies.world.vocabulary import KINDS

_CARGO_WORDS = {"non_lethal": "non-lethal cargo"}


def sentence(act: Act, record: Record) -> str:
    """Return an act as one sentence, with its `says` after a colon."""
    said = clause(act, record)
    return said[:1].upper() + said[1:]


def clause(act: Act, record: Record) -> str:
    """Return an act as a clause inside a sentence."""
    kind = KINDS[act.act]
    template = kind.own_sentence if kind.own_sentence and act.affected == act.by else kind.sentence
    fields = [name for _, name, _, _ in Formatter().parse(template) if name]
    given = {name: _shown(getattr(act, name), record) for name in fields} | {"by": _by(act, record)}
    if act.mode == "any":
        given["mode"] = "by any way"
    # The name of a holder already says that its statement is reported.
    if act.act == "claimed" and act.by in record.holders:
        template = "{by}: {says}"
    said = template.format(**given)
    if act.cargo and "cargo" not in fields:
        said += f" with {' and '.join(_CARGO_WORDS.get(item, item) for item in act.cargo)}"
    if act.says and "says" not in fields:
        said = f"{said}: {act.says}"
    if act.amount is not None and "amount" not in fields:
        said = f"{said} ({_shown(act.amount, record)} {act.unit})"
    return said


def _by(act: Act, record: Record) -> str:
    """Return who acts; for a source, its author, or else its publisher."""
    # The speaker's name is known even if the text of the statement may not have appeared yet.
    whole = record.whole if isinstance(record, View) else record
    source = whole.sources.get(act.by)
    if source is None:
        return _shown(act.by, record)
    # The part after a comma in a publisher's name is its seat, or the number of an issue.
    return source.author or source.publisher.partition(",")[0] or source.title


def _shown(value: object, record: Record) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item, record) for item in value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,}"
    text = str(value)
    if text not in record.names:
        return text.replace("_", " ")
    return record.in_sentence(text)
