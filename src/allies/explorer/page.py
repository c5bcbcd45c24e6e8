"""What a page is made of, before it is written as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from allies.errors import Fault, QuestionError, nearest
from allies.explorer.addresses import CARRIED, hyphened
from allies.faces.figures.drawing import Figure
from allies.questions.base import Answer

_OF_EVERY_PAGE = ("page", "whole")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A control of a form: one part of the ask.

    Attributes:
        name: of the field in the address.
        label: what it is, in words.
        kind: `choice`, `text`, `number`, `day`, `check` or `several`.
        value: what is set now.
        values: what is set now, of several.
        options: what may be chosen: value and words.
        hint: what to know before filling it in.
        listed: names the list of options that completes what is typed; empty for none.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    listed: str = ""

    @property
    def row(self) -> int:
        """Its place among the controls: what is chosen, then checked, then supposed."""
        return {"check": 1, "several": 2}.get(self.kind, 0)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page.

    Attributes:
        template: its template.
        section: the entry of the main menu that it belongs to.
        part: the entry of the second menu, below that of the section; empty if it has none.
        body: the organisation or state it is about, which the second menu keeps; may be empty.
        kicker: where the reader is, in a few words.
        title: the headline, which answers.
        lede: what was asked, as a sentence.
        answer: the answer that is its data in other forms; None if it has none.
        beside: other answers it shows; their sources are listed too.
        form: controls, shown where there is a server.
        shown: what the template shows.
        takes: what its address may give beside its controls and what every page takes.
        lasts: whether it stays the same as long as the theatre does; a list of answers worked
            out so far does not.
    """

    template: str
    section: str
    kicker: str
    title: str
    part: str = ""
    body: str = ""
    lede: str = ""
    answer: Answer | None = None
    beside: tuple[Answer, ...] = ()
    form: tuple[Field, ...] = ()
    shown: Mapping[str, Any] = {}
    takes: tuple[str, ...] = ()
    lasts: bool = True

    def refuse_unknown(self, given: Iterable[str]) -> None:
        """Refuse what an address gives and the page does not read: it would look answered.

        Raises:
            QuestionError: there are such fields.
        """
        known = {*CARRIED, *_OF_EVERY_PAGE, *self.takes, *(field.name for field in self.form)}
        unknown = [name for name in given if name not in known]
        if unknown:
            raise QuestionError.of(
                [
                    Fault(
                        "this page has no such field",
                        field=name,
                        why="it would be passed over, and the answer would be to another question",
                        remedy=nearest(name, known),
                    )
                    for name in unknown
                ]
            )

    @property
    def figures(self) -> dict[str, Figure]:
        """Every figure that it shows, by a name made of its title."""
        found: dict[str, Figure] = {}
        for item in _figures_in(tuple(self.shown.values())):
            name = base = hyphened(item.title)[:60] or "figure"
            while name in found:
                name = f"{base}-{len(found)}"
            found[name] = item
        return found

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every answer that the page shows."""
        return (self.answer, *self.beside) if self.answer else self.beside


def _figures_in(value: Any) -> Iterator[Figure]:
    """Return the figures in what a template shows, however deep they lie in lists."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _figures_in(item)
