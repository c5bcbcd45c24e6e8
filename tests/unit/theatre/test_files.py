"""The files of a theatre folder: found, bounded and kept inside the folder."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from allies.errors import Fault, QuestionError
from allies.files import read_regular
from allies.theatre import files
from allies.theatre.checking import check_theatre
from allies.theatre.files import find_theatre, part_of, read_files
from allies.theatre.format import MOST_BYTES_A_FILE
from tests.apparatus import SHIPPED, Template, fault_with


def faults(template: Template) -> tuple[Fault, ...]:
    return read_files(template.folder).faults


def test_a_shipped_theatre_is_found_by_its_name_and_another_by_its_folder(
    template: Template,
) -> None:
    assert find_theatre("central_asia") == SHIPPED
    assert find_theatre(template.name) == template.folder


@pytest.mark.parametrize("name", ["", "central_asi", "../theatres/central_asia", "theatre.yaml"])
def test_a_theatre_that_is_not_there_is_answered_with_the_nearest(name: str) -> None:
    with pytest.raises(QuestionError) as caught:
        find_theatre(name)
    fault = caught.value.fault
    assert fault.what == f"no theatre '{name}'"
    assert fault.field == "theatre"
    assert "central_asia" in fault.remedy


def test_a_folder_that_holds_no_theatre_is_told_from_one_that_is_not_there(
    tmp_path: Path,
) -> None:
    with pytest.raises(QuestionError, match=r"the folder .* holds no theatre\.yaml"):
        find_theatre(str(tmp_path))


def test_a_name_too_long_for_any_folder_is_a_theatre_that_is_not_there() -> None:
    with pytest.raises(QuestionError, match="no theatre"):
        find_theatre("x" * 5_000)


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("theatre.yaml", "theatre.yaml"),
        ("acts/law.yaml", "acts/*.yaml"),
        ("acts/law.csv", "acts/*.csv"),
        ("cases/law.csv", None),
        ("network/places.csv", "network/places.csv"),
        ("acts/deep/law.yaml", None),
        ("acts/law.yml", None),
        ("deep/theatre.yaml", None),
        ("network/other.csv", None),
        ("notes.txt", None),
    ],
)
def test_a_file_belongs_to_the_part_that_its_path_names(name: str, pattern: str | None) -> None:
    part = part_of(name)
    assert (part.pattern if part else None) == pattern


def test_hidden_files_and_readmes_are_no_part_and_do_no_harm(template: Template) -> None:
    for name in (".hidden.yaml", "README.md", "acts/.swp", "__pycache__/x.pyc", ".git/config"):
        template.write(name, b"anything")
    assert "README.md" not in read_files(template.folder).texts


@pytest.mark.parametrize("name", ["notes/plan.txt", "notes/acts/x.yaml", "notes/notes/a.pdf"])
def test_a_folder_for_notes_is_not_read(template: Template, name: str) -> None:
    before = read_files(template.folder)
    template.write(name, b"\xff anything: [")
    assert read_files(template.folder) == before


def test_a_link_called_notes_and_a_folder_of_notes_elsewhere_are_no_notes(
    template: Template, tmp_path: Path
) -> None:
    template.write("acts/notes/plan.txt", b"anything")
    fault = fault_with(faults(template), "does not belong to a theatre")
    assert fault.where == "pact_theatre/acts/notes"
    template.path("notes").symlink_to(tmp_path.parent)
    fault = fault_with(faults(template), "leads out of the theatre's folder")
    assert fault.where == "pact_theatre/notes"


def test_a_file_that_is_no_part_is_refused_with_what_the_format_knows(template: Template) -> None:
    template.write("acts/notes.txt", b"notes")
    fault = fault_with(faults(template), "does not belong to a theatre")
    assert fault.where == "pact_theatre/acts/notes.txt"
    assert "acts/*.yaml" in fault.why
    assert fault.remedy == "move, rename or remove it"


@pytest.mark.parametrize("name", ["theatre.yaml", "sources.yaml"])
def test_a_theatre_needs_to_say_what_it_is_and_what_it_cites(template: Template, name: str) -> None:
    template.path(name).unlink()
    fault = fault_with(faults(template), f"there is no {name}")
    assert fault.where == "pact_theatre/"
    assert "a theatre needs it" in fault.why
    assert fault.remedy


def test_a_file_of_the_greatest_size_is_read_and_one_byte_more_is_not(template: Template) -> None:
    template.write("acts/large.yaml", b"#" * MOST_BYTES_A_FILE)
    assert len(read_files(template.folder).texts["acts/large.yaml"]) == MOST_BYTES_A_FILE
    template.write("acts/large.yaml", b"#" * (MOST_BYTES_A_FILE + 1))
    fault = fault_with(faults(template), "is too large: 2,000,001 bytes")
    assert fault.where == "pact_theatre/acts/large.yaml"
    assert fault.remedy == "split it by subject"


def test_one_file_too_many_is_refused(template: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(read_files(template.folder).texts)
    monkeypatch.setattr(files, "MOST_FILES", count)
    assert read_files(template.folder).faults == ()
    monkeypatch.setattr(files, "MOST_FILES", count - 1)
    fault = fault_with(faults(template), "is too large")
    assert f"at most {count - 1} files and 12,000,000 bytes in all" in fault.why


def test_one_byte_too_many_in_all_files_together_is_refused(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(map(len, read_files(template.folder).texts.values()))
    monkeypatch.setattr(files, "MOST_BYTES", size)
    assert read_files(template.folder).faults == ()
    monkeypatch.setattr(files, "MOST_BYTES", size - 1)
    assert fault_with(faults(template), "is too large").where == "pact_theatre/"


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_its_bound(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = template.path("acts/large.yaml")

    def grown(path: Path, most: int) -> bytes | None:
        if path == large:
            path.write_bytes(b"#" * (MOST_BYTES_A_FILE + 1))
        return read_regular(path, most)

    large.write_bytes(b"#")
    monkeypatch.setattr(files, "read_regular", grown)
    assert fault_with(faults(template), "is too large: 2,000,001 bytes")


@pytest.mark.parametrize("target", ["../../outside.yaml", "/etc/hostname"])
def test_a_link_that_leaves_the_folder_is_not_followed(template: Template, target: str) -> None:
    (template.folder.parent / "outside.yaml").write_text("- act: founded", encoding="utf-8")
    template.path("acts/link.yaml").symlink_to(target)
    fault = fault_with(faults(template), "leads out of the theatre's folder")
    assert fault.where == "pact_theatre/acts/link.yaml"
    assert (fault.why, fault.remedy) == (
        "a theatre is one folder",
        "copy the file into the folder",
    )


def test_a_link_to_a_folder_outside_is_not_followed(template: Template, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "more.yaml").write_text("- act: founded", encoding="utf-8")
    template.path("more").symlink_to(tmp_path / "elsewhere")
    assert fault_with(faults(template), "leads out").where == "pact_theatre/more"


def test_a_link_within_the_folder_is_read(template: Template) -> None:
    template.path("acts/again.yaml").symlink_to("acts.yaml")
    texts = read_files(template.folder).texts
    assert texts["acts/again.yaml"] == texts["acts/acts.yaml"]


def test_a_link_to_nothing_is_no_file(template: Template) -> None:
    template.path("acts/gone.yaml").symlink_to("not-there.yaml")
    assert fault_with(faults(template), "is not a file").where == "pact_theatre/acts/gone.yaml"


def test_a_link_that_leads_to_itself_is_no_file(template: Template) -> None:
    template.path("acts/loop.yaml").symlink_to("loop.yaml")
    assert [fault.where for fault in faults(template)] == ["pact_theatre/acts/loop.yaml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_no_file_and_is_not_waited_for(template: Template) -> None:
    os.mkfifo(template.path("acts/pipe.yaml"))
    assert fault_with(faults(template), "is not a file").remedy == "remove it"


def test_the_digest_changes_with_every_byte_and_every_name(template: Template) -> None:
    first = read_files(template.folder).digest
    assert read_files(template.folder).digest == first
    template.add("acts/acts.yaml", "#")
    second = read_files(template.folder).digest
    template.path("acts/acts.yaml").rename(template.path("acts/other.yaml"))
    assert len({first, second, read_files(template.folder).digest}) == 3


def test_a_file_name_that_is_not_utf_8_is_a_fault(template: Template) -> None:
    Path(os.fsdecode(bytes(template.path("acts")) + b"/\xff.yaml")).write_bytes(b"")
    assert faults(template)


def test_a_misplaced_file_does_not_hide_the_faults_of_the_others(template: Template) -> None:
    template.write("notes.txt", b"notes")
    template.add("acts/acts.yaml", "- act: signed\n")
    found = check_theatre(template.folder).faults
    assert fault_with(found, "does not belong to a theatre")
    assert fault_with(found, "'by' is missing")


def test_a_folder_in_place_of_a_file_is_a_fault(template: Template) -> None:
    template.path("acts/acts.yaml").unlink()
    template.path("acts/acts.yaml").mkdir()
    fault = fault_with(faults(template), "is a folder, not a file")
    assert fault.where == "pact_theatre/acts/acts.yaml"


def test_a_folder_the_format_does_not_know_is_named_and_not_entered(template: Template) -> None:
    deep = template.path("acts/sub")
    for _ in range(600):  # deeper than a recursion could go
        deep = deep / "d"
    deep.mkdir(parents=True)
    assert [fault.where for fault in faults(template)] == ["pact_theatre/acts/sub"]


def test_a_folder_that_may_not_be_read_is_a_fault(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "acts":
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(folder)

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    fault = fault_with(faults(template), "cannot be read: Permission denied")
    assert fault.where == "pact_theatre/acts/"
    assert fault.remedy


def test_a_theatre_that_may_not_be_entered_is_told_from_one_that_is_not_there(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refuse)
    with pytest.raises(QuestionError, match="cannot be read: Permission denied"):
        find_theatre(str(template.folder))


def test_a_theatre_that_vanishes_is_a_fault(template: Template) -> None:
    folder = find_theatre(str(template.folder))
    shutil.rmtree(folder)
    assert fault_with(read_files(folder).faults, "cannot be read").where == "pact_theatre/"


def test_a_needed_file_that_is_there_and_unusable_is_not_called_missing(
    template: Template,
) -> None:
    template.write("sources.yaml", b"#" * (MOST_BYTES_A_FILE + 1))
    assert [fault.what for fault in faults(template)] == ["is too large: 2,000,001 bytes"]


@pytest.mark.parametrize("hidden", ["\n", "\x1b[31m", "\u200b", "\u3164", "\udcff"])
def test_a_name_that_cannot_be_seen_whole_is_refused_and_escaped(
    template: Template, hidden: str
) -> None:
    template.write(f"acts/a{hidden}b.yaml", b"[]")
    fault = fault_with(faults(template), "has a name with a character that cannot be seen")
    assert fault.where.isascii()
    assert fault.where.isprintable()


@pytest.mark.parametrize("name", ["acts/акты.yaml", "acts/a b.yaml", "acts/a\u00a0b.yaml"])
def test_a_file_may_have_any_name_that_can_be_seen(template: Template, name: str) -> None:
    template.write(name, b"[]")
    assert faults(template) == ()
