"""The commands about a theatre itself: check and new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from allies.assessment.record.conflicts import conflicts
from allies.assessment.record.expectations import run_expectations
from allies.cli.app import DEFAULT_THEATRE
from allies.cli.printing import show
from allies.errors import Fault, QuestionError
from allies.reports.page_theatre import check_json, check_page, started_json, started_page
from allies.theatre.checking import Checked, check_theatre
from allies.theatre.files import find_theatre
from allies.theatre.starting import start_theatre


def run_check(theatre: str, by_option: str, *, as_json: bool) -> None:
    """Check a theatre and its expectations; end with code 1 where anything is wrong."""
    if theatre and by_option not in (theatre, DEFAULT_THEATRE):
        raise QuestionError(
            f"two theatres are named: '{theatre}' and '{by_option}'",
            where="allies check",
            remedy="check one at a time",
        )
    checked = check_theatre(find_theatre(theatre or by_option))
    faults = list(checked.faults)
    kept = run_expectations(checked.world) if checked.world is not None else ()
    faults += [
        Fault(
            f"expected '{item.expectation.verdict}', found '{item.found}'",
            checked.where(f"expectation:{item.number}"),
            item.expectation.says,
            "mend the expectation, or the entries it is about",
        )
        for item in kept
        if not item.holds
    ]
    faults += _conflicts(checked)
    show(check_json(checked, faults, kept), check_page(checked, faults, kept), as_json=as_json)
    if faults:
        raise typer.Exit(1)


def _conflicts(checked: Checked) -> list[Fault]:
    """Return rules that conflict, each pair once, where the first of them stands."""
    if checked.world is None:
        return []
    found: dict[tuple[str, ...], Fault] = {}
    for item in conflicts(checked.world):
        places = {name: checked.where_provision(name) for name in (*item.permits, *item.forbids)}
        found.setdefault(
            tuple(places),
            Fault(
                f"{_list(item.permits)} and {_list(item.forbids)} conflict",
                next(iter(places.values())),
                f"under the reading '{item.reading}' one permits and the other forbids"
                f" {item.means} in {item.case}, so the verdict is unknown; the other stands at "
                + _list([places[name] for name in item.forbids]),
                "let one of them override the other, or give them to different readings",
            ),
        )
    return list(found.values())


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def run_new(name: str, *, as_json: bool) -> None:
    """Start a theatre in the folder this is run from."""
    started = started_json(start_theatre(name, Path()))
    show(started, started_page(started), as_json=as_json)
