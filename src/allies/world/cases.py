"""Cases: crises with a question; and expectations about them."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.means import Means
from allies.world.acts import Act

Trigger = Literal[
    "external_attack",
    "border_clash",
    "insurgency_incursion",
    "internal_unrest",
    "coup",
    "disaster",
    "civil_war",
    "disputed_election",
]
Outcome = Literal["deployed", "non_military_help", "declined", "no_decision", "threat_only"]


class CaseQuestion(Entry, frozen=True, kw_only=True):
    """What is asked of a case: whether people come, whether an act is lawful, or both.

    Attributes:
        asks: the question as a sentence.
        organisation: who would have to act; needed with `means`.
        also: other organisations whose help counts as well.
        means: any of these counts, by whichever organisation asked about offers it.
        personnel: at least this many people; needed with `means`.
        days: within this many days of the day in question; needed with `means`.
        proposals: acts that are to be held against the law of their day.
    """

    asks: str
    organisation: str = ""
    also: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    personnel: int = 0
    days: int = 0
    proposals: tuple[Act, ...] = ()

    @property
    def asked_of(self) -> tuple[str, ...]:
        """The organisations whose help counts, the one named first before the others."""
        return (self.organisation, *self.also) if self.organisation else self.also


class Characterisation(Entry, frozen=True, kw_only=True):
    """Another way to see what sort of crisis it is, and who sees it so.

    Attributes:
        trigger: what sort of crisis it would be.
        holders: who sees it so.
        cites: where.
    """

    trigger: Trigger
    holders: tuple[str, ...]
    cites: tuple[Citation, ...]


class Happened(Entry, frozen=True, kw_only=True):
    """What happened afterwards; never an input.

    Attributes:
        outcome: on the ladder of outcomes.
        says: in our own words.
        cites: where it is documented.
    """

    outcome: Outcome
    says: str
    cites: tuple[Citation, ...]


class Case(Entry, frozen=True, kw_only=True):
    """A crisis.

    Attributes:
        id: short name.
        title: neutral name of the events.
        on: the day in question.
        host: the state in which it happens.
        place: the place help must reach; needed where people are to come.
        trigger: what sort of crisis it is; needed where people are to come.
        characterised: other ways to see what sort of crisis it is.
        adversaries: states and armed groups on the other side, if any.
        hypothetical: whether it never happened.
        organisations: who could act.
        question: what is asked.
        acts: what happened up to and around the day; they move with the day when the case is
            set on another one.
        explanations: contests over why it went as it did.
        happened: what happened afterwards, where it is known.
        record: id of the same occasion in the track record, which is then left out.
        cites: where it is documented.
        judgement: why the coder believes it, where no source says so.
    """

    id: str
    title: str
    on: ImpreciseDate
    host: str
    place: str = ""
    trigger: Literal[Trigger, ""] = ""
    characterised: tuple[Characterisation, ...] = ()
    adversaries: tuple[str, ...] = ()
    hypothetical: bool = False
    organisations: tuple[str, ...] = ()
    question: CaseQuestion
    acts: tuple[Act, ...] = ()
    explanations: tuple[str, ...] = ()
    happened: Happened | None = None
    record: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Expectation(Entry, frozen=True, kw_only=True):
    """A sentence a lawyer or a historian could write, and the verdict that goes with it.

    Attributes:
        says: the sentence.
        on: the day in question.
        case: the case it is about, if any.
        host: the state it would happen in, where not the case's own.
        trigger: what sort of crisis it would be, where not the case's own.
        adversaries: states and armed groups on the other side, where not the case's own.
        organisation: the organisation; for an act, the body whose law is asked first.
        means: the means, for a case about people.
        act: the act held against the law of its day: one of the record, or a case's proposal.
        provision: for a case or an act, the provision whose part in it is expected.
        reading: the reading, where not all together.
        state: the state, for membership.
        account: the account, where not the best evidence.
        as_of: what had been published by then.
        verdict: what is expected: a verdict for a means, `regular` and the like for an act, the
            status of a provision where one is named, or the membership's word for a state.
    """

    says: str
    on: ImpreciseDate
    organisation: str
    verdict: str
    case: str = ""
    host: str = ""
    trigger: Literal[Trigger, ""] = ""
    adversaries: tuple[str, ...] = ()
    means: Means | None = None
    act: str = ""
    provision: str = ""
    reading: str = ""
    state: str = ""
    account: str = ""
    as_of: ImpreciseDate | None = None
