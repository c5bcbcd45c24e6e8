"""What a control offers to choose from, by the kind of a field, made from the theatre."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from msgspec.structs import replace

from allies.evidence.contests import CONTEST_TYPES
from allies.explorer.asking import Asker
from allies.explorer.page import Field
from allies.faces.text.style import spaced
from allies.law.provisions import readings_of
from allies.questions.find import EntryKind
from allies.values.means import MEANS
from allies.values.words import capitalised
from allies.votes.decisions import RULES
from allies.world.record import Record
from allies.world.vocabulary import KINDS

# A value, and what it means in words.
Options = tuple[tuple[str, str], ...]
MOST_SELECTED = 60  # a longer list completes what a visitor types
_Choices = Callable[[Asker], Iterable[tuple[str, str]]]


def choices(asker: Asker, kind: str) -> Options:
    """Return what may be chosen for a field of a kind; nothing if that cannot be listed.

    Args:
        asker: of the theatre.
        kind: of the field, as the catalogue tells it.
    """
    listed = _CHOICES.get(kind)
    return tuple(dict(listed(asker)).items()) if listed else ()


def offered(asker: Asker, field: Field, kind: str, *, several: bool) -> Field:
    """Return a control that offers what may be chosen, in the form that suits how much that is."""
    options = field.options or choices(asker, kind)
    if not options or field.kind != "text":
        return field
    if len(options) > MOST_SELECTED or kind in _FREE:
        hint = " ".join(part for part in (field.hint, _COMMAS if several else "") if part)
        return replace(field, options=options, listed=kind, hint=hint)
    # What an address says by another name stays as it is until it is changed.
    known = {value for value, _ in options}
    values = field.values if several else (field.value,)
    options = (*options, *((value, value) for value in values if value and value not in known))
    if several:
        return replace(field, options=options, kind="several")
    return replace(field, options=(("", "–"), *options), kind="choice")


_FREE = ("rule",)  # kinds whose value may also be written out
_COMMAS = "Several have commas between them."


def _named(items: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return entries that have names, in the order of their names."""
    return sorted(((key, item.name) for key, item in items.items()), key=lambda row: row[1].lower())


def _states(record: Record) -> list[tuple[str, str]]:
    return _named(record.states)


def _organisations(record: Record) -> list[tuple[str, str]]:
    return [(item.id, item.name) for item in record.organisations.values()]


def _capitals(record: Record) -> list[tuple[str, str]]:
    """Return the states whose capitals have files."""
    return [item for item in _states(record) if item[0] in record.capitals]


def _bodies(record: Record) -> list[tuple[str, str]]:
    return [(item.id, item.name) for item in record.bodies()]


def _places(record: Record) -> list[tuple[str, str]]:
    names = {state.id: state.name for state in record.states.values()}
    return [
        (key, f"{name}, {names.get(record.places[key].state, record.places[key].state)}")
        for key, name in _named(record.places)
    ]


def _readings(record: Record) -> list[tuple[str, str]]:
    return [(item.id, item.title) for body in record.bodies() for item in readings_of(body)]


def _lines(record: Record) -> list[tuple[str, str]]:
    """Return the lines that somebody took, which others follow or do not."""
    return [(act.id, act.says or spaced(act.act)) for act in record.acts
            if KINDS[act.act].stage == "led"]  # fmt: skip


def _words(vocabulary: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, spaced(word)) for word in vocabulary]


_CHOICES: Mapping[str, _Choices] = {
    "case": lambda asker: [(item.id, item.title) for item in asker.opened.record.cases.values()],
    "organisation": lambda asker: _organisations(asker.opened.record),
    "body": lambda asker: _bodies(asker.opened.record),
    "state": lambda asker: _states(asker.opened.record),
    "capital": lambda asker: _capitals(asker.opened.record),
    "actor": lambda asker: [
        *_states(asker.opened.record),
        *_organisations(asker.opened.record),
    ],
    "party": lambda asker: [
        *_named(asker.opened.record.groups),
        *_states(asker.opened.record),
        *_organisations(asker.opened.record),
    ],
    "entry": lambda asker: [
        *_states(asker.opened.record),
        *_bodies(asker.opened.record),
        *_places(asker.opened.record),
    ],
    "place": lambda asker: _places(asker.opened.record),
    "contest": lambda asker: [
        (item.id, item.question) for item in asker.opened.record.contests.values()
    ],
    "source": lambda asker: asker.source_names.items(),
    "source_left_out": lambda asker: asker.source_names.items(),
    "reading": lambda asker: _readings(asker.opened.record),
    "means": lambda _: _words(MEANS),
    "line": lambda asker: _lines(asker.opened.record),
    "rule": lambda _: _words(RULES),
    "lever": lambda asker: [
        (item.id, capitalised(item.says)) for item in asker.opened.record.levers.values()
    ],
    "scenario_set": lambda asker: [
        (item.id, item.title) for item in asker.opened.record.scenarios.values()
    ],
    "panel": lambda asker: _words(asker.opened.record.panels),
    "kind_of_act": lambda _: _words(KINDS),
    "kind_of_entry": lambda _: _words(get_args(EntryKind)),
    "type_of_contest": lambda _: _words(CONTEST_TYPES),
}
