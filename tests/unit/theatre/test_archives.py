"""Saved editions: a theatre's folder in one zip file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from allies.errors import TheatreError
from allies.theatre import archives
from allies.theatre.files import read_files
from allies.theatre.opening import open_theatre
from tests.apparatus import Run, Template, refused, words


def saved(template: Template, path: Path, top: str = "") -> Path:
    """Save the template theatre as a zip file."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(template.folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"{top}{file.relative_to(template.folder).as_posix()}")
    return path


@pytest.mark.parametrize("top", ["", "pact/", "editions/pact/"])
def test_a_saved_edition_is_the_theatre(template: Template, tmp_path: Path, top: str) -> None:
    path = saved(template, tmp_path / "old.zip", top)
    assert read_files(path).texts == read_files(template.folder).texts
    assert open_theatre(str(path)).acts == open_theatre(template.name).acts


def test_a_fault_in_a_saved_edition_names_its_file_and_line(
    template: Template, tmp_path: Path
) -> None:
    template.add("acts/acts.yaml", "- {act: nonsense, by: XHI, on: 2005}\n")
    path = saved(template, tmp_path / "old.zip")
    with pytest.raises(TheatreError, match=r"old\.zip/acts/acts\.yaml:\d+"):
        open_theatre(str(path))


def test_a_file_that_belongs_to_no_theatre_is_a_fault(template: Template, tmp_path: Path) -> None:
    (template.folder / "more.txt").write_text("x")
    path = saved(template, tmp_path / "old.zip")
    (fault,) = read_files(path).faults
    assert (fault.what, fault.where) == ("does not belong to a theatre", "old.zip/more.txt")


def test_what_is_no_zip_file_and_no_theatre_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    path.write_bytes(b"no archive")
    refused(run("members", "pact", "--theatre", str(path)), "cannot be read as a zip file")
    with zipfile.ZipFile(path, "w"):
        pass
    answer = run("members", "pact", "--theatre", str(path))
    assert "there is no theatre.yaml" in words(answer.err)


def test_an_archive_is_bounded_before_it_is_read(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(template, tmp_path / "old.zip")
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    assert [fault.what for fault in read_files(path).faults] == ["is too large"]
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MOST_BYTES_A_FILE", 100)
    found = read_files(path).faults
    assert {fault.what for fault in found} == {"is too large"}
    assert len(found) > 1


def test_the_notes_of_a_saved_edition_are_not_read(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(template, tmp_path / "edition.zip", "pact_theatre/")
    before = read_files(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("pact_theatre/notes/long.txt", "x" * 1000)
    monkeypatch.setattr(archives, "MOST_BYTES_A_FILE", 100_000)
    assert read_files(path) == before
    monkeypatch.setattr(archives, "MOST_FILES", len(before.texts))
    assert read_files(path) == before
