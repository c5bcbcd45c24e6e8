"""Dates, three-valued logic, streams and distributions, for every input."""

from __future__ import annotations

from datetime import date
from functools import reduce

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allies.values.dates import ImpreciseDate, parse_date
from allies.values.distributions import Distribution
from allies.values.likelihood import likelihood_word, likelihood_words, shown_chance
from allies.values.streams import Block, Floats, Streams
from allies.values.ternary import (
    NO,
    UNKNOWN,
    YES,
    Ternary,
    all_of,
    any_of,
    constant,
    from_bool,
    implies,
    negate,
)

# Dates.

days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def imprecise(draw: st.DrawFn) -> ImpreciseDate:
    """Return any date that can be written."""
    first, last = sorted((draw(days), draw(days)))
    text = draw(
        st.sampled_from(
            [
                first.isoformat(),
                first.isoformat()[:7],
                first.isoformat()[:4],
                f"{first.isoformat()}/{last.isoformat()}",
                f"{first.isoformat()[:4]}/{last.isoformat()[:4]}",
            ]
        )
    )
    return parse_date(text)


@given(imprecise())
def test_a_written_date_is_read_back_as_it_was(at: ImpreciseDate) -> None:
    assert parse_date(at.text) == at
    assert at.first <= at.last
    span = f"{at.earliest.isoformat()}/{at.latest.isoformat()}"
    assert (parse_date(span).first, parse_date(span).last) == (at.first, at.last)


@given(imprecise(), st.integers(-4_000, 4_000))
def test_a_date_moved_there_and_back_means_the_same_days(at: ImpreciseDate, far: int) -> None:
    assume(at.first + far >= 1)
    assume(at.last + far <= date.max.toordinal())
    moved = at.shifted(far)
    back = moved.shifted(-far)
    assert (back.first, back.last) == (at.first, at.last)
    assert moved.last - moved.first == at.last - at.first
    assert parse_date(moved.text) == moved


@given(imprecise(), st.integers(1, date.max.toordinal()), st.integers(0, 1_000))
def test_what_has_come_does_not_go_again(at: ImpreciseDate, first: int, later: int) -> None:
    assert at.reached_by(first) <= at.reached_by(first + later)


@given(st.text(max_size=12))
def test_any_other_text_is_refused_as_no_date(text: str) -> None:
    try:
        found = parse_date(text)
    except ValueError:
        return
    assert found.text == text.strip()


# Three-valued logic.

codes = st.sampled_from([NO, UNKNOWN, YES])


def arrays(count: int) -> st.SearchStrategy[Ternary]:
    return st.lists(codes, min_size=count, max_size=count).map(
        lambda values: np.array(values, dtype=np.int8)
    )


def same(one: Ternary, other: Ternary) -> bool:
    return bool((one == other).all())


@given(arrays(9), arrays(9), arrays(9))
def test_and_and_or_are_a_lattice_with_a_reflection(a: Ternary, b: Ternary, c: Ternary) -> None:
    assert same(all_of([a, b]), all_of([b, a]))
    assert same(any_of([a, b]), any_of([b, a]))
    assert same(all_of([a, all_of([b, c])]), all_of([a, b, c]))
    assert same(any_of([a, any_of([b, c])]), any_of([a, b, c]))
    assert same(all_of([a, any_of([a, b])]), a)
    assert same(any_of([a, all_of([a, b])]), a)
    assert same(all_of([a, any_of([b, c])]), any_of([all_of([a, b]), all_of([a, c])]))
    assert same(negate(negate(a)), a)
    assert same(negate(all_of([a, b])), any_of([negate(a), negate(b)]))
    assert same(implies(a, b), any_of([negate(a), b]))


@given(arrays(9), arrays(9))
def test_learning_what_was_unknown_never_changes_what_was_known(a: Ternary, b: Ternary) -> None:
    for join in (all_of, any_of):
        before = join([a, b])
        for settled in (NO, YES):
            after = join([np.where(a == UNKNOWN, np.int8(settled), a), b])
            assert ((before == UNKNOWN) | (before == after)).all()


@given(st.lists(codes, max_size=6))
def test_many_parts_are_joined_as_their_least_and_greatest(values: list[int]) -> None:
    parts = [constant(value) for value in values]
    assert all_of(parts).tolist() == [reduce(min, values, YES)]
    assert any_of(parts).tolist() == [reduce(max, values, NO)]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=20))
def test_only_what_is_known_is_true_or_false(pairs: list[tuple[bool, bool]]) -> None:
    truth, known = (np.array(column) for column in zip(*pairs, strict=True))
    found = from_bool(truth, known)
    assert ((found == UNKNOWN) == ~known).all()
    assert ((found == YES) == (truth & known)).all()


# Streams.

names = st.text(max_size=20)


@given(
    names, st.integers(0, 2**32), st.integers(0, 10_000), st.lists(st.integers(1, 40), max_size=8)
)
def test_a_stream_has_the_same_numbers_however_it_is_cut(
    name: str, seed: int, start: int, cuts: list[int]
) -> None:
    streams = Streams(seed)
    whole = streams.uniform(name, Block(start, sum(cuts) + 1))
    parts: list[Floats] = []
    at = start
    for count in [*cuts, 1]:
        parts.append(streams.uniform(name, Block(at, count)))
        at += count
    assert np.concatenate(parts).tobytes() == whole.tobytes()


@given(names, names, st.integers(0, 1_000))
def test_streams_of_different_names_differ(one: str, other: str, start: int) -> None:
    assume(one != other)
    block = Block(start, 8)
    assert (Streams(0).uniform(one, block) != Streams(0).uniform(other, block)).all()


@given(names, st.integers(0, 10**18))
def test_a_number_of_a_stream_lies_from_0_to_below_1(name: str, start: int) -> None:
    found = Streams(0).uniform(name, Block(start, 4))
    assert ((found >= 0) & (found < 1)).all()


# Distributions.

number = st.floats(-1e6, 1e6)
positive = st.floats(1e-3, 1e3)
distributions = st.one_of(
    st.lists(number, min_size=2, max_size=2).map(
        lambda values: Distribution("uniform", tuple(sorted(values)))
    ),
    st.lists(number, min_size=3, max_size=3).map(
        lambda values: Distribution("triangular", tuple(sorted(values)))
    ),
    st.tuples(number, positive).map(lambda values: Distribution("normal", values)),
    st.tuples(number, positive).map(lambda values: Distribution("logistic", values)),
    st.tuples(positive, st.floats(1.001, 10.0)).map(
        lambda values: Distribution("lognormal", values)
    ),
    st.tuples(positive, positive).map(lambda values: Distribution("kumaraswamy", values)),
    st.lists(st.floats(0, 10), min_size=1, max_size=6)
    .filter(lambda weights: sum(weights) > 1e-3)
    .map(lambda weights: Distribution("categorical", tuple(weights))),
)
chances = st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=20).map(sorted)


def bounds(distribution: Distribution) -> tuple[float, float]:
    """Return the least and the greatest value a distribution can have."""
    parameters = distribution.parameters
    return {
        "uniform": (parameters[0], parameters[-1]),
        "triangular": (parameters[0], parameters[-1]),
        "kumaraswamy": (0.0, 1.0),
        "categorical": (0.0, len(parameters) - 1.0),
        "lognormal": (0.0, float("inf")),
    }.get(distribution.family, (-float("inf"), float("inf")))


@settings(max_examples=300)
@given(distributions, chances)
def test_a_quantile_rises_with_its_chance_and_keeps_its_bounds(
    distribution: Distribution, at: list[float]
) -> None:
    values = distribution.quantile(np.array(at))
    low, high = bounds(distribution)
    scale = max(1.0, abs(low), abs(high)) if np.isfinite([low, high]).all() else 1.0
    assert (np.diff(values) >= -1e-9 * scale).all()
    assert (values >= low - 1e-9 * scale).all()
    assert (values <= high + 1e-9 * scale).all()


@given(distributions, chances)
def test_each_value_depends_on_its_own_number_alone(
    distribution: Distribution, at: list[float]
) -> None:
    together = distribution.quantile(np.array(at))
    alone = [float(distribution.quantile(np.array([one]))[0]) for one in at]
    assert together.tolist() == alone


@given(st.lists(st.floats(0, 10), min_size=1, max_size=6), chances)
def test_a_category_without_weight_is_never_drawn(weights: list[float], at: list[float]) -> None:
    assume(sum(weights) > 1e-3)
    drawn = Distribution("categorical", tuple(weights)).quantile(np.array(at))
    assert all(weights[int(category)] > 0 for category in drawn)


# Words.


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_likelihood_is_never_shown_as_a_smaller_one(one: float, other: float) -> None:
    low, high = sorted((one, other))
    figures = ["under 5 %", *(f"{percent} %" for percent in range(5, 100, 5)), "over 95 %"]
    assert figures.index(shown_chance(low)) <= figures.index(shown_chance(high))
    for scale, words in (
        (
            "icd203",
            [
                "almost no chance",
                "very unlikely",
                "unlikely",
                "roughly even chance",
                "likely",
                "very likely",
                "almost certain",
            ],
        ),
        (
            "kent",
            [
                "impossible",
                "almost certainly not",
                "probably not",
                "chances about even",
                "probable",
                "almost certain",
                "certain",
            ],
        ),
    ):
        found = [words.index(likelihood_word(value, scale)) for value in (low, high)]  # type: ignore[arg-type]
        assert found == sorted(found)
        told = [words.index(likelihood_words(value, value, scale)) for value in (low, high)]  # type: ignore[arg-type]
        assert told == sorted(told)


@pytest.mark.parametrize("count", [1, 4])
def test_the_first_numbers_of_a_stream_do_not_depend_on_how_many_are_asked_for(count: int) -> None:
    first = Streams(3).uniform("a", Block(0, count))
    assert (Streams(3).uniform("a", Block(0, 100))[:count] == first).all()
