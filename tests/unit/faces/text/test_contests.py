"""The page on contradictions between the sources."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_where_nothing_was_contested_yet_the_page_says_so(run: Run) -> None:
    assert "nothing in the record" in run("contested", "--as-of", "1990-01-01").out


def test_a_type_says_what_it_means(run: Run) -> None:
    page = run("contested", "--type", "dating").out
    assert "\nDating\n  The same event, with different dates.\n" in page
    assert "Only one side can be true." in run("contested").out


def test_the_version_that_the_account_chooses_is_marked(run: Run) -> None:
    for account, chosen in (
        ((), "> suspended_participation"),
        (("--account", "golts2012"), "> withdrew"),
    ):
        page = words(run("contested", *account).out)
        _, _, found = page.partition("uzb-2012 C1")
        assert chosen in found[:500]
