"""Attacks on the cache: many processes at once, sudden ends, a full disk, and odd places."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from allies.files import kept
from allies.theatre.cache import MOST_BYTES
from tests.apparatus import PACKAGE, Template

AT_ONCE = 20
ASKED = ("members", "pact", "--on", "2008-06-05")
LAW = ("law", "--case", "border-2008", "--json")
POSIX = pytest.mark.skipif(os.name == "nt", reason="this system has no such limits and signals")

ORDINARY = """\
import sys
from allies.cli import main
sys.argv = ["allies", *sys.argv[1:]]
main()
"""
# Ends as by `kill -9` when a file of the cache is ready and only has to be given its name.
KILLED = f"""\
import os, pathlib, signal
pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
{ORDINARY}"""


def program(*words: str, code: str = "") -> list[str]:
    """Return the command that asks something in a process of its own."""
    return [sys.executable, *(["-c", code] if code else ["-m", "allies"]), *words]


def surroundings(cache: Path | str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "ALLIES_CACHE": str(cache)}


def ask(
    cache: Path | str,
    command: Sequence[str],
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env=surroundings(cache),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        preexec_fn=before,
    )


def entries(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_twenty_processes_at_once_answer_alike_and_leave_a_whole_cache(
    template: Template, tmp_path: Path
) -> None:
    cache = tmp_path / "kept"
    command = program(*LAW, "--theatre", template.name)
    running = [
        subprocess.Popen(
            command, env=surroundings(cache), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(AT_ONCE)
    ]
    # On a busy machine some may say how far they have come, on the stream for errors.
    told = {process.communicate(timeout=300)[0] for process in running}
    assert {process.returncode for process in running} == {0}
    (answer,) = told
    assert entries(cache)
    assert all(kept(path, MOST_BYTES) is not None for path in entries(cache))
    assert ask(cache, command).stdout == answer.decode()


@POSIX
def test_whoever_is_killed_while_writing_leaves_nothing_that_is_believed(
    template: Template, tmp_path: Path
) -> None:
    cache = tmp_path / "kept"
    words = (*ASKED, "--theatre", template.name)
    killed = ask(cache, program(*words, code=KILLED))
    assert killed.returncode == -signal.SIGKILL
    (draft,) = entries(cache)
    assert draft.name.endswith(".partial")
    first, second = (ask(cache, program(*words)) for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == second.stdout


@POSIX
@pytest.mark.parametrize("most", [0, 1, 1_000])
def test_where_no_more_can_be_written_the_answer_is_the_same_and_nothing_is_kept(
    template: Template, tmp_path: Path, most: int
) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    words = program(*ASKED, "--theatre", template.name)
    whole = ask(tmp_path / "other", words)
    full = ask(tmp_path / "kept", words, limit)
    assert (full.returncode, full.stderr) == (0, "")
    assert full.stdout == whole.stdout
    assert not [path for path in entries(tmp_path / "kept") if path.name.endswith(".partial")]


def _pipe(place: Path) -> None:
    os.mkfifo(place)


def _pipe_inside(place: Path) -> None:
    place.mkdir()
    os.mkfifo(place / "theatres")
    os.mkfifo(place / "answers")


def _loop(place: Path) -> None:
    place.symlink_to(place)


def _loop_inside(place: Path) -> None:
    place.mkdir()
    (place / "theatres").symlink_to("theatres")


def _nothing(place: Path) -> None:
    place.symlink_to("/dev/null")


def _nowhere(place: Path) -> None:
    place.symlink_to("/proc/nowhere/at/all")


@POSIX
@pytest.mark.parametrize("make", [_pipe, _pipe_inside, _loop, _loop_inside, _nothing, _nowhere])
def test_what_stands_where_the_cache_should_changes_no_answer(
    template: Template, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "kept")
    words = program(*LAW, "--theatre", template.name)
    found = ask(tmp_path / "kept", words)
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout == ask(tmp_path / "other", words).stdout


@pytest.mark.parametrize("name", ["", " ", "x" * 5_000])
def test_a_cache_whose_name_is_none_changes_no_answer(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    found = ask(name, program(*ASKED, "--theatre", template.name))
    assert (found.returncode, found.stderr) == (0, "")
    assert not (tmp_path / " ").exists()


@POSIX
def test_whoever_has_no_home_and_no_name_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = "import os\nos.getuid = lambda: 54_321\n" + ORDINARY
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = ask("", program("members", "csto", "--on", "2012-07-15", code=nobody))
    assert (found.returncode, found.stderr) == (0, "")
