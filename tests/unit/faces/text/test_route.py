"""Pages on ways."""

from __future__ import annotations

from tests.apparatus import Run, words

RIGA = (
    *("route", "riga", "hairatan", "--mode", "rail", "--mover", "USA", "--cargo", "non_lethal"),
    *("--on", "2012-08-15"),
)


def section(page: str, title: str) -> list[str]:
    """Return the lines of one section of a page."""
    lines = page.splitlines()
    first = lines.index(title) + 1
    return lines[first : lines.index("", first)]


def test_what_each_supposition_makes_of_a_way_is_listed_in_one_order(run: Run) -> None:
    asked = ("route", "kabul", "riga", "--mover", "USA", "--cargo", "non_lethal", "--compare")
    rows = section(run(*asked, "--on", "2012-06-12").out, "OTHERWISE")
    first = [row.strip().partition("  ")[0] for row in rows[1:]]
    modes = [f"by {mode} only" for mode in ("rail", "road", "sea", "ferry", "river", "air")]
    assert first[0] == "everybody consents"
    assert first[first.index("not by air") + 1 :] == [
        *modes,
        "silence is refusal",
        "? no answer on record for any mode",
    ]
    (rail,) = [row for row in rows if "by rail only" in row]
    assert "no way" in rail


def test_where_there_is_no_way_the_ways_by_supposition_are_still_compared(run: Run) -> None:
    asked = (*RIGA, "--deny", "RUS", "--compare")
    assert run(*asked, "--json").json["routes"] == []
    page = run(*asked).out
    assert "no way" in page
    (row,) = [row for row in section(page, "OTHERWISE") if "everybody consents" in row]
    assert "5,008" in row


def test_a_consent_that_rests_on_a_judgement_says_so(run: Run) -> None:
    rows = section(run(*RIGA).out, "WHO LETS IT THROUGH")
    (latvia,) = [words(row) for row in rows if "Latvia" in row]
    assert latvia == "Latvia rail let it through 2004-03-29 [judgement]"


def test_a_page_says_what_is_moved_in_words(run: Run) -> None:
    assert "The United States moves non-lethal goods by rail" in run(*RIGA).out


def test_a_queue_is_told_of_the_last_to_set_out(run: Run) -> None:
    asked = ("route", "hairatan", "charikar", "--mode", "road", "--mover", "USA", "--cargo", "fuel")
    page = words(run(*asked, "--on", "2012-06-15", "--vehicles-a-day", "10000", "--for", "3").out)
    assert "10,000 vehicles a day for 3.0 days" in page
    assert "12.0 of them in a queue of 24,000" in page
