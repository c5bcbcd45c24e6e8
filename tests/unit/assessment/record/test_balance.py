"""The ledger of balances: what transfers change between two states, and who says so."""

from __future__ import annotations

import pytest

from allies.assessment.record.balance import balance
from allies.errors import QuestionError
from allies.questions.balance import Balance, BalanceAnswer
from allies.world.view import View
from tests.apparatus import ACTS, Build, Run, words


def given(name: str, to: str, on: str, more: str, act: str = "transferred") -> str:
    """Return a transfer from the Pact as a line of YAML."""
    fields = f"act: {act}, id: {name}, by: pact, to: {to}, on: {on}, says: S, judgement: J"
    return f"- {{{fields}{more}}}\n"


GUNS = given("guns", "XLO", "2005-01", ", kinds: [artillery], amount: 8, unit: guns")
MIXED = given("mixed", "XLO", "2005-02", ", kinds: [trucks, drones], amount: 9, unit: items")
DRONES = given("wings", "XHI", "2006-01", ", kinds: [drones]")
BLIND = given("blind", "XHI", "2007-01", "")
PROMISE = given("vow", "XHI", "2005-03", ", kinds: [ships]", "transfer_pledged")
KEPT = given("kept", "XHI", "2005-04", ", about: [vow], kinds: [trucks]")
SAID = """
- {act: balance_judged, id: low, by: XHI, of: XLO, on: 2005-01, says: It grew, judgement: J}
- {act: market_judged, id: region, by: evening-paper, on: 2005-02, says: It sells, judgement: J}
- {act: balance_judged, id: elsewhere, by: XHI, of: pact, on: 2005-03, says: Far off, judgement: J}
"""


def asked(view: View, **span: str) -> BalanceAnswer:
    return balance(view, Balance(state="XHI", other="XLO", **span))


def added(build: Build, *acts: str) -> View:
    return build({ACTS: "\n" + "".join(acts)})


@pytest.mark.parametrize(
    ("acts", "changes", "grows"),
    [
        ((), "neither", None),
        ((GUNS,), "one", "XLO"),
        ((GUNS, DRONES), "both", None),
        ((BLIND,), "unknown", None),
        ((GUNS, BLIND), "unknown", None),  # what came to the other may have been arms
        ((DRONES, BLIND), "one", "XHI"),  # it came to the side that had arms already
        ((PROMISE,), "neither", None),
        ((KEPT, PROMISE), "neither", None),
    ],
)
def test_deliveries_of_arms_change_a_balance(
    build: Build, acts: tuple[str, ...], changes: str, grows: str | None
) -> None:
    found = asked(added(build, *acts))
    assert (found.changes, found.grows) == (changes, grows)


def test_a_side_has_what_came_what_is_promised_and_what_came_to_it_alone(build: Build) -> None:
    high, low = asked(added(build, GUNS, MIXED, DRONES, PROMISE)).sides
    assert (high.state, low.state) == ("XHI", "XLO")
    assert [(item.kind, item.amount, item.is_arms) for item in low.arrived] == [
        ("artillery", 8, True),
        ("drones", None, True),  # one figure of several kinds counts none of them
        ("trucks", None, False),
    ]
    assert [(item.kind, item.stage) for item in high.promised] == [("ships", "pledged")]
    assert low.arms_alone == ("artillery",)
    assert high.arms_alone == ()


def test_a_promise_that_was_carried_out_is_open_no_more(build: Build) -> None:
    high, _ = asked(added(build, PROMISE, KEPT)).sides
    assert high.promised == ()
    assert [item.kind for item in high.arrived] == ["trucks"]


def test_of_an_unknown_kind_nobody_can_say_whether_it_is_arms(build: Build) -> None:
    high, _ = asked(added(build, BLIND)).sides
    assert [(item.kind, item.is_arms) for item in high.arrived] == [(None, None)]


def test_what_is_said_of_the_two_or_of_the_region_is_told(build: Build) -> None:
    found = asked(added(build, SAID.lstrip()))
    assert [(row.id, row.what) for row in found.judged] == [
        ("low", "military"),
        ("region", "market"),
    ]


def test_a_span_keeps_what_came_in_it(build: Build) -> None:
    view = added(build, GUNS, DRONES)
    assert asked(view, until="2005-12-31").grows == "XLO"
    assert asked(view, since="2005-02-01").grows == "XHI"
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(view, since="2009", until="2008")


def test_beyond_the_record_the_change_is_unknown(build: Build) -> None:
    found = asked(added(build, GUNS), since="2100")
    assert (found.covered, found.changes, found.grows) == (False, "unknown", None)


def test_a_state_has_no_balance_with_itself(build: Build) -> None:
    with pytest.raises(QuestionError, match="named twice"):
        balance(added(build), Balance(state="XHI", other="XHI"))


def test_vehicles_came_to_uzbekistan_and_drones_were_only_agreed(view: View, run: Run) -> None:
    """Rows 101, 102, 150, 153 and 164."""
    found = balance(view, Balance(state="KAZ", other="UZB"))
    kazakh, uzbek = found.sides
    assert found.grows == "UZB"
    assert uzbek.arms_alone == ("armoured_vehicles",)
    assert "drones" in [item.kind for item in uzbek.promised]
    assert "drones" not in [item.kind for item in uzbek.arrived]
    assert kazakh.arrived == ()
    page = words(run("balance", "KAZ", "UZB").out)
    assert "unknown: no document gives an unknown: no document gives an" in page
    assert "its main concern is that the military balance" in page
    assert "a noticeable American segment" in page


def test_the_page_says_where_nothing_is_said(run: Run) -> None:
    page = words(run("balance", "KAZ", "UZB", "--until", "1999").out)
    assert "No arms came to either, on record." in page
    assert "no source on record says anything" in page
