"""Starting a theatre: whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from allies.errors import QuestionError, TheatreError
from allies.theatre.checking import check_theatre
from allies.theatre.files import SHIPPED
from allies.theatre.starting import TEMPLATE, start_theatre


def test_a_new_theatre_passes_its_own_check_and_is_called_by_its_name(tmp_path: Path) -> None:
    folder = start_theatre("horn_of_africa", tmp_path)
    assert folder == tmp_path / "horn_of_africa"
    found = check_theatre(folder)
    assert found.faults == ()
    assert found.record is not None
    assert found.record.theatre.id == "horn_of_africa"
    assert [path.name for path in tmp_path.iterdir()] == ["horn_of_africa"]


def test_every_file_of_a_new_theatre_says_in_a_comment_what_it_holds() -> None:
    for path in TEMPLATE.rglob("*.yaml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


@pytest.mark.parametrize("name", ["a", "a" * 40, "a0_", "x9"])
def test_a_name_of_small_letters_digits_and_underscores_is_taken(tmp_path: Path, name: str) -> None:
    assert start_theatre(name, tmp_path).name == name


@pytest.mark.parametrize(
    "name",
    ["", "a" * 41, "A", "1a", "_a", "a-b", "a b", "../a", "a/b", ".", "a\n", "\u00e9", "a\x00"],
)
def test_any_other_name_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError) as caught:
        start_theatre(name, tmp_path)
    assert caught.value.fault.what == f"'{name}' cannot name a theatre"
    assert caught.value.fault.remedy == "such as 'allies new horn_of_africa'"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_a_name_that_is_taken_is_refused_and_what_has_it_is_left_alone(
    tmp_path: Path, what: str
) -> None:
    taken = tmp_path / "mine"
    if what == "folder":
        taken.mkdir()
        (taken / "kept.txt").write_text("kept", encoding="utf-8")
    elif what == "file":
        taken.write_text("kept", encoding="utf-8")
    else:
        taken.symlink_to(tmp_path / "nowhere")
    with pytest.raises(QuestionError):
        start_theatre("mine", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert what != "folder" or (taken / "kept.txt").read_text(encoding="utf-8") == "kept"


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be written: No such file or directory"):
        start_theatre("mine", tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_on_the_way_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_half_way(_: Path, target: Path) -> None:
        (target / "acts").mkdir(parents=True)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", fail_half_way)
    with pytest.raises(QuestionError, match="cannot be written: No space left on device"):
        start_theatre("mine", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_shipped_theatre_is_taken(tmp_path: Path) -> None:
    with pytest.raises(QuestionError):
        start_theatre("central_asia", tmp_path)


def test_a_copy_has_all_of_a_theatre_and_a_name_of_its_own(tmp_path: Path) -> None:
    folder = start_theatre("mine", tmp_path, "west_africa")
    found = check_theatre(folder)
    assert found.faults == ()
    assert found.record is not None
    assert found.record.theatre.id == "mine"
    copied = check_theatre(SHIPPED / "west_africa")
    assert copied.record is not None
    assert found.record.acts == copied.record.acts
    changed = {name for name, text in found.files.texts.items() if copied.files.texts[name] != text}
    assert changed == {"theatre.yaml"}
    assert found.files.texts.keys() == copied.files.texts.keys()


def test_a_copy_does_not_replace_a_folder_and_a_copy_of_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(QuestionError, match="exists already"):
        start_theatre("mine", tmp_path, "west_africa")
    with pytest.raises(QuestionError, match="no theatre 'nowhere'") as found:
        start_theatre("other", tmp_path, "nowhere")
    assert [fault.field for fault in found.value.faults] == ["copy"]  # not the option --theatre
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_theatre_with_a_file_that_cannot_be_read_is_not_copied(tmp_path: Path) -> None:
    folder = start_theatre("first", tmp_path)
    (folder / "unknown.txt").write_text("words", encoding="utf-8")
    with pytest.raises(TheatreError):
        start_theatre("second", tmp_path, str(folder))
    assert not (tmp_path / "second").exists()
