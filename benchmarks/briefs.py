"""Briefs: a PDF and a DOCX beside the answers that they show, computed in the same run."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from allies.asking.asks import ask_from
from allies.briefs.gathering import Gathering, gather_case, made_of
from allies.briefs.writing import FORMS, written
from allies.faces.brief.briefing import case_brief
from benchmarks.measuring import Measured

T = TypeVar("T")
CASES = {"osh-2010": "central_asia", "uzbekistan-2012": "central_asia", "mali-2012": "west_africa"}
AIMS = {".pdf": 2.0, ".docx": 2.5}


def measure() -> Iterator[Measured]:
    """Measure each case once: the answers are computed, and nothing comes from a cache."""
    for form in FORMS.values():
        for library in form.libraries:
            __import__(library)
    before = os.environ.get("ALLIES_CACHE")
    try:
        for case, theatre in CASES.items():
            with tempfile.TemporaryDirectory() as empty:
                os.environ["ALLIES_CACHE"] = empty
                yield from _of_case(case, theatre)
    finally:
        if before is not None:
            os.environ["ALLIES_CACHE"] = before


def _of_case(case: str, theatre: str) -> Iterator[Measured]:
    asked = Gathering(ask_from("assess", {"case": case, "theatre": theatre}))
    answers, found = _timed(gather_case, asked)
    making, made = _timed(case_brief, found, made_of(asked, found.assess, ()))
    for ending, aim in AIMS.items():
        writing, _ = _timed(written, made, FORMS[ending])
        whole = answers + making + writing
        yield Measured(f"brief {case}{ending}", "its answers", whole, answers, aim)


def _timed(work: Callable[..., T], *given: Any) -> tuple[float, T]:
    """Return the CPU seconds of some work, and its result."""
    start = time.process_time()
    found = work(*given)
    return time.process_time() - start, found
