"""Fixtures: a world, a small theatre to spoil, and the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from allies.law.facts import Facts
from allies.theatre.files import TheatreFiles
from allies.theatre.opening import open_folder, read_checked
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.world import World
from allies.world.worlds import Worlds
from tests.apparatus import SHIPPED, Answer, Build, MakeFacts, Run, Template, template_texts

settings.register_profile("suite", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Let a failing property say what failed, although a world is long to write out."""
    config.addinivalue_line("filterwarnings", "ignore:Generating overly large repr")


@pytest.fixture(autouse=True, scope="session")
def _quiet_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep read theatres in a folder of the tests, and let nothing outside colour the answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALLIES_CACHE", str(tmp_path_factory.mktemp("cache")))
        for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS", "ALLIES_DEBUG", "NO_COLOR"):
            patch.delenv(name, raising=False)
        patch.setenv("COLUMNS", "100")
        patch.setenv("TERM", "dumb")
        yield


@pytest.fixture(scope="session")
def world() -> World:
    """The world of the shipped theatre."""
    return open_folder(SHIPPED)


@pytest.fixture(scope="session")
def build() -> Build:
    """A function that builds a world from the template theatre with some of it changed."""

    def build_world(
        added: Mapping[str, str] | None = None,
        replaced: Mapping[str, tuple[str, str]] | None = None,
    ) -> World:
        texts = template_texts()
        for file, (old, new) in (replaced or {}).items():
            assert old.encode() in texts[file], f"{old!r} does not stand in {file}"
            texts[file] = texts[file].replace(old.encode(), new.encode())
        for file, text in (added or {}).items():
            texts[file] = texts.get(file, b"") + text.encode()
        return read_checked(TheatreFiles(Path("pact_theatre"), texts))

    return build_world


@pytest.fixture(scope="session")
def small_world(build: Build) -> World:
    """The world of the template theatre."""
    return build()


@pytest.fixture(scope="session")
def facts_of() -> MakeFacts:
    """A function that makes the facts of a question about the pact."""

    def make(
        world: World,
        day: str,
        host: str = "XLO",
        trigger: str = "external_attack",
        adversaries: tuple[str, ...] = (),
        worlds: Worlds | None = None,
        act: Act | None = None,
    ) -> Facts:
        snapshot = world.on(parse_date(day).first, worlds=worlds)
        return Facts(world, snapshot, host, trigger, adversaries, act)

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
