"""`allies power` and `allies settlement`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apparatus import Run, refused, words

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
    assert "formal power, not influence" in said
    assert "The record has no assigned force of Uzbekistan" in said


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
        ("quota: 3", "quota: x", 3, "'x' is not a whole number"),
        ("quota: 3", "quota: 3\n    quota: 4", 4, "the key 'quota' occurs twice"),
        ("A: 3, B: 2, C: 2}\n  - any", "A.B: 3, 7: x}\n  - any", 4, "'x' is not a whole number"),
    ],
)
def test_a_fault_of_a_game_is_told_with_file_and_line(
    run: Run, game: Path, old: str, new: str, line: int, said: str
) -> None:
    game.write_text(COMPOSED.replace(old, new), encoding="utf-8")
    refused(run("power", "--game", str(game)), f"game.yaml:{line}", said)


def test_all_faults_of_a_game_are_told_at_once(run: Run, tmp_path: Path) -> None:
    game = tmp_path / "game.json"
    part = '{"quota": 3, "weights": {"A": 3, "B": -2, "C": "x", "D": -1}}'
    other = '{"quota": "few", "weights": {"A": 1}, "name": "y", "colour": "red"}'
    third = '{"quota": 3, "weights": {"A": -3, "B": -2}}'
    game.write_text(f'{{"all": [\n{part},\n{other},\n{third}\n]}}', encoding="utf-8")
    refused(
        run("power", "--game", str(game)),
        "game.json:2: 'x' is not a whole number",
        "game.json:3: unknown key 'colour'",
        "game.json:3: 'few' is not a whole number",
        "game.json:4: the weight of 'A' is negative: -3",
        "game.json:4: the weight of 'B' is negative: -2",
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("power",), "ORGANISATION: is missing"),
        (("power",), "write `allies power ORGANISATION`, or"),
        (("power",), "`allies power --game GAME`"),
        (("power", "--case", "osh-2010"), "ORGANISATION: is missing"),
        (("power", "cts"), "unknown organisation 'cts'"),
        (("power", "--game", "nowhere.yaml"), "nowhere.yaml: cannot be read"),
        (("power", "csto", "--game", "x.yaml"), "--game and ORGANISATION cannot be used together"),
        (("power", "csto", "--rule", "{all: []}"), "'all' combines rules"),
        (("power", "csto", "--rule", "{all: ["), "--rule: broken YAML"),
        (("power", "csto", "--rule", "{veto: {members: [RUS]}, x: 1}"), "one key"),
        (("power", "csto", "--of", "UZB"), "--of needs --before"),
        (("power", "csto", "--draws", "5"), "--draws needs --case"),
        (("power", "csto", "--rule", "simple_majority", "--before", "2010-06-12"), "used together"),
        (
            ("power", "csto", "--before", "2010-06-12", "--with", "UZB"),
            "--before and --with cannot be used together",
        ),
        (
            ("power", "csto", "--case", "osh-2010", "--capability", "nowhere.csv"),
            "--case and --capability cannot be used together",
        ),
        (("power", "csto", "--with", "XXX"), "--with: unknown state 'XXX'"),
        (("power", "csto", "--before", "2010"), "--before: '2010' is not a day"),
        (("power", "csto", "--before", "2010-06-12", "--of", "UX"), "unknown state 'UX'"),
        (("power", "csto", "--case", "osh-2011"), "unknown case 'osh-2011'"),
        (("power", "csto", "--case", "osh-2010", "--with", "XXX"), "--with: unknown state 'XXX'"),
        (("power", "csto", "--case", "osh-2010", "--without", "XX"), "--without: unknown state"),
        (("power", "csto", "--capability", "nowhere.csv"), "nowhere.csv: cannot be read"),
        (("power", "csto", "--case", "objection-2012"), "write `allies assess objection-2012`"),
        (("power", "csto", "--rule", "{veto: {members: [RSU]}}"), "unknown state 'RSU'"),
        (("assess", "osh-2010", "--rule", "{veto: {members: [RSU]}}"), "did you mean 'RUS'?"),
        (("power", "csto", *WITHOUT_ALL), "--without: no member is left to vote"),
        (
            ("power", "csto", "--case", "rasht-2010", "--draws", "20", *WITHOUT_ALL),
            "--without: no member is left to vote",
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
    ("text", "said"),
    [
        ("iso,year,cinc\nRUS,2010,0.1\n", ["cinc.csv:1: the column 'iso3' is missing"]),
        ("iso3,year,cinc\nRUS,2010,much\n", ["cinc.csv:2: 'much' is not an amount"]),
        ("iso3,year,cinc\nRUS,2010,-1\n", ["cinc.csv:2: '-1' is not an amount"]),
        ("iso3,year,cinc\nRUS,2010,nan\n", ["cinc.csv:2: 'nan' is not an amount"]),
        ("iso3,year,cinc\nRUS,last,1\n", ["cinc.csv:2: 'last' is not an amount"]),
        ("iso3,year,cinc\nRUS,2009,0.1\n", ["cinc.csv: has no value for the year 2010", "--on"]),
        ("", ["cinc.csv: has no value for the year 2010"]),
        (
            "iso3,year,cinc\nRUS,2010,0.1\n\nRUS,2009,0.1\nrus,2010,0.2\n",
            ["cinc.csv:5: 'rus' occurs twice in one year"],
        ),
        (
            "iso3,year,cinc\nRSU,2010,0.1\nRSU,2009,0.1\nKAZ,2010,x\n",
            ["cinc.csv:2: unknown state 'RSU'", "'RUS'", "cinc.csv:4: 'x' is not an amount"],
        ),
        (
            "iso3,year,cinc\nRUS,2010,1e308\nKAZ,2010,1e308\n",
            ["cinc.csv:2: '1e308' is not an amount", "cinc.csv:3: '1e308' is not an amount"],
        ),
        ("iso3,year,year,cinc\nRUS,2010,2010,1\n", ["cinc.csv:1: the column 'year' occurs twice"]),
        ("iso3,year,cinc\nRUS,2010\n", ["cinc.csv:2: has a different number of cells"]),
        (
            "iso3,year,cinc\nRUS,2010\nRSU,2010,0.1,7\nKAZ,2010,x\n",
            [
                "cinc.csv:2: has a different number of cells",
                "cinc.csv:3: has a different number of cells",
                "cinc.csv:3: unknown state 'RSU'",
                "cinc.csv:4: 'x' is not an amount",
            ],
        ),
        ("iso3,year,cinc\nRUS,2010,0.1,9\n", ["cinc.csv:2: has a different number of cells"]),
        (
            'iso3,year,cinc\nKAZ,2010,x\nRUS,2010,"0.1\n',
            ["cinc.csv:2: 'x' is not an amount", "broken CSV"],
        ),
    ],
)
def test_every_fault_of_a_capability_file_is_told_with_its_line(
    run: Run, tmp_path: Path, text: str, said: list[str]
) -> None:
    file = tmp_path / "cinc.csv"
    file.write_text(text, encoding="utf-8")
    refused(run("power", "csto", "--on", "2010-06-12", "--capability", str(file)), *said)


def test_very_unequal_amounts_give_no_figure_that_is_no_number(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cinc.csv"
    file.write_text("iso3,year,cinc\nRUS,2010,1e30\nKAZ,2010,1e-290\n", encoding="utf-8")
    asked = ("power", "csto", "--on", "2010-06-12", "--capability", str(file))
    found = run(*asked, "--json").json["national_capability"]
    assert found["hhi"]["value"] == 1
    assert found["leader_over_second"] is None
    assert "the largest share divided by the second: no second" in words(run(*asked).out)


def test_national_capability_is_shown_apart_from_the_forces(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cinc.csv"
    file.write_text("iso3,year,cinc\nRUS,2010.0,3\nKAZ,2010.0,1\nKGZ,2010.0,\n", encoding="utf-8")
    answer = run("power", "csto", "--on", "2010-06-12", "--capability", str(file))
    assert "Russia 75 %; Kazakhstan 25 %" in words(answer.out)
    assert "The file has no value for Armenia, Belarus, Kyrgyzstan" in words(answer.out)


@pytest.mark.parametrize(
    ("asked", "empty"),
    [
        ((), ("voting", "rules", "no_force_recorded")),
        (("--before", "2010-06-12"), ("changes",)),
        (("--case", "osh-2010", *WITHOUT_ALL), ("means", "proposed")),
    ],
)
def test_a_day_beyond_the_record_is_unknown(
    run: Run, asked: tuple[str, ...], empty: tuple[str, ...]
) -> None:
    words_asked = ("power", "csto", "--on", "2024-01-01", *asked)
    page = run(*words_asked)
    assert (page.code, page.err) == (0, "")
    assert "lies outside the record, which covers 1992-05-15 to 2017-01-23" in words(page.out)
    found = run(*words_asked, "--json").json
    assert found["covered"] is False
    assert [found[name] for name in empty] == [[] for _ in empty]
    forces = found["assigned_forces"]
    assert (forces[1] if isinstance(forces, list) else forces) is None


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


def test_the_proposer_of_a_rule_is_named_without_what_came_after_if_asked(run: Run) -> None:
    case = ("power", "csto", "--case", "osh-2010", "--draws", "20", "--json")
    titles = {
        hidden: [item["title"] for item in run(*case, *hidden).json["sources"]]
        for hidden in ((), ("--hide-outcome",))
    }
    assert "Proposals for transforming the CSTO" in titles[()]
    assert all("withheld" in title for title in titles[("--hide-outcome",)])


def test_an_assessment_under_another_rule_says_that_it_supposes_it(run: Run) -> None:
    asked = ("assess", "osh-2010", "--draws", "200", "--rule")
    said = words(run(*asked, "{all: [{quorum: {least: 4}}, simple_majority]}").out)
    assert "supposing that every organ decides by all (quorum (least 4), simple majority)" in said
    told = run(*asked, "simple_majority", "--json").json["asked"]["what_if"]
    assert told == {"rule": "simple_majority"}


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
    assert "A baseline, not a forecast" in said
    assert "weighted mean" in said
    assert "650.00 (" in said
    refused(run("settlement", str(file), "--draws", "0"), "--draws: 0 draws cannot be made")
    wrong = file.read_text(encoding="utf-8").replace("salience: 1", "salience: 2")
    file.write_text(wrong.replace("capability: 2", "capabilty: 1e400"), encoding="utf-8")
    refused(
        run("settlement", str(file)),
        "size.yaml:5: unknown key 'capabilty'",
        "size.yaml:5: 'capability' of 'A' is missing",
        "size.yaml:6: 'salience' can be 2",
    )


@pytest.mark.parametrize("number", ["1e308", "1e400", "{lognormal: [1e30, 1e30]}", "nan", "x"])
def test_a_settlement_is_never_of_numbers_that_no_scale_reaches(
    run: Run, tmp_path: Path, number: str
) -> None:
    actor = f"{{capability: {number}, position: {number}, salience: 1}}"
    file = tmp_path / "size.yaml"
    file.write_text(f"actors:\n  A: {actor}\n  B: {actor}\n", encoding="utf-8")
    refused(run("settlement", str(file)), "size.yaml:2", "size.yaml:3")


def test_rivals_of_equal_weight_are_shown_the_gap_between_them(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "rivals.yaml"
    rival = "{{capability: {}, position: {}, salience: 1}}"
    one, other = rival.format(1, 0), rival.format(1, 10)
    file.write_text(f"actors:\n  A: {one}\n  B: {other}\n", encoding="utf-8")
    assert "5.00; every position from 0 to 10 is one" in words(run("settlement", str(file)).out)
    (found,) = run("settlement", str(file), "--json").json["questions"]
    assert found["medians"] == [0, 10]
    one = rival.format(2, 0)
    file.write_text(f"actors:\n  A: {one}\n  B: {other}\n", encoding="utf-8")
    assert "every position" not in run("settlement", str(file)).out


def test_a_game_in_floating_point_says_how_many_digits_hold(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "fund.json"
    weights = {f"v{at}": 500_000 // (at + 2) for at in range(70)}
    file.write_text(json.dumps({"quota": 1_000_000, "weights": weights}), encoding="utf-8")
    page = words(run("power", "--game", str(file)).out)
    assert "significant digits hold" in page
    assert "exact" not in page  # said of whole numbers only
    found = run("power", "--game", str(file), "--json").json["power"]
    assert found["digits"] >= 6
    assert found["winning"] is None
    assert found["voters"][0]["swings"] is None
    assert found["voters"][0]["exact"] == {}


def test_a_game_in_whole_numbers_says_nothing_of_digits(run: Run, game: Path) -> None:
    assert "digits" not in run("power", "--game", str(game)).out
    assert run("power", "--game", str(game), "--json").json["power"]["digits"] is None


def test_a_game_too_large_is_told_what_unit_would_do(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    weights = {f"v{at}": 10**9 + at for at in range(150)}
    file.write_text(json.dumps({"quota": 10**11, "weights": weights}), encoding="utf-8")
    refused(run("power", "--game", str(file)), "the game is too large", "times as large")


def test_many_actors_are_settled_and_very_many_draws_of_them_refused(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "many.json"
    actor = {"capability": {"uniform": [1, 2]}, "position": 3, "salience": 1}
    file.write_text(
        json.dumps({"actors": {f"a{at}": actor for at in range(5_000)}}), encoding="utf-8"
    )
    shown = words(run("settlement", str(file), "--draws", "20").out)
    assert "4,970 others" in shown
    refused(
        run("settlement", str(file), "--draws", "20001"),
        "--draws: 20,001 draws are too many for 5,000 actors",
        "ask for at most 20,000 draws",
    )
