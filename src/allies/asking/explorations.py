"""Explorations of many draws: what moves an answer, and in which draws help fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import numpy as np

from allies.asking.grids import Grid, grid_again, grid_of, runs_of_ask
from allies.assessment.case.case_model import CaseModel
from allies.assessment.case.reliance import share_of
from allies.assessment.case.runs import AsksCase, CaseRuns
from allies.assessment.case.source_reliance import answered, answered_without, rank_sources
from allies.assessment.parts import probability
from allies.ensembles.boxes import Found, Table, discover, put_together, table_of
from allies.ensembles.reading import LIBRARIES, RunFile
from allies.ensembles.settling import Settled, settle
from allies.ensembles.sobol import sobol
from allies.errors import QuestionError, require_extra
from allies.progress import told
from allies.questions.explorations import (
    BoxLimit,
    ContestSettled,
    DiscoveredBox,
    DiscoveryAnswer,
    InputIndex,
    SensitivityAnswer,
    SourcesLeftOut,
)
from allies.world.left_out import entries_of_two
from allies.world.view import View

DEFAULT_SETS = 4_096  # draws of each set of inputs
DEFAULT_SEARCHED = 8_192
MOST_SETS, MOST_SEARCHED = 1_048_576, 65_536
MOST_BOXES = 10
MOST_WITHOUT = 8_192  # draws of each answer without a source
PAIRED = 6  # sources that change most alone, whose pairs are tried
MOST_PAIRS = 60
_PAIRS_SHOWN = 40
_SAME = 0.05  # densities that differ less are the same


def make_sensitivity(given: Mapping[str, Any], *, sources: bool = False) -> SensitivityAnswer:
    """Return what moves the answer to a case.

    Args:
        given: fields of the question about a case, of its what-if and of the ask.
        sources: whether to leave out each source as well, alone and in pairs.

    Raises:
        QuestionError: the question cannot be asked, or nothing is drawn.
    """
    require_extra("the sensitivity of an answer", "runs", "SALib")
    given = dict(given)
    draws = _within(given.pop("draws", DEFAULT_SETS), MOST_SETS)
    grid = grid_of(given)
    model = _asked_only(grid.model_of(0))
    found = sobol(model, draws)
    alone, pairs = settle(model, draws)
    left: tuple[tuple[SourcesLeftOut, ...], tuple[SourcesLeftOut, ...], int] | None = None
    if sources:
        left = _sources(*runs_of_ask({**given, "draws": min(draws, MOST_WITHOUT)}))
    return SensitivityAnswer(
        schema="allies/sensitivity/2",
        case=model.setting.case.id,
        draws=draws,
        runs=found.runs,
        share=probability(found.share),
        inputs=tuple(
            InputIndex(
                name=item.group.name,
                kind=item.group.kind,
                says=item.group.says,
                streams=len(item.group.streams),
                first=probability(item.first),
                first_half=probability(item.first_half),
                total=probability(item.total),
                total_half=probability(item.total_half),
            )
            for item in found.indices
        ),
        enough_draws=found.enough,
        contests=tuple(map(_settled, alone)),
        contest_pairs=tuple(_settled(item) for item in pairs[:_PAIRS_SHOWN] if item.change),
        sources_alone=left[0] if left else None,
        source_pairs=left[1] if left else None,
        pairs_not_tried=left[2] if left else 0,
    )


def _within(draws: int, most: int) -> int:
    if not 2 <= draws <= most:
        raise QuestionError(
            f"{draws} draws cannot be explored",
            field="draws",
            remedy=f"give a number from 2 to {most:,}",
        )
    return draws


def _asked_only(model: CaseModel) -> CaseModel:
    """Return the same case with only the means asked about."""
    return CaseModel(model.setting, model.request, model.ways, asked_only=True)


def _settled(item: Settled) -> ContestSettled:
    return ContestSettled(
        ways=dict(item.ways),
        share=probability(item.share),
        change=probability(item.change),
        change_half=probability(item.half),
    )


def _sources(
    view: View, question: AsksCase, runs: CaseRuns
) -> tuple[tuple[SourcesLeftOut, ...], tuple[SourcesLeftOut, ...], int]:
    """Return the answer without each source, without two, and how many pairs were not tried.

    Two sources are tried together where both are among those that change the answer most, or where
    they document together what no third source does.
    """
    ranked = rank_sources(view, question, runs)
    change = {item.source: item.change for item in ranked}
    now = share_of(answered(runs.model, runs)[0])
    most = [item.source for item in ranked[:PAIRED] if item.change]
    wanted = dict.fromkeys(tuple(sorted(pair)) for pair in combinations(most, 2))
    shared = entries_of_two(runs.setting.view)
    together = sorted(
        (pair for pair in shared if set(pair) <= change.keys()), key=lambda pair: -len(shared[pair])
    )
    wanted |= dict.fromkeys(together)
    tried = list(wanted)[:MOST_PAIRS]
    pairs = []
    for pair in told("leaving out pairs of sources", tried, len(tried)):
        share = share_of(answered_without(view, question, runs, *pair)[0])
        alone = sum(change[name] for name in pair)
        left = share - now - alone
        pairs.append(
            SourcesLeftOut(sources=pair, share=probability(share), change=probability(left))
        )
    pairs.sort(key=lambda item: (-abs(item.change), item.sources))
    singles = tuple(
        SourcesLeftOut(sources=(item.source,), share=item.without, change=item.change)
        for item in ranked
    )
    return singles, tuple(pairs), len(wanted) - len(tried)


def make_discovery(
    of: str,
    given: Mapping[str, Any],
    *,
    outcome: Literal["fails", "comes"] | None = None,
    boxes: int = 3,
    purity: float | None = None,
) -> DiscoveryAnswer:
    """Return boxes of inputs in which help fails, or comes.

    Args:
        of: a case, or a file of a run.
        given: fields of the question about a case, of its what-if and of the ask; only the number
            of draws for a file.
        outcome: what to search; the rarer of the two if not given.
        boxes: how many boxes at most.
        purity: the least density of a box.

    Raises:
        QuestionError: there is no such case or file, or the draws all end alike.
    """
    _refuse_search(outcome, boxes, purity)
    given = dict(given)
    draws = _within(given.pop("draws", DEFAULT_SEARCHED), MOST_SEARCHED)
    if Path(of).suffix.lower() in LIBRARIES:
        table = _from_file(of, given, draws)
    else:
        table = _table(grid_of({"case": of, **given}), draws)
    yes = table.yes
    searched = outcome or ("fails" if yes.mean() >= 0.5 else "comes")
    interest = yes if searched == "comes" else ~yes
    if not interest.any() or interest.all():
        every = "every" if interest.all() else "no"
        raise QuestionError(
            f"in {every} draw help {searched}, so there is nothing to tell apart",
            remedy="ask for more draws, or about another case",
        )
    found = discover(table, interest, boxes, purity or 0.0)
    return DiscoveryAnswer(
        schema="allies/discover/2",
        of=of,
        outcome=searched,
        draws=len(yes),
        share=probability(float(interest.mean())),
        inputs=len(table.features),
        boxes=tuple(_box(item, table, searched) for item in found),
        pure=None if purity is None else all(b.held_out.density >= purity for b in found),
        enough=all(abs(b.searched.density - b.held_out.density) <= _SAME for b in found),
    )


def _refuse_search(outcome: str | None, boxes: int, purity: float | None) -> None:
    """Refuse what cannot be searched."""
    if outcome not in (None, "fails", "comes"):
        raise QuestionError(
            f"'{outcome}' is no outcome", field="outcome", remedy="write fails or comes"
        )
    if not 1 <= boxes <= MOST_BOXES:
        raise QuestionError(
            f"{boxes} boxes cannot be found", field="boxes", remedy=f"give 1 to {MOST_BOXES}"
        )
    if purity is not None and not 0 < purity < 1:
        raise QuestionError(
            f"{purity:g} is no purity of a box",
            field="purity",
            why="the purity is the least share of a box's draws with the outcome",
            remedy="give a number between 0 and 1, such as 0.8",
        )


def _table(grid: Grid, draws: int, file: RunFile | None = None) -> Table:
    """Return the draws of all cells; those of a file must be the ones that are made again."""
    recipe = grid.recipe
    tables, places = [], []
    for cell in told("replaying inputs", recipe.drawn, len(recipe.drawn), least=2):
        table = table_of(_asked_only(grid.model_of(cell)), max(draws // len(recipe.drawn), 2))
        if file is not None:
            before = file.answers(cell, len(table.yes))
            if not np.array_equal(before == 1, table.yes):
                raise QuestionError(
                    "the draws of the file cannot be replayed",
                    where=str(file.path),
                    why=f"it was written by {recipe.program}, and this version draws otherwise",
                    remedy="make the run again, or use the version that wrote it",
                )
        tables.append(table)
        places.append(dict(zip(recipe.dimensions, recipe.cells[cell].at, strict=True)))
    return put_together(tables, places)


def _from_file(name: str, given: Mapping[str, Any], draws: int) -> Table:
    if given:
        raise QuestionError(
            "the draws of a file are those of its recipe",
            field=next(iter(given)),
            remedy="leave it out, or name the case instead of the file",
        )
    file = RunFile(Path(name))
    cells = max(len(file.recipe.drawn), 1)
    return _table(grid_again(file.recipe), min(draws, file.draws * cells), file)


def _box(item: Found, table: Table, outcome: str) -> DiscoveredBox:
    units = {feature.name: feature.unit for feature in table.features}
    held, searched = item.held_out, item.searched
    return DiscoveredBox(
        says=f"help {outcome} when {_listed(item.says)}",
        limits=tuple(
            BoxLimit(
                input=limit.feature,
                says=says,
                low=limit.low,
                high=limit.high,
                among=limit.among,
                unit=units[limit.feature],
                quasi_p=probability(limit.quasi_p),
            )
            for limit, says in zip(searched.limits, item.says, strict=True)
        ),
        coverage=probability(held.coverage),
        density=probability(held.density),
        mass=probability(held.mass),
        found_coverage=probability(searched.coverage),
        found_density=probability(searched.density),
    )


def _listed(clauses: Sequence[str]) -> str:
    *others, last = clauses
    return f"{', '.join(others)} and {last}" if others else last
