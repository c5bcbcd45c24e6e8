"""Ratios of suppositions to one assessment: `compare` with three levers, and sources left out.

Run it with `python benchmarks/levers.py`. The aims are 2.5 and, for forty sources, 6.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.questions.rests_on import RestsOnAnswer

CASES = {
    "tajikistan-incursion-2015": ("majority-voting", "uzbekistan-stays", "larger-201st"),
    "osh-2010": ("majority-voting", "uzbekistan-out", "larger-201st"),
}
TIMES, FORTY = 3, 40


def seconds(opened: OpenTheatre, question: str, **given: object) -> float:
    """Return the least processor time of a question that nothing is kept of."""
    return min(_once(opened, lambda: _ask(opened, question, given)) for _ in range(TIMES))


def _ask(opened: OpenTheatre, question: str, given: dict[str, object]) -> object:
    return opened.answer(ask_from(question, given), anew=True)


def _once(opened: OpenTheatre, ask: Callable[[], object]) -> float:
    opened._views.clear()
    start = time.process_time()
    ask()
    return time.process_time() - start


def main() -> None:
    """Print the ratios of each case."""
    opened = OpenTheatre("central_asia")
    _ = opened.record
    for case, levers in CASES.items():
        one = seconds(opened, "assess", case=case)
        three = seconds(opened, "compare", case=case, lever=list(levers))
        plain = seconds(opened, "rests-on", case=case)
        every = seconds(opened, "rests-on", case=case, sources=True)
        answer = opened.answer(ask_from("rests-on", {"case": case, "sources": True}))
        assert isinstance(answer, RestsOnAnswer)
        alone = sum(item.sole > 0 for item in answer.sources_left_out)
        forty = (every - plain) / alone * FORTY
        print(
            f"{case}: compare with three levers {three / one:.1f} of an assessment;"
            f" forty sources in turn {forty / one:.1f}, all {alone} {(every - plain) / one:.1f}"
        )


if __name__ == "__main__":
    main()
