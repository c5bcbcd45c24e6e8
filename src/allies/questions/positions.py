"""Positions: who would ask for help, who would support it, and what moves each of them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.values.means import Means

Stance = Literal["for", "against", "reserved", "unknown"]


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """A weight as a distribution, in points of log-odds, and where it comes from."""

    family: Annotated[str, Meta(description="The family of the distribution: `triangular`.")]
    parameters: Annotated[
        tuple[float, ...],
        Meta(description="Its parameters; of a triangular one the least, the likeliest, the most."),
    ]
    origin: Annotated[str, Meta(description="Where it comes from.")]


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that moves a member: its value, its weight, and what it adds."""

    name: Annotated[str, Meta(description="Which: `stake`, `law`, `cost` and the like.")]
    value: Annotated[
        float | None, Meta(description="From -1 to 1 in the reference world; null where unknown.")
    ]
    spread: Annotated[float, Meta(description="How far the sources place it to either side.")]
    weight: Annotated[str, Meta(description="Name of the weight by which it counts.")]
    contribution: Annotated[
        float, Meta(description="Points of log-odds it adds, at the middle of its weight.")
    ]
    because: Annotated[
        str, Meta(description="What it rests on, or why it is unknown, in the reference world.")
    ]
    cites: tuple[Cite, ...]


class Pull(msgspec.Struct, frozen=True, kw_only=True):
    """How far a member follows the leading state: its dependence, from 0 to 1."""

    leader: Annotated[str, Meta(description="Which state leads.")]
    known: Annotated[bool, Meta(description="Whether anything of its dependence is known.")]
    dependence: Annotated[
        float, Meta(description="How far it is documented to depend on it, from 0 to 1.")
    ]
    disputed: Annotated[float, Meta(description="How far the sources place that to either side.")]
    unknown_share: Annotated[
        float,
        Meta(description="Share of what it could depend on it for of which nothing is known."),
    ]
    weight: Annotated[
        str,
        Meta(
            description="Name of the weight by which following counts for one that depends in"
            " everything."
        ),
    ]
    points: Annotated[
        float,
        Meta(
            description="Points of log-odds that the vote of the leading state adds or takes, at"
            " the middle of the weight."
        ),
    ]
    because: Annotated[str, Meta(description="What it rests on.")]
    cites: tuple[Cite, ...]


class DrawnChance(msgspec.Struct, frozen=True, kw_only=True):
    """A chance that is itself uncertain: its median, and where eight draws in ten lie."""

    middle: Annotated[float, Meta(description="Its median over draws.")]
    low: Annotated[float, Meta(description="One draw in ten lies below.")]
    high: Annotated[float, Meta(description="One draw in ten lies above.")]


class MemberPosition(msgspec.Struct, frozen=True, kw_only=True):
    """Where one member stands; shares are of the draws in which it has a vote."""

    member: Annotated[str, Meta(description="The state.")]
    stance: Annotated[
        Stance, Meta(description="What it has said of the means, in the reference world.")
    ]
    taken_at_its_word: Annotated[
        float, Meta(description="How far what it has said is believed, from 0 to 1.")
    ]
    because: Annotated[str, Meta(description="The statement it rests on, or why it is unknown.")]
    cites: tuple[Cite, ...]
    has_vote: Annotated[float, Meta(description="Share of all draws in which it has a vote.")]
    supports: Annotated[
        float | None,
        Meta(description="Of those, share in which it supports; null where it never has a vote."),
    ]
    objects: Annotated[
        float | None,
        Meta(description="Of those, share in which it objects; null where it never has a vote."),
    ]
    chance: Annotated[DrawnChance, Meta(description="Its chance of support.")]
    start: Annotated[
        str, Meta(description="Name of the weight at which its chance starts before any driver.")
    ]
    drivers: Annotated[tuple[Driver, ...], Meta(description="What moves it.")]
    follows: Annotated[
        Pull | None,
        Meta(description="How far it follows the leading state; null where none other leads."),
    ]


class MeansPositions(msgspec.Struct, frozen=True, kw_only=True):
    """Where everybody stands on one means."""

    organisation: Annotated[str, Meta(description="Who would act.")]
    means: Annotated[Means, Meta(description="How it would act.")]
    name: Annotated[str, Meta(description="What the organisation calls the means.")]
    rules: Annotated[
        dict[str, str],
        Meta(
            description="The rules by which it may be decided, by reading held; empty where no"
            " rule on record decides."
        ),
    ]
    approval_if_asked: Annotated[
        tuple[float, float],
        Meta(description="Least and greatest chance of approval over the readings held, if asked."),
    ]
    members: Annotated[tuple[MemberPosition, ...], Meta(description="Those who would decide.")]


class HostDriver(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that moves a host."""

    name: Annotated[str, Meta(description="Which: `own_means`, `inflame` and the like.")]
    value: Annotated[
        float | None, Meta(description="From -1 (does not ask) to 1 (asks); null where unknown.")
    ]
    because: Annotated[str, Meta(description="What it rests on, or why it is unknown.")]
    cites: tuple[Cite, ...]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the host asks somebody: as recorded, and as its drivers alone say."""

    addressee: Annotated[str, Meta(description="Whom it would ask.")]
    recorded: Annotated[
        str,
        Meta(description="What the record says: `requested`, `withdrawn`, `none` or `unknown`."),
    ]
    because: Annotated[str, Meta(description="The recorded request in words, if there is one.")]
    cites: tuple[Cite, ...]
    chance: Annotated[
        DrawnChance, Meta(description="From its drivers alone, whatever is recorded.")
    ]
    taken_back: Annotated[
        DrawnChance,
        Meta(description="Of requests made, how many are taken back before a decision."),
    ]
    drivers: Annotated[tuple[HostDriver, ...], Meta(description="What moves it.")]


class SourceView(msgspec.Struct, frozen=True, kw_only=True):
    """What a source concludes of the case, and whether the model agrees."""

    id: str
    says: str
    verdict: Annotated[
        Literal["agrees", "agrees in part", "disagrees", "cannot tell"],
        Meta(description="Whether the model agrees."),
    ]
    because: Annotated[str, Meta(description="The numbers it rests on.")]
    cites: tuple[Cite, ...]


class Afterwards(msgspec.Struct, frozen=True, kw_only=True):
    """What happened afterwards."""

    outcome: Annotated[str, Meta(description="On the ladder of outcomes.")]
    says: str
    cites: tuple[Cite, ...]


class PositionsAnswer(Answer, frozen=True, kw_only=True):
    """Who would ask for help in a crisis, who would support it, and what moves each of them."""

    rows: ClassVar[str] = "means"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    hypothetical: Annotated[
        bool, Meta(description="Whether the crisis never happened, but is supposed.")
    ]
    host: Annotated[str, Meta(description="The state in which the crisis is.")]
    organisation: Annotated[str, Meta(description="The organisation that the case asks about.")]
    means_asked: Annotated[tuple[Means, ...], Meta(description="The means it asks about.")]
    only: Annotated[
        Means | None,
        Meta(description="The one means that was asked for; null for those the case asks about."),
    ]
    not_shown: Annotated[
        tuple[Means, ...], Meta(description="Other means by which somebody could act.")
    ]
    weights: Annotated[dict[str, Weight], Meta(description="Every weight, by its name.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    seed: Annotated[int, Meta(description="Seed of the draws.")]
    asks: Annotated[tuple[Asking, ...], Meta(description="Whom the host may ask.")]
    means: Annotated[
        tuple[MeansPositions, ...],
        Meta(description="One entry for each means asked about and each organisation."),
    ]
    views: Annotated[tuple[SourceView, ...], Meta(description="What sources conclude of the case.")]
    happened: Annotated[
        Afterwards | None,
        Meta(description="What happened afterwards; null where unknown or hidden."),
    ]


class Positions(Question[PositionsAnswer], frozen=True, kw_only=True):
    """Say who would ask, who would support, and what moves each of them."""

    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: Annotated[
        str,
        Meta(
            description="A crisis of the theatre, such as osh-2010.",
            extra={"positional": True, "kind": "case"},
        ),
    ]
    means: Annotated[
        Means | None,
        Meta(description="This means, such as rapid_reaction; those asked about if not given."),
    ] = None
    draws: Annotated[int, Meta(description="How many futures to draw; 2,000 if not given.")] = 2_000
    on: Annotated[
        str,
        Meta(
            description="Set the crisis on this day, YYYY-MM-DD; its own day if not given.",
            extra={"kind": "day"},
        ),
    ] = ""
