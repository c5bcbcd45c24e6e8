"""Questions that a page asks, all of the same record in the same way."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import Ask, ask_from
from allies.errors import QuestionError
from allies.explorer.addresses import CARRIED, Address
from allies.faces.seen import seen
from allies.questions.base import Answer, Question
from allies.questions.catalogue import CATALOGUE, row_of

A = TypeVar("A", bound=Answer)
MOST_KEPT = 400  # answers of this process; pages ask the same again and again


class Asker:
    """Asks questions of one theatre, as an address says what is known and by whom.

    Attributes:
        opened: the theatre.
        hidden: whether outcomes are hidden on every page.
        warming: whether the default questions are being worked out meanwhile.
    """

    def __init__(self, opened: OpenTheatre, *, hidden: bool = False) -> None:
        self.opened, self.hidden = opened, hidden
        self.warming = False
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
            if len(self._known) >= MOST_KEPT:
                self._known.pop(next(iter(self._known)))
            self._known[key] = seen(self.opened.answer(asked))
        return self._known[key]

    def kept(self, kind: type[Question[A]], address: Address, /, **given: Any) -> A | None:
        """Return an answer that has been worked out before; None if it would have to be."""
        found = self.opened.kept(self._asked(row_of(kind).name, address, given))
        return cast("A", seen(found)) if found is not None else None

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
