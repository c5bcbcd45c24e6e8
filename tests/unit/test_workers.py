"""Workers end when the process that started them ends, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

POOL = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from allies.workers import end_with_parent
if __name__ == "__main__":
    with ProcessPoolExecutor(
        1, multiprocessing.get_context("spawn"), initializer=end_with_parent
    ) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        time.sleep(60)
"""


def lives(pid: int) -> bool:
    """Whether a process runs; one that ended and was not collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def pool(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start a process that starts a worker; give both, the worker by its number."""
    script = folder / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        yield parent, int(parent.stdout.readline())


def comes_true(found: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system lists no processes")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path, by: signal.Signals) -> None:
    with pool(tmp_path) as (parent, worker):
        assert lives(worker)
        os.kill(parent.pid, by)
    assert comes_true(lambda: not lives(worker))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system lists no processes")
def test_an_interruption_from_the_keyboard_is_left_to_the_parent(tmp_path: Path) -> None:
    with pool(tmp_path) as (parent, worker):
        os.kill(worker, signal.SIGINT)
        assert not comes_true(lambda: not lives(worker), 1)
        parent.kill()
    assert comes_true(lambda: not lives(worker))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system lists no processes")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_that_is_stopped_leaves_no_process_behind(by: signal.Signals) -> None:
    pytest.importorskip("uvicorn", reason="the explorer's extra is not installed")
    command = [sys.executable, "-m", "allies", "serve", "--port", "0", "--theatre", "west_africa"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children")

        def workers() -> list[int]:
            return [int(pid) for pid in children.read_text(encoding="utf-8").split()]

        assert comes_true(lambda: len(workers()) >= 2, 60)  # the tracker of resources, and a worker
        started = workers()
        time.sleep(1)
        os.kill(server.pid, by)
    assert comes_true(lambda: not any(lives(pid) for pid in started))
