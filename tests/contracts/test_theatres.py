"""Every question can be asked of every shipped theatre, and none speaks of the other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from allies.questions.catalogue import CATALOGUE
from allies.theatre.opening import open_folder
from tests.apparatus import SHIPPED, THEATRES, Run

# One command for each question, with what the second theatre has to answer it.
IN_WEST_AFRICA = {
    "assess": "assess gambia-2017 --draws 200",
    "assess-draw": "assess gambia-2017 --draw 7",
    "rests-on": "rests-on gambia-2017 --draws 200",
    "cases": "cases",
    "compare": "compare gambia-2017 --vote SEN=against --draws 200",
    "diary": "diary gambia-2017 --since 2015 --until 2017",
    "signposts": "signposts gambia-2017 --draws 200",
    "levers": "levers",
    "scenarios": "scenarios",
    "judgements": "judgements",
    "positions": "positions cote-divoire-2010 --draws 200",
    "law": "law ecowas --on 2000-01-01",
    "law-case": "law --case liberia-1990",
    "law-diff": "law ecowas --diff 1999-12-09 1999-12-10",
    "provisions": "provisions ecowas",
    "audit": "audit ecowas",
    "audit-act": "audit ecowas --act civ.suspended.2010",
    "organs": "organs ecowas",
    "members": "members ecowas --on 2001-06-01",
    "memberships": "members",
    "timeline": "timeline --about GMB",
    "find": "find embargo",
    "exercises": "exercises",
    "transfers": "transfers",
    "groups": "groups",
    "accession": "accession ecowas",
    "balance": "balance NGA GHA",
    "bargains": "bargains",
    "stands": "stands",
    "threats": "threats",
    "capital": "capital SEN NGA",
    "capital-diff": "capital SEN --diff 2000-01-01 2017-01-01",
    "intelligence": "intelligence NGA",
    "dependence": "dependence GMB",
    "autonomy": "autonomy --on 2012-06-01",
    "route": "route dakar banjul --on 2017-01-18 --move battalion",
    "deploy": "deploy gambia-2017 --draws 200",
    "forces": "forces standby --on 2017-01-18",
    "bases": "bases",
    "power": "power ecowas --on 2000-01-01",
    "power-case": "power ecowas --case gambia-2017 --without SEN",
    "power-change": "power ecowas --before 1990-08-08 --on 2000-01-01",
    "inputs": "inputs",
    "contested": "contested",
    "claim": "claim defence-protocol",
    "claims": "claims",
    "narrative": "narrative liberia-mandate",
    "accounts": "accounts",
    "sources": "sources",
    "changes": "changes west_africa west_africa",
}
# These read a file of the user's or the track record alone, and no theatre.
OF_NO_THEATRE = {"power-game", "settlement", "backtest"}
NOT_CODED = {"corridors"}  # no page read tells of supplies to a country of West Africa
TOO_LONG = {"dossier"}  # it asks of every host and crisis, and is asked by hand
OTHERS = re.compile(r"\b(CSTO|Moscow|Russian?|Kazakhstan|Uzbekistan|Central Asian?|KSOR)\b")
OF_EVERYWHERE = {"inputs"}  # the reasons of the model's inputs are of everywhere


def test_every_question_is_asked_of_the_second_theatre() -> None:
    assert set(IN_WEST_AFRICA) == set(CATALOGUE) - OF_NO_THEATRE - NOT_CODED - TOO_LONG


@pytest.mark.parametrize("question", IN_WEST_AFRICA)
def test_a_page_of_one_theatre_does_not_speak_of_the_other(run: Run, question: str) -> None:
    asked = IN_WEST_AFRICA[question].split()
    place = [] if question == "changes" else ["--theatre", "west_africa"]
    answer = run(*asked, *place)
    assert (answer.code, answer.err) == (0, ""), answer
    if question not in OF_EVERYWHERE:
        assert OTHERS.findall(answer.out) == []
    as_json = run(*asked, *place, "--json")
    assert as_json.code == 0
    assert as_json.json["schema"].startswith(f"allies/{question}/")


@pytest.mark.parametrize("folder", THEATRES, ids=lambda folder: folder.name)
def test_a_shipped_theatre_has_coverage_a_statement_and_expectations(folder: Path) -> None:
    record = open_folder(folder)
    assert record.theatre.id == folder.name
    assert record.theatre.says
    assert record.inventory is not None
    assert len(record.expectations) >= 40
    assert record.cases


def test_central_asia_is_not_the_only_theatre() -> None:
    assert {folder.name for folder in THEATRES} == {SHIPPED.name, "west_africa"}
