"""Acts: dated, sourced events with an actor. Everything that happens is an act."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.means import Means

Mode = Literal["rail", "road", "sea", "ferry", "river", "air", "any"]
Cargo = Literal["troops", "arms", "non_lethal", "fuel", "relief"]
Stance = Literal["for", "against", "reserved"]
TermKind = Literal["rent", "price", "aid", "kit", "training", "condition"]


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


class Act(Entry, frozen=True, kw_only=True):
    """One dated act.

    Attributes:
        act: its kind, one of the kinds in the reference of acts.
        id: its name; made from kind, actor, object and date if none is given.
        by: who acts: a state, an organisation, an organ, a holder or a source.
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
    until: ImpreciseDate | None = None
    terms: tuple[Term, ...] = ()
    says: str = ""
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def affected(self) -> str:
        """The state that the act affects."""
        return self.state or self.by
