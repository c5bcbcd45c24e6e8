"""Reading coded cases: what is used, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from allies.asking.case_files import read_cases, read_coded_cases, read_occasions_of
from allies.asking.user_files import MOST_BYTES
from allies.errors import QuestionError
from allies.track_record.coding import AFTERWARDS, INPUTS, NEEDED, CaseFile
from allies.track_record.occasions import load_occasions
from allies.world.occasions import Occasion
from tests.apparatus import PACKAGE, Template, fault_with

CODED = load_occasions()
GOOD = """\
meta:
  input_fields: [organisation, date_of_occasion, trigger, host_request, decision_rule]
  known_afterwards: [outcome, cost]
cases:
- id: one
  organisation: CST
  date_of_occasion: '2019-05-04'
  host_or_victim: null
  trigger: coup
  host_request: unclear
  decision_rule: consensus
  outcome: deployed
  days_to_decision: 3
  days_to_first_troops: null
  troops_total_approx: 250
- id: two
  organisation: New Pact
  date_of_occasion: 2020-01-02
  trigger: plague
  host_request: true
  decision_rule: a throw of dice
"""


def read(folder: Path, text: str = GOOD) -> CaseFile:
    path = folder / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    return read_cases(str(path), CODED)


def faults(folder: Path, *changes: tuple[str, str]) -> QuestionError:
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    with pytest.raises(QuestionError) as caught:
        read(folder, text)
    return caught.value


def line(text: str) -> int:
    (found,) = [at for at, each in enumerate(GOOD.splitlines(), 1) if text in each]
    return found


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    one, two = read(tmp_path).occasions
    assert (one.organisation, one.on, one.asked, one.host) == ("CSTO", "2019-05-04", "unclear", "")
    assert (one.outcome, one.days_to_decision, one.days_to_first_troops, one.troops) == (
        "deployed",
        3,
        None,
        250,
    )
    assert (two.organisation, two.trigger, two.asked) == ("New Pact", "plague", "yes")
    assert (two.outcome, two.troops, two.deployed) == (None, None, None)


def test_a_decision_may_come_before_the_clock_starts(tmp_path: Path) -> None:
    one, _ = read(tmp_path, GOOD.replace("days_to_decision: 3", "days_to_decision: -3")).occasions
    assert one.days_to_decision == -3


def test_the_shipped_cases_are_of_the_format() -> None:
    for name, sampling in (("training.yaml", "chosen"), ("frame.yaml", "frame")):
        found = read_cases(str(PACKAGE / "track_record" / name), CODED)
        assert {item.sampling for item in found.occasions} == {sampling}
        assert found.notes == ()


def test_a_drawn_case_has_a_half_and_its_likely_carrier_a_position(tmp_path: Path) -> None:
    drawn = "  sampling: frame\n  part: aside\n  carrier_position: against\n"
    drawn += "  carrier_said_on: 2020-01\n"
    found = read(tmp_path, GOOD + drawn)
    one, two = found.occasions
    assert (one.sampling, one.carrier) == (None, "unknown")
    assert (two.sampling, two.carrier) == ("frame", "against")
    assert found.aside == {"two"}
    assert read(tmp_path, GOOD + drawn.replace("aside", "fit")).aside == set()


@pytest.mark.parametrize(
    ("added", "what", "why", "remedy"),
    [
        ("carrier_position: offer", "cannot be 'offer'", "offers, silent, against", "offers"),
        ("carrier_position: leads", "cannot be 'leads'", "offers, silent, against", "known: "),
        ("sampling: random", "cannot be 'random'", "chosen, frame", "known: "),
        ("part: fit", "only a drawn case belongs to a half", "no half", "add 'sampling: frame'"),
        ("sampling: frame\n  part: both", "cannot be 'both'", "fit, aside", "known: "),
    ],
)
def test_how_a_case_was_found_is_one_of_the_known_words(
    tmp_path: Path, added: str, what: str, why: str, remedy: str
) -> None:
    text = f"{GOOD}  {added}\n"
    with pytest.raises(QuestionError) as caught:
        read(tmp_path, text)
    (fault,) = caught.value.faults
    assert what in fault.what
    assert why in fault.why
    assert remedy in fault.remedy
    assert fault.where.endswith(f"cases.yaml:{len(text.splitlines())}")


@pytest.mark.parametrize("field", AFTERWARDS)
def test_future_knowledge_among_the_inputs_is_refused(tmp_path: Path, field: str) -> None:
    error = faults(tmp_path, ("host_request, decision_rule]", f"host_request, {field}]"))
    fault = fault_with(
        error.faults, f"'{field}' is listed among the inputs, but was not known beforehand"
    )
    assert fault.where.endswith(f"cases.yaml:{line('input_fields')}")
    assert "a forecast must not use it" in fault.why
    assert "take it out" in fault.remedy


def test_so_is_what_the_file_itself_says_was_known_only_afterwards(tmp_path: Path) -> None:
    error = faults(tmp_path, ("host_request, decision_rule]", "host_request, cost]"))
    assert fault_with(error.faults, "'cost' is listed among the inputs")


def test_an_input_that_the_format_does_not_know_is_noted_and_not_used(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("host_request, decision_rule]", "host_request, weather]"))
    assert found.notes == ("the input 'weather' is not a field of the format and is ignored",)
    assert found.occasions == read(tmp_path).occasions


@pytest.mark.parametrize(
    ("old", "name"),
    [
        ("  organisation: New Pact\n", "organisation"),
        ("  date_of_occasion: 2020-01-02\n", "date_of_occasion"),
        ("  trigger: plague\n", "trigger"),
        ("  host_request: true\n", "host_request"),
        ("  decision_rule: a throw of dice\n", "decision_rule"),
    ],
)
def test_a_missing_input_is_named_with_its_case_and_line(
    tmp_path: Path, old: str, name: str
) -> None:
    nothing = old.partition(":")[0] + ": null\n"
    for new in ("", nothing) if name in NEEDED else ("",):
        (fault,) = faults(tmp_path, (old, new)).faults
        assert fault.what == f"case 'two': '{name}' is missing"
        assert fault.where.endswith(f"cases.yaml:{line('- id: two')}")
        assert f"add '{name}:" in fault.remedy


def test_what_the_forecast_does_not_read_may_be_unknown(tmp_path: Path) -> None:
    text = GOOD.replace("decision_rule: a throw of dice", "decision_rule: null")
    assert read(tmp_path, text).occasions[1].decision_rule == ""


def test_a_file_without_meta_needs_only_what_the_forecast_reads(tmp_path: Path) -> None:
    text = GOOD[GOOD.index("cases:") :].replace("  decision_rule: a throw of dice\n", "")
    assert len(read(tmp_path, text).occasions) == 2


@pytest.mark.parametrize(
    ("old", "new", "what", "why"),
    [
        ("host_request: true", "host_request: perhaps", "'host_request' cannot be 'perhaps'", "un"),
        ("2020-01-02", "2020-01", "'date_of_occasion' cannot be '2020-01'", "it must be a day"),
        ("2020-01-02", "2020-02-30", "'date_of_occasion' cannot be", "it must be a day"),
        ("trigger: plague", "trigger: '?!'", "'trigger' cannot be '?!'", "a word or two"),
        ("outcome: deployed", "outcome: deploy", "'outcome' cannot be 'deploy'", "declined"),
        ("decision: 3", "decision: soon", "'days_to_decision' cannot be 'soon'", "whole number"),
        ("approx: 250", "approx: -250", "'troops_total_approx' cannot be '-250'", "0 or more"),
        ("approx: 250", "approx: [250]", "'troops_total_approx' cannot be a list", "plain text"),
        ("- id: two", "- id: one", "the id 'one' is used twice", "cases.yaml:5"),
    ],
)
def test_a_bad_value_is_named_with_the_rule_it_breaks(
    tmp_path: Path, old: str, new: str, what: str, why: str
) -> None:
    (fault,) = faults(tmp_path, (old, new)).faults
    assert what in fault.what
    assert why in fault.why
    assert fault.where.endswith(f"cases.yaml:{line(old)}")


@pytest.mark.parametrize(
    ("changes", "what", "why"),
    [
        ([("outcome: deployed", "outcome: declined")], "250 people came", "is 'declined'"),
        ([("outcome: deployed", "outcome: threat_only")], "250 people came", "no forces came"),
        (
            [
                ("outcome: deployed", "outcome: no_decision"),
                ("approx: 250", "approx: null"),
                ("first_troops: null", "first_troops: 4"),
            ],
            "'days_to_first_troops' says the first troops came after 4 days",
            "no forces came",
        ),
        ([("approx: 250", "approx: 0")], "nobody came", "the outcome is 'deployed'"),
        ([("decision: 3", "decision: -367")], "-367 days", "at least -366"),
        ([("first_troops: null", "first_troops: 3661")], "3,661 days", "at most 3,660"),
        (
            [("approx: 250", "approx: 250\n  first_troops_date: 1989-05-04")],
            "'first_troops_date' says 1989-05-04",
            "more than 366 days before the occasion of 2019-05-04",
        ),
        (
            [("approx: 250", "approx: 250\n  decision_date: 2030")],
            "'decision_date' says 2030",
            "more than 3,660 days after",
        ),
        (
            [("approx: 250", "approx: 1\n  clock_date: 2019-05-04\n  decision_date: 2019-05-06")],
            "'days_to_decision' says 3 days",
            "from 'clock_date' 2019-05-04 to 'decision_date' 2019-05-06 it is 2",
        ),
        (
            [("approx: 250", "approx: 250\n  first_troops_date: soon")],
            "'first_troops_date' cannot be 'soon'",
            "it must be a date",
        ),
        ([("id: two", 'id: "tw\\u200bo"')], "'id' cannot be", "cannot be seen"),
    ],
)
def test_what_cannot_be_so_at_once_is_refused(
    tmp_path: Path, changes: list[tuple[str, str]], what: str, why: str
) -> None:
    (fault,) = faults(tmp_path, *changes).faults
    assert what in fault.what
    assert why in fault.why


@pytest.mark.parametrize(
    "changes",
    [
        [("outcome: deployed", "outcome: declined"), ("approx: 250", "approx: 0")],
        [("outcome: deployed", "outcome: non_military_help")],
        [("approx: 250", "approx: 1")],
        [("decision: 3", "decision: -366"), ("first_troops: null", "first_troops: 3660")],
        [("approx: 250", "approx: 250\n  first_troops_date: 2018-05-04")],
        [("approx: 250", "approx: 250\n  clock_date: 2019-05\n  decision_date: 2019-05")],
        [("approx: 250", "approx: 1\n  clock_date: 2019-05-04\n  decision_date: 2019-05-07")],
    ],
)
def test_what_can_be_so_is_taken(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    text = GOOD
    for old, new in changes:
        text = text.replace(old, new)
    assert len(read(tmp_path, text).occasions) == 2


def test_a_case_that_stands_twice_under_two_names_is_refused(tmp_path: Path) -> None:
    two = GOOD[GOOD.index("- id: two") :].replace("id: two", "id: three")
    with pytest.raises(QuestionError, match="case 'three' has the same organisation, day"):
        read(tmp_path, GOOD + two)
    assert len(read(tmp_path, GOOD + two.replace("plague", "coup")).occasions) == 3


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    error = faults(
        tmp_path, ("  trigger: coup\n", ""), ("host_request: true", "host_request: maybe")
    )
    assert len(error.faults) == 2


@pytest.mark.parametrize("text", ["", "[]", "cases: none", "meta: {}"])
def test_a_file_without_cases_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(QuestionError, match="no list of cases"):
        read(tmp_path, text)


def test_an_empty_list_of_cases_is_refused_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"cases\.yaml:2: the list of cases is empty"):
        read(tmp_path, "meta: {}\ncases: []")


@pytest.mark.parametrize(
    "written", ["Border clash", "border-clash", "BORDER_CLASH", " border_clash"]
)
def test_a_trigger_is_the_same_however_it_is_written(tmp_path: Path, written: str) -> None:
    found = read(tmp_path, GOOD.replace("trigger: plague", f"trigger: '{written}'"))
    assert found.occasions[1].trigger == "border_clash"


def test_whether_the_host_asked_may_be_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD.replace("host_request: true", "host_request: unknown"))
    assert found.occasions[1].asked == "unclear"


def test_the_clock_may_have_started_in_some_month(tmp_path: Path) -> None:
    asked = GOOD + "  clock_date: 2020-01\n"
    assert read(tmp_path, asked).occasions == read(tmp_path).occasions
    with pytest.raises(QuestionError, match="'clock_date' cannot be 'soon'"):
        read(tmp_path, GOOD + "  clock_date: soon\n")


def test_an_organisation_goes_by_any_of_its_names(tmp_path: Path) -> None:
    for name in ("Collective Security Treaty Organization", "csto", "' CSTO '"):
        found = read(tmp_path, GOOD.replace("organisation: New Pact", f"organisation: {name}"))
        assert found.occasions[1].organisation == "CSTO"


def test_a_case_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="a case must be a mapping"):
        read(tmp_path, "cases: [one]")


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"cases\.yaml:3: broken YAML"):
        read(tmp_path, "cases:\n- id: [one\n")


def test_fields_that_are_not_used_are_noted(tmp_path: Path) -> None:
    found = read(tmp_path, GOOD + "  colour: blue\n")
    assert found.notes == ("'colour' is not a field of the format and is ignored (in 1 cases)",)


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    binary, large = tmp_path / "binary", tmp_path / "large"
    binary.write_bytes(b"\xff\xfe\x00")
    large.write_bytes(b" " * (MOST_BYTES + 1))
    for path, said in (
        (tmp_path / "none.yaml", "cannot be read"),
        (tmp_path, "it is not a regular file"),
        (binary, "is not text in UTF-8"),
        (large, "is too large"),
    ):
        with pytest.raises(QuestionError, match=said) as caught:
            read_cases(str(path), CODED)
        assert caught.value.fault.where == str(path)


def test_what_a_question_holds_of_a_file_are_plain_values_that_were_checked(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(GOOD + "  colour: blue\n", encoding="utf-8")
    root = read_coded_cases(str(path)).root
    assert root["file"] == "cases.yaml"
    assert root["notes"] == ["'colour' is not a field of the format and is ignored (in 1 cases)"]
    assert msgspec.convert(root["cases"], tuple[Occasion, ...]) == read(tmp_path).occasions
    assert msgspec.json.decode(msgspec.json.encode(root)) == root


def test_nothing_is_both_an_input_and_future_knowledge() -> None:
    assert not set(INPUTS) & set(AFTERWARDS)


def test_the_occasions_of_a_theatre_are_read_for_a_question(template: Template) -> None:
    assert read_occasions_of(template.name).root["cases"] == []
    template.write("occasions.yaml", GOOD.encode())
    found = read_occasions_of(template.name).root
    assert [case["id"] for case in found["cases"]] == ["one", "two"]
    assert found["file"] == template.folder.name
