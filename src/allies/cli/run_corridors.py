"""The command about corridors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from allies.assessment.movement.corridors import compare_corridors, corridors_to
from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.journeys import Question
from allies.cli.asking import Asked, one_of
from allies.cli.run_movement import mover_named
from allies.reports.json_corridors import corridors_json
from allies.reports.page_corridors import corridors_page
from allies.world.acts import Cargo


def run_corridors(
    asked: Asked, to: str, who: tuple[str, str], supposed: tuple[Sequence[str], Sequence[str]]
) -> None:
    """Print the corridors to a place, side by side.

    Args:
        asked: the day, the account and the theatre.
        to: the place.
        who: the mover and the cargo as typed; empty for those the reports speak of.
        supposed: states supposed to refuse, and states supposed to consent.
    """
    world = asked.world
    leading = corridors_to(world, to)
    mover, cargo = who
    question = Question(
        "",
        to,
        mover_named(world, mover) if mover else leading[0].mover,
        cast("Cargo", one_of(cargo, get_args(Cargo), "--cargo")) if cargo else leading[0].cargo,
        frozenset(),
        asked.day,
        Supposed(tuple(supposed[0]), tuple(supposed[1])),
    )
    snapshot = world.on(asked.day, asked.as_of, account=asked.account)
    asked.refuse_beyond_coverage(asked.day)
    found = compare_corridors(world, snapshot, question)
    asked.answer(
        corridors_json(world, asked.as_of, asked.account, found),
        corridors_page(world, asked.as_of, asked.account, found),
    )
