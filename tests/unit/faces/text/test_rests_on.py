"""The page on what an answer rests on."""

from __future__ import annotations

from allies.faces.text.rests_on import LEAST_SWING
from tests.apparatus import Run, words


def test_every_input_that_moves_the_answer_is_shown_and_the_others_are_counted(run: Run) -> None:
    page = words(run("rests-on", "osh-2010", "--draws", "500").out)
    answer = run("rests-on", "osh-2010", "--draws", "500", "--json").json
    moving = [item for item in answer["rests_on"] if item["swing"] >= LEAST_SWING]
    still = len(answer["rests_on"]) - len(moving)
    assert page.count(" points ") == len(moving) > 5
    assert still > 5
    assert f"{still} more inputs change nothing that shows on their own." in page
    assert "on the same 500 draws." in page
    because = "; ".join(answer["confidence_because"])
    assert f"Confidence: {answer['confidence']} ({because})." in page


def test_a_fact_raises_or_lowers_and_everything_else_moves(run: Run) -> None:
    answer = run("rests-on", "osh-2010", "--json").json
    page = run("rests-on", "osh-2010").out
    rows = [line.split() for line in page.splitlines() if " it by " in line]
    for row, item in zip(rows, answer["rests_on"], strict=False):
        points = 100 * (item["high"] - item["low"])
        verb = ("raises" if points >= 0 else "lowers") if item["kind"] == "fact" else "changes"
        assert row[:4] == [item["kind"], verb, "it", "by"]
        assert row[4] == f"{abs(points):.1f}"
    assert {row[1] for row in rows} == {"raises", "lowers", "changes"}


def test_a_change_that_would_be_shown_as_nothing_is_counted_and_not_listed(run: Run) -> None:
    """One draw of 2,000 is half a tenth of a point."""
    asked = ("rests-on", "tajikistan-incursion-2015")
    assert {item["swing"] for item in run(*asked, "--json").json["rests_on"]} & {0.0005}
    assert "by 0.0 points" not in words(run(*asked).out)


def test_what_moves_nothing_is_not_listed_as_moving_it(run: Run) -> None:
    page = words(run("rests-on", "batken-2000").out)
    assert "by 0.0 points" not in page
    assert "No input changes the likelihood on its own." in page


def test_where_there_is_no_likelihood_nothing_moves_one(run: Run) -> None:
    for asked in (("uzbekistan-2012",), ("osh-2010", "--on", "1993-06-01")):
        page = words(run("rests-on", *asked).out)
        assert "There is no likelihood, so no input can change it." in page
        assert "Confidence" not in page


def test_beyond_the_record_the_page_says_so_first(run: Run) -> None:
    page = run("rests-on", "osh-2010", "--on", "2024-01-01").out
    assert page.splitlines()[1].startswith("2024-01-01 lies outside the record")
