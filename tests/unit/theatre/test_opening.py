"""Opening a theatre: from the cache or by reading it, and with all its faults in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.errors import Fault, QuestionError, TheatreError
from allies.theatre import opening
from allies.theatre.files import read_files
from allies.theatre.opening import (
    MOST_LETTERS,
    open_files,
    open_folder,
    open_theatre,
    read_checked,
)
from tests.apparatus import CASE, SOURCES, STATES, Template, fault_with


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The theatres that were read and not taken from the cache."""
    found: list[str] = []

    def read(files, notes=None):  # type: ignore[no-untyped-def]
        found.append(files.root.name)
        return read_checked(files, notes)

    monkeypatch.setattr(opening, "read_checked", read)
    return found


def test_a_theatre_is_read_once_while_its_content_is_the_same(
    template: Template, reads: list[str]
) -> None:
    first, second = open_theatre(template.name), open_theatre(template.name)
    assert reads == ["pact_theatre"]
    assert first.theatre == second.theatre
    assert first.acts == second.acts
    template.replace(STATES, "name: Lowland", "name: Netherland")
    assert open_theatre(template.name).states["XLO"].name == "Netherland"
    assert len(reads) == 2


def test_a_folder_is_read_anew_each_time(template: Template, reads: list[str]) -> None:
    for _ in range(2):
        assert open_folder(template.folder).theatre.id == "pact_theatre"
    assert len(reads) == 2


def test_a_theatre_with_faults_is_not_kept(template: Template, reads: list[str]) -> None:
    template.replace(CASE, "host: XLO", "host: XLA")
    for _ in range(2):
        with pytest.raises(TheatreError):
            open_theatre(template.name)
    assert len(reads) == 2


def test_a_theatre_without_one_of_its_files_is_not_taken_from_the_cache(
    template: Template,
) -> None:
    open_theatre(template.name)
    template.path("surplus.txt").write_text("What is no part of it", encoding="utf-8")
    with pytest.raises(TheatreError, match="does not belong to a theatre"):
        open_files(read_files(template.folder))


def test_a_theatre_that_is_not_there_is_a_fault_of_the_question() -> None:
    with pytest.raises(QuestionError):
        open_theatre("nowhere")


def test_notes_are_given_to_whoever_asks_and_in_order(template: Template) -> None:
    template.add(STATES, "- {id: XNA, name: Norland}\n- {id: XNB, name: Borland}\n")
    template.add(SOURCES, "- {id: idle, title: T, published: 2001, kind: press}\n")
    files = read_files(template.folder)
    assert set(read_checked(files).states) == {"XHI", "XLO", "XNA", "XNB"}
    notes: list[Fault] = []
    read_checked(files, notes)
    assert [note.where for note in notes] == [
        template.where(SOURCES, "id: idle"),
        template.where(STATES, "id: XNA"),
        template.where(STATES, "id: XNB"),
    ]


def faults_of(template: Template) -> list[Fault]:
    """Return the faults of a theatre in the order in which they are told."""
    with pytest.raises(TheatreError) as caught:
        read_checked(read_files(template.folder))
    return list(caught.value.faults)


def test_faults_are_told_by_file_by_line_and_once(template: Template) -> None:
    rows = "".join(f"- {{id: XA{letter}, nome: N}}\n" for letter in "ABCDEFGH")
    template.add(STATES, rows)  # from line 8 on, so that line 10 comes after line 9
    template.replace(CASE, "trigger: external_attack", "trigger: attack")
    where = [fault.where for fault in faults_of(template)]
    parted = [(file, int(line)) for file, _, line in (item.rpartition(":") for item in where)]
    assert parted == sorted(parted)
    assert {line for file, line in parted if file.endswith(STATES)} == set(range(8, 16))
    told = faults_of(template)
    assert len(told) == len(set(told))


def test_a_fault_without_a_line_comes_first_in_its_place(template: Template) -> None:
    template.path("theatre.yaml").unlink()
    assert faults_of(template)[0].where == "pact_theatre/"


@pytest.mark.parametrize(("letters", "is_cut"), [(500, False), (5_000, True)])
def test_a_value_that_is_too_long_to_show_is_cut(
    template: Template, letters: int, is_cut: bool
) -> None:
    template.replace(STATES, "name: Lowland", "name: Lowland\n  capitol: X")
    template.replace(CASE, "trigger: external_attack", f"trigger: {'x' * letters}")
    found = fault_with(faults_of(template), "xxx")
    assert found.what.endswith("...") == is_cut
    assert len(found.what) <= MOST_LETTERS + 3
    assert ("x" * letters in found.what) == (not is_cut)
    assert fault_with(faults_of(template), "capitol").what == "unknown key 'capitol'"


@pytest.mark.parametrize(("more", "is_cut"), [(0, False), (1, True)])
def test_what_just_fills_its_measure_is_left_whole(
    template: Template, more: int, is_cut: bool
) -> None:
    rest = len("'trigger' cannot be ''")
    template.replace(
        CASE, "trigger: external_attack", f"trigger: {'x' * (MOST_LETTERS - rest + more)}"
    )
    (fault,) = [item for item in faults_of(template) if "xxx" in item.what]
    assert fault.what.endswith("...") == is_cut
