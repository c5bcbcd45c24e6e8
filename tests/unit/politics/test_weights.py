"""Weights: each is explained on the page about them, in the words of the code."""

from __future__ import annotations

import pytest

from allies.politics.weights import WEIGHTS, Weight
from tests.apparatus import REPOSITORY, words

PAGE = words((REPOSITORY / "docs/explanation/positions.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("weight", WEIGHTS.values(), ids=WEIGHTS)
def test_the_page_has_every_weight_with_its_origin(weight: Weight) -> None:
    numbers = ", ".join(f"{number:g}" for number in weight.weight.parameters)
    assert f"| `{weight.name}` | {numbers} | {weight.origin} |" in PAGE
