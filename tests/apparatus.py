"""What the tests share: the small theatre, the shapes of the fixtures, and short ways to ask."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from allies.errors import Fault
from allies.law.facts import Facts
from allies.theatre.checking import Checked, check_theatre
from allies.theatre.starting import TEMPLATE
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.log import Cell
from allies.world.view import View
from allies.world.worlds import Worlds, every_combination

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "src" / "allies"
SHIPPED = PACKAGE / "theatres" / "central_asia"
THEATRES = tuple(sorted(path.parent for path in PACKAGE.glob("theatres/*/theatre.yaml")))
# Documents and data that the project may not ship lie beside its folder, where they are held.
HELD = REPOSITORY.parent / "shared"

# The files of the small theatre, and a citation of its treaty.
ACTS, CASE, CONTESTS = "acts/acts.yaml", "cases/border-2008.yaml", "contests.yaml"
# What a case asks, and a question of law in its place.
OF_LAW_ALONE = (
    "  asks: Will the Pact have at least 100 people in Lowland within 30 days?\n"
    "  organisation: pact\n  means: [rapid_reaction]\n  personnel: 100\n  days: 30\n",
    "  asks: May Lowland leave?\n  proposals:\n"
    "    - {act: withdrew, by: XLO, of: pact, on: 2008-06-05, judgement: invented}\n",
)
EXPECTED, FORCES = "expectations/expectations.yaml", "forces/forces.yaml"
LINKS, PLACES, PACT = "network/links.csv", "network/places.csv", "organisations/pact.yaml"
SOURCES, STATES = "sources.yaml", "states/states.yaml"
CITED = 'cites: [{source: pact-text, at: "art. 1", credibility: 1}]'
EIGHT = "one two three four five six seven eight"  # as few words as make a passage


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


class Run(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *words: str) -> Answer:
        """Return what `allies` answers to some words."""


# Answers a question of the command line as JSON.
Ask = Callable[..., Any]


class Build(Protocol):
    """Builds a view of the template theatre with some of it changed."""

    def __call__(
        self,
        added: Mapping[str, str] | None = None,
        replaced: Mapping[str, tuple[str, str]] | None = None,
    ) -> View:
        """Return the view with text added at the end of files, and text replaced in them."""


class MakeFacts(Protocol):
    """Makes the facts of a question of law."""

    def __call__(
        self,
        view: View,
        day: str,
        host: str = "XLO",
        trigger: str = "external_attack",
        adversaries: tuple[str, ...] = (),
        worlds: Worlds | None = None,
        act: Act | None = None,
    ) -> Facts:
        """Return what rules may ask on a day, about a crisis or an act."""


@dataclass(frozen=True)
class Template:
    """A copy of the template theatre that a test may spoil.

    Attributes:
        folder: where it lies.
    """

    folder: Path

    @cached_property
    def name(self) -> str:
        """The folder as the command line takes it."""
        return str(self.folder)

    def path(self, file: str) -> Path:
        """Return a file of it."""
        return self.folder / file

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace the one place in a file where some text stands."""
        text = self.path(file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.path(file).write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Add text at the end of a file."""
        with self.path(file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    def add_column(self, file: str, name: str) -> None:
        """Add a column at the end of a table, with an empty cell in every row."""
        head, *rows = self.path(file).read_text(encoding="utf-8").splitlines()
        table = [f"{head},{name}", *(f"{row}," for row in rows)]
        self.path(file).write_text("\n".join(table) + "\n", encoding="utf-8")

    def write(self, file: str, content: bytes) -> None:
        """Write a file whole."""
        self.path(file).parent.mkdir(parents=True, exist_ok=True)
        self.path(file).write_bytes(content)

    def where(self, file: str, text: str) -> str:
        """Return the place of the one line that holds some text, as a fault names it."""
        lines = self.path(file).read_text(encoding="utf-8").splitlines()
        (number,) = [at for at, line in enumerate(lines, 1) if text in line]
        return f"{self.folder.name}/{file}:{number}"


def long_tests() -> set[str]:
    """Return the tests that `tests/long.txt` names, by test or by test and example."""
    lines = (REPOSITORY / "tests" / "long.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def template_texts() -> dict[str, bytes]:
    """Return the texts of the template theatre, ready to be read."""
    found = {
        path.relative_to(TEMPLATE).as_posix(): path.read_bytes()
        for path in sorted(TEMPLATE.rglob("*"))
        if path.is_file()
    }
    found["theatre.yaml"] = found["theatre.yaml"].replace(b"id: NAME", b"id: pact_theatre")
    return found


def words(text: str) -> str:
    """Return a text with every run of white space as one space, as if it were one line."""
    return " ".join(text.split())


def no_failure_of_the_program(answer: Answer) -> None:
    """Assert that the program neither failed nor showed a traceback."""
    for text in (answer.out, answer.err):
        assert "Traceback" not in text
        assert "allies itself failed" not in text


def refused(answer: Answer, *said: str) -> None:
    """Assert that a question was refused, with nothing printed but the reasons."""
    no_failure_of_the_program(answer)
    assert answer.code == 2, answer
    assert answer.out == ""
    for part in said:
        assert part in words(answer.err)


def all_rows(ask: Callable[[int], Any]) -> list[Any]:
    """Return the rows of every page of a long answer.

    Args:
        ask: returns the answer with a page of the given number.
    """
    first = ask(1)
    pages = [first, *(ask(page) for page in range(2, first.paging.pages + 1))]
    rows = [row for answer in pages for row in getattr(answer, answer.rows)]
    assert len(rows) == first.paging.rows
    return rows


def day(text: str) -> int:
    """Return a day as an ordinal."""
    return parse_date(text).first


def worlds_of(view: View, on: str, *cells: Cell) -> Worlds:
    """Return a world for every combination of what is contested behind some registers on a day."""
    axes = view.on(day(on)).axes(cells)
    return every_combination(view.evidence.account("best_evidence"), axes)


def fault_with(faults: Iterable[Fault], what: str) -> Fault:
    """Return the one fault that says something."""
    listed = list(faults)
    found = [fault for fault in listed if what in fault.what]
    assert len(found) == 1, [str(fault) for fault in listed]
    return found[0]


def held_rows(path: str) -> list[dict[str, str]]:
    """Return the rows of a table that the project may not ship, or skip the test."""
    table = HELD / path
    if not table.is_file():
        pytest.skip(f"the data of {path} is not held here")
    with table.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def checked(template: Template) -> Checked:
    """Return what checking a theatre shows."""
    return check_theatre(template.folder)


def only_fault(template: Template) -> Fault:
    """Return the one fault of a theatre."""
    (fault,) = checked(template).faults
    return fault


def only_note(template: Template) -> Fault:
    """Return the one note on a theatre that has no fault."""
    found = checked(template)
    assert found.faults == ()
    (note,) = found.notes
    return note


class Spoilt(NamedTuple):
    """One way to spoil the small theatre, and the fault that must come of it.

    Attributes:
        file: the file that is spoilt.
        old: the one text in it that is replaced.
        new: what it is replaced by.
        at: text of the line that the fault must name; empty where any line will do.
        what: part of what the fault says is wrong.
        why: part of the rule it names.
        remedy: part of what it says to do.
    """

    file: str
    old: str
    new: str
    at: str
    what: str
    why: str = ""
    remedy: str = ""

    def of(self, template: Template) -> None:
        """Spoil a theatre."""
        template.replace(self.file, self.old, self.new)

    def is_told_by(self, faults: Iterable[Fault], template: Template) -> None:
        """Assert that one fault says what is wrong, where, why and what to do."""
        fault = fault_with(faults, self.what)
        if self.at:
            assert fault.where == template.where(self.file, self.at)
        assert self.why in fault.why
        assert self.remedy in fault.remedy
