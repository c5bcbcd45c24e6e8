"""`allies cases`."""

from __future__ import annotations

from allies.cli.printing import show
from allies.reports.page_cases import cases_json, cases_page
from allies.theatre.opening import open_theatre


def run_cases(theatre: str, *, as_json: bool) -> None:
    """Print the cases of a theatre."""
    world = open_theatre(theatre)
    show(cases_json(world), cases_page(world), as_json=as_json)
