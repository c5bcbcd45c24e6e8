"""Every question can be asked of every shipped theatre, and none speaks of the other."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from allies.questions.catalogue import CATALOGUE
from allies.theatre.checking import check_theatre
from allies.theatre.opening import open_folder
from allies.world.sentences import sentence
from tests.apparatus import PACKAGE, SHIPPED, THEATRES, Run

ALL = bool(os.environ.get("ALLIES_HOSTILE"))  # set by `make check-all`
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
    "forecasts": "forecasts",
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
TOO_LONG = {"dossier": "dossier ecowas"}  # it asks of every host and crisis; see `make check-all`
OTHERS = re.compile(r"\b(CSTO|Moscow|Russian?|Kazakhstan|Uzbekistan|Central Asian?|KSOR)\b")
OF_EVERYWHERE = {"inputs"}  # the reasons of the model's inputs are of everywhere


def test_every_question_is_asked_of_the_second_theatre() -> None:
    assert set(IN_WEST_AFRICA) == set(CATALOGUE) - OF_NO_THEATRE - NOT_CODED - set(TOO_LONG)


@pytest.mark.parametrize("question", [*IN_WEST_AFRICA, *(TOO_LONG if ALL else ())])
def test_a_page_of_one_theatre_does_not_speak_of_the_other(run: Run, question: str) -> None:
    asked = {**IN_WEST_AFRICA, **TOO_LONG}[question].split()
    place = [] if question == "changes" else ["--theatre", "west_africa"]
    answer = run(*asked, *place)
    assert answer.code == 0, answer
    # A long answer tells how far it is; on a busy machine more of them are long.
    assert all(", after " in line for line in answer.err.splitlines()), answer.err
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


def names_of(folder: Path) -> set[str]:
    """Return every name of a theatre: of its bodies, places, crises, groups, texts and sources."""
    record = open_folder(folder)
    groups, places = record.groups.values(), record.places.values()
    names = {name for item in record.bodies() for name in (item.id, item.name, *item.names)}
    names |= {name for item in groups for name in (item.id, item.name, *item.names)}
    names |= {name for item in places for name in (item.id, item.name, *item.names)}
    names |= {item.short for item in record.organisations.values()}
    names |= {item.capital for item in record.states.values()}
    names |= {*record.cases, *record.sources, *record.instruments, *record.provisions}
    names |= {organ.id for body in record.bodies() for organ in body.organs}
    names |= {label.label for force in record.forces.values() for label in force.labels}
    return {name for name in names if name} | {folder.name, folder.name.replace("_", " ").title()}


# The codes of currencies by ISO 4217, of everywhere, are as short as those of states.
OF_ISO = frozenset({"values/currencies.py"})
# Names of the theatre that are no fact of it: a word of the language, and an organisation of the
# track record.
WORDS = frozenset({"standby", "AU"})


def test_no_line_of_the_program_knows_a_name_of_the_second_theatre() -> None:
    names = names_of(PACKAGE / "theatres" / "west_africa") - names_of(SHIPPED) - WORDS
    assert {"ecowas", "ECOWAS", "SEN", "Senegal", "Dakar", "gambia-2017", "ecomog"} <= names
    known = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, sorted(names)))})(?![\w-])")
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).as_posix() not in OF_ISO
        for name in known.findall(path.read_text(encoding="utf-8"))
    }
    assert found == set()


OCCASIONS = """cases:
- id: LATE
  organisation: BODY
  date_of_occasion: 2010-12-24
  host_or_victim: the host
  trigger: coup
  host_request: false
  clock_date: 2010-12-24
  carrier_position: offers
  carrier_said_on: 2010-12-24
- id: OTHER-WORD
  organisation: BODY
  date_of_occasion: 2011-12-24
  host_or_victim: the host
  trigger: coup
  host_request: false
  carrier_position: promises
"""
# Of each theatre: a file, what stands there once, what is added behind it or put in its place, and
# the fault with the text on its line.
SPOILT_DECIDERS = {
    "central_asia": (
        ("organisations/csto.yaml", "leading_state: RUS\n",
         "leading:\n  - {state: RUSS, since: 1992-05-15, until: 1993-05-15, judgement: Invented.}\n"
         "  - {state: RUS, since: 1993-05-15, judgement: Invented.}\n"
         "  - {state: KAZ, since: 2009-01-01, judgement: Invented.}\n"),
        ("organisations/csto.yaml", "organs:\n",
         "organs:\n  - {id: csto.board, name: A board, seats: elected, since: 2009-01-01, says: It"
         " decides., judgement: Invented.}\n  - {id: csto.empty, name: A bench, seats: elected,"
         " says: It decides., judgement: Invented.}\n"),
        ("acts/invented.yaml", "",
         "- {act: seated, by: KAZ, of: csto.board, on: 2008-12-31, judgement: Invented.}\n"),
        ("occasions.yaml", "", OCCASIONS),
    ),
    "west_africa": (
        ("organisations/ecowas.yaml", "leading:\n",
         "leading:\n  - {state: NGAA, since: 1988-01-01, until: 1990-01-01, judgement: Invented.}\n"
         "  - {state: GHA, since: 1990-01-01, until: 1990-08-08, judgement: Invented.}\n"),
        ("organisations/ecowas.yaml", "organs:\n  - id: ecowas.authority\n",
         "organs:\n  - {id: ecowas.empty, name: A bench, seats: elected, says: It decides.,"
         " judgement: Invented.}\n  - id: ecowas.authority\n"),
        ("acts/invented.yaml", "",
         "- {act: seated, by: GMB, of: ecowas.standing_mediation_committee, on: 1990-04-30,"
         " judgement: Invented.}\n"),
        ("occasions.yaml", "", OCCASIONS),
    ),
}  # fmt: skip
# What is told, and the text on the line of each.
TOLD = {
    "did not exist on": "act: seated",
    "nobody ever sits in": "name: A bench",
    "unknown state": "since: 19",
    "one state leads at a time": "since: ",
    "a page about a later day is not known on that day": "carrier_said_on: 2010-12-24",
    "it is one of offers, silent, against": "carrier_position: promises",
}


@pytest.mark.parametrize("folder", THEATRES, ids=lambda folder: folder.name)
def test_faults_of_who_decides_are_told_at_once_with_line_and_remedy(
    folder: Path, tmp_path: Path
) -> None:
    spoilt = tmp_path / folder.name
    shutil.copytree(folder, spoilt)
    for file, old, new in SPOILT_DECIDERS[folder.name]:
        path = spoilt / file
        text = path.read_text(encoding="utf-8") if old else ""
        assert text.count(old) == 1 or not old
        path.write_text(text.replace(old, new) if old else new, encoding="utf-8")
    faults = check_theatre(spoilt).faults
    assert len(faults) == len(TOLD)
    for said, on_its_line in TOLD.items():
        (fault,) = (item for item in faults if said in f"{item.what} {item.why}")
        file, line = fault.where.removeprefix(f"{folder.name}/").rsplit(":", 1)
        assert on_its_line in (spoilt / file).read_text("utf-8").splitlines()[int(line) - 1]
        assert fault.remedy


def test_central_asia_is_not_the_only_theatre() -> None:
    assert {folder.name for folder in THEATRES} == {SHIPPED.name, "west_africa"}


@pytest.mark.parametrize("folder", THEATRES, ids=lambda folder: folder.name)
def test_no_two_acts_that_a_case_asks_about_read_alike(folder: Path) -> None:
    record = open_folder(folder)
    for case in record.cases.values():
        read = [(sentence(act, record), act.on.text) for act in case.question.proposals]
        assert len(set(read)) == len(read), case.id
