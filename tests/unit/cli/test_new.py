"""`allies new`: a small commented theatre in a folder of its own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from allies.theatre.questions import ASKED
from tests.apparatus import Run


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_theatre_passes_its_check_and_can_be_asked_everything(
    run: Run, tmp_path: Path
) -> None:
    started = run("new", "horn_of_africa")
    assert (started.code, started.err) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["horn_of_africa"]
    checked = run("check", "horn_of_africa", "--json")
    assert (checked.code, checked.json["passed"]) == (0, True)
    assert checked.json["expectations"] == {"run": 3, "kept": 3}
    for asked in (
        ("assess", "border-2008"),
        ("assess", "border-2008", "--draw", "3"),
        ("members", "pact", "--on", "2008-06-05"),
        ("law", "pact"),
        ("timeline",),
        ("contested",),
        ("claim", "lowland-2008/left"),
        ("sources",),
    ):
        answer = run(*asked, "--theatre", "horn_of_africa")
        assert (answer.code, answer.err) == (0, ""), asked
        assert answer.out


def test_a_new_theatre_says_which_commands_to_try_and_they_work(run: Run) -> None:
    started = run("new", "mine").out.splitlines()
    commands = [line.split()[1:] for line in started if line.strip().startswith("allies ")]
    assert len(commands) == 2
    for command in commands:
        assert run(*command).code == 0


def test_a_new_theatre_is_told_as_json_too(run: Run, tmp_path: Path) -> None:
    started = run("new", "mine", "--json").json
    assert started["theatre"] == "mine"
    assert (tmp_path / "mine" / "theatre.yaml").is_file()
    assert run(*started["asks"][0].split()[1:]).code == 0


@pytest.mark.parametrize(
    "name", ["Horn", "horn-of-africa", "1horn", "_horn", "horn of africa", "../horn", "h" * 41]
)
def test_a_bad_name_is_refused_and_nothing_is_left_behind(
    run: Run, tmp_path: Path, name: str
) -> None:
    answer = run("new", name)
    assert (answer.code, answer.out) == (2, "")
    assert f"'{name}' cannot name a theatre" in answer.err
    assert "why: a name begins with a small letter" in answer.err
    assert "do:  such as 'allies new horn_of_africa'" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_taken_name_is_refused_and_what_stands_there_is_left_alone(
    run: Run, tmp_path: Path
) -> None:
    run("new", "mine")
    (tmp_path / "mine" / "README.md").write_text("my notes", encoding="utf-8")
    answer = run("new", "mine")
    assert (answer.code, answer.out) == (2, "")
    assert "exists already" in answer.err
    assert "do:  choose another name, or another folder" in answer.err
    assert (tmp_path / "mine" / "README.md").read_text(encoding="utf-8") == "my notes"
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_where_the_folder_has_gone_nothing_can_be_started(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = run("new", "mine")
    assert answer.code == 2
    assert "allies itself failed" not in answer.err


ANSWERS = [asked.example for asked in ASKED]


class Terminal(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, answers: list[str], *, person: bool = False) -> None:
    text = "".join(f"{answer}\n" for answer in answers)
    monkeypatch.setattr("sys.stdin", (Terminal if person else io.StringIO)(text))


def test_a_theatre_from_answers_passes_its_check_and_answers(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, ANSWERS)
    started = run("new", "arab", "--ask")
    assert started.code == 0
    assert [line.strip() in started.err for line in (ASKED[0].text, ASKED[-1].text)] == [True, True]
    commands = [
        line.split()[1:] for line in started.out.splitlines() if line.startswith("  allies")
    ]
    assert [command[0] for command in commands] == ["check", "assess"]
    for command in commands:
        assert run(*command).code == 0


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ([], "organisation: the answers end too early"),
        (ANSWERS[:-1], "trigger: the answers end too early"),
        (["", *ANSWERS[1:]], "organisation: an answer is one line of text"),
        ([*ANSWERS[:2], "Egypt", *ANSWERS[3:]], "members: the members cannot be read"),
        ([*ANSWERS[:2], "EGY X, IRQ X", *ANSWERS[3:]], "do:  give another answer"),
    ],
)
def test_wrong_answers_are_told_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], said: str
) -> None:
    typed(monkeypatch, answers)
    answer = run("new", "arab", "--ask")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_person_who_answers_wrongly_is_asked_again(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, [*ANSWERS[:2], "Egypt", *ANSWERS[2:]], person=True)
    started = run("new", "arab", "--ask")
    assert started.code == 0
    assert "the members cannot be read" in started.err
    assert started.err.count(ASKED[2].text) == 2


def test_a_name_that_is_taken_is_told_before_the_questions(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("new", "arab")
    typed(monkeypatch, ANSWERS)
    answer = run("new", "arab", "--ask")
    assert (answer.code, answer.out) == (2, "")
    assert ASKED[0].text not in answer.err
    assert "exists already" in answer.err


def test_a_copy_is_not_asked_for(run: Run, tmp_path: Path) -> None:
    answer = run("new", "arab", "--ask", "--copy", "west_africa")
    assert answer.code == 2
    assert "leave one of them out" in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_copy_onto_an_existing_folder_is_told_and_nothing_changes(
    run: Run, tmp_path: Path, whole: bool
) -> None:
    if whole:
        run("new", "mine")
    else:
        (tmp_path / "mine").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    answer = run("new", "mine", "--copy", "west_africa")
    assert (answer.code, answer.out) == (2, "")
    assert "mine exists already" in answer.err
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
