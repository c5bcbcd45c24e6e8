"""Pages on who belonged to what."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, Template, words

ON = "2012-07-15"


def test_members_come_before_partners_and_whoever_stood_outside(run: Run) -> None:
    rows = run("members", "nato", "--on", ON).out.splitlines()
    statuses = [word for row in rows for word in row.split() if word in ("member", "partner")]
    assert statuses == sorted(statuses)
    assert set(statuses) == {"member", "partner"}


def test_a_list_of_members_says_that_it_may_not_be_whole(run: Run) -> None:
    for asked in (("members",), ("members", "nato")):
        assert "Only states of this theatre are listed" in words(run(*asked).out)


def test_a_list_of_members_says_which_text_its_column_is_about(run: Run) -> None:
    page = words(run("members", "csto", "--on", "2002-11-01").out)
    assert "STATUS SINCE FOUNDING TEXT BOUND BY" in page
    assert "whether the Charter of the CSTO, 7 October 2002, is in force for the state." in page
    assert "Collective Security Treaty: `allies members cst --on 2002-11-01`" in page
    assert "Founding text: the record has none of its texts." in words(run("members", "adb").out)


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
    assert "whether the Charter of the SCO, 7 June 2002, is in force for the state." in page


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("1993-01-21", "is in force for the state; it was not yet open for signature."),
        ("1993-01-22", "is in force for the state."),
    ],
)
def test_a_text_that_could_not_be_signed_yet_is_said_to_be_none(
    run: Run, on: str, said: str
) -> None:
    page = words(run("members", "cis", "--on", on).out)
    assert f"Founding text: whether the Charter of the CIS, 22 January 1993, {said}" in page


def test_before_an_organisation_was_founded_the_one_it_builds_on_is_named(run: Run) -> None:
    page = run("members", "csto", "--on", "1999-12-31").out
    assert "nobody on record on that day" in page
    assert "`allies members cst --on 1999-12-31`" in page
    assert "* Uzbekistan is contested" in run("members", "cst", "--on", "1999-12-31").out


def test_where_an_account_is_silent_the_page_says_that_best_evidence_stands_in(run: Run) -> None:
    page = words(run("members", "csto", "--on", ON, "--account", "blagov2007").out)
    assert "account: blagov2007, and the best evidence where it is silent: on " in page
    assert "The account says nothing about uzb-2012; the best evidence is used." in page


def test_contested_belonging_is_marked_with_where_to_look(run: Run) -> None:
    page = run("members", "--on", ON).out
    assert "participation suspended *" in _row(page, "UZB")
    assert f"* contested: see `allies members ORGANISATION --on {ON}`" in page
    early = run("members", "--on", "2007-03-15").out
    assert "*" not in early


def test_all_states_and_the_main_organisations_make_a_grid(run: Run) -> None:
    page = run("members", "--on", "2007-03-15").out
    assert words(_row(page, "KAZ")) == "KAZ Kazakhstan member member partner member member"
    assert words(_row(page, "CHN")) == "CHN China - member - - -"
    assert "ADB, CACO" in page
    other = run("members", "--on", "2007-03-15", "--organisations", "GUAM").out
    assert words(_row(other, "UZB")) == "UZB Uzbekistan withdrawn"
    assert "--organisations" in words(page)


def _row(page: str, state: str) -> str:
    return next(line for line in page.splitlines() if line.startswith(state))


def test_beyond_the_record_the_page_of_all_says_so(run: Run) -> None:
    late = run("members", "--on", "2024-01-01")
    assert (late.code, late.err) == (0, "")
    assert "2024-01-01 lies outside the record" in late.out


@pytest.mark.parametrize(("on", "told"), [("2014-12-31", False), ("2015-01-01", True)])
def test_a_body_that_was_dissolved_says_so_with_its_date_and_has_nobody(
    run: Run, on: str, told: bool
) -> None:
    asked = ("members", "eurasec", "--on", on)
    page, data = words(run(*asked).out), run(*asked, "--json").json
    assert ("It was dissolved on 1 January 2015" in page) == told
    assert ("Belarus ended with it 2015-01-01" in page) == told
    assert data["dissolved"] == ("2015-01-01" if told else None)
    assert bool(data["dissolved_cites"]) == told
    near = {item["status"]["membership"] for item in data["members"]} - {"withdrawn"}
    assert bool(near & {"member", "observer"}) != told
    votes = words(run("power", "eurasec", "--on", on).out)
    assert ("It was dissolved on 1 January 2015, so nobody has a vote." in votes) == told


def test_nobody_is_anything_to_an_organisation_after_its_end(run: Run) -> None:
    data = run("members", "eurasec", "--on", "2016-06-01", "--json").json
    assert {item["status"]["membership"] for item in data["members"]} <= {"none", "withdrawn"}
    assert run("power", "eurasec", "--on", "2016-06-01", "--json").json["voting"] == []


def test_what_binds_who_has_left_is_told_with_the_reason(run: Run) -> None:
    asked = ("members", "csto", "--on", "2013-06-01")
    assert "is still bound" not in run(*asked).out
    page = words(run(*asked, "--account", "golts2012").out)
    assert "Uzbekistan has left, and is still bound Charter of the CSTO, 7 October 2002:" in page
    assert (
        "not denounced, and the record does not say which texts end when a state leaves the CSTO."
        in page
    )


@pytest.mark.parametrize(("on", "told"), [("2014-12-31", False), ("2015-01-01", True)])
def test_the_grid_says_which_of_its_organisations_was_dissolved(
    run: Run, on: str, told: bool
) -> None:
    asked = ("members", "--on", on)
    assert ("EurAsEC was dissolved on 1 January 2015." in words(run(*asked).out)) == told
    assert ("ended with it" in run(*asked).out) == told
    found = run(*asked, "--json").json
    assert {"eurasec", "csto"} <= set(found["organisations"])
    assert found["dissolved"] == ({"eurasec": "2015-01-01"} if told else {})
    others = run(*asked, "--organisations", "CSTO", "--json").json
    assert (others["organisations"], others["dissolved"]) == (["csto"], {})


def test_a_state_that_was_dissolved_says_so_with_its_date(run: Run, template: Template) -> None:
    template.path("acts/end.yaml").write_text(
        "- {act: dissolved, by: XHI, on: 2008-05-01, judgement: An invention}\n", encoding="utf-8"
    )
    asked = ("members", "pact", "--theatre", template.name)
    assert "Highland was dissolved on 1 May 2008." in words(run(*asked, "--on", "2008-05-01").out)
    assert "dissolved" not in run(*asked, "--on", "2008-04-30").out


@pytest.mark.parametrize(
    ("on", "word"), [("2014-12-31", "member"), ("2015-01-01", "ended with it")]
)
def test_no_page_says_that_a_state_left_an_organisation_that_was_dissolved(
    run: Run, on: str, word: str
) -> None:
    for asked in (("members", "eurasec"), ("members", "--organisations", "eurasec")):
        assert f"Belarus {word}" in words(run(*asked, "--on", on).out)
    assert f"EurAsEC: {word}" in words(run("capital", "BLR", "--on", on).out)
