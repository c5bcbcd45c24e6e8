"""The sources of a record, with how often each is cited."""

from __future__ import annotations

from allies.assessment.record.sources import sources
from allies.questions.sources import Sources
from allies.world.citations_in import citations
from allies.world.view import View
from tests.apparatus import all_rows, day


def test_every_source_is_listed_once_with_how_often_it_is_cited(view: View) -> None:
    found = sources(view, Sources())
    listed = all_rows(lambda page: sources(view, Sources(page=page)))
    assert [item.id for item in listed] == list(view.sources)
    cited = [item.cite for item in citations(view)]
    assert found.citations == len(cited)
    uses = {item.id: item.cited for item in listed}
    through = [cite for cite in cited if cite.origin == "rferl-2012-06-28"]
    assert through
    own = [cite for cite in cited if cite.source == "rferl-2012-06-28"]
    assert uses["rferl-2012-06-28"] == len(own) + len(through)


def test_what_a_source_does_not_say_of_itself_is_null(small_view: View) -> None:
    by_id = {item.id: item for item in sources(small_view, Sources()).sources}
    found = by_id["pact-text"]
    assert (found.author, found.url, found.published) == (None, None, "2001-05-01")
    assert found.publisher == "The Pact"


def test_as_of_a_day_only_what_had_appeared_is_listed(view: View) -> None:
    known = view.known_by(day("2012-07-16"))
    early = sources(known, Sources())
    listed = {item.id for item in all_rows(lambda page: sources(known, Sources(page=page)))}
    assert "golts2012" in listed
    assert "diis2013" not in listed
    assert early.citations < sources(view, Sources()).citations
