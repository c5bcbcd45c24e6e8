"""The ledger of transfers: stages, directions, values, and promised beside delivered."""

from __future__ import annotations

import pytest

from allies.assessment.record.transfers import NONE_ON_RECORD, transfers
from allies.questions.transfers import Counted, Transfers, TransfersAnswer, TransferSum
from allies.world.view import View
from tests.apparatus import ACTS, Build

ADDED = """
- {act: equipment_sought, id: wish, by: XLO, to: XHI, on: 2003, says: W, judgement: J}
- {act: transfer_pledged, id: pledge, by: XHI, to: XLO, on: 2004, says: P, judgement: J,
   about: [wish], amount: 20, unit: boats}
- {act: transfer_agreed, id: deal, by: XHI, to: XLO, on: 2005, says: D, judgement: J,
   about: [pledge], amount: 15, unit: boats}
- {act: transferred, id: boats, by: XHI, to: XLO, on: 2006, says: B, judgement: J,
   about: [deal], kinds: [ships], amount: 10, unit: boats}
- {act: transfer_pledged, id: money, by: XHI, to: XLO, on: 2007, says: M, judgement: J,
   value: {low: 4, amount: 5, high: 7, currency: USD, year: 2007}}
- {act: transfer_pledged, id: more, by: XHI, to: XLO, on: 2007, says: M, judgement: J,
   value: {amount: 5, currency: USD, year: 2008}}
- {act: transferred, id: unknown, by: XHI, to: XLO, on: 2008, says: U, judgement: J}
- {act: transfer_stored, id: kit, by: XHI, to: pact, also_to: [XLO], on: 2009, says: K,
   judgement: J}
"""


@pytest.fixture(scope="module")
def given(build: Build) -> View:
    """The small theatre with transfers."""
    return build({ACTS: ADDED})


def asked(view: View, receiver: str = "", giver: str = "", until: str = "") -> TransfersAnswer:
    return transfers(view, Transfers(receiver=receiver, giver=giver, until=until))


def sums_of(answer: TransfersAnswer, *receivers: str) -> TransferSum:
    (found,) = [item for item in answer.sums if item.receivers == receivers]
    return found


def counted(answer: TransfersAnswer) -> dict[str, Counted]:
    return {item.unit: item for item in sums_of(answer, "XLO").amounts}


def test_every_stage_is_told_from_the_giver_to_the_receiver(given: View) -> None:
    rows = asked(given).transfers
    assert [(row.id, row.stage) for row in rows] == [
        ("wish", "sought"),
        ("pledge", "pledged"),
        ("deal", "agreed"),
        ("boats", "delivered"),
        ("money", "pledged"),
        ("more", "pledged"),
        ("unknown", "delivered"),
        ("kit", "stored"),
    ]
    assert {row.giver for row in rows} == {"XHI"}  # also of what Lowland asked for
    assert rows[-1].receivers == ("pact", "XLO")


def test_filters_keep_one_direction(given: View) -> None:
    assert len(asked(given, receiver="XLO").transfers) == 8
    assert [row.id for row in asked(given, receiver="pact").transfers] == ["kit"]
    assert asked(given, receiver="XHI").transfers == ()
    assert len(asked(given, giver="XHI").transfers) == 8
    assert asked(given, giver="XLO").transfers == ()


def test_what_is_promised_tells_what_became_of_it(given: View) -> None:
    outcome = {row.id: row.outcome for row in asked(given).transfers}
    assert outcome["wish"] == outcome["pledge"] == outcome["deal"] == "delivered"
    assert outcome["money"] == NONE_ON_RECORD
    assert outcome["boats"] is outcome["kit"] is None


def test_a_promise_counts_by_its_last_form_beside_what_was_delivered(given: View) -> None:
    found = sums_of(asked(given), "XLO")
    assert (found.promised, found.delivered, found.stored, found.open) == (3, 2, 0, 2)
    boats = counted(asked(given))["boats"]
    assert (boats.promised, boats.delivered) == (15, 10)
    assert sums_of(asked(given), "pact", "XLO").stored == 1


def test_money_is_added_within_one_currency_of_one_year_with_its_range(given: View) -> None:
    sums = counted(asked(given))
    assert set(sums) == {"boats", "USD of 2007", "USD of 2008"}
    assert (sums["USD of 2007"].promised, sums["USD of 2007"].promised_most) == (4, 7)
    assert (sums["USD of 2008"].promised, sums["USD of 2008"].promised_most) == (5, 5)


def test_what_has_neither_number_nor_value_is_counted_as_unknown(given: View) -> None:
    unknown = asked(given).transfers[-2]
    assert (unknown.kinds, unknown.amount, unknown.value) == ((), None, None)
    assert sums_of(asked(given), "XLO").uncounted == 1


def test_a_span_sums_what_lies_in_it(given: View) -> None:
    early = asked(given, until="2004")
    assert [row.id for row in early.transfers] == ["wish", "pledge"]
    assert counted(early)["boats"].promised == 20
