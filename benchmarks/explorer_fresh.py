"""A question that nobody has asked: the page with its funnel beside the assessment alone.

Each is worked out in processes of its own, as a server and the command line would, on days that
nobody has asked about; the clock is that of the processor, after the program and the theatre are
loaded. Run with `page` or `alone` to print the median seconds of one of them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.explorer.responding import Responder
from allies.values.dates import day_text, parse_date
from benchmarks.measuring import Measured

THEATRE, CASE, FROM = "central_asia", "osh-2010", "2010-06-13"
DAYS, ROUNDS = 8, 3


def measure() -> Iterator[Measured]:
    """Measure the page of a case on days that nobody has asked about."""
    found: dict[str, list[float]] = {"page": [], "alone": []}
    for _ in range(ROUNDS):
        for what, seconds in found.items():
            seconds.append(_measured(what))
    ours, theirs = (statistics.median(seconds) for seconds in found.values())
    yield Measured("the page of a case never asked, with its funnel", "assess", ours, theirs, 1.2)


def _measured(what: str) -> float:
    command = [sys.executable, "-m", "benchmarks.explorer_fresh", what]
    with tempfile.TemporaryDirectory() as cache:
        ran = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "ALLIES_CACHE": cache},
        )
    return float(ran.stdout)


def _page() -> Callable[[str], None]:
    responder = Responder(THEATRE, hurried=True)

    def ask(day: str) -> None:
        found = responder.respond(f"case/{CASE}", {"on": (day,)})
        if found.status != 200 or b"Where help is lost" not in found.body:
            raise RuntimeError("the page has no funnel")

    return ask


def _alone() -> Callable[[str], None]:
    opened = OpenTheatre(THEATRE)

    def ask(day: str) -> None:
        asked = ask_from("assess", {"case": CASE, "on": day})
        opened.answer(replace(asked, theatre=THEATRE))

    return ask


def main() -> None:
    """Print the median seconds of a page, or of an assessment alone."""
    ask = {"page": _page, "alone": _alone}[sys.argv[1]]()
    first = parse_date(FROM).first
    times = []
    for number in range(DAYS + 1):
        start = time.process_time()
        ask(day_text(first + number))
        if number:  # the first round warms up
            times.append(time.process_time() - start)
    print(statistics.median(times))


if __name__ == "__main__":
    main()
