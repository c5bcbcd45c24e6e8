"""Contradictions inside a coded case: what is told, and the last value that is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.track_record.contradictions import (
    MOST_DAYS_AFTER,
    MOST_DAYS_BEFORE,
    MOST_DAYS_OLD,
    CodedDates,
    Contradiction,
    contradictions,
)
from allies.values.dates import ImpreciseDate, day_text, parse_date
from tests.unit.track_record.cases import occasion

OCCASION = "2010-06-11"
ON = parse_date(OCCASION).first


def found(dates: dict[str, str] | None = None, **given: Any) -> list[Contradiction]:
    """Return the contradictions of a case with some of its values and dates given."""
    read = {name: parse_date(text) for name, text in {"on": OCCASION, **(dates or {})}.items()}
    return list(contradictions(occasion(**{"outcome": None, **given}), CodedDates(**read)))


def later(days: int) -> str:
    """Return the date some days after the occasion."""
    return day_text(ON + days)


def test_a_case_of_which_nothing_else_is_known_has_no_contradiction() -> None:
    assert found() == []


@pytest.mark.parametrize("outcome", ["declined", "no_decision", "threat_only"])
def test_where_nobody_came_there_are_no_people_no_days_and_no_date(outcome: str) -> None:
    told = found({"came": later(9)}, outcome=outcome, troops=5_000, days_to_first_troops=1_009)
    assert [(item.field, item.what) for item in told] == [
        ("troops_total_approx", "5,000 people came"),
        ("days_to_first_troops", "the first troops came after 1,009 days"),
        ("first_troops_date", f"the first came on {later(9)}"),
    ]
    assert {item.why for item in told} == {f"the outcome is '{outcome}', so no forces came"}
    assert found(outcome=outcome, troops=0) == found(outcome=outcome) == []


def test_a_day_of_arrival_of_nobody_is_told_even_if_it_is_the_first() -> None:
    (told,) = found(outcome="declined", days_to_first_troops=0)
    assert told.field == "days_to_first_troops"


@pytest.mark.parametrize("outcome", ["deployed", "non_military_help", None])
def test_where_people_can_have_come_their_number_and_day_are_no_contradiction(
    outcome: str | None,
) -> None:
    assert found({"came": later(9)}, outcome=outcome, troops=40, days_to_first_troops=9) == []


def test_a_deployment_of_nobody_is_one_unless_the_number_is_unknown() -> None:
    (told,) = found(outcome="deployed", troops=0)
    assert (told.field, told.what) == ("troops_total_approx", "nobody came")
    assert found(outcome="deployed", troops=None) == found(outcome="deployed", troops=1) == []
    assert found(outcome="non_military_help", troops=0) == []


@pytest.mark.parametrize("field", ["days_to_decision", "days_to_first_troops"])
def test_days_must_lie_within_the_widest_gap(field: str) -> None:
    def told_of(days: int) -> list[Contradiction]:
        return found(None, **{field: days})

    for days in (-MOST_DAYS_BEFORE, 0, MOST_DAYS_AFTER):
        assert told_of(days) == []
    for days, words in ((-MOST_DAYS_BEFORE - 1, "-367 days"), (MOST_DAYS_AFTER + 1, "3,661 days")):
        (told,) = told_of(days)
        assert (told.field, told.what) == (field, words)
        assert told.why == "it is at least -366 and at most 3,660"


@pytest.mark.parametrize(
    ("field", "end", "name"),
    [
        ("days_to_decision", "decided", "decision_date"),
        ("days_to_first_troops", "came", "first_troops_date"),
    ],
)
def test_days_must_agree_with_the_dates_between_which_they_are_counted(
    field: str, end: str, name: str
) -> None:
    dates = {"clock": "2010-06-14", end: "2010-06-20"}
    assert found(dates, **{field: 6}) == []
    for days in (5, 7):
        (told,) = found(dates, **{field: days})
        assert (told.field, told.what) == (field, f"{days} days")
        assert told.why == f"from 'clock_date' 2010-06-14 to '{name}' 2010-06-20 it is 6"
    # Without one of the two dates there is nothing to compare with.
    assert found({"clock": "2010-06-14"}, **{field: 5}) == []
    assert found({end: "2010-06-20"}, **{field: 5}) == []


def test_imprecise_dates_allow_every_number_of_days_that_they_can_mean() -> None:
    dates = {"clock": "2010-06-10/2010-06-12", "decided": "2010-06-20/2010-06-25"}
    for days in (8, 15):
        assert found(dates, days_to_decision=days) == []
    for days in (7, 16):
        (told,) = found(dates, days_to_decision=days)
        assert told.why.endswith("it is 8 to 15")


@pytest.mark.parametrize(
    ("name", "field"),
    [("clock", "clock_date"), ("decided", "decision_date"), ("came", "first_troops_date")],
)
def test_a_date_too_far_from_the_occasion_is_one(name: str, field: str) -> None:
    for days in (-MOST_DAYS_BEFORE, MOST_DAYS_AFTER):
        assert found({name: later(days)}) == []
    for days, side in ((-MOST_DAYS_BEFORE - 1, "before"), (MOST_DAYS_AFTER + 1, "after")):
        (told,) = found({name: later(days)})
        most = "366" if side == "before" else "3,660"
        assert told == Contradiction(
            field, later(days), f"that is more than {most} days {side} the occasion of {OCCASION}"
        )


def test_a_date_is_too_far_only_if_each_day_that_it_can_mean_is() -> None:
    assert found({"clock": f"{later(-900)}/{later(-MOST_DAYS_BEFORE)}"}) == []
    assert len(found({"clock": f"{later(-900)}/{later(-MOST_DAYS_BEFORE - 1)}"})) == 1
    assert found({"came": f"{later(MOST_DAYS_AFTER)}/{later(9_000)}"}) == []
    assert len(found({"came": f"{later(MOST_DAYS_AFTER + 1)}/{later(9_000)}"})) == 1


def test_without_the_date_of_the_occasion_no_date_is_too_far_from_it() -> None:
    dates = CodedDates(None, clock=parse_date("1950"), came=parse_date("2050"))
    assert list(contradictions(occasion(outcome=None), dates)) == []


days_near = st.integers(ON - 800, ON + 8_000)


@given(clock=days_near, decided=days_near, off=st.integers(-2, 2))
def test_days_are_no_contradiction_if_and_only_if_they_are_those_between_the_dates(
    clock: int, decided: int, off: int
) -> None:
    def date(day: int) -> ImpreciseDate:
        return parse_date(day_text(day))

    case = occasion(outcome=None, days_to_decision=decided - clock + off)
    dates = CodedDates(None, clock=date(clock), decided=date(decided))
    told = list(contradictions(case, dates))
    within = -MOST_DAYS_BEFORE <= decided - clock + off <= MOST_DAYS_AFTER
    assert (told == []) == (within and off == 0)


@pytest.mark.parametrize(
    ("said", "clock", "why"),
    [
        (-1, None, ""),
        (0, None, "not known on that day"),
        (1, None, "not known on that day"),
        (9, 10, ""),
        (10, 10, "not known on that day"),
        (-MOST_DAYS_OLD, None, ""),
        (-MOST_DAYS_OLD - 1, None, "does not count"),
    ],
)
def test_a_statement_of_the_carrier_is_older_than_the_clock_and_not_too_old(
    said: int, clock: int | None, why: str
) -> None:
    dates = {"said": later(said)} | ({} if clock is None else {"clock": later(clock)})
    told = [(item.field, why in item.why) for item in found(dates)]
    assert told == ([("carrier_said_on", True)] if why else [])


def test_a_statement_of_some_day_is_refused_only_if_it_surely_came_too_late() -> None:
    assert found({"said": "2010-06"}) == []  # perhaps before the 11th
    assert found({"said": "2010-06", "clock": "2010-06"}) == []
    (told,) = found({"said": "2010-07", "clock": "2010-06"})
    assert told.remedy == "code the last statement before the clock, or take out the position"
