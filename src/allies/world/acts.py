"""Acts: dated, sourced events with an actor. Everything that happens is an act."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.means import MEANS, Means

Mode = Literal["rail", "road", "sea", "ferry", "river", "air", "any"]
Cargo = Literal["troops", "arms", "non_lethal", "fuel", "relief"]
Stance = Literal["for", "against", "reserved"]
TermKind = Literal["rent", "price", "aid", "kit", "training", "condition"]
Kit = Literal[
    "money",
    "training",
    "facilities",
    "small_arms",
    "armoured_vehicles",
    "artillery",
    "air_defence",
    "aircraft",
    "helicopters",
    "drones",
    "ships",
    "trucks",
    "transporters",
    "engineering",
    "communications",
    "border_equipment",
    "energy",
    "medical",
    "fire_fighting",
    "spare_parts",
    "other",
]


class Term(Entry, frozen=True, kw_only=True):
    """One thing asked or given in return for a permission.

    Attributes:
        term: rent of a place, price of a passage, aid, kit, training, or a condition to be met.
        amount: how much, in `unit`; none if it is unknown or not a figure.
        unit: unit of the amount, such as `USD a year` or `USD a container`.
        says: what it is, in our own words.
    """

    term: TermKind
    amount: float | None = None
    unit: str = ""
    says: str = ""


class Told(Entry, frozen=True, kw_only=True):
    """A remark about an act, which may have other and later sources than the act.

    Attributes:
        says: the remark, in our own words.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    says: str
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Absence(Entry, frozen=True, kw_only=True):
    """A state that stayed away from an exercise.

    Attributes:
        state: the state.
        why: why it stayed away; none if no source says why.
    """

    state: str
    why: Told | None = None


class Value(Entry, frozen=True, kw_only=True):
    """What something is worth, in the money of one year.

    Attributes:
        amount: the sum; none if sources give only a range.
        low: the least that it is said to be, where sources give a range.
        high: the most that it is said to be.
        currency: the currency, by its three letters in ISO 4217, such as USD.
        year: the year whose money it is.
    """

    amount: float | None = None
    low: float | None = None
    high: float | None = None
    currency: str
    year: int


class Act(Entry, frozen=True, kw_only=True):
    """One dated act.

    Attributes:
        act: its kind, one of the kinds in the reference of acts.
        id: its name; made from kind, actor, object and date if none is given.
        by: who acts: a state, an organisation, an organ, a holder or a source. A list makes
            one act of each, with the id, if one is given, and the actor behind it.
        of: the organisation or instrument acted on, or the actor spoken of.
        state: the affected state, if it is not the actor.
        to: the addressee or the beneficiary of the act.
        on: when, with its precision.
        public: when it became public, if not on its own day.
        version: the versions of one contest in which the act happened, as `contest/version`;
            none if it is not contested.
        means: the means asked for, offered or spoken of.
        mode: the mode of movement concerned; passage by air is overflight.
        cargo: what may pass; every cargo if none is named.
        place: the place concerned.
        force: the force concerned.
        stance: the position taken.
        rule: the name of the proposed decision rule.
        about: ids of the cases or entries it concerns; a `contest/version` is the version that it
            supports.
        amount: a figure of the act, in `unit`.
        unit: unit of the figure.
        hosts: the states on whose soil an exercise was held, or a group is or works.
        participants: who took part in an exercise, as far as sources name them.
        away: states that stayed away from an exercise, each with its reason.
        declared: the declared purpose of an exercise.
        rehearsed: what an exercise in fact trained.
        also_to: others that share in a transfer in shares that no source gives.
        kinds: what is transferred, by kind; unknown if none is named.
        value: the worth of a transfer.
        until: the last day of what it grants, if one was agreed; for a month or a year, its last
            day. Only kinds of act with an end of their own in the vocabulary take it.
        terms: what was asked or given in return.
        says: what happened, in our own words, if the kind alone does not say it.
        rows: rows of the project's inventory that it carries.
        cites: where it is recorded.
        judgement: why the coder believes it, if no source says so.
    """

    act: str
    id: str = ""
    by: str
    of: str = ""
    state: str = ""
    to: str = ""
    on: ImpreciseDate
    public: ImpreciseDate | None = None
    version: tuple[str, ...] = ()
    means: tuple[Means, ...] = ()
    mode: Mode | None = None
    cargo: tuple[Cargo, ...] = ()
    place: str = ""
    force: str = ""
    stance: Stance | None = None
    rule: str = ""
    about: tuple[str, ...] = ()
    amount: float | None = None
    unit: str = ""
    hosts: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    away: tuple[Absence, ...] = ()
    declared: Told | None = None
    rehearsed: Told | None = None
    also_to: tuple[str, ...] = ()
    kinds: tuple[Kit, ...] = ()
    value: Value | None = None
    until: ImpreciseDate | None = None
    terms: tuple[Term, ...] = ()
    says: str = ""
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def in_return(self) -> tuple[Term, ...]:
        """What is asked or given in return; a figure that comes without terms is a rent."""
        if self.terms or self.amount is None:
            return self.terms
        return (Term(term="rent", amount=self.amount, unit=self.unit),)

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day on which it can have happened."""
        return self.on.first, self.on.last

    @property
    def is_for_people(self) -> bool:
        """Whether a request is for people: it names a means that sends some, or no means at all."""
        return not self.means or any(MEANS[name].moves_forces for name in self.means)

    @property
    def affected(self) -> str:
        """The state that the act affects."""
        return self.state or self.by
