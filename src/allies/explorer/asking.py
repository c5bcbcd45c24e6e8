"""Questions that a page asks, all of the same record in the same way."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import Ask, ask_from
from allies.errors import QuestionError
from allies.explorer.addresses import CARRIED, Address
from allies.explorer.passages import Documents
from allies.faces.seen import seen
from allies.faces.sources import short_name
from allies.questions.base import Answer, Question
from allies.questions.catalogue import CATALOGUE, row_of

# Ids of sources in a sentence: who reports what somebody holds, and sources that hold a reading.
_ID = re.compile(r"[\w.-]*\w")
_IDS = rf"{_ID.pattern}(?:(?:, | and ){_ID.pattern})*"
_TOLD_BY = re.compile(rf"( as (?:reported|described) by |\bthe sources? )({_IDS})")
A = TypeVar("A", bound=Answer)
# Questions that are many assessments: each takes many seconds unless its answer is on disk.
LONG = ("dossier", "diary", "signposts")
MANY_DRAWS = 5_000  # of futures, beyond which any question takes long
MOST_KEPT = 400  # answers of this process; pages ask the same again and again


class TakesLongError(Exception):
    """An answer would keep others waiting: it is for a process that works at length."""


class Asker:
    """Asks questions of one theatre, as an address says what is known and by whom.

    Attributes:
        opened: the theatre.
        hidden: whether outcomes are hidden on every page.
        hurried: whether a page may leave out a slow part, and say where it is.
        documents: the texts of sources that the reader holds, to show cited passages in them.
        warming: whether the default questions are being worked out meanwhile.
        brief: whether to give up what takes long, so that others need not wait for it.
    """

    def __init__(
        self,
        opened: OpenTheatre,
        *,
        hidden: bool = False,
        hurried: bool = False,
        documents: str = "",
    ) -> None:
        self.opened, self.hidden, self.hurried = opened, hidden, hurried
        self.documents = Documents(documents)
        self.warming = self.brief = False
        self._known: dict[str, Answer] = {}

    def ask(self, kind: type[Question[A]], address: Address, /, **given: Any) -> A:
        """Answer a question.

        Args:
            kind: the question.
            address: of the page; what is known and by whom goes along, as far as the question
                takes it.
            given: fields of the question and suppositions; empty ones are left out.

        Raises:
            QuestionError: the question cannot be answered as asked.
        """
        row = row_of(kind)
        return cast("A", self.answer(row.name, address, **given))

    def maybe(self, kind: type[Question[A]], address: Address, /, **given: Any) -> A | None:
        """Answer a question; return None if it cannot be asked here."""
        try:
            return self.ask(kind, address, **given)
        except QuestionError:
            return None

    def answer(self, name: str, address: Address, /, **given: Any) -> Answer:
        """Answer a question by its name in the catalogue."""
        asked = self._asked(name, address, given)
        key = msgspec.json.encode(asked.asked).decode()
        if key not in self._known:
            self._keep(key, seen(self._found(asked)))
        return self._known[key]

    def _found(self, asked: Ask) -> Answer:
        """Return an answer from the theatre.

        Raises:
            TakesLongError: it would take long, and the asker is brief.
        """
        if not (self.brief and takes_long(asked)):
            return self.opened.answer(asked)
        found = self.opened.kept(asked)
        if found is None:
            raise TakesLongError(asked.row.name)
        return found

    def _keep(self, key: str, answer: Answer) -> None:
        if len(self._known) >= MOST_KEPT:
            self._known.pop(next(iter(self._known)))
        self._known[key] = answer

    def soon(self, kind: type[Question[A]], address: Address, /, **given: Any) -> A | None:
        """Answer a question that takes long; return None if the page has to be quick.

        A hurried page gets only what has been worked out before, unless its address asks for the
        whole; another page gets the answer.
        """
        if self.hurried and not address.one("whole"):
            return self.kept(kind, address, **given)
        return self.ask(kind, address, **given)

    def kept(self, kind: type[Question[A]], address: Address, /, **given: Any) -> A | None:
        """Return an answer that has been worked out before; None if it would have to be."""
        asked = self._asked(row_of(kind).name, address, given)
        key = msgspec.json.encode(asked.asked).decode()
        if key not in self._known:
            found = self.opened.kept(asked)
            if found is None:
                return None
            self._keep(key, seen(found))
        return cast("A", self._known[key])

    def _asked(self, name: str, address: Address, given: dict[str, Any]) -> Ask:
        kind = CATALOGUE[name].question if name in CATALOGUE else None
        takes = kind.takes if kind else ()
        beside: dict[str, Any] = {
            item: address.one(item)
            for item in CARRIED
            if item in takes and item != "hide_outcome" and address.one(item)
        }
        if "hide_outcome" in takes and (self.hidden or address.one("hide_outcome")):
            beside["hide_outcome"] = True
        told = {key: value for key, value in given.items() if value not in ("", (), None, False)}
        return replace(ask_from(name, {**beside, **told}, confined=True), theatre=self.opened.name)

    @property
    def organisations(self) -> list[tuple[str, str]]:
        """Ids and names of the organisations of the theatre, in its order."""
        record = self.opened.record
        return [(item.id, item.name) for item in record.organisations.values()]

    @cached_property
    def source_names(self) -> dict[str, str]:
        """Short names of the sources of the record, by id: who, and the year."""
        return {
            item.id: short_name(item.author or item.publisher or item.title, item.published.text)
            for item in self.opened.record.sources.values()
        }

    def with_names(self, text: str) -> str:
        """Return a text in which sources that report or hold something have names, and not ids."""

        def named(found: re.Match[str]) -> str:
            return found[1] + _ID.sub(lambda one: self.source_names.get(one[0], one[0]), found[2])

        return _TOLD_BY.sub(named, text)

    @property
    def title(self) -> str:
        """The title of the theatre."""
        return self.opened.record.theatre.title

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last day of the record, as days."""
        from allies.values.dates import day_text

        covered = self.opened.record.theatre
        return day_text(covered.since.first), day_text(covered.until.first)


def takes_long(asked: Ask) -> bool:
    """Return whether the answer to an ask takes many seconds to work out."""
    draws = asked.asked.fields.get("draws")
    return asked.row.name in LONG or (isinstance(draws, int) and draws > MANY_DRAWS)
