"""Fills the envelope of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from allies.asking.asks import Ask
from allies.asking.suppositions import asked_about
from allies.assessment.parts import source_part
from allies.questions.base import Answer, Cite, Coverage, WhatIf
from allies.theatre.files import OVERLAY
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.sentences import sentence
from allies.world.supposing import panel_of
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
    for name in ("deny", "allow", "withdraw", "vote", "member"):
        for text in (*getattr(ask.what_if, name), *getattr(view.what_if, name)):
            texts[text.partition("=")[0].partition(":")[0]] = None
    names = view.names
    ids = sorted(text for text in texts if text in names)
    span = view.theatre
    covered = view.covers(parse_date(answer.on).first) if answer.on else answer.covered
    return replace(
        found,
        covered=covered,
        coverage=Coverage(since=span.since.text, until=span.until.text),
        supposing=(*_overlaid(ask, view), *_supposed(ask.what_if, asked_about(view, ask)[1], view)),
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


def _overlaid(ask: Ask, view: View) -> Iterator[str]:
    """Return a remark for each overlay, with how many entries it adds."""
    for number, name in enumerate(ask.overlay):
        begins = f"{OVERLAY}{number}/"
        count = sum(file.startswith(begins) for file, _ in view.whole.origins.values())
        entries = "1 private entry" if count == 1 else f"{count} private entries"
        yield f"with {entries} of the overlay '{Path(name).name}'"


def _supposed(what_if: WhatIf, asked_of: str, view: View) -> Iterator[str]:
    """Return the suppositions in words."""
    for name in what_if.lever:
        yield f"supposing that {view.levers[name].says}"
    for act in what_if.acts:
        yield f"supposing an act: {_act_words(act, view)}"
    for judged in what_if.judgements:
        panel = panel_of(view, judged)
        invented = ", an invented example" if panel.invented else ""
        yield f"by the judgements of the panel '{panel.id}' ({panel.by}{invented})"
    for name in what_if.without:
        yield f"leaving out {name}"
    for name in what_if.without_source:
        yield f"as if nobody had read {name}{_lost(name, view)}"
    for text in what_if.member:
        yield f"supposing {_status_words(text, asked_of, view)}"
    for text in what_if.vote:
        yield f"supposing {_vote_words(text, view)}"
    if what_if.withdraw:
        yield f"supposing that {_joined(what_if.withdraw, view)} sent no forces"
    if what_if.deny:
        yield f"supposing that {_joined(what_if.deny, view)} let nobody pass"
    if what_if.allow:
        yield f"supposing that {_joined(what_if.allow, view)} let everybody pass"
    if what_if.rule:
        from allies.world.instruments import decision_name

        rule = decision_name(what_if.rule).replace("_", " ")
        yield f"supposing that every organ decides by {rule}"
    if what_if.status_of:
        yield f"the status of {view.name(what_if.status_of)} is set against its consent"


_STATUS = {
    "in": "were a member of",
    "out": "were outside",
    "participating": "were a full member of",
}
_BALLOT = {
    "for": "votes for",
    "against": "votes against",
    "abstain": "abstains",
    "absent": "stays away from the vote",
}


def _status_words(text: str, asked_of: str, view: View) -> str:
    who, _, word = text.partition("=")
    state, _, body = who.partition(":")
    body = body or asked_of
    where = view.in_sentence(body) if body else "the organisation asked about"
    return f"that {view.name(state)} {_STATUS[word]} {where}"


def _vote_words(text: str, view: View) -> str:
    state, _, word = text.partition("=")
    return f"that {view.name(state)} {_BALLOT[word]}"


def _act_words(written: Any, view: View) -> str:
    act = msgspec.convert(written, Act)
    return f"{sentence(act, view)}, {act.on}"


def _lost(name: str, view: View) -> str:
    """Return how many facts only a source documents, as an end of a sentence."""
    from allies.world.left_out import sole_entries

    lost = len(sole_entries(view.recorded.whole).get(name, ()))
    if not lost:
        return "; other sources have all that it says"
    facts = "fact that only it documents is" if lost == 1 else "facts that only it documents are"
    return f"; {lost} {facts} unknown"


def _joined(states: tuple[str, ...], view: View) -> str:
    *others, last = (view.name(state) for state in states)
    return f"{', '.join(others)} and {last}" if others else last
