"""An opened theatre, and its answers to questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec.structs import replace

from allies import __version__
from allies.asking.asks import Ask, placed
from allies.asking.cache import answer_file, keep_answer, load_answer
from allies.asking.elsewhere import told_elsewhere
from allies.asking.envelope import complete
from allies.asking.every_fault import every_fault
from allies.asking.names import resolved_as_far
from allies.asking.spans import days_to_ask, differs, on_day, span_of
from allies.asking.suppositions import asked_about, supposed
from allies.errors import QuestionError
from allies.progress import told
from allies.questions.base import Answer, WhatIf
from allies.questions.catalogue import CATALOGUE
from allies.theatre.files import SHIPPED, TheatreFiles, find_theatre, lay_over, read_files
from allies.theatre.opening import open_files
from allies.values.dates import parse_date
from allies.world.record import Record
from allies.world.view import View, view_of

_EVERY_CASE = "*"  # in place of a case: the outcomes of all are hidden, as no case is asked about


class OpenTheatre:
    """A theatre that is read once and answers questions.

    Attributes:
        name: name or folder, as given.
        overlay: private folders laid over it.
    """

    def __init__(self, name: str, overlay: tuple[str, ...] = ()) -> None:
        self.name = name
        self.overlay = overlay
        self._views: dict[bytes, View] = {}

    @cached_property
    def _folder(self) -> Path:
        return find_theatre(self.name)

    @cached_property
    def files(self) -> TheatreFiles:
        """The files of the theatre."""
        files = read_files(self._folder)
        return lay_over(files, self.overlay) if self.overlay else files

    @property
    def shown(self) -> str:
        """Its name in answers: the name of a shipped theatre, otherwise the name as given."""
        return self._folder.name if self._folder.parent == SHIPPED else self.name

    @property
    def edition(self) -> str:
        """Its title, the version of the program, and a digest of all its files."""
        return f"{self.record.theatre.title}, allies {__version__}, digest {self.files.digest}"

    @cached_property
    def record(self) -> Record:
        """The record of the theatre.

        Raises:
            TheatreError: the theatre has faults.
        """
        return open_files(self.files)

    def answer(self, ask: Ask, *, anew: bool = False) -> Answer:
        """Answer an ask.

        Args:
            ask: the question, with its theatre, day and account.
            anew: compute the answer even if a cached one exists.

        Raises:
            QuestionError: the question cannot be answered as asked.
            TheatreError: the theatre has faults.
        """
        ask = replace(self.resolved(ask), theatre=self.shown, overlay=self.overlay)
        row = ask.row
        file = answer_file(self.files.digest, ask.asked) if row.kept else None
        found = None if anew or ask.faults else load_answer(file, row.answer)
        if found is None:
            found = self._worked_out(ask)
            keep_answer(file, found)
        return found

    def kept(self, ask: Ask) -> Answer | None:
        """Return the cached answer to an ask; None if there is none.

        Args:
            ask: the question, with its theatre, day and account.

        Raises:
            QuestionError: the question cannot be asked.
        """
        ask = replace(self.resolved(ask), theatre=self.shown)
        file = answer_file(self.files.digest, ask.asked) if ask.row.kept else None
        return None if ask.faults else load_answer(file, ask.row.answer)

    def _worked_out(self, ask: Ask) -> Answer:
        """Return the answer to an ask; for a span, that of its first day with the later ones."""
        view, span = self.view(ask), span_of(ask.question)
        with placing(ask):
            if span is None:
                return complete(ask.row.function(view, ask.question), ask, view)
            found: list[tuple[Ask, Answer]] = []
            days = days_to_ask(view, span, span.text)
            for day in told("answering for each day of change", days, len(days)):
                asked = replace(ask, question=on_day(ask.question, day))
                answer = ask.row.function(view, asked.question)
                if not found or differs(answer, found[-1][1]):
                    found.append((asked, answer))
        later = tuple(complete(answer, asked, view) for asked, answer in found[1:])
        return replace(complete(found[0][1], ask, view), on_later_days=later)

    def resolved(self, ask: Ask) -> Ask:
        """Return an ask with its names resolved to ids.

        Raises:
            QuestionError: for all unknown names and all invalid dates; if another shipped theatre
                has all the names, the error says which. If only names of suppositions are unknown,
                it has the faults of the other suppositions too.
        """
        found, faults = resolved_as_far(ask, self.record)
        if not faults:
            return found
        if elsewhere := told_elsewhere(faults, ask, self.shown):
            raise QuestionError.of(elsewhere)
        of_suppositions = all(fault.field in WhatIf.__struct_fields__ for fault in faults)
        if of_suppositions and found.what_if.changes and not ask.question.apart:
            day, body = asked_about(self.record, found)
            faults += every_fault(self._recorded(found), found, day, body)
        raise QuestionError.of(faults)

    def view(self, ask: Ask) -> View:
        """Return the view for an ask; asks that differ only in their question share it."""
        hidden = _hidden(ask)
        day, body = asked_about(self.record, ask) if ask.what_if.changes else (None, "")
        apart = ask.question.apart  # its suppositions are not in the view itself
        parts = (ask.as_of, ask.account, ask.what_if, ask.seed, hidden, day, body, apart)
        key = msgspec.json.encode(parts, order="sorted")
        if key not in self._views:
            self._views[key] = supposed(self._recorded(ask), ask, day, body)
        return self._views[key]

    def _recorded(self, ask: Ask) -> View:
        """Return the view for an ask without what it supposes."""
        as_of = parse_date(ask.as_of).first if ask.as_of else None
        view = view_of(self.record, ask.account, as_of)
        hidden = _hidden(ask)
        if hidden == _EVERY_CASE:
            return view.hiding_outcomes()
        return view.hiding_outcome(hidden) if hidden else view


def _hidden(ask: Ask) -> str:
    """Return the case whose outcome is hidden; empty if none is."""
    return getattr(ask.question, "case", _EVERY_CASE) if ask.hide_outcome else ""


def answer_alone(ask: Ask) -> Answer:
    """Answer an ask that needs no record.

    Raises:
        QuestionError: the question cannot be answered as asked.
    """
    with placing(ask):
        return complete(ask.row.function(ask.question), ask, None)


@contextmanager
def placing(ask: Ask) -> Iterator[None]:
    """Add file and line to faults of fields that came from a file, and the faults of its form."""
    faults = list(ask.faults)
    try:
        yield
    except QuestionError as error:
        faults += [placed(fault, ask.files) for fault in error.faults]
    if faults:
        raise QuestionError.of(faults)


def answered(
    ask: Ask, opened: dict[str, OpenTheatre] | None = None, *, anew: bool = False
) -> Answer:
    """Answer any ask; open its theatre if it is not open.

    Args:
        ask: what is asked.
        opened: open theatres by name; a theatre opened here is added.
        anew: compute the answer even if a cached one exists.
    """
    if not ask.question.needs_record:
        return answer_alone(ask)
    theatres: dict[str, OpenTheatre] = {} if opened is None else opened
    name = "\n".join((ask.theatre, *ask.overlay))
    if name not in theatres:
        theatres[name] = OpenTheatre(ask.theatre, ask.overlay)
    return theatres[name].answer(ask, anew=anew)


def answers_beside(ask: Ask, names: Sequence[str], opened: dict[str, OpenTheatre]) -> list[Answer]:
    """Return the answers to other questions that a page also shows.

    Args:
        ask: the ask, whose fields they share.
        names: the questions, by their names in the catalogue.
        opened: theatres that are open.
    """
    found = []
    for name in names:
        kind = CATALOGUE[name].question
        shared = {
            item: getattr(ask.question, item)
            for item in kind.__struct_fields__
            if item in ask.question.__struct_fields__
        }
        # The page leaves out what cannot be asked about a case, such as positions in a case of law.
        with suppress(QuestionError):
            found.append(answered(replace(ask, question=kind(**shared)), opened))
    return found
