"""Fixtures: a view, a small theatre to spoil, and the command line."""

from __future__ import annotations

import fcntl
import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import settings

from allies.law.facts import Facts
from allies.theatre import opening
from allies.theatre.cache import load_cached
from allies.theatre.files import TheatreFiles
from allies.theatre.opening import open_theatre, read_checked
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.record import Record
from allies.world.view import View, view_of
from allies.world.worlds import Worlds
from tests.apparatus import (
    REPOSITORY,
    SHIPPED,
    Answer,
    Build,
    MakeFacts,
    Run,
    Template,
    long_tests,
    template_texts,
)

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Let a failing property say what failed, although a world is long to write out."""
    config.addinivalue_line("filterwarnings", "ignore:Generating overly large repr")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the longest tests to `make check-all`, so that `make check` stays short."""
    listed = long_tests()
    for item in items:
        if listed & {item.nodeid, item.nodeid.partition("[")[0]}:
            item.add_marker("long")
        if item.get_closest_marker("long") and not os.environ.get("ALLIES_HOSTILE"):
            item.add_marker(pytest.mark.skip(reason="long: `make check-all` runs it"))


MOST_THEATRES = 4  # kept decoded in a process


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the other workers out of a folder until this one is done with it."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, which every worker shares."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def remembering(folder: str) -> Callable[[str], Record | None]:
    """Return a function that decodes a theatre of the tests' own cache once in a process."""
    decoded = lru_cache(maxsize=MOST_THEATRES)(load_cached)

    def load(digest: str) -> Record | None:
        if os.environ.get("ALLIES_CACHE") != folder:
            return load_cached(digest)
        found = decoded(digest)
        if found is None:  # not read yet, so it is not to be remembered
            decoded.cache_clear()
        return found

    return load


@pytest.fixture(autouse=True, scope="session")
def _quiet_surroundings(shared: Path) -> Iterator[None]:
    """Keep read theatres in a folder of the tests, and let nothing outside colour the answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIES_CACHE", str(shared / "cache"))
        patch.setattr(opening, "load_cached", remembering(str(shared / "cache")))
        for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "ALLIES_DEBUG", "NO_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("COLUMNS", "100")
        patch.setenv("TERM", "dumb")
        yield


@pytest.fixture(scope="session")
def reference(shared: Path) -> Path:
    """The reference pages and the JSON schemas, built by the first worker that needs them."""
    folder = shared / "reference"
    with alone(shared):
        if not folder.exists():
            tool = REPOSITORY / "tools" / "build_reference.py"
            words = [sys.executable, str(tool), "--into", str(folder)]
            done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def view(shared: Path) -> View:
    """The shipped theatre, with all it says; read by the first worker, from the cache by others."""
    with alone(shared):
        return view_of(open_theatre(str(SHIPPED)))


@pytest.fixture(scope="session")
def build() -> Build:
    """A function that builds a view of the template theatre with some of it changed."""

    def build_view(
        added: Mapping[str, str] | None = None,
        replaced: Mapping[str, tuple[str, str]] | None = None,
    ) -> View:
        texts = template_texts()
        for file, (old, new) in (replaced or {}).items():
            assert old.encode() in texts[file], f"{old!r} does not stand in {file}"
            texts[file] = texts[file].replace(old.encode(), new.encode())
        for file, text in (added or {}).items():
            texts[file] = texts.get(file, b"") + text.encode()
        return view_of(read_checked(TheatreFiles(Path("pact_theatre"), texts)))

    return build_view


@pytest.fixture(scope="session")
def small_view(build: Build) -> View:
    """The template theatre, with all it says."""
    return build()


@pytest.fixture(scope="session")
def facts_of() -> MakeFacts:
    """A function that makes the facts of a question about the pact."""

    def make(
        view: View,
        day: str,
        host: str = "XLO",
        trigger: str = "external_attack",
        adversaries: tuple[str, ...] = (),
        worlds: Worlds | None = None,
        act: Act | None = None,
    ) -> Facts:
        snapshot = view.on(parse_date(day).first, worlds=worlds)
        return Facts(view, snapshot, host, trigger, adversaries, act)

    return make


@pytest.fixture
def template(tmp_path: Path) -> Template:
    """A copy of the template theatre in a folder of its own."""
    made = Template(tmp_path / "pact_theatre")
    for name, text in template_texts().items():
        made.write(name, text)
    return made


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """The command line, run in this process."""
    thresholds = gc.get_threshold()
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")

    def call(*words: str) -> Answer:
        from allies.cli import main

        monkeypatch.setattr(sys, "argv", ["allies", *words])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    yield call
    gc.set_threshold(*thresholds)
