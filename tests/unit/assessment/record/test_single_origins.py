"""Origins: on how many independent words a statement rests."""

from __future__ import annotations

from allies.assessment.record.single_origins import Shares, Sourced, by_origin, shares, sourced
from allies.world.world import World
from tests.apparatus import day


def statement(name: str, *origins: str) -> Sourced:
    return Sourced(name, "act", name, origins, [])


def test_every_statement_can_be_looked_up_and_names_its_origins(small_world: World) -> None:
    found = {item.id: item for item in sourced(small_world)}
    left = found["xlo.withdrew.pact.2008-06-02"]
    assert (left.kind, list(left.origins)) == ("act", ["morning-paper"])
    assert list(found["lowland-2008/stayed"].origins) == ["evening-paper"]
    assert found["xlo.government-formed.2000-01-01"].origins == []
    assert {item.kind for item in found.values()} == {
        "act",
        "version",
        "provision",
        "instrument",
        "force",
    }


def test_a_source_that_repeats_an_origin_is_no_second_one(world: World) -> None:
    found = {item.id: item for item in sourced(world)}
    announced = found["rus.announced.csto.2006-06-23"]
    assert list(announced.origins) == ["edm-2006-06-27"]
    assert list(announced.reported_by) == ["dehaas2017"]


def test_as_of_a_day_only_what_had_been_published_counts(world: World) -> None:
    early = {item.id: item for item in sourced(world, day("2012-07-20"))}
    assert "uzb-2012/withdrew" in early
    assert list(early["uzb-2012/withdrew"].origins) == ["golts2012"]
    assert "claim.paper" not in early  # diis2013 says it, a year later
    later = {item.id: item for item in sourced(world)}
    assert set(early) < set(later)


def test_shares_count_judgements_and_single_origins(small_world: World) -> None:
    counted = shares(
        small_world,
        [statement("a"), statement("b", "pact-text"), statement("c", "x", "y")],
    )
    held = int(small_world.sources["pact-text"].held)
    assert counted == Shares(whole=3, judged=1, single=1, single_document=held)


def test_single_origins_are_listed_by_origin_the_busiest_first() -> None:
    found = by_origin(
        [statement("a", "x"), statement("b", "y"), statement("c", "y"), statement("d", "x", "y")]
    )
    assert [(name, [item.id for item in items]) for name, items in found] == [
        ("y", ["b", "c"]),
        ("x", ["a"]),
    ]


def test_what_a_case_supposes_is_no_statement(world: World) -> None:
    supposed = {act.id for case in world.cases.values() if case.hypothetical for act in case.acts}
    assert supposed
    assert not supposed & {item.id for item in sourced(world)}
