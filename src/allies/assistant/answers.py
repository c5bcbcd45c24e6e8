"""Answers a call of a tool as text of bounded size; runs in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec

from allies.asking.answering import OpenTheatre, answered, answers_beside
from allies.asking.asks import ask_from
from allies.assistant.tools import FULL, JSON, SHORT, Tool, tools
from allies.errors import AlliesError, FaultsError, QuestionError, nearest
from allies.faces.text.printing import page_text
from allies.faces.text.style import day_words
from allies.questions.base import Answer, encoded

MOST_LETTERS = 50_000  # of one reply, so that a conversation has room for it
MOST_DRAWS = 20_000

_OPENED: dict[str, OpenTheatre] = {}  # kept by the process between calls


class Reply(msgspec.Struct, frozen=True):
    """What a tool says.

    Attributes:
        text: the page with its sources, the answer as JSON, or what is wrong.
        failed: whether it could not be answered as asked.
    """

    text: str
    failed: bool = False


def reply(name: str, given: Mapping[str, Any], theatres: tuple[str, ...]) -> Reply:
    """Answer one call of a tool.

    Args:
        name: the name of the tool.
        given: its arguments, as the assistant wrote them.
        theatres: the theatres that can be asked about.
    """
    try:
        return Reply(_answer(_tool(name, theatres), given, theatres))
    except FaultsError as error:
        return Reply(f"This cannot be answered as asked.\n{error.told()}", failed=True)
    except AlliesError as error:
        return Reply(f"This cannot be answered as asked.\n{error}", failed=True)


def _tool(name: str, theatres: tuple[str, ...]) -> Tool:
    known = tools(theatres)
    if name not in known:
        raise QuestionError(f"there is no tool '{name}'", remedy=nearest(name, known))
    return known[name]


def _answer(tool: Tool, given: Mapping[str, Any], theatres: tuple[str, ...]) -> str:
    """Return the text of an answer.

    Raises:
        QuestionError: an argument is unknown, has the wrong type or is out of bounds.
        TheatreError: the theatre has faults.
    """
    fields = dict(given)
    show = fields.pop("show", SHORT)
    _check(tool, fields, show)
    if tool.row.question.needs_record:
        fields.setdefault("theatre", theatres[0])
    ask = ask_from(tool.row.name, fields, confined=True)
    answer = answered(ask, _OPENED)
    if show == JSON:
        return _whole(encoded(answer, indent=0).decode(), tool)
    beside = answers_beside(ask, tool.row.beside, _OPENED)
    page = _cut(page_text(answer, *beside, full=show == FULL))
    return "\n\n".join([page, *_ground(answer)])


def _check(tool: Tool, fields: Mapping[str, Any], show: Any) -> None:
    """Refuse arguments that the tool does not take: a path, another theatre, too many draws."""
    takes = tool.takes["properties"]
    for name, value in {**fields, "show": show}.items():
        if name not in takes:
            raise QuestionError(
                "the tool takes no such argument", field=name, remedy=nearest(name, takes)
            )
        allowed = takes[name].get("enum")
        if allowed and value not in allowed:
            raise QuestionError(
                f"'{value}' is not possible here",
                field=name,
                why=f"it is one of {', '.join(allowed)}",
                remedy="write one of them",
            )
    if isinstance(fields.get("draws"), int) and fields["draws"] > MOST_DRAWS:
        raise QuestionError(
            f"{fields['draws']:,} futures are too many here",
            field="draws",
            why="a reply has to come within a minute",
            remedy=f"ask for at most {MOST_DRAWS:,}, or use the command line",
        )


def _whole(text: str, tool: Tool) -> str:
    """Return JSON that is not cut.

    Raises:
        QuestionError: it is too long for one reply.
    """
    if len(text) > MOST_LETTERS:
        narrower = [name for name in ("page", "about", "means", "on") if name in tool.takes]
        raise QuestionError(
            f"the answer as JSON has {len(text):,} letters",
            field="show",
            why=f"a reply has at most {MOST_LETTERS:,}, and JSON that is cut cannot be read",
            remedy=f"write show='{SHORT}', or ask for less"
            + (f" with {', '.join(narrower)}" if narrower else ""),
        )
    return text


def _cut(page: str) -> str:
    """Return a page of bounded length; say what is missing."""
    if len(page) <= MOST_LETTERS:
        return page
    lines = page[:MOST_LETTERS].split("\n")[:-1]
    left = page.count("\n") - len(lines) + 1
    return "\n".join([*lines, f"[{left} more lines: ask for less, or for another page]"])


def _ground(answer: Answer) -> list[str]:
    """Return what an answer rests on: its sources, its coverage, and the edition asked."""
    parts = []
    if answer.sources:
        listed = "\n".join(
            f"- {source.id}: {source.title}, {source.publisher or source.author or 'no publisher'},"
            f" {source.published}" + (f", {source.url}" if source.url else "")
            for source in answer.sources
        )
        parts.append(_cut(f"Sources, by the short names in brackets above:\n{listed}"))
    if answer.coverage is not None:
        first, last = answer.coverage.since, answer.coverage.until
        known = "" if answer.covered else " The day asked about lies outside: unknown is not no."
        parts.append(f"The record covers {day_words(first)} to {day_words(last)}.{known}")
    asked = answer.asked
    if asked is not None and asked.theatre:
        parts.append(
            f"Edition: {_OPENED[asked.theatre].edition}. Asked: {json.dumps(asked.fields)}"
        )
    return parts


class Resource(msgspec.Struct, frozen=True):
    """A list that an assistant can read before it asks.

    Attributes:
        name: a short name.
        says: what it lists.
        tool: the tool whose reply it is.
        given: the arguments of the tool.
    """

    name: str
    says: str
    tool: str
    given: Mapping[str, str]


def resources(theatres: tuple[str, ...]) -> dict[str, Resource]:
    """Return the resources by address: cases, accounts, contests, and readings by organisation."""
    found = {}
    for theatre in theatres:
        record = _OPENED.setdefault(theatre, OpenTheatre(theatre)).record
        for name, says in _LISTS.items():
            found[f"allies://{theatre}/{name}"] = Resource(name, says, name, {"theatre": theatre})
        for body in record.theatre.main_organisations:
            if record.organisations[body].readings:
                found[f"allies://{theatre}/readings/{body}"] = Resource(
                    f"readings-{body}",
                    f"Which texts of {record.organisations[body].name} bind whom, by reading.",
                    "law",
                    {"theatre": theatre, "body": body},
                )
    return found


_LISTS: Mapping[str, str] = {
    "cases": "Every crisis that can be asked about.",
    "accounts": "Every account: whose versions of contested facts can be chosen.",
    "contested": "Every contradiction of the sources, with its versions.",
}
