"""Organisations: who leads on a day, and by which means a state can be helped."""

from __future__ import annotations

import pytest

from tests.apparatus import PACT, Build, day

TURNS = (
    "leading_state: XHI\n",
    "leading:\n"
    "  - {state: XHI, since: 2001-05-01, until: 2004-01-01, judgement: Invented.}\n"
    "  - {state: XLO, since: 2005-06-01, judgement: Invented.}\n",
)


@pytest.mark.parametrize(
    ("on", "leader"),
    [
        ("2001-04-30", ""),
        ("2001-05-01", "XHI"),
        ("2003-12-31", "XHI"),
        ("2004-01-01", ""),
        ("2005-06-01", "XLO"),
        ("2010-12-31", "XLO"),
    ],
)
def test_states_lead_one_after_another(build: Build, on: str, leader: str) -> None:
    pact = build(replaced={PACT: TURNS}).organisation("pact")
    assert pact.leader(day(on)) == leader


def test_a_state_that_always_leads_does_so_on_every_day(build: Build) -> None:
    pact = build().organisation("pact")
    assert {pact.leader(day(on)) for on in ("1900-01-01", "2050-01-01")} == {"XHI"}


def test_a_state_does_not_help_itself_alone_while_it_leads(build: Build) -> None:
    pact = build(replaced={PACT: TURNS}).organisation("pact")

    def means(host: str, on: str) -> list[str]:
        return [item.means for item in pact.means_for(host, day(on))]

    assert means("XLO", "2003-01-01") == ["rapid_reaction", "bilateral"]
    assert means("XLO", "2006-01-01") == ["rapid_reaction"]
    assert means("XHI", "2003-01-01") == ["rapid_reaction"]
    assert means("XHI", "2006-01-01") == ["rapid_reaction", "bilateral"]


NEXT_DOOR = (
    "leading_state: XHI\n",
    "leading:\n"
    "  - {state: XHI, since: 2001-05-01, judgement: Invented.}\n"
    "  - {state: XLO, since: 2005-06-01, hosts: [XHI], judgement: Invented.}\n",
)


@pytest.mark.parametrize(
    ("host", "on", "leader"),
    [
        ("XHI", "2005-05-31", "XHI"),
        ("XHI", "2005-06-01", "XLO"),
        ("XLO", "2005-06-01", "XHI"),
        ("", "2005-06-01", "XHI"),
    ],
)
def test_who_leads_in_the_crises_of_one_state_comes_first(
    build: Build, host: str, on: str, leader: str
) -> None:
    pact = build(replaced={PACT: NEXT_DOOR}).organisation("pact")
    assert pact.leader(day(on), host) == leader


@pytest.mark.parametrize(("on", "needed"), [("2006-12-31", True), ("2007-01-01", False)])
def test_a_means_may_need_no_request_from_a_day_on(build: Build, on: str, needed: bool) -> None:
    unasked = ("    forces: [ready]\n", "    forces: [ready]\n    unasked_since: 2007-01-01\n")
    pact = build(replaced={PACT: unasked}).organisation("pact")
    found = {item.means: item.needs_request(day(on)) for item in pact.means}
    assert found == {"rapid_reaction": needed, "bilateral": True}
