"""The ledger of intelligence: ties pair by pair, and what is said of the services."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.intelligence import intelligence
from allies.errors import QuestionError
from allies.questions.intelligence import Intelligence, IntelligenceAnswer
from allies.world.view import View
from tests.apparatus import Build, day
from tests.unit.politics import capital_texts as texts


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with what two papers say of services."""
    ended = "since: 2004-01-01, until: 2006-01-01, by: XHI, dated_by: A guess"
    return build(
        texts.capital(
            "XLO",
            texts.trait("shares", "sharing", "close", "XHI", texts.PAPER),
            texts.trait("keeps", "sharing", "reluctant", "XHI, pact", f"{ended}, {texts.LATER}"),
            texts.trait("leans", "intelligence", "high", "XHI"),
            texts.trait("weak", "services"),
            texts.trait("free", "assessment", "independent"),
        )
        | texts.capital("XHI", texts.trait("weak", "services"))
    )


def asked(view: View, about: str = "", **span: str) -> IntelligenceAnswer:
    return intelligence(view, Intelligence(about=about, **span))


def test_a_pair_has_how_closely_it_shares_and_how_far_one_depends(told: View) -> None:
    pairs = {(pair.state, pair.towards): pair for pair in asked(told).sums}
    assert set(pairs) == {("XLO", "XHI"), ("XLO", "pact")}
    pair = pairs["XLO", "XHI"]
    assert (pair.shares, pair.depends) == (("reluctant", "close"), ("high",))
    assert pair.since == "2002-01-01"
    assert pairs["XLO", "pact"].depends == ()


def test_a_tie_has_its_voice_its_span_and_the_reason_of_its_date(told: View) -> None:
    ties = {row.id: row for row in asked(told).ties}
    keeps, shares = ties["keeps"], ties["shares"]
    assert (keeps.by, keeps.on, keeps.until) == ("XHI", "2004-01-01", "2006-01-01")
    assert keeps.dated_by == "A guess"
    assert (shares.by, shares.until, shares.dated_by) == (None, None, None)


@pytest.mark.parametrize(
    ("span", "told_of"),
    [
        ({"since": "2006-01-01"}, {"shares", "leans"}),
        ({"since": "2005-12-31"}, {"shares", "leans", "keeps"}),
        ({"until": "2001-12-31"}, set()),
        ({"until": "2002-01-01"}, {"shares", "leans"}),
    ],
)
def test_a_span_keeps_what_holds_on_a_day_of_it(
    told: View, span: dict[str, str], told_of: set[str]
) -> None:
    assert {row.id for row in asked(told, **span).ties} == told_of


def test_whom_it_is_asked_of_may_share_or_be_shared_with(told: View) -> None:
    assert {row.id for row in asked(told, "pact").ties} == {"keeps"}
    assert {row.id for row in asked(told, "XHI").ties} == {"shares", "leans", "keeps"}
    assert asked(told, "pact").services == ()


def test_the_same_statement_about_several_services_stands_once(told: View) -> None:
    notes = {note.says: note for note in asked(told).services}
    assert notes["It is weak"].states == ("XHI", "XLO")
    assert (notes["It is free"].states, notes["It is free"].level) == (("XLO",), "independent")
    (alone,) = asked(told, "XHI").services
    assert alone.states == ("XHI",)


def test_an_account_tells_its_own_statement_alone_where_it_has_one(told: View) -> None:
    assert {row.id for row in asked(told.through("evening-paper")).ties} == {"shares", "leans"}
    assert {row.id for row in asked(told.through("morning-paper")).ties} == {
        "keeps",
        "leans",
    }


def test_a_span_that_ends_before_it_starts_is_refused(told: View) -> None:
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(told, since="2009", until="2008")


def test_the_shipped_services_share_with_whom_the_documents_say(view: View) -> None:
    """Rows 40, 111, 118 and 160."""
    pairs = {(pair.state, pair.towards): pair for pair in asked(view).sums}
    assert {name for state, name in pairs if state == "UZB"} == {"RUS", "IND", "CHN", "KAZ", "sco"}
    assert pairs["KAZ", "UZB"].since == pairs["UZB", "KAZ"].since == "2011"
    assert pairs["KGZ", "RUS"].depends == ("high",)
    voices = {row.by for row in asked(view, "UZB").ties}
    assert voices == {None, "snb_critics"}
    said = " ".join(note.says for note in asked(view, "KAZ").services)
    for word in ("shadow economy", "drugs", "secret human ones", "by accident"):
        assert word in said


def test_before_the_report_nobody_knew_of_the_sharing(view: View) -> None:
    assert asked(view.known_by(day("2013-01-01")), "IND").ties == ()
    assert asked(view.known_by(day("2014-01-01")), "IND").ties != ()
