"""The explorer: first paint beside Datasette's table, bytes, and many visitors beside one.

The pages are memoised before anything is measured, so that the web is measured and not the model.
What needs a chromium or a peer that is missing is left out, and said.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.serving import served

from benchmarks.explorer_controls import measure_controls
from benchmarks.measuring import Measured, p95
from benchmarks.power import PEERS

VISITORS, MOVES_A_SECOND, SECONDS = 50, 2.0, float(os.environ.get("ALLIES_LOAD_SECONDS", "60"))
ALONE_SECONDS = 12.0
ROUNDS = 9
DAYS = [f"{year}-07-15" for year in range(2003, 2017)]
MOVES = [f"map/csto?on={day}" for day in DAYS] + ["case/osh-2010", "law/csto?on=2010-06-12"]
COLD = {"the map": "map/csto?on=2012-07-15", "a case": "case/osh-2010?whole=1"}
DATASETTE = PEERS.parent / "datasette"
_TICK = os.sysconf("SC_CLK_TCK")


def measure() -> Iterator[Measured]:
    """Measure paint, bytes and load."""
    with served("central_asia") as address:
        for path in (*COLD.values(), *MOVES):  # the whole of a case before its first part
            urllib.request.urlopen(address + path, timeout=120).read()
        for words, path in COLD.items():
            whole, fonts = _cold_bytes(address, path)
            yield Measured(f"{words}: cold kB with fonts", "200 kB", whole / 1e3, 200, 1.0, False)
            yield Measured(
                f"{words}: cold kB without fonts", "80 kB", (whole - fonts) / 1e3, 80, 1.0, False
            )
        yield from _load(address)
        yield from _in_a_browser(address)


def _load(address: str) -> Iterator[Measured]:
    """Many visitors beside one, on pages that have been answered before."""
    server = _pid_of(address)
    alone, _ = asyncio.run(_visits(address, 1, ALONE_SECONDS))
    before, start = _cpu(server), time.perf_counter()
    many, errors = asyncio.run(_visits(address, VISITORS, SECONDS))
    cores = (_cpu(server) - before) / (time.perf_counter() - start)
    print(
        f"{VISITORS} visitors, {MOVES_A_SECOND:g} moves a second each, {SECONDS:g} s:"
        f" {len(many)} answers, {errors} errors, median {1e3 * statistics.median(many):.1f} ms,"
        f" {1e3 * cores * SECONDS / len(many):.2f} ms of the processor each; the client ran on"
        " the same machine."
    )
    yield Measured("p95 of 50 visitors", "one visitor", p95(many), p95(alone), 5.0)
    yield Measured("cores for 50 visitors", "0.6 cores", cores, 0.6, 1.0, is_time=False)
    yield Measured("errors of 50 visitors (and one)", "none", errors + 1, 1, 1.0, is_time=False)


async def _visits(address: str, visitors: int, seconds: float) -> tuple[list[float], int]:
    """Let visitors move for some seconds; return the seconds of each answer, and the errors."""
    port = int(address.rsplit(":", 1)[1].strip("/"))
    end = time.perf_counter() + seconds
    done = await asyncio.gather(*(_visitor(port, number, end) for number in range(visitors)))
    return [value for times, _ in done for value in times], sum(errors for _, errors in done)


async def _visitor(port: int, number: int, end: float) -> tuple[list[float], int]:
    times: list[float] = []
    errors = 0
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(number % 25 / 25 / MOVES_A_SECOND)
    at = number
    while time.perf_counter() < end:
        start = time.perf_counter()
        path = MOVES[at % len(MOVES)]
        asked = f"GET /{path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\n\r\n"
        writer.write(asked.encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        size = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(size)
        times.append(time.perf_counter() - start)
        errors += not head.startswith(b"http/1.1 200")
        at += 1
        await asyncio.sleep(max(0.0, 1 / MOVES_A_SECOND - (time.perf_counter() - start)))
    writer.close()
    return times, errors


def _pid_of(address: str) -> int:
    """Return the process that listens, among our own children."""
    port = address.rsplit(":", 1)[1].strip("/")
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"serve" in command and port.encode() in command:
                return int(entry.name)
    raise RuntimeError("the server is not found")


def _cpu(pid: int) -> float:
    """Return the seconds of the processor of a process and of its children."""
    total = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                told = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(entry.name) == pid or int(told[1]) == pid:
                total += (int(told[11]) + int(told[12])) / _TICK
    return total


def _cold_bytes(address: str, path: str) -> tuple[int, int]:
    """Return the bytes of a page with all that it loads, and those of its fonts."""
    fetched = [path, "static/site.css", "static/live.js", "static/icon.svg"]
    if path.startswith("map"):
        fetched.append("static/years.js")
    fonts = ["static/fonts/inter-latin.woff2", "static/fonts/source-serif-latin.woff2"]
    sizes = {name: _bytes(address + name) for name in (*fetched, *fonts)}
    return sum(sizes.values()), sum(sizes[name] for name in fonts)


def _bytes(address: str) -> int:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=60) as reply:
        return len(reply.read())


def _in_a_browser(address: str) -> Iterator[Measured]:
    """Measure what a visitor feels: known controls, the slider, and the first paint."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if chromium is None:
        print("no chromium or playwright: nothing was measured in a browser")
        return
    server = _pid_of(address)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield from measure_controls(browser, address, lambda: _cpu(server))
        yield from _paints(browser, address)
        browser.close()


def _paints(browser: Any, address: str) -> Iterator[Measured]:
    """First paint of cold pages beside a table of Datasette's of as many bytes, in turn."""
    datasette = Path(os.environ.get("ALLIES_DATASETTE", DATASETTE))
    if not datasette.exists():
        print("no datasette: first paint was not measured")
        return
    for words, path in COLD.items():
        size = len(urllib.request.urlopen(address + path, timeout=60).read())
        with (
            tempfile.TemporaryDirectory() as folder,
            _datasette(datasette, Path(folder), size, words) as table,
        ):
            targets = {"datasette": table, words: address + path}
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in targets}
            for _ in range(ROUNDS):
                for name, target in targets.items():
                    found[name].append(_paint(browser, target))
        theirs, ours = (statistics.median(first for first, _ in found[name]) for name in targets)
        most = 1.5 if words == "the map" else 1.2
        yield Measured(f"first paint of {words}, cold", "Datasette's table", ours, theirs, most)
        shift = max(moved for _, moved in found[words])
        yield Measured(f"layout shift of {words}", "0.01", shift, 0.01, 1.0, is_time=False)


def _paint(browser: Any, address: str) -> tuple[float, float]:
    """Return the seconds to the first paint with content of a cold page, and its layout shift."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const item of list.getEntries()) window.moved += item.value;"
        " }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(address, wait_until="load")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0", timeout=20_000
    )
    page.wait_for_timeout(300)
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    moved = page.evaluate("window.moved")
    context.close()
    return first / 1e3, moved


@contextmanager
def _datasette(program: Path, folder: Path, size: int, words: str) -> Iterator[str]:
    """Serve a table whose page has about as many bytes as a page of ours."""
    rows = [("Uzbekistan", f"2012-{n % 12 + 1:02}-15", "member, participation suspended", n)
            for n in range(max(20, size // 640))]  # fmt: skip
    base = folder / "table.db"
    with sqlite3.connect(base) as kept:
        kept.execute("create table standing (state text, day text, says text, number integer)")
        kept.executemany("insert into standing values (?, ?, ?, ?)", rows)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(program), "serve", str(base), "--port", str(port), "--setting",
               "max_returned_rows", "5000", "--setting", "default_page_size", "2000"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}/table/standing"
        for _ in range(200):
            try:
                theirs = len(urllib.request.urlopen(address, timeout=5).read())
                break
            except OSError:
                time.sleep(0.1)
        print(f"Datasette's page has {theirs:,} bytes, {words} {size:,}, both before compression")
        try:
            yield address
        finally:
            process.terminate()
