"""The page on how the record reads in each account."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_an_account_says_where_it_departs_and_what_follows(run: Run) -> None:
    page = words(run("accounts", "--on", "2012-07-15").out)
    assert page.startswith("The accounts, on 15 July 2012 > marks a choice")
    assert "Moscow's position as reported by diis2013 moscow-diis2013 speaks on " in page
    assert "=> Uzbekistan and the CSTO: withdrawn, not member, participation suspended" in page
    assert "It left the organisation; best evidence: It suspended its participation" in page
    assert "=> the same as the best evidence" in page


def test_the_kinds_of_accounts_stand_apart(run: Run) -> None:
    few, everyone = run("accounts").out, run("accounts", "--all").out
    assert "\nThe documents\n" in few
    assert "\nPositions that a source reports\n" in few
    assert "\nOther sources\n" not in few
    assert "\nOther sources\n" in everyone


def test_where_nobody_had_spoken_the_page_says_so(run: Run) -> None:
    assert "no account existed yet" in run("accounts", "--as-of", "1990-01-01").out
