"""The closed vocabulary of facts that a rule may ask for.

To add a predicate, write one function below. The first line of its docstring documents it, `says`
is its text in a reason, and the annotation of each keyword says what its values refer to.
Predicates about an instrument take the instrument from the rule that contains them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, TypeAlias, get_args, get_type_hints

import msgspec
import numpy as np

from allies.law.facts import Facts, has_run, is_of_another
from allies.law.standing import (
    accepts,
    applies_provisionally,
    has_recorded_entry,
    in_force_on_own_day,
    lasts,
)
from allies.values.dates import period_of
from allies.values.means import MEANS
from allies.values.ternary import (
    NO,
    UNKNOWN,
    Ternary,
    all_of,
    any_of,
    constant,
    from_bool,
    implies,
)
from allies.world.acts import Cargo
from allies.world.cases import Trigger
from allies.world.registers import RATIFIED, RESERVED

OrganisationId: TypeAlias = Annotated[str, "organisation"]
ActorId: TypeAlias = Annotated[str, "actor"]
InstrumentId: TypeAlias = Annotated[str, "instrument"]
OrganId: TypeAlias = Annotated[str, "organ"]
BodyId: TypeAlias = Annotated[str, "body"]
StateId: TypeAlias = Annotated[str, "state"]
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
        says: its text, with braces for its parameters and for the parties: the host, and the actor,
            guest and affected state of an act.
        function: the function that computes it, over worlds.
        of_instrument: whether it is about the instrument of the rule that contains it.
        of_question: whether it only repeats the question, so that no what-if changes it.
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


# The acts of the host, and its government.


@predicate("{host} has asked {of} for help")
def host_requested(facts: Facts, *, of: ActorId) -> Ternary:
    """Whether the host's request to a state or organisation is in effect on the day."""
    return facts.one_of(facts.register("request", facts.host, of), "requested")


@predicate("{host} has asked {of} for people")
def host_asked_for_people(facts: Facts, *, of: ActorId) -> Ternary:
    """Whether the host's request in effect is for people; one for equipment alone is not."""
    codes = facts.register("request", facts.host, of)
    asked = codes.is_any("requested") & codes.stands_for(lambda act: act.is_for_people)
    return from_bool(asked, codes.known)


@predicate("{host}'s government is {kind}")
def host_government_is(facts: Facts, *, kind: GovernmentKind) -> Ternary:
    """Whether a given kind of government speaks for the host.

    A government that is recognised but has lost power is a displaced constitutional one.
    """
    kinds = (kind, "displaced") if kind == "constitutional" else (kind,)
    return facts.one_of(facts.register("government", facts.host), *kinds)


@predicate("the crisis is in {who}", of_question=True)
def host_is(facts: Facts, *, who: StateId) -> Ternary:
    """Whether the host is a given state."""
    return facts.settled(facts.host == who)


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


# The kind of crisis.


@predicate("the crisis is of the kind {kind}")
def threat_is(facts: Facts, *, kind: TriggerName, seen_as: TriggerName = "") -> Ternary:
    """Whether the crisis is of a given kind, as the case or a reading characterises it."""
    return facts.settled((seen_as or facts.trigger) == kind)


@predicate("a member of {of} is on the other side")
def adversary_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether any state on the other side is a member."""
    return any_of(
        [facts.settled(False)]
        + [
            facts.one_of(facts.register("membership", state, of), "member", "suspended")
            for state in facts.adversaries
        ]
    )


@predicate("an armed group is on the other side")
def adversary_is_armed_group(facts: Facts) -> Ternary:
    """Whether an armed group (not a state) is on the other side."""
    groups = facts.view.groups
    return facts.settled(
        any(name in groups and groups[name].kind == "armed" for name in facts.adversaries)
    )


@predicate("{of} has been informed of the crisis in {host}")
def informed(facts: Facts, *, of: BodyId) -> Ternary:
    """Whether an organ or an organisation has been informed of the host's crisis, by any act."""
    return facts.one_of(facts.register("information", of, facts.host), "given")


@predicate("{by} has given a mandate")
def mandate_given(facts: Facts, *, by: OrganId) -> Ternary:
    """Whether an organ, such as the UN Security Council, has given a mandate for the host."""
    return facts.one_of(facts.register("mandate", by, facts.host), "given")


# Whether an instrument binds.


@predicate("{instrument} is in force", of_instrument=True)
def in_force(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has entered into force and not expired.

    If the record says when it entered into force for the host, that day counts. Unknown if the
    instrument has been opened and the record does not say when it entered into force.
    """
    codes = facts.register("instrument", instrument)
    settled = ~codes.is_any("opened") | has_recorded_entry(facts, codes.cell)
    in_general = from_bool(codes.is_any("in_force"), codes.known & settled)
    on_own_day = in_force_on_own_day(facts, instrument, in_general)
    return all_of([opened(facts, instrument=instrument), on_own_day])


@predicate("{instrument} has entered into force for {host}", of_instrument=True)
def in_force_for_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has entered into force for the host on a separate day.

    Unknown if the record has no such day, even if the instrument as a whole is in force.
    """
    codes = facts.register("entry", facts.host, instrument)
    if not has_recorded_entry(facts, codes.cell):
        return constant(UNKNOWN, facts.n_worlds)
    return all_of([facts.one_of(codes, "in_force"), lasts(facts, instrument)])


@predicate("{instrument} has not expired", of_instrument=True)
def not_expired(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has not expired."""
    codes = facts.register("instrument", instrument)
    return from_bool(~codes.is_any("expired"), codes.known)


@predicate("{instrument} has been opened for signature", of_instrument=True)
def opened(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument had been adopted or opened for signature by the day."""
    day = facts.view.instruments[instrument].opened
    facts.snapshot.note_days((day.first, day.last))
    return constant(day.reached_by(facts.snapshot.day), facts.n_worlds)


@predicate("{host} has signed or ratified {instrument}", of_instrument=True)
def accepted_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host has signed or ratified the instrument, or applies it provisionally.

    A signature no longer counts for a state that ended its provisional application and has not
    ratified.
    """
    return accepts(facts, facts.host, instrument)


@predicate("{host} has ratified {instrument}", of_instrument=True)
def ratified_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host has ratified the instrument, with reservations or without."""
    return facts.one_of(facts.register("party", facts.host, instrument), *RATIFIED)


@predicate("{host} has a reservation to {instrument}", of_instrument=True)
def reserved_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host signed or ratified the instrument with reservations and keeps them.

    A reservation made at signature counts until ratification; it must then be made again.
    """
    return facts.one_of(facts.register("party", facts.host, instrument), *RESERVED)


@predicate("{host} applies {instrument} provisionally", of_instrument=True)
def provisionally_applied_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host applies the instrument provisionally, ratified or not, before it expires."""
    return applies_provisionally(facts, facts.host, instrument)


@predicate("every member of {of} accepted {instrument}", of_instrument=True)
def accepted_by_every_member(
    facts: Facts, *, instrument: InstrumentId, of: OrganisationId
) -> Ternary:
    """Whether every state that is a member has signed, ratified or applied the instrument."""
    parts = []
    for state in facts.states_with("membership", of):
        membership = facts.register("membership", state, of)
        is_member = facts.one_of(membership, "member", "suspended")
        parts.append(implies(is_member, accepts(facts, state, instrument)))
    return all_of(parts)


@predicate("{instrument} changes {other}", of_instrument=True)
def changes(facts: Facts, *, instrument: InstrumentId, other: InstrumentId) -> Ternary:
    """Whether the instrument changes the rules of another."""
    return facts.settled(other in facts.view.instruments[instrument].changes)


@predicate("the text, which could not be read, says so")
def not_read(facts: Facts) -> Ternary:
    """Unknown, always, because a text that could not be read does not answer the question."""
    return constant(UNKNOWN, facts.n_worlds)


# The parties of the act in question.


@predicate("{who} acts", of_question=True)
def actor_is(facts: Facts, *, who: ActorId) -> Ternary:
    """Whether the actor is a given actor, or one of its organs."""
    return facts.settled(facts.actor == who or facts.actor.startswith(f"{who}."))


@predicate("{actor} is a member of {of}")
def actor_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state that acts is a member, suspended or not."""
    return _is_member(facts, facts.actor, of)


@predicate("{guest} is a member of {of}")
def guest_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the addressee of the act is a member, or all members are addressed."""
    if facts.guest == of:
        return facts.settled(True)
    return _is_member(facts, facts.guest, of)


@predicate("{affected} is a member of {of}")
def affected_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the state whose status the act changes is a member."""
    return _is_member(facts, facts.act.affected if facts.act else "", of)


@predicate("{actor} consulted the members of {of}")
def actor_consulted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the record says that the actor consulted the members; unknown if it is silent."""
    return _consulted(facts, facts.actor, of)


@predicate("{guest} consulted the members of {of}")
def guest_consulted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the addressee of the act consulted the members."""
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


@predicate("every member of {of} accepted the adopted text")
def text_accepted_by_every_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether every member signed or ratified the instrument that the act adopts."""
    if facts.act is None or facts.act.of not in facts.view.instruments:
        return constant(UNKNOWN, facts.n_worlds)
    return accepted_by_every_member(facts, instrument=facts.act.of, of=of)


@predicate("the cargo is {kind}", of_question=True)
def cargo_is(facts: Facts, *, kind: CargoName) -> Ternary:
    """Whether the act is about the passage of a given cargo; unknown if it names none."""
    if facts.act is None or not facts.act.cargo:
        return constant(UNKNOWN, facts.n_worlds)
    return facts.settled(kind in facts.act.cargo)


@predicate("the force is sent to keep peace", of_question=True)
def sent_to_keep_peace(facts: Facts) -> Ternary:
    """Whether the act sends a force to keep peace; unknown if it does not say by which means."""
    if facts.act is None or not facts.act.means:
        return constant(UNKNOWN, facts.n_worlds)
    return facts.settled(any(MEANS[means].keeps_peace for means in facts.act.means))


@predicate("the act concerns {what}", of_question=True)
def act_concerns(facts: Facts, *, what: ActorId) -> Ternary:
    """Whether the act is about a given organisation or is addressed to a given state."""
    return facts.settled(facts.act is not None and what in (facts.act.of, facts.act.to))


@predicate("the adopted text changes {other}")
def text_changes(facts: Facts, *, other: InstrumentId) -> Ternary:
    """Whether the instrument that the act adopts changes the rules of another."""
    if facts.act is None or facts.act.of not in facts.view.instruments:
        return constant(UNKNOWN, facts.n_worlds)
    return changes(facts, instrument=facts.act.of, other=other)


@predicate("notice of leaving {of} was given {days}{months}{years} before")
def notice_ran(
    facts: Facts, *, of: OrganisationId, days: Days = "", months: Months = "", years: Years = ""
) -> Ternary:
    """Whether the given time has passed since the affected state gave notice.

    Unknown between the first and the last possible day, if the notice is dated to a month or a
    year.
    """
    state = facts.act.affected if facts.act else facts.host
    codes = facts.register("notice", state, of)
    given, period = codes.is_any("given"), period_of(days=days, months=months, years=years)
    ran = [
        has_run(facts, act, period) if given[row] and act is not None else NO
        for row in range(facts.n_worlds)
        for act in (codes.act(row),)
    ]
    return np.where(codes.known, np.array(ran, dtype=np.int8), np.int8(UNKNOWN))


@predicate("{days}{months}{years} have passed since: {act}")
def months_since(
    facts: Facts, *, act: ActId, days: Days = "", months: Months = "", years: Years = ""
) -> Ternary:
    """Whether the given time has passed since an act; no if the act has not happened.

    An act of one state does not count for another state whose own status is in question. An act on
    which the sources differ counts only in the worlds in which it happened.
    """
    found = next((item for item in facts.snapshot.log.acts if item.id == act), None)
    if found is None or is_of_another(facts, found):
        return facts.settled(False)
    period = period_of(days=days, months=months, years=years)
    ran = constant(has_run(facts, found, period), facts.n_worlds)
    return all_of([from_bool(facts.snapshot.happened(found)), ran])


@predicate("{of} accepted that {affected} leaves")
def withdrawal_accepted(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the organisation accepted that the affected state leaves."""
    state = facts.act.affected if facts.act else facts.host
    return facts.one_of(facts.register("acceptance", of, state), "given")


def _is_member(facts: Facts, state: str, of: str) -> Ternary:
    if state not in facts.view.states:
        return facts.settled(False)
    return facts.one_of(facts.register("membership", state, of), "member", "suspended")


def _consulted(facts: Facts, state: str, of: str) -> Ternary:
    return facts.one_of(facts.register("consultation", state, of), "held")
