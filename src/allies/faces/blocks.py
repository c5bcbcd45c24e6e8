"""Any answer as blocks of words: facts, tables and cards, made from the types of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from allies.questions.base import Answer, Cite, description_of
from allies.values.words import capitalised

MOST_COLUMNS = 5
MOST_LETTERS = 60  # of a cell in a table; longer ones make cards
_HEADS = ("says", "title", "question", "name", "id")
_WORD = re.compile(r"[a-z]+(_[a-z]+)+")
_LEFT_OUT = frozenset((*Answer.__struct_fields__, "paging"))  # a page tells these in its own way


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A value in words, with what it is taken from, or with blocks of its own."""

    words: str = ""
    cites: tuple[Cite, ...] = ()
    inner: tuple[Block, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it has no words."""
        return not (self.words or self.cites or self.inner)


class Item(msgspec.Struct, frozen=True):
    """A named value: the words for a field, what the field means, and the value."""

    label: str
    means: str
    cell: Cell


class Card(msgspec.Struct, frozen=True):
    """A thing with a heading, its facts, and its day if it has one."""

    head: str
    items: tuple[Item, ...]
    on: str = ""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an answer.

    Attributes:
        title: its name in words.
        means: what it is.
        items: facts, each with its name.
        columns: names of the columns, with what each means.
        rows: rows of a table.
        cards: things too long for a row.
    """

    title: str
    means: str = ""
    items: tuple[Item, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    cards: tuple[Card, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return not (self.items or self.rows or self.cards)


def blocks_of(answer: Answer) -> list[Block]:
    """Return an answer as blocks: first its plain facts, then each list in its own order."""
    facts: list[Item] = []
    blocks: list[Block] = []
    for name, means in description_of(type(answer)).items():
        if name in _LEFT_OUT:
            continue
        value = getattr(answer, name)
        if _is_list(value):
            blocks.append(_list(answer, name, means, value))
            continue
        cell = _cell(answer, name, means, value)
        if not cell.is_empty:
            facts.append(Item(label(name), means, cell))
    first = [Block(title="In short", items=tuple(facts))] if facts else []
    return [block for block in (*first, *blocks) if not block.is_empty]


def label(name: str) -> str:
    """Return the name of a field in words."""
    words = name.replace("_", " ")
    return capitalised(words)


def _is_list(value: Any) -> bool:
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, tuple) and any(
        isinstance(item, msgspec.Struct) and not isinstance(item, Cite) for item in value
    )


def _list(answer: Answer, name: str, means: str, value: Any) -> Block:
    """Return a list of things, or a mapping, as a table or as cards."""
    title = label(name)
    keys: list[Cell] = []
    if isinstance(value, Mapping) and all(isinstance(v, msgspec.Struct) for v in value.values()):
        keys = [Cell(words=_word(answer, str(key))) for key in value]
        value = tuple(value.values())
    if isinstance(value, Mapping):
        items = tuple(
            Item(_word(answer, str(key)), "", _cell(answer, str(key), "", inner))
            for key, inner in value.items()
        )
        return Block(title=title, means=means, items=items)
    kind = type(value[0])
    names = description_of(kind)
    grid = [
        {field: _cell(answer, field, names[field], getattr(row, field)) for field in names}
        for row in value
    ]
    if keys:
        names = {"": "", **names}
        grid = [{"": key, **row} for key, row in zip(keys, grid, strict=True)]
    used = [field for field in names if any(not row[field].is_empty for row in grid)]
    is_small = len(used) <= MOST_COLUMNS and all(
        not row[field].inner and len(row[field].words) <= MOST_LETTERS * (2 if at == 0 else 1)
        for row in grid
        for at, field in enumerate(used)
    )
    if is_small:
        return Block(
            title=title,
            means=means,
            columns=tuple((label(field), names[field]) for field in used),
            rows=tuple(tuple(row[field] for field in used) for row in grid),
        )
    head = next((field for field in ("", *_HEADS) if field in used), used[0] if used else "")
    cards = tuple(
        Card(
            row[head].words or title,
            tuple(
                Item(label(field), names[field], row[field])
                for field in used
                if field not in (head, "on") and not row[field].is_empty
            ),
            row["on"].words if "on" in row and head != "on" else "",
        )
        for row in grid
    )
    return Block(title=title, means=means, cards=cards)


def _cell(answer: Answer, name: str, means: str, value: Any) -> Cell:
    """Return a value as words, citations or blocks."""
    if isinstance(value, Cite):
        return Cell(cites=(value,))
    if isinstance(value, tuple | list) and value and all(isinstance(v, Cite) for v in value):
        return Cell(cites=tuple(value))
    if _is_list(value):
        found = _list(answer, name, means, value)
        return Cell() if found.is_empty else Cell(inner=(found,))
    if isinstance(value, msgspec.Struct):
        items = tuple(_items(answer, value))
        return (
            Cell(inner=(Block(title=label(name), means=means, items=items),)) if items else Cell()
        )
    if isinstance(value, tuple | list):
        return Cell(words=", ".join(filter(None, (_plain(answer, item) for item in value))))
    return Cell(words=_plain(answer, value))


def _items(answer: Answer, value: msgspec.Struct) -> Iterator[Item]:
    for field, means in description_of(type(value)).items():
        cell = _cell(answer, field, means, getattr(value, field))
        if not cell.is_empty:
            yield Item(label(field), means, cell)


def _plain(answer: Answer, value: Any) -> str:
    if value is None or value == "" or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if 1900 <= value < 2100 else f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    if isinstance(value, tuple | list):
        return ", ".join(filter(None, (_plain(answer, item) for item in value)))
    return _word(answer, str(value))


def _word(answer: Answer, text: str) -> str:
    """Return a word of an answer as people write it: a name, words, or a day."""
    if text in answer.names:
        return answer.names[text]
    return text.replace("_", " ") if _WORD.fullmatch(text) else text
