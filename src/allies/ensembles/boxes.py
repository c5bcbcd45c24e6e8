"""Boxes: where the answer of a run is no, or yes, found by PRIM and measured on other draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.features import Feature, features_of, in_words
from allies.ensembles.groups import answer_of
from allies.ensembles.prim import Booleans, Box, find_box, inside, measured
from allies.progress import told
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams

LEAST_COVERAGE = 0.1  # of the draws of interest that are left, for a box to be kept
LEAST_LIFT = 1.2  # times the share of the outcome, for a box to be kept


class Table(msgspec.Struct, frozen=True):
    """Some draws: their inputs, and whether help comes.

    Attributes:
        features: the inputs.
        yes: whether enough people surely come in time, by draw.
    """

    features: Sequence[Feature]
    yes: Booleans


class Found(msgspec.Struct, frozen=True):
    """One box.

    Attributes:
        searched: the box among the draws that found it.
        held_out: the same among the others.
        says: its limits, in words.
    """

    searched: Box
    held_out: Box
    says: tuple[str, ...]


def table_of(model: CaseModel, draws: int) -> Table:
    """Return the inputs and answers of the first draws of a case.

    Args:
        model: the case.
        draws: how many draws.
    """
    run, yes = answer_of(model, Inputs(Streams(model.request.seed), Block(0, draws)))
    return Table(features_of(model, run), np.asarray(yes))


def put_together(tables: Sequence[Table], at: Sequence[Mapping[str, str]]) -> Table:
    """Return the draws of several cells as one table; what varies between cells is an input.

    Args:
        tables: the draws of each cell.
        at: the value of each dimension of the grid, by cell.
    """
    shared = set.intersection(*({item.name for item in table.features} for table in tables))
    features = [
        msgspec.structs.replace(
            item,
            values=np.concatenate([_named(table.features, item.name).values for table in tables]),
        )
        for item in tables[0].features
        if item.name in shared
    ]
    for name in at[0]:
        values = [
            np.full(len(table.yes), place[name], dtype=object)
            for table, place in zip(tables, at, strict=True)
        ]
        features.append(
            Feature(f"grid:{name}", f"'{name}' of the grid", "", np.concatenate(values))
        )
    return Table(features, np.concatenate([table.yes for table in tables]))


def _named(features: Sequence[Feature], name: str) -> Feature:
    return next(item for item in features if item.name == name)


def discover(table: Table, interest: Booleans, most: int, purity: float = 0.0) -> list[Found]:
    """Return boxes in which the draws of interest are dense, each without those of the others.

    Args:
        table: the draws.
        interest: which of them are of interest.
        most: how many boxes at most.
        purity: the least density wanted; 0 for the best balance with coverage.
    """
    by_name = {item.name: item for item in table.features}
    values = {item.name: item.values for item in table.features}
    odd = np.arange(len(interest)) % 2 == 1  # draws are independent, so any half will do
    left = ~odd
    found: list[Found] = []
    for _ in told("searching boxes", range(most), most):
        some = {name: of[left] for name, of in values.items()}
        if not interest[left].any() or interest[left].all():
            break
        box = find_box(some, interest[left], purity)
        if not box.limits or box.coverage < LEAST_COVERAGE:
            break
        if box.density < LEAST_LIFT * interest.mean():
            break
        searched = measured(box.limits, _part(values, ~odd), interest[~odd])
        held_out = measured(box.limits, _part(values, odd), interest[odd])
        says = tuple(in_words(limit, by_name[limit.feature]) for limit in box.limits)
        kept = msgspec.structs.replace(searched, limits=box.limits)
        found.append(Found(kept, held_out, says))
        left &= ~inside(box.limits, values, len(interest))
    return found


def _part(
    values: Mapping[str, NDArray[np.generic]], held: Booleans
) -> Mapping[str, NDArray[np.generic]]:
    return {name: of[held] for name, of in values.items()}
