"""What the documents foresaw, and how it ended."""

from __future__ import annotations

import pytest

from allies.assessment.record.forecasts import forecasts
from allies.questions.forecasts import Forecasts
from allies.values.forecasts import SETTLED
from allies.world.view import View
from tests.apparatus import day, held_rows

DUE = 2015


def test_every_forecast_is_cited_and_a_settled_one_says_by_what(view: View) -> None:
    found = forecasts(view, Forecasts())
    assert {item.source for item in found.forecasts} == {"golts2012", "diis2013", "dehaas2017"}
    for item in found.forecasts:
        assert item.cites
        assert bool(item.became_cites) == (item.became in SETTLED), item.id
        assert item.became_cites or item.judgement


def test_the_scores_count_what_is_listed(view: View) -> None:
    found = forecasts(view, Forecasts())
    assert sum(item.forecasts for item in found.scores) == len(found.forecasts)
    for score in found.scores:
        ends: list[str] = [item.became for item in found.forecasts if item.source == score.source]
        assert score.became == {word: ends.count(word) for word in score.became}
        assert sum(score.became.values()) == score.forecasts
        assert score.settled == sum(word in SETTLED for word in ends)
    assert [item.source for item in found.scores] == ["golts2012", "diis2013", "dehaas2017"]


def test_one_document_may_be_asked_about(view: View) -> None:
    found = forecasts(view, Forecasts(source="dehaas2017"))
    assert {item.became for item in found.forecasts} == {"open"}
    assert len(found.scores) == 1


@pytest.mark.parametrize(
    ("as_of", "became"),
    [
        ("2015-12-30", "open"),  # its time runs out with 2015
        ("2015-12-31", "not_on_record"),  # what settles it was published later
        ("2025-12-31", "failed"),
    ],
)
def test_as_of_a_day_it_is_open_until_its_time_runs_out(
    view: View, as_of: str, became: str
) -> None:
    (found,) = (
        item
        for item in forecasts(view.known_by(day(as_of)), Forecasts()).forecasts
        if item.id == "golts-civil-war"
    )
    assert found.became == became
    assert bool(found.became_cites) == (became == "failed")


def test_what_names_no_sign_is_untestable_on_any_day(view: View) -> None:
    before = forecasts(view.known_by(day("2013-06-30")), Forecasts(source="golts2012"))
    assert [item.became for item in before.forecasts if item.id == "golts-surge"] == ["untestable"]


def test_a_forecast_is_unknown_before_its_document_appeared(view: View) -> None:
    found = forecasts(view.known_by(day("2012-12-31")), Forecasts())
    assert {item.source for item in found.forecasts} == {"golts2012"}


def test_a_theatre_without_forecasts_lists_none(small_view: View) -> None:
    assert forecasts(small_view, Forecasts()).forecasts == ()


def test_the_list_of_conflicts_says_what_the_endings_say() -> None:
    """Counted again in the table itself, where it is held."""
    rows = held_rows("data/ucdp/ucdp_prio_acd_v251_state_year.csv")
    central = {str(number) for number in range(701, 706)}
    at_war = {
        (int(float(row["year"])), side.split(".")[0])
        for row in rows
        for name in ("gwno_a", "gwno_a_2nd", "gwno_b", "gwno_b_2nd")
        if (side := row[name] or "") and side.split(".")[0] in central
    }
    assert (2011, "702") in at_war  # the table is read rightly
    assert not {year for year, _ in at_war} & {DUE, DUE + 1}
