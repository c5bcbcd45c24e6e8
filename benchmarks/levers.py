"""Ratios of suppositions to one assessment: `compare` with three levers, and sources left out.

Run it with `python benchmarks/levers.py`. The aims are 2.5 and, for forty sources, 6. A dossier has
the aim of 0.7 of the sum of the assessments of its crises, recorded and supposed.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.assessment.case.assess import assess
from allies.assessment.dossier.answer import DRAWS, GRID_DRAWS
from allies.assessment.dossier.crises import Crisis, case_crises, grid_crises, grid_days
from allies.assessment.dossier.rows import DossierRows
from allies.questions.assess import Assess
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


def _dossier(opened: OpenTheatre, organisation: str) -> None:
    """Print what the crises of a dossier take, of the sum of an assessment of each."""
    view = opened.view(ask_from("dossier", {"organisation": organisation}))
    body, days = view.organisation(organisation), grid_days(view)
    parts = {
        "recorded": (DRAWS, list(case_crises(view, body))),
        "supposed": (
            GRID_DRAWS,
            [item for day in days for item in grid_crises(view, body, day) if item.place_known],
        ),
    }
    runs, all_rows, all_apart = DossierRows(view), 0.0, 0.0
    for name, (draws, crises) in parts.items():
        rows = apart = 0.0
        for crisis in crises:
            rows += _once(opened, partial(_rows, runs, crisis, draws))
            apart += _once(opened, partial(_assessed, crisis))
        print(f"dossier {organisation}: {rows / apart:.2f} of {len(crises)} {name} assessments")
        all_rows, all_apart = all_rows + rows, all_apart + apart
    whole = seconds(opened, "dossier", organisation=organisation)
    print(
        f"dossier {organisation}: {all_rows / all_apart:.2f} of all assessments;"
        f" with the organisations beside it {whole / all_apart:.2f}"
    )


def _rows(runs: DossierRows, crisis: Crisis, draws: int) -> object:
    return list(runs.of(crisis, draws))


def _assessed(crisis: Crisis) -> object:
    view = replace(crisis.view, cases={**crisis.view.cases, crisis.case.id: crisis.case})
    view.__dict__["log"] = crisis.view.log  # both begin with the record made
    return assess(view, Assess(case=crisis.case.id))


def main() -> None:
    """Print the ratios of each case, and those of a dossier."""
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
    _dossier(opened, "csto")


if __name__ == "__main__":
    main()
