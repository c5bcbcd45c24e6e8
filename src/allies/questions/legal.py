"""Legal findings: what the law says about a means or an act, and why."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Cite
from allies.questions.parts import Verdict, YesNo

Regularity = Literal["regular", "irregular", "depends", "unknown", "disputed"]


class ReadingTitle(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of the law by its title."""

    id: str
    title: Annotated[str, Meta(description="The legal position in words.")]
    holders: Annotated[
        tuple[str, ...], Meta(description="Everybody who is documented to hold it, on any day.")
    ]


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a rule, with its value and the acts it rests on."""

    says: str
    value: Annotated[YesNo, Meta(description="Whether it holds.")]
    acts: Annotated[tuple[str, ...], Meta(description="Ids of the acts the value rests on.")]
    cites: tuple[Cite, ...]
    parts: Annotated[tuple[Condition, ...], Meta(description="The parts it is made of.")]


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """A single condition that decides the status of a provision."""

    says: str
    value: Annotated[YesNo, Meta(description="Whether it holds.")]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A provision, and whether it decided the verdict or why it did not."""

    provision: Annotated[str, Meta(description="Id of the provision.")]
    says: str
    effect: Annotated[str, Meta(description="Its effect.")]
    status: Annotated[
        str, Meta(description="Its status: whether it decided the verdict, or why it did not.")
    ]
    because: Annotated[
        tuple[Because, ...], Meta(description="The single conditions that decide its status.")
    ]
    in_force: Annotated[
        Condition | None,
        Meta(description="Why it is law or not, part by part; null in an answer on many matters."),
    ]
    when: Annotated[
        Condition | None,
        Meta(description="Why it applies or not, part by part; null in an answer on many matters."),
    ]
    cites: tuple[Cite, ...]


class Flip(msgspec.Struct, frozen=True, kw_only=True):
    """A single fact that would change the verdict."""

    says: str
    value: Annotated[str, Meta(description="What it is.")]
    instead: Annotated[str, Meta(description="The value that the fact would need.")]
    verdict: Annotated[str, Meta(description="The verdict with that value.")]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something that must be done before the means can be used."""

    says: str
    done: Annotated[
        YesNo,
        Meta(description="`yes` if it has been taken, `no` if it is open, `unknown` otherwise."),
    ]
    provision: Annotated[str, Meta(description="The provision that requires it.")]
    under: Annotated[
        tuple[str, ...],
        Meta(
            description="The readings held under which the law asks for it; none if no "
            "reading can tell."
        ),
    ]


class May(msgspec.Struct, frozen=True, kw_only=True):
    """The law on one means."""

    verdict: Annotated[
        Verdict,
        Meta(description="Over the readings somebody held on the day: one verdict, or `disputed`."),
    ]
    by_reading: Annotated[
        dict[str, YesNo], Meta(description="The verdict under each of those readings.")
    ]
    held_by_nobody: Annotated[
        dict[str, YesNo],
        Meta(description="The verdict under readings without a documented holder on that day."),
    ]
    obliged: Annotated[
        dict[str, YesNo],
        Meta(description="Whether it is a duty and not only allowed, under each reading held."),
    ]
    decided_by: Annotated[
        dict[str, str],
        Meta(description="How the organ decides, by reading; absent if no provision says."),
    ]
    unsettled: Annotated[
        dict[str, tuple[str, ...]],
        Meta(
            description="The provisions that say, each otherwise, how the organ decides, by "
            "reading held; absent if at most one rule decides."
        ),
    ]
    no_organ: Annotated[
        str | None,
        Meta(
            description="Why no organ could decide on it that day, as a sentence: each had ended, "
            "or was set up later; null if one could, and for an act."
        ),
    ]
    conflict: Annotated[
        tuple[str, ...],
        Meta(
            description="Readings under which an undefeated permission meets an undefeated "
            "prohibition."
        ),
    ]
    differs_by: Annotated[
        tuple[str, ...], Meta(description="Contests and open dates on which the verdict depends.")
    ]
    open_questions: Annotated[
        dict[str, str], Meta(description="Each of those contests as a question, by its name.")
    ]
    explained_under: Annotated[
        str, Meta(description="The reading to which the reasons and flips belong.")
    ]
    steps: Annotated[
        tuple[Step, ...],
        Meta(description="Steps that the readings held still require, or may require."),
    ]
    reasons: Annotated[
        tuple[Reason, ...],
        Meta(description="Every provision considered under that reading, decisive ones first."),
    ]
    dissent: Annotated[
        dict[str, tuple[Reason, ...]],
        Meta(
            description="For each other reading held with another verdict: the provisions that "
            "decide it there, and the status there of those that decide the baseline."
        ),
    ]
    would_flip: Annotated[
        tuple[Flip, ...],
        Meta(description="Every single fact that would change the baseline verdict."),
    ]


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting near the day on which a clock runs out."""

    act: Annotated[str, Meta(description="Id of the act that records it.")]
    of: Annotated[str, Meta(description="The organ that met.")]
    on: Annotated[str, Meta(description="Its day.")]
    days_after: Annotated[
        int, Meta(description="Number of days after the clock runs out; negative if before.")
    ]


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """From when an act can take effect under one reading; null if no clock runs."""

    reading: Annotated[str, Meta(description="The reading.")]
    held: Annotated[bool, Meta(description="Whether anybody holds the reading on the day.")]
    provision: Annotated[
        str | None,
        Meta(description="The provision that sets the clock; null if none is started."),
    ]
    says: str
    in_force: Annotated[YesNo, Meta(description="Whether the provision is law on the day.")]
    started_by: Annotated[
        str | None, Meta(description="Id of the act that starts it; null if none does.")
    ]
    started: Annotated[
        str | None, Meta(description="That act as part of a sentence; null if there is none.")
    ]
    earliest: Annotated[
        str | None,
        Meta(description="First day on which it has surely run out; null if none is running."),
    ]
    perhaps: Annotated[
        str | None,
        Meta(
            description="First day on which it can have run out: an earlier one where the day of "
            "the act that starts it is not known; null if none is running."
        ),
    ]
    then: Annotated[str | None, Meta(description="A further requirement; null if there is none.")]
    meetings: Annotated[
        tuple[Meeting, ...],
        Meta(description="Meetings near that day of the organ that must fulfil it."),
    ]
    cites: tuple[Cite, ...]


class DayFinding(msgspec.Struct, frozen=True, kw_only=True):
    """The finding for an act, if it was done on or after one of the days that it can have had."""

    since: Annotated[str, Meta(description="First day of this finding.")]
    finding: Annotated[
        Regularity, Meta(description="The finding over all readings held on that day.")
    ]
    by_reading: Annotated[
        dict[str, Regularity], Meta(description="The finding under each of those readings.")
    ]


class ActFinding(msgspec.Struct, frozen=True, kw_only=True):
    """An act, done or proposed, checked against the rules of its day."""

    act: Annotated[str, Meta(description="Id of the act.")]
    kind: Annotated[str, Meta(description="Its kind, one of the vocabulary of acts.")]
    on: Annotated[str, Meta(description="Its day, with its precision.")]
    says: Annotated[str, Meta(description="The act as a sentence.")]
    clause: Annotated[
        str | None,
        Meta(description="The act as part of a sentence; null in an answer on many acts."),
    ]
    judgement: Annotated[
        str | None,
        Meta(
            description="Why a case proposes it, on this day; null for an act with sources and in "
            "an answer on many acts."
        ),
    ]
    affects: Annotated[str, Meta(description="Whose status it changes; who acts, if not given.")]
    of: Annotated[str, Meta(description="Organisation or text it concerns; may be empty.")]
    version: Annotated[
        tuple[str, ...],
        Meta(description="Versions of contests in which it was done; empty if undisputed."),
    ]
    bodies: Annotated[tuple[str, ...], Meta(description="Ids of the bodies whose law was applied.")]
    finding: Annotated[
        Regularity, Meta(description="The finding over all readings held on that day.")
    ]
    by_reading: Annotated[
        dict[str, Regularity],
        Meta(
            description="Under each reading held; `depends` if what is proposed lacks a step "
            "that the law asks for, `disputed` if the sources dispute a fact on which it turns."
        ),
    ]
    held_by_nobody: Annotated[
        dict[str, Regularity],
        Meta(description="The finding under readings that nobody held on that day."),
    ]
    by_day: Annotated[
        tuple[DayFinding, ...],
        Meta(
            description="The findings from each day on which they change, if the day of the act is "
            "not known and they differ from day to day; the rules are those of its last day."
        ),
    ]
    why: Annotated[
        str | None,
        Meta(
            description="What decides it, in a sentence with the days of the texts; null in an "
            "answer on many acts."
        ),
    ]
    law: Annotated[
        May | None,
        Meta(
            description="Verdict, reasons, steps and flips, in the account's world; null for a "
            "regular act in an answer on many acts."
        ),
    ]
    clocks: Annotated[
        tuple[Clock, ...],
        Meta(description="When the act can first take effect, if the law sets a clock for it."),
    ]
