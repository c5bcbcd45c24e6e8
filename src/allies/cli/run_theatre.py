"""The commands about a theatre itself: check and new."""

from __future__ import annotations

from pathlib import Path

import typer

from allies.assessment.expectations import run_expectations
from allies.cli.asking import show
from allies.errors import Fault
from allies.reports.page_theatre import check_json, check_page, started_page
from allies.theatre.checking import check_theatre
from allies.theatre.files import find_theatre
from allies.theatre.starting import start_theatre


def run_check(theatre: str, *, as_json: bool) -> None:
    """Check a theatre and its expectations; end with code 1 where anything is wrong."""
    checked = check_theatre(find_theatre(theatre))
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
    show(check_json(checked, faults, kept), check_page(checked, faults, kept), as_json=as_json)
    if faults:
        raise typer.Exit(1)


def run_new(name: str) -> None:
    """Start a theatre in the folder this is run from."""
    folder = start_theatre(name, Path.cwd())
    show({"folder": folder.name}, started_page(folder), as_json=False)
