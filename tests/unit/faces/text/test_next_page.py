"""The line that says how to ask for the next page."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_the_next_page_is_asked_for_with_all_that_the_first_was(run: Run) -> None:
    asked = ("timeline", "--as-of", "2013-01-01", "--account", "golts2012")
    page = words(run(*asked).out)
    _, _, found = page.partition("The next: `allies ")
    following, _, _ = found.partition("`")
    assert following == f"{' '.join(asked)} --page 2"
    shown = run(*following.split(), "--json").json
    assert (shown["paging"]["page"], shown["asked"]["account"]) == (2, "golts2012")


def test_the_last_page_names_no_next_one(run: Run) -> None:
    last = run("sources", "--json").json["paging"]["pages"]
    page = run("sources", "--page", str(last)).out.rstrip().splitlines()[-1]
    assert (
        page
        == f"Page {last} of {last}, {run('sources', '--json').json['paging']['rows']} rows in all."
    )
    assert "Page " not in run("claims", "--origin", "golts2012").out
