"""Standing: what a state is to an organisation on a day, and who disagrees."""

from __future__ import annotations

import pytest

from allies.assessment.record.standing import ended_with, members, memberships, standings
from allies.questions.membership import Member, Members, Memberships
from allies.world.view import View
from tests.apparatus import ACTS, CITED, Build, day


def of(view: View, state: str, on: str, as_of: str = "", account: str = "best_evidence") -> Member:
    body = view.organisation("pact" if "pact" in view.organisations else "csto")
    known = view.known_by(day(as_of)) if as_of else view
    found = standings(known.through(account), body, day(on))
    (one,) = [item for item in found if item.state == state]
    return one


def test_status_is_a_vector_of_treaty_membership_participation_and_texts(
    small_view: View,
) -> None:
    status = of(small_view, "XHI", "2005-01-01").status
    assert (status.treaty_party, status.membership, status.participation, status.bound_by) == (
        "yes",
        "member",
        "full",
        ("pact.treaty",),
    )


def test_a_text_that_is_signed_and_not_in_force_binds_nobody(small_view: View) -> None:
    status = of(small_view, "XHI", "2001-12-31").status
    assert (status.treaty_party, status.bound_by) == ("no", ())


def test_a_state_that_was_never_near_an_organisation_is_not_listed(view: View) -> None:
    found = standings(view, view.organisation("csto"), day("2012-07-15"))
    assert "TKM" not in {item.state for item in found}
    before = standings(view, view.organisation("csto"), day("2002-10-06"))
    assert before == []


def test_a_standing_contested_while_its_versions_differ(small_view: View) -> None:
    assert not of(small_view, "XLO", "2008-06-01").contested
    contested = of(small_view, "XLO", "2008-06-02")
    assert contested.contested
    assert {item.id: item.status.membership for item in contested.versions} == {
        "lowland-2008/left": "withdrawn",
        "lowland-2008/stayed": "member",
    }
    assert not of(small_view, "XHI", "2008-06-02").contested


def test_an_account_chooses_the_status_and_leaves_the_versions(small_view: View) -> None:
    left = of(small_view, "XLO", "2008-06-05", account="morning-paper")
    stayed = of(small_view, "XLO", "2008-06-05", account="evening-paper")
    assert (left.status.membership, stayed.status.membership) == ("withdrawn", "member")
    assert left.versions == stayed.versions


def test_the_act_behind_a_status_says_since_when(small_view: View) -> None:
    joined = of(small_view, "XHI", "2005-01-01")
    left = of(small_view, "XLO", "2008-06-05", account="morning-paper")
    assert (joined.since, left.since) == ("2001-05-01", "2008-06-02")
    assert [cite.source for cite in left.cites] == ["morning-paper"]


def test_beyond_coverage_a_status_is_unknown_and_has_no_beginning(small_view: View) -> None:
    found = of(small_view, "XHI", "2011-01-01")
    assert found.status.membership == found.status.treaty_party == "unknown"
    assert found.status.participation == "unknown"
    assert (found.status.bound_by, found.since, found.versions, found.cites) == ((), None, (), ())


def test_a_holder_counts_once_it_had_surely_spoken_and_perhaps_before(view: View) -> None:
    def holders(as_of: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        versions = of(view, "UZB", "2012-07-15", as_of).versions
        (version,) = [item for item in versions if item.id == "uzb-2012/withdrew"]
        return version.holders, version.perhaps

    assert holders("2012-07-16") == (("golts2012",), ("laumulin2012",))
    assert holders("2012-09-29") == (("golts2012",), ("laumulin2012",))
    assert holders("2012-09-30") == (("golts2012", "laumulin2012"), ())


def test_a_version_shows_only_what_had_been_published(view: View) -> None:
    for version in of(view, "UZB", "2012-07-15", "2012-07-20").versions:
        for cite in version.cites:
            assert view.sources[cite.origin or cite.source].published.last <= day("2012-07-20")


def test_a_standing_says_on_which_contests_the_account_is_silent(view: View) -> None:
    assert of(view, "UZB", "2012-07-15", account="blagov2007").silent_on == ("uzb-2012",)
    assert of(view, "UZB", "2012-07-15", account="golts2012").silent_on == ()
    assert of(view, "UZB", "2012-07-15").silent_on == ()


def test_an_answer_names_the_founding_text_and_where_the_organisation_came_from(
    view: View,
) -> None:
    csto = members(view, Members(organisation="csto", on="2012-07-15"))
    assert (csto.on, csto.title) == ("2012-07-15", "Collective Security Treaty Organization")
    assert (csto.founding, csto.founding_opened) == ("Charter of the CSTO, 7 October 2002", True)
    assert [item.id for item in csto.grew_from] == ["cst"]
    for on, opened in (("1993-01-21", False), ("1993-01-22", True)):
        assert members(view, Members(organisation="cis", on=on)).founding_opened is opened
    assert members(view, Members(organisation="adb")).founding is None


def test_without_a_day_members_are_those_of_the_last_day_that_was_known(view: View) -> None:
    assert members(view, Members(organisation="csto")).on == "2017-01-23"
    known = view.known_by(day("2012-07-20"))
    assert members(known, Members(organisation="csto")).on == "2012-07-20"


def test_who_belonged_to_what_has_a_row_for_each_state_and_main_organisation(view: View) -> None:
    found = memberships(view, Memberships(on="2007-03-15"))
    assert found.organisations == ("csto", "sco", "nato", "cis", "eurasec")
    assert "un" in found.others
    csto = [item for item in found.memberships if item.organisation == "csto"]
    belonged = {item.state for item in csto if item.status.membership == "member"}
    assert belonged == {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert not any(item.contested for item in csto)
    later = memberships(view, Memberships(on="2012-07-15")).memberships
    contested = {item.state for item in later if item.contested and item.organisation == "csto"}
    assert contested == {"UZB"}


def test_other_organisations_are_shown_where_they_are_asked_for(view: View) -> None:
    found = memberships(view, Memberships(on="2007-03-15", organisations=("guam", "guam")))
    assert found.organisations == ("guam",)
    assert "csto" in found.others
    assert {item.state for item in found.memberships} >= {"GEO", "UZB"}


def test_a_theatre_that_names_no_main_organisations_shows_all(small_view: View) -> None:
    found = memberships(small_view, Memberships())
    assert found.organisations == tuple(small_view.organisations)
    assert found.others == ()


def test_the_states_are_paged(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allies.assessment.record.standing.STATES_A_PAGE", 10)
    pages = [memberships(view, Memberships(page=page)) for page in (1, 2)]
    assert pages[0].paging.pages > 1
    states = [list(dict.fromkeys(item.state for item in page.memberships)) for page in pages]
    assert len(states[0]) == 10
    assert not set(states[0]) & set(states[1])


def test_the_organisations_of_a_grid_are_paged_and_no_standing_is_lost(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(view.organisations)
    for most in ("ORGANISATIONS_A_PAGE", "STATES_A_PAGE"):
        monkeypatch.setattr(f"allies.assessment.record.standing.{most}", 1000)
    whole = memberships(view, Memberships(on="2007-03-15", organisations=every))
    monkeypatch.setattr("allies.assessment.record.standing.ORGANISATIONS_A_PAGE", 5)
    monkeypatch.setattr("allies.assessment.record.standing.STATES_A_PAGE", 7)
    first = memberships(view, Memberships(on="2007-03-15", organisations=every))
    assert first.others == ()
    assert first.paging.rows == whole.paging.rows
    pages = [
        memberships(view, Memberships(on="2007-03-15", organisations=every, page=page))
        for page in range(1, first.paging.pages + 1)
    ]
    assert all(len(page.organisations) <= 5 for page in pages)
    assert all(len({item.state for item in page.memberships}) <= 7 for page in pages)
    found = [item for page in pages for item in page.memberships]
    assert sorted(found, key=repr) == sorted(whole.memberships, key=repr)
    assert list(dict.fromkeys(name for page in pages for name in page.organisations)) == list(every)
    known = {name for page in pages for name in page.dissolved}
    assert known == set(whole.dissolved)


@pytest.mark.parametrize(
    ("on", "gone"), [("2008-04-30", {}), ("2008-05-01", {"XHI": "2008-05-01"})]
)
def test_a_state_that_was_dissolved_is_told_with_its_day(
    build: Build, on: str, gone: dict[str, str]
) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: XHI, on: 2008-05-01, {CITED}}}\n"})
    answer = members(view, Members(organisation="pact", on=on))
    assert answer.dissolved_states == gone
    assert ("XHI" in {item.state for item in answer.members}) is not bool(gone)


@pytest.mark.parametrize(
    ("on", "end"),
    [("2008-04-30", None), ("2008-05-01", "2008-05-01"), ("2009-01-01", "2008-05-01")],
)
def test_who_belonged_to_an_organisation_until_its_end_is_still_listed(
    build: Build, on: str, end: str | None
) -> None:
    view = build(
        {
            ACTS: f"- {{act: withdrew, by: XLO, of: pact, on: 2007-01-01, {CITED}}}\n"
            f"- {{act: dissolved, by: pact, on: 2008-05-01, {CITED}}}\n"
        }
    )
    found = {
        item.state: item for item in members(view, Members(organisation="pact", on=on)).members
    }
    assert set(found) == {"XHI", "XLO"}
    assert found["XHI"].since == (end or "2001-05-01")
    assert (found["XLO"].status.membership, found["XLO"].since) == ("withdrawn", "2007-01-01")
    snapshot = view.on(day(on))
    assert ended_with(snapshot, "XHI", "pact") == end
    assert ended_with(snapshot, "XLO", "pact") is None  # it had left before


def test_a_dissolved_state_that_never_belonged_is_not_told(build: Build) -> None:
    view = build(
        {
            "states/states.yaml": "- {id: XMI, name: Midland}\n",
            "organisations/twin.yaml": "id: twin\nname: The Twin\nshort: Twin\njudgement: J\n",
            ACTS: f"- {{act: acceded, by: XMI, of: twin, on: 2002-05-01, {CITED}}}\n"
            f"- {{act: dissolved, by: XMI, on: 2008-05-01, {CITED}}}\n",
        }
    )
    told = {
        name: members(view, Members(organisation=name, on="2008-06-01")).dissolved_states
        for name in ("pact", "twin")
    }
    assert told == {"pact": {}, "twin": {"XMI": "2008-05-01"}}
