"""What a page says to ask next is put to the record that was asked, and of the same day."""

from __future__ import annotations

import re

import pytest

from tests.apparatus import Run, words


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (("positions", "osh-2010", "--on", "2010-06-13"), "--on 2010-06-13"),
        (("positions", "osh-2010", "--as-of", "2012-07-20"), "--as-of 2012-07-20"),
        (("positions", "osh-2010", "--hide-outcome"), "--hide-outcome"),
        (("audit", "csto", "--as-of", "2012-07-20"), "--as-of 2012-07-20"),
        (("audit", "csto", "--account", "diis2013"), "--account diis2013"),
        (("timeline", "--as-of", "2013-07-20"), "--as-of 2013-07-20"),
    ],
)
def test_what_a_page_says_to_ask_next_keeps_what_was_asked(
    run: Run, asked: tuple[str, ...], kept: str
) -> None:
    told = _told(run(*asked).out)
    assert told
    assert all(kept in command for command in told)
    plain = [word for word in asked if word not in kept.split()]
    assert all(kept not in command for command in _told(run(*plain).out))


def test_what_is_supposed_is_kept_by_the_questions_that_understand_it(run: Run) -> None:
    told = _told(run("assess", "osh-2010", "--rule", "simple_majority", "--draws", "50").out)
    kept = {command.split()[1] for command in told if "--rule simple_majority" in command}
    assert kept == {"positions", "rests-on"}
    assert {"law"} <= {command.split()[1] for command in told} - kept


def _told(page: str) -> list[str]:
    return re.findall(r"`(allies [^`]*)`", words(page))
