"""Sobol indices: how much of the variance of the answer each group of inputs explains.

Two independent sets of all inputs are drawn, and each group in turn is taken from the second set.
So every draw of the second set is a draw of another seed; no input needs a list of its values. The
estimators are those of SALib: Saltelli (2010) for the first order, Jansen (1999) for the total.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.groups import Group, answer_of, groups_of
from allies.progress import told
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams, blocks

OTHER_SEED = 2**62  # added to the seed for the second set of inputs
RESAMPLES = 200
FIRST_RANKED = 3  # inputs whose order must stand for the draws to be enough
CLOSE = 0.05  # how far a total index may still be from its last value
_HALVINGS = 5


class Index(msgspec.Struct, frozen=True):
    """How much of the variance one group explains.

    Attributes:
        group: the group.
        first: the share that it explains alone.
        first_half: half of the 90 % interval of that share.
        total: the share that it explains alone and together with others.
        total_half: half of the 90 % interval of that share.
    """

    group: Group
    first: float
    first_half: float
    total: float
    total_half: float


class Sobol(msgspec.Struct, frozen=True):
    """The indices of a case.

    Attributes:
        indices: those of every group, the one with the largest total first.
        share: the share of draws with a yes.
        runs: how often the case was worked out.
        enough: draws from which on the first groups were the same and close to their indices; None
            if more are needed.
    """

    indices: tuple[Index, ...]
    share: float
    runs: int
    enough: int | None


def sobol(model: CaseModel, draws: int) -> Sobol:
    """Return the Sobol indices of a case.

    Args:
        model: the case.
        draws: draws of each of the two sets.
    """
    seed = model.request.seed
    own, other = Streams(seed), Streams(seed + OTHER_SEED)
    groups = groups_of(model, answer_of(model, Inputs(own, Block(0, min(draws, 64))))[0])
    rows: list[list[NDArray[np.float64]]] = []
    for block in blocks(draws):
        base = Inputs(own, block)
        found = [_yes(model, base)]
        for group in told("varying inputs", groups, len(groups)):
            found.append(_yes(model, base.with_fixed(dict.fromkeys(group.streams, other))))
        found.append(_yes(model, Inputs(other, block)))
        rows.append(found)
    answers = np.array([np.concatenate(parts) for parts in zip(*rows, strict=True)])
    indices = tuple(sorted(_indices(groups, answers), key=lambda i: (-i.total, i.group.name)))
    share = float(answers[0].mean())
    return Sobol(indices, share, len(answers) * draws, _enough(groups, answers, indices))


def _yes(model: CaseModel, inputs: Inputs) -> NDArray[np.float64]:
    return np.asarray(answer_of(model, inputs)[1], dtype=np.float64)


def _indices(groups: Sequence[Group], answers: NDArray[np.float64]) -> list[Index]:
    """Return the indices from the answers: those of the own set, of each group, of the other."""
    if not answers.std():  # the answer never changes
        return [Index(group, 0.0, 0.0, 0.0, 0.0) for group in groups]
    from SALib.analyze import sobol as salib

    problem: Mapping[str, object] = {
        "num_vars": len(groups),
        "names": [group.name for group in groups],
        "bounds": [[0, 1]] * len(groups),
    }
    # A resample in which the answer never changes has no index.
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = salib.analyze(
            problem,
            answers.T.ravel(),
            calc_second_order=False,
            num_resamples=RESAMPLES,
            conf_level=0.9,
            seed=1,
        )
    numbers = zip(
        *(np.nan_to_num(found[k]) for k in ("S1", "S1_conf", "ST", "ST_conf")), strict=True
    )
    return [Index(group, *map(float, row)) for group, row in zip(groups, numbers, strict=True)]


def _enough(
    groups: Sequence[Group], answers: NDArray[np.float64], last: Sequence[Index]
) -> int | None:
    """Return the fewest draws, by halving, from which on what matters most stayed as it is."""
    draws, enough = answers.shape[1], None
    order = [index.group.name for index in last[:FIRST_RANKED]]
    totals = {index.group.name: index.total for index in last}
    for halved in range(1, _HALVINGS + 1):
        fewer = draws >> halved
        if fewer < 2:
            break
        found = sorted(_indices(groups, answers[:, :fewer]), key=lambda i: (-i.total, i.group.name))
        same = [index.group.name for index in found[:FIRST_RANKED]] == order
        if not same or any(abs(i.total - totals[i.group.name]) > CLOSE for i in found):
            break
        enough = fewer
    return enough
