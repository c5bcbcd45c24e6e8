"""Sobol indices: the published values of Ishigami's function, and those of a case."""

from __future__ import annotations

import math

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel
from allies.ensembles import sobol as module
from allies.ensembles.groups import Group
from allies.values.streams import Block, Streams

pytest.importorskip("SALib")


def ishigami(numbers: list[np.ndarray[tuple[int], np.dtype[np.float64]]]) -> object:
    first, second, third = (math.pi * (2 * number - 1) for number in numbers)
    return np.sin(first) + 7 * np.sin(second) ** 2 + 0.1 * third**4 * np.sin(first)


def test_the_indices_of_a_known_function_are_the_published_ones() -> None:
    """Ishigami and Homma 1990: first order 0.314, 0.442, 0; total 0.558, 0.442, 0.244."""
    names, block = ("one", "two", "three"), Block(0, 16_384)
    own, other = ([Streams(s).uniform(n, block) for n in names] for s in (0, 2**62))
    rows = [ishigami(own)]
    rows += [ishigami([other[at] if at == k else own[at] for at in range(3)]) for k in range(3)]
    rows.append(ishigami(other))
    groups = [Group(name, "judgement", "", (name,)) for name in names]
    found = module._indices(groups, np.array(rows))
    first, total = [i.first for i in found], [i.total for i in found]
    assert first == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)
    assert total == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)
    assert all(0 < index.total_half < 0.05 for index in found)


def test_the_leading_state_explains_most_of_a_case(asked: CaseModel) -> None:
    found = module.sobol(asked, 256)
    assert found.indices[0].group.name == "position:RUS"
    assert found.runs == 256 * (len(found.indices) + 2)
    assert 0 < found.share < 1


def test_an_answer_that_never_changes_has_no_indices() -> None:
    group = Group("one", "judgement", "", ("one",))
    (index,) = module._indices([group], np.ones((3, 8)))
    assert (index.first, index.total) == (0.0, 0.0)
