"""Crossings: what a state has said, what its law lets it say, and what is supposed of it."""

from __future__ import annotations

import pytest

from allies.assessment.movement.crossings import (
    BorderPosition,
    Supposed,
    border_positions,
    forbidden_by,
)
from allies.errors import QuestionError
from allies.world.forces import Gate
from allies.world.view import View
from tests.apparatus import ACTS, CITED, STATES, Build, day

ON = "2008-06-05"
MIDLAND = "- {id: XMI, name: Midland}\n"
ROAD: Gate = ("XMI", "road")
# The law of a state that lets no foreign troops through, in force since 2004.
FORBIDS = (
    "- id: XMI\n  name: Midland\n"
    "  instruments: [{id: xmi.order, title: Order, opened: 2004-01-01, complete: true,"
    f" {CITED}}}]\n"
    "  readings: [{id: xmi.law, title: A law binds, in_force: in_force,"
    " holders: [{who: pact, since: 2004-01-01, judgement: j}]}]\n"
    "  provisions:\n"
    "  - {id: xmi.order.troops, instrument: xmi.order, says: No troops cross Midland,"
    " effect: forbid, acts: [transit_granted], when: {cargo_is: {kind: troops}}, binds: [XMI],"
    " judgement: j}\n"
)
IN_FORCE = f"- {{act: entered_into_force, by: XMI, of: xmi.order, on: 2004-01-01, {CITED}}}\n"


def said(kind: str, on: str = "2007-01-01", more: str = "") -> str:
    return f"- {{act: transit_{kind}, by: XMI, to: XHI, mode: road, on: {on}, {CITED}{more}}}\n"


def position(
    view: View, supposed: Supposed | None = None, gate: Gate = ROAD, cargo: str = "troops"
) -> BorderPosition:
    snapshot = view.on(day(ON))
    (found,) = border_positions(
        view,
        snapshot,
        [gate],
        "XHI",
        cargo,  # type: ignore[arg-type]
        supposed or Supposed(),
    )
    assert found.gate == gate
    return found


@pytest.mark.parametrize(
    ("acts", "consent", "is_shut"),
    [
        ("", "silent", False),
        (said("granted"), "granted", False),
        (said("granted_conditionally"), "conditional", False),
        (said("refused"), "refused", True),
        (said("granted", "2006-01-01") + said("revoked"), "revoked", True),
        (said("refused", "2008-06-06"), "silent", False),
    ],
)
def test_a_state_stands_where_its_last_word_put_it(
    build: Build, acts: str, consent: str, is_shut: bool
) -> None:
    found = position(build({STATES: MIDLAND, ACTS: acts}))
    assert (found.consent, found.is_shut) == (consent, is_shut)
    assert (found.act is None) == (consent == "silent")


def test_the_mover_needs_nobodys_leave_at_home(small_view: View) -> None:
    assert position(small_view, gate=("XHI", "road")).consent == "own"


def test_prices_are_told_where_the_passage_is_open(build: Build) -> None:
    priced = ", terms: [{term: price, amount: 5, unit: USD a tonne}]"
    open_ = position(build({STATES: MIDLAND, ACTS: said("granted", more=priced)}))
    assert [(term.amount, term.unit) for term in open_.prices] == [(5.0, "USD a tonne")]
    shut = said("granted", "2006-01-01", priced) + said("refused")
    assert position(build({STATES: MIDLAND, ACTS: shut})).prices == ()


@pytest.mark.parametrize(
    ("supposed", "consent", "is_shut"),
    [
        (Supposed(denied=("XMI",)), "denied", True),
        (Supposed(allowed=("XMI",)), "allowed", False),
        (Supposed(denied=("XLO",)), "granted", False),
    ],
)
def test_what_is_supposed_of_a_state_counts_before_what_it_said(
    build: Build, supposed: Supposed, consent: str, is_shut: bool
) -> None:
    found = position(build({STATES: MIDLAND, ACTS: said("granted")}), supposed)
    assert (found.consent, found.is_shut) == (consent, is_shut)
    assert (found.act is None) == (consent != "granted")


def test_a_silent_state_whose_law_lets_it_grant_nothing_is_shut(build: Build) -> None:
    view = build({STATES: FORBIDS, ACTS: IN_FORCE})
    found = position(view)
    assert (found.consent, found.is_shut, found.why) == ("by_law", True, "No troops cross Midland")
    assert position(view, cargo="relief").consent == "silent"


def test_a_law_that_could_not_be_read_keeps_nobody_out(build: Build) -> None:
    unread = FORBIDS.replace("complete: true", "unread: true").replace(
        "when: {cargo_is: {kind: troops}}", "when: {all: [{cargo_is: {kind: troops}}, not_read]}"
    )
    assert position(build({STATES: unread, ACTS: IN_FORCE})).consent == "silent"


def test_what_a_state_has_granted_all_the_same_is_open(build: Build) -> None:
    assert position(build({STATES: FORBIDS, ACTS: IN_FORCE + said("granted")})).consent == "granted"


@pytest.mark.parametrize(("on", "why"), [("2003-12-31", ""), ("2004-01-01", "No troops cross")])
def test_a_law_keeps_nobody_out_before_it_is_in_force(build: Build, on: str, why: str) -> None:
    view = build({STATES: FORBIDS, ACTS: IN_FORCE})
    assert forbidden_by(view, view.on(day(on)), "XMI", "XHI", "road", "troops").startswith(why)
    assert bool(forbidden_by(view, view.on(day(on)), "XMI", "XHI", "road", "troops")) == bool(why)
    assert forbidden_by(view, view.on(day(on)), "XMI", "XMI", "road", "troops") == ""


def test_nobody_can_be_supposed_to_refuse_and_to_consent() -> None:
    Supposed(("XLO",), ("XHI",)).check()
    with pytest.raises(QuestionError, match="XMI cannot both refuse and consent") as caught:
        Supposed(("XLO", "XMI"), ("XMI",)).check()
    assert caught.value.fault.field == "deny"


def test_no_journey_starts_or_ends_in_a_state_supposed_to_refuse(small_view: View) -> None:
    refusing = Supposed(denied=("XLO",))
    refusing.check_end(small_view, "upton", "origin")
    with pytest.raises(
        QuestionError, match="the destination downton lies in XLO, which is supposed to refuse"
    ):
        refusing.check_end(small_view, "downton", "destination")
