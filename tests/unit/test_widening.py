"""Passages that begin and end with their sentence."""

from __future__ import annotations

import runpy
from typing import Any

import pytest

from allies.evidence.digests import DocumentIndex, cite_passage
from allies.evidence.sources import Citation
from allies.evidence.verification import Cited, verify
from tests.apparatus import REPOSITORY

TOOL = runpy.run_path(str(REPOSITORY / "tools" / "widen_passages.py"))

DOCUMENT = """Upton, July 2008

Highland, the larger of the two, agreed in March to lend the Pact forty lorries for its spring
march, according to the Upton News.12 However, the Pact met in the old town hall and said nothing
of lorries at all. Gen. A. Marsh of the U.S. Army told the Upton News that nobody had asked him for
lorries or tents. Lowland stayed away; its envoy gave no reason, the same paper said on the
following day

³ The Upton News wrote of this on two later days as well, 4 and 5 July.

because nobody had asked for one by the time at which the paper went to print that night.
"""


def cut(passage: str) -> list[Any]:
    """Return what a passage of the document lacks of its sentences."""
    index = DocumentIndex.of("upton2008.txt", DOCUMENT)
    runs = cite_passage(index, passage).runs
    cited = Cited("act x", Citation(source="upton2008", at="para. 1", runs=runs))
    found = verify([cited], [index], frozenset({"upton2008"})).found
    return list(TOOL["cut_passages"](found, [index]))


@pytest.mark.parametrize(
    ("passage", "before", "after"),
    [
        (
            "agreed in March to lend the Pact forty lorries for its spring march, according to the"
            " Upton News",
            "Highland the larger of the two",
            "",
        ),
        (
            "Highland, the larger of the two, agreed in March to lend the Pact forty lorries",
            "",
            "for its spring march according to the Upton News",
        ),
        (
            "told the Upton News that nobody had asked him for lorries or tents",
            "Gen A Marsh of the U S Army",
            "",
        ),
        (
            "Lowland stayed away; its envoy gave no reason, the same paper said",
            "",
            "on the following day",
        ),
    ],
)
def test_a_passage_that_is_cut_lacks_the_rest_of_its_sentence(
    passage: str, before: str, after: str
) -> None:
    (found,) = cut(passage)
    assert (found.before, found.after) == (before, after)
    index = DocumentIndex.of("upton2008.txt", DOCUMENT)
    assert all(index.place_of(run) is not None for run in found.wide)


@pytest.mark.parametrize(
    "passage",
    [
        # A whole sentence, and one that lacks nothing but "However".
        "Lowland stayed away; its envoy gave no reason, the same paper said on the following day",
        "the Pact met in the old town hall and said nothing of lorries at all",
        # A note at the foot of a page keeps its end, since references follow.
        "The Upton News wrote of this on two later days",
    ],
)
def test_other_passages_stay_as_they_are(passage: str) -> None:
    assert cut(passage) == []
