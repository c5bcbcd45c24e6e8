"""The page on the sources of a theatre."""

from __future__ import annotations

from allies.world.view import View
from tests.apparatus import Run, words


def test_the_list_of_sources_says_how_each_is_cited_and_where_it_is_found(
    run: Run, view: View
) -> None:
    pages = [run("sources", "--page", str(page)).out for page in (1, 2, 3)]
    page = words("".join(pages))
    assert "rferl-2012-06-28 2 Radio Free Europe" in page  # through another's note
    assert "in their order: the opening; threats; CSTO reform;" in page
    one = next(source for source in view.sources.values() if source.url)
    assert one.url in page.replace(" ", "") or one.url in page


def test_the_title_counts_the_sources_and_says_what_was_known(run: Run) -> None:
    rows = run("sources", "--json").json["paging"]["rows"]
    assert run("sources").out.startswith(f"{rows} sources, ")
    early = run("sources", "--as-of", "2006-01-01").out
    assert early.splitlines()[0].endswith(" citations; as published by 1 January 2006")
