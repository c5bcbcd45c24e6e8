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

from allies.law.facts import Facts
from allies.values.ternary import Ternary, all_of, any_of, constant, from_bool, implies
from allies.world.cases import Trigger
from allies.world.registers import ACCEPTING

OrganisationId: TypeAlias = Annotated[str, "organisation"]
ActorId: TypeAlias = Annotated[str, "actor"]
InstrumentId: TypeAlias = Annotated[str, "instrument"]
OrganId: TypeAlias = Annotated[str, "organ"]
TriggerName: TypeAlias = Annotated[str, "trigger"]
GovernmentKind: TypeAlias = Annotated[str, "government"]

TRIGGERS: tuple[str, ...] = get_args(Trigger)
IMPLICIT_INSTRUMENT = "instrument"


class Predicate(msgspec.Struct, frozen=True):
    """A registered predicate.

    Attributes:
        name: as written in rules.
        says: how it reads, with its parameters in braces.
        function: the function that answers it, over worlds.
        of_instrument: whether it is about the instrument of the rule it stands in.
    """

    name: str
    says: str
    function: Callable[..., Ternary]
    of_instrument: bool

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
    def summary(self) -> str:
        """The first line of its docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]


PREDICATES: dict[str, Predicate] = {}


def predicate(
    says: str, *, of_instrument: bool = False
) -> Callable[[Callable[..., Ternary]], Callable[..., Ternary]]:
    """Register a function as a predicate under its own name."""

    def register(function: Callable[..., Ternary]) -> Callable[..., Ternary]:
        name = function.__name__
        PREDICATES[name] = Predicate(name, says, function, of_instrument)
        return function

    return register


# What the host did, and who speaks for it.


@predicate("the host has asked {of} for help")
def host_requested(facts: Facts, *, of: ActorId) -> Ternary:
    """Whether the host's request to a state or organisation stands on the day."""
    return facts.one_of(facts.register("request", facts.host, of), "requested")


@predicate("the host's government is {kind}")
def host_government_is(facts: Facts, *, kind: GovernmentKind) -> Ternary:
    """Whether a given kind of government speaks for the host."""
    return facts.one_of(facts.register("government", facts.host), kind)


@predicate("the host is a member of {of}")
def host_is_member(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host is a member, suspended or not."""
    return facts.one_of(facts.register("membership", facts.host, of), "member", "suspended")


@predicate("the host is a partner of {of}")
def host_is_partner(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host is a partner or an observer, not a member."""
    return facts.one_of(facts.register("membership", facts.host, of), "partner", "observer")


@predicate("the host takes part in {of}")
def host_participates(facts: Facts, *, of: OrganisationId) -> Ternary:
    """Whether the host's participation is not suspended."""
    return facts.one_of(facts.register("participation", facts.host, of), "full")


@predicate("{by} has agreed to help the host")
def help_agreed(facts: Facts, *, by: ActorId) -> Ternary:
    """Whether a state or organisation has decided in favour of the host's request."""
    return facts.one_of(facts.register("answer", by, facts.host), "agreed")


# What sort of crisis it is.


@predicate("the crisis is of the kind {kind}")
def threat_is(facts: Facts, *, kind: TriggerName) -> Ternary:
    """Whether the crisis is of a given kind, as the case characterises it."""
    return facts.settled(facts.trigger == kind)


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


@predicate("{by} has given a mandate")
def mandate_given(facts: Facts, *, by: OrganId) -> Ternary:
    """Whether an organ, such as the UN Security Council, has given a mandate for the host."""
    return facts.one_of(facts.register("mandate", by, facts.host), "given")


# Whether an instrument binds.


@predicate("{instrument} is in force", of_instrument=True)
def in_force(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has entered into force and not expired."""
    return facts.one_of(facts.register("instrument", instrument), "in_force")


@predicate("{instrument} has not expired", of_instrument=True)
def not_expired(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument has not run out."""
    codes = facts.register("instrument", instrument)
    return from_bool(~codes.is_any("expired"), codes.known)


@predicate("{instrument} has been opened for signature", of_instrument=True)
def opened(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the instrument had been adopted or opened for signature by the day."""
    reached = facts.world.instruments[instrument].opened.reached_by(facts.snapshot.day)
    return constant(reached, facts.worlds)


@predicate("the host has signed or ratified {instrument}", of_instrument=True)
def accepted_by_host(facts: Facts, *, instrument: InstrumentId) -> Ternary:
    """Whether the host has signed, ratified or provisionally applied the instrument."""
    return facts.one_of(facts.register("party", facts.host, instrument), *ACCEPTING)


@predicate("every member of {of} accepted {instrument}", of_instrument=True)
def accepted_by_every_member(
    facts: Facts, *, instrument: InstrumentId, of: OrganisationId
) -> Ternary:
    """Whether every state that is a member has signed, ratified or applied the instrument."""
    parts = []
    for state in facts.world.states:
        membership = facts.register("membership", state, of)
        is_member = facts.one_of(membership, "member", "suspended")
        accepts = facts.one_of(facts.register("party", state, instrument), *ACCEPTING)
        parts.append(implies(is_member, accepts))
    return all_of(parts)


@predicate("{instrument} changes {other}", of_instrument=True)
def changes(facts: Facts, *, instrument: InstrumentId, other: InstrumentId) -> Ternary:
    """Whether the instrument alters the rules of another."""
    return facts.settled(other in facts.world.instruments[instrument].changes)
