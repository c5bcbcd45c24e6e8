"""Grids: the cases that a run draws, made from one ask and the values that vary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

import msgspec
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre, placing
from allies.asking.asks import Ask, ask_from, beside_question, takes_several
from allies.assessment.case.case_model import CaseModel
from allies.assessment.case.runs import CaseRuns, request_of, set_question
from allies.ensembles.columns import KINDS, Layout
from allies.ensembles.recipes import CellRecipe, Recipe
from allies.errors import Fault, QuestionError, nearest
from allies.files import program_digest
from allies.progress import told
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.world.view import View

MOST_CELLS = 10_000
NOTHING = "none"  # as a value of a supposition: the record unchanged
_QUESTION = "assess"


class _Theatres(dict[tuple[str, ...], OpenTheatre]):
    """The open theatres of a grid, by name and overlays."""

    def of(self, ask: Ask) -> OpenTheatre:
        """Return the theatre of an ask, opened once."""
        name = (ask.theatre, *ask.overlay)
        if name not in self:
            self[name] = OpenTheatre(ask.theatre, ask.overlay)
        return self[name]


class Grid:
    """The cases of a run, ready to be drawn.

    Attributes:
        recipe: what the draws depend on.
        model_of: prepares the model of a cell; the models of the last cells are kept.
        names: names of entries of its theatres, the titles of readings among them, by id.
    """

    def __init__(
        self,
        recipe: Recipe,
        model_of: Callable[[int], CaseModel],
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.recipe, self.model_of, self.names = recipe, model_of, names or {}


def grid_of(
    given: Mapping[str, Any],
    vary: Sequence[tuple[str, Sequence[str]]] = (),
    keep: Sequence[str] = (),
    inputs: Sequence[str] = (),
) -> Grid:
    """Return the grid of a run.

    Args:
        given: fields of the question about a case, of its what-if and of the ask.
        vary: fields that vary, each with its values; `none` supposes nothing.
        keep: the kinds of columns to keep; all if not given.
        inputs: streams of numbers to keep as well.

    Raises:
        QuestionError: for all faults of all cells; or no cell draws anything.
    """
    _refuse(given, vary, keep)
    dimensions = {name: tuple(values) for name, values in vary}
    places = list(product(*dimensions.values()))
    asks = [_ask(given, dict(zip(dimensions, at, strict=True))) for at in places]
    theatres = _Theatres()
    found: list[Ask] = []
    for ask in asks:
        theatre = theatres.of(ask)
        with placing(ask):
            found.append(replace(theatre.resolved(ask), theatre=theatre.shown))

    kept = tuple(kind for kind in KINDS if (not keep and kind != "input") or kind in keep)
    kept = tuple(dict.fromkeys(("answer", *kept)))

    @lru_cache(maxsize=1)
    def runs_of(cell: int) -> CaseRuns:
        with placing(found[cell]):
            return _runs(found[cell], theatres)

    @lru_cache(maxsize=2)
    def model_of(cell: int) -> CaseModel:
        return _model(runs_of(cell), kept)

    cells = []
    for cell, at in enumerate(told("preparing cases", places, len(places), least=2)):
        why = _why_nothing(runs_of(cell))
        layout = None if why else Layout.of(model_of(cell))
        digest = theatres.of(found[cell]).files.digest
        cells.append(CellRecipe(at, _asked(found[cell]), layout, digest, why))
    if not any(cell.layout for cell in cells):
        reasons = "; ".join(dict.fromkeys(cell.why for cell in cells))
        raise QuestionError("there is nothing to draw", field="case", why=reasons)
    recipe = Recipe(dimensions, tuple(cells), kept, tuple(inputs), engine=program_digest())
    names = {key: name for one in theatres.values() for key, name in one.record.names.items()}
    grid = Grid(recipe, model_of, names)
    _refuse_inputs(grid)
    return grid


def grid_again(recipe: Recipe) -> Grid:
    """Return the grid of a run that was made before.

    Args:
        recipe: its recipe.

    Raises:
        QuestionError: its theatre is not there, or has changed.
    """
    from allies.asking.asks import ask_of
    from allies.questions.base import Asked

    theatres = _Theatres()

    @lru_cache(maxsize=2)
    def model_of(cell: int) -> CaseModel:
        ask = ask_of(msgspec.convert(recipe.cells[cell].asked, Asked))
        runs = _runs(ask, theatres)
        if theatres.of(ask).files.digest != recipe.cells[cell].theatre:
            raise QuestionError(
                f"the theatre '{ask.theatre}' has changed since the run was made",
                why="its draws can be replayed only on the record that they were made on",
                remedy="make the run again, or check out the theatre as it was",
            )
        return _model(runs, recipe.keep)

    return Grid(recipe, model_of)


def runs_of_ask(given: Mapping[str, Any]) -> tuple[View, Assess, CaseRuns]:
    """Return the view, the question and the runs of one case as it is asked.

    Args:
        given: fields of the question about a case, of its what-if and of the ask.
    """
    ask = ask_from(_QUESTION, given)
    theatres = _Theatres()
    theatre = theatres.of(ask)
    with placing(ask):
        ask = theatre.resolved(ask)
        assert isinstance(ask.question, Assess)  # noqa: S101 (it is asked by this name)
        return theatre.view(ask), ask.question, _runs(ask, theatres)


def _refuse(
    given: Mapping[str, Any], vary: Sequence[tuple[str, Sequence[str]]], keep: Sequence[str]
) -> None:
    """Refuse what varies twice, or varies in a field that does not vary, and unknown columns."""
    known = {*Assess.__struct_fields__, *Assess.understands(), *beside_question(Assess)}
    known -= {"draws", "seed", "theatre", "overlay", "hide_outcome"}
    faults, seen, cells = [], set[str](), 1
    for name, values in vary:
        cells *= len(values)
        if name not in known:
            faults.append(Fault(f"'{name}' cannot vary", field="vary", remedy=nearest(name, known)))
        if name in seen or name in given:
            faults.append(Fault(f"'{name}' is given twice", field="vary", remedy="give it once"))
        if len(set(values)) < len(values):
            faults.append(Fault(f"a value of '{name}' is given twice", field="vary"))
        seen.add(name)
    for kind in keep:
        if kind not in KINDS or kind == "input":
            words = [name for name in KINDS if name != "input"]
            faults.append(
                Fault(f"a run has no '{kind}' to keep", field="keep", remedy=nearest(kind, words))
            )
    if cells > MOST_CELLS:
        faults.append(
            Fault(
                f"a grid of {cells:,} cases is too large",
                field="vary",
                why=f"a run has at most {MOST_CELLS:,}",
                remedy="vary fewer fields at once, and make several runs",
            )
        )
    if faults:
        raise QuestionError.of(faults)


def _ask(given: Mapping[str, Any], at: Mapping[str, str]) -> Ask:
    several = {item.name for item in msgspec.structs.fields(WhatIf) if takes_several(item.type)}
    own = {
        name: [value] if name in several else value
        for name, value in at.items()
        if value != NOTHING
    }
    return ask_from(_QUESTION, {**given, **own})


def _runs(ask: Ask, theatres: _Theatres) -> CaseRuns:
    question = ask.question
    assert isinstance(question, Assess)  # noqa: S101 (the asks of a grid are of this question)
    view = theatres.of(ask).view(ask)
    return CaseRuns(set_question(view, question.case, question.on), request_of(view, question))


def _model(runs: CaseRuns, keep: tuple[str, ...]) -> CaseModel:
    """Return the model of a case, only with the means asked about if nothing else is kept."""
    if keep != ("answer",):
        return runs.model
    return CaseModel(runs.setting, runs.model.request, runs.model.ways, asked_only=True)


def _why_nothing(runs: CaseRuns) -> str:
    """Return why a case draws nothing; empty if it draws."""
    setting = runs.setting
    if not setting.case.question.means:
        return f"case '{setting.case.id}' asks about the law, not about help"
    if runs.absent is not None:
        return f"{runs.absent.name} has no member on the day"
    if not setting.view.covers(setting.day):
        return "the day lies outside the coverage of the record, where the answer is unknown"
    return ""


def _asked(ask: Ask) -> dict[str, Any]:
    """Return what a cell asks, without its number of draws, which is no part of what a draw is."""
    question: Any = replace(ask.question, draws=Assess(case="").draws)
    found: dict[str, Any] = msgspec.to_builtins(replace(ask, question=question).asked)
    return found


def _refuse_inputs(grid: Grid) -> None:
    """Refuse streams that no case of the run reads."""
    recipe = grid.recipe
    if not recipe.inputs:
        return
    from allies.values.streams import Block

    known: set[str] = set()
    for cell in recipe.drawn:
        known.update(grid.model_of(cell).run(Block(0, 64)).inputs)
    unknown = [name for name in recipe.inputs if name not in known]
    if unknown:
        raise QuestionError.of(
            Fault(f"no draw reads an input '{name}'", field="input", remedy=nearest(name, known))
            for name in unknown
        )
