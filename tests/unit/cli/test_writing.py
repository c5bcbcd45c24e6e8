"""Files that commands write: whole, or not at all."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from allies.cli import writing
from allies.cli.writing import write_file
from allies.errors import QuestionError


def test_a_text_replaces_what_the_file_held(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    for text in ("one", "two"):
        write_file(str(file), text, "-o")
        assert file.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_beside_it_stays_as_it_was(tmp_path: Path) -> None:
    beside = tmp_path / "page.html.partial"
    beside.write_text("mine", encoding="utf-8")
    write_file(str(tmp_path / "page.html"), "text", "-o")
    assert beside.read_text(encoding="utf-8") == "mine"


def test_of_a_link_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "page.html", tmp_path / "link.html"
    file.touch()
    link.symlink_to(file)
    write_file(str(link), "text", "-o")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "text"


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    write_file(str(pipe), "text", "-o")
    reader.join(10)
    assert read == ["text"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["", ".", "none/page.html"])
def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError, match=r"--html: .* cannot be written"):
        write_file(str(tmp_path / name), "text", "--html")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_on_the_way_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.html"
    file.write_text("before", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(QuestionError, match="No space left on device"):
        write_file(str(file), "after", "-o")
    assert file.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_pipe_that_nobody_reads_is_refused_after_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_WAIT", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(QuestionError, match="the pipe has no reader"):
        write_file(str(tmp_path / "pipe"), "text", "-o")


def test_a_loop_of_links_is_refused_and_stays(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(QuestionError, match=r"-o: .* cannot be written: Too many levels"):
        write_file(str(one), "text", "-o")
    assert one.is_symlink()


@pytest.mark.parametrize("name", ["folder/", "none/", "a\0b"])
def test_the_name_of_no_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(QuestionError, match="cannot be written"):
        write_file(f"{tmp_path}/{name}", "text", "-o")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o604])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "page.html"
    file.touch()
    file.chmod(mode)
    (tmp_path / "link").symlink_to(file)
    for name in ("page.html", "link"):
        write_file(str(tmp_path / name), name, "-o")
        assert stat.S_IMODE(file.stat().st_mode) == mode
        assert file.read_text(encoding="utf-8") == name


def test_a_file_that_may_not_be_written_to_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.html"
    file.write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for anybody but the system's owner
    with pytest.raises(QuestionError, match="Permission denied"):
        write_file(str(file), "after", "-o")
    assert file.read_text(encoding="utf-8") == "before"
