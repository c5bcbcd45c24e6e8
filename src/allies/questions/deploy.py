"""Which pledged forces would arrive when: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.assess import DEFAULT_DRAWS, CaseDay, CaseId, Draws
from allies.questions.base import Answer, Cite, Question
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
    estimate: Annotated[
        str | None,
        Meta(description="What of it is the coder's estimate, and why; null if sources give all."),
    ]
    first_days: Annotated[
        Percentiles | None,
        Meta(
            description="Days after the decision until the first of them are there; null if they "
            "never are."
        ),
    ]
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
    drawn: Annotated[
        tuple[str, ...],
        Meta(
            description="Those of them at odds with the owner; their consent is drawn, not assumed."
        ),
    ]
    lift_unknown: Annotated[
        bool,
        Meta(
            description="Whether it could fly but the record has no aircraft for it; its flights "
            "are unknown and not counted."
        ),
    ]


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a movement table."""

    unit: Annotated[str, Meta(description="Id of the force.")]
    owner: Annotated[str, Meta(description="State it belongs to.")]
    people: Annotated[float, Meta(description="How many people it sends, at the median.")]
    start: Annotated[str, Meta(description="Place where it is stationed.")]
    port_in: Annotated[
        str | None,
        Meta(description="Where it lands or is unloaded; null if it drives all the way."),
    ]
    end: Annotated[str, Meta(description="Place to reach.")]
    earliest_day: Annotated[
        float | None,
        Meta(
            description="Day on which its first people arrive, 10th percentile; null if never, or "
            "if it is there already."
        ),
    ]
    latest_day: Annotated[
        float | None,
        Meta(
            description="Day on which its last people arrive, 90th percentile; null if never, or "
            "if it is there already."
        ),
    ]
    mode: Annotated[
        str,
        Meta(
            description="Modes of its fastest way, in order, joined by ` + `; `there already` for "
            "a force that need not move."
        ),
    ]
    carried_by: Annotated[str, Meta(description="Fleets that fly it, joined by ` + `.")]
    sorties: Annotated[int, Meta(description="Flights that it needs, at the median.")]
    needs: Annotated[str, Meta(description="States whose consent its fastest way needs.")]


class ThresholdChance(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people and days, and the chance that so many are there by then."""

    people: Annotated[int, Meta(description="Number of people.")]
    days: Annotated[int, Meta(description="Number of days.")]
    in_time: Annotated[float, Meta(description="Share of draws with enough people in time.")]


class LossByDay(msgspec.Struct, frozen=True, kw_only=True):
    """How many fewer people are there some days after the decision."""

    day: Annotated[float, Meta(description="Days after the decision.")]
    fewer: Annotated[float, Meta(description="How many fewer are there, at the median.")]


class RefusalCost(msgspec.Struct, frozen=True, kw_only=True):
    """What the refusal of one state costs, if it refuses everybody by every mode."""

    state: Annotated[str, Meta(description="The state.")]
    movers: Annotated[
        tuple[str, ...], Meta(description="Owners of forces whose ways cross it otherwise.")
    ]
    losses: Annotated[tuple[LossByDay, ...], Meta(description="Its cost at days 3, 7, 14 and 30.")]
    in_time: Annotated[
        float, Meta(description="Share of draws with enough people in time if it refuses.")
    ]


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A political approval that a source holds necessary, apart from passage."""

    states: Annotated[tuple[str, ...], Meta(description="Whose approval.")]
    about: Annotated[str, Meta(description="Id of the case that the source is about.")]
    says: Annotated[str, Meta(description="The conclusion of the source, in our own words.")]
    cites: tuple[Cite, ...]


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
    """Which forces pledged to a crisis would arrive when, if all of their states send them."""

    rows: ClassVar[str] = "movement"

    case: Annotated[str, Meta(description="Id of the case.")]
    hypothetical: Annotated[bool, Meta(description="Whether the case never happened.")]
    organisation: Annotated[str, Meta(description="Who sends the forces.")]
    means: Annotated[tuple[str, ...], Meta(description="By which means.")]
    place: Annotated[str, Meta(description="Place to reach.")]
    denied: Annotated[tuple[str, ...], Meta(description="States supposed to refuse.")]
    allowed: Annotated[tuple[str, ...], Meta(description="States supposed to let through.")]
    withdrawn: Annotated[
        tuple[str, ...], Meta(description="States supposed to send no forces of their own.")
    ]
    avoided: Annotated[
        tuple[str, ...],
        Meta(description="States from where the attack comes; no way leads through them."),
    ]
    everybody: Annotated[
        bool, Meta(description="Whether each force sends all that it has, not only enough.")
    ]
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
    lift_notes: Annotated[
        tuple[str, ...],
        Meta(
            description="Forces larger than their lift, and what would carry them; none if none is."
        ),
    ]
    curve: Annotated[tuple[CurvePoint, ...], Meta(description="How many people are there, by day.")]
    in_time: Annotated[
        float | None,
        Meta(description="Share of draws with enough people in time; null if unknown."),
    ]
    thresholds: Annotated[
        tuple[ThresholdChance, ...],
        Meta(description="The same share for other numbers of people and days."),
    ]
    movement: Annotated[
        tuple[Movement, ...], Meta(description="The movement table: a row for each force.")
    ]
    refusals: Annotated[
        tuple[RefusalCost, ...],
        Meta(description="What each refusal costs by day, the dearest first."),
    ]
    approvals: Annotated[
        tuple[Approval, ...],
        Meta(description="Political approvals that sources hold necessary, apart from passage."),
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

    supposes: ClassVar[tuple[str, ...]] = ("deny", "allow", "withdraw", "status_of")
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
        Meta(
            description="Use this means, such as rapid_reaction, not the question's; repeatable.",
            extra={"kind": "means"},
        ),
    ] = ()
    people: Annotated[
        int | None, Meta(description="Number of people; as the question asks, if not given.")
    ] = None
    within: Annotated[
        int | None, Meta(description="Number of days; as the question asks, if not given.")
    ] = None
    threshold: Annotated[
        tuple[str, ...],
        Meta(
            description="Also answer for this number of people and days: PEOPLE:DAYS; repeatable.",
        ),
    ] = ()
    everybody: Annotated[
        bool,
        Meta(description="Suppose that each force sends all that it has, not only enough."),
    ] = False
    draws: Draws = DEFAULT_DRAWS
