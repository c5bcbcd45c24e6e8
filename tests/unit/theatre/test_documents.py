"""Documents whose text is held: citations verified in a folder, and passages cited from a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from allies.errors import QuestionError
from allies.evidence.digests import run_digest
from allies.theatre import documents
from allies.theatre.documents import digest_passage, verify_citations
from allies.world.record import Record
from tests.apparatus import ACTS, EIGHT, SOURCES, Build

LAST = "nine ten eleven twelve thirteen fourteen fifteen sixteen"
RUNS = f"runs: [{run_digest(EIGHT.split())}, {run_digest(LAST.split())}]"
PAPERS = "".join(
    f"- {{id: {name}, title: T, published: 2001, kind: press, held: true}}\n"
    for name in ("blue-paper", "red-paper")
)
ACT = (
    "- {{act: announced, by: XHI, says: S, on: 2005, cites: [{{source: {}, at: p. 7,"
    " credibility: 3, {}}}]}}\n"
)


@pytest.fixture
def record(build: Build) -> Record:
    """A record that cites one passage of one source whose text is held."""
    return build({SOURCES: PAPERS, ACTS: ACT.format("blue-paper", RUNS)})


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """An empty folder for documents."""
    folder = tmp_path / "held"
    folder.mkdir()
    return folder


def test_a_passage_that_stands_in_a_document_of_its_source_is_found(
    record: Record, held: Path
) -> None:
    (held / "blue-paper.txt").write_text(f"A title\n\n{EIGHT} {LAST}\n", encoding="utf-8")
    answer = verify_citations(record, held)
    assert (answer.theatre, answer.resolved, answer.failed) == ("pact_theatre", 1, ())
    (passage,) = answer.passages
    assert (passage.source, passage.at) == ("blue-paper", "p. 7")
    assert (passage.document, passage.line) == ("blue-paper.txt", 3)


def test_a_passage_that_is_not_there_is_told_with_its_citation(record: Record, held: Path) -> None:
    (held / "blue-paper.txt").write_text("Something else", encoding="utf-8")
    answer = verify_citations(record, held)
    assert (answer.resolved, answer.passages) == (0, ())
    (failed,) = answer.failed
    assert (failed.cite.source, failed.cite.at) == ("blue-paper", "p. 7")
    assert failed.cite.credibility == "3"
    assert failed.cite.origin is None
    assert failed.why


def test_a_citation_names_its_origin_where_it_has_one(build: Build, held: Path) -> None:
    cited = ACT.format("blue-paper", f"origin: red-paper, {RUNS}")
    answer = verify_citations(build({SOURCES: PAPERS, ACTS: cited}), held)
    assert [item.cite.origin for item in answer.failed] == ["red-paper"]


def test_citations_of_texts_that_are_not_held_are_counted_apart(
    record: Record, small_view: Record, held: Path
) -> None:
    answer, none_held = (verify_citations(item, held) for item in (record, small_view))
    assert (len(answer.failed), len(none_held.failed)) == (1, 0)
    assert answer.not_held == none_held.not_held > 0


def test_documents_may_lie_in_folders_within_the_folder(record: Record, held: Path) -> None:
    (held / "papers").mkdir()
    (held / "papers" / "blue-paper.txt").write_text(f"{EIGHT} {LAST}", encoding="utf-8")
    assert verify_citations(record, held).resolved == 1


def test_a_document_with_bytes_that_are_no_text_is_read_for_the_rest(
    record: Record, held: Path
) -> None:
    (held / "blue-paper.txt").write_bytes(b"\xff\xfe\n" + f"{EIGHT} {LAST}".encode())
    assert verify_citations(record, held).resolved == 1


@pytest.mark.parametrize("name", ["nowhere", "held.txt", "x" * 5_000])
def test_documents_must_lie_in_a_folder_that_is_there(
    record: Record, tmp_path: Path, name: str
) -> None:
    (tmp_path / "held.txt").write_text("words", encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        verify_citations(record, tmp_path / name)
    assert caught.value.fault.field == "documents"
    assert len(str(caught.value)) < 500


def test_a_folder_holds_as_many_documents_as_can_be_indexed_and_no_more(
    record: Record, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST_DOCUMENTS", 2)
    for name in ("a", "b"):
        (held / name).write_text("words", encoding="utf-8")
    verify_citations(record, held)
    (held / "c").write_text("words", encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        verify_citations(record, held)
    assert caught.value.fault.field == "documents"
    assert "3 files" in str(caught.value)


def test_a_document_is_as_large_as_can_be_indexed_and_no_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(EIGHT, encoding="utf-8")
    monkeypatch.setattr(documents, "MOST_BYTES_A_DOCUMENT", len(EIGHT))
    digest_passage(file, EIGHT)
    monkeypatch.setattr(documents, "MOST_BYTES_A_DOCUMENT", len(EIGHT) - 1)
    with pytest.raises(QuestionError, match=r"text\.txt is too large"):
        digest_passage(file, EIGHT)


def test_the_digests_of_a_passage_are_those_of_its_first_and_last_eight_words(
    tmp_path: Path,
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"A title\n{EIGHT} and {LAST}.\n", encoding="utf-8")
    answer = digest_passage(file, f"{EIGHT} and {LAST}")
    assert (answer.file, answer.line) == ("text.txt", 2)
    assert answer.runs == (run_digest(EIGHT.split()), run_digest(LAST.split()))


def test_what_is_digested_verifies(build: Build, held: Path) -> None:
    file = held / "blue-paper.txt"
    file.write_text(f"A title\n{EIGHT} and {LAST}.\n", encoding="utf-8")
    runs = ", ".join(digest_passage(file, f"{EIGHT} and {LAST}").runs)
    cited = ACT.format("blue-paper", f"runs: [{runs}]")
    assert verify_citations(build({SOURCES: PAPERS, ACTS: cited}), held).resolved == 1


@pytest.mark.parametrize("name", ["nowhere.txt", "held", "x" * 5_000])
def test_a_passage_is_cited_from_a_file_that_is_there(
    held: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        digest_passage(tmp_path / name, EIGHT)
    assert caught.value.fault.remedy
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("words", ["one two three", f"{EIGHT} nine", LAST])
def test_a_passage_that_cannot_be_cited_is_refused_with_the_name_of_its_file(
    tmp_path: Path, words: str
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"{EIGHT} {EIGHT}", encoding="utf-8")
    with pytest.raises(QuestionError) as caught:
        digest_passage(file, words)
    assert caught.value.fault.where == "text.txt"


def test_a_document_that_may_not_be_read_is_refused_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(EIGHT, encoding="utf-8")

    def deny(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(QuestionError, match=r"text\.txt cannot be read") as caught:
        digest_passage(file, EIGHT)
    assert caught.value.fault.remedy == "give yourself permission to read it"
