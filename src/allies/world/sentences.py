"""Acts as sentences."""

from __future__ import annotations

from string import Formatter

from allies.values.words import capitalised
from allies.world.acts import Act, Value
from allies.world.record import Record
from allies.world.view import View
from allies.world.vocabulary import KINDS

_CARGO_WORDS = {"non_lethal": "non-lethal cargo"}


def sentence(act: Act, record: Record) -> str:
    """Return an act as one sentence, with its `says` after a colon."""
    said = clause(act, record)
    return capitalised(said)


def clause(act: Act, record: Record) -> str:
    """Return an act as a clause inside a sentence."""
    kind = KINDS[act.act]
    template = kind.own_sentence if kind.own_sentence and act.affected == act.by else kind.sentence
    fields = [name for _, name, _, _ in Formatter().parse(template) if name]
    given = {name: _shown(getattr(act, name), record) for name in fields}
    given["by"] = speaker(act.by, record)
    if act.mode == "any":
        given["mode"] = "by any way"
    # The name of a holder already says that its statement is reported.
    if act.act == "claimed" and act.by in record.holders:
        template = "{by}: {says}"
    said = template.format(**given)
    if act.cargo and "cargo" not in fields:
        said += f" with {' and '.join(_CARGO_WORDS.get(item, item) for item in act.cargo)}"
    if act.force and act.means and "means" not in fields:
        said += f" for {_shown(act.means, record)}"
    if act.says and "says" not in fields:
        said = f"{said}: {act.says}"
    if act.amount is not None and "amount" not in fields:
        said = f"{said} ({_shown(act.amount, record)} {act.unit})"
    return said + _of_a_transfer(act, record) + _of_an_exercise(act, record)


def _of_a_transfer(act: Act, record: Record) -> str:
    """Return who shares in a transfer, and what it is worth."""
    shared = f"; shared with {_listed(act.also_to, record)}" if act.also_to else ""
    return shared + (f" (worth {value_words(act.value)})" if act.value else "")


def value_words(value: Value) -> str:
    """Return a value as words: `1,500,000 USD of 2013`."""
    span = f"{value.low:,.0f} to {value.high:,.0f}" if value.low is not None else ""
    amount = f"{value.amount:,.0f}" if value.amount is not None else span
    ranged = f" ({span})" if span and amount != span else ""
    return f"{amount}{ranged} {value.currency} of {value.year}"


def _of_an_exercise(act: Act, record: Record) -> str:
    """Return where an exercise was held or a group is, who took part, and who stayed away."""
    where = "held in" if KINDS[act.act].ledger == "exercises" else "in"
    said = f"; {where} {_listed(act.hosts, record)}" if act.hosts else ""
    if act.participants:
        said += f"; with {_listed(act.participants, record)}"
    if act.away:
        said += f"; without {_listed(tuple(item.state for item in act.away), record)}"
    return said


def _listed(names: tuple[str, ...], record: Record) -> str:
    *others, last = (record.in_sentence(name) for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def speaker(name: str, record: Record) -> str:
    """Return who speaks or acts; for a source, its author, or else its publisher.

    Args:
        name: id of the state, body, holder or source.
        record: the record whose names are shown.
    """
    # The speaker's name is known even if the text of the statement may not have appeared yet.
    whole = record.whole if isinstance(record, View) else record
    source = whole.sources.get(name)
    if source is None:
        return _shown(name, record)
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
