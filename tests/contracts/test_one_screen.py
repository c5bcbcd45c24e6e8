"""The answer to a crisis fits on one screen, whatever the crisis."""

from __future__ import annotations

import os

import pytest

from allies.theatre.opening import open_theatre
from allies.world.view import View, view_of
from tests.apparatus import SHIPPED, Run

MOST_LINES, MOST_COLUMNS = 45, 100
CASES = sorted(path.stem for path in (SHIPPED / "cases").iterdir())
SECOND = sorted(path.stem for path in (SHIPPED.parent / "west_africa" / "cases").iterdir())
ALL = bool(os.environ.get("ALLIES_HOSTILE"))  # set by `make check-all`


@pytest.mark.parametrize("case", CASES)
def test_the_page_of_a_case_fits_on_one_screen(run: Run, view: View, case: str) -> None:
    fits(run, view, case, SHIPPED.name)


@pytest.mark.parametrize("case", SECOND if ALL else SECOND[:2])
def test_so_does_the_page_of_a_case_of_the_second_theatre(run: Run, case: str) -> None:
    fits(run, view_of(open_theatre("west_africa")), case, "west_africa")


def fits(run: Run, view: View, case: str, theatre: str) -> None:
    """Assert that the pages of a case fit on one screen, and put its question."""
    day = view.cases[case].on.latest.isoformat()
    for options in ((), ("--as-of", day), *([("--hide-outcome",)] if ALL else [])):
        page = run("assess", case, *options, "--theatre", theatre)
        assert (page.code, page.err) == (0, "")
        lines = page.out.splitlines()
        assert len(lines) <= MOST_LINES, options
        assert max(map(len, lines)) <= MOST_COLUMNS, options
        assert view.cases[case].question.asks in " ".join(page.out.split())


@pytest.mark.skipif(not ALL, reason="slow; asked with all tests")
@pytest.mark.parametrize(
    ("organisation", "theatre"),
    [
        *((name, "central_asia") for name in ("csto", "sco", "cis", "nato")),
        ("ecowas", "west_africa"),
    ],
)
def test_the_page_of_a_dossier_fits_on_one_screen(
    run: Run, organisation: str, theatre: str
) -> None:
    page = run("dossier", organisation, "--theatre", theatre)
    assert page.code == 0
    lines = page.out.splitlines()
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= MOST_COLUMNS
