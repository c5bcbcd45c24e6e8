"""Which pledged forces would arrive when: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.assess import DEFAULT_DRAWS, CaseDay, CaseId, Draws
from allies.questions.base import Answer, Question
from allies.questions.route import SilentState, StateConsent


class Percentiles(msgspec.Struct, frozen=True, kw_only=True):
    """The 10th, 50th and 90th percentile of the draws."""

    p10: Annotated[float, Meta(description="10th percentile.")]
    p50: Annotated[float, Meta(description="Median.")]
    p90: Annotated[float, Meta(description="90th percentile.")]


class Deployed(msgspec.Struct, frozen=True, kw_only=True):
    """One force: how many people, and after how many days all of them are there."""

    force: Annotated[str, Meta(description="Id of the force.")]
    owner: Annotated[str, Meta(description="State it belongs to.")]
    people: Annotated[Percentiles, Meta(description="How many people it sends.")]
    days: Annotated[
        Percentiles | None,
        Meta(
            description="Days after the decision until all of them are there; null if they "
            "never are."
        ),
    ]
    is_there: Annotated[bool, Meta(description="Whether it is at the place already.")]
    km: Annotated[float | None, Meta(description="Length of its way; null if it has none.")]
    modes: Annotated[tuple[str, ...], Meta(description="Modes of its way.")]
    places: Annotated[tuple[str, ...], Meta(description="Places on its way.")]
    crosses: Annotated[tuple[str, ...], Meta(description="States its way crosses.")]
    flown_by: Annotated[
        str | None, Meta(description="Fleet that carries it by air; null if none does.")
    ]
    taken_to_consent: Annotated[
        tuple[str, ...],
        Meta(description="States on its way with no answer on record, assumed to consent."),
    ]


class CurvePoint(msgspec.Struct, frozen=True, kw_only=True):
    """People there some days after the decision."""

    day: Annotated[float, Meta(description="Days after the decision.")]
    people: Annotated[Percentiles, Meta(description="How many people are there by then.")]


class MoverConsent(StateConsent, frozen=True, kw_only=True):
    """The position of one state on one mode towards one mover."""

    mover: Annotated[str, Meta(description="Who asks.")]


class Combination(msgspec.Struct, frozen=True, kw_only=True):
    """A state inside or outside the organisation, letting through or refusing."""

    inside: Annotated[bool, Meta(description="Whether the state is inside the organisation.")]
    consents: Annotated[bool, Meta(description="Whether it lets through.")]
    in_time: Annotated[float, Meta(description="Share of draws with enough people in time.")]
    people: Annotated[
        tuple[CurvePoint, ...], Meta(description="How many people are there, by day.")
    ]
    forces: Annotated[tuple[str, ...], Meta(description="Forces that take part.")]


class DeployAnswer(Answer, frozen=True, kw_only=True):
    """Which forces pledged to a crisis would arrive when, if all are sent."""

    rows: ClassVar[str] = "forces"

    case: Annotated[str, Meta(description="Id of the case.")]
    hypothetical: Annotated[bool, Meta(description="Whether the case never happened.")]
    organisation: Annotated[str, Meta(description="Who sends the forces.")]
    means: Annotated[tuple[str, ...], Meta(description="By which means.")]
    place: Annotated[str, Meta(description="Place to reach.")]
    denied: Annotated[tuple[str, ...], Meta(description="States supposed to refuse.")]
    allowed: Annotated[tuple[str, ...], Meta(description="States supposed to let through.")]
    status_of: Annotated[
        str | None,
        Meta(description="State whose status and consent are combined; null if none is."),
    ]
    people: Annotated[int, Meta(description="Number of people asked for.")]
    days: Annotated[int, Meta(description="Number of days asked for.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    seed: Annotated[int, Meta(description="Seed of the draws.")]
    forces: Annotated[
        tuple[Deployed, ...], Meta(description="Each force, the first to arrive first.")
    ]
    curve: Annotated[tuple[CurvePoint, ...], Meta(description="How many people are there, by day.")]
    in_time: Annotated[
        float | None,
        Meta(description="Share of draws with enough people in time; null if unknown."),
    ]
    consents: Annotated[
        tuple[MoverConsent, ...],
        Meta(description="The position of each state on a way towards each mover."),
    ]
    indispensable: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="Smallest sets of states whose refusal leaves too few in time."),
    ]
    silent: Annotated[
        tuple[SilentState, ...],
        Meta(
            description="States on the ways with no answer on record, and their chance to consent."
        ),
    ]
    combinations: Annotated[
        tuple[Combination, ...],
        Meta(description="A state inside or outside the organisation, letting through or not."),
    ]


class Deploy(Question[DeployAnswer], frozen=True, kw_only=True):
    """Show which forces would arrive when, and whose consent that depends on."""

    supposes: ClassVar[tuple[str, ...]] = ("deny", "allow", "status_of")
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    to: Annotated[
        str,
        Meta(
            description="Send the forces to this place instead of the place of the crisis.",
            extra={"kind": "place"},
        ),
    ] = ""
    means: Annotated[
        tuple[str, ...],
        Meta(description="Use this means, such as rapid_reaction, not the question's; repeatable."),
    ] = ()
    people: Annotated[
        int | None, Meta(description="Number of people; as the question asks, if not given.")
    ] = None
    within: Annotated[
        int | None, Meta(description="Number of days; as the question asks, if not given.")
    ] = None
    draws: Draws = DEFAULT_DRAWS
