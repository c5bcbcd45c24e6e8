"""The order of a threat register: a rank only where the document itself ranks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from allies.faces.text.threats import levelled, order_words, place_mark
from allies.questions.base import Answer

ANSWER = Answer(names={"analyst": "an analyst"})


def register(**given: Any) -> Any:
    known = {"secret": False, "threats": ("t",), "ranked": False, "order_read_as_rank_by": ()}
    return SimpleNamespace(**{**known, **given})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"secret": True, "ranked": True}, "secret: its contents are unknown"),
        ({"threats": (), "ranked": True}, "its contents are not reported"),
        ({"ranked": True}, "ranked by the document itself"),
        ({}, "in the document's order, which is not a ranking"),
    ],
)
def test_what_the_order_means_is_said(given: dict[str, Any], said: str) -> None:
    assert order_words(ANSWER, register(**given)) == said


def test_who_reads_an_order_as_a_rank_is_named() -> None:
    read = register(order_read_as_rank_by=(SimpleNamespace(who="analyst"),))
    assert order_words(ANSWER, read).endswith("read as one by an analyst")


def test_a_threat_has_a_number_only_in_a_register_that_ranks() -> None:
    assert place_mark(register(ranked=True), 3) == "3."
    assert place_mark(register(), 3) == "-"


def test_a_level_nobody_states_is_unknown() -> None:
    assert levelled(None).plain == "unknown"
