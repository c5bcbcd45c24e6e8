"""The page on the sources of a theatre."""

from __future__ import annotations

from allies.faces.text.printing import rendered
from allies.faces.text.sources import sources_page
from allies.questions.parts import Paging
from allies.questions.sources import SourcesAnswer
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


def test_the_page_says_how_often_the_statements_were_read(run: Run) -> None:
    page, answer = words(run("sources").out), run("sources", "--json").json
    counts, shares = answer["statuses"], run("claims", "--json").json["shares"]
    assert sum(counts.values()) == shares["whole"]
    assert 50 < counts["settled"] < 150  # many of the second round were corrected later
    assert counts["specialist"] == 0
    share = f"{100 * counts['draft'] / shares['whole']:.0f}"
    assert f"{counts['draft']} ({share} %) draft, {counts['read_twice']} (" in page
    settled = f"{100 * counts['settled'] / shares['whole']:.0f}"
    assert f"and {counts['settled']} ({settled} %) settled" in page
    assert "specialist" not in page.partition(".")[0]
    assert "Reviews read 150 entries of which no list was kept." in page


def test_a_page_without_statements_says_so() -> None:
    answer = SourcesAnswer(
        paging=Paging(page=1, pages=1, rows=0),
        sources=(),
        citations=0,
        statuses={"draft": 0},
        read_unnamed=0,
    )
    assert "No statement had been published by then." in words(rendered(sources_page(answer)))
