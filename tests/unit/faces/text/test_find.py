"""The page on what the record says by word."""

from __future__ import annotations

import re

from tests.apparatus import Run, words


def test_the_first_line_counts_the_entries_and_each_has_a_command(run: Run) -> None:
    page = run("find", "tokmok").out
    assert page.startswith("3 entries say 'tokmok'\n2 acts and 1 place.\n")
    assert "`allies claim kgz.tokmok`" in page
    assert "`allies timeline --about tokmok`" in page
    assert run("find", "simple majority").out.startswith("1 entry says 'simple majority'\n")


def test_the_first_line_says_how_the_search_was_confined(run: Run) -> None:
    page = run("find", "tokmok", "--kind", "act", "--from", "2012-07").out
    assert page.startswith("1 entry says 'tokmok'; only acts; from 2012-07\n")
    assert "Of other kinds or days: 2 more." in page
    early = run("find", "transit", "--as-of", "2007-04-01").out
    assert "say 'transit'; as published by 1 April 2007\n" in early
    assert " --as-of 2007-04-01`" in early


def test_the_command_that_is_shown_answers(run: Run) -> None:
    for kind in ("act", "version", "contest", "provision", "reading", "case", "organ", "force"):
        (row, *_) = run("find", "csto", "--kind", kind, "--json").json["found"]
        assert row["kind"] == kind
    for asked in ("claim kgz.tokmok", "timeline --about tokmok", "provisions csto"):
        assert run(*asked.split()).code == 0


def test_nothing_found_says_so_and_what_is_near(run: Run) -> None:
    page = words(run("find", "tokmk").out)
    assert page.startswith("No entry says 'tokmk' No entry has 'tokmk'. Near it: 'tokmok'")
    far = words(run("find", "zzzzqqqq", "uzbek").out)
    assert "No entry has 'zzzzqqqq'. No word of the record is near it. Apart: 'uzbek' is in" in far
    phrase = words(run("find", "bishkek zzzzqqqq uzbek").out)
    assert "No entry has 'bishkek zzzzqqqq uzbek' as a phrase; its words are searched" in phrase
    assert "No entry has 'zzzzqqqq'. No word" in phrase


def test_a_phrase_leads_to_its_words_apart(run: Run) -> None:
    page = words(run("find", "border skirmishes").out)
    (asked,) = re.findall(r"more have these words apart: `allies (find .+?)`", page)
    assert "kgz.tjk-border" in run(*asked.split()).out
    assert "apart" not in run("find", "border", "skirmishes").out


def test_a_name_is_told_with_its_other_names(run: Run) -> None:
    page = words(run("find", "tajikistan").out)
    assert "'tajikistan' also finds 'TJK', " in page
    assert "other names." in page
    assert "also finds" not in run("find", "osh").out


def test_a_search_that_nothing_fits_shows_what_comes_closest(run: Run) -> None:
    page = words(run("find", "belarus", "missiles", "zzzzqqqq").out)
    assert page.startswith("No entry says all of 'belarus', 'missiles' and 'zzzzqqqq'; ")
    assert "say 2 of them" in page or "says 2 of them" in page
    assert "Lacks 'zzzzqqqq'." in page
    assert "Lacks" not in run("find", "belarus", "missiles").out


def test_rows_that_are_one_page_of_several_say_so_beside_them(run: Run) -> None:
    some = run("find", "uzbekistan", "--csv")
    assert some.out.startswith("kind,")
    assert some.err.startswith("Page 1 of ")
    assert "--page 2`" in some.err
    assert run("find", "tokmok", "--csv").err == ""


def test_a_supposed_entry_says_so_and_who_holds_a_version(run: Run) -> None:
    assert "(supposed)" in run("find", "osh", "--kind", "case").out
    assert "(held by " in run("find", "uzbekistan", "--kind", "version").out


def test_words_that_say_nothing_are_refused(run: Run) -> None:
    refused = run("find", "?")
    assert (refused.code, refused.out) == (2, "")
    assert "WORDS: '?' has no letter and no figure" in refused.err
    assert "WORDS" in run("find").err
    assert "unknown kind of entry 'zebra'" in run("find", "tokmok", "--kind", "zebra").err


def test_a_command_has_only_the_options_that_its_question_takes(run: Run) -> None:
    page = run("find", "tokmok", "--account", "diis2013").out
    assert "`allies claim kgz.tokmok`" in page
    assert "`allies timeline --about tokmok --account diis2013`" in words(page)
