"""The commands under other accounts, and those that compare them."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, words

ON = "2012-07-15"


def test_one_command_shows_how_the_story_changes_under_each_account(run: Run) -> None:
    page = run("accounts", "--on", ON)
    assert (page.code, page.err) == (0, "")
    assert "Moscow's position as reported by diis2013" in page.out
    assert "withdrawn, not member, participation suspended" in words(page.out)
    data = run("accounts", "--on", ON, "--json").json
    by_id = {item["account"]: item for item in data["accounts"]}
    (held,) = [item for item in by_id["golts2012"]["otherwise"] if item["contest"] == "uzb-2012"]
    assert (held["version"], held["best_evidence"]) == ("withdrew", "suspended_participation")
    moved = {item["organisation"]: item for item in by_id["golts2012"]["moved"]}
    assert moved["csto"]["held"]["membership"] == "withdrawn"


def test_every_document_is_an_account_that_members_answers_for(run: Run) -> None:
    found = {}
    for account in ("laumulin2012", "golts2012", "blagov2007", "diis2013", "dehaas2017"):
        answer = run("members", "csto", "--on", ON, "--account", account, "--json")
        (state,) = [item for item in answer.json["members"] if item["state"] == "UZB"]
        found[account] = state
    assert found["golts2012"]["status"]["membership"] == "withdrawn"
    assert found["laumulin2012"]["status"]["membership"] == "suspended"
    assert found["diis2013"]["status"]["participation"] == "suspended"
    assert "uzb-2012" in found["blagov2007"]["silent_on"]
    assert "uzb-2012" not in found["diis2013"]["silent_on"]


def test_who_belonged_to_what_is_one_command(run: Run) -> None:
    page = run("members", "--on", "2007-03-15")
    assert (page.code, page.err) == (0, "")
    data = run("members", "--on", "2007-03-15", "--json").json
    assert data["schema"] == "allies/memberships/3"
    members = {
        item["state"]
        for item in data["memberships"]
        if item["organisation"] == "csto" and item["status"]["membership"] == "member"
    }
    assert members == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    late = run("members", "--on", "2024-01-01")
    assert (late.code, late.err) == (0, "")
    assert "outside the record" in late.out


def test_a_timeline_may_show_one_kind_of_act(run: Run) -> None:
    acts = run("timeline", "--act", "refused_to_sign", "--json").json["acts"]
    assert {item["act"] for item in acts} == {"refused_to_sign"}


@pytest.mark.parametrize(
    "asked",
    [
        ("assess", "osh-2010", "--draws", "50"),
        ("positions", "osh-2010", "--draws", "50"),
        ("deploy", "osh-2010"),
        ("route", "otar", "khujand", "--move", "company"),
        ("corridors", "kabul"),
        ("bases",),
        ("capital", "KGZ"),
        ("threats",),
        ("autonomy",),
        ("members", "csto"),
        ("law", "csto"),
        ("audit", "csto"),
        ("power", "csto"),
        ("timeline", "--about", "UZB"),
        ("contested",),
    ],
    ids=lambda asked: asked[0],
)
def test_every_page_says_alike_on_how_much_its_account_is_silent(
    run: Run, asked: tuple[str, ...]
) -> None:
    page = words(run(*asked, "--account", "golts2012").out)
    assert "account: golts2012, and the best evidence where it is silent: on " in page[:400]
    assert "account:" not in words(run(*asked).out)[:400]
