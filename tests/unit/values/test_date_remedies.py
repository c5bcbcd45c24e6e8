"""Suggestions for malformed dates: each can be written, and none says more than was given."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.errors import RefusedValueError
from allies.values.date_remedies import forms_meant, put_right, remedy_for
from allies.values.dates import parse_date


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("2012-6-2", ["2012-06-02"]),
        ("2012-6", ["2012-06"]),
        ("2012/06/20", ["2012-06-20"]),
        ("2012.6.20", ["2012-06-20"]),
        ("20120620", ["2012-06-20"]),
        ("2012-06-20T14:30", ["2012-06-20"]),
        ("2012-06-20T14:30:00Z", ["2012-06-20"]),
        (" 2012-6 ", ["2012-06"]),
        # What is open or impossible ends the date: no month or day is made up.
        ("2012-XX", ["2012"]),
        ("2012-06-XX", ["2012-06"]),
        ("2012-06-31", ["2012-06"]),
        ("2011-02-29", ["2011-02"]),
        ("2012-02-30", ["2012-02"]),
        ("2012-13", ["2012"]),
        ("2012-00-05", ["2012"]),
        ("2012-06-00", ["2012-06"]),
        ("2012?", ["2012"]),
        ("2012-06~", ["2012-06"]),
        # Another order.
        ("20 June 2012", ["2012-06-20"]),
        ("June 20, 2012", ["2012-06-20"]),
        ("june 2012", ["2012-06"]),
        ("Jun 2012", ["2012-06"]),
        ("06/2012", ["2012-06"]),
        ("13-06-2012", ["2012-06-13"]),
        ("06-13-2012", ["2012-06-13"]),
        ("12-06-2012", ["2012-06-12", "2012-12-06"]),
        ("06-06-2012", ["2012-06-06"]),
        ("around 2012", ["2012"]),
        # Intervals.
        ("2012/", ["2012"]),
        ("/2012", ["2012"]),
        ("2012-6/2012-09", ["2012-06/2012-09"]),
        ("2012-06/2012-9", ["2012-06/2012-09"]),
        ("01-02-2012/2012-12", ["2012-02-01/2012-12", "2012-01-02/2012-12"]),
        ("2012/2012.5", []),
        ("2012.5/2012", ["2012-05/2012"]),
        ("2012-06/07", ["2012-06/2012-07", "2012-06-07"]),
        ("2012-06-07/9", ["2012-06-07/2012-06-09"]),
        ("2012-06-30/31", []),
        ("2012/06", ["2012-06"]),
        ("2012/12", ["2012-12"]),
        # Of two months or days neither alone is meant.
        ("2012-06 or 07", []),
        ("5 or 6 2012", []),
        ("5 or 6 June 2012", []),
        # Of two years neither alone is meant: some day from the one to the other is.
        ("2011-2012", ["2011/2012"]),
        ("2011 or 2012", ["2011/2012"]),
        ("between 2011 and 2012", ["2011/2012"]),
        ("2012 or 2011", []),
        ("2010-05 2011", []),
        ("June 2011 to May 2012", []),
        ("2011, 2012 or 2013", []),
        ("2010/2011/2012", []),
        # Nothing can be made of these.
        ("", []),
        ("/", []),
        ("yesterday", []),
        ("June", []),
        ("31 June 2012", []),
        ("13-13-2012", []),
        ("June or July 2012", []),
        ("1 2 3 2012", []),
        ("June 1 2 2012", []),
        ("0000", []),
        ("201206201", []),
    ],
)
def test_the_dates_that_a_malformed_one_can_mean(text: str, forms: list[str]) -> None:
    assert forms_meant(text) == forms


def test_each_form_is_offered_and_where_there_is_none_the_forms_of_any_date() -> None:
    assert remedy_for("2012-6") == "write it as 2012-06"
    assert remedy_for("12-06-2012") == ("write it as 2012-06-12 or 2012-12-06, whichever is meant")
    assert remedy_for("yesterday").startswith("write only what is known: the year as YYYY")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_known_by_its_name_and_its_first_three_letters(month: int) -> None:
    name = datetime.date(2012, month, 1).strftime("%B").lower()
    for written in {name, name.upper(), name[:3], name[:3].title()}:
        assert forms_meant(f"{written} 2012") == [f"2012-{month:02}"]


@pytest.mark.parametrize(
    ("start", "end", "remedy"),
    [
        ("2012-09", "2012-07", "put the earlier date before the slash: 2012-07/2012-09"),
        ("2012", "2011-05", "put the earlier date before the slash: 2011-05/2012"),
        ("2012-07", "2012-07-10", "write it as 2012-07-10, or name the last day that is possible"),
        ("2012", "2012-07", "write it as 2012-07, or name the last day that is possible"),
    ],
)
def test_an_interval_that_ends_before_it_starts_is_put_right(
    start: str, end: str, remedy: str
) -> None:
    assert put_right(start, end).startswith(remedy)
    with pytest.raises(RefusedValueError, match="ends before it starts"):
        parse_date(f"{start}/{end}")
    written = remedy.rpartition(": ")[2] if ": " in remedy else end
    assert parse_date(written)


years = st.integers(0, 10_020).map(str)
numbers = st.integers(0, 40).map(str) | st.integers(0, 40).map("{:02}".format)
pieces = years | numbers | st.sampled_from(("May", "june", "X", "?", "T12", "about"))
dates = st.lists(st.tuples(pieces, st.sampled_from("-./ ")), max_size=5).map(
    lambda found: "".join(piece + apart for piece, apart in found)[:-1]
)


@given(dates | st.tuples(dates, dates).map("/".join) | st.text(max_size=12))
def test_every_form_offered_is_a_date_made_only_of_what_was_written(text: str) -> None:
    given_numbers = {
        int(text[start:end])
        for start in range(len(text))
        for end in range(start + 1, start + 5)
        if re.fullmatch("[0-9]+", text[start:end])
    }
    given_numbers |= {at for at, name in ((5, "may"), (6, "june")) if name in text.lower()}
    for form in forms_meant(text):
        assert parse_date(form).text == form
        assert {int(number) for number in re.split("[-/]", form)} <= given_numbers


@given(st.dates().map(str), st.sampled_from([4, 7, 10]))
def test_a_date_that_is_well_formed_means_itself(day: str, length: int) -> None:
    assert forms_meant(day[:length]) == [day[:length]]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("1990s", ["1990/1999"]),
        ("1990", ["1990"]),
        ("2007-Q2", ["2007-04/2007-06"]),
        ("last quarter of 2007", ["2007-10/2007-12"]),
        ("1st half of 2007", ["2007-01/2007-06"]),
        ("2nd half 2007", ["2007-07/2007-12"]),
        ("winter 2007", ["2006-12/2007-02", "2007-12/2008-02"]),  # no winter lies in one year
        ("spring 2007", ["2007"]),
        ("early 2007", ["2007"]),
        ("before 2007", []),  # some day that is not in 2007
        ("after 2007-06", []),
        ("20th century", []),
        ("3 years after 2007", []),
        ("week 3 of 2007", []),
        ("12 days in 2007", []),
        ("3 March 2007", ["2007-03-03"]),
    ],
)
def test_a_part_of_a_year_keeps_its_length_and_no_other_number_becomes_a_month(
    text: str, forms: list[str]
) -> None:
    assert forms_meant(text) == forms
