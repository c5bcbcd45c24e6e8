"""The power of each vote under a decision rule, and the result of a case under other rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, OneDay, Question
from allies.questions.parts import Council

SUPPOSED = "supposed"  # the name of the reading if the rule is a what-if


class VoterPower(msgspec.Struct, frozen=True, kw_only=True):
    """The power that a rule alone gives one voter.

    `absolute` and `normalised` are Penrose's and Banzhaf's measures, `shapley` is Shapley and
    Shubik's, `prevent` and `initiate` are Coleman's. `exact` holds the same as fractions, where
    whole numbers could count them.
    """

    voter: Annotated[str, Meta(description="Its name.")]
    swings: Annotated[
        int | None,
        Meta(
            description="Number of coalitions of others that win with it and lose without it; null "
            "if they were not counted one by one."
        ),
    ]
    absolute: Annotated[
        float,
        Meta(
            description="Penrose's measure, also called absolute Banzhaf: the share of those "
            "coalitions among all coalitions of others."
        ),
    ]
    normalised: Annotated[float, Meta(description="Its share of all swings.")]
    shapley: Annotated[
        float,
        Meta(
            description="Shapley and Shubik's index: how often it is the one that turns an "
            "ordering of all voters into a win."
        ),
    ]
    prevent: Annotated[
        float,
        Meta(
            description="Coleman's power to prevent: of the winning coalitions, the share it "
            "can break."
        ),
    ]
    initiate: Annotated[
        float,
        Meta(description="Coleman's power to initiate: of the losing, the share it can turn."),
    ]
    exact: Annotated[
        dict[str, str],
        Meta(description="The indices as exact fractions; empty if only some digits hold."),
    ]


class GamePower(msgspec.Struct, frozen=True, kw_only=True):
    """The power that a rule gives its voters; `act` is Coleman's power of the whole to act."""

    winning: Annotated[
        int | None,
        Meta(description="How many coalitions win; null if they were not counted one by one."),
    ]
    act: Annotated[
        float,
        Meta(description="Coleman's power of the whole to act: the share of coalitions that win."),
    ]
    digits: Annotated[
        int | None,
        Meta(
            description="How many significant digits hold of every figure; null if every "
            "figure is exact."
        ),
    ]
    equal_votes: Annotated[bool, Meta(description="Whether every vote weighs the same.")]
    voters: Annotated[
        tuple[VoterPower, ...], Meta(description="Every voter's power, in the order of the game.")
    ]


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, and the range nine draws in ten fall into; null if nothing is uncertain."""

    value: Annotated[float, Meta(description="The figure, as best estimated.")]
    low: Annotated[
        float | None, Meta(description="Low end of the range; null if nothing is uncertain.")
    ]
    high: Annotated[
        float | None, Meta(description="High end of the range; null if nothing is uncertain.")
    ]


class Concentration(msgspec.Struct, frozen=True, kw_only=True):
    """How unequally something is held: shares, their index, and the leader beside the second."""

    shares: Annotated[
        dict[str, Spread], Meta(description="Each holder's share of the whole, the largest first.")
    ]
    hhi: Annotated[
        Spread,
        Meta(
            description="The Herfindahl-Hirschman index, the sum of the squares of the "
            "shares: 1 if one holds all."
        ),
    ]
    effective_number: Annotated[
        Spread, Meta(description="The effective number of holders, 1 / hhi.")
    ]
    leader: Annotated[str, Meta(description="The largest holder.")]
    leader_over_second: Annotated[
        Spread | None,
        Meta(
            description="How many times the second largest share the largest is; null without "
            "a second."
        ),
    ]


class RulePower(msgspec.Struct, frozen=True, kw_only=True):
    """A decision rule, the readings under which it decides by means, and what it gives a vote."""

    rule: Annotated[str, Meta(description="The rule as written, on one line.")]
    council: Annotated[
        Council, Meta(description="The organ that decides by it, and who votes in it.")
    ]
    says: str
    readings: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="The readings under which it decides, by means."),
    ]
    power: Annotated[
        GamePower | None, Meta(description="The power it gives each vote; null if it has no game.")
    ]
    no_power_because: Annotated[
        str | None, Meta(description="Why it gives no vote power; null if it does.")
    ]


class PowerAnswer(Answer, frozen=True, kw_only=True):
    """The power of each vote under every rule that may decide, and the forces.

    A null concentration is unknown.
    """

    rows: ClassVar[str] = "rules"

    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    dissolved: Annotated[
        str | None, Meta(description="When it was dissolved; null if it was not by the day.")
    ]
    voting: Annotated[
        tuple[str, ...],
        Meta(
            description="Members that take full part, with those a what-if adds and without "
            "those it drops."
        ),
    ]
    uncertain: Annotated[
        tuple[str, ...], Meta(description="States that may or may not have a vote: unknown.")
    ]
    supposed_with: Annotated[
        tuple[str, ...], Meta(description="States that a what-if gives a vote.")
    ]
    supposed_without: Annotated[
        tuple[str, ...], Meta(description="Members that a what-if leaves without a vote.")
    ]
    rules: Annotated[
        tuple[RulePower, ...],
        Meta(description="Every rule that decides under some reading held, or the one supposed."),
    ]
    unsettled: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="By means, the readings held under which no rule is settled."),
    ]
    assigned_forces: Annotated[
        Concentration | None,
        Meta(
            description="How the forces assigned divide among their owners; null if none "
            "is on record."
        ),
    ]
    no_force_recorded: Annotated[
        tuple[str, ...],
        Meta(description="Members with a vote and without an assigned force on record."),
    ]
    national_capability: Annotated[
        Concentration | None,
        Meta(description="How a national capability divides; null if none was given."),
    ]


class VoteOnDay(msgspec.Struct, frozen=True, kw_only=True):
    """A voter under one rule on one day; the numbers are null if it has no vote."""

    rule: Annotated[
        str | None,
        Meta(description="The rule; null if the reading was not held that day, or settles none."),
    ]
    organ: Annotated[
        str | None, Meta(description="The organ that decides by it; null if there is no rule.")
    ]
    normalised: Annotated[float | None, Meta(description="Its share of all swings.")]
    prevent: Annotated[
        float | None,
        Meta(
            description="Coleman's power to prevent: of the winning coalitions, the share it "
            "can break."
        ),
    ]
    initiate: Annotated[
        float | None,
        Meta(description="Coleman's power to initiate: of the losing, the share it can turn."),
    ]


class VoteChange(msgspec.Struct, frozen=True, kw_only=True):
    """One voter under one reading, before and after."""

    voter: Annotated[str, Meta(description="Code of the voter.")]
    means: Annotated[str, Meta(description="The means to decide on.")]
    reading: Annotated[
        str, Meta(description="The reading, with its hosts if it does not apply to all hosts.")
    ]
    before: Annotated[VoteOnDay, Meta(description="On the first day.")]
    after: Annotated[VoteOnDay, Meta(description="On the second.")]


class PowerChangeAnswer(Answer, frozen=True, kw_only=True):
    """The power of votes before and after."""

    rows: ClassVar[str] = "changes"

    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    days: Annotated[tuple[str, ...], Meta(description="The two days.")]
    assigned_forces: Annotated[
        tuple[Concentration | None, ...],
        Meta(description="How the forces assigned divide on each day; null if unknown."),
    ]
    voters: Annotated[
        tuple[str, ...],
        Meta(description="States with a vote on either day, whose votes are compared."),
    ]
    changes: Annotated[
        tuple[VoteChange, ...], Meta(description="Every voter under every reading of either day.")
    ]


class GameAnswer(Answer, frozen=True, kw_only=True):
    """The power that the rule of a game gives its voters."""

    title: Annotated[str | None, Meta(description="Name of the game; null if it has none.")]
    power: Annotated[GamePower, Meta(description="The power that the game gives its voters.")]


class RuleOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """One rule on the votes of a case; `decisive` is by member, null if it has no vote."""

    rule: Annotated[str, Meta(description="The rule on one line.")]
    organ: Annotated[str | None, Meta(description="The organ that decides; null if none does.")]
    in_force: Annotated[
        tuple[str, ...],
        Meta(
            description="The readings held under which it is the rule of the law on the day; none"
            " for a rule that is only compared."
        ),
    ]
    written: Annotated[
        Any, Meta(description="The rule as the file of a theatre writes it: a name, or one key.")
    ]
    says: str
    approval: Annotated[
        float, Meta(description="Of the draws counted, the share in which help is approved.")
    ]
    decisive: Annotated[
        dict[str, float | None],
        Meta(
            description="For each member, the share of those draws in which the decision "
            "would be another if that member alone voted the other way: for "
            "instead of against, or against instead of for; null for one that "
            "never has a vote."
        ),
    ]


class MeansPower(msgspec.Struct, frozen=True, kw_only=True):
    """One means under several rules; `votes` is the share of support and of objection."""

    means: Annotated[str, Meta(description="Which.")]
    requested: Annotated[
        int,
        Meta(
            description="Draws in which help was asked for; the shares are of these, or of "
            "all draws if there is none."
        ),
    ]
    membership_known: Annotated[bool, Meta(description="Whether it is known who the members are.")]
    gain_by_majority: Annotated[
        tuple[str, ...],
        Meta(
            description="Members whose vote decides more often under a simple majority than "
            "under consensus."
        ),
    ]
    lose_by_majority: Annotated[
        tuple[str, ...],
        Meta(
            description="Members whose vote decides less often under a simple majority than "
            "under consensus."
        ),
    ]
    votes: Annotated[
        dict[str, tuple[float, ...]],
        Meta(description="The share of support and of objection by member."),
    ]
    rules: Annotated[
        tuple[RuleOutcome, ...],
        Meta(description="The rules in force, and every rule asked about."),
    ]
    unsettled: Annotated[
        tuple[str, ...], Meta(description="Readings held under which no rule is settled.")
    ]
    councils: Annotated[
        tuple[Council, ...],
        Meta(description="Every organ that decides under a reading held, with who votes in it."),
    ]


class ProposedRule(msgspec.Struct, frozen=True, kw_only=True):
    """A decision rule that somebody proposed; its id can be asked for as a rule."""

    id: str
    by: Annotated[str, Meta(description="Who proposed it.")]
    by_name: Annotated[str, Meta(description="The name for people of the proposer.")]
    on: Annotated[str, Meta(description="When it was proposed, with its precision.")]
    rule: Annotated[str, Meta(description="The rule.")]
    cites: tuple[Cite, ...]


class CasePowerAnswer(Answer, frozen=True, kw_only=True):
    """How each rule would decide a case, on the same draws, and whose vote decides."""

    rows: ClassVar[str] = "means"

    case: Annotated[str, Meta(description="Id of the case.")]
    hypothetical: Annotated[
        bool, Meta(description="Whether the case is hypothetical: it did not happen.")
    ]
    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    seed: Annotated[int, Meta(description="Seed of the draws.")]
    supposed_with: Annotated[
        tuple[str, ...], Meta(description="States that a what-if gives a vote.")
    ]
    supposed_without: Annotated[
        tuple[str, ...], Meta(description="Members that a what-if leaves without a vote.")
    ]
    proposed: Annotated[
        tuple[ProposedRule, ...],
        Meta(description="Decision rules that had been proposed by the day."),
    ]
    assigned_forces: Annotated[
        Concentration | None, Meta(description="How the forces assigned divide among their owners.")
    ]
    means: Annotated[
        tuple[MeansPower, ...], Meta(description="Every means that an organ decides on.")
    ]


_WITH = Annotated[
    tuple[str, ...],
    Meta(
        description="Suppose that this state has a vote; repeatable.",
        extra={"option": "--with", "kind": "state"},
    ),
]
_WITHOUT = Annotated[
    tuple[str, ...],
    Meta(
        description="Suppose that this state has no vote; repeatable.",
        extra={"option": "--without", "kind": "state"},
    ),
]
_ORGANISATION = Annotated[
    str,
    Meta(
        description="An organisation, such as csto.",
        extra={"positional": True, "kind": "organisation"},
    ),
]


class PowerGame(Question[GameAnswer], frozen=True, kw_only=True):
    """Show the power that the rule of a game in a file gives its voters."""

    supposes_not: ClassVar[tuple[str, ...]] = ("acts", "without")
    needs_record: ClassVar[bool] = False
    takes: ClassVar[tuple[str, ...]] = ()

    game: Annotated[
        Any,
        Meta(
            description="A game in a YAML or JSON file: a quota and weights, or several games.",
            extra={"kind": "document"},
        ),
    ]


class PowerCase(Question[CasePowerAnswer], frozen=True, kw_only=True):
    """Show how each rule would decide a crisis, on the same draws, and whose vote decides."""

    supposes_not: ClassVar[tuple[str, ...]] = ("acts", "without")
    supposes: ClassVar[tuple[str, ...]] = ("rule",)
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    organisation: _ORGANISATION
    case: Annotated[
        str,
        Meta(
            description="Show how each rule would decide this crisis, on the same draws.",
            extra={"kind": "case"},
        ),
    ]
    on: Annotated[
        str,
        Meta(
            description="The day in question, YYYY-MM-DD; if not given, that of the case, or else "
            "the last on record.",
            extra={"kind": "day"},
        ),
    ] = ""
    with_states: _WITH = ()
    without_states: _WITHOUT = ()
    draws: Annotated[int, Meta(description="With a case: number of futures to draw.")] = 2_000


class PowerChange(Question[PowerChangeAnswer], frozen=True, kw_only=True):
    """Show how the power of votes changed between two days, by reading."""

    supposes_not: ClassVar[tuple[str, ...]] = ("acts", "without")
    organisation: _ORGANISATION
    before: Annotated[
        str,
        Meta(description="Show what changed since this day, by reading.", extra={"kind": "day"}),
    ]
    on: OneDay = ""
    of: Annotated[
        str,
        Meta(
            description="With an earlier day: for this state only.",
            extra={"kind": "state"},
        ),
    ] = ""


class Power(Question[PowerAnswer], frozen=True, kw_only=True):
    """Show the power of each vote under a decision rule, beside the forces assigned."""

    supposes_not: ClassVar[tuple[str, ...]] = ("acts", "without")
    supposes: ClassVar[tuple[str, ...]] = ("rule",)

    organisation: _ORGANISATION
    on: Day = ""
    with_states: _WITH = ()
    without_states: _WITHOUT = ()
    capability: Annotated[
        Sequence[Mapping[str, Any]] | None,
        Meta(
            description="A CSV file of a national capability: columns iso3, year, cinc.",
            extra={"kind": "table"},
        ),
    ] = None
