"""Questions across the whole record: who belonged to what, and what rests on one voice."""

from __future__ import annotations

import pytest

from tests.apparatus import Run

BODIES = ["csto", "cst", "sco", "nato", "eurasec", "eaeu", "guam", "caco", "cis", "osce", "cica"]


def membership(run: Run, *words: str) -> dict[tuple[str, str], str]:
    """Return what each state was to each organisation."""
    answer = run("belonging", *words, "--json").json
    return {
        (body["organisation"], item["state"]): item["status"]["membership"]
        for body in answer["organisations"]
        for item in body["members"]
    }


@pytest.mark.parametrize("body", BODIES)
def test_belonging_says_of_each_organisation_what_members_says(run: Run, body: str) -> None:
    alone = run("members", body, "--on", "2007-03-15", "--json").json["members"]
    together = membership(run, "--on", "2007-03-15")
    expected = {item["state"]: item["status"]["membership"] for item in alone}
    assert {state: word for (name, state), word in together.items() if name == body} == expected


def test_one_state_is_shown_alone_with_whoever_disagrees(run: Run) -> None:
    words = ("--state", "UZB", "--on", "1999-12-31")
    found = membership(run, *words)
    assert {state for _, state in found} == {"UZB"}
    assert found["cst", "UZB"] == "member"
    assert ("csto", "UZB") not in found
    page = run("belonging", *words).out
    assert "* Uzbekistan in the CST" in page
    assert "golts2012" in page


def test_an_account_and_a_day_of_knowledge_change_the_answer(run: Run) -> None:
    on = ("--on", "2012-07-15", "--state", "UZB")
    assert membership(run, *on, "--account", "golts2012")["csto", "UZB"] == "withdrawn"
    assert membership(run, *on, "--as-of", "2012-06-25")["csto", "UZB"] == "member"


def test_an_unknown_state_is_refused_with_the_nearest(run: Run) -> None:
    answer = run("belonging", "--state", "UZZ")
    assert answer.code == 2
    assert "did you mean 'UZB'?" in answer.err


def test_single_claims_are_those_with_one_origin(run: Run) -> None:
    everything = run("claims", "--json").json
    single = run("claims", "--single", "--json").json
    assert everything["count"] == len(everything["claims"]) > len(single["claims"]) > 0
    assert single["claims"] == [one for one in everything["claims"] if len(one["origins"]) == 1]
    assert single["single_origin"] == everything["single_origin"] == len(single["claims"])


def test_a_listed_claim_has_the_origins_that_claim_shows(run: Run) -> None:
    for item in run("claims", "--about", "UZB", "--json").json["claims"]:
        alone = run("claim", item["id"], "--json").json
        assert {one["source"] for one in alone["origins"]} == set(item["origins"])


def test_a_repetition_is_no_second_origin(run: Run) -> None:
    found = {item["id"]: item for item in run("claims", "--json").json["claims"]}
    assert found["claim.colour-revolutions"]["origins"] == ["nvo-2005-10-28"]
    assert found["claim.colour-revolutions"]["repeated_by"] == ["dehaas2017"]
    assert set(found["claim.rely-on-russia"]["origins"]) == {"diis2013", "dehaas2017"}


def test_claims_of_later_sources_are_not_known_before(run: Run) -> None:
    known = run("claims", "--as-of", "2012-07-20", "--json").json["claims"]
    named = {name for item in known for name in (*item["origins"], *item["repeated_by"])}
    assert named
    assert not named & {"diis2013", "dehaas2017"}


def test_an_unknown_subject_is_refused(run: Run) -> None:
    answer = run("claims", "--about", "nobody")
    assert answer.code == 2
    assert "nothing in the record is called 'nobody'" in answer.err
