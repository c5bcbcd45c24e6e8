"""What the order of a list means: the first thing that settles it is told."""

from __future__ import annotations

from typing import Any

import pytest

from allies.values.rankings import order_words

PLAIN: dict[str, Any] = {
    "is_secret": False,
    "is_reported": True,
    "is_ranked": False,
    "readers": (),
}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"is_secret": True, "is_reported": False}, "secret: its contents are unknown"),
        ({"is_reported": False, "is_ranked": True}, "its contents are not reported"),
        ({"is_ranked": True, "readers": ("one",)}, "ranked by the document itself"),
        ({}, "in the document's order, which is not a ranking"),
    ],
)
def test_the_order_is_a_rank_only_where_the_document_ranks(
    given: dict[str, Any], said: str
) -> None:
    assert order_words(**(PLAIN | given)) == said


def test_who_reads_an_order_as_a_rank_is_named() -> None:
    said = order_words(**(PLAIN | {"readers": ("an analyst", "a source")}))
    assert said.endswith("read as one by an analyst, a source")
