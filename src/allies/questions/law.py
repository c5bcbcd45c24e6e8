"""The law of a body on a day, its changes, and what it allows in a case."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.legal import ActFinding, May, ReadingTitle

Body = Annotated[
    str,
    Meta(
        description="An organisation or a state: csto, UZB.",
        extra={"positional": True, "kind": "body"},
    ),
]
Of = Annotated[
    str, Meta(description="Only the law that binds this state.", extra={"kind": "state"})
]


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a reading, from when and to when."""

    who: Annotated[
        str, Meta(description="A source, a declared holder, a state or an organisation.")
    ]
    since: Annotated[str, Meta(description="The day from which the position is documented.")]
    until: Annotated[str | None, Meta(description="The day on which it was given up, if it was.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="Why the coder attributes it, if no source says so.")
    ]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A legal position, and whether anybody held it on the day."""

    id: str
    title: str
    held: Annotated[
        bool | None,
        Meta(description="Whether somebody held it on the day; null beyond the record."),
    ]
    about: Annotated[
        tuple[str, ...],
        Meta(description="The means and kinds of act it affects; empty for all."),
    ]
    holders: Annotated[tuple[Holder, ...], Meta(description="Who holds it.")]
    note: Annotated[str | None, Meta(description="What a reader should know.")]


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """The members for which a text is law under some readings; for all others it is not."""

    readings: Annotated[tuple[str, ...], Meta(description="The readings; empty for all.")]
    bound: Annotated[tuple[str, ...], Meta(description="States for which it is law.")]
    unknown: Annotated[tuple[str, ...], Meta(description="States for which that is unknown.")]


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument: its state, the status of each member in it, and the states it binds."""

    id: str
    title: str
    opened: Annotated[str, Meta(description="When it was opened for signature, adopted or passed.")]
    state: Annotated[str, Meta(description="`opened`, `in_force`, `expired` or `unknown`.")]
    not_read: Annotated[
        bool,
        Meta(
            description="Whether the project could not read its text; what is said of it is "
            "others' account of it."
        ),
    ]
    note: Annotated[str | None, Meta(description="What a reader should know.")]
    parties: Annotated[
        dict[str, str],
        Meta(description="The status of each member in it; a state's own law has no parties."),
    ]
    provisional: Annotated[
        tuple[str, ...], Meta(description="Members that apply it provisionally.")
    ]
    entered: Annotated[
        dict[str, str],
        Meta(description="Members for which it is in force from a day of their own, and the day."),
    ]
    binds: Annotated[
        tuple[Binding, ...],
        Meta(description="The states for which it is law; readings that agree share a row."),
    ]
    cites: tuple[Cite, ...]


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """An instrument not yet opened on the day."""

    id: str
    opened: Annotated[str, Meta(description="When it was opened for signature, adopted or passed.")]


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A rule in an instrument."""

    id: str
    instrument: Annotated[str, Meta(description="Id of the instrument that contains it.")]
    says: str
    effect: Annotated[
        str,
        Meta(
            description="`permit` gives a power, `oblige` makes its use a duty as well, `forbid` "
            "takes it, `require` names a step that must still be taken, `decide` settles how an "
            "organ decides, `clock` says from when an act of notice takes effect."
        ),
    ]
    means: Annotated[
        tuple[str, ...],
        Meta(description="The means it is about; all means if it does not name any means or acts."),
    ]
    acts: Annotated[
        tuple[str, ...],
        Meta(description="The kinds of act it is about, which are compared with it."),
    ]
    binds: Annotated[
        tuple[str, ...],
        Meta(
            description="The states it binds, if it does not bind all parties; such a "
            "provision is a national one."
        ),
    ]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes it, if no source says so.")
    ]
    cites: tuple[Cite, ...]


class LawAnswer(Answer, frozen=True, kw_only=True):
    """The texts of a body that bind each state on a day, by reading."""

    rows: ClassVar[str] = "provisions"

    body: Annotated[str, Meta(description="Id of the body whose law this is.")]
    of: Annotated[
        str | None, Meta(description="The state to which it was confined; null for all members.")
    ]
    not_read_because: Annotated[
        str | None, Meta(description="The parts of its law that the project could not read.")
    ]
    members: Annotated[
        tuple[str, ...],
        Meta(
            description="States that are or were members, in the account's world; for a "
            "state, itself."
        ),
    ]
    readings: Annotated[
        tuple[Reading, ...], Meta(description="Every reading of the organisation's law.")
    ]
    instruments: Annotated[
        tuple[Instrument, ...], Meta(description="Every instrument opened by the day.")
    ]
    later: Annotated[tuple[Later, ...], Meta(description="Instruments not yet opened.")]
    provisions: Annotated[
        tuple[Provision, ...],
        Meta(description="Every provision of the body and of those it builds on."),
    ]


class Law(Question[LawAnswer], frozen=True, kw_only=True):
    """Show which texts of a body bind each state on a day, under each reading."""

    body: Body
    on: Day = ""
    of: Of = ""


class RuleWords(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, or a part of one, in words."""

    says: Annotated[
        str, Meta(description="The condition, or how the parts are joined: `all of`, `any of`.")
    ]
    exception: Annotated[
        bool, Meta(description="Whether this part is an exception to the part before it.")
    ] = False
    parts: Annotated[tuple[RuleWords, ...], Meta(description="The parts it is made of.")] = ()


class Decides(msgspec.Struct, frozen=True, kw_only=True):
    """How an organ decides."""

    organ: Annotated[str, Meta(description="Id of the organ.")]
    rule: Annotated[str, Meta(description="The decision rule on one line.")]


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """An expectation of the theatre about the status of a provision."""

    says: Annotated[str, Meta(description="The expectation as a sentence.")]
    on: Annotated[str, Meta(description="The day in question.")]
    expected: Annotated[str, Meta(description="The expected status of the provision.")]
    found: Annotated[str, Meta(description="Its status as found.")]
    holds: Annotated[bool, Meta(description="Whether these are the same.")]


class ReadingRule(msgspec.Struct, frozen=True, kw_only=True):
    """The condition for a text to be law under a reading."""

    id: Annotated[str, Meta(description="Id of the reading.")]
    title: str
    law_where: Annotated[
        RuleWords | None,
        Meta(description="The rule in words; null if as under the first reading."),
    ]


class ProvisionRule(msgspec.Struct, frozen=True, kw_only=True):
    """When a provision applies, and which expectations are about it."""

    id: Annotated[str, Meta(description="Id of the provision.")]
    says: str
    readings: Annotated[
        tuple[str, ...],
        Meta(description="The readings that find this rule in the text; empty for all."),
    ]
    when: Annotated[
        Any, Meta(description="The rule that must hold for it to apply; always, if absent.")
    ]
    applies_where: Annotated[
        RuleWords | None, Meta(description="That rule in words; null if it always applies.")
    ]
    met: Annotated[
        Any, Meta(description="For `require`, the rule that says the step has been taken.")
    ]
    taken_where: Annotated[
        RuleWords | None, Meta(description="That rule in words; null if there is none.")
    ]
    overrides: Annotated[
        tuple[str, ...], Meta(description="Provisions it overrides if both apply.")
    ]
    decides: Annotated[
        Decides | None, Meta(description="For `decide`, which organ decides by which rule.")
    ]
    exercised_by: Annotated[
        tuple[Exercise, ...], Meta(description="Expectations about it, and whether they hold.")
    ]


class ProvisionsAnswer(Answer, frozen=True, kw_only=True):
    """When each provision of a body applies, in words, with the expectations about it."""

    rows: ClassVar[str] = "provisions"

    body: Annotated[str, Meta(description="Id of the body whose law this is.")]
    readings: Annotated[
        tuple[ReadingRule, ...], Meta(description="When a text is law under each reading.")
    ]
    provisions: Annotated[
        tuple[ProvisionRule, ...],
        Meta(description="Every provision of the body and of those it builds on."),
    ]


class Provisions(Question[ProvisionsAnswer], frozen=True, kw_only=True):
    """Show when each provision of a body applies, and the expectations that test it."""

    body: Body
    on: Day = ""


class LegalChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change in the law on one day."""

    on: Annotated[
        str,
        Meta(
            description="The day on which it changed, or the first day from which the dates of the "
            "acts leave it open."
        ),
    ]
    instrument: Annotated[str, Meta(description="Id of the instrument.")]
    what: Annotated[
        str,
        Meta(
            description="What differs: `opened`, `state`, `party` (its status in states), "
            "`provisional` (which states apply it provisionally), `entered` (for which states it "
            "is in force from a separate day) or `binds` (for which states it is law)."
        ),
    ]
    states: Annotated[
        tuple[str, ...], Meta(description="The states, for all but `opened` and `state`.")
    ]
    readings: Annotated[
        tuple[str, ...],
        Meta(description="For `binds`, the readings held on the day under which it changed."),
    ]
    other_readings: Annotated[
        tuple[str, ...],
        Meta(description="For `binds`, the readings held on the day under which it did not."),
    ]
    before: Annotated[str, Meta(description="The value before.")]
    after: Annotated[str, Meta(description="The value after.")]


class LawDiffAnswer(Answer, frozen=True, kw_only=True):
    """What changed in the law of a body between two days."""

    rows: ClassVar[str] = "changes"

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    of: Annotated[
        str | None, Meta(description="The state to which it was confined; null for all members.")
    ]
    days: Annotated[tuple[str, str], Meta(description="The two days, the earlier one first.")]
    changes: Annotated[
        tuple[LegalChange, ...],
        Meta(description="What changed, instrument by instrument and day by day."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...],
        Meta(description="The readings that the changes name, by title."),
    ]


class LawDiff(Question[LawDiffAnswer], frozen=True, kw_only=True):
    """Show what changed in the law of a body between two days."""

    body: Body
    diff: Annotated[
        tuple[str, str],
        Meta(
            description="Show what changed between two days, YYYY-MM-DD, the earlier one first.",
            extra={"kind": "day"},
        ),
    ]
    of: Of = ""


class MeansLaw(msgspec.Struct, frozen=True, kw_only=True):
    """The law on one means of one organisation."""

    organisation: Annotated[str, Meta(description="Who would act.")]
    means: Annotated[str, Meta(description="How it would act.")]
    name: Annotated[str, Meta(description="The organisation's name for the means.")]
    asked_about: Annotated[
        bool,
        Meta(description="Whether the question of the case is about it or its alternative."),
    ]
    why: Annotated[
        str,
        Meta(description="What decides it, with the dates of the texts; empty beyond the record."),
    ]
    may: Annotated[May, Meta(description="The legal finding, with reasons.")]


class LawCaseAnswer(Answer, frozen=True, kw_only=True):
    """Who may act in a case and how, by which text, and what would change that."""

    rows: ClassVar[str] = "findings"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    hypothetical: Annotated[
        bool, Meta(description="Whether it is hypothetical: it never happened.")
    ]
    moved_days: Annotated[int, Meta(description="Days by which the case was moved.")]
    case_day: Annotated[str, Meta(description="The day of the crisis itself.")]
    question: Annotated[str, Meta(description="The question of the case, as a sentence.")]
    reading: Annotated[
        str | None, Meta(description="The one reading asked for; null for all that are held.")
    ]
    why: Annotated[
        str,
        Meta(
            description="What decides the question, in a sentence with the days of the texts: for "
            "the means asked about and the acts proposed; empty if nothing can be said."
        ),
    ]
    nobody_in: Annotated[
        tuple[str, ...], Meta(description="Organisations without a member on that day.")
    ]
    gone: Annotated[
        dict[str, str],
        Meta(
            description="Those of them that were dissolved or had no member left, each with the "
            "sentence that says so."
        ),
    ]
    first_days: Annotated[
        tuple[str, ...],
        Meta(
            description="From which day a proposed act can first take effect under each reading, "
            "as sentences; none if the law sets no clock for it."
        ),
    ]
    findings: Annotated[
        tuple[MeansLaw, ...],
        Meta(
            description="One finding for each organisation and means, with the parts of each rule "
            "if one means is asked about."
        ),
    ]
    proposals: Annotated[
        tuple[ActFinding, ...],
        Meta(description="Acts proposed in the case, checked against the law of their day."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings that the findings name.")
    ]


class LawCase(Question[LawCaseAnswer], frozen=True, kw_only=True):
    """Show who may act in a case, by which text and reading, and what would change that."""

    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: Annotated[
        str,
        Meta(
            description="Show what the law allows in this case, such as osh-2010.",
            extra={"kind": "case"},
        ),
    ]
    on: Annotated[
        str,
        Meta(
            description="The day in question, YYYY-MM-DD; another day than its own moves the case.",
            extra={"kind": "day"},
        ),
    ] = ""
    reading: Annotated[
        str, Meta(description="Answer under this legal reading only.", extra={"kind": "reading"})
    ] = ""
    means: Annotated[
        str,
        Meta(
            description="Only this means, such as peacekeeping; all of them if not given.",
            extra={"kind": "means"},
        ),
    ] = ""
