"""The assessment of a crisis: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.membership import Grown
from allies.questions.parts import Contest, Council, Verdict, YesNo
from allies.questions.positions import SourceView
from allies.values.means import Means

CaseId = Annotated[
    str,
    Meta(
        description="A crisis of the theatre, such as osh-2010.",
        extra={"positional": True, "kind": "case"},
    ),
]
CaseDay = Annotated[
    str,
    Meta(
        description="Set the crisis on this day, YYYY-MM-DD; its own day if not given.",
        extra={"kind": "day"},
    ),
]
OneReading = Annotated[
    str, Meta(description="Answer under this legal reading only.", extra={"kind": "reading"})
]
Draws = Annotated[int, Meta(description="How many futures to draw; 2,000 if not given.")]
StrictLaw = Annotated[bool, Meta(description="Do not count help that the law forbids.")]
DEFAULT_DRAWS = 2_000


RequestKnown = Literal["recorded", "contested", "drawn", "not_needed"]


class Funnel(msgspec.Struct, frozen=True, kw_only=True):
    """Of all draws, how many are left after each stage, at least and at most."""

    draws: Annotated[int, Meta(description="Number of draws.")]
    left: Annotated[
        dict[str, int],
        Meta(description="Draws that are certainly left, by stage that applies to the means."),
    ]
    left_at_most: Annotated[
        dict[str, int], Meta(description="Draws that no known fact has stopped by that stage.")
    ]
    cannot_tell: Annotated[int, Meta(description="Draws in which the result is unknown.")]


class MeansChances(msgspec.Struct, frozen=True, kw_only=True):
    """The answers for one means: may, will and can, and the stages at which draws are lost."""

    id: Means
    name: str
    collective: Annotated[
        bool,
        Meta(description="Whether this means counts as help under the organisation's decision."),
    ]
    organ: Annotated[
        str | None,
        Meta(
            description="The organ that decides on it, under the first reading held, else the first"
            " that may; null if each state decides for itself."
        ),
    ]
    councils: Annotated[
        tuple[Council, ...],
        Meta(description="Every organ that decides under a reading held, with who votes in it."),
    ]
    answered: Annotated[
        YesNo,
        Meta(
            description="Whether the organisation had agreed to it before the day; `no` if it had"
            " declined, `unknown` if it had not answered, so that the decision is drawn."
        ),
    ]
    contributors: Annotated[
        tuple[str, ...],
        Meta(description="States that are no members, but said that they would contribute."),
    ]
    pledged: Annotated[
        tuple[str, ...],
        Meta(
            description="States that are no members and have pledged a force, but have not said"
            " whether they would send it; whether they do is drawn."
        ),
    ] = ()
    alone: Annotated[
        tuple[str, ...],
        Meta(
            description="States that may act so by their own decision: the leading one, and those"
            " that said that they would. Empty for a means of the organisation."
        ),
    ]
    may: Annotated[Verdict, Meta(description="The legal verdict over all readings held.")]
    by_reading: Annotated[
        dict[str, YesNo], Meta(description="The verdict under each of those readings.")
    ]
    obliged: Annotated[
        dict[str, YesNo],
        Meta(
            description="Whether it is a duty and not only allowed, under each of those readings."
        ),
    ]
    request: Annotated[
        RequestKnown,
        Meta(
            description="How it is known whether the host has asked: from the record, from sources"
            " that differ and are weighed, or drawn because no request is recorded."
        ),
    ]
    approval: Annotated[
        tuple[float, float] | None,
        Meta(
            description="Will: least and greatest chance of approval over the readings held,"
            " given a request; it includes that a state is ready to carry it. Null if nobody"
            " asks, if no will is needed, or if no organ decides."
        ),
    ]
    in_time: Annotated[
        float | None,
        Meta(
            description="Can: chance that forces of the size asked could be there in time if all"
            " were sent; null if the means moves none, or no force is coded."
        ),
    ]
    over_lift: Annotated[
        tuple[str, ...],
        Meta(
            description="Forces that are larger than their lift: in most draws not all of the force"
            " is there 30 days after it is ready to fly."
        ),
    ]
    funnel: Annotated[
        dict[str, Funnel], Meta(description="The stages at which draws are lost, by reading held.")
    ]


class OrganisationChances(msgspec.Struct, frozen=True, kw_only=True):
    """What one organisation may, will and can do."""

    id: str
    name: str
    host_status: Annotated[
        str, Meta(description="The status of the host in it, in the reference world.")
    ]
    has_members: Annotated[
        bool, Meta(description="Whether it has any member or partner on the day.")
    ]
    gone: Annotated[
        str | None,
        Meta(
            description="That it was dissolved or had no member left, as a sentence; null if it "
            "exists, or does not exist yet."
        ),
    ]
    not_read_because: Annotated[
        str | None, Meta(description="The parts of its law that the project could not read.")
    ]
    means: Annotated[tuple[MeansChances, ...], Meta(description="Its means, in its own order.")]


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """The answer in one line; `rests-on` gives the confidence."""

    number: Annotated[
        float | None,
        Meta(
            description="Both views as one chance: their mean in log-odds, with weights fixed "
            "beforehand. Null if the model cannot tell anything."
        ),
    ]
    probability: Annotated[
        tuple[float, ...],
        Meta(description="Low and high end, over readings, unknown facts and both views."),
    ]
    words: Annotated[
        str,
        Meta(
            description="The number in words of ICD 203; that the record does not say if the ends "
            "are more than half of the scale apart."
        ),
    ]
    inside: Annotated[tuple[float, ...], Meta(description="The range of the model alone.")]
    sampled: Annotated[
        tuple[float, ...],
        Meta(
            description="How far out both ends of the model's range can lie because only so "
            "many futures were drawn; a 90 % interval."
        ),
    ]
    outside: Annotated[
        float | None,
        Meta(
            description="The track record's chance for an occasion like this one, drawn from its "
            "frame; null if there is none."
        ),
    ]


class ThresholdChances(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for another number of people and days, from the same draws."""

    personnel: Annotated[int, Meta(description="At least this many people.")]
    days: Annotated[int, Meta(description="Within this many days.")]
    likelihood: Annotated[Headline, Meta(description="The answer in one line.")]
    in_time: Annotated[
        float | None,
        Meta(
            description="Can: chance that so many people could be there in time, by one of the"
            " means asked about, if all were sent; null if no force is coded."
        ),
    ]


class Chance(msgspec.Struct, frozen=True, kw_only=True):
    """A probability, and how well it is known."""

    mean: Annotated[float, Meta(description="The probability itself.")]
    median: Annotated[float, Meta(description="The median of the rate.")]
    interval_90: Annotated[
        tuple[float, ...], Meta(description="Low and high end of the 90 % interval.")
    ]


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """What the track record says of the case, from what came before it."""

    organisation: Annotated[
        str, Meta(description="The organisation, by the name the record knows it under.")
    ]
    trigger: Annotated[str, Meta(description="The kind of crisis.")]
    asked: Annotated[
        Literal["yes", "no", "unclear"],
        Meta(description="Whether the host has asked the organisation."),
    ]
    before: Annotated[str, Meta(description="Only cases before this day count.")]
    in_time: Annotated[
        Chance,
        Meta(description="Chance that as many people as asked for arrive in the days asked for."),
    ]
    deployed: Annotated[Chance, Meta(description="Chance that any people come.")]
    ladder: Annotated[dict[str, float], Meta(description="Chance of each outcome.")]
    cases: Annotated[int, Meta(description="Number of cases that inform it.")]
    since: Annotated[
        int | None, Meta(description="Year of the first of them; null if there are none.")
    ]
    of_bodies: Annotated[
        int, Meta(description="Number of organisations that these cases are about.")
    ]
    of_organisation: Annotated[
        int, Meta(description="Number of them that are of the same organisation.")
    ]
    of_trigger: Annotated[int, Meta(description="Number of them with the same trigger.")]
    carrier: Annotated[
        Literal["offers", "silent", "against", "unknown"],
        Meta(
            description="What the leading state had said of sending forces by then; unknown if the"
            " record has no position of it."
        ),
    ]
    ready: Annotated[
        Literal["yes", "no", "unclear"],
        Meta(description="Whether the organisation had forces declared ready at short notice."),
    ]
    base_rate: Annotated[
        float | None,
        Meta(description="Share of the drawn occasions in which forces came; null if none is."),
    ]
    drawn: Annotated[int, Meta(description="Number of drawn occasions in the record.")]
    of_theatre: Annotated[
        int, Meta(description="Number of the cases that the theatre itself brings.")
    ]
    occasions: Annotated[
        tuple[str, ...], Meta(description="Ids of those that share organisation or trigger.")
    ]


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """What happened afterwards."""

    outcome: Annotated[str, Meta(description="How it ended.")]
    says: str
    cites: tuple[Cite, ...]


class AssessAnswer(Answer, frozen=True, kw_only=True):
    """Whether anybody may, will and can help in a crisis, and at which stage help is lost."""

    rows: ClassVar[str] = "organisations"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    case_on: Annotated[str, Meta(description="The day of the case, with its precision.")]
    hypothetical: Annotated[
        bool, Meta(description="Whether the crisis is hypothetical: it never happened.")
    ]
    supposes: Annotated[
        tuple[str, ...],
        Meta(
            description="What a hypothetical case supposes, as clauses, those of the host first; "
            "empty for a case that happened."
        ),
    ]
    moved_days: Annotated[
        int, Meta(description="Number of days by which the case's own acts were moved.")
    ]
    host: Annotated[str, Meta(description="The state in which the crisis takes place.")]
    organisation: Annotated[
        str | None, Meta(description="The organisation that is asked about; null for none.")
    ]
    also: Annotated[
        tuple[str, ...], Meta(description="Other organisations whose help counts as well.")
    ]
    means_asked: Annotated[
        tuple[Means, ...], Meta(description="The means asked about; empty for a question of law.")
    ]
    question: Annotated[str, Meta(description="What is asked, as a sentence.")]
    headline: Annotated[
        Headline | None,
        Meta(
            description="Null for a question of law alone, and if the organisation asked about was "
            "not there."
        ),
    ]
    thresholds: Annotated[
        tuple[ThresholdChances, ...],
        Meta(description="The other thresholds of the question, the least people first."),
    ]
    absent: Annotated[
        str | None,
        Meta(
            description="The organisation asked about, if it had no member that day; null "
            "if it had members."
        ),
    ]
    grew_from: Annotated[
        tuple[Grown, ...], Meta(description="The predecessors of an absent organisation.")
    ]
    gone: Annotated[
        str | None,
        Meta(
            description="That the absent organisation was dissolved or had no member left, as a "
            "sentence; null if it did not exist yet."
        ),
    ]
    outside: Annotated[
        Outside | None, Meta(description="The track record; null if there is no headline.")
    ]
    organisations: Annotated[
        tuple[OrganisationChances, ...],
        Meta(description="One entry for each organisation that could act."),
    ]
    contested: Annotated[
        tuple[str, ...], Meta(description="Contests and open dates that the case reads.")
    ]
    explanations: Annotated[
        tuple[Contest, ...], Meta(description="Contests over the reasons for the outcome.")
    ]
    views: Annotated[
        tuple[SourceView, ...],
        Meta(description="What sources conclude of the case, beside what the model says."),
    ]
    happened: Annotated[
        Happened | None, Meta(description="What happened afterwards; null if unknown or hidden.")
    ]
    theatre_says: Annotated[str, Meta(description="What the record covers, in words.")]
    cites: tuple[Cite, ...]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    strict_law: Annotated[
        bool, Meta(description="Whether help that the law forbids does not count.")
    ]
    reading: Annotated[
        str | None,
        Meta(
            description="The one legal reading that was asked for; null if all that are held count."
        ),
    ]


class Assess(Question[AssessAnswer], frozen=True, kw_only=True):
    """Assess a crisis: may, will and can anybody help, and how do we know?"""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
    strict_law: StrictLaw = False
