"""Legal findings: what the law says of a means or of an act, and why."""

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
        tuple[str, ...], Meta(description="Who is documented to hold it, on whatever day.")
    ]


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a rule, with its value and the acts it rests on."""

    says: str
    value: Annotated[YesNo, Meta(description="Whether it holds.")]
    acts: Annotated[tuple[str, ...], Meta(description="Ids of the acts the value rests on.")]
    cites: tuple[Cite, ...]
    parts: Annotated[tuple[Condition, ...], Meta(description="The parts it is made of.")]


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """A single condition on which the part of a provision turns."""

    says: str
    value: Annotated[YesNo, Meta(description="Whether it holds.")]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A provision, and whether it decided the verdict or how it lost."""

    provision: Annotated[str, Meta(description="Id of the provision.")]
    says: str
    effect: Annotated[str, Meta(description="What it does.")]
    status: Annotated[str, Meta(description="Whether it decided the verdict, or how it lost.")]
    because: Annotated[
        tuple[Because, ...], Meta(description="The single conditions on which that turns.")
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
    instead: Annotated[str, Meta(description="What it would have to be.")]
    verdict: Annotated[str, Meta(description="What the verdict would then be.")]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something that must be done before the means can be used."""

    says: str
    done: Annotated[
        YesNo,
        Meta(
            description="`yes` where it has been taken, `no` where it is open, `unknown` otherwise."
        ),
    ]
    provision: Annotated[str, Meta(description="The provision that asks for it.")]
    under: Annotated[
        tuple[str, ...],
        Meta(
            description="The readings held under which the law asks for it; none where no "
            "reading can tell."
        ),
    ]


class May(msgspec.Struct, frozen=True, kw_only=True):
    """What the law says of one means."""

    verdict: Annotated[
        Verdict,
        Meta(description="Over the readings somebody held on the day: one verdict, or `disputed`."),
    ]
    by_reading: Annotated[
        dict[str, YesNo], Meta(description="The verdict under each of those readings.")
    ]
    held_by_nobody: Annotated[
        dict[str, YesNo],
        Meta(description="The verdict under readings that nobody is documented to hold that day."),
    ]
    obliged: Annotated[
        dict[str, YesNo],
        Meta(
            description="Whether it is a duty and not merely allowed, under each of the readings "
            "held."
        ),
    ]
    decided_by: Annotated[
        dict[str, str],
        Meta(description="How the organ decides, by reading; absent where no provision says."),
    ]
    unsettled: Annotated[
        dict[str, tuple[str, ...]],
        Meta(
            description="The provisions that say, each otherwise, how the organ decides, by "
            "reading held; absent where at most one rule decides."
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
        dict[str, str], Meta(description="Each of those as a question, by its name.")
    ]
    explained_under: Annotated[
        str, Meta(description="The reading that the reasons and the flips are given for.")
    ]
    steps: Annotated[
        tuple[Step, ...], Meta(description="What the readings held still ask for, or may.")
    ]
    reasons: Annotated[
        tuple[Reason, ...],
        Meta(description="Every provision weighed under that reading, decisive ones first."),
    ]
    dissent: Annotated[
        dict[str, tuple[Reason, ...]],
        Meta(
            description="For each other reading held that answers otherwise, what decides it "
            "there, and what becomes of the provisions that decide the baseline."
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
        int, Meta(description="Days by which it follows; negative where it comes too soon.")
    ]


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """From when an act can take effect under one reading; null where no clock runs."""

    reading: Annotated[str, Meta(description="The reading.")]
    held: Annotated[bool, Meta(description="Whether anybody holds it on the day.")]
    provision: Annotated[
        str | None,
        Meta(description="The provision that sets the clock; null where none is started."),
    ]
    says: str
    in_force: Annotated[YesNo, Meta(description="Whether the provision is law on the day.")]
    started_by: Annotated[
        str | None, Meta(description="Id of the act that starts it; null where none does.")
    ]
    started: Annotated[
        str | None, Meta(description="That act as part of a sentence; null where there is none.")
    ]
    earliest: Annotated[
        str | None,
        Meta(description="First day on which it has surely run out; null where none is running."),
    ]
    perhaps: Annotated[
        str | None,
        Meta(
            description="First day on which it can have run out: an earlier one where the day of "
            "the act that starts it is not known; null where none is running."
        ),
    ]
    then: Annotated[
        str | None, Meta(description="What must come besides; null where nothing must.")
    ]
    meetings: Annotated[
        tuple[Meeting, ...],
        Meta(description="Meetings near that day of the organ from which that must come."),
    ]
    cites: tuple[Cite, ...]


class ActFinding(msgspec.Struct, frozen=True, kw_only=True):
    """An act, done or proposed, held against the rules of its day."""

    act: Annotated[str, Meta(description="Id of the act.")]
    kind: Annotated[str, Meta(description="Its kind, one of the vocabulary of acts.")]
    on: Annotated[str, Meta(description="Its day, with its precision.")]
    says: Annotated[str, Meta(description="The act as a sentence.")]
    clause: Annotated[
        str | None,
        Meta(description="The act as part of a sentence; null in an answer on many acts."),
    ]
    affects: Annotated[str, Meta(description="Whose status it changes; who acts, where not given.")]
    of: Annotated[str, Meta(description="Organisation or text it concerns; may be empty.")]
    version: Annotated[
        tuple[str, ...],
        Meta(description="Versions of contests in which it was done; empty where undisputed."),
    ]
    bodies: Annotated[tuple[str, ...], Meta(description="Ids of the bodies whose law was weighed.")]
    finding: Annotated[Regularity, Meta(description="Over the readings held that day.")]
    by_reading: Annotated[
        dict[str, Regularity],
        Meta(
            description="Under each reading held; `depends` where what is proposed lacks a step "
            "that the law asks for, `disputed` where the sources dispute a fact on which it turns."
        ),
    ]
    held_by_nobody: Annotated[
        dict[str, Regularity], Meta(description="Under readings that nobody held that day.")
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
        Meta(description="When the act can first take effect, where the law sets a clock for it."),
    ]
