"""A cache of read theatres, which may be deleted or spoilt at any time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from allies.theatre import cache
from allies.theatre.cache import MOST_THEATRES, load_cached, store_cached
from allies.theatre.opening import open_theatre
from allies.world.view import View
from tests.apparatus import Template
from tests.spoilt_cache import IN_EVERY_WAY, Spoil


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


@IN_EVERY_WAY
def test_a_spoilt_file_changes_no_record_and_is_written_again(
    folder: Path, template: Template, spoil: Spoil
) -> None:
    first = open_theatre(template.name)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    spoil(kept)
    assert open_theatre(template.name) == first
    assert kept.is_dir() or (not kept.is_symlink() and kept.read_bytes() == whole)


def test_an_edited_record_is_never_believed(folder: Path, template: Template) -> None:
    first = open_theatre(template.name)
    (kept,) = folder.iterdir()
    edited = kept.read_bytes().replace(b"Highland", b"Lowlands")
    assert len(edited) == kept.stat().st_size
    kept.write_bytes(edited)
    assert open_theatre(template.name) == first


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
    monkeypatch.setattr(cache, "stamp_of_process", lambda: "another")
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


def a_file(place: Path, patch: pytest.MonkeyPatch) -> None:
    place.write_text("a file, not a folder", encoding="utf-8")
    patch.setenv("ALLIES_CACHE", str(place))


def no_home(_: Path, patch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("ALLIES_CACHE", "HOME"):
        patch.delenv(name, raising=False)
    patch.setattr(Path, "home", unknown)


def nothing_can_be_written(place: Path, patch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("Permission denied")

    patch.setenv("ALLIES_CACHE", str(place))
    patch.setattr(Path, "mkdir", refuse)
    patch.setattr("allies.files.write_whole", refuse)


@pytest.mark.parametrize("place", [a_file, no_home, nothing_can_be_written])
def test_a_theatre_opens_where_nothing_can_be_kept(
    tmp_path: Path,
    template: Template,
    monkeypatch: pytest.MonkeyPatch,
    place: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    before = set(tmp_path.rglob("*"))
    with monkeypatch.context() as patch:
        place(tmp_path / "taken", patch)
        assert open_theatre(template.name).theatre.id == "pact_theatre"
    assert set(tmp_path.rglob("*")) - before <= {tmp_path / "taken"}
    if (tmp_path / "taken").exists():
        assert (tmp_path / "taken").read_text(encoding="utf-8") == "a file, not a folder"
