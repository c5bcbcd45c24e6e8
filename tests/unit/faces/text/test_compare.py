"""Words for suppositions that stand side by side."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
import pytest

import allies
from allies.faces.text.compare import joint_words, same_words, variant_words
from allies.questions.base import WhatIf
from allies.questions.compare import CompareAnswer


@cache
def compared() -> CompareAnswer:
    return allies.open("central_asia").view().compare(case="osh-2010", deny=["UZB"], draws=100)


@pytest.mark.parametrize(
    ("supposed", "said"),
    [
        ({"deny": ("UZB",)}, "Uzbekistan refuses passage"),
        ({"allow": ("UZB",)}, "Uzbekistan lets everybody pass"),
        ({"withdraw": ("UZB",)}, "Uzbekistan sends no forces of its own"),
        ({"without": ("osh",)}, "Leaving out osh"),
        ({"without_source": ("diis2013",)}, "As if nobody had read diis2013"),
        ({"lever": ("majority-voting",)}, "Votes are counted"),
        ({"lever": ("unknown-lever",)}, "UZB-is-elsewhere Uzbekistan"),
    ],
)
def test_a_supposition_has_the_words_of_its_kind(supposed: dict[str, Any], said: str) -> None:
    answer = compared()
    variant = msgspec.structs.replace(
        answer.variants[1], name="UZB-is-elsewhere UZB", what_if=WhatIf(**supposed)
    )
    answer = msgspec.structs.replace(answer, variants=(answer.variants[0], variant))
    called = variant_words(answer, {"majority-voting": "votes are counted"})
    assert called["before"] == "As recorded"
    assert called[variant.name] == said


@pytest.mark.parametrize(
    ("joint", "said"),
    [(0.0004, "by the sum"), (0.0006, "by +0.1 points"), (-0.0006, "by -0.1 points")],
)
def test_what_suppositions_do_together_is_told_from_a_twentieth_of_a_point(
    joint: float, said: str
) -> None:
    assert said in joint_words(joint)


@pytest.mark.parametrize(
    ("turned", "said"), [(0, "No change"), (1, "Too small a change for words")]
)
def test_a_number_that_moved_alone_is_not_said_to_stand_still(turned: int, said: str) -> None:
    variant = compared().variants[1]
    assert variant.difference is not None
    found = msgspec.structs.replace(variant.difference, to_yes=turned, to_no=0, cannot_tell=0.0)
    same = tuple(msgspec.structs.replace(item, changed=False) for item in variant.changes)
    told = msgspec.structs.replace(variant, difference=found, changes=same)
    assert same_words(told) == said
