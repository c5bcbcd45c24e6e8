"""The cited passages of a source, in documents that the reader holds."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from allies.errors import QuestionError
from allies.evidence.digests import DocumentIndex, cite_passage
from allies.evidence.sources import Citation
from allies.evidence.verification import Cited
from allies.explorer import passages
from allies.explorer.passages import Documents, anchor

TEXT = """The first line says nothing of note.
Here a <b>second</b> line stands before it.
The council met in the old town hall and decided that no troops would go.
A line comes after the passage and ends it.
"""
PASSAGE = "The council met in the old town hall and decided that no troops would go"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "01_report.txt").write_text(TEXT, encoding="utf-8")
    runs = cite_passage(DocumentIndex.of("x", TEXT), PASSAGE).runs
    cited = [
        Cited("act one", Citation(source="report", at="p. 3", runs=runs), "No troops were sent"),
        Cited("act two", Citation(source="report", at="p. 3", runs=runs), "The council met"),
        Cited("act three", Citation(source="other", at="p. 9", runs=runs), "Elsewhere"),
    ]
    monkeypatch.setattr(passages, "citations", lambda _: cited)
    return tmp_path


RECORD: Any = SimpleNamespace()


def test_a_passage_is_shown_once_with_all_that_rests_on_it(folder: Path) -> None:
    (found,) = Documents(str(folder)).passages(RECORD, "report")
    assert found.text == PASSAGE + "."
    assert found.before.endswith("stands before it.")
    assert found.after.startswith("A line comes after")
    assert found.says == ("No troops were sent", "The council met")
    assert (found.document, found.line, found.anchor) == ("01_report.txt", 3, "at-p-3")


def test_a_source_without_a_document_of_its_name_has_none(folder: Path) -> None:
    assert Documents(str(folder)).passages(RECORD, "other") == []


def test_without_a_folder_nothing_is_read(folder: Path) -> None:
    assert Documents("").passages(RECORD, "report") == []
    assert folder.is_dir()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        Documents(str(tmp_path / "nowhere")).passages(RECORD, "report")


@pytest.mark.parametrize(
    ("at", "name"), [("ch. 4, n. 141", "at-ch-4-n-141"), ('"><script>', "at-script"), ("", "at-")]
)
def test_an_anchor_has_letters_digits_and_hyphens_alone(at: str, name: str) -> None:
    assert anchor(at) == name
