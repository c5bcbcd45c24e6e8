"""A cache of read theatres, which may be deleted or spoilt at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from allies.files import cache_folder
from allies.theatre import cache
from allies.theatre.cache import MOST_THEATRES, load_cached, store_cached
from allies.theatre.opening import open_theatre
from allies.world.view import View
from tests.apparatus import Template


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept" / "theatres"


def test_what_is_kept_is_what_was_read(folder: Path, view: View, small_view: View) -> None:
    for number, read in enumerate((view.whole, small_view.whole)):
        store_cached(str(number), read)
        assert load_cached(str(number)) == read
    assert len(list(folder.iterdir())) == 2


def test_what_was_never_kept_is_not_there(folder: Path) -> None:
    assert load_cached("never") is None
    assert not folder.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"[1, 2]", b"\xff\xfe", b"null"])
def test_a_spoilt_file_is_ignored_and_written_again(
    folder: Path, template: Template, content: bytes
) -> None:
    first = open_theatre(template.name)
    (kept,) = folder.iterdir()
    kept.write_bytes(content)
    assert open_theatre(template.name) == first
    assert kept.read_bytes() != content


def test_a_changed_theatre_is_read_again(folder: Path, template: Template) -> None:
    before = open_theatre(template.name)
    template.replace("states/states.yaml", "capital: Upton", "capital: Uptown")
    after = open_theatre(template.name)
    assert (before.states["XHI"].capital, after.states["XHI"].capital) == ("Upton", "Uptown")
    assert len(list(folder.iterdir())) == 2


def test_a_changed_program_reads_everything_again(
    folder: Path, small_view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_cached("x", small_view.whole)
    monkeypatch.setattr(cache, "program_stamp", lambda: "another")
    assert load_cached("x") is None


def test_the_theatres_kept_longest_give_way(folder: Path, small_view: View) -> None:
    folder.mkdir(parents=True)
    beside = folder.parent / "somebody-elses.json"
    beside.write_text("{}", encoding="utf-8")
    for number in range(MOST_THEATRES):
        store_cached(str(number), small_view.whole)
        (file,) = folder.glob(f"{number}-*")
        os.utime(file, ns=(number, number))  # two may be written within one tick of the clock
    assert load_cached("0") is not None
    store_cached("last", small_view.whole)
    assert load_cached("0") is None
    assert load_cached("1") is not None
    assert load_cached("last") is not None
    assert len(list(folder.iterdir())) == MOST_THEATRES
    assert beside.exists()


def test_a_theatre_opens_where_nothing_can_be_kept(
    tmp_path: Path, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("ALLIES_CACHE", str(taken))
    assert open_theatre(template.name).theatre.id == "pact_theatre"
    assert taken.read_text(encoding="utf-8") == "a file, not a folder"


def test_a_file_that_cannot_be_finished_is_not_left_behind(
    folder: Path, small_view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(Path, "replace", refuse)
    store_cached("x", small_view.whole)
    assert list(folder.iterdir()) == []


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


@pytest.mark.skipif(os.name == "nt", reason="this system has no such permissions")
def test_what_is_kept_is_kept_from_others(folder: Path, small_view: View) -> None:
    store_cached("x", small_view.whole)
    (kept,) = folder.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o077 == 0
