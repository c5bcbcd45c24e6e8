"""States, organisations and their organs."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate, parse_date
from allies.values.entries import Entry
from allies.values.means import MEANS, Means
from allies.world.instruments import Instrument, Provision, Reading

GroupKind = Literal["armed", "movement", "trade"]
Sits = Literal["all", "elected"]


class Person(Entry, frozen=True, kw_only=True):
    """Somebody who holds a post in an organ.

    Attributes:
        name: the person's name.
        post: the post.
        since: when it began; none if sources only say that it was held.
        until: when it ended; none if it did not end, or no source says when.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    name: str
    post: str
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Organ(Entry, frozen=True, kw_only=True):
    """A body of a state or an organisation that decides or speaks.

    Attributes:
        id: short name, such as `csto.council`.
        name: what it is called.
        article: whether a sentence puts "the" before its name.
        says: who its members are and what it does.
        seat: the place where it sits.
        seats: who decides in it: `all` members of the organisation, or only those `elected`, which
            acts of the kind `seated` name.
        under: the organ to which it is subordinate.
        since: when it was set up.
        until: when it was dissolved.
        people: who holds which post in it.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    name: str
    article: bool = False
    says: str = ""
    seat: str = ""
    seats: Sits = "all"
    under: str = ""
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    people: tuple[Person, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def is_there(self, day: int) -> bool:
        """Return whether it exists on a day, or may exist."""
        began = self.since is None or self.since.first <= day
        return began and (self.until is None or day <= self.until.last)


class State(Entry, frozen=True, kw_only=True):
    """A state.

    Attributes:
        id: ISO 3166-1 alpha-3 code.
        name: common English name.
        names: other names people use: official, native, Russian, abbreviations.
        article: whether a sentence puts "the" before its name.
        capital: its capital.
        organs: bodies that decide or speak for it.
        instruments: national laws and concepts.
        provisions: rules in those instruments.
        readings: legal positions on them; the first is the baseline.
        unread: the parts of its law that the project could not read.
        note: what a reader should know.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    article: bool = False
    capital: str = ""
    organs: tuple[Organ, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    readings: tuple[Reading, ...] = ()
    unread: str = ""
    note: str = ""


class ArmedGroup(Entry, frozen=True, kw_only=True):
    """An armed group, another movement or an unlawful trade: a party that is not a state.

    Attributes:
        id: short name, lower case.
        name: what it is called.
        names: other names people use.
        kind: `armed`, `movement` if sources mention no arms, or `trade`, such as that in drugs.
        article: whether a sentence puts "the" before its name.
        says: who it is and where it fights.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    kind: GroupKind = "armed"
    article: bool = False
    says: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class MeansOffered(Entry, frozen=True, kw_only=True):
    """A way in which an organisation, or its members within it, can act.

    Attributes:
        means: the means.
        name: what the organisation calls it.
        organ: the organ that decides on it; empty if members decide for themselves.
        organs: the organs that decide on it, if several do: the rule in force on the day, with
            `effect: decide`, names the one that decides; then `organ` is not given.
        forces: the labels of the forces it uses; empty if it needs none, or none is coded.
        collective: whether acting so counts as acting under the organisation's decision.
        unasked_since: the first day on which, by the organisation's own law, it can act so without
            the host's request; if not given, the reference of means says whether one is needed.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    means: Means
    name: str
    organ: str = ""
    organs: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    collective: bool = True
    unasked_since: ImpreciseDate | None = None
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def deciders(self) -> tuple[str, ...]:
        """The organs that may decide on it; none if members decide for themselves."""
        return self.organs or ((self.organ,) if self.organ else ())

    def needs_request(self, day: int) -> bool:
        """Return whether the host must ask first, on a day."""
        unasked = self.unasked_since is not None and self.unasked_since.last <= day
        return MEANS[self.means].needs_request and not unasked


class Leaving(Entry, frozen=True, kw_only=True):
    """What leaving an organisation ends, by its own law.

    Attributes:
        ends: instruments to which a state is no longer party once it has left or been expelled;
            it stays party to all others.
        says: the rule in our own words.
        cites: where the rule is documented.
        judgement: why the coder believes it, if no source says so.
    """

    ends: tuple[str, ...]
    says: str
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Leadership(Entry, frozen=True, kw_only=True):
    """A span in which one state leads an organisation.

    Attributes:
        state: the state.
        since: when it began to lead.
        until: the first day on which it no longer leads; none if it still does.
        hosts: the states in whose crises it leads; all states if none is named.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    state: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    hosts: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Organisation(Entry, frozen=True, kw_only=True):
    """An organisation of states.

    Attributes:
        id: short name, lower case.
        name: full name.
        short: its common short name.
        names: other names people use: in other spellings and languages, abbreviations.
        article: whether a sentence puts "the" before the short name.
        leading_state: the state that the documents treat as leading it, if any. The host asks it
            for `bilateral`, and may ask it for `materiel` instead of the organisation; it then acts
            alone. Its vote comes first, and members that depend on it may follow.
        leading: the states that lead it one after another, if leadership changes; then
            `leading_state` is not given.
        builds_on: organisations whose rules are part of its own, such as the treaty it grew from.
        means: the ways it can act, in the order in which pages show them.
        organs: its organs.
        instruments: its treaties, protocols and regulations; the first is its founding text, even
            if other texts are older.
        provisions: rules in those instruments.
        readings: legal positions on them; the first is the baseline.
        leaving: what leaving it ends; if not given, a state that has left stays party to all.
        unread: the parts of its law that the project could not read.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    name: str
    short: str
    names: tuple[str, ...] = ()
    article: bool = False
    leading_state: str = ""
    leading: tuple[Leadership, ...] = ()
    builds_on: tuple[str, ...] = ()
    means: tuple[MeansOffered, ...] = ()
    organs: tuple[Organ, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    provisions: tuple[Provision, ...] = ()
    readings: tuple[Reading, ...] = ()
    leaving: Leaving | None = None
    unread: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    def leader(self, day: int, host: str = "") -> str:
        """Return the state that leads it on a day; empty if none surely does.

        Args:
            day: the day.
            host: the state in crisis; who leads in its crises comes before who leads in all.
        """
        leads = [
            item
            for item in self.leading
            if item.since.last <= day
            and (item.until is None or day < item.until.first)
            and (not item.hosts or host in item.hosts)
        ]
        leads.sort(key=lambda item: not item.hosts)
        return leads[0].state if leads else self.leading_state

    def led_until(self, state: str, day: ImpreciseDate) -> Organisation:
        """Return the same organisation, which a state no longer leads from a day on.

        Args:
            state: the state.
            day: the first day on which it does not lead.
        """
        if state == self.leading_state:
            always = Leadership(state=state, since=parse_date("0001-01-01"), until=day)
            return replace(self, leading_state="", leading=(always,))
        leading = tuple(
            replace(item, until=day)
            if item.state == state
            and item.since.first < day.first
            and (item.until is None or day.first < item.until.first)
            else item
            for item in self.leading
        )
        return self if leading == self.leading else replace(self, leading=leading)

    def organ(self, organ_id: str) -> Organ | None:
        """Return an organ; None if it belongs to another body."""
        return next((item for item in self.organs if item.id == organ_id), None)

    def means_for(self, host: str, day: int) -> tuple[MeansOffered, ...]:
        """Return the ways it can help a state; its leading state does not help itself alone."""
        leads = host == self.leader(day, host)
        return tuple(item for item in self.means if not (leads and MEANS[item.means].alone))

    @property
    def founding(self) -> Instrument | None:
        """The founding text; None if none of its texts is recorded."""
        return self.instruments[0] if self.instruments else None
