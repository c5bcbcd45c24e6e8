"""Checks of exercises, transfers, bargains and stands: every fault with its line and a remedy."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, Template, checked

EXERCISE = "\n- {act: exercised, by: pact, on: 2005-06, says: S, judgement: J%s}\n"
TRANSFER = "\n- {act: transferred, by: XHI, to: XLO, on: 2005-06, says: S, judgement: J%s}\n"
LINE = "\n- {act: line_taken, id: river, by: XHI, on: 2005-01, says: S, judgement: J}\n"
STAND = "\n- {act: line_followed, by: XLO, on: 2005-02, says: S, judgement: J, %s}\n"


def faults(template: Template, text: str) -> list[str]:
    """Return what is wrong once acts are added, each fault on a line of the file of acts."""
    template.add(ACTS, text)
    found = checked(template).faults
    assert all(f"/{ACTS}:" in fault.where and fault.remedy for fault in found), found
    return [fault.what for fault in found]


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        (", hosts: [XHI], participants: [XLO, pact]", ""),
        (", place: upton, hosts: [XHI]", ""),
        (", place: upton", "'upton' lies in XHI, which is none of the hosts"),
        (", place: upton, hosts: [XLO]", "'upton' lies in XHI, which is none of the hosts"),
        (", participants: [XLQ]", "unknown actor 'XLQ'"),
        (", hosts: [pact]", "unknown state 'pact'"),
        (", participants: [XLO, XLO]", "'XLO' is named twice"),
        (", away: [{state: XLO, why: {says: Why, judgement: J}}]", ""),
        (", away: [{state: XLQ}]", "unknown state 'XLQ'"),
        (", participants: [XLO], away: [{state: XHI}]", ""),
        (", participants: [XLO], away: [{state: XLO}]", "'XLO' both took part and stayed away"),
        (", state: XLO", "an exercise has no 'state'"),
        (", kinds: [drones]", "an act of kind 'exercised' has no 'kinds'"),
    ],
)
def test_an_exercise_names_who_was_there(template: Template, fields: str, what: str) -> None:
    assert faults(template, EXERCISE % fields) == ([what] if what else [])


@pytest.mark.parametrize(
    ("founded", "dissolved", "is_fault"),
    [
        ("2005-06", "", False),
        ("2005-07-01", "", True),
        ("2005-06-30", "", False),  # the exercise may have been on its last day
        ("2001", "2005-05-31", True),
        ("2001", "2005-06-01", True),
        ("2001", "2005-06-02", False),  # it may have been on the day before
        ("", "2005-05-31", True),
        ("", "2005-07-01", False),
        ("", "", False),
    ],
)
@pytest.mark.parametrize("text", [EXERCISE, TRANSFER], ids=["exercise", "transfer"])
def test_who_has_a_part_exists_on_the_day(
    template: Template, text: str, founded: str, dissolved: str, *, is_fault: bool
) -> None:
    league = "{id: league, name: League, short: League, judgement: J}"
    template.write("organisations/league.yaml", league.encode())
    field = ", participants: [league]" if text is EXERCISE else ", also_to: [league]"
    for act, on in (("founded", founded), ("dissolved", dissolved)):
        if on:
            template.add(ACTS, f"\n- {{act: {act}, by: league, on: {on}, judgement: J}}\n")
    found = faults(template, text % field)
    assert found == (["'league' did not exist on 2005-06"] if is_fault else [])


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        (", kinds: [drones], amount: 20, unit: drones", ""),
        (", value: {amount: 5, currency: USD, year: 2005}", ""),
        (", value: {low: 4, high: 6, currency: USD, year: 2005}", ""),
        (", value: {low: 5, amount: 5, high: 5, currency: USD, year: 2005}", ""),
        (", kinds: [drone]", "'kinds' cannot be 'drone'"),
        (", amount: 20", "nothing says what 20 counts"),
        (", amount: 20, unit: USD", "a sum in USD is without the year whose money it is"),
        (", amount: 20, unit: USD a year", "a sum in USD is without the year whose money it is"),
        (", value: {amount: 5, year: 2005}", "'currency' is missing"),
        (", value: {amount: 5, currency: USD}", "'year' is missing"),
        (", value: {currency: USD, year: 2005}", "a value without a sum"),
        (", value: {low: 4, currency: USD, year: 2005}", "a value without a sum"),
        (", value: {low: 4, amount: 5, currency: USD, year: 2005}", "a range with one end"),
        (
            ", value: {low: 6, amount: 5, high: 7, currency: USD, year: 2005}",
            "the sums of a value are not in order",
        ),
        (
            ", value: {low: -1, high: 5, currency: USD, year: 2005}",
            "the sums of a value are not in order",
        ),
        (", value: {amount: 5, currency: USF, year: 2005}", "unknown currency 'USF'"),
        (", value: {amount: 5, currency: USD, year: 205}", "205 is no year of a currency"),
        (", also_to: [pact]", ""),
        (", also_to: [XLO]", "'XLO' is named already"),
        (", hosts: [XLO]", "an act of kind 'transferred' has no 'hosts'"),
    ],
)
def test_a_transfer_says_what_it_counts_and_in_which_money(
    template: Template, fields: str, what: str
) -> None:
    assert faults(template, TRANSFER % fields) == ([what] if what else [])


@pytest.mark.parametrize(
    ("direction", "what"),
    [
        ("by: XHI, to: XLO", ""),
        ("by: XHI", "'to' is missing"),
        ("to: XLO", "'by' is missing"),
        ("by: XHI, to: XHI", "a transfer from 'XHI' to itself has no direction"),
    ],
)
@pytest.mark.parametrize("kind", ["transferred", "transfer_pledged", "equipment_sought"])
def test_a_transfer_has_a_direction(
    template: Template, kind: str, direction: str, what: str
) -> None:
    text = f"\n- {{act: {kind}, {direction}, on: 2005, says: S, judgement: J}}\n"
    assert faults(template, text) == ([what] if what else [])


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ("to: XHI, about: [river]", ""),
        ("to: XHI, about: [border-2008]", "it names no act of kind 'line_taken'"),
        ("to: pact, about: [river]", "the line 'river' is not that of 'pact'"),
        ("to: XHI", "'about' is missing"),
    ],
)
def test_a_stand_is_taken_on_one_line_of_whose_it_is(
    template: Template, fields: str, what: str
) -> None:
    assert faults(template, LINE + STAND % fields) == ([what] if what else [])


@pytest.mark.parametrize(
    ("over", "what"),
    [
        ("place: downton", ""),
        ("mode: rail", ""),
        ("means: [consult]", "'place' and 'mode' are both missing"),
    ],
)
def test_what_is_asked_for_is_a_place_or_a_passage(
    template: Template, over: str, what: str
) -> None:
    text = f"by: XHI, to: XLO, on: 2005, says: S, judgement: J, {over}"
    assert faults(template, f"\n- {{act: permission_sought, {text}}}\n") == ([what] if what else [])


GROUP = (
    "\n- {act: group_placed, by: XHI, of: %s, hosts: [%s], on: 2005-06, says: S, judgement: J}\n"
)


@pytest.mark.parametrize(
    ("of", "hosts", "what"),
    [
        ("band", "XLO", ""),
        ("XLO", "XLO", "unknown group 'XLO'"),
        ("band", "pact", "unknown state 'pact'"),
        ("band", "XLO, XLO", "'XLO' is named twice"),
    ],
)
def test_what_is_told_of_a_group_names_one_and_states_where_it_is(
    template: Template, of: str, hosts: str, what: str
) -> None:
    template.write("groups/groups.yaml", b"- {id: band, name: Band, judgement: J}\n")
    assert faults(template, GROUP % (of, hosts)) == ([what] if what else [])


def test_only_exercises_and_groups_have_hosts(template: Template) -> None:
    (what,) = faults(template, TRANSFER % ", hosts: [XHI]")
    assert what == "an act of kind 'transferred' has no 'hosts'"
