"""The commands, asked what they are for."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from allies import __version__
from allies.cli import main
from allies.cli.app import make_app
from allies.faces.text.printing import nearest_letters
from allies.values.dates import parse_date
from allies.world.view import View
from tests.apparatus import Run, Template, day, refused, words


def test_assess_shows_a_page_and_json_of_the_same_answer(run: Run) -> None:
    page, data = run("assess", "osh-2010"), run("assess", "osh-2010", "--json")
    assert (page.code, page.err, data.code, data.err) == (0, "", 0, "")
    answer = data.json
    assert page.out.startswith(answer["title"])
    assert answer["question"] in page.out
    relied = run("rests-on", "osh-2010", "--json").json
    assert f"Confidence: {relied['confidence']}" in page.out


def test_the_program_says_its_version_and_reads_nothing_for_it() -> None:
    program = (
        "import sys; from allies.cli import main; sys.argv = ['allies', '--version']\ntry: main()"
    )
    heavy = "['numpy', 'rich', 'yaml', 'pydantic', 'allies.world']"
    program += f"\nfinally: print([name for name in {heavy} if name in sys.modules])"
    asked = [sys.executable, "-c", program]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert said == f"allies {__version__}\n[]\n"
    assert metadata.version("allies") == __version__


@pytest.mark.parametrize(
    ("asked", "commands", "groups"),
    [
        (["member"], None, 1),
        (["assess"], ["assess"], 0),
        (["check", "--json"], ["check"], 0),
        (["sources"], [], 1),
        (["nonsense"], None, 1),
        (["--help"], None, 1),
        ([], None, 1),
    ],
)
def test_only_the_command_asked_for_is_made(
    asked: list[str], commands: list[str] | None, groups: int
) -> None:
    made = make_app(asked)
    names = [item.name for item in made.registered_commands]
    assert made.registered_callback is not None
    assert len(made.registered_groups) == groups
    if commands is None:
        assert len(names) == len(set(names)) > 20
    else:
        assert names == commands


@pytest.mark.parametrize("command", ["assess", "law", "route", "new", "sources"])
def test_a_command_made_alone_has_the_help_it_has_among_all(
    run: Run, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(command, "--help").out
    assert f"Usage: allies {command} " in alone
    assert run(command, "-h").out == alone
    monkeypatch.setattr("allies.cli.app.make_app", lambda words: make_app())
    assert run(command, "--help").out == alone


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that can close a stream")
@pytest.mark.parametrize(("words", "code"), [("cases", 0), ("members cts", 2)])
def test_a_closed_stream_is_written_nothing_to(words: str, code: int) -> None:
    program = (
        f"import sys; sys.argv = 'allies {words}'.split(); from allies.cli import main; main()"
    )
    asked = ["sh", "-c", '"$1" -c "$2" >&- 2>&-', "sh", sys.executable, program]
    assert subprocess.run(asked, check=False).returncode == code


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe whose reader goes away")
def test_a_reader_that_goes_away_is_no_failure_of_the_program() -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        asked = [sys.executable, "-m", "allies", "sources", "--json"]
        done = subprocess.run(asked, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(write)
    assert (done.stderr, done.returncode) == ("", 1)


def test_the_cases_are_listed_by_day_with_what_each_asks(run: Run, view: View) -> None:
    answer = run("cases", "--json").json
    listed = {item["id"]: item for item in answer["cases"]}
    assert set(listed) == set(view.cases)
    assert [item["on"] for item in answer["cases"]] == sorted(
        item["on"] for item in listed.values()
    )
    assert listed["osh-2010"]["host"] == "KGZ"
    assert listed["osh-2010"]["asks"] == view.cases["osh-2010"].question.asks
    assert (listed["osh-2010"]["asks_for"], listed["uzbekistan-2012"]["asks_for"]) == (
        "help",
        "law",
    )
    assert [listed[name]["hypothetical"] for name in ("osh-2010", "objection-2012")] == [
        False,
        True,
    ]
    page = words(run("cases").out)
    assert page.count("(supposed)") == sum(case.hypothetical for case in view.cases.values()) > 0
    assert "osh-2010 2010-06-12 Kyrgyzstan Will the CSTO" in page


def test_the_cases_of_another_theatre_are_listed_too(run: Run, template: Template) -> None:
    page = words(run("cases", "--theatre", template.name).out)
    assert "1 case of An invented pact of two states" in page
    assert "border-2008 2008-06-05 Lowland" in page


def test_an_unknown_case_is_told_where_all_are_listed(run: Run) -> None:
    refused(run("assess", "osh-2011"), "did you mean 'osh-2010'? (all: `allies cases`)")


def test_more_draws_and_another_seed_are_said_in_the_answer(run: Run) -> None:
    answer = run("assess", "osh-2010", "--draws", "300", "--seed", "9", "--json").json
    assert (answer["draws"], answer["strict_law"]) == (300, False)
    assert (answer["asked"]["fields"]["draws"], answer["asked"]["seed"]) == (300, 9)
    other = run("assess", "osh-2010", "--draws", "300", "--json").json
    assert other["organisations"] != answer["organisations"]


def test_strict_law_counts_what_the_law_forbids_as_lost(run: Run) -> None:
    answer = run("assess", "osh-2010", "--strict-law", "--json").json
    csto = next(item for item in answer["organisations"] if item["id"] == "csto")
    force = next(item for item in csto["means"] if item["id"] == "rapid_reaction")
    assert answer["strict_law"] is True
    assert {funnel["left"]["approved"] for funnel in force["funnel"].values()} == {0}


def test_one_reading_asked_for_is_answered_alone(run: Run) -> None:
    answer = run("assess", "osh-2010", "--reading", "signed_binds", "--json").json
    csto = next(item for item in answer["organisations"] if item["id"] == "csto")
    for means in csto["means"]:
        assert set(means["by_reading"]) == {"signed_binds"}
        assert set(means["funnel"]) == {"signed_binds"}


def test_a_case_may_be_set_on_another_day(run: Run) -> None:
    answer = run("assess", "osh-2010", "--on", "2011-06-12", "--json").json
    assert (answer["on"], answer["moved_days"]) == ("2011-06-12", 365)
    page = words(run("assess", "osh-2010", "--on", "2011-06-12").out)
    assert "the crisis of 12 June 2010 is set on this day" in words(page)


def test_what_happened_is_hidden_with_its_sources_where_a_teacher_asks_for_it(run: Run) -> None:
    shown = run("assess", "osh-2010", "--json").json
    hidden = run("assess", "osh-2010", "--hide-outcome", "--json").json
    assert (shown["happened"]["outcome"], hidden["happened"]) == ("declined", None)
    assert hidden["explanations"] == []
    for key in set(shown) - {"asked", "happened", "explanations", "sources", "names"}:
        assert shown[key] == hidden[key]
    assert set(hidden["names"].items()) < set(shown["names"].items())
    gone = {item["id"] for item in shown["sources"]} - {item["id"] for item in hidden["sources"]}
    assert "asbarez-2010-06-17" in gone
    page = run("assess", "osh-2010", "--hide-outcome").out
    assert "No troops were sent" not in page
    assert "hidden" in page


@pytest.mark.parametrize(
    "account", ["dehaas2017", "diis2013", "minsk-press-2010", "tashkent-diis2013"]
)
def test_a_case_may_be_asked_under_any_account(run: Run, account: str) -> None:
    answer = run("assess", "osh-2010", "--account", account, "--json")
    assert (answer.code, answer.json["asked"]["account"]) == (0, account)
    assert answer.json["account_described"]


def test_law_lists_texts_readings_and_what_was_not_read(run: Run) -> None:
    answer = run("law", "csto", "--on", "2010-06-12", "--json").json
    assert {item["id"] for item in answer["later"]} >= {"csto.charter-protocol-2010"}
    assert answer["not_read_because"]
    assert [item["id"] for item in answer["readings"] if item["held"]] == [
        "in_force_only",
        "nullity",
        "external_only",
        "inside_only",
        "consultation_duty",
    ]


def test_a_timeline_may_be_cut_to_a_span_of_days(run: Run) -> None:
    answer = run("timeline", "--from", "2012-06", "--to", "2012-06-20", "--json").json
    assert answer["acts"]
    spans = [parse_date(act["on"]) for act in answer["acts"]]
    assert all(item.first <= day("2012-06-20") and item.last >= day("2012-06-01") for item in spans)


@pytest.mark.parametrize(
    ("span", "covered"),
    [
        (("--to", "1992-05-14"), False),
        (("--to", "1992-05-15"), True),
        (("--from", "2017-01-23"), True),
        (("--from", "2017-01-24"), False),
        (("--from", "2016", "--to", "2020"), True),
    ],
)
def test_a_timeline_outside_the_record_is_told_to_be_unknown(
    run: Run, span: tuple[str, ...], covered: bool
) -> None:
    answer = run("timeline", *span)
    assert (answer.code, answer.err) == (0, "")
    assert ("lies outside the record" in words(answer.out)) is not covered
    assert "nothing on record" in answer.out or span != ("--from", "2017-01-24")
    assert run("timeline", *span, "--json").json["covered"] is covered


def test_check_finds_no_fault_in_the_shipped_theatre(run: Run) -> None:
    answer = run("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-1].startswith("central_asia: no faults; ")
    data = run("check", "--json").json
    assert (data["passed"], data["faults"]) == (True, [])
    assert data["expectations"]["run"] == data["expectations"]["kept"] > 0


def test_check_takes_the_theatre_as_a_word_or_as_an_option(run: Run, template: Template) -> None:
    for asked in (("check", template.name), ("check", "--theatre", template.name)):
        assert run(*asked, "--json").json["theatre"] == "pact_theatre"


def test_a_passage_is_turned_into_the_two_digests_that_cite_it(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Heading\nOne two three four five six seven eight nine.\n", encoding="utf-8")
    passage = "one two three four five six seven eight nine"
    data = run("sources", "digest", str(text), passage, "--json").json
    page = run("sources", "digest", str(text), passage).out
    assert (data["file"], data["line"], len(data["runs"])) == ("text.txt", 2, 2)
    assert page == f"runs: [{', '.join(data['runs'])}]\nfound at text.txt:2\n"


@pytest.mark.parametrize(
    "asked",
    [
        ("assess", "osh-2010"),
        ("members", "csto"),
        ("law", "csto"),
        ("timeline",),
        ("contested",),
        ("sources",),
    ],
)
def test_json_keeps_letters_as_they_are_and_ends_with_a_line_end(
    run: Run, asked: tuple[str, ...]
) -> None:
    answer = run(*asked, "--json")
    assert answer.out.endswith("}\n")
    assert "\\u" not in answer.out
    assert answer.json


@pytest.mark.parametrize("name", ["[red]Highland[/red]", "High[la]nd", "[/x] Highland", ":smile:"])
def test_a_name_is_shown_as_it_is_written_and_never_as_markup(
    run: Run, template: Template, name: str
) -> None:
    template.replace("states/states.yaml", "name: Highland", f'name: "{name}"')
    for asked in (("members", "pact"), ("timeline",), ("assess", "border-2008")):
        answer = run(*asked, "--theatre", template.name)
        assert answer.code == 0
        assert name in answer.out


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    answer = run()
    assert answer.code == 2
    assert "Usage: allies" in answer.out + answer.err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_page_can_be_written_where_the_output_has_fewer_letters(
    run: Run, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    answer = run("assess", "osh-2010")
    assert (answer.code, answer.err) == (0, "")


def test_where_letters_are_few_bars_stay_apart_and_json_loses_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("assess", "osh-2010", "--json").json

    def answered(*asked: str) -> str:
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding="ascii")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            run(*asked)
        stream.flush()
        return written.getvalue().decode("ascii")

    page = answered("assess", "osh-2010", "--full")
    assert re.search(r"#+\.+ +\d", page)
    assert not page.count("?" * 3)
    assert re.search(r"\+/-0\.\d vote of Russia", page)
    assert json.loads(answered("assess", "osh-2010", "--json")) == expected


def test_letters_have_a_nearest_one_or_none() -> None:
    error = UnicodeEncodeError("ascii", "communiqué █", 9, 12, "")
    assert nearest_letters(error) == ("e #", 12)
    assert nearest_letters(UnicodeEncodeError("ascii", "Ω", 0, 1, "")) == ("?", 1)
    with pytest.raises(UnicodeDecodeError):
        nearest_letters(UnicodeDecodeError("ascii", b"x", 0, 1, ""))


def test_a_case_that_never_happened_says_so(run: Run) -> None:
    for name, invented in (("tajikistan-incursion-2015", True), ("osh-2010", False)):
        assert run("assess", name, "--json").json["hypothetical"] is invented
        for asked in (("assess",), ("positions",), ("deploy",), ("power", "csto", "--case")):
            assert ("a hypothetical case" in words(run(*asked, name).out).lower()) is invented
    assert " (supposed) [judgement]" in words(
        run("timeline", "--about", "tajikistan-incursion-2015").out
    )


def test_an_organisation_may_move_and_is_suggested_by_its_name(run: Run) -> None:
    asked = ("route", "otar", "khujand", "--move", "company", "--mover")
    assert run(*asked, "nato").code == 0
    assert "did you mean 'nato'?" in run(*asked, "NATTO").err


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Aborted."),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "the answer cannot be written: No"),
    ],
)
def test_an_interrupt_and_a_full_disk_are_no_fault_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    code: int,
    said: str,
) -> None:
    def fail(**_: object) -> None:
        raise raised

    monkeypatch.setattr("allies.cli.app.make_app", lambda words: fail)
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == code
    printed = capsys.readouterr().err
    assert said in printed
    assert "allies itself failed" not in printed


@pytest.mark.parametrize(
    ("asked", "on"),
    [
        ((), "2017-01-23"),  # the last day on record
        (("--as-of", "2012-07-20"), "2012-07-20"),
        (("--as-of", "2020-01-01"), "2017-01-23"),
        (("--on", "2012-07-15", "--as-of", "2012-07-20"), "2012-07-15"),
        (("--on", "2015-01-01", "--as-of", "2012-07-20"), "2015-01-01"),
    ],
)
def test_the_day_in_question_is_that_of_knowledge_where_none_is_named(
    run: Run, asked: tuple[str, ...], on: str
) -> None:
    assert run("members", "csto", *asked, "--json").json["on"] == on


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_year_of_a_diary_that_is_none_is_refused(run: Run, option: str) -> None:
    asked = run("diary", "osh-2010", option, "last year")
    assert (asked.code, asked.out) == (2, "")
    assert f"{option}: 'last year' is not a date" in asked.err
