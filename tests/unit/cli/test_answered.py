"""Answers are kept, and read again only where nothing they hang on has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from allies.assessment.case.assess import assess
from allies.cli import answered, run_assess
from allies.cli.answered import MOST_KEPT, answer_file, keep_answer, load_answer
from allies.cli.printing import form_of
from tests.apparatus import Run, Template

ASKED = ("assess", "border-2008", "--draws", "50")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where answers are kept, in a cache of the test's own."""
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "answers"


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cases that were worked out, in order."""
    found: list[str] = []

    def noted(setting, request):  # type: ignore[no-untyped-def]
        found.append(setting.case.id)
        return assess(setting, request)

    monkeypatch.setattr(run_assess, "assess", noted)
    return found


def test_the_same_question_is_worked_out_once(
    run: Run, template: Template, kept: Path, worked_out: list[str]
) -> None:
    first, second = (run(*ASKED, "--theatre", template.name) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert first.out == second.out != ""
    assert worked_out == ["border-2008"]
    assert len(list(kept.iterdir())) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("--json",),
        ("--seed", "1"),
        ("--draws", "51"),
        ("--on", "2008-06-06"),
        ("--strict-law",),
        ("--hide-outcome",),
        ("--account", "best_evidence", "--blend"),
    ],
)
def test_any_other_question_is_worked_out(
    run: Run, template: Template, kept: Path, worked_out: list[str], other: tuple[str, ...]
) -> None:
    run(*ASKED, "--theatre", template.name)
    assert run(*ASKED, *other, "--theatre", template.name).code == 0
    assert len(worked_out) == 2
    assert len(list(kept.iterdir())) == 2


def test_a_page_without_colours_is_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = form_of(as_json=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert form_of(as_json=False) != coloured


def test_a_changed_theatre_is_asked_anew(
    run: Run, template: Template, kept: Path, worked_out: list[str]
) -> None:
    run(*ASKED, "--theatre", template.name)
    template.replace("states/states.yaml", "capital: Upton", "capital: Uptown")
    run(*ASKED, "--theatre", template.name)
    assert len(worked_out) == 2
    assert len(list(kept.iterdir())) == 2


def test_a_theatre_that_has_become_faulty_is_refused(
    run: Run, template: Template, kept: Path
) -> None:
    assert run(*ASKED, "--theatre", template.name).code == 0
    # Its content is not read, so the digest of what was read stays the same.
    (Path(template.name) / "unknown.part").write_text("", encoding="utf-8")
    refused = run(*ASKED, "--theatre", template.name)
    assert (refused.code, refused.out) == (2, "")
    assert "unknown.part" in refused.err


@pytest.mark.parametrize("changed", ["program", "packages"])
def test_a_changed_program_or_package_answers_anew(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: str
) -> None:
    before = answer_file("theatre", "question")
    if changed == "program":
        monkeypatch.setattr(answered, "program_stamp", lambda _: "another")
    else:
        monkeypatch.setattr(typer, "__file__", str(tmp_path / "typer" / "__init__.py"))
    assert answer_file("theatre", "question") != before


def test_a_day_beyond_the_record_is_refused_every_time(
    run: Run, template: Template, kept: Path
) -> None:
    asked = (*ASKED, "--on", "1950-01-01", "--theatre", template.name)
    first, second = run(*asked), run(*asked)
    assert (first.code, second.code) == (2, 2)
    assert first.err == second.err != ""
    assert not kept.exists()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 400])
def test_a_spoilt_answer_is_worked_out_again(
    run: Run, template: Template, kept: Path, worked_out: list[str], content: bytes
) -> None:
    first = run(*ASKED, "--theatre", template.name)
    (file,) = kept.iterdir()
    file.write_bytes(content)
    assert run(*ASKED, "--theatre", template.name).out == first.out
    assert len(worked_out) == 2
    assert load_answer(file) == first.out


def test_the_oldest_answers_give_way(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        keep_answer(tmp_path / str(number), "an answer")
    assert len(list(tmp_path.iterdir())) == MOST_KEPT
    assert load_answer(tmp_path / str(MOST_KEPT + 2)) == "an answer"


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    keep_answer(taken / "answer", "an answer")
    assert load_answer(taken / "answer") is None
