"""Standing: what a state is to an organisation on a day, and who disagrees."""

from __future__ import annotations

from allies.assessment.record.standing import Standing, standings
from allies.world.world import World
from tests.apparatus import day


def of(
    world: World, state: str, on: str, as_of: str = "", account: str = "best_evidence"
) -> Standing:
    body = world.organisation("pact" if "pact" in world.organisations else "csto")
    found = standings(world, body, day(on), day(as_of) if as_of else None, account)
    (one,) = [item for item in found if item.state == state]
    return one


def test_status_is_a_vector_of_treaty_membership_participation_and_texts(
    small_world: World,
) -> None:
    status = of(small_world, "XHI", "2005-01-01").status
    assert (status.treaty_party, status.membership, status.participation, status.bound_by) == (
        "yes",
        "member",
        "full",
        ("pact.treaty",),
    )


def test_a_text_that_is_signed_and_not_in_force_binds_nobody(small_world: World) -> None:
    status = of(small_world, "XHI", "2001-12-31").status
    assert (status.treaty_party, status.bound_by) == ("no", ())


def test_a_state_that_was_never_near_an_organisation_is_not_listed(world: World) -> None:
    found = standings(world, world.organisation("csto"), day("2012-07-15"))
    assert "TKM" not in {item.state for item in found}
    before = standings(world, world.organisation("csto"), day("2002-10-06"))
    assert before == []


def test_a_standing_is_contested_while_its_versions_differ(small_world: World) -> None:
    assert not of(small_world, "XLO", "2008-06-01").is_contested
    contested = of(small_world, "XLO", "2008-06-02")
    assert contested.is_contested
    assert {item.name: item.status.membership for item in contested.versions} == {
        "lowland-2008/left": "withdrawn",
        "lowland-2008/stayed": "member",
    }
    assert not of(small_world, "XHI", "2008-06-02").is_contested


def test_an_account_chooses_the_status_and_leaves_the_versions(small_world: World) -> None:
    left = of(small_world, "XLO", "2008-06-05", account="morning-paper")
    stayed = of(small_world, "XLO", "2008-06-05", account="evening-paper")
    assert (left.status.membership, stayed.status.membership) == ("withdrawn", "member")
    assert left.versions == stayed.versions


def test_the_act_behind_a_status_says_since_when(small_world: World) -> None:
    joined = of(small_world, "XHI", "2005-01-01").since
    left = of(small_world, "XLO", "2008-06-05", account="morning-paper")
    assert joined is not None
    assert left.since is not None
    assert (joined.on.text, left.since.on.text) == ("2001-05-01", "2008-06-02")
    assert left.cites == left.since.cites


def test_beyond_coverage_a_status_is_unknown_and_has_no_beginning(small_world: World) -> None:
    found = of(small_world, "XHI", "2011-01-01")
    assert found.status.membership == found.status.treaty_party == "unknown"
    assert found.status.participation == "unknown"
    assert (found.status.bound_by, found.since, found.versions, found.cites) == ((), None, (), ())


def test_a_holder_counts_once_it_had_surely_spoken_and_perhaps_before(world: World) -> None:
    def holders(as_of: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        versions = of(world, "UZB", "2012-07-15", as_of).versions
        (version,) = [item for item in versions if item.name == "uzb-2012/withdrew"]
        return version.holders, version.perhaps

    assert holders("2012-07-16") == (("golts2012",), ("laumulin2012",))
    assert holders("2012-09-29") == (("golts2012",), ("laumulin2012",))
    assert holders("2012-09-30") == (("golts2012", "laumulin2012"), ())


def test_a_version_shows_only_what_had_been_published(world: World) -> None:
    for version in of(world, "UZB", "2012-07-15", "2012-07-20").versions:
        for cite in version.cites:
            assert world.sources[cite.root].published.last <= day("2012-07-20")


def test_a_standing_says_on_which_contests_the_account_is_silent(world: World) -> None:
    assert of(world, "UZB", "2012-07-15", account="blagov2007").silent == ("uzb-2012",)
    assert of(world, "UZB", "2012-07-15", account="golts2012").silent == ()
    assert of(world, "UZB", "2012-07-15").silent == ()
