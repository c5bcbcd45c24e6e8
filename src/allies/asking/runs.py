"""Runs: many draws of a case or a grid, written to a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from allies.asking.grids import grid_of
from allies.assessment.case.case_model import DEFAULT_DRAWS, MOST_DRAWS
from allies.assessment.parts import probability
from allies.ensembles.counting import Count, Counts, Store
from allies.ensembles.joining import join, writer_of
from allies.ensembles.pools import Cluster, Here, Pool, Processes
from allies.ensembles.recipes import Recipe
from allies.ensembles.running import BLOCK_DRAWS, Drawn, Size, cannot_write, draw_all
from allies.ensembles.shards import Shards
from allies.errors import QuestionError
from allies.questions.runs import RunAnswer, RunCell, RunReading
from allies.values.sampling import sampling_interval

MOST_WORKERS = 1_024


class RunOptions(NamedTuple):
    """How a run is made.

    Attributes:
        output: the file, .nc or .parquet; None to count only.
        until: stop when the 90 % interval of the answer is plus or minus this.
        vary: fields that vary, as `FIELD=VALUE,VALUE`.
        keep: the kinds of columns to keep, with commas between them.
        input: streams of numbers to keep as well.
        workers: how many processes draw.
        scheduler: the address of a Dask scheduler whose workers draw.
        block: how many draws to work out at once.
    """

    output: str | None = None
    until: float | None = None
    vary: Sequence[str] | None = None
    keep: str | None = None
    input: Sequence[str] | None = None
    workers: int = 1
    scheduler: str | None = None
    block: int | None = None


def make_run(given: Mapping[str, Any], options: RunOptions) -> RunAnswer:
    """Draw many futures, and write them to a file if one is named.

    Args:
        given: fields of the question about a case, of its what-if and of the ask.
        options: how the run is made.

    Raises:
        QuestionError: the run cannot be made; what was finished before is kept.
    """
    given = dict(given)
    most = MOST_DRAWS if options.until is not None else DEFAULT_DRAWS
    size = Size(
        given.pop("draws", most),
        options.until,
        BLOCK_DRAWS if options.block is None else options.block,
    )
    size.refuse_impossible()
    target = None if options.output is None else _target(options.output)
    _refuse_pool(options.workers, options.scheduler)
    kept = tuple(options.keep.split(",")) if options.keep else ()
    if target is None:
        kept = kept or ("answer",)
    vary = [_varied(text) for text in options.vary or ()]
    with _pool(options.workers, options.scheduler) as pool:
        grid = grid_of(given, vary, kept, tuple(options.input or ()))
        store: Counts | Shards = Counts() if target is None else _shards(target, grid.recipe)
        drawn = draw_all(store, grid.recipe, grid.model_of, size, pool)
    found = _answer(store, grid.recipe, drawn, size, options.output)
    asked = sorted({row.reading for cell in found.cells for row in cell.readings})
    found = replace(found, names={one: grid.names[one] for one in asked if one in grid.names})
    if target is not None and isinstance(store, Shards):
        join(store, grid.recipe, target, drawn.draws, _attributes(grid.recipe, found))
        store.remove()
    return found


def _target(output: str) -> Path:
    """Return the file to write; refuse one that cannot be written before anything is drawn."""
    target = Path(output)
    writer_of(target)
    if target.is_dir():
        raise QuestionError(f"{output} is a folder", field="output", remedy="name a file in it")
    if not target.parent.is_dir():
        raise QuestionError(
            f"{output} cannot be written: there is no folder '{target.parent}'",
            field="output",
            remedy="make the folder, or name a file in an existing one",
        )
    return target


def _shards(target: Path, recipe: Recipe) -> Shards:
    try:
        return Shards(target, recipe)
    except OSError as error:
        raise cannot_write(target, error) from None


def _varied(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a field that varies and its values, from `FIELD=VALUE,VALUE`."""
    name, sign, values = text.partition("=")
    found = tuple(value.strip() for value in values.split(","))
    if not sign or not name.strip() or not all(found):
        raise QuestionError(
            f"'{text}' does not say what varies",
            field="vary",
            why="a field and its values are needed, with commas between the values",
            remedy="write lever=none,majority-voting",
        )
    return name.strip().replace("-", "_"), found


def _refuse_pool(workers: int, scheduler: str | None) -> None:
    if not 1 <= workers <= MOST_WORKERS:
        raise QuestionError(
            f"{workers} workers cannot draw",
            field="workers",
            remedy=f"give a number from 1 to {MOST_WORKERS:,}",
        )
    if scheduler is not None and workers != 1:
        raise QuestionError(
            "processes of this machine and a scheduler cannot be used together",
            field="workers",
            why="the workers of the scheduler draw",
            remedy="leave one of them out",
        )


@contextmanager
def _pool(workers: int, scheduler: str | None) -> Iterator[Pool]:
    """Start those who draw, and end them."""
    pool: Pool = Cluster(scheduler) if scheduler else Processes(workers) if workers > 1 else Here()
    try:
        yield pool
    finally:
        pool.close()


def _answer(
    store: Store, recipe: Recipe, drawn: Drawn, size: Size, output: str | None
) -> RunAnswer:
    return RunAnswer(
        schema="allies/run/2",
        file=output,
        recipe=recipe.digest,
        draws=drawn.draws,
        half_width=probability(drawn.half_width),
        met=None if size.until is None else drawn.half_width <= size.until,
        cells=tuple(
            RunCell(
                at=dict(zip(recipe.dimensions, cell.at, strict=True)),
                readings=()
                if cell.layout is None
                else tuple(
                    _reading(name, count, drawn.draws)
                    for name, count in zip(
                        cell.layout.asked, store.counts(at, cell.layout, drawn.draws), strict=True
                    )
                ),
                nothing_drawn_because=cell.why or None,
            )
            for at, cell in enumerate(recipe.cells)
        ),
    )


def _reading(name: str, count: Count, draws: int) -> RunReading:
    yes, unknown = count
    low, high = sampling_interval(yes, draws)
    return RunReading(
        reading=name,
        yes=yes,
        cannot_tell=unknown,
        share=probability(yes / draws),
        interval_90=(probability(low), probability(high)),
    )


def _attributes(recipe: Recipe, found: RunAnswer) -> Mapping[str, str]:
    """Return what a file says about itself."""
    return {
        "title": "draws of allies, an executable model of collective-security organisations",
        "format": recipe.format,
        "program": f"allies {recipe.program}",
        "recipe": recipe.encoded().decode(),
        "recipe_digest": recipe.digest,
        "draws": str(found.draws),
    }
