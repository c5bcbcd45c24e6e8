"""Positions: who would ask for help, who would support it, and why."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.parts import Council
from allies.values.means import Means

Stance = Literal["for", "against", "reserved", "unknown"]


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    """A weight as a distribution in log-odds, with its origin."""

    family: Annotated[str, Meta(description="The family of the distribution: `triangular`.")]
    parameters: Annotated[
        tuple[float, ...],
        Meta(description="Its parameters; of a triangular one the least, the likeliest, the most."),
    ]
    origin: Annotated[str, Meta(description="Where it comes from.")]


class Driver(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a member: its value, its weight, and its contribution."""

    name: Annotated[str, Meta(description="Which: `stake`, `law`, `cost` and the like.")]
    value: Annotated[
        float | None, Meta(description="From -1 to 1 in the reference world; null if unknown.")
    ]
    spread: Annotated[float, Meta(description="How far the sources differ from it on either side.")]
    weight: Annotated[str, Meta(description="Name of the weight by which it counts.")]
    contribution: Annotated[
        float, Meta(description="Its contribution in log-odds, at the median of its weight.")
    ]
    because: Annotated[
        str, Meta(description="What it rests on, or why it is unknown, in the reference world.")
    ]
    cites: tuple[Cite, ...]


class Pull(msgspec.Struct, frozen=True, kw_only=True):
    """How far a member follows the leading state: its dependence, from 0 to 1."""

    leader: Annotated[str, Meta(description="The leading state.")]
    known: Annotated[bool, Meta(description="Whether anything of its dependence is known.")]
    dependence: Annotated[
        float, Meta(description="How far it is documented to depend on it, from 0 to 1.")
    ]
    disputed: Annotated[
        float, Meta(description="How far the sources differ from that on either side.")
    ]
    unknown_share: Annotated[
        float,
        Meta(description="Share of the possible dependences on it that are unknown."),
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
    """An uncertain chance: its median, and the range of eight draws in ten."""

    middle: Annotated[float, Meta(description="Its median over draws.")]
    low: Annotated[float, Meta(description="The 10th percentile over draws.")]
    high: Annotated[float, Meta(description="The 90th percentile over draws.")]


class MemberPosition(msgspec.Struct, frozen=True, kw_only=True):
    """The position of one member; shares are of the draws in which it has a vote."""

    member: Annotated[str, Meta(description="The state.")]
    stance: Annotated[
        Stance, Meta(description="Its statement on the means, in the reference world.")
    ]
    taken_at_its_word: Annotated[
        float, Meta(description="How far its statement is believed, from 0 to 1.")
    ]
    because: Annotated[str, Meta(description="The statement it rests on, or why it is unknown.")]
    cites: tuple[Cite, ...]
    has_vote: Annotated[float, Meta(description="Share of all draws in which it has a vote.")]
    supports: Annotated[
        float | None,
        Meta(description="Of those, share in which it supports; null if it never has a vote."),
    ]
    objects: Annotated[
        float | None,
        Meta(description="Of those, share in which it objects; null if it never has a vote."),
    ]
    chance: Annotated[DrawnChance, Meta(description="Its chance of support.")]
    start: Annotated[str, Meta(description="Name of the weight for its chance before any driver.")]
    drivers: Annotated[tuple[Driver, ...], Meta(description="What moves it.")]
    follows: Annotated[
        Pull | None,
        Meta(description="How far it follows the leading state; null if no other state leads."),
    ]


class MeansPositions(msgspec.Struct, frozen=True, kw_only=True):
    """The positions of all members on one means."""

    organisation: Annotated[str, Meta(description="Who would act.")]
    means: Annotated[Means, Meta(description="How it would act.")]
    name: Annotated[str, Meta(description="What the organisation calls the means.")]
    rules: Annotated[
        dict[str, str],
        Meta(
            description="The rules by which it may be decided, by reading held; empty if no"
            " rule on record decides."
        ),
    ]
    councils: Annotated[
        tuple[Council, ...],
        Meta(
            description="The organs that decide, with who votes in them; none if each state decides"
            " for itself."
        ),
    ]
    no_organ: Annotated[
        str | None,
        Meta(
            description="Why no organ could decide on it that day, as a sentence: each had ended, "
            "or was set up later; null if one could."
        ),
    ]
    approval_if_asked: Annotated[
        tuple[float, float],
        Meta(description="Least and greatest chance of approval over the readings held, if asked."),
    ]
    members: Annotated[
        tuple[MemberPosition, ...], Meta(description="The members that would decide.")
    ]


class HostDriver(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a host."""

    name: Annotated[str, Meta(description="Which: `own_means`, `inflame` and the like.")]
    value: Annotated[
        float | None, Meta(description="From -1 (does not ask) to 1 (asks); null if unknown.")
    ]
    because: Annotated[str, Meta(description="What it rests on, or why it is unknown.")]
    cites: tuple[Cite, ...]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the host asks somebody: on record, and from its drivers alone."""

    addressee: Annotated[str, Meta(description="The organisation or state it would ask.")]
    recorded: Annotated[
        str,
        Meta(
            description="What the record says: `requested`, `withdrawn`, `none` or `unknown`;"
            " `contested` if sources differ."
        ),
    ]
    because: Annotated[str, Meta(description="The recorded request in words, if there is one.")]
    cites: tuple[Cite, ...]
    chance: Annotated[
        DrawnChance, Meta(description="From its drivers alone, without the positions on record.")
    ]
    taken_back: Annotated[
        DrawnChance,
        Meta(description="Share of requests that are withdrawn before a decision."),
    ]
    drivers: Annotated[tuple[HostDriver, ...], Meta(description="What moves it.")]


class SourceView(msgspec.Struct, frozen=True, kw_only=True):
    """A source's conclusion on the case, and whether the model agrees."""

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
    """Who would ask for help in a crisis, who would support it, and why."""

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
    not_shown: Annotated[tuple[Means, ...], Meta(description="Other possible means.")]
    weights: Annotated[dict[str, Weight], Meta(description="Every weight, by its name.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    seed: Annotated[int, Meta(description="Seed of the draws.")]
    asks: Annotated[
        tuple[Asking, ...], Meta(description="The organisations and states that the host may ask.")
    ]
    means: Annotated[
        tuple[MeansPositions, ...],
        Meta(description="One entry for each means asked about and each organisation."),
    ]
    views: Annotated[
        tuple[SourceView, ...], Meta(description="Conclusions of sources on the case.")
    ]
    happened: Annotated[
        Afterwards | None,
        Meta(description="What happened afterwards; null if unknown or hidden."),
    ]


class Positions(Question[PositionsAnswer], frozen=True, kw_only=True):
    """Show who would ask, who would support, and why."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
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
        Meta(description="Show this means, such as rapid_reaction; by default those asked about."),
    ] = None
    draws: Annotated[int, Meta(description="How many futures to draw; 2,000 if not given.")] = 2_000
    on: Annotated[
        str,
        Meta(
            description="Set the crisis on this day, YYYY-MM-DD; its own day if not given.",
            extra={"kind": "day"},
        ),
    ] = ""
