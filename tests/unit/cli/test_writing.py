"""Files that commands write: whole, or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

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
