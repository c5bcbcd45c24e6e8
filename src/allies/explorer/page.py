"""What a page is made of, before it is written as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from allies.questions.base import Answer


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A control of a form: one part of the ask.

    Attributes:
        name: of the field in the address.
        label: what it is, in words.
        kind: `choice`, `text`, `day`, `check` or `several`.
        value: what is set now.
        values: what is set now, of several.
        options: what may be chosen: value and words.
        hint: what to know before filling it in.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page.

    Attributes:
        template: its template.
        section: the entry of the main menu that it belongs to.
        kicker: where the reader is, in a few words.
        title: the headline, which answers.
        lede: what was asked, as a sentence.
        answer: the answer that is its data in other forms; None if it has none.
        beside: other answers it shows; their sources are listed too.
        form: controls, shown where there is a server.
        shown: what the template shows.
        lasts: whether it stays the same as long as the theatre does; a list of answers worked
            out so far does not.
    """

    template: str
    section: str
    kicker: str
    title: str
    lede: str = ""
    answer: Answer | None = None
    beside: tuple[Answer, ...] = ()
    form: tuple[Field, ...] = ()
    shown: Mapping[str, Any] = {}
    lasts: bool = True

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that the page shows."""
        return (self.answer, *self.beside) if self.answer else self.beside
