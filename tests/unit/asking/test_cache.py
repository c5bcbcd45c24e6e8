"""Answers given before: the same to the byte, kept apart by all that they depend on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allies.asking import cache
from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.asking.cache import MOST_KEPT, answer_file, keep_answer, load_answer
from allies.questions.assess import AssessAnswer
from allies.questions.positions import PositionsAnswer
from tests.apparatus import Template
from tests.spoilt_cache import IN_EVERY_WAY, Spoil

CASE = {"case": "border-2008", "draws": 20}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "answers"


@pytest.fixture
def ask(template: Template) -> Callable[..., str]:
    """Asks the small theatre, opened anew each time; returns the answer as JSON."""

    def answered(name: str = "assess", **given: Any) -> str:
        return OpenTheatre(template.name).answer(ask_from(name, {**CASE, **given})).to_json()

    return answered


def kept_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.exists() else []


Ask = Callable[..., str]


def never(*_: object, **__: object) -> None:
    raise AssertionError("it was worked out again")


# Cold and warm.


def test_an_answer_is_worked_out_once_and_then_the_same_to_the_byte(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = ask()
    (entry,) = kept_in(folder)
    written = entry.read_bytes()
    monkeypatch.setattr("allies.assessment.case.assess.assess", never)
    assert ask() == cold
    assert entry.read_bytes() == written


@pytest.mark.parametrize("name", ["assess", "deploy", "positions", "rests-on"])
def test_a_cold_answer_and_a_warm_one_are_equal_in_python_too(
    folder: Path, template: Template, name: str
) -> None:
    given = {**CASE, "allow": ["XLO"], "means": ["bilateral"]} if name == "deploy" else CASE
    cold, warm = (OpenTheatre(template.name).answer(ask_from(name, given)) for _ in range(2))
    assert cold == warm
    assert len(kept_in(folder)) == 1


def test_a_question_that_is_quickly_answered_is_not_kept(folder: Path, template: Template) -> None:
    opened = OpenTheatre(template.name)
    opened.answer(ask_from("members", {"organisation": "pact"}))
    assert kept_in(folder) == []


def test_a_refused_question_leaves_nothing(folder: Path, ask: Ask) -> None:
    with pytest.raises(ValueError, match="unknown reading"):
        ask(reading="void")
    assert kept_in(folder) == []


# Names in any form share an entry.


@pytest.mark.parametrize("name", ["xlo", "XLO", "Lowland", "lowland"])
def test_a_name_in_any_form_shares_the_entry_of_the_name_declared(
    folder: Path, ask: Ask, name: str
) -> None:
    declared = ask("deploy", allow=["XLO"])
    assert ask("deploy", allow=[name]) == declared
    assert len(kept_in(folder)) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"case": "Border-2008"},
        {"account": "Morning-Paper"},
        {"reading": "In_Force_Only"},
        {"rule": "Simple_Majority"},
        {"on": "2008-06-05/2008-06-05"},
        {"draws": 20},
        {"strict_law": False},
        {"as_of": ""},
    ],
)
def test_what_means_the_same_shares_an_entry(folder: Path, ask: Ask, given: dict[str, Any]) -> None:
    plainly = {
        name: value.lower().partition("/")[0] if isinstance(value, str) else value
        for name, value in given.items()
        if value not in (False, "")
    }
    assert ask(**given) == ask(**plainly)
    assert len(kept_in(folder)) == 1


# Whatever an answer depends on keeps it apart.


@pytest.mark.parametrize(
    "given",
    [
        {"hide_outcome": True},
        {"seed": 1},
        {"draws": 21},
        {"on": "2008-06-06"},
        {"as_of": "2009-01-01"},
        {"account": "morning-paper"},
        {"reading": "in_force_only"},
        {"strict_law": True},
        {"rule": "simple_majority"},
    ],
    ids=lambda given: next(iter(given)),
)
def test_another_ask_has_another_entry_and_says_what_it_was(
    folder: Path, ask: Ask, given: dict[str, Any]
) -> None:
    assert ask() != ask(**given)
    assert len(kept_in(folder)) == 2
    assert ask(**given) != ask()
    assert len(kept_in(folder)) == 2


def test_other_questions_about_a_case_have_other_entries(folder: Path, ask: Ask) -> None:
    answers = {ask(name) for name in ("assess", "rests-on", "positions", "deploy")}
    assert len(answers) == len(kept_in(folder)) == 4


def test_a_changed_theatre_is_asked_anew(folder: Path, ask: Ask, template: Template) -> None:
    before = ask()
    template.replace("states/states.yaml", "name: Lowland", "name: Lowlands")
    after = ask()
    assert "Lowlands" in after
    assert "Lowlands" not in before
    assert len(kept_in(folder)) == 2


def test_a_changed_program_is_asked_anew(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ask()
    monkeypatch.setattr(cache, "stamp_of_process", lambda: "another")
    assert ask() == before
    assert len(kept_in(folder)) == 2


# A cache may be spoilt at any time.


@IN_EVERY_WAY
def test_a_spoilt_file_changes_no_answer_and_is_written_again(
    folder: Path, ask: Ask, spoil: Spoil
) -> None:
    cold = ask()
    (entry,) = kept_in(folder)
    whole = entry.read_bytes()
    spoil(entry)
    assert ask() == cold
    assert entry.is_dir() or (not entry.is_symlink() and entry.read_bytes() == whole)


def test_the_answer_to_another_ask_is_never_taken_for_its_own(folder: Path, ask: Ask) -> None:
    cold = ask()
    (entry,) = kept_in(folder)
    other = ask(seed=1)
    (beside,) = set(kept_in(folder)) - {entry}
    entry.write_bytes(beside.read_bytes())
    assert ask() == cold
    assert ask(seed=1) == other


def test_an_edited_answer_is_never_believed(folder: Path, ask: Ask) -> None:
    cold = ask()
    (entry,) = kept_in(folder)
    edited = entry.read_bytes().replace(b'"Lowland"', b'"Outland"')
    assert edited != entry.read_bytes()
    entry.write_bytes(edited)
    assert ask() == cold


def test_an_answer_is_given_where_nothing_can_be_kept(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("Permission denied")

    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "one"))
    usual = ask()
    with monkeypatch.context() as patch:
        patch.delenv("ALLIES_CACHE")
        patch.setattr(Path, "home", unknown)
        assert ask() == usual
    with monkeypatch.context() as patch:
        patch.setenv("ALLIES_CACHE", str(tmp_path / "other"))
        patch.setattr("allies.files.write_whole", refuse)
        assert ask() == usual
    (tmp_path / "taken").write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "taken"))
    assert ask() == usual


def test_the_answers_kept_longest_give_way(folder: Path, ask: Ask) -> None:
    ask()
    (entry,) = kept_in(folder)
    os.utime(entry, ns=(0, 0))
    for number in range(1, MOST_KEPT):
        beside = folder / f"{number}"
        beside.touch()
        os.utime(beside, ns=(number, number))
    ask()
    assert entry.exists()
    ask(seed=1)
    assert not entry.exists()
    assert len(kept_in(folder)) == MOST_KEPT


def test_where_there_is_no_place_there_is_no_file(
    folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask()
    (entry,) = kept_in(folder)
    found = load_answer(entry, AssessAnswer)
    assert found is not None
    assert load_answer(entry, PositionsAnswer) is None
    entry.unlink()
    monkeypatch.setattr(cache, "cache_folder", lambda: None)
    assert answer_file("digest", ask_from("assess", CASE).asked) is None
    assert load_answer(None, AssessAnswer) is None
    keep_answer(None, found)
    assert kept_in(folder) == []
