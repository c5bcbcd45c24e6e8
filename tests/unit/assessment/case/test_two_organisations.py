"""A question about two organisations: the help of either counts."""

from __future__ import annotations

import pytest

from allies.theatre.checking import check_theatre
from tests.apparatus import ACTS, CASE, Answer, Run, Template, fault_with, refused

LEAGUE = b"""\
id: league
name: League of Plains
short: League
article: true
judgement: J
means:
  - {means: peacekeeping, name: watchers, organ: league.board, forces: [ready], judgement: J}
organs: [{id: league.board, name: Board, judgement: J}]
instruments:
  - {id: league.pact, title: League pact, opened: 2001-01-01, complete: true, judgement: J}
provisions:
  - {id: league.power, instrument: league.pact, says: It may send watchers, effect: permit,
     means: [peacekeeping], judgement: J}
  - {id: league.vote, instrument: league.pact, says: A majority, effect: decide,
     means: [peacekeeping], decision: {organ: league.board, rule: simple_majority}, judgement: J}
"""
TIES = """\
- {act: acceded, by: XHI, of: league, on: 2001-05-01, judgement: J}
- {act: acceded, by: XLO, of: league, on: 2001-05-01, judgement: J}
- {act: ratified, by: XLO, of: league.pact, on: 2001-05-01, judgement: J}
- {act: entered_into_force, by: league, of: league.pact, on: 2001-06-01, judgement: J}
- {act: requested, by: XLO, to: league, on: 2008-06-05, judgement: J}
"""
ASKED = "  means: [rapid_reaction]\n"


@pytest.fixture
def two(template: Template) -> Template:
    """The small theatre with a second organisation, about which its case may ask as well."""
    template.write("organisations/league.yaml", LEAGUE)
    template.add(ACTS, TIES)
    template.replace(CASE, "organisations: [pact]", "organisations: [pact, league]")
    return template


def test_the_help_of_either_counts_and_both_are_shown(two: Template, run: Run) -> None:
    asked = ("assess", "border-2008", "--draws", "2000", "--theatre", two.name)
    alone = run(*asked, "--json").json
    assert alone["also"] == []
    two.replace(CASE, ASKED, "  also: [league]\n  means: [rapid_reaction, peacekeeping]\n")
    assert check_theatre(two.folder).faults == ()
    both = run(*asked, "--json").json
    assert (both["organisation"], both["also"]) == ("pact", ["league"])
    assert both["headline"]["inside"][1] > alone["headline"]["inside"][1]
    page = run(*asked).out
    assert "Pact rapid reaction" in page
    assert "League peacekeeping" in page
    law = run("law", "--case", "border-2008", "--theatre", two.name, "--json").json
    about = {
        (item["organisation"], item["means"]) for item in law["findings"] if item["asked_about"]
    }
    assert about >= {("pact", "rapid_reaction"), ("league", "peacekeeping")}


def test_where_one_of_the_two_is_not_there_the_other_is_still_asked(
    two: Template, run: Run
) -> None:
    two.replace(CASE, ASKED, "  also: [league]\n  means: [rapid_reaction, peacekeeping]\n")
    two.replace(
        CASE, "  organisation: pact\n  also: [league]", "  organisation: league\n  also: [pact]"
    )
    two.replace(
        ACTS,
        "- {act: acceded, by: XHI, of: league, on: 2001-05-01",
        "- {act: acceded, by: XHI, of: league, on: 2009-05-01",
    )
    two.replace(
        ACTS,
        "- {act: acceded, by: XLO, of: league, on: 2001-05-01",
        "- {act: acceded, by: XLO, of: league, on: 2009-05-01",
    )
    found = run("assess", "border-2008", "--draws", "500", "--theatre", two.name, "--json")
    assert (found.code, found.json["absent"]) == (0, None)
    two.replace(
        CASE, "  also: [pact]\n  means: [rapid_reaction, peacekeeping]", "  means: [peacekeeping]"
    )
    gone = run("assess", "border-2008", "--draws", "500", "--theatre", two.name, "--json")
    assert gone.json["absent"] == "league"


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("  also: [leage]\n" + ASKED, "unknown organisation 'leage'"),
        ("  also: [pact]\n" + ASKED, "'pact' is named twice"),
        ("  also: [league]\n" + ASKED, "league offers none of the means asked for"),
        (
            "  also: [league]\n  means: [rapid_reaction, peacekeeping, materiel]\n",
            "pact and league do not offer 'materiel'",
        ),
    ],
)
def test_a_second_organisation_must_be_able_to_help(two: Template, asked: str, what: str) -> None:
    two.replace(CASE, ASKED, asked)
    fault_with(check_theatre(two.folder).faults, what)


def test_a_second_organisation_stands_among_those_the_case_is_about(two: Template) -> None:
    two.replace(CASE, ASKED, "  also: [league]\n  means: [rapid_reaction, peacekeeping]\n")
    two.replace(CASE, "organisations: [pact, league]", "organisations: [pact]")
    fault_with(check_theatre(two.folder).faults, "league is not among 'organisations:'")


MORE = "".join(
    f"- {{act: acceded, by: {state}, of: league, on: 2002-01-01, judgement: J}}\n"
    for state in ("XTH", "XFO")
)
SUPPOSED = ("border-2008", "--draws", "50")


@pytest.mark.parametrize("first", ["pact", "league"])
def test_a_rule_is_refused_where_neither_of_the_two_could_ever_meet_it(
    two: Template, run: Run, first: str
) -> None:
    other = "league" if first == "pact" else "pact"
    two.add("states/states.yaml", "- {id: XTH, name: Thirdland}\n- {id: XFO, name: Forland}\n")
    two.add(ACTS, MORE)
    also = f"  also: [{other}]\n  means: [rapid_reaction, peacekeeping]\n"
    two.replace(CASE, ASKED, also)
    two.replace(CASE, "  organisation: pact\n", f"  organisation: {first}\n")

    def ask(rule: str) -> Answer:
        return run("assess", *SUPPOSED, "--rule", rule, "--theatre", two.name)

    # The Pact has two members, and the League four.
    assert ask("{at_least: {least: 4}}").code == 0
    refused(ask("{at_least: {least: 5}}"), "can never be met")
    among = "{{among: {{members: [{0}], rule: {{at_least: {{least: {1}}}}}}}}}"
    assert ask(among.format("XTH, XFO", 2)).code == 0
    refused(ask(among.format("XTH, XFO", 3)), "can never be met")
