"""Answers of errands that explore many draws: what moves an answer, and where help fails."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer

Half = Annotated[float, Meta(description="Half of its 90 % interval.")]
Ways = Annotated[
    dict[str, str], Meta(description="The version taken of each contest, by its name.")
]


class InputIndex(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the variance of the answer one group of inputs explains."""

    name: Annotated[str, Meta(description="Name of the group, as in what the answer rests on.")]
    kind: Annotated[
        Literal["contest", "judgement", "chance"],
        Meta(description="A contest of sources, a judgement, or what happens by chance."),
    ]
    says: Annotated[str, Meta(description="What it is.")]
    streams: Annotated[int, Meta(description="How many streams of numbers it has.")]
    first: Annotated[float, Meta(description="Share that it explains alone (first order).")]
    first_half: Half
    total: Annotated[
        float, Meta(description="Share that it explains alone and together with others (total).")
    ]
    total_half: Half


class ContestSettled(msgspec.Struct, frozen=True, kw_only=True):
    """One contest settled one way, or two of them together."""

    ways: Ways
    share: Annotated[float, Meta(description="Share of draws with a yes.")]
    change: Annotated[
        float,
        Meta(
            description="How far that is from the answer now; for two contests, from the sum of"
            " what each changes alone."
        ),
    ]
    change_half: Half


class SourcesLeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """One source, or two of them, that nobody had read."""

    sources: Annotated[tuple[str, ...], Meta(description="Ids of the sources.")]
    share: Annotated[float, Meta(description="Share of draws with a yes.")]
    change: Annotated[
        float,
        Meta(
            description="How far that is from the answer now; for two sources, from the sum of what"
            " each changes alone."
        ),
    ]


class SensitivityAnswer(Answer, frozen=True, kw_only=True):
    """What moves the answer to a crisis: indices of its inputs, contests and sources."""

    rows: ClassVar[str] = "inputs"

    case: Annotated[str, Meta(description="Id of the case.")]
    draws: Annotated[int, Meta(description="Draws of each of the two sets of inputs.")]
    runs: Annotated[int, Meta(description="How often the case was worked out for the indices.")]
    share: Annotated[float, Meta(description="Share of draws with a yes, first reading held.")]
    inputs: Annotated[
        tuple[InputIndex, ...], Meta(description="The inputs, those with the largest total first.")
    ]
    enough_draws: Annotated[
        int | None,
        Meta(
            description="Draws from which on the first three inputs were the same and no total"
            " index moved by more than 0.05; null if that needs more draws."
        ),
    ]
    contests: Annotated[
        tuple[ContestSettled, ...], Meta(description="Each contest settled each way.")
    ]
    contest_pairs: Annotated[
        tuple[ContestSettled, ...], Meta(description="Two contests settled together.")
    ]
    sources_alone: Annotated[
        tuple[SourcesLeftOut, ...] | None,
        Meta(description="Each source left out alone; null if that was not asked for."),
    ]
    source_pairs: Annotated[
        tuple[SourcesLeftOut, ...] | None,
        Meta(description="Two sources left out together; null if that was not asked for."),
    ]
    pairs_not_tried: Annotated[
        int, Meta(description="Pairs of sources that were not tried, as they would be too many.")
    ]


class BoxLimit(msgspec.Struct, frozen=True, kw_only=True):
    """One limit of a box."""

    input: Annotated[str, Meta(description="Name of the input that it limits.")]
    says: Annotated[str, Meta(description="The limit in words.")]
    low: Annotated[float | None, Meta(description="The least value; null if there is none.")]
    high: Annotated[float | None, Meta(description="The greatest value; null if there is none.")]
    among: Annotated[
        tuple[str, ...], Meta(description="The words it may be, for an input that is no number.")
    ]
    unit: Annotated[str, Meta(description="Unit of the values; empty for words.")]
    quasi_p: Annotated[
        float, Meta(description="Chance that the limit would seem to matter by luck alone.")
    ]


class DiscoveredBox(msgspec.Struct, frozen=True, kw_only=True):
    """A range of some inputs in which the draws of interest are dense."""

    says: Annotated[str, Meta(description="The box in words.")]
    limits: Annotated[tuple[BoxLimit, ...], Meta(description="Its limits.")]
    coverage: Annotated[float, Meta(description="Share of the draws of interest that are in it.")]
    density: Annotated[float, Meta(description="Share of its draws that are of interest.")]
    mass: Annotated[float, Meta(description="Share of all draws that are in it.")]
    found_coverage: Annotated[
        float, Meta(description="The coverage among the draws by which the box was found.")
    ]
    found_density: Annotated[
        float, Meta(description="The density among the draws by which the box was found.")
    ]


class DiscoveryAnswer(Answer, frozen=True, kw_only=True):
    """Where help fails, or comes: boxes of inputs, measured on draws that did not find them."""

    rows: ClassVar[str] = "boxes"

    of: Annotated[str, Meta(description="The case or the file that was searched.")]
    outcome: Annotated[
        Literal["fails", "comes"], Meta(description="What the boxes are about: help that ...")
    ]
    draws: Annotated[
        int, Meta(description="Draws searched; half of them find a box, and half measure it.")
    ]
    share: Annotated[float, Meta(description="Share of the draws with that outcome.")]
    inputs: Annotated[int, Meta(description="Inputs that were searched.")]
    boxes: Annotated[tuple[DiscoveredBox, ...], Meta(description="The boxes, one after another.")]
    pure: Annotated[
        bool | None,
        Meta(description="Whether the boxes are as pure as asked; null if that was not asked."),
    ]
    enough: Annotated[
        bool,
        Meta(
            description="Whether the draws were enough: the density of every box is the same among"
            " those that found it and those that measured it, within 0.05."
        ),
    ]
