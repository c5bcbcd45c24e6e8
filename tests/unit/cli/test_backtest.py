"""`allies backtest`: forecasts and scores of a file of coded cases."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

import allies
from allies.asking.case_files import read_cases
from allies.questions.base import Asked
from allies.track_record.occasions import load_occasions
from tests.apparatus import PACKAGE, Answer, Run, Template, refused, words

TRAINING = str(PACKAGE / "track_record" / "training.yaml")
AHEAD = """\
cases:
- {id: a, organisation: New Pact, date_of_occasion: 2031-01-01, trigger: plague, host_request: true}
- {id: b, organisation: NATO, date_of_occasion: 2031-01-01, trigger: coup, host_request: false}
"""


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cases") / "ahead.yaml"
    path.write_text(AHEAD, encoding="utf-8")
    return str(path)


_ASKED: list[Answer] = []  # the forecast of the training file, worked out once


@pytest.fixture
def training(run: Run) -> Answer:
    """Return the forecast of the training file, as JSON."""
    if not _ASKED:
        _ASKED.append(run("backtest", TRAINING, "--json"))
    return _ASKED[0]


def test_the_shipped_cases_are_forecast_each_without_itself(training: Answer) -> None:
    assert (training.code, training.err) == (0, "")
    found = training.json
    assert found["schema"] == "allies/backtest/2"
    assert found["brier"] < found["baselines"]["base_rate"]["brier"]
    assert set(found["baselines"]) == {
        "base_rate",
        "deploys_if_asked",
        "leading_state_decides",
    }
    # The scores of the model are those of all cases shipped, whatever file is forecast.
    left = found["leave_one_out"]["deployed"]
    assert left["scored"] > found["scored"]
    assert found["leave_one_organisation_out"]["deployed"]["brier"] > left["brier"]
    assert len(found["cases"]) == found["scored"] == 29
    for case in found["cases"]:
        assert case["fitted_to"] < len(load_occasions().occasions)  # it is left out, under any name
        assert 0 < case["probability_in_time"] < case["probability"] < 1
        assert case["observed"] is (case["outcome"] == "deployed")
    errors = [(case["probability"] - case["observed"]) ** 2 for case in found["cases"]]
    assert sum(errors) / 29 == pytest.approx(found["brier"], abs=1e-6)  # chances have six digits


def test_no_forecast_reads_how_a_case_of_the_file_ended(
    run: Run, training: Answer, tmp_path: Path
) -> None:
    told = Path(TRAINING).read_text(encoding="utf-8")
    turned = tmp_path / "turned.yaml"
    other = told.replace("outcome: declined", "outcome: threat_only")
    other = other.replace("outcome: deployed", "outcome: declined")
    for name in ("first_troops_date", "days_to_first_troops", "troops_total_approx"):
        other = re.sub(f"(  {name}:).*", r"\1 null", other)  # nobody came
    turned.write_text(other, encoding="utf-8")
    as_it_was, otherwise = training.json, run("backtest", str(turned), "--json").json
    assert otherwise["brier"] != as_it_was["brier"]
    assert [case["probability"] for case in otherwise["cases"]] == [
        case["probability"] for case in as_it_was["cases"]
    ]


@pytest.mark.long
def test_without_a_file_the_shipped_cases_are_forecast(run: Run, training: Answer) -> None:
    shipped, told = run("backtest", "--json").json, training.json
    assert shipped["asked"]["fields"] == dict.fromkeys(("cases", "fit", "theatre"))
    chosen = told["asked"]["fields"]["cases"]["cases"]
    assert len(chosen) == 29
    # Without a file the drawn cases are forecast too; the scores of the model are the same.
    named = {case["id"] for case in shipped["cases"]}
    assert len(named) == shipped["scored"] == shipped["cases_fitted"] > len(chosen)
    assert {case["id"] for case in chosen} - named == {"SADC-1998-LSO"}
    assert shipped["brier"] == shipped["leave_one_out"]["deployed"]["brier"]
    assert shipped["leave_one_out"] == told["leave_one_out"]


def test_cases_without_an_end_are_forecast_and_not_scored(run: Run, ahead: str) -> None:
    found = run("backtest", ahead, "--json").json
    assert (found["scored"], found["brier"], found["in_time"]) == (0, None, None)
    new, known = found["cases"]
    assert (new["of_organisation"], new["of_trigger"], new["fitted_to"]) == (
        *(0, 0),
        len(load_occasions().occasions),
    )
    assert new["observed"] is None
    assert known["of_organisation"] == sum(
        item.organisation == "NATO" for item in load_occasions().occasions
    )
    page = run("backtest", ahead)
    assert page.code == 0
    assert "Nothing to score: no case has a known outcome." in page.out
    assert "not given" in page.out


def test_other_cases_may_be_fitted_to(run: Run, ahead: str) -> None:
    found = run("backtest", TRAINING, "--fit", ahead, "--json").json
    assert (found["fitted_to"], found["cases_fitted"]) == ("ahead.yaml", 0)
    carriers = {case.id: case.carrier for case in read_cases(TRAINING, load_occasions()).occasions}
    chances: dict[tuple[str, ...], set[float]] = {}
    for case in found["cases"]:
        alike = (case["trigger"], case["asked"], carriers[case["id"]])
        chances.setdefault(alike, set()).add(case["probability"])
    # nothing but the prior: one number for cases with the same inputs
    assert {len(found) for found in chances.values()} == {1}
    assert found["leave_one_out"] == {"deployed": None, "in_time": None}


def test_the_page_fits_and_shows_the_scores_of_the_json(run: Run, training: Answer) -> None:
    page, found = run("backtest", TRAINING), training.json
    assert max(map(len, page.out.splitlines())) <= 100
    assert f"the model {found['brier']:.3f}" in words(page.out)
    for case in found["cases"]:
        assert case["id"] in page.out


def test_a_bad_file_is_refused_with_every_fault(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(
        "meta: {input_fields: [outcome]}\ncases:\n- {id: a, organisation: NATO}\n",
        encoding="utf-8",
    )
    refused(
        run("backtest", str(path)),
        "bad.yaml:1: 'outcome' is listed among the inputs, but was not known beforehand",
        "bad.yaml:3: case 'a': 'trigger' is missing",
        "'host_request' is missing",
    )
    refused(run("backtest", TRAINING, "--fit", str(path)), "'outcome' is listed among the inputs")
    refused(
        run("backtest", str(tmp_path / "none.yaml"), "--fit", str(tmp_path)),
        "none.yaml: cannot be read: No such file",
        f"{tmp_path}: cannot be read: it is not a regular file",
    )
    refused(run("backtest", ""), "FILE: the value is empty")


def test_an_answer_is_replicated_without_the_files_it_was_asked_of(
    run: Run, ahead: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(Path(ahead).read_text(encoding="utf-8") + "note: x\n", encoding="utf-8")
    answer = run("backtest", str(own), "--fit", ahead, "--json").json
    own.unlink()
    asked = msgspec.convert(answer["asked"], Asked)
    assert json.loads(allies.replicate(asked).to_json()) == answer


def test_cases_given_as_values_must_be_cases() -> None:
    with pytest.raises(allies.QuestionError, match="cases: these are not coded cases"):
        allies.backtest(cases={"file": "x", "cases": [{"id": "a"}]})


def test_an_assessment_says_what_the_track_record_rests_on(run: Run) -> None:
    plain = run("assess", "osh-2010", "--full")
    page, seen = words(plain.out), run("assess", "osh-2010", "--json").json["outside"]
    of = f"{seen['cases']} earlier crises of {seen['of_bodies']} organisations"
    assert f"{of} since {seen['since']} suggest 5 % (90 % interval under 5 to 15 %)" in page
    assert (
        f"{seen['cases']} cases before 2010-06-12; {seen['of_organisation']} of this organisation,"
        f" {seen['of_trigger']} with this trigger"
    ) in page
    assert f"of {seen['drawn']} of them, forces came in {100 * seen['base_rate']:.0f} %" in page
    assert "- record:" not in plain.out


@pytest.mark.long
def test_the_occasions_of_a_theatre_are_learned_from_too(
    run: Run, training: Answer, template: Template
) -> None:
    own = AHEAD.replace("host_request: true}", "host_request: true, outcome: deployed}")
    template.write("occasions.yaml", own.replace("2031", "2001").encode())
    plain = training.json
    joined = run("backtest", TRAINING, "--theatre", template.name, "--json").json
    assert (plain["from_theatre"], joined["from_theatre"]) == (0, 2)
    assert joined["cases_fitted"] == plain["cases_fitted"] + 1  # one has no outcome
    page = words(run("backtest", TRAINING, "--theatre", template.name).out)
    assert "with 2 that the theatre brings" in page
    template.replace("occasions.yaml", "trigger: plague", "trigger: 7")
    refused(run("backtest", "--theatre", template.name), "occasions.yaml:2: case 'a': 'trigger'")
    refused(run("backtest", "--theatre", "no_such_theatre"), "no theatre 'no_such_theatre'")


@pytest.mark.long
def test_a_file_may_leave_out_the_position_of_the_carrier(
    run: Run, training: Answer, tmp_path: Path
) -> None:
    told = Path(TRAINING).read_text(encoding="utf-8")
    without = tmp_path / "without.yaml"
    without.write_text(re.sub("  carrier_[a-z_]+: .*\n", "", told), encoding="utf-8")
    told_less = run("backtest", str(without), "--json").json
    assert training.json["log_score"] < told_less["log_score"]
