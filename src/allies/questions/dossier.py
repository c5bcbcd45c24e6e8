"""An organisation over many crises: is it a real alliance, or one on paper?

Decision 0021 sets the crises, the counterfactual and the rule of the headline.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.parts import Verdict
from allies.values.means import Means

CrisisClass = Literal[
    "unknown", "may_not", "would_not", "no_leader", "in_name", "adds_little", "adds"
]
OrganisationClass = Literal[
    "unknown", "may_not", "would_not", "no_leader", "in_name", "adds_little", "adds", "mixed"
]
Asked = Literal["yes", "no", "disputed", "supposed"]
ANY: Literal["any"] = "any"
Span = tuple[float, float]


class DossierRow(msgspec.Struct, frozen=True, kw_only=True):
    """One crisis and one means, or all means together: may, would if asked, there, adds."""

    crisis: Annotated[str, Meta(description="Id of the case, or of the supposed crisis.")]
    set: Annotated[
        Literal["case", "grid"],
        Meta(description="Whether it is a case of the theatre, or a supposed crisis of the grid."),
    ]
    hypothetical: Annotated[bool, Meta(description="Whether it never happened.")]
    host: Annotated[str, Meta(description="The state in which it takes place.")]
    trigger: Annotated[str, Meta(description="The kind of crisis.")]
    on: Annotated[str, Meta(description="The day in question.")]
    acting: Annotated[
        str,
        Meta(description="The organisation that would act: a predecessor before it had members."),
    ]
    means: Annotated[
        Literal["any"] | Means,
        Meta(description="The means; `any` for all means by which it would send people together."),
    ]
    personnel: Annotated[int, Meta(description="At least this many people.")]
    days: Annotated[int, Meta(description="Within this many days.")]
    asked: Annotated[
        Asked,
        Meta(
            description="Whether the record has a request of the host to the organisation for "
            "people; `supposed` if a supposed crisis supposes it. All chances are those if asked."
        ),
    ]
    may: Annotated[Verdict, Meta(description="The legal verdict over all readings held.")]
    duty: Annotated[
        bool, Meta(description="Whether help is a duty under the text in force, not only allowed.")
    ]
    in_time: Annotated[
        float | None,
        Meta(
            description="Can: chance that enough people could be there in time if all were sent; "
            "null if nobody can tell."
        ),
    ]
    comes: Annotated[
        Span | None,
        Meta(
            description="The model's chance that enough people are there in time under the "
            "organisation's decision, if asked: least and most. Null if the model cannot tell."
        ),
    ]
    outside: Annotated[
        float | None,
        Meta(description="The track record's chance of the same; only for all means together."),
    ]
    number: Annotated[
        float | None,
        Meta(description="Both views as one chance; only for all means together."),
    ]
    fit: Annotated[
        float | None,
        Meta(
            description="Of the draws in which enough people are there, those in which enough of "
            "them belong to forces suited to this kind of crisis; null if enough never come."
        ),
    ]
    leader: Annotated[str | None, Meta(description="The leading state on the day.")]
    alone: Annotated[
        Span | None,
        Meta(
            description="In the same draws, the chance that the leading state brings enough people "
            "in time by its own decision, under the law of the day. Null if nobody can tell."
        ),
    ]
    alone_without_law: Annotated[
        Span | None,
        Meta(description="The same if the organisation's law were not about it."),
    ]
    adds: Annotated[
        Span | None, Meta(description="`comes` minus `alone`; negative if the way is worse.")
    ]
    adds_sampled: Annotated[
        Span | None,
        Meta(description="The 90 % interval of `adds` because only so many futures were drawn."),
    ]
    only_organisation: Annotated[
        float | None, Meta(description="Draws in which only the organisation surely brings enough.")
    ]
    only_leader: Annotated[
        float | None, Meta(description="Draws in which only the leading state alone surely does.")
    ]
    leader_share: Annotated[
        float | None,
        Meta(description="The leading state's share of all people there, where enough come."),
    ]
    cover: Annotated[
        float | None,
        Meta(description="Of the draws in which enough come, those with another member's people."),
    ]
    let_through: Annotated[
        float | None, Meta(description="Of the draws with a decision to help, those let through.")
    ]
    alone_let_through: Annotated[
        float | None, Meta(description="The same for the leading state without the organisation.")
    ]
    outcome: Annotated[
        str | None,
        Meta(
            description="How it ended, on the ladder of outcomes; null if unknown or supposed, or "
            "if the question of the case is about another organisation."
        ),
    ]
    kind: Annotated[
        CrisisClass | None,
        Meta(description="The class by decision 0021; only for all means together."),
    ]


class Classes(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation by the rule of decision 0021."""

    organisation: Annotated[str, Meta(description="The organisation.")]
    on: Annotated[str, Meta(description="The day of the supposed crises.")]
    kind: Annotated[
        OrganisationClass | None,
        Meta(description="The class of most supposed crises; null if it has no member to help."),
    ]
    crises: Annotated[int, Meta(description="How many supposed crises count.")]
    counts: Annotated[
        dict[str, int], Meta(description="How many of them have each class, most first.")
    ]
    might: Annotated[
        int, Meta(description="In how many of them the one number is at least 20 in 100.")
    ]
    would: Annotated[
        int, Meta(description="In how many of them the one number is at least 50 in 100.")
    ]
    number: Annotated[
        float | None, Meta(description="The median of the one number, where it is known.")
    ]
    adds: Annotated[
        float | None, Meta(description="The median of what it adds, where it is known.")
    ]
    may: Annotated[
        dict[str, dict[str, int]],
        Meta(description="By kind of crisis, how many have each legal verdict, most first."),
    ]
    leader: Annotated[str | None, Meta(description="The leading state on the day.")]
    leader_share: Annotated[
        float | None, Meta(description="The median of the leading state's share, where known.")
    ]
    past: Annotated[int, Meta(description="Past crises on record in which it could have acted.")]
    past_asked: Annotated[int, Meta(description="Those in which it was surely asked for people.")]
    past_disputed: Annotated[int, Meta(description="Those in which sources differ on it.")]
    past_sent: Annotated[int, Meta(description="Those in which its people came.")]
    past_unknown: Annotated[
        int, Meta(description="Those where the record does not say whether its people came.")
    ]
    no_force: Annotated[bool, Meta(description="Whether no force of it is on record.")]
    unread: Annotated[
        str | None, Meta(description="The parts of its law that the project could not read.")
    ]


class GridCell(msgspec.Struct, frozen=True, kw_only=True):
    """One supposed crisis in few words, for all means together."""

    host: Annotated[str, Meta(description="The state in which it takes place.")]
    trigger: Annotated[str, Meta(description="The kind of crisis.")]
    on: Annotated[str, Meta(description="The day in question.")]
    acting: Annotated[str, Meta(description="The organisation that would act.")]
    may: Annotated[Verdict, Meta(description="The legal verdict over all readings held.")]
    number: Annotated[float | None, Meta(description="Both views as one chance, if asked.")]
    in_time: Annotated[
        float | None,
        Meta(description="Chance that enough could be there in time if all were sent."),
    ]
    fit: Annotated[
        float | None, Meta(description="Where enough come, the chance that enough of them fit.")
    ]
    adds: Annotated[Span | None, Meta(description="By the model, over the leading state alone.")]
    kind: Annotated[CrisisClass | None, Meta(description="The class by decision 0021.")]


class DayOfGrid(msgspec.Struct, frozen=True, kw_only=True):
    """All supposed crises of one day: may, would if asked, there, fit, adds.

    Chances are medians over these crises, where they are known.
    """

    on: Annotated[str, Meta(description="The day in question.")]
    acting: Annotated[str, Meta(description="The organisation that would act.")]
    crises: Annotated[int, Meta(description="How many supposed crises count.")]
    may: Annotated[dict[str, int], Meta(description="Crises by legal verdict, most first.")]
    number: Annotated[float | None, Meta(description="Would, if asked: both views as one chance.")]
    in_time: Annotated[
        float | None, Meta(description="There: enough could be in time if all were sent.")
    ]
    fit: Annotated[
        float | None, Meta(description="Fit: where enough come, enough of them suit the crisis.")
    ]
    adds: Annotated[float | None, Meta(description="By the model, over the leading state alone.")]
    kind: Annotated[
        OrganisationClass | None, Meta(description="The class of most of these crises.")
    ]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What an organisation adds in the supposed crises of the last day: five things, never summed.

    Chances are medians over these crises, where they are known. What it restrains has words alone.
    """

    crises: Annotated[int, Meta(description="How many supposed crises count.")]
    comes: Annotated[
        float | None, Meta(description="Forces: enough people come under its decision.")
    ]
    alone: Annotated[
        float | None, Meta(description="Forces: the leading state alone brings enough.")
    ]
    adds: Annotated[float | None, Meta(description="Forces: the difference of the two.")]
    worse: Annotated[
        int, Meta(description="Forces: crises in which the leading state alone is likelier to.")
    ]
    leader_share: Annotated[
        float | None, Meta(description="Forces: the leading state's share of those who come.")
    ]
    in_name: Annotated[int, Meta(description="Forces: crises in which that share is above 80 %.")]
    duty: Annotated[int, Meta(description="Lawfulness: crises in which help is a duty.")]
    may: Annotated[
        dict[str, int], Meta(description="Lawfulness: crises by legal verdict, most first.")
    ]
    law_adds: Annotated[
        float | None,
        Meta(description="Lawfulness: what its law adds to the leading state's own chance."),
    ]
    let_through: Annotated[
        float | None, Meta(description="Access: let through, of the draws with a decision.")
    ]
    alone_let_through: Annotated[
        float | None, Meta(description="Access: the same for the leading state alone.")
    ]
    cover: Annotated[
        float | None, Meta(description="Cover: another member's people are there, if enough come.")
    ]


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """From when the law let an organisation act in one kind of crisis."""

    trigger: Annotated[str, Meta(description="The kind of crisis.")]
    in_force: Annotated[
        str | None, Meta(description="The first day under the text in force; null if none.")
    ]
    in_force_by: Annotated[tuple[str, ...], Meta(description="The texts that changed on that day.")]
    duty: Annotated[
        str | None, Meta(description="The first day on which help was a duty under it.")
    ]
    duty_by: Annotated[tuple[str, ...], Meta(description="The texts that changed on that day.")]
    some_reading: Annotated[
        str | None, Meta(description="The first day under any reading that somebody held.")
    ]
    some_reading_by: Annotated[
        tuple[str, ...], Meta(description="The texts that changed on that day.")
    ]


class Restraint(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the law of an organisation forbids."""

    id: str
    says: str
    cites: tuple[Cite, ...]


class Yardstick(msgspec.Struct, frozen=True, kw_only=True):
    """A published measure of alliances, with its source."""

    says: Annotated[str, Meta(description="The measure, as a clause.")]
    in_short: Annotated[str, Meta(description="The measure in few words.")]
    source: Annotated[str, Meta(description="The study, by authors and year.")]


class TriedLever(msgspec.Struct, frozen=True, kw_only=True):
    """A lever of the theatre, tried on the supposed crises of the last day."""

    id: str
    says: Annotated[str, Meta(description="What it supposes, after 'supposing that'.")]
    classes: Annotated[
        Classes | None,
        Meta(description="The counts with it, without past crises; null if it is impossible."),
    ]
    number_moved: Annotated[
        float | None,
        Meta(description="How far the median chance moves; null if unknown before or after."),
    ]
    adds_moved: Annotated[
        float | None,
        Meta(description="How far the median of what it adds moves; null as above."),
    ]
    impossible: Annotated[
        str | None, Meta(description="Why it cannot be supposed; null if it can.")
    ]


class DossierAnswer(Answer, frozen=True, kw_only=True):
    """An organisation over many crises, real and supposed."""

    rows: ClassVar[str] = "crises"

    organisation: Annotated[str, Meta(description="The organisation.")]
    headline: Annotated[str, Meta(description="One sentence by the rule of decision 0021.")]
    past: Annotated[str, Meta(description="What happened in the past crises, as a sentence.")]
    classes: Annotated[Classes, Meta(description="The counts behind both sentences.")]
    crises: Annotated[
        tuple[DossierRow, ...],
        Meta(
            description="Cases by day, then the supposed crises of the last day, for all means "
            "together; every day of the grid and each means, if every row was asked for."
        ),
    ]
    grid: Annotated[
        tuple[GridCell, ...], Meta(description="Every supposed crisis of the grid, in few words.")
    ]
    by_day: Annotated[
        tuple[DayOfGrid, ...], Meta(description="The same by day, over all of its crises.")
    ]
    added: Annotated[Added, Meta(description="What it adds on the last day, kept apart.")]
    opened: Annotated[tuple[Opening, ...], Meta(description="When the law opened.")]
    restrains: Annotated[
        tuple[Restraint, ...], Meta(description="What its law forbids its members or itself.")
    ]
    beside: Annotated[
        tuple[Classes, ...], Meta(description="Other organisations by the same rule, same day.")
    ]
    yardsticks: Annotated[tuple[Yardstick, ...], Meta(description="Published measures.")]
    draws: Annotated[int, Meta(description="How many futures were drawn for a case.")]
    grid_draws: Annotated[int, Meta(description="How many for a supposed crisis of the grid.")]
    levers: Annotated[
        tuple[str, ...], Meta(description="The levers of the theatre that could change it.")
    ] = ()
    tried: Annotated[
        tuple[TriedLever, ...],
        Meta(description="Each of them tried, the strongest first; empty if not asked for."),
    ] = ()
    tried_draws: Annotated[
        int | None, Meta(description="How many futures for each; null if not asked for.")
    ] = None


class Dossier(Question[DossierAnswer], frozen=True, kw_only=True):
    """Ask of an organisation whether it is a real alliance: what it adds over its leading state."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    organisation: Annotated[
        str,
        Meta(
            description="An organisation, such as csto.",
            extra={"positional": True, "kind": "organisation"},
        ),
    ]
    every: Annotated[
        bool, Meta(description="Give every day of the grid, and each means, a row of its own.")
    ] = False
    try_levers: Annotated[
        bool,
        Meta(description="Try each lever of the theatre on the supposed crises of the last day."),
    ] = False
