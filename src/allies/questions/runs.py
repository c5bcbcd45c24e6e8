"""Answers of errands about many worlds: what a run drew."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer


class RunReading(msgspec.Struct, frozen=True, kw_only=True):
    """How often the answer is yes under one legal reading."""

    reading: Annotated[str, Meta(description="Id of the reading.")]
    yes: Annotated[int, Meta(description="Draws in which enough people surely come in time.")]
    cannot_tell: Annotated[int, Meta(description="Draws in which something unknown decides.")]
    share: Annotated[float, Meta(description="Share of the draws with a yes.")]
    interval_90: Annotated[
        tuple[float, float],
        Meta(description="90 % interval of that share, for the sampling error alone."),
    ]


class RunCell(msgspec.Struct, frozen=True, kw_only=True):
    """One case of the grid of a run."""

    at: Annotated[
        dict[str, str], Meta(description="The value of each field that varies; empty if none does.")
    ]
    readings: Annotated[
        tuple[RunReading, ...], Meta(description="The answer under each reading that is held.")
    ]
    nothing_drawn_because: Annotated[
        str | None, Meta(description="Why nothing is drawn; null if something is.")
    ]


class RunAnswer(Answer, frozen=True, kw_only=True):
    """A run of many draws: how many, and how often the answer is yes."""

    rows: ClassVar[str] = "cells"

    file: Annotated[
        str | None, Meta(description="The file with the draws; null if none was asked.")
    ]
    recipe: Annotated[str, Meta(description="Digest of everything that the draws depend on.")]
    draws: Annotated[int, Meta(description="Draws of each cell.")]
    half_width: Annotated[float, Meta(description="Half of the widest 90 % interval of an answer.")]
    met: Annotated[
        bool | None,
        Meta(description="Whether that is as narrow as asked; null if no width was asked for."),
    ]
    cells: Annotated[tuple[RunCell, ...], Meta(description="The cases, in the order of the grid.")]
