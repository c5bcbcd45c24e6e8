"""`allies power` and `allies settlement`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apparatus import Run, no_failure_of_the_program, refused, words

COMPOSED = """
all:
  - quota: 3
    weights: {A: 3, B: 2, C: 2}
  - any:
      - quota: 5
        weights: {A: 3, B: 2, C: 2}
"""

SEVEN = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB")
WITHOUT_ALL = tuple(word for name in SEVEN for word in ("--without", name))


@pytest.fixture
def game(tmp_path: Path) -> Path:
    file = tmp_path / "game.yaml"
    file.write_text(COMPOSED, encoding="utf-8")
    return file


def test_power_is_printed_beside_the_forces_and_is_not_called_influence(run: Run) -> None:
    answer = run("power", "csto", "--on", "2010-06-12")
    assert answer.code == 0
    said = words(answer.out)
    assert "ASSIGNED FORCES" in said
    assert "do not read it as influence" in said
    assert "No assigned force is on record of Uzbekistan" in said


def test_a_game_may_be_yaml_or_json(run: Run, game: Path, tmp_path: Path) -> None:
    part = {"weights": {"A": 3, "B": 2, "C": 2}}
    other = tmp_path / "game.json"
    written = {"all": [{"quota": 3, **part}, {"any": [{"quota": 5, **part}]}]}
    other.write_text(json.dumps(written, indent="\t"), encoding="utf-8")
    first, second = (run("power", "--game", str(file), "--json").json for file in (game, other))
    assert first["power"] == second["power"]
    assert [item["exact"]["normalised"] for item in first["power"]["voters"]] == [
        "3/5",
        "1/5",
        "1/5",
    ]


def test_a_rule_that_was_proposed_goes_by_the_name_of_its_proposal(run: Run) -> None:
    proposed = run("power", "csto", "--rule", "insor.majority-2011", "--json").json
    assert [item["rule"] for item in proposed["rules"]] == ["simple_majority"]
    case = ("power", "csto", "--case", "osh-2010", "--draws", "50")
    shown = words(run(*case).out)
    assert "(2011; --rule insor.majority-2011)" in shown
    (listed,) = run(*case, "--with", "TKM", "--json").json["proposed"]
    assert listed["cites"]


def test_a_supposed_member_has_a_column_of_its_own(run: Run) -> None:
    case = ("power", "csto", "--case", "tajikistan-incursion-2015", "--draws", "50")
    assert "UZB" not in run(*case).out
    shown = run(*case, "--with", "UZB").out
    assert "Supposing as members: Uzbekistan" in shown
    assert " UZB" in shown


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("quota: 5", "quota: 9", 6, "the quota 9 is above the total of the weights, 7"),
        ("quota: 3\n    weights: {A: 3", "quota: 3\n    weights: {A: -3", 4, "is negative: -3"),
        ("any:", "eny:", 5, "unknown key 'eny'"),
        ("quota: 3", "quota: x", 3, "'x' is no whole number"),
        ("quota: 3", "quota: 3\n    quota: 4", 4, "the key 'quota' stands twice"),
    ],
)
def test_a_fault_of_a_game_is_told_with_file_and_line(
    run: Run, game: Path, old: str, new: str, line: int, said: str
) -> None:
    game.write_text(COMPOSED.replace(old, new), encoding="utf-8")
    refused(run("power", "--game", str(game)), f"game.yaml:{line}", said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("power",), "whose power?"),
        (("power", "cts"), "unknown organisation 'cts'"),
        (("power", "--game", "nowhere.yaml"), "nowhere.yaml: cannot be read"),
        (("power", "csto", "--game", "nowhere.yaml"), "a game is asked about alone"),
        (("power", "csto", "--rule", "{all: []}"), "'all' puts rules together"),
        (("power", "csto", "--rule", "{all: ["), "--rule: broken YAML"),
        (("power", "csto", "--rule", "{veto: {members: [RUS]}, x: 1}"), "one key"),
        (("power", "csto", "--of", "UZB"), "--of needs --before"),
        (
            ("power", "csto", "--before", "2010-06-12", "--with", "UZB"),
            "--before and --with cannot be asked at once",
        ),
        (
            ("power", "csto", "--case", "osh-2010", "--capability", "nowhere.csv"),
            "--case and --capability cannot be asked at once",
        ),
        (("power", "csto", "--with", "XXX"), "--with: unknown state 'XXX'"),
        (("power", "csto", "--before", "2010"), "--before: '2010' is not a day"),
        (("power", "csto", "--before", "2010-06-12", "--of", "UZ"), "unknown state 'UZ'"),
        (("power", "csto", "--case", "osh-2011"), "unknown case 'osh-2011'"),
        (("power", "csto", "--case", "osh-2010", "--with", "XXX"), "--with: unknown state 'XXX'"),
        (("power", "csto", "--case", "osh-2010", "--without", "XX"), "--without: unknown state"),
        (("power", "csto", "--capability", "nowhere.csv"), "nowhere.csv: cannot be read"),
        (("power", "csto", "--case", "objection-2012"), "asks about the law alone"),
        (("power", "csto", "--rule", "{veto: {members: [RSU]}}"), "unknown state 'RSU'"),
        (("assess", "osh-2010", "--rule", "{veto: {members: [RSU]}}"), "did you mean 'RUS'?"),
        (("power", "csto", *WITHOUT_ALL), "--without: nobody is left to vote"),
        (
            ("power", "csto", "--case", "rasht-2010", "--draws", "20", *WITHOUT_ALL),
            "--without: nobody is left to vote",
        ),
        (("assess", "osh-2010", "--rule", "majority"), "did you mean 'simple_majority'?"),
        (("settlement", "nowhere.yaml"), "nowhere.yaml: cannot be read"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    refused(run(*asked), said)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("iso,year,cinc\nRUS,2010,0.1\n", ":1", "the column 'iso3' is missing"),
        ("iso3,year,cinc\nRUS,2010,much\n", ":2", "'much' is no amount"),
        ("iso3,year,cinc\nRUS,2010,-1\n", ":2", "'-1' is no amount"),
        ("iso3,year,cinc\nRUS,2009,0.1\n", "", "says nothing of the year 2010"),
    ],
)
def test_a_capability_file_must_say_something_of_that_year(
    run: Run, tmp_path: Path, text: str, line: str, said: str
) -> None:
    file = tmp_path / "cinc.csv"
    file.write_text(text, encoding="utf-8")
    asked = ("power", "csto", "--on", "2010-06-12", "--capability", str(file))
    refused(run(*asked), f"cinc.csv{line}", said)


def test_national_capability_is_shown_apart_from_the_forces(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cinc.csv"
    file.write_text("iso3,year,cinc\nRUS,2010.0,3\nKAZ,2010.0,1\nKGZ,2010.0,\n", encoding="utf-8")
    answer = run("power", "csto", "--on", "2010-06-12", "--capability", str(file))
    assert "Russia 75 %; Kazakhstan 25 %" in words(answer.out)
    assert "The file says nothing of Armenia, Belarus, Kyrgyzstan" in words(answer.out)


def test_a_day_beyond_the_record_says_so(run: Run) -> None:
    answer = run("power", "csto", "--on", "2024-01-01")
    no_failure_of_the_program(answer)
    assert answer.code == 2
    assert "2017-01-23" in answer.err


def test_what_changed_is_told_by_reading_with_the_forces_beside_it(run: Run) -> None:
    asked = ("power", "csto", "--on", "2012-06-12", "--before", "2010-06-12", "--of", "UZB")
    said = words(run(*asked).out)
    assert "Uzbekistan, share of the forces assigned" in said
    assert "simple majority 0.3125" in said


def test_rules_are_compared_on_the_same_draws_of_a_case(run: Run) -> None:
    answer = run("power", "csto", "--case", "osh-2010", "--draws", "200")
    said = words(answer.out)
    assert "the same draws under every rule" in said
    assert "A majority instead of consensus" in said
    assert "assigned forces" in said


def test_an_assessment_under_another_rule_says_that_it_supposes_it(run: Run) -> None:
    asked = ("assess", "osh-2010", "--draws", "200", "--rule")
    said = words(run(*asked, "{all: [{quorum: {least: 4}}, simple_majority]}").out)
    assert "Supposing that every organ decides by all (quorum (least 4), simple majority)" in said
    assert run(*asked, "simple_majority", "--json").json["rule"] == "simple_majority"


def test_a_settlement_is_a_baseline_with_its_range(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "size.yaml"
    file.write_text(
        """
question: size of the force
unit: people
actors:
  A: {capability: 2, position: {triangular: [100, 300, 500]}, salience: 0.5}
  B: {capability: 1, position: 1000, salience: 1}
""",
        encoding="utf-8",
    )
    said = words(run("settlement", str(file)).out)
    assert "A baseline, no forecast" in said
    assert "weighted mean" in said
    assert "650.00 (" in said
    refused(run("settlement", str(file), "--draws", "0"), "--draws: 0 draws cannot be made")
    file.write_text(file.read_text(encoding="utf-8").replace("salience: 1", "salience: 2"))
    refused(run("settlement", str(file)), "size.yaml:6", "'salience' can be 2")
