"""The closed vocabulary of facts that a rule may ask for.

To add a predicate, write one function below. Its docstring's first line documents it, `says` is
how it reads in a reason, and the annotation of each keyword says what its values refer to.
Predicates about an instrument take the instrument from the rule they stand in.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, TypeAlias, get_args, get_type_hints

import msgspec
import numpy as np

from allies.law.facts import Facts, is_of_another
from allies.values.dates import LONGEST, Period
from allies.values.ternary import (
    NO,
    UNKNOWN,
    YES,
    Ternary,
    all_of,
    any_of,
    constant,
    from_bool,
    implies,
    negate,
)
from allies.world.acts import Act, Cargo
from allies.world.cases import Trigger
from allies.world.log import Cell
from allies.world.registers import ACCEPTING, RATIFIED, RESERVED, code

OrganisationId: TypeAlias = Annotated[str, "organisation"]
ActorId: TypeAlias = Annotated[str, "actor"]
InstrumentId: TypeAlias = Annotated[str, "instrument"]
OrganId: TypeAlias = Annotated[str, "organ"]
TriggerName: TypeAlias = Annotated[str, "trigger"]
GovernmentKind: TypeAlias = Annotated[str, "government"]
Days: TypeAlias = Annotated[str, "number"]
Months: TypeAlias = Annotated[str, "number"]
Years: TypeAlias = Annotated[str, "number"]
ActId: TypeAlias = Annotated[str, "act"]
CargoName: TypeAlias = Annotated[str, "cargo"]

TRIGGERS: tuple[str, ...] = get_args(Trigger)
CARGOES: tuple[str, ...] = get_args(Cargo)
IMPLICIT_INSTRUMENT = "instrument"


class Predicate(msgspec.Struct, frozen=True):
    """A registered predicate.

    Attributes:
        name: as written in rules.
        says: how it reads, with its parameters in braces, and those of the case: the host, and the
            actor, guest and state affected of an act.
        function: the function that answers it, over worlds.
        of_instrument: whether it is about the instrument of the rule it stands in.
        of_question: whether it only restates what is asked, so that nobody asks what would be
            if it were otherwise.
    """

    name: str
    says: str
    function: Callable[..., Ternary]
    of_instrument: bool
    of_question: bool

    @property
    def parameters(self) -> Mapping[str, str]:
        """What each keyword refers to, such as `organisation`; the instrument is implicit."""
        hints = get_type_hints(self.function, include_extras=True)
        return {
            name: hints[name].__metadata__[0]
            for name, parameter in inspect.signature(self.function).parameters.items()
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY and name != IMPLICIT_INSTRUMENT
        }

    @property
    def needed(self) -> list[str]:
        """The keywords that must be given."""
        signature = inspect.signature(self.function)
        empty = inspect.Parameter.empty
        return [name for name in self.parameters if signature.parameters[name].default is empty]

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]


PREDICATES: dict[str, Predicate] = {}


def predicate(
    says: str, *, of_instrument: bool = False, of_question: bool = False
) -> Callable[[Callable[..., Ternary]], Callable[..., Ternary]]:
    """Register a function as a predicate under its own name."""

    def register(function: Callable[..., Ternary]) -> Callable[..., Ternary]:
        name = function.__name__
        PREDICATES[name] = Predicate(name, says, function, of_instrument, of_question)
        return function

    return register


# What the host did, and who speaks for it.


@predicate("{host} has asked {of} for help")
def host_requested(facts: Facts, *, of: ActorId) -> Ternary:
    """Whether the host's request to a state or organisation stands on the day."""
    return facts.one_of(facts.register("request", facts.host, of), "requested")


@predicate("{host}'s government is {kind}")
def host_government_is(facts: Facts, *, kind: GovernmentKind) -> Ternary:
    """Whether a given kind of government speaks for the host.

    One that is recognised and out of power is a constitutional one that has been displaced.
    """
    kinds = (kind, "displaced") if kind == "constitutional" else (kind,)
    return facts.one_of(facts.register("government", facts.host), *kinds)


@predicate("{host} is a member of {of}")
def host_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host is a member, suspended or not."""
    return facts.one_of(facts.register("membership", facts.host, of), "member", "suspended")


@predicate("{host} is a partner of {of}")
def host_is_partner(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host is a partner or an observer, not a member."""
    return facts.one_of(facts.register("membership", facts.host, of), "partner", "observer")


@predicate("{host} takes part in {of}")
def host_participates(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host's participation is not suspended."""
    return facts.one_of(facts.register("participation", facts.host, of), "full")


@predicate("{by} has sanctions in force against {host}")
def host_is_sanctioned(facts: Facts, *, by: ActorId) -> Ternary:
    """Whether a state, an organisation or an organ has sanctions in force against the host."""
    return facts.one_of(facts.register("sanctions", by, facts.host), "imposed")


@predicate("{by} has an embargo on arms in force for {host}")
def host_is_embargoed(facts: Facts, *, by: ActorId) -> Ternary:
    """Whether a state, an organisation or an organ has an embargo on arms for the host."""
    return facts.one_of(facts.register("embargo", by, facts.host), "imposed")


@predicate("{by} has agreed to help {host}")
def help_agreed(facts: Facts, *, by: ActorId) -> Ternary:
    """Whether a state or organisation has decided in favour of the host's request."""
    return facts.one_of(facts.register("answer", by, facts.host), "agreed")


# What sort of crisis it is.


@predicate("the crisis is of the kind {kind}")
def threat_is(facts: Facts, *, kind: TriggerName, seen_as: TriggerName = "") -> Ternary:
    """Whether the crisis is of a given kind, as the case or a reading characterises it."""
    return facts.settled((seen_as or facts.trigger) == kind)


@predicate("a member of {of} stands on the other side")
def adversary_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether any state on the other side is a member."""
    return any_of(
        [facts.settled(False)]
        + [
            facts.one_of(facts.register("membership", state, of), "member", "suspended")
            for state in facts.adversaries
        ]
    )


@predicate("an armed group stands on the other side")
def adversary_is_armed_group(facts: Facts) -> Ternary:
    """Whether an armed group that is no state stands on the other side."""
    return facts.settled(any(name in facts.view.groups for name in facts.adversaries))


@predicate("{by} has given a mandate")
def mandate_given(facts: Facts, *, by: OrganId) -> Ternary:
    """Whether an organ, such as the UN Security Council, has given a mandate for the host."""
    return facts.one_of(facts.register("mandate", by, facts.host), "given")


# Whether an instrument binds.


@predicate("{instrument} is in force", of_instrument=True)
def in_force(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has entered into force and not expired.

    For a host of which the record says when it entered into force for that state, its own day
    counts. Unknown where the instrument has been opened and the record nowhere says when it
    entered into force.
    """
    codes = facts.register("instrument", instrument)
    settled = ~codes.is_any("opened") | _has_recorded_entry(facts, codes.cell)
    in_general = from_bool(codes.is_any("in_force"), codes.known & settled)
    return all_of(
        [
            opened(facts, instrument=instrument),
            _in_force_on_own_day(facts, instrument, in_general),
        ]
    )


@predicate("{instrument} has entered into force for {host}", of_instrument=True)
def in_force_for_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has entered into force for the host on a day of the host's own.

    Unknown where the record has no such day, whatever it says of the instrument as a whole.
    """
    codes = facts.register("entry", facts.host, instrument)
    if not _has_recorded_entry(facts, codes.cell):
        return constant(UNKNOWN, facts.n_worlds)
    return all_of([facts.one_of(codes, "in_force"), _lasts(facts, instrument)])


@predicate("{instrument} has not expired", of_instrument=True)
def not_expired(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has not run out."""
    codes = facts.register("instrument", instrument)
    return from_bool(~codes.is_any("expired"), codes.known)


@predicate("{instrument} has been opened for signature", of_instrument=True)
def opened(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument had been adopted or opened for signature by the day."""
    reached = facts.view.instruments[instrument].opened.reached_by(facts.snapshot.day)
    return constant(reached, facts.n_worlds)


@predicate("{host} has signed or ratified {instrument}", of_instrument=True)
def accepted_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host has signed or ratified the instrument, or applies it provisionally."""
    return _accepts(facts, facts.host, instrument)


@predicate("{host} has ratified {instrument}", of_instrument=True)
def ratified_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host has ratified the instrument, with reservations or without."""
    return facts.one_of(facts.register("party", facts.host, instrument), *RATIFIED)


@predicate("{host} has a reservation to {instrument}", of_instrument=True)
def reserved_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host signed or ratified the instrument with reservations and keeps them.

    One made at signature counts until ratification, at which it must be made again.
    """
    return facts.one_of(facts.register("party", facts.host, instrument), *RESERVED)


@predicate("{host} applies {instrument} provisionally", of_instrument=True)
def provisionally_applied_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host applies the instrument provisionally, ratified or not, while it lasts."""
    return _applies_provisionally(facts, facts.host, instrument)


@predicate("every member of {of} accepted {instrument}", of_instrument=True)
def accepted_by_every_member(
    facts: Facts, *, instrument: InstrumentId, of: OrganisationId
) -> Ternary:
    """Whether every state that is a member has signed, ratified or applied the instrument."""
    parts = []
    for state in facts.states_with("membership", of):
        membership = facts.register("membership", state, of)
        is_member = facts.one_of(membership, "member", "suspended")
        parts.append(implies(is_member, _accepts(facts, state, instrument)))
    return all_of(parts)


@predicate("{instrument} changes {other}", of_instrument=True)
def changes(facts: Facts, *, instrument: InstrumentId, other: InstrumentId) -> Ternary:
    """Whether the instrument alters the rules of another."""
    return facts.settled(other in facts.view.instruments[instrument].changes)


@predicate("the text says so, which could not be read")
def not_read(facts: Facts) -> Ternary:
    """Unknown, always: what rests on a text that nobody could read cannot be told."""
    return constant(UNKNOWN, facts.n_worlds)


# Who does what to whom, in the act in question.


@predicate("{who} acts", of_question=True)
def actor_is(facts: Facts, *, who: ActorId) -> Ternary:
    """Whether the actor is somebody, or an organ of theirs."""
    return facts.settled(facts.actor == who or facts.actor.startswith(f"{who}."))


@predicate("{actor} is a member of {of}")
def actor_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state that acts is a member, suspended or not."""
    return _is_member(facts, facts.actor, of)


@predicate("{guest} is a member of {of}")
def guest_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state to which the act is addressed is a member, or it is to all members."""
    if facts.guest == of:
        return facts.settled(True)
    return _is_member(facts, facts.guest, of)


@predicate("{affected} is a member of {of}")
def affected_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state whose standing the act changes is a member."""
    return _is_member(facts, facts.act.affected if facts.act else "", of)


@predicate("{actor} consulted the members of {of}")
def actor_consulted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the actor is recorded as having consulted, or as not having done so."""
    return _consulted(facts, facts.actor, of)


@predicate("{guest} consulted the members of {of}")
def guest_consulted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state to which the act is addressed consulted the members."""
    return _consulted(facts, facts.guest, of)


@predicate("a member of {of} has objected officially")
def member_objected(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether any state has raised an official objection in the organisation."""
    return any_of(
        [facts.settled(False)]
        + [
            facts.one_of(facts.register("objection", state, of), "raised")
            for state in facts.states_with("objection", of)
        ]
    )


@predicate("every member of {of} accepted the text adopted")
def text_accepted_by_every_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether every member signed or ratified the instrument that the act adopts."""
    if facts.act is None or facts.act.of not in facts.view.instruments:
        return constant(UNKNOWN, facts.n_worlds)
    return accepted_by_every_member(facts, instrument=facts.act.of, of=of)


@predicate("what passes is {kind}", of_question=True)
def cargo_is(facts: Facts, *, kind: CargoName) -> Ternary:
    """Whether the act is about letting a given cargo pass; unknown where it names none."""
    if facts.act is None or not facts.act.cargo:
        return constant(UNKNOWN, facts.n_worlds)
    return facts.settled(kind in facts.act.cargo)


@predicate("it concerns {what}", of_question=True)
def act_concerns(facts: Facts, *, what: ActorId) -> Ternary:
    """Whether the act is about a given organisation or is addressed to a given state."""
    return facts.settled(facts.act is not None and what in (facts.act.of, facts.act.to))


@predicate("the text adopted changes {other}")
def text_changes(facts: Facts, *, other: InstrumentId) -> Ternary:
    """Whether the instrument that the act adopts alters the rules of another."""
    if facts.act is None or facts.act.of not in facts.view.instruments:
        return constant(UNKNOWN, facts.n_worlds)
    return changes(facts, instrument=facts.act.of, other=other)


@predicate("notice of leaving {of} was given {days}{months}{years} before")
def notice_ran(
    facts: Facts, *, of: OrganisationId, days: Days = "", months: Months = "", years: Years = ""
) -> Ternary:
    """Whether so many days, months or years have passed since the state affected gave notice.

    Unknown from the first to the last day on which they can have, where the notice is dated to a
    month or a year.
    """
    state = facts.act.affected if facts.act else facts.host
    codes = facts.register("notice", state, of)
    given, period = codes.is_any("given"), period_of(days=days, months=months, years=years)
    ran = [
        _ran(facts, act, period) if given[row] and act is not None else NO
        for row in range(facts.n_worlds)
        for act in (codes.act(row),)
    ]
    return np.where(codes.known, np.array(ran, dtype=np.int8), np.int8(UNKNOWN))


@predicate("{days}{months}{years} have passed since: {act}")
def months_since(
    facts: Facts, *, act: ActId, days: Days = "", months: Months = "", years: Years = ""
) -> Ternary:
    """Whether so many days, months or years have passed since an act; no where it has not been.

    An act of one state starts no time for another whose own standing is in question.
    """
    found = next((item for item in facts.snapshot.log.acts if item.id == act), None)
    if found is None or is_of_another(facts, found):
        return facts.settled(False)
    period = period_of(days=days, months=months, years=years)
    return constant(_ran(facts, found, period), facts.n_worlds)


@predicate("{of} accepted that {affected} leaves")
def withdrawal_accepted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the organisation accepted the departure of the state affected."""
    state = facts.act.affected if facts.act else facts.host
    return facts.one_of(facts.register("acceptance", of, state), "given")


def _accepts(facts: Facts, state: str, instrument: str) -> Ternary:
    party = facts.one_of(facts.register("party", state, instrument), *ACCEPTING)
    return any_of([party, _applies_provisionally(facts, state, instrument)])


def _applies_provisionally(facts: Facts, state: str, instrument: str) -> Ternary:
    applied = facts.one_of(facts.register("provisional", state, instrument), "applied")
    return all_of([applied, _lasts(facts, instrument)])


def _lasts(facts: Facts, instrument: str) -> Ternary:
    """Return whether an instrument has not run out; where no act ends it, it has not."""
    codes = facts.register("instrument", instrument)
    expired = code("instrument", "expired")
    if all(effect.code != expired for effect in facts.snapshot.log.setters(codes.cell)):
        return facts.settled(True)
    return negate(from_bool(codes.is_any("expired"), codes.known))


def _in_force_on_own_day(facts: Facts, instrument: str, in_general: Ternary) -> Ternary:
    """Return whether an instrument is in force for the host, which may have a day of its own."""
    codes = facts.register("entry", facts.host, instrument)
    if not _has_recorded_entry(facts, codes.cell):
        return in_general
    own = all_of([facts.one_of(codes, "in_force"), _lasts(facts, instrument)])
    return np.where(codes.is_any("ended"), in_general, own).astype(np.int8)


def period_of(**given: str) -> Period:
    """Return the one period that a rule names by its unit.

    Raises:
        ValueError: it names none, or several, or one that is not from 1 to a hundred years.
    """
    named = {unit: count for unit, count in given.items() if count}
    if len(named) != 1:
        raise ValueError("one of days, months and years is needed")
    ((unit, count),) = named.items()
    if not count.isdecimal() or not 1 <= int(count) <= LONGEST[unit]:
        raise ValueError(f"{unit} must be from 1 to {LONGEST[unit]:,}")
    return Period(unit, int(count))


def _ran(facts: Facts, act: Act, period: Period) -> int:
    """Whether a period that starts with an act has run out on the day."""
    day = facts.snapshot.day
    if period.after(act.on.last) <= day:
        return YES
    return UNKNOWN if period.after(act.on.first) <= day else NO


def _has_recorded_entry(facts: Facts, cell: Cell) -> bool:
    entered = code(cell[0], "in_force")
    return any(effect.code == entered for effect in facts.view.whole_log.setters(cell))


def _is_member(facts: Facts, state: str, of: str) -> Ternary:
    if state not in facts.view.states:
        return facts.settled(False)
    return facts.one_of(facts.register("membership", state, of), "member", "suspended")


def _consulted(facts: Facts, state: str, of: str) -> Ternary:
    return facts.one_of(facts.register("consultation", state, of), "held")
