"""Nothing that is typed, written or brought along makes the program fail, hang or show it raw.

A sample runs with the other tests. With `ALLIES_HOSTILE` set, as by `make check-all`, all do.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from allies.unseen import escaped
from tests.apparatus import Answer, Run, no_failure_of_the_program
from tests.hostile.theatres import write_spoilt
from tests.hostile.user_files import good_files, hostile_file
from tests.hostile.words import words_of

ALL = bool(os.environ.get("ALLIES_HOSTILE"))
THEATRES, SECOND, WORDS, FILES = (800, 200, 600, 600) if ALL else (60, 8, 45, 45)
# On a machine that does other things besides; what hangs does so for longer.
MOST_SECONDS = 60
MOST_BYTES = 500_000_000
ROOM_BYTES = 100_000_000  # that one answer may take beyond what others hold
# What is asked of a spoilt theatre beside its check.
ASKED = (
    ("assess", "border-2008", "--draws", "50"),
    ("members", "pact", "--on", "2008-06-05"),
    ("timeline",),
    ("law", "--case", "border-2008"),
    ("deploy", "border-2008", "--draws", "50"),
    ("claims", "--csv"),
    ("sources", "--json"),
    ("accounts", "--everyone"),
)

# The same of the second theatre.
ASKED_SECOND = (
    ("assess", "gambia-2017", "--draws", "50"),
    ("members", "ecowas", "--on", "2001-06-01"),
    ("law", "--case", "liberia-1990"),
    ("audit", "ecowas"),
    ("deploy", "gambia-2017", "--draws", "50"),
    ("organs", "ecowas"),
    ("contested", "--json"),
    ("sources", "--csv"),
)


class HangsError(AssertionError):
    """A command that does not end."""


@contextmanager
def watched() -> Iterator[None]:
    """Fail where what is done inside lasts too long, or takes too much memory."""

    def ring(*_: object) -> None:
        raise HangsError

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(MOST_SECONDS)
    highest = peak()
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    # Tests that ran before in this process may have taken more, and may still hold it.
    assert peak() <= max(highest + ROOM_BYTES, MOST_BYTES)


def peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest if sys.platform == "darwin" else highest * 1024


def held(answer: Answer) -> None:
    """Assert that a command answered or refused, and showed nothing that cannot be seen."""
    no_failure_of_the_program(answer)
    assert answer.code in (0, 1, 2), answer
    assert answer.code == 0 or answer.out or answer.err
    for text in (answer.out, answer.err):
        assert escaped(text, kept="\n") == text


@pytest.mark.parametrize("seed", range(THEATRES))
def test_a_spoilt_theatre_is_read_or_refused(seed: int, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "theatre"
    write_spoilt(seed, folder)
    checked_and_asked(run, folder, ASKED[seed % len(ASKED)])


@pytest.mark.parametrize("seed", range(SECOND))
def test_the_second_theatre_spoilt_is_read_or_refused(seed: int, run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "theatre"
    write_spoilt(seed, folder, "west_africa")
    checked_and_asked(run, folder, ASKED_SECOND[seed % len(ASKED_SECOND)])


def checked_and_asked(run: Run, folder: Path, question: tuple[str, ...]) -> None:
    """Check a theatre and ask it a question; it is answered or refused."""
    with watched():
        checked = run("check", str(folder))
        held(checked)
        asked = run(*question, "--theatre", str(folder))
        held(asked)
    # What the check finds sound is answered, and what it does not is not.
    if checked.code == 0:
        assert "fault in this theatre" not in asked.err


@pytest.mark.parametrize("seed", range(WORDS))
def test_hostile_words_are_answered_or_refused(
    seed: int, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with watched():
        held(run(*words_of(seed)))


@pytest.mark.parametrize("seed", range(FILES))
def test_a_hostile_file_is_answered_or_refused(seed: int, run: Run, tmp_path: Path) -> None:
    words = hostile_file(seed, tmp_path)
    with watched():
        held(run(*words))


def test_every_file_that_is_spoilt_was_sound_before(run: Run, tmp_path: Path) -> None:
    for words in good_files(tmp_path):
        answer = run(*words)
        assert "do: " not in answer.err, words
        # What is asked again differs from an empty answer, and says so.
        assert answer.code == (1 if words[0] == "replicate" else 0), (words, answer.err)


def test_the_same_seed_makes_the_same_hostile_thing(tmp_path: Path) -> None:
    assert words_of(7) == words_of(7)
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_spoilt(3, tmp_path / name)
        hostile_file(3, tmp_path / name)
    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
        for name in ("one", "other")
    )
    assert one == other
    assert one
