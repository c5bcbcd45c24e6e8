"""Files: read to a bound, written whole or not at all, and kept with a digest."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from allies import files
from allies.files import (
    ORDINARY,
    PRIVATE,
    cache_folder,
    drafted,
    keep,
    kept,
    program_stamp,
    read_regular,
    write_whole,
)
from tests.spoilt_cache import IN_EVERY_WAY, Spoil

CONTENT = b'{"some": "content"}'
POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has no such permissions")


def mode_of(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


# Read to a bound.


@pytest.mark.parametrize(("size", "is_read"), [(0, True), (9, True), (10, True), (11, False)])
def test_a_file_is_read_up_to_its_bound_and_no_further(
    tmp_path: Path, size: int, is_read: bool
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * size)
    assert read_regular(file, 10) == (b"x" * size if is_read else None)


def test_of_a_link_the_file_it_leads_to_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(CONTENT)
    (tmp_path / "link").symlink_to("file")
    assert read_regular(tmp_path / "link", 100) == CONTENT


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    (tmp_path / "circle").symlink_to("circle")
    for name in ("pipe", "endless", "circle", "missing", ".", "n\0ul", "x" * 5_000):
        assert read_regular(tmp_path / name, 100) is None


# Written whole, or not at all.


@POSIX
def test_a_new_file_has_the_mode_asked_for_less_what_the_user_takes(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        for name, mode, left in (("own", PRIVATE, 0o600), ("shared", ORDINARY, 0o640)):
            write_whole(tmp_path / name, CONTENT, mode)
            assert mode_of(tmp_path / name) == left
    finally:
        os.umask(before)
    assert {file.read_bytes() for file in tmp_path.iterdir()} == {CONTENT}


@POSIX
def test_a_file_that_is_there_keeps_its_mode_and_a_link_lends_none(tmp_path: Path) -> None:
    file, link, pipe = (tmp_path / name for name in ("file", "link", "pipe"))
    file.touch(mode=0o604)
    file.chmod(0o604)
    link.symlink_to("/dev/zero")
    os.mkfifo(pipe)
    pipe.chmod(0o666)
    for target, mode in ((file, 0o604), (link, PRIVATE), (pipe, PRIVATE)):
        write_whole(target, CONTENT, PRIVATE)
        assert (mode_of(target), target.read_bytes()) == (mode, CONTENT)
        assert not target.is_symlink()


def test_what_fails_on_the_way_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "file"
    file.write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, CONTENT, PRIVATE)
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_draft_takes_the_name_only_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")

    def write(content: bytes) -> None:
        with drafted(file) as draft:
            draft.write_bytes(content)
            assert file.read_bytes() == b"before"
            if content == b"half":
                raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write(b"half")
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]
    write(b"whole")
    assert file.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [file]


def test_a_neighbour_of_nearly_the_same_name_is_never_written_over(tmp_path: Path) -> None:
    beside = tmp_path / ".file.partial"
    beside.write_bytes(b"mine")
    write_whole(tmp_path / "file", CONTENT, PRIVATE)
    assert beside.read_bytes() == b"mine"
    assert {item.name for item in tmp_path.iterdir()} == {".file.partial", "file"}


# Kept with a digest.


def test_what_is_kept_is_given_back_and_carries_a_digest(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "entry"
    assert kept(target, 100) is None
    keep(target, CONTENT, 10)
    assert kept(target, 100) == CONTENT
    assert target.read_bytes() != CONTENT
    assert target.read_bytes().endswith(CONTENT)
    keep(target, b"", 10)
    assert kept(target, 100) == b""


@pytest.mark.parametrize(("most", "is_read"), [(19, True), (18, False)])
def test_more_than_a_bound_is_not_given_back(tmp_path: Path, most: int, is_read: bool) -> None:
    keep(tmp_path / "entry", CONTENT, 10)
    assert len(CONTENT) == 19
    assert kept(tmp_path / "entry", most) == (CONTENT if is_read else None)


@IN_EVERY_WAY
def test_what_was_changed_is_not_given_back_and_can_be_kept_again(
    tmp_path: Path, spoil: Spoil
) -> None:
    target = tmp_path / "entry"
    keep(target, CONTENT, 10)
    spoil(target)
    assert kept(target, 100_000) != CONTENT
    keep(target, CONTENT, 10)
    assert kept(target, 100_000) == (None if target.is_dir() else CONTENT)
    assert [item.name for item in tmp_path.iterdir()] == ["entry"]


def test_what_was_kept_under_another_name_is_not_given_back(tmp_path: Path) -> None:
    keep(tmp_path / "one", CONTENT, 10)
    (tmp_path / "one").rename(tmp_path / "other")
    assert kept(tmp_path / "other", 100) is None
    (tmp_path / "other").rename(tmp_path / "one")
    assert kept(tmp_path / "one", 100) == CONTENT


def test_the_oldest_give_way_and_what_cannot_be_removed_holds_up_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.utime(tmp_path / "folder", ns=(0, 0))
    for number in range(1, 6):
        keep(tmp_path / f"{number}", CONTENT, 3)
        os.utime(tmp_path / f"{number}", ns=(number, number))  # within one tick of the clock
    keep(tmp_path / "last", CONTENT, 3)
    assert {item.name for item in tmp_path.iterdir()} == {"folder", "4", "5", "last"}


@POSIX
def test_what_is_kept_is_kept_from_others(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep(tmp_path / "folder" / "entry", CONTENT, 3)
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "folder") == 0o700
    assert mode_of(tmp_path / "folder" / "entry") == 0o600


# The place where results are kept.


def test_the_chosen_folder_comes_before_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "chosen"))
    assert cache_folder() == tmp_path / "chosen"
    monkeypatch.delenv("ALLIES_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    found = {}
    for platform in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        found[platform] = cache_folder()
    assert found["linux"] == tmp_path / "xdg" / "allies"
    assert found["win32"] == tmp_path / "local" / "allies" / "cache"
    assert found["darwin"] == Path.home() / "Library" / "Caches" / "allies"


def test_whoever_has_no_home_has_no_such_place_unless_one_is_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("ALLIES_CACHE")
    for platform in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert cache_folder() is None


# The stamp of the program.


def test_another_program_or_library_has_another_stamp_and_content_of_theatres_has_no_part_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program_stamp() == program_stamp()
    package = tmp_path / "package"
    (package / "inner").mkdir(parents=True)
    module = package / "inner" / "module.py"
    module.write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(files, "_PACKAGE", package)
    stamps = [program_stamp()]
    for ignored in ("theatres", "__pycache__"):
        (package / ignored).mkdir()
        (package / ignored / "file").touch()
        assert program_stamp() == stamps[0]
    about = module.stat()
    module.write_text("x = 2\n", encoding="utf-8")
    os.utime(module, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    stamps.append(program_stamp())
    module.write_text("x = 22\n", encoding="utf-8")
    os.utime(module, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    stamps.append(program_stamp())
    module.rename(module.with_name("other.py"))
    stamps.append(program_stamp())
    monkeypatch.setattr(files, "_installed", lambda: ["numpy-0.0.dist-info"])
    stamps.append(program_stamp())
    monkeypatch.setattr(sys, "version", "another")
    stamps.append(program_stamp())
    assert len(set(stamps)) == len(stamps)


def test_the_stamp_knows_the_libraries_that_answers_are_worked_out_with() -> None:
    found = {name.partition("-")[0].lower() for name in files._installed()}
    assert {"numpy", "scipy", "msgspec", "pydantic", "rich", "pyyaml"} <= found
