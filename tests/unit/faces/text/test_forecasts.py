"""The page of what the documents foresaw."""

from __future__ import annotations

from allies.faces.text.style import MOST_COLUMNS
from tests.apparatus import Run, refused


def test_the_scores_come_first_then_each_forecast_in_the_documents_words(run: Run) -> None:
    page = run("forecasts")
    assert (page.code, page.err) == (0, "")
    lines = page.out.splitlines()
    assert max(map(len, lines)) <= MOST_COLUMNS
    assert lines[2].split() == ["DOCUMENT", "FORECASTS", "SETTLED", "HOW", "THEY", "ENDED"]
    told = " ".join(page.out.split())
    assert "golts2012 2 1 failed 1, untestable 1" in told
    assert "(“inevitably”; by 2015). [golts2012, para. 6]" in told
    assert "(said flatly; no time named). [diis2013, ch. 3, n. 90]" in told
    assert "The record covers" not in told


def test_what_nobody_had_published_says_nothing_of_later_grounds(run: Run) -> None:
    page = run("forecasts", "golts2012", "--as-of", "2013-06-30").out
    assert "Its time had not run out by 2013-06-30." in page
    assert "[published later]" not in page
    assert "ucdp" not in page


def test_a_theatre_without_forecasts_offers_no_document(run: Run) -> None:
    page = run("forecasts", "--theatre", "west_africa")
    assert (page.code, page.err) == (0, "")
    assert "No document on record foresaw anything." in page.out
    assert "One document" not in page.out


def test_an_unknown_document_is_refused(run: Run) -> None:
    refused(run("forecasts", "golts2013"), "golts2013")
