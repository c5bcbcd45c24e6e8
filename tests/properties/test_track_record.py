"""The track record's model, for every order, every cut-off and every set of cases."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from allies.track_record.occasions import load_occasions
from allies.track_record.posterior import earlier_than, fit, posterior_before
from allies.track_record.scores import score
from allies.world.occasions import Occasion

CASES = load_occasions().occasions
TRIGGERS = ["external_attack", "border_clash", "coup", "internal_unrest", "disaster", "plague"]
ENDS = ["deployed", "declined", "no_decision", "threat_only", "non_military_help", None]
days = st.dates().map(lambda day: day.isoformat())
some_cases = st.lists(
    st.builds(
        lambda at, organisation, on, trigger, asked, outcome: Occasion(
            id=f"c{at}",
            organisation=organisation,
            on=on,
            trigger=trigger,
            asked=asked,
            outcome=outcome,
        ),
        st.integers(0, 10_000),
        st.sampled_from("ABC"),
        days,
        st.sampled_from(TRIGGERS),
        st.sampled_from(["yes", "no", "unclear"]),
        st.sampled_from(ENDS),
    ),
    max_size=12,
    unique_by=lambda case: case.id,
)


def small_fit(cases: list[Occasion]) -> dict[str, list[float]]:
    made = fit(cases, tries=512, draws=64)
    return {name: column.tolist() for name, column in made.columns.items()}


@settings(max_examples=20)
@given(cases=some_cases, data=st.data())
def test_the_order_of_the_cases_never_matters(cases: list[Occasion], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(cases))
    assert small_fit(shuffled) == small_fit(cases)


@settings(max_examples=30)
@given(cases=some_cases, trigger=st.sampled_from(TRIGGERS), body=st.sampled_from("ABD"))
def test_every_forecast_is_a_probability_within_its_interval(
    cases: list[Occasion], trigger: str, body: str
) -> None:
    found = fit(cases, tries=512, draws=64).forecast(body, trigger, "yes")
    for chance in (found.deployed, found.in_time):
        assert 0 < chance.low <= chance.median <= chance.high < 1
        assert chance.low <= chance.mean <= chance.high
    assert abs(sum(found.ladder.values()) - 1) < 1e-9


@given(one=days, other=days)
def test_a_later_cut_off_never_forgets_a_case(one: str, other: str) -> None:
    first, last = sorted((one, other))
    before, after = earlier_than(CASES, first), earlier_than(CASES, last)
    assert after[: len(before)] == before
    assert all(case.on < first for case in before)
    fewer, more = posterior_before(first), posterior_before(last)
    for name, count in fewer.organisations.items():
        assert count <= more.organisations[name]


@settings(max_examples=50)
@given(made=st.lists(st.tuples(st.floats(0.001, 0.999), st.booleans()), min_size=1, max_size=60))
def test_murphys_parts_always_add_up_to_the_brier_score(made: list[tuple[float, bool]]) -> None:
    found = score([p for p, _ in made], [y for _, y in made], {})
    parts = found.murphy
    total = parts.reliability - parts.resolution + parts.uncertainty + parts.within_bins
    assert abs(total - found.brier) < 1e-9
    assert sum(part.count for part in found.calibration) == len(made)
    assert np.isfinite(found.log_score)
