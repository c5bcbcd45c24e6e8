"""Bad questions: each gets its own message, the right exit code, and never a traceback."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import Any

import pytest

from allies.unseen import escaped
from tests.apparatus import (
    EIGHT,
    Run,
    Template,
    no_failure_of_the_program,
    refused,
    words,
)

# Questions that cannot be asked.

QUESTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "an unknown case": (
        ("assess", "osh-2011"),
        ("unknown case 'osh-2011'", "do: did you mean 'osh-2010'?"),
    ),
    "a question of law to deploy for": (
        ("deploy", "uzbekistan-2012"),
        (
            "CASE: case 'uzbekistan-2012' asks about law, not about forces",
            "do: ask `allies assess uzbekistan-2012` for the verdict",
        ),
    ),
    "a case where a claim is wanted": (
        ("claim", "Osh-2010"),
        ("'osh-2010' is a case, not a claim", "do: ask `allies assess osh-2010`"),
    ),
    "a state where a claim is wanted": (
        ("claim", "uzb"),
        ("'UZB' is a state, not a claim", "do: ask `allies timeline --about UZB`"),
    ),
    "two theatres to check": (
        ("check", "one", "--theatre", "another"),
        ("two theatres are given: 'one' and 'another'", "do: check one at a time"),
    ),
    "an unknown organisation": (
        ("members", "cts"),
        ("unknown organisation 'cts'", "do: did you mean 'cst'?"),
    ),
    "a state where an organisation is wanted": (
        ("members", "UZB"),
        (
            "ORGANISATION: 'UZB' is a state, not an organisation",
            "name an organisation; for UZB, see `allies timeline --about UZB`",
        ),
    ),
    "an unknown organisation of law": (
        ("law", "natto"),
        ("unknown organisation or state 'natto'", "do: did you mean 'nato'?"),
    ),
    "an unknown state of law": (
        ("law", "csto", "--of", "UZX"),
        ("unknown state 'UZX'", "do: did you mean 'UZB'?"),
    ),
    "an unknown body of an audit": (
        ("audit", "natto"),
        ("unknown organisation or state 'natto'", "do: did you mean 'nato'?"),
    ),
    "a month where a day of change is needed": (
        ("law", "csto", "--diff", "2010-06", "2013-06-12"),
        ("--diff: '2010-06' is not a day",),
    ),
    "a change that runs backwards": (
        ("law", "csto", "--diff", "2013-06-12", "2010-06-12"),
        ("--diff: 2013-06-12 lies after 2010-06-12", "do: give the earlier day first"),
    ),
    "a change and a day": (
        ("law", "csto", "--diff", "2010-06-12", "2013-06-12", "--on", "2011-01-01"),
        ("--diff and --on cannot be used together", "do: leave one of them out"),
    ),
    "a change and a page": (
        ("law", "csto", "--diff", "2010-06-12", "2013-06-12", "--html", "nowhere/law.html"),
        ("--diff and --html cannot be used together",),
    ),
    "an unknown account": (
        ("members", "csto", "--account", "golts"),
        ("--account: unknown account 'golts'", "why: an account is named by the source or holder"),
    ),
    "an unknown account of a case": (
        ("assess", "osh-2010", "--account", "golts2013"),
        ("--account: unknown account 'golts2013'", "do: did you mean 'golts2012'?"),
    ),
    "an unknown reading": (
        ("assess", "osh-2010", "--reading", "void"),
        ("--reading: unknown reading 'void'", "why: a reading is declared with the organisation"),
    ),
    "an unknown theatre": (
        ("members", "csto", "--theatre", "central_asai"),
        ("--theatre: no theatre 'central_asai'", "do: did you mean 'central_asia'?"),
    ),
    "a theatre of too long a name": (
        ("members", "csto", "--theatre", "x" * 5_000),
        (f"--theatre: no theatre '{'x' * 40}...'",),
    ),
    "an unknown theatre to check": (("check", "nowhere"), ("--theatre: no theatre 'nowhere'",)),
    "an unknown claim": (
        ("claim", "uzb-2012/left"),
        ("nothing in the record is called 'uzb-2012/left'", "why: a claim is an act, a contest"),
    ),
    "an unknown kind of act": (
        ("timeline", "--act", "refused_sign"),
        ("--act: unknown kind of act 'refused_sign'", "do: did you mean 'refused_to_sign'?"),
    ),
    "an unknown type of contest": (
        ("contested", "--type", "datings"),
        ("--type: unknown type of contest 'datings'", "do: did you mean 'dating'?"),
    ),
    "a span that ends before it starts": (
        ("timeline", "--from", "2013-01-01", "--to", "2012-01-01"),
        ("--to: the span from 2013-01-01 to 2012-01-01 ends before it starts",),
    ),
    "a page that is none": (
        ("sources", "--page", "4"),
        ("--page: there is no page 4", "do: give a number from 1 to 3"),
    ),
    "an unknown name in a timeline": (
        ("timeline", "--about", "UZX"),
        ("--about: nothing in the record is called 'UZX'", "do: did you mean 'UZB'?"),
    ),
    "no date": (
        ("members", "csto", "--on", "yesterday"),
        ("--on: 'yesterday' is not a date", "do: write a day as YYYY-MM-DD"),
    ),
    "a day the calendar does not have": (
        ("assess", "osh-2010", "--on", "2010-06-31"),
        ("--on: '2010-06-31' is not a day of the calendar", "do: write a day as YYYY-MM-DD"),
    ),
    "a month where a day is needed": (
        ("assess", "osh-2010", "--on", "2010-06"),
        ("--on: '2010-06' is not a day", "why: the question is about one day"),
    ),
    "an interval that ends before it starts": (
        ("timeline", "--from", "2010-07/2010-06"),
        ("--from: '2010-07/2010-06' ends before it starts",),
    ),
    "no day of knowledge": (
        ("members", "csto", "--as-of", "2012"),
        ("--as-of: '2012' is not a day",),
    ),
    "a moved case as of a day": (
        ("assess", "osh-2010", "--on", "2011-06-12", "--as-of", "2012-01-01"),
        ("--as-of: a case cannot be moved to another day", "do: leave out --on or --as-of"),
    ),
    "no draws": (
        ("assess", "osh-2010", "--draws", "0"),
        ("--draws: 0 draws cannot be made", "do: give a number from 1 to 50,000,000"),
    ),
    "too many draws": (
        ("assess", "osh-2010", "--draws", "50000001"),
        ("--draws: 50000001 draws cannot be made",),
    ),
    "a draw below the first": (
        ("assess", "osh-2010", "--draw", "-5"),
        ("--draw: ", "-5", "do: "),
    ),
    "no folder of documents": (
        ("sources", "verify", "--documents", "nowhere"),
        ("--documents: there is no folder nowhere", "do: name the folder of the texts"),
    ),
    "no document": (
        ("sources", "digest", "nowhere.txt", EIGHT),
        ("there is no file nowhere.txt", "do: name the document's text file"),
    ),
}


@pytest.mark.parametrize(("asked", "said"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_that_cannot_be_asked_is_refused_with_what_to_do(
    run: Run, asked: tuple[str, ...], said: tuple[str, ...]
) -> None:
    refused(run(*asked), *said)
    if "--documents" not in asked and "digest" not in asked and "check" not in asked:
        refused(run(*asked, "--json"), *said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("asess", "osh-2010"), "there is no command 'asess'"),
        (("assess",), "CASE is missing"),
        (("assess", "osh-2010", "--levers", "x"), "there is no option --levers"),
        (("assess", "osh-2010", "--draws", "many"), "'many' is not a whole number"),
        (("members", "csto", "sco"), "too many words: sco"),
        (("sources", "verify"), "--documents is missing"),
        (("claim",), "NAME is missing"),
        (("serve", "--port", "65536"), "--port: there is no port 65536"),
        (("serve", "--port", "-1"), "--port: there is no port -1"),
        (("serve", "--name", "a\nb"), "--name: 'a\\u000ab' holds a character that cannot be seen"),
        (("discover", "osh-2010", "--purity", "nan"), "--purity: nan is no purity of a box"),
        (("timeline", "--act", "notice_given"), "write 'withdrawal_notified'"),
    ],
)
def test_bad_usage_ends_with_code_2_and_what_to_do(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    answer = run(*asked)
    assert answer.code == 2
    assert said in words(answer.err.replace("\u2502", ""))
    assert "do:" in answer.err
    no_failure_of_the_program(answer)


ODD_QUESTIONS = {
    "documents of too long a name": (
        "sources",
        "verify",
        "--documents",
        "x" * 5_000,
    ),
    "a document of too long a name": (
        "sources",
        "digest",
        "x" * 5_000,
        EIGHT,
    ),
    "the last day of the calendar": (
        "assess",
        "osh-2010",
        "--on",
        "9999-12-31",
    ),
    "the first day of the calendar": (
        "assess",
        "osh-2010",
        "--on",
        "0001-01-01",
    ),
}


@pytest.mark.parametrize("asked", ODD_QUESTIONS.values(), ids=ODD_QUESTIONS)
def test_other_questions_that_cannot_be_asked_are_refused_too(
    run: Run, asked: tuple[str, ...]
) -> None:
    answer = run(*asked)
    no_failure_of_the_program(answer)
    assert answer.code == 2


# Days outside the record.


@pytest.mark.parametrize("on", ["1992-05-14", "2017-01-24", "2024-01-01"])
def test_beyond_coverage_members_are_unknown_and_never_what_they_last_were(
    run: Run, on: str
) -> None:
    answer = run("members", "csto", "--on", on, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert (answer.json["on"], answer.json["covered"]) == (on, False)
    assert answer.json["coverage"] == {"since": "1992-05-15", "until": "2017-01-23"}
    for member in answer.json["members"]:
        assert member["status"] == {
            "treaty_party": "unknown",
            "membership": "unknown",
            "participation": "unknown",
            "bound_by": [],
        }
        assert (member["since"], member["versions"], member["contested"]) == (None, [], False)


@pytest.mark.parametrize("on", ["1992-05-15", "2017-01-23"])
def test_the_first_and_the_last_day_of_the_record_are_covered(run: Run, on: str) -> None:
    for command in ("members", "law"):
        answer = run(command, "cst", "--on", on, "--json")
        assert (answer.code, answer.err) == (0, "")
        assert answer.json["covered"] is True


def test_beyond_coverage_it_is_unknown_which_texts_bind_whom(run: Run) -> None:
    answer = run("law", "csto", "--on", "2024-01-01", "--json")
    assert (answer.code, answer.err, answer.json["covered"]) == (0, "", False)
    assert {item["held"] for item in answer.json["readings"]} == {None}
    for instrument in answer.json["instruments"]:
        assert instrument["state"] == "unknown"
        assert set(instrument["parties"].values()) == {"unknown"}
        (told,) = instrument["binds"]
        assert (told["readings"], told["bound"]) == ([], [])
        assert set(told["unknown"]) == set(instrument["parties"])


@pytest.mark.parametrize("command", ["members", "law"])
def test_beyond_coverage_the_page_says_so_first(run: Run, command: str) -> None:
    answer = run(command, "csto", "--on", "2024-01-01")
    assert (answer.code, answer.err) == (0, "")
    assert "the answer is unknown, since things may have changed" in words(answer.out)
    assert "lies outside the record" in answer.out.splitlines()[1]
    assert "unknown" in words(answer.out).partition("may have changed")[2]


@pytest.mark.parametrize("asked", [("assess",), ("assess", "--draw", "7"), ("rests-on",)])
def test_beyond_coverage_a_case_is_answered_with_unknown_and_code_0(
    run: Run, asked: tuple[str, ...]
) -> None:
    words_asked = (*asked, "osh-2010", "--on", "2024-01-01")
    page, answer = run(*words_asked), run(*words_asked, "--json")
    assert (page.code, page.err, answer.code, answer.err) == (0, "", 0, "")
    assert "2024-01-01 lies outside the record" in words(page.out)
    assert (answer.json["on"], answer.json["covered"]) == ("2024-01-01", False)
    if asked == ("assess",):
        assert answer.json["headline"]["words"] == "the record does not say"
        chances = {
            item["approval"] and tuple(item["approval"])
            for item in means_of(answer.json)
            if item["request"] != "not_needed" and (item["organ"] or not item["collective"])
        }
        assert chances == {(0.0, 1.0)}


def means_of(answer: Any) -> list[Any]:
    """Return every means of every organisation in an assessment."""
    return [item for organisation in answer["organisations"] for item in organisation["means"]]


# Several faults at once, each spelled as the command line writes it.


def test_all_that_is_wrong_with_a_question_is_told_at_once_and_in_its_options(run: Run) -> None:
    asked = ("route", "otarr", "khujand", "--mover", "KAX", "--deny", "UZX", "--deny", "RSU")
    answer = run(*asked, "--on", "yesterday", "--account", "golts2013", "--as-of", "2012")
    refused(
        answer,
        "FROM: unknown place 'otarr'",
        "--mover: unknown",
        "--deny: unknown state 'UZX'",
        "--deny: unknown state 'RSU'",
        "--on: 'yesterday' is not a date",
        "--as-of: '2012' is not a day",
        "--account: unknown account 'golts2013'",
    )
    assert answer.err.count("  do:  ") == 7


def test_all_words_outside_their_vocabularies_are_told_at_once(run: Run) -> None:
    refused(
        run("route", "otar", "khujand", "--mode", "raill", "--cargo", "armss"),
        "--mode: 'raill' is not possible here",
        "do: did you mean 'rail'?",
        "--cargo: 'armss' is not possible here",
        "do: did you mean 'arms'?",
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ("route", "otar", "khujand", "--mode", "walk"),
            "--mode: 'walk' is not possible here why: it is one of rail, road, sea, ferry, river,"
            " air do: write one of them",
        ),
        (("deploy", "osh-2010", "--to", "oshh"), "--to: unknown place 'oshh'"),
        (("timeline", "--from", "someday"), "--from: 'someday' is not a date"),
        (
            ("assess", "osh-2010", "--rule", "{quorum: {least: x}}"),
            "--rule, quorum.least: 'x' is not a whole number",
        ),
        (("power", "csto", "--game", "[1: 1]"), "--game and ORGANISATION cannot"),
        (("assess", "osh-2010", "--on", "2010-06"), "--on: '2010-06' is not a day"),
        (("law", "--on", "2010-06-12"), "BODY: is missing why: the question needs it"),
        (("law",), "write `allies law BODY`, or `allies law BODY --diff DIFF`"),
        (("law", "csto", "--case", "osh-2010"), "cannot be used together"),
        (("members", "--account"), "allies members: --account needs a value do: for example"),
        (("law", "csto", "--diff", "2010-06-12"), "allies law: --diff needs 2 values"),
    ],
)
def test_a_fault_names_the_option_or_argument_that_was_typed(
    run: Run, asked: tuple[str, ...], said: str
) -> None:
    answer = run(*asked)
    no_failure_of_the_program(answer)
    assert (answer.code, answer.out) == (2, "")
    assert said in words(answer.err.replace("\u2502", ""))
    assert "\u2045" not in answer.err


# The last resort.


def test_a_failure_of_the_program_is_a_message_and_not_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from allies.assessment.record import standing

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(standing, "standings", fail)
    answer = run("members", "csto")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.splitlines()[0] == "allies itself failed: ZeroDivisionError: by zero"
    assert "why: this is a fault of the program, not of your question" in answer.err
    monkeypatch.setenv("ALLIES_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("members", "csto")


@pytest.mark.parametrize(
    "asked",
    [
        ("members", "csto", "--on", ""),
        ("members", "csto", "--on="),
        ("assess", "osh-2010", "--as-of", ""),
        ("route", "otar", "khujand", "--deny", ""),
    ],
)
def test_an_option_that_is_given_nothing_is_refused(run: Run, asked: tuple[str, ...]) -> None:
    answer = run(*asked)
    option = next(word for word in asked if word.startswith("--")).rstrip("=")
    assert (answer.code, answer.out) == (2, "")
    assert f"{option}: the value is empty" in answer.err
    assert f"give {option} a value, or leave it out" in answer.err


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (("check", ""), "THEATRE"),
        (("check", "--theatre="), "--theatre"),
        (("check", "", "--theatre", "central_asia"), "THEATRE"),
        (("members", ""), "ORGANISATION"),
        (("members", " "), "ORGANISATION"),
        (("members", "csto", "--theatre", "\t"), "--theatre"),
        (("capital", ""), "STATE"),
        (("capital", "UZB", ""), "OTHER"),
        (("backtest", ""), "FILE"),
        (("settlement", ""), "FILE"),
        (("replicate", ""), "FILE"),
        (("schema", ""), "QUESTION"),
        (("new", ""), "NAME"),
        (("deploy", "osh-2010", "-o", ""), "-o"),
        (("deploy", "osh-2010", "-o="), "-o"),
        (("deploy", "osh-2010", "--draws", ""), "--draws"),
        (("law", "csto", "--html", ""), "--html"),
        (("power", "--game", " "), "--game"),
        (("route", "otar", "khujand", "--via", "tashkent", "--via", ""), "--via"),
        (("sources", "digest", "", "words"), "FILE"),
        (("sources", "digest", "file", ""), "WORDS"),
        (("sources", "verify", "--documents", ""), "--documents"),
        (("sources", "--theatre", ""), "--theatre"),
    ],
)
def test_an_empty_word_is_refused_wherever_it_is_typed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...], named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run(*typed), f"{named}: the value is empty", "a variable that is not set")
    assert list(tmp_path.iterdir()) == []


class Full(io.StringIO):
    """A stream to which nothing can be written."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    "typed", [("members", "nowhere"), ("nonsense",), ("members", "csto", "--x"), ("check", "none")]
)
def test_the_exit_code_is_the_same_where_standard_error_is_full(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    assert run(*typed).code == 2
    monkeypatch.setattr("sys.stderr", Full())
    assert run(*typed).code == 2


def test_a_theatre_is_named_by_its_folder_however_it_is_pointed_at(
    run: Run, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    template.replace("theatre.yaml", "format: 1", "format: 9")
    monkeypatch.chdir(template.folder)
    for name in (".", "./", "acts/..", str(template.folder), "../pact_theatre"):
        found = run("check", name)
        assert found.out.startswith("pact_theatre/theatre.yaml:3: format 9 is not known")
        assert found.out.endswith("pact_theatre: 1 fault\n")


@pytest.mark.parametrize("name", ["x\x1b[31m", "x\u202ey", "x\nforged:1: no"])
def test_what_cannot_be_seen_in_a_folder_or_a_word_is_shown_by_its_number(
    run: Run, template: Template, name: str
) -> None:
    folder = template.folder.rename(template.folder.with_name(name))
    sound = run("check", str(folder))
    told = (
        sound,
        run("check", str(folder), "--json"),
        run("check", f"{folder}-not"),
        run("members", name),
        run("new", name),
        run("schema", name),
        run("replicate", name),
        run(name),
    )
    for found in told:
        assert escaped(found.out + found.err, kept="\n") == found.out + found.err
        assert "\nforged" not in found.out + found.err
    assert sound.code == 0


def test_a_command_that_is_shown_leaves_out_what_is_at_fault(run: Run) -> None:
    asked = ("law", "nowhere", "--theatre", "west_africa", "--account")
    told = words(run(*asked, "bogus").err)
    assert "`allies find nowhere --theatre west_africa`" in told
    sound = words(run(*asked, "hartmann-mechanism").err)
    assert "`allies find nowhere --theatre west_africa --account hartmann-mechanism`" in sound
    assert "\u0380" not in run(*asked, "a\u0380b").err
