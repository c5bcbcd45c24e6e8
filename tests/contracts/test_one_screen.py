"""The answer to a crisis fits on one screen, whatever the crisis."""

from __future__ import annotations

import pytest

from allies.world.view import View
from tests.apparatus import SHIPPED, Run

MOST_LINES, MOST_COLUMNS = 45, 100
CASES = sorted(path.stem for path in (SHIPPED / "cases").iterdir())


@pytest.mark.parametrize("case", CASES)
def test_the_page_of_a_case_fits_on_one_screen(run: Run, view: View, case: str) -> None:
    day = view.cases[case].on.latest.isoformat()
    for options in ((), ("--hide-outcome",), ("--as-of", day)):
        page = run("assess", case, *options)
        assert (page.code, page.err) == (0, "")
        lines = page.out.splitlines()
        assert len(lines) <= MOST_LINES, options
        assert max(map(len, lines)) <= MOST_COLUMNS, options
        assert view.cases[case].question.asks in " ".join(page.out.split())
