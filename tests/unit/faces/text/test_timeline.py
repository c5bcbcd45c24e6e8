"""The page on what happened, in order."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_a_timeline_of_days_beyond_the_record_says_what_the_record_covers(run: Run) -> None:
    page = words(run("timeline", "--from", "2020-01-01").out)
    assert "lies outside the record, which covers 1992-05-15 to 2017-01-23" in page
    assert "nothing on record; the record covers 1992-05-15 to 2017-01-23" in page


def test_an_act_that_is_supposed_says_so(run: Run) -> None:
    page = words(run("timeline", "--about", "tajikistan-incursion-2015").out)
    assert " (supposed) [judgement]" in page
    assert "(supposed)" not in run("timeline", "--about", "osh-2010").out


def test_what_may_not_have_been_published_stands_apart(run: Run) -> None:
    page = run("timeline", "--about", "UZB", "--as-of", "2012-07-20").out
    surely, _, perhaps = page.partition("\nIt is uncertain whether this was published by then\n")
    assert "2012-07/2012-09  Murat Laumulin said: " in perhaps
    assert "; as published by 20 July 2012\n" in surely


def test_a_contested_act_names_its_version(run: Run) -> None:
    page = words(run("timeline", "--about", "uzb-2012").out)
    assert "(in uzb-2012/withdrew)" in page


def test_each_act_shows_its_id_and_a_long_list_leads_to_the_search_by_word(run: Run) -> None:
    page = words(run("timeline", "--about", "tokmok").out)
    assert "laumulin2012, CSTO reform; judgement] kgz.tokmok" in page
    assert "shows it in full: `allies claim kgz.tokmok`" in page
    assert "allies find" not in page
    assert "To search it by word: `allies find border`" in words(run("timeline").out)
