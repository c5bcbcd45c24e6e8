"""The fold, what had been published, decisions and intervals, for every order and every number."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allies.assessment.record.chronicle import timeline
from allies.assessment.record.standing import standings
from allies.evidence.sources import Citation, Source
from allies.questions.timeline import Timeline
from allies.values.dates import ImpreciseDate, parse_date
from allies.votes.decisions import ABSENT, ABSTAIN, OBJECT, RULES, SUPPORT
from allies.world.acts import Act
from allies.world.snapshot import Snapshot
from allies.world.view import View, view_of
from allies.world.worlds import every_combination
from tests.apparatus import all_rows, day

FIRST, LAST = day("1992-05-15"), day("2017-01-23")
days_covered = st.integers(FIRST, LAST)


def registers(snapshot: Snapshot, view: View) -> list[tuple[str, ...]]:
    cells = sorted({effect.cell for effect in view.log.effects})
    return [(*cell, *map(str, snapshot.register(*cell).values)) for cell in cells]


def reordered(view: View, order: list[int]) -> View:
    return replace(view, acts=tuple(view.acts[at] for at in order))


# The fold.


@settings(max_examples=30)
@given(data=st.data(), on=days_covered)
def test_the_order_in_which_acts_are_written_never_changes_a_register(
    view: View, data: st.DataObject, on: int
) -> None:
    order = data.draw(st.permutations(range(len(view.acts))))
    other = reordered(view, order)
    assert other.log.acts == view.log.acts
    assert registers(other.on(on), view) == registers(view.on(on), view)


@settings(max_examples=30)
@given(data=st.data())
def test_acts_of_one_day_fold_alike_in_any_order(small_view: View, data: st.DataObject) -> None:
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
    one = small_view.with_acts(acts).on(day("2006-01-01"))
    other = small_view.with_acts(shuffled).on(day("2006-01-01"))
    assert registers(one, small_view) == registers(other, small_view)


@settings(max_examples=30)
@given(on=days_covered, later=st.integers(1, 3_000))
def test_an_act_of_later_never_changes_an_earlier_day(view: View, on: int, later: int) -> None:
    at = ImpreciseDate(on + later, on + later, "later")
    added = [
        Act(act=kind, id=kind, by="KGZ", of="csto", on=at, judgement="j")
        for kind in ("withdrew", "participation_suspended")
    ]
    other = view.with_acts(added)
    assert registers(other.on(on), view) == registers(view.on(on), view)


@settings(max_examples=20)
@given(on=st.integers(day("2012-06-20"), day("2012-12-31")))
def test_each_world_of_many_is_what_it_would_be_alone(view: View, on: int) -> None:
    cell = ("membership", "UZB", "csto")
    reference = view.on(on)
    axes = reference.axes([cell])
    assume(axes)  # within the months in which the versions differ
    worlds = every_combination(reference.worlds.account, axes)
    together = view.on(on, worlds=worlds).register(*cell)
    for row in range(worlds.count):
        assert worlds.choices is not None
        alone = replace(worlds, choices=worlds.choices[row : row + 1])
        assert view.on(on, worlds=alone).register(*cell).word() == together.word(row)


# What had been published.


def knowledge(view: View, on: int, as_of: int) -> tuple[object, ...]:
    """Return everything that is said of a day as of another, but for the texts of the sources."""
    known = view.known_by(as_of)
    acts = all_rows(lambda page: timeline(known, Timeline(page=page)))
    perhaps = timeline(known, Timeline()).perhaps_published
    return (
        registers(known.on(on), view),
        [act.id for act in acts],
        [act.id for act in perhaps],
        [
            (
                item.state,
                item.status,
                [(v.id, v.status, v.holders, v.perhaps) for v in item.versions],
            )
            for item in standings(known, view.organisation("csto"), on)
        ],
        {name: known.through(name).account.choices for name in ("best_evidence", "golts2012")},
    )


@settings(max_examples=15)
@given(
    on=st.integers(day("2012-06-01"), day("2013-06-01")),
    as_of=st.integers(day("2012-06-01"), LAST),
    later=st.integers(1, 2_000),
    version=st.sampled_from(["withdrew", "suspended_membership", "suspended_participation"]),
)
def test_a_later_publication_never_alters_what_was_known_before(
    view: View, on: int, as_of: int, later: int, version: str
) -> None:
    at = ImpreciseDate(as_of + later, as_of + later, "later")
    book = Source(id="book", title="A later book", published=at, kind="treaty", reliability="A")
    cite = Citation(source="book", at="p. 1", credibility="1")
    contest = view.contests["uzb-2012"]
    versions = tuple(
        replace(item, cites=(*item.cites, cite), holders=(*item.holders, "book"))
        if item.id == version
        else item
        for item in contest.versions
    )
    claim = Act(act="claimed", id="claim", by="book", of="UZB", on=at, says="s", cites=(cite,))
    other = replace(
        view.whole,
        sources={**view.sources, "book": book},
        contests={**view.contests, "uzb-2012": replace(contest, versions=versions)},
        acts=(*view.acts, claim),
    )
    assert knowledge(view_of(other), on, as_of) == knowledge(view, on, as_of)


@settings(max_examples=30)
@given(as_of=days_covered, later=st.integers(0, 3_000))
def test_what_had_surely_been_published_stays_published(view: View, as_of: int, later: int) -> None:
    before, after = (
        {act.id for act in view.known_by(at).log.acts} for at in (as_of, as_of + later)
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
