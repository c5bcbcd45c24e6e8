"""Cases: crises with a question; and expectations about cases."""

from __future__ import annotations

from collections.abc import Iterable
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


class Threshold(Entry, frozen=True, kw_only=True):
    """How many people must come, and by when.

    Attributes:
        personnel: at least this many people.
        days: within this many days after the day of the case.
    """

    personnel: int = 100
    days: int = 30


class CaseQuestion(Entry, frozen=True, kw_only=True):
    """The question of a case: whether people come, whether an act is lawful, or both.

    Attributes:
        asks: the question as a sentence.
        organisation: the organisation that would have to act; needed with `means`.
        also: other organisations whose help counts as well.
        means: the means that count, offered by any of the organisations named.
        personnel: at least this many people; 100 if not given.
        days: within this many days after the day of the case; 30 if not given.
        thresholds: other numbers of people and days, each of which gets its own likelihood.
        proposals: acts to be compared with the law of their day.
    """

    asks: str
    organisation: str = ""
    also: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    personnel: int = 100
    days: int = 30
    thresholds: tuple[Threshold, ...] = ()
    proposals: tuple[Act, ...] = ()

    @property
    def asked(self) -> Threshold:
        """The threshold of the question itself."""
        return Threshold(personnel=self.personnel, days=self.days)

    @property
    def asked_of(self) -> tuple[str, ...]:
        """The organisations whose help counts, `organisation` first."""
        return (self.organisation, *self.also) if self.organisation else self.also


class Characterisation(Entry, frozen=True, kw_only=True):
    """Another view of the kind of crisis, and who holds it.

    Attributes:
        trigger: the kind of crisis in this view.
        holders: who holds this view.
        cites: where it is documented.
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
        on: the day of the crisis.
        host: the state in which it happens.
        place: the place that help must reach; needed if people are to come.
        trigger: the kind of crisis; needed if people are to come.
        characterised: other views of the kind of crisis.
        invitations: views of general law, of who may invite troops, on which it turns.
        adversaries: states and armed groups on the other side, if any.
        attacked_from: states from whose territory the attack comes; no way of help leads through
            them unless a question lets it.
        hypothetical: whether it never happened.
        organisations: the organisations that could act, in the order in which pages show them.
        question: what is asked.
        acts: what happened up to and around the day; they move with the day if the case is set on
            another day.
        explanations: contests about the reasons for the outcome.
        happened: what happened afterwards, if it is known.
        record: id of the same occasion in the track record, which is then left out.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    title: str
    on: ImpreciseDate
    host: str
    place: str = ""
    trigger: Literal[Trigger, ""] = ""
    characterised: tuple[Characterisation, ...] = ()
    invitations: tuple[str, ...] = ()
    adversaries: tuple[str, ...] = ()
    attacked_from: tuple[str, ...] = ()
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
    """A sentence that a lawyer or a historian could write, with its expected verdict.

    Attributes:
        says: the sentence.
        on: the day of the question.
        case: the case it is about, if any.
        host: the host state, if not the case's own.
        trigger: the kind of crisis, if not the case's own.
        adversaries: states and armed groups on the other side, if not the case's own.
        organisation: the organisation; for an act, the body whose law is applied first.
        means: the means, for a case about people.
        act: the act compared with the law of its day: one of the record, or a case's proposal.
        provision: for a case or an act, the provision whose status is expected.
        reading: the reading; all readings together if not given.
        state: the state, for membership.
        account: the account, if not the best evidence.
        as_of: the day of knowledge: only what had been published by then is used.
        verdict: the expected result: a verdict for a means, `regular` and the like for an act, the
            status of a provision if one is named, or the word for membership for a state.
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


def happened(acts: Iterable[Act], cases: Iterable[Case]) -> tuple[Act, ...]:
    """Return acts with those of cases that happened; what a case supposes is left out."""
    of_cases = (act for case in cases if not case.hypothetical for act in case.acts)
    return (*acts, *of_cases)
