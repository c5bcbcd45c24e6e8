"""Statements about capitals as entries of ledgers: their days, and those that an account tells."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.statements import between, stated, statements
from allies.values.dates import parse_date
from allies.world.view import View
from tests.apparatus import Build
from tests.unit.politics import capital_texts as texts


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with what two papers say of one state, and one of the other."""
    paper, later = texts.PAPER, texts.LATER
    return build(
        texts.capital(
            "XLO",
            texts.trait("early", "sharing", "limited", "XHI", f"since: 2002, until: 2004, {later}"),
            texts.trait("now", "sharing", "close", "XHI", f"since: 2004, {paper}"),
            texts.trait("rival", "sharing", "regular", "XHI", f"since: 2005, {later}"),
            texts.trait(
                "apart", "sharing", "regular", "pact, XHI", f"since: 2003, until: 2004, {later}"
            ),
            texts.trait("free", "planning", more=f"since: 2005, {later}"),
        )
        | texts.capital("XHI", texts.trait("other", "sharing", "limited", "XLO", later))
    )


def ids(view: View, *aspects: str) -> list[str]:
    return [item.id for item in statements(view, aspects)]


def test_statements_of_the_aspects_come_state_by_state_and_in_order_of_time(told: View) -> None:
    assert ids(told, "sharing") == ["other", "early", "apart", "now", "rival"]
    assert ids(told, "planning") == ["free"]
    assert ids(told, "food") == []


def test_an_account_leaves_out_rivals_of_its_own_statement_at_the_same_time(told: View) -> None:
    """What others say of another time, of another subject or of another state stays."""
    evening = told.through("evening-paper")
    assert ids(evening, "sharing", "planning") == ["other", "early", "apart", "now", "free"]


def test_a_statement_can_hold_until_the_day_before_the_last_day_of_its_end(told: View) -> None:
    found = {item.id: item for item in statements(told, ["sharing"])}
    assert found["early"].days == (parse_date("2002").first, parse_date("2004-12-30").last)
    assert found["now"].days == (parse_date("2004").first, None)


def test_a_statement_concerns_its_state_and_those_it_is_towards(told: View) -> None:
    found = {item.id: item for item in statements(told, ["sharing"])}["apart"]
    assert [found.concerns(name) for name in ("XLO", "XHI", "pact", "XNO")] == [
        *(True, True, True),
        False,
    ]


def test_a_row_has_null_for_what_is_not_given(told: View) -> None:
    (free,) = statements(told, ["planning"])
    row = stated(free)
    assert (row["on"], row["state"], row["aspect"]) == ("2005", "XLO", "planning")
    assert [row[name] for name in ("by", "level", "until", "dated_by", "judgement")] == [None] * 5


def test_rows_are_put_together_by_pair() -> None:
    class Row:
        def __init__(self, state: str, *towards: str) -> None:
            self.state, self.towards = state, towards

    one, two, three = Row("A", "B", "C"), Row("A", "B"), Row("B")
    assert between([one, two, three]) == {("A", "B"): [one, two], ("A", "C"): [one]}
