"""What the shipped theatre rests on: citations, contradictions, and who belonged to what."""

from __future__ import annotations

from collections import Counter

import pytest

from allies.world.citations_in import citations
from allies.world.log import split_versions
from allies.world.view import View
from tests.apparatus import Run

DOCUMENTS = ["laumulin2012", "golts2012", "blagov2007", "diis2013", "dehaas2017"]
CONTRADICTIONS = [f"C{number}" for number in range(1, 37)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_document_is_cited_with_digests(view: View, document: str) -> None:
    cited = [item.cite for item in citations(view) if item.cite.source == document]
    assert len(cited) > 20
    assert all(len(cite.runs) == 2 for cite in cited)


def test_a_document_cited_by_its_parts_says_which_parts_it_has(view: View) -> None:
    note = view.sources["laumulin2012"].note
    parts = {item.cite.at for item in citations(view) if item.cite.source == "laumulin2012"}
    assert len(parts) == 5
    assert [part for part in parts if part not in note] == []


def test_at_least_four_hundred_citations_can_be_verified(view: View) -> None:
    assert sum(bool(item.cite.runs) for item in citations(view)) >= 400


@pytest.mark.parametrize("row", CONTRADICTIONS)
def test_each_contradiction_of_the_inventory_is_a_contest(view: View, row: str) -> None:
    assert [contest.id for contest in view.contests.values() if contest.row == row]


def test_every_contest_has_sides_with_holders_and_passages(view: View) -> None:
    for contest in view.contests.values():
        assert len(contest.versions) >= 2, contest.id
        for version in contest.versions:
            assert version.holders, (contest.id, version.id)
            assert version.cites, (contest.id, version.id)


def test_who_holds_a_version_is_cited_for_it(view: View) -> None:
    for contest in view.contests.values():
        for version in contest.versions:
            cited = {name for cite in version.cites for name in (cite.source, cite.root)}
            for holder in version.holders:
                reported = view.holders.get(holder)
                known = {holder, reported.source if reported else holder}
                assert known & cited or holder in organs(view), (contest.id, version.id, holder)


def organs(view: View) -> set[str]:
    """Return the names of bodies that speak through others' reports."""
    return {organ.id for body in view.bodies() for organ in body.organs}


def test_a_source_at_odds_with_itself_holds_two_versions(view: View) -> None:
    for contest in view.contests.values():
        if contest.type == "self_inconsistent":
            held = Counter(name for version in contest.versions for name in version.holders)
            assert max(held.values()) >= 2, contest.id


def test_an_act_in_a_version_is_cited_by_somebody_who_holds_it_or_reports_it(view: View) -> None:
    for act in view.acts:
        contest_id, names = split_versions(act)
        if contest_id and not act.judgement:
            versions = [view.contests[contest_id].version(name) for name in names]
            origins = {cite.source for version in versions for cite in version.cites}
            assert origins & {cite.source for cite in act.cites}, act.id


@pytest.mark.parametrize("day", ["2007-03-15", "2015-10-01"])
def test_every_organisation_answers_who_belonged_to_it(view: View, run: Run, day: str) -> None:
    for name in view.organisations:
        answer = run("members", name, "--on", day, "--json").json
        if name == "eaeu" and day < "2015":
            assert answer["members"] == []
        else:
            assert answer["members"], name


def test_every_state_of_the_record_belongs_to_the_united_nations(view: View, run: Run) -> None:
    members = run("members", "un", "--on", "2012-07-15", "--json").json["members"]
    assert {item["state"] for item in members} == set(view.states)
