"""The fold, what had been published, decisions and intervals, for every order and every number."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allies.assessment.record.chronicle import chronicle
from allies.assessment.record.standing import standings
from allies.evidence.sources import Citation, Source
from allies.values.dates import ImpreciseDate, parse_date
from allies.votes.decisions import ABSENT, ABSTAIN, OBJECT, RULES, SUPPORT
from allies.world.acts import Act
from allies.world.log import Log
from allies.world.snapshot import Snapshot
from allies.world.world import World
from allies.world.worlds import every_combination
from tests.apparatus import day

FIRST, LAST = day("1992-05-15"), day("2017-01-23")
days_covered = st.integers(FIRST, LAST)


def registers(snapshot: Snapshot, world: World) -> list[tuple[str, ...]]:
    cells = sorted({effect.cell for effect in world.log.effects})
    return [(*cell, *map(str, snapshot.register(*cell).values)) for cell in cells]


def reordered(world: World, order: list[int]) -> World:
    return replace(world, acts=tuple(world.acts[at] for at in order))


# The fold.


@settings(max_examples=30)
@given(data=st.data(), on=days_covered)
def test_the_order_in_which_acts_are_written_never_changes_a_register(
    world: World, data: st.DataObject, on: int
) -> None:
    order = data.draw(st.permutations(range(len(world.acts))))
    other = reordered(world, order)
    assert other.log.acts == world.log.acts
    assert registers(other.on(on), world) == registers(world.on(on), world)


@settings(max_examples=30)
@given(data=st.data())
def test_acts_of_one_day_fold_alike_in_any_order(small_world: World, data: st.DataObject) -> None:
    kinds = ("acceded", "participation_suspended", "participation_resumed", "withdrew")
    acts = [
        Act(
            act=kind,
            id=f"{state}.{kind}",
            by=state,
            of="pact",
            on=parse_date("2005-01-01"),
            judgement="j",
        )
        for kind in kinds
        for state in ("XHI", "XLO")
    ]
    shuffled = data.draw(st.permutations(acts))
    one = small_world.with_acts(acts).on(day("2006-01-01"))
    other = small_world.with_acts(shuffled).on(day("2006-01-01"))
    assert registers(one, small_world) == registers(other, small_world)


@settings(max_examples=30)
@given(on=days_covered, later=st.integers(1, 3_000))
def test_an_act_of_later_never_changes_an_earlier_day(world: World, on: int, later: int) -> None:
    at = ImpreciseDate(on + later, on + later, "later")
    added = [
        Act(act=kind, id=kind, by="KGZ", of="csto", on=at, judgement="j")
        for kind in ("withdrew", "participation_suspended")
    ]
    other = world.with_acts(added)
    assert registers(other.on(on), world) == registers(world.on(on), world)


@settings(max_examples=20)
@given(on=st.integers(day("2012-06-20"), day("2012-12-31")))
def test_each_world_of_many_is_what_it_would_be_alone(world: World, on: int) -> None:
    cell = ("membership", "UZB", "csto")
    reference = world.on(on)
    axes = reference.axes([cell])
    assume(axes)  # within the months in which the versions differ
    worlds = every_combination(reference.worlds.account, axes)
    together = world.on(on, worlds=worlds).register(*cell)
    for row in range(worlds.count):
        assert worlds.choices is not None
        alone = replace(worlds, choices=worlds.choices[row : row + 1])
        assert world.on(on, worlds=alone).register(*cell).word() == together.word(row)


# What had been published.


def knowledge(world: World, on: int, as_of: int) -> tuple[object, ...]:
    """Return everything that is said of a day as of another, but for the texts of the sources."""
    found = chronicle(world, as_of=as_of)
    return (
        registers(world.on(on, as_of), world),
        [act.id for act in found.acts],
        [act.id for act in found.perhaps],
        [
            (
                item.state,
                item.status,
                [(v.name, v.status, v.holders, v.perhaps) for v in item.versions],
            )
            for item in standings(world, world.organisation("csto"), on, as_of)
        ],
        {
            name: world.evidence.account(name, as_of).choices
            for name in ("best_evidence", "golts2012")
        },
    )


@settings(max_examples=15)
@given(
    on=st.integers(day("2012-06-01"), day("2013-06-01")),
    as_of=st.integers(day("2012-06-01"), LAST),
    later=st.integers(1, 2_000),
    version=st.sampled_from(["withdrew", "suspended_membership", "suspended_participation"]),
)
def test_a_later_publication_never_alters_what_was_known_before(
    world: World, on: int, as_of: int, later: int, version: str
) -> None:
    at = ImpreciseDate(as_of + later, as_of + later, "later")
    book = Source(id="book", title="A later book", published=at, kind="treaty", reliability="A")
    cite = Citation(source="book", at="p. 1", credibility="1")
    contest = world.contests["uzb-2012"]
    versions = tuple(
        replace(item, cites=(*item.cites, cite), holders=(*item.holders, "book"))
        if item.id == version
        else item
        for item in contest.versions
    )
    claim = Act(act="claimed", id="claim", by="book", of="UZB", on=at, says="s", cites=(cite,))
    other = replace(
        world,
        sources={**world.sources, "book": book},
        contests={**world.contests, "uzb-2012": replace(contest, versions=versions)},
        acts=(*world.acts, claim),
    )
    assert knowledge(other, on, as_of) == knowledge(world, on, as_of)


@settings(max_examples=30)
@given(as_of=days_covered, later=st.integers(0, 3_000))
def test_what_had_surely_been_published_stays_published(
    world: World, as_of: int, later: int
) -> None:
    before, after = (
        {act.id for act in Log(world.acts, world.evidence, at).acts}
        for at in (as_of, as_of + later)
    )
    assert before <= after


# Decisions.

vote = st.sampled_from([OBJECT, ABSTAIN, SUPPORT, ABSENT])
ballots = st.lists(vote, min_size=1, max_size=15)


def decides(rule: str, votes: list[int]) -> bool:
    (decided,) = RULES[rule].decides(np.array([votes], dtype=np.int8).T).tolist()
    return bool(decided)


@given(ballots, st.data())
def test_a_further_supporter_never_defeats_a_decision(
    votes: list[int], data: st.DataObject
) -> None:
    seat = data.draw(st.integers(0, len(votes) - 1))
    swayed = [*votes[:seat], SUPPORT, *votes[seat + 1 :]]
    for rule in RULES:
        if rule == "simple_majority" or votes[seat] != ABSENT:
            assert decides(rule, swayed) >= decides(rule, votes)


@given(ballots)
def test_consensus_fails_exactly_where_somebody_objects_or_nobody_supports(
    votes: list[int],
) -> None:
    assert decides("consensus", votes) == (OBJECT not in votes and SUPPORT in votes)


@given(ballots)
def test_a_majority_is_more_than_half_of_those_who_have_a_vote(votes: list[int]) -> None:
    seats = [cast for cast in votes if cast != ABSENT]
    assert decides("simple_majority", votes) == (2 * seats.count(SUPPORT) > len(seats))


@given(ballots, st.data())
def test_the_order_of_the_seats_does_not_matter(votes: list[int], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(votes))
    for rule in RULES:
        assert decides(rule, shuffled) == decides(rule, votes)


@given(ballots)
def test_whatever_is_unanimous_is_a_consensus_and_a_majority(votes: list[int]) -> None:
    if decides("unanimity", votes):
        assert decides("consensus", votes)
        assert decides("simple_majority", votes)


@given(ballots, st.integers(1, 4))
def test_seats_without_a_vote_decide_nothing(votes: list[int], absent: int) -> None:
    for rule in RULES:
        assert decides(rule, votes + [ABSENT] * absent) == decides(rule, votes)
