"""Pages about the record."""

from __future__ import annotations

import pytest

from allies.world.view import View
from tests.apparatus import Run, Template, words


def test_members_come_before_partners_and_whoever_stood_outside(run: Run) -> None:
    rows = run("members", "nato", "--on", "2012-07-15").out.splitlines()
    statuses = [word for row in rows for word in row.split() if word in ("member", "partner")]
    assert statuses == sorted(statuses)
    assert set(statuses) == {"member", "partner"}


def test_a_list_of_members_says_that_it_may_not_be_whole(run: Run) -> None:
    for asked in (("members",), ("members", "nato")):
        assert "Only states of this theatre are listed" in words(run(*asked).out)


def test_a_passage_stands_in_the_text_of_the_source_that_has_it(run: Run) -> None:
    page = words(run("claim", "uzb-2012").out)
    assert "rferl-2012-06-28 repeated by dehaas2017, Uz, CSTO, n. 37." in page
    assert "golts2012 para. 2." in page


def test_where_nothing_was_contested_yet_the_page_says_so(run: Run) -> None:
    assert "nothing in the record" in run("contested", "--as-of", "1990-01-01").out


def test_one_of_a_kind_is_counted_in_the_singular(run: Run, template: Template) -> None:
    page = words(run("check", template.name).out)
    assert "1 contest, 2 states, 1 organisation, 3 provisions" in page


def test_a_chronicle_of_days_beyond_the_record_says_what_the_record_covers(run: Run) -> None:
    page = words(run("timeline", "--from", "2020-01-01").out)
    assert "nothing in the record, which covers 1992-05-15 to 2017-01-23" in page


def test_a_list_of_members_says_which_text_its_column_is_about(run: Run) -> None:
    page = words(run("members", "csto", "--on", "2002-11-01").out)
    assert "STATUS SINCE FOUNDING TEXT BOUND BY" in page
    assert "whether the Charter of the CSTO, 7 October 2002, is in force for it." in page
    assert "Collective Security Treaty: allies members cst --on 2002-11-01" in page
    assert "Founding text: none of its texts is on record." in words(run("members", "adb").out)


@pytest.mark.parametrize(("on", "in_force"), [("2003-09-18", "no"), ("2003-09-19", "yes")])
def test_the_sco_rests_on_its_charter_and_not_on_the_older_convention(
    run: Run, on: str, in_force: str
) -> None:
    data = run("members", "sco", "--on", on, "--json").json
    parties = {
        item["state"]: item["status"]["treaty_party"]
        for item in data["members"]
        if item["status"]["membership"] == "member"
    }
    assert set(parties) == {"CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert set(parties.values()) == {in_force}
    page = words(run("members", "sco", "--on", on).out)
    assert "whether the Charter of the SCO, 7 June 2002, is in force for it." in page


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("1993-01-21", "is in force for it; it could not be signed yet."),
        ("1993-01-22", "is in force for it."),
    ],
)
def test_a_text_that_could_not_be_signed_yet_is_said_to_be_none(
    run: Run, on: str, said: str
) -> None:
    page = words(run("members", "cis", "--on", on).out)
    assert f"Founding text: whether the Charter of the CIS, 22 January 1993, {said}" in page


def test_the_list_of_sources_says_how_each_is_cited_and_where_it_is_found(
    run: Run, view: View
) -> None:
    page = words(run("sources").out)
    assert "rferl-2012-06-28 2 Radio Free Europe" in page  # through another's note
    assert "in their order: the opening; threats; CSTO reform;" in page
    one = next(source for source in view.sources.values() if source.url)
    assert one.url in page.replace(" ", "") or one.url in page


def test_no_heading_stands_over_nothing(run: Run) -> None:
    for asked in (("threats", "--on", "1995-01-01"), ("law", "FRA", "--on", "1995-01-01")):
        lines = run(*asked).out.rstrip().splitlines()
        for heading, following in zip(lines[1:], [*lines[2:], ""], strict=True):
            if heading and not heading.startswith(" "):
                assert following.startswith("  "), heading
