"""Fills the envelope of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from allies.asking.asks import Ask
from allies.assessment.parts import source_part
from allies.questions.base import Answer, Cite, Coverage, WhatIf
from allies.values.dates import parse_date
from allies.world.view import View

A = TypeVar("A", bound=Answer)
_ENVELOPE = frozenset(Answer.__struct_fields__)


def complete(answer: A, ask: Ask, view: View | None) -> A:
    """Return an answer with its envelope.

    Args:
        answer: the answer; it may have set `on`, `covered` if it is about several days, and
            `sources` if it is about them.
        ask: what was asked, in the names of the record.
        view: the record that was asked; None if no record is needed.
    """
    found = replace(answer, schema=ask.row.schema, asked=ask.asked)
    if view is None:
        return found
    texts: dict[str, None] = {}
    cited: dict[str, None] = {}
    for name in answer.__struct_fields__:
        if name not in _ENVELOPE:
            _walk(getattr(answer, name), texts, cited)
    for text in ask.what_if.deny + ask.what_if.allow + ask.what_if.withdraw:
        texts[text] = None
    names = view.names
    ids = sorted(text for text in texts if text in names)
    span = view.theatre
    covered = view.covers(parse_date(answer.on).first) if answer.on else answer.covered
    return replace(
        found,
        covered=covered,
        coverage=Coverage(since=span.since.text, until=span.until.text),
        supposing=tuple(_supposed(ask.what_if, view)),
        names={name: names[name] for name in ids},
        spelt={
            name: view.organisations[name].name
            for name in ids
            if name in view.organisations and view.organisations[name].name != names[name]
        },
        with_article=tuple(name for name in ids if view.in_sentence(name) != names[name]),
        places={
            name: (view.places[name].lat, view.places[name].lon)
            for name in ids
            if name in view.places
        },
        sources=answer.sources
        or tuple(source_part(view.sources[name]) for name in cited if name in view.sources),
        account_described="" if view.follows_best_evidence else view.account_described,
    )


def _walk(value: Any, texts: dict[str, None], cited: dict[str, None]) -> None:
    """Note every text of an answer, and every source that it cites, in order."""
    if isinstance(value, str):
        texts[value] = None
    elif isinstance(value, Cite):
        cited[value.source] = None
        if value.origin:
            cited[value.origin] = None
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _walk(getattr(value, name), texts, cited)
    elif isinstance(value, dict):
        _walk_all(value, texts, cited)
        _walk_all(value.values(), texts, cited)
    elif isinstance(value, tuple | list):
        _walk_all(value, texts, cited)


def _walk_all(values: Iterable[Any], texts: dict[str, None], cited: dict[str, None]) -> None:
    for value in values:
        _walk(value, texts, cited)


def _supposed(what_if: WhatIf, view: View) -> Iterator[str]:
    """Return the suppositions in words."""
    if what_if.deny:
        yield f"supposing that {_joined(what_if.deny, view)} let nobody pass"
    if what_if.allow:
        yield f"supposing that {_joined(what_if.allow, view)} let everybody pass"
    if what_if.withdraw:
        yield f"supposing that {_joined(what_if.withdraw, view)} send no forces of their own"
    if what_if.rule:
        from allies.world.instruments import decision_name

        rule = decision_name(what_if.rule).replace("_", " ")
        yield f"supposing that every organ decides by {rule}"
    if what_if.status_of:
        yield f"the status of {view.name(what_if.status_of)} is set against its consent"


def _joined(states: tuple[str, ...], view: View) -> str:
    *others, last = (view.name(state) for state in states)
    return f"{', '.join(others)} and {last}" if others else last
