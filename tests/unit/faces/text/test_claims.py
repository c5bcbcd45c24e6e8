"""Pages on who makes a claim, and on statements that rest on one origin."""

from __future__ import annotations

from allies.faces.text.claims import claims_page
from allies.faces.text.printing import rendered
from allies.questions.claims import ClaimsAnswer, Shares
from allies.questions.parts import Paging
from tests.apparatus import Run, Template, words


def test_a_passage_stands_in_the_text_of_the_source_that_has_it(run: Run) -> None:
    page = words(run("claim", "uzb-2012").out)
    assert "rferl-2012-06-28 repeated by dehaas2017, Uz, CSTO, n. 37." in page
    assert "golts2012 para. 2." in page


def test_a_claim_says_since_when_and_how_often_it_was_repeated(run: Run) -> None:
    page = words(run("claim", "uzb-2012/withdrew").out)
    assert page.startswith("It left the organisation version uzb-2012/withdrew; draft Held by ")
    assert "golts2012" in page.partition(".")[0]
    assert "Public since 2012-07-16; " in page
    one = words(run("claim", "uzb-2012/withdrew", "--as-of", "2012-07-16").out)
    assert "; as published by 16 July 2012" in one
    assert "Public since 2012-07-16; one origin." in one


def test_a_claim_tells_its_day_its_contents_and_its_note(run: Run) -> None:
    act = words(run("claim", "transfer.vehicles-2015").out)
    assert " Date: 2015-02. Public since 2015-04" in act
    register = words(run("claim", "kaz.laumulin-2012").out)
    assert "Contents by Murat Laumulin threat Growing political extremism in Kyrgyzstan" in register
    assert "order in the document's order, which is not a ranking Note Numbered from" in register
    organ = words(run("claim", "csto.afghanistan_group").out)
    assert "From 2005. Public since 2007-03-15" in organ
    assert "under Council of Foreign Ministers" in organ
    assert "Contents" not in words(run("claim", "uzb-2012/withdrew").out)


def test_a_page_that_counts_citations_says_where_they_all_are(run: Run) -> None:
    counting, whole = run("capital", "KAZ").out, run("claim", "uzb-2012").out
    assert "2 more]" in words(counting)
    assert "Brackets that count citations (2 more): --json names all" in words(counting)
    assert "Brackets that count" not in whole


def test_what_is_a_judgement_is_called_one(run: Run, template: Template) -> None:
    asked = ("claim", "xlo.government-formed.2000-01-01", "--theatre", template.name)
    page = words(run(*asked).out)
    assert "A judgement. Note Nobody disputes who governs Lowland." in page
    assert "Origins" not in page


def test_single_origins_are_counted_with_their_shares(run: Run) -> None:
    page = words(run("claims").out)
    counted = run("claims", "--json").json["shares"]
    share = f"{100 * counted['single'] / counted['whole']:.0f}"
    assert f"Of {counted['whole']} statements, {counted['single']} ({share} %) rest on one" in page
    busiest = run("claims", "--json").json["claims"][0]["origins"][0]
    assert f"judgement alone. {busiest}: " in page


def test_where_there_is_no_statement_no_share_is_given() -> None:
    nothing = Shares(whole=0, judged=0, single=0, single_document=0)
    paging = Paging(page=1, pages=1, rows=0)
    answer = ClaimsAnswer(shares=nothing, by_origin={}, paging=paging, claims=())
    page = rendered(claims_page(answer))
    assert "Nothing had been published by that day." in page
