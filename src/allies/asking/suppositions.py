"""Suppositions of an ask: read, checked like the facts of a theatre, and put into the view."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from allies.asking.asks import Ask
from allies.asking.every_fault import every_fault, impossible
from allies.errors import QuestionError, ask_for, nearest
from allies.errors import field as mark
from allies.files import read_regular
from allies.values.dates import parse_date
from allies.values.naming import declared_name, refuse_unseen, resolve_name
from allies.world.acts import Act
from allies.world.levers import BALLOTS, STATUSES
from allies.world.record import Record
from allies.world.view import View

_EXAMPLE = "write it as YAML: '{act: requested, by: AAA, to: BBB, on: 2010-06-12}'"


def asked_about(record: Record, ask: Ask) -> tuple[int | None, str]:
    """Return the day and the organisation that a question is about, as far as it names them."""
    question = ask.question
    case = record.cases.get(getattr(question, "case", "") or "")
    on = getattr(question, "on", "")
    day = parse_date(on).first if on else case.on.last if case else None
    body = getattr(question, "organisation", "") or (case.question.organisation if case else "")
    return day, body if body in record.organisations else ""


def supposed(view: View, ask: Ask, day: int | None, organisation: str) -> View:
    """Return a view in which what an ask supposes is so.

    Args:
        view: the record.
        ask: the ask, with its names resolved.
        day: the day it is about; none if it is about no day.
        organisation: the organisation it is about; empty if there is none.

    Raises:
        QuestionError: suppositions contradict each other, or history; with every fault of them.
    """
    if ask.question.apart:
        return view.supposing_apart(ask.what_if, ask.seed)
    try:
        found = view.supposing(ask.what_if, ask.seed, day, organisation)
        possible = not ask.what_if.changes or not list(impossible(found))
    except QuestionError:
        possible = False
    if not possible:
        raise QuestionError.of(every_fault(view, ask, day, organisation))
    return found


def lever_meant(record: Record, name: str, field: str) -> str:
    """Return the id of a lever."""
    return declared_name(
        name,
        record.levers,
        field,
        f"the theatre has no lever '{name}'",
        why="a lever is a named what-if of the theatre",
        if_none=f"suppose acts with {mark('acts')}",
    )


def removable_meant(record: Record, name: str, field: str) -> str:
    """Return the id of something that can be left out."""
    from allies.world.supposing import removable

    return declared_name(
        name,
        removable(record),
        field,
        f"nothing called '{name}' can be left out",
        why="an act, a statement of a capital, a version (contest/version) or a force is left out"
        " by its id",
    )


def source_left_out(record: Record, name: str, field: str) -> str:
    """Return the id of a source that is left out."""
    return declared_name(name, record.sources, field, f"the theatre has no source '{name}'")


def panel_named(record: Record, written: Any, field: str) -> Any:
    """Return the name of a panel of the theatre, or a panel given as a mapping; read no file.

    Raises:
        QuestionError: there is no such panel, or it has faults.
    """
    if isinstance(written, Mapping):
        return panel_meant(record, written, field)
    what = f"the theatre has no panel '{written}'"
    return declared_name(written, record.panels, field, what, if_none="leave it out")


def panel_meant(record: Record, written: Any, field: str) -> Any:
    """Return the name of a panel of the theatre, or a panel that was brought in a file.

    Raises:
        QuestionError: there is neither, or the file has faults.
    """
    from allies.theatre.supposed import brought_panel

    if isinstance(written, Mapping):
        return brought_panel(record, written, field)
    refuse_unseen(written, field)
    found = resolve_name(written, record.panels)
    if found in record.panels:
        return found
    content = read_regular(Path(written), MOST_BYTES)
    if content is None:
        raise QuestionError(
            f"there is no panel '{written}'",
            field=field,
            why="a panel is one of the theatre by its name, or a file",
            remedy=nearest(written, record.panels)
            if record.panels
            else f"see {ask_for('judgements')} for the form to fill in",
        )
    return brought_panel(record, content, field, written)


def vote_meant(record: Record, text: str, field: str) -> str:
    """Return STATE=BALLOT with the state by its code."""
    state, word = _pair(text, BALLOTS, field, "AAA=against")
    return f"{record.state(state, field).id}={word}"


def status_meant(record: Record, text: str, field: str) -> str:
    """Return STATE=STATUS or STATE:ORGANISATION=STATUS with ids."""
    who, word = _pair(text, STATUSES, field, "AAA=participating")
    state, colon, body = who.partition(":")
    named = record.state(state, field).id
    return f"{named}:{record.organisation(body, field).id}={word}" if colon else f"{named}={word}"


def _pair(text: str, words: Collection[str], field: str, example: str) -> tuple[str, str]:
    who, _, word = text.partition("=")
    found = resolve_name(word, words)
    if not who or found not in words:
        raise QuestionError(
            f"'{text}' is not possible here",
            field=field,
            why=f"a state, an equals sign and one of {', '.join(words)} are needed",
            remedy=f"write {example}",
        )
    return who, found


def act_meant(record: Record, written: Any, field: str) -> dict[str, Any]:
    """Return a supposed act as plain values, checked as an act of a theatre is.

    Args:
        record: the record that it is added to.
        written: the act as a mapping of its fields.
        field: the field of the what-if.

    Raises:
        QuestionError: with every fault of the act.
    """
    if not isinstance(written, Mapping):
        raise QuestionError(
            f"'{written}' is not an act",
            field=field,
            why="an act has its kind under 'act', who acts under 'by', and its day under 'on'",
            remedy=_EXAMPLE,
        )
    from allies.theatre.supposed import checked_act

    plain = {key: _as_written(key, value) for key, value in written.items()}
    act, faults = checked_act(record, plain, field)
    if faults or act is None:
        raise QuestionError.of(faults)
    found: dict[str, Any] = msgspec.to_builtins(act)
    empty = msgspec.to_builtins(Act(act=act.act, by=act.by, on=act.on))
    return {
        key: value
        for key, value in found.items()
        if key in ("act", "by", "on") or value != empty[key]
    }


MOST_BYTES = 1_000_000
_DATES = ("on", "public", "until")


def _as_written(name: str, value: Any) -> Any:
    """Return a date that was stored with its ends as it was written."""
    if name in _DATES and isinstance(value, Mapping) and "text" in value:
        return value["text"]
    return value
