"""A theatre of fifteen invented states, from files alone: every question answers on it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from allies.questions.catalogue import CATALOGUE
from allies.theatre.checking import check_theatre
from allies.theatre.opening import open_theatre
from allies.world.view import View, view_of
from tests.apparatus import Run, words
from tests.hostile.test_hostile import ALL

LEAGUE = Path(__file__).resolve().parent.parent / "theatres" / "league"
CASE = "border-2009"
# One way to ask each question of this theatre; what needs no theatre is asked elsewhere.
ASKED = {
    "law-case": f"law --case {CASE}",
    "law-diff": "law league --diff 2007-06-01 2008-06-01",
    "law": "law league --on 2009-01-01",
    "provisions": "provisions league",
    "audit-act": "audit league --act mirnia-leaves",
    "organs": "organs league --on 2009-01-01",
    "audit": "audit league",
    "assess-draw": f"assess {CASE} --draw 7",
    "assess": f"assess {CASE} --draws 200",
    "rests-on": f"rests-on {CASE} --draws 50",
    "cases": "cases",
    "members": "members league --on 2014-06-01",
    "memberships": "members --on 2009-01-01",
    "timeline": "timeline --about XAE",
    "exercises": "exercises XAB",
    "transfers": "transfers --to XAE",
    "groups": "groups raiders",
    "accession": "accession league",
    "balance": "balance XAE XAA",
    "bargains": "bargains estmar-city",
    "stands": "stands line-2006",
    "contested": "contested",
    "claim": "claim first-meeting/march",
    "narrative": "narrative first-meeting",
    "claims": "claims",
    "accounts": "accounts --on 2009-01-01",
    "sources": "sources",
    "route": "route arven-city estmar-city --mode road --mover XAA --on 2009-01-01",
    "corridors": "corridors estmar-city --on 2009-01-01",
    "deploy": f"deploy {CASE} --means rapid_reaction",
    "forces": "forces ready --on 2009-01-01",
    "bases": "bases --on 2009-01-01",
    "positions": f"positions {CASE} --draws 100",
    "threats": "threats --compare XAE XAB --on 2009-01-01",
    "capital-diff": "capital XAE --diff 2005-01-01 2010-01-01",
    "capital": "capital XAE XAB --on 2009-01-01",
    "intelligence": "intelligence XAE",
    "dependence": "dependence XAE",
    "autonomy": "autonomy --on 2009-01-01",
    "power-case": f"power league --case {CASE} --draws 100",
    "power-change": "power league --before 2007-12-31 --on 2008-01-01",
    "power": "power league --on 2009-01-01",
    "changes": f"changes {LEAGUE} {LEAGUE}",
    "compare": f"compare {CASE} --deny XAC --draws 100",
    "judgements": "judgements",
    "levers": "levers",
    "scenarios": "scenarios",
    "forecasts": "forecasts",
    "find": "find council",
    "diary": "diary border-2009 --since 2009 --until 2009",
    "signposts": "signposts border-2009",
}
# A dossier sets crises on many days and takes 20 seconds; it is asked with all tests only.
SLOW = {"dossier": "dossier league"}
ELSEWHERE = {"inputs", "backtest", "power-game", "settlement"}
# What this theatre has nothing of, and the pages say so.
EMPTY = {"changes", "intelligence", "judgements", "scenarios", "forecasts"}


@pytest.fixture(scope="module")
def league() -> View:
    """The theatre, read from its files."""
    return view_of(open_theatre(str(LEAGUE)))


def ask(run: Run, question: str, *more: str) -> Any:
    """Return the answer to a question of the theatre, as JSON or as a page."""
    told = [] if question.startswith("changes") else ["--theatre", str(LEAGUE)]
    answer = run(*shlex.split(question), *told, *more)
    assert (answer.code, answer.err) == (0, ""), question
    return answer


def test_the_theatre_has_no_fault() -> None:
    found = check_theatre(LEAGUE)
    assert found.faults == ()
    assert not [note for note in found.notes if "nothing uses the act" not in note.what]


def test_it_has_the_shape_that_no_shipped_theatre_has(league: View) -> None:
    assert len(league.states) == 15
    body = league.organisation("league")
    assert len(body.leading) == 2
    assert len(body.means[2].deciders) == 2


def test_every_question_of_the_catalogue_is_asked() -> None:
    assert set(ASKED) | set(SLOW) | ELSEWHERE == set(CATALOGUE)


@pytest.mark.parametrize("name", ASKED)
def test_every_question_answers_with_something_to_say(run: Run, name: str) -> None:
    page, answer = ask(run, ASKED[name]).out, ask(run, ASKED[name], "--json").json
    assert len(page.splitlines()) >= 2
    assert answer["covered"] is not False
    row = CATALOGUE[name]
    rows = answer.get(row.answer.rows) if getattr(row.answer, "rows", None) else True
    assert rows or name in EMPTY, f"{name} says nothing"


@pytest.mark.skipif(not ALL, reason="slow; asked with all tests")
def test_a_dossier_of_the_league_answers(run: Run) -> None:
    page = run("dossier", "league", "--theatre", str(LEAGUE))
    assert page.code == 0
    assert "League: a real alliance, or one on paper?" in page.out


@pytest.mark.parametrize(
    ("case", "organ", "count", "inside", "outside"),
    [
        ("border-2005", "Standing Committee", 13, "Mirnia", "Norvane"),
        ("border-2009", "Council of Nine", 9, "Arven", "Jorland"),
        ("border-2013", "Council of Nine", 9, "Lorvia", "Kelmar"),
    ],
)
def test_the_page_says_which_organ_decides_and_who_sits_in_it(
    run: Run, case: str, organ: str, count: int, inside: str, outside: str
) -> None:
    page = words(ask(run, f"positions {case} --draws 20").out)
    told = re.search(rf"The {organ} decides\. It has {count} seats, ([^.]*)\.", page)
    assert told is not None, page
    assert inside in told[1]
    assert outside not in told[1]


def test_the_leader_of_the_day_leads(run: Run) -> None:
    for on, leader in (("2009-12-31", "XAA"), ("2010-01-01", "XAB")):
        answer = ask(run, f"organs league --on {on}", "--json").json
        assert answer["leads"] == {"league": leader}


def test_contributors_that_are_no_members_are_named_and_have_no_seat(run: Run) -> None:
    answer = ask(run, ASKED["assess"], "--json").json
    (body,) = answer["organisations"]
    means = {item["id"]: item for item in body["means"]}
    assert means["rapid_reaction"]["contributors"] == ["XAN"]
    assert means["bilateral"]["contributors"] == ["XAO"]
    (council,) = means["rapid_reaction"]["councils"]
    assert (council["organ"], len(council["voting"])) == ("league.council", 9)
    assert "XAN" not in council["voting"]


def test_votes_are_held_against_the_seats_and_the_rule_of_their_day(run: Run) -> None:
    found = {item["organ"]: item for item in ask(run, ASKED["audit"], "--json").json["ballots"]}
    council, committee = found["league.council"], found["league.committee"]
    assert (len(council["votes"]), council["not_recorded"]) == (9, [])
    assert (council["finding"], council["elected"]) == ("carried", True)
    assert council["rules"]["in_force_only"] == "qualified_majority (share 2/3, of seats)"
    assert (len(committee["votes"]), committee["finding"]) == (13, "carried")
    assert committee["rules"]["in_force_only"] == "simple_majority"


def test_formal_power_counts_the_seats_of_the_organ(run: Run) -> None:
    answer = ask(run, ASKED["power"], "--json").json
    (rule,) = answer["rules"]
    assert len(answer["voting"]) == 13
    assert len(rule["council"]["voting"]) == len(rule["power"]["voters"]) == 9


def test_the_rule_in_force_is_a_row_beside_the_others(run: Run) -> None:
    (means,) = [
        item
        for item in ask(run, ASKED["power-case"], "--json").json["means"]
        if item["means"] == "rapid_reaction"
    ]
    in_force = [item for item in means["rules"] if item["in_force"]]
    assert [item["organ"] for item in in_force] == ["league.council"]
    assert in_force[0] is means["rules"][0]
    assert len([share for share in in_force[0]["decisive"].values() if share is not None]) == 9
    assert "(in force)" in ask(run, ASKED["power-case"]).out
