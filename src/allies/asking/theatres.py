"""Errands on a theatre as a whole: check it with its expectations, start one, or add to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from allies import errors
from allies.assessment.record.conflicts import conflicts
from allies.assessment.record.expectations import CheckedExpectation, run_expectations
from allies.questions.theatres import AddAnswer, CheckAnswer, Expected, Fault, NewAnswer
from allies.theatre.adding import with_entry, write_entry
from allies.theatre.checking import Checked, check_files, check_theatre
from allies.theatre.files import find_theatre, read_files
from allies.theatre.questions import Started
from allies.theatre.starting import start_theatre
from allies.world.cases import happened
from allies.world.record import Record
from allies.world.view import view_of


def check(theatre: str) -> CheckAnswer:
    """Check a theatre: every fault, every conflict of rules, and every expectation that fails.

    Args:
        theatre: a shipped theatre, or a folder.

    Raises:
        QuestionError: there is no such theatre.
    """
    return _answer_of(check_theatre(find_theatre(theatre)))


def _answer_of(checked: Checked) -> CheckAnswer:
    record = checked.record
    run = run_expectations(record) if record is not None else ()
    faults = [*checked.faults, *_unmet(checked, run)]
    if record is not None:
        faults += _conflicts(checked, record)
    return CheckAnswer(
        schema="allies/check/2",
        theatre=checked.files.shown_root,
        passed=not faults,
        faults=tuple(_part(fault) for fault in faults),
        notes=tuple(_part(fault) for fault in checked.notes),
        expectations=Expected(run=len(run), kept=sum(item.holds for item in run)),
        counts=_counts(record) if record is not None else None,
    )


def new(name: str, copied: str = "", given: Started | None = None) -> NewAnswer:
    """Start a theatre in the current folder.

    Args:
        name: its name.
        copied: the theatre to copy; the small commented one if not given.
        given: answers to write a theatre from instead.

    Raises:
        QuestionError: the name is invalid or in use, there is nothing to copy, or the folder
            cannot be written.
    """
    folder = start_theatre(name, Path(), copied, given)
    first = _first_case(folder)
    asks = (f"allies assess {first} --theatre {folder.name}",) if first else ()
    return NewAnswer(
        schema="allies/new/2",
        theatre=folder.name,
        asks=(f"allies check {folder.name}", *asks),
        copied=copied,
    )


def _first_case(folder: Path) -> str:
    """Return a case of a theatre to begin with; empty if it has none or has faults."""
    record = check_theatre(folder).record
    return min(record.cases, default="") if record else ""


def add(theatre: str, kind: str, entry: str) -> AddAnswer:
    """Add an entry to a theatre if it then still passes its check; else write nothing.

    Args:
        theatre: the theatre's folder.
        kind: what to add: an act, a source, a case or a force.
        entry: the entry, as YAML.

    Raises:
        QuestionError: the text is not one entry, or the theatre takes none.
    """
    read = read_files(find_theatre(theatre))
    files, place = with_entry(read, kind, entry)
    found = _answer_of(check_files(files))
    if found.passed:
        write_entry(files, place)
    before = () if found.passed else _answer_of(check_files(read)).faults
    return AddAnswer(
        schema="allies/add/2",
        theatre=found.theatre,
        file=place,
        written=found.passed,
        faults=tuple(item for item in found.faults if item not in before),
        before=before,
        expectations=found.expectations,
    )


def _part(fault: errors.Fault) -> Fault:
    return Fault(
        what=errors.spelled(fault.what),
        where=fault.where,
        why=errors.spelled(fault.why),
        remedy=errors.spelled(fault.remedy),
    )


def _unmet(checked: Checked, run: Iterable[CheckedExpectation]) -> Iterator[errors.Fault]:
    """Return a fault for every expectation that does not hold."""
    for item in run:
        if not item.holds:
            yield errors.Fault(
                f"expected '{item.expectation.verdict}', found '{item.found}'",
                checked.where(f"expectation:{item.number}"),
                item.expectation.says,
                "correct the expectation, or the entries it is about",
            )


def _conflicts(checked: Checked, record: Record) -> list[errors.Fault]:
    """Return each pair of conflicting rules once, at the place of the first."""
    found: dict[tuple[str, ...], errors.Fault] = {}
    for item in conflicts(view_of(record)):
        places = {name: checked.where_provision(name) for name in (*item.permits, *item.forbids)}
        others = ", ".join(places[name] for name in item.forbids)
        found.setdefault(
            tuple(places),
            errors.Fault(
                f"{', '.join(item.permits)} and {', '.join(item.forbids)} conflict",
                next(iter(places.values())),
                f"under the reading '{item.reading}' one permits and the other forbids"
                f" {item.means} in {item.case}, so the verdict is unknown; the other is at "
                + others,
                "let one of them override the other, or give them to different readings",
            ),
        )
    return list(found.values())


def _counts(record: Record) -> dict[str, int]:
    acts = len(happened(record.acts, record.cases.values()))
    supposed = sum(len(case.acts) for case in record.cases.values() if case.hypothetical)
    return {
        "sources": len(record.sources),
        "contests": len(record.contests),
        "states": len(record.states),
        "organisations": len(record.organisations),
        "provisions": len(record.provisions),
        "acts": acts,
        **({"supposed acts": supposed} if supposed else {}),
        "forces": len(record.forces),
        "cases": len(record.cases),
        "expectations": len(record.expectations),
    }
