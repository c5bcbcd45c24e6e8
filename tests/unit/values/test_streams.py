"""Named streams of random numbers."""

from __future__ import annotations

import numpy as np
import pytest

from allies.values.streams import BLOCK_DRAWS, Block, Streams, blocks


def test_a_stream_keeps_its_numbers_for_ever() -> None:
    # Published answers rest on these numbers; a change of them is a change of every answer.
    found = Streams(0).uniform("contest:uzb-2012", Block(0, 3))
    assert found.tolist() == [0.199810378729112, 0.08226346380502725, 0.16983251771361163]


def test_numbers_lie_between_0_and_1_and_fill_the_range() -> None:
    found = Streams(1).uniform("any", Block(0, 10_000))
    assert found.min() >= 0.0
    assert found.max() < 1.0
    assert np.histogram(found, bins=10, range=(0, 1))[0].min() > 800


@pytest.mark.parametrize(("start", "count"), [(-1, 1), (0, 0), (5, -2)])
def test_a_block_of_no_draws_is_refused(start: int, count: int) -> None:
    with pytest.raises(ValueError, match="a block needs a start"):
        Block(start, count)


@pytest.mark.parametrize(
    ("draws", "expected"),
    [
        (1, [(0, 1)]),
        (BLOCK_DRAWS, [(0, BLOCK_DRAWS)]),
        (BLOCK_DRAWS + 1, [(0, BLOCK_DRAWS), (BLOCK_DRAWS, 1)]),
    ],
)
def test_blocks_cover_every_draw_once(draws: int, expected: list[tuple[int, int]]) -> None:
    assert [(block.start, block.count) for block in blocks(draws)] == expected


def test_another_seed_gives_other_numbers() -> None:
    block = Block(0, 8)
    assert (Streams(0).uniform("a", block) != Streams(1).uniform("a", block)).all()
