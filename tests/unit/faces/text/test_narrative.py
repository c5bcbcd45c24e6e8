"""The page on a contest told as a chain."""

from __future__ import annotations

import pytest

from allies.world.view import View
from tests.apparatus import Run, refused, words

MOST_LINES, MOST_COLUMNS = 45, 100


def test_every_contest_fits_on_one_screen(run: Run, view: View) -> None:
    for contest in view.contests:
        page = run("narrative", contest)
        assert (page.code, page.err) == (0, "")
        lines = page.out.splitlines()
        assert len(lines) <= MOST_LINES, contest
        assert max(map(len, lines)) <= MOST_COLUMNS, contest


def test_the_page_tells_the_voice_the_source_and_the_repetition(run: Run) -> None:
    page = words(run("narrative", "osh-inaction").out)
    assert "globalpost-2010-06-15, 2010-06-15; one origin, repeated once." in page
    assert "Later contradicted (B) by diis2013." in page
    full = words(run("narrative", "osh-inaction", "--full").out)
    assert "the other CSTO members as reported by diis2013 and diis2013 say so" in full
    assert "reported by dehaas2017 repeat globalpost-2010-06-15" in full
    assert len(full) > len(page)


def test_one_version_alone_is_told_as_such(run: Run) -> None:
    page = run("narrative", "osh-inaction", "--as-of", "2014-01-01").out
    assert "dehaas2017" not in page
    alone = words(run("narrative", "osh-inaction", "--as-of", "2011-01-01").out)
    assert "Only one version had been published by then; nobody contradicted it." in alone


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("uzb-2o12", ("unknown contest 'uzb-2o12'", "did you mean 'uzb-2012'?")),
        ("osh-2010", ("'osh-2010' is a case, not a contest", "`allies contested`")),
        ("UZB", ("'UZB' is a state, not a contest",)),
        ("uzb-2012/withdrew", ("is a version, not a contest", "did you mean 'uzb-2012'?")),
    ],
)
def test_what_is_no_contest_is_refused_with_the_nearest_name(
    run: Run, name: str, said: tuple[str, ...]
) -> None:
    refused(run("narrative", name), *said)
