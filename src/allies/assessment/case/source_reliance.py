"""Which of the sources matters: each behind the answer left out in turn, on the same draws.

A source that documents nothing alone cannot change the answer, as another source says the same; so
only the others are answered again. What does not differ without a source is not made again.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from allies.assessment.case.case_model import CaseModel
from allies.assessment.case.reliance import Booleans, change_interval, share_of
from allies.assessment.case.runs import AsksCase, CaseRuns, request_of, set_question
from allies.assessment.case.tally import answer_codes
from allies.assessment.parts import probability
from allies.errors import QuestionError
from allies.politics.consent_drivers import ANSWERS
from allies.questions.rests_on import SourceReliance
from allies.world.citations_in import cited_entries, facts_in
from allies.world.left_out import sole_entries
from allies.world.view import View
from allies.world.worlds import CONTEST

MOST_NAMED = 3


def rank_sources(view: View, question: AsksCase, runs: CaseRuns) -> list[SourceReliance]:
    """Return every source behind an answer, the one without which it moves most first.

    Args:
        view: the record.
        question: the question about a case.
        runs: its model and its draws.
    """
    relevant = set(relevant_ids(runs))
    alone = {name: ids & relevant for name, ids in sole_entries(runs.setting.view).items()}
    now = answered(runs.model, runs)
    found = [
        _left_out(view, question, runs, source, sorted(alone.get(source, ())), now)
        for source in sorted(_cited(runs.setting.view, relevant))
    ]
    return sorted(
        found, key=lambda item: (-abs(item.change) - item.cannot_tell, -item.sole, item.source)
    )


def relevant_ids(runs: CaseRuns) -> Iterator[str]:
    """Return the ids of the acts, statements, rules and forces that the answer can read."""
    model, view, day = runs.model, runs.setting.view, runs.setting.day
    for cell in model.cells_read:
        yield from (e.act.id for e in view.log.setters(cell) if e.first <= day)
    yield from (act.id for act in view.log.until(day) if act.act in ANSWERS)
    plans = [item.plan for item in runs.first.prepared.values()]
    states = {runs.setting.case.host, *runs.setting.case.adversaries}
    for plan in plans:
        states |= {member.member for member in plan.members}
        states |= {gate[0] for asked in plan.asked.values() for gate in asked.gates}
        yield from (force.id for force in plan.forces)
    for state in sorted(states & set(view.capitals)):
        capital = view.capitals[state]
        yield from (item.id for item in capital.traits if item.since.first <= day)
        yield from (item.id for item in capital.registers if item.on.first <= day)
    for body in model.organisations:
        yield from (item.id for item in body.provisions)
        yield from (holder.who for reading in body.readings for holder in reading.holders)
    for state in sorted(states & set(view.states)):
        yield from (item.id for item in view.states[state].provisions)
    for axis in model.axes:
        if axis.kind == CONTEST:
            yield from axis.options


def _cited(view: View, relevant: set[str]) -> set[str]:
    """Return the sources that document something that the answer can read."""
    acts = [act for case in view.cases.values() for act in case.acts]
    return {
        cite.source
        for entry in (*(entry for _, entry in cited_entries(view)), *acts)
        for _, fact in facts_in(entry)
        if (getattr(fact, "id", "") or getattr(fact, "who", "")) in relevant
        for cite in fact.cites
        if cite.source in view.sources
    }


def answered(model: CaseModel, runs: CaseRuns) -> tuple[Booleans, float]:
    """Return whether the answer is yes, by draw, and the share in which it is unknown."""
    run = runs.first if model is runs.model else model.run_on(runs.first.inputs)
    yes, unknown = answer_codes(run, model.setting.case.question)
    return yes[0], float(np.count_nonzero(unknown[0]) / yes.shape[1])


def answered_without(
    view: View, question: AsksCase, runs: CaseRuns, *sources: str
) -> tuple[Booleans, float]:
    """Return the answer as if nobody had read some sources, as `answered` does."""
    try:
        seen = view.without_sources(sources)
        setting = set_question(seen, question.case, question.on)
        request = request_of(seen, question)
        model = CaseModel(setting, request, runs.model.ways, asked_only=True)
        return answered(model, runs)
    except QuestionError:  # without them the question cannot even be asked, such as by a reading
        return np.zeros(runs.first.inputs.block.count, dtype=np.bool_), 1.0


def _left_out(
    view: View,
    question: AsksCase,
    runs: CaseRuns,
    source: str,
    sole: list[str],
    now: tuple[Booleans, float],
) -> SourceReliance:
    yes, unknown = answered_without(view, question, runs, source) if sole else now
    return SourceReliance(
        source=source,
        sole=len(sole),
        facts=tuple(sole[:MOST_NAMED]),
        without=probability(share_of(yes)),
        change=probability(share_of(yes) - share_of(now[0])),
        interval_90=change_interval(now[0], yes),
        cannot_tell=probability(unknown - now[1]),
    )
