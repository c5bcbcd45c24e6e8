"""Checks of instruments, provisions and readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from allies.errors import nearest
from allies.law.predicates import CARGOES, IMPLICIT_INSTRUMENT, PREDICATES, TRIGGERS
from allies.law.rules import CONNECTIVES, Leaf, RuleError, leaves, parse_rule
from allies.theatre.checks.circles import circles_in
from allies.theatre.checks.context import Context
from allies.values.dates import LONGEST
from allies.values.means import MEANS
from allies.votes.input_errors import WrittenError
from allies.votes.rule_text import members_named, out_of_reach, parse_decision
from allies.world.act_words import ALSO_CALLED
from allies.world.instruments import Clock, Decision, Instrument, Invitation, Provision, Reading
from allies.world.organisations import Organisation, State
from allies.world.registers import REGISTERS
from allies.world.vocabulary import KINDS

Within = tuple[str | int, ...]
THE_INSTRUMENT = "the instrument"  # a rule does not name it
_GOVERNMENTS = frozenset(REGISTERS["government"].codes) - {"none"}


def check_law(context: Context) -> None:
    """Check the law of every organisation and state, and its readings."""
    for organisation in context.record.organisations.values():
        key = f"organisation:{organisation.id}"
        _check_body(context, key, organisation, [item.id for item in organisation.readings])
        for at, name in enumerate(organisation.leaving.ends if organisation.leaving else ()):
            context.know(key, ("leaving", "ends", at), name, "instrument")
        for at, reading in enumerate(organisation.readings):
            _check_reading(context, key, ("readings", at), reading)
    for state in context.record.states.values():
        key = f"state:{state.id}"
        _check_body(context, key, state, [item.id for item in state.readings])
        for at, reading in enumerate(state.readings):
            _check_reading(context, key, ("readings", at), reading)
    for item in context.record.invitations.values():
        _check_invitation(context, f"invitation:{item.id}", item)
    _check_unique(context)
    _check_cycles(context)
    _check_entry_into_force(context)


def _check_body(
    context: Context, key: str, body: Organisation | State, readings: Sequence[str]
) -> None:
    for at, instrument in enumerate(body.instruments):
        for number, name in enumerate(instrument.changes):
            context.know(key, ("instruments", at, "changes", number), name, "instrument")
    for at, provision in enumerate(body.provisions):
        within = ("provisions", at)
        _check_provision(context, key, within, provision)
        for number, name in enumerate(provision.readings):
            if name not in readings:
                context.fault(
                    key,
                    (*within, "readings", number),
                    f"unknown reading '{name}'",
                    "",
                    nearest(name, readings),
                )


def _check_provision(context: Context, key: str, within: Within, provision: Provision) -> None:
    context.know(key, (*within, "instrument"), provision.instrument, "instrument")
    for number, name in enumerate(provision.acts):
        if name not in KINDS:
            context.fault(
                key,
                (*within, "acts", number),
                f"unknown act '{name}'",
                "",
                nearest(name, KINDS, ALSO_CALLED),
            )
    if provision.effect == "clock" and provision.clock is None:
        context.fault(
            key,
            within,
            "'clock' is missing",
            "it says when an act takes effect",
            "add 'clock:'",
        )
    if provision.clock is not None:
        _check_clock(context, key, (*within, "clock"), provision.clock)
    for name in ("when", "met"):
        _check_rule(context, key, (*within, name), getattr(provision, name), of_instrument=True)
    if key.startswith("state:") and provision.means and provision.effect != "require":
        context.fault(
            key,
            (*within, "effect"),
            f"a national law cannot '{provision.effect}' a means of an organisation",
            "it binds its own state: for an organisation it is a step, for the state's acts a rule",
            "write 'effect: require', or name 'acts:' instead of 'means:'",
        )
    for number, state in enumerate(provision.binds):
        context.know(key, (*within, "binds", number), state, "state")
    for number, name in enumerate(provision.overrides):
        place = (*within, "overrides", number)
        if name == provision.id:
            context.fault(key, place, f"'{name}' overrides itself", "", "remove it")
        else:
            context.know(key, place, name, "provision")
    if provision.effect == "decide" and provision.decision is None:
        context.fault(
            key,
            within,
            "'decision' is missing",
            "it says how an organ decides",
            "add 'decision:'",
        )
    if provision.decision is not None:
        context.know(key, (*within, "decision", "organ"), provision.decision.organ, "organ")
        _check_decision(context, key, (*within, "decision", "rule"), provision.decision)


def _check_clock(context: Context, key: str, within: Within, clock: Clock) -> None:
    """Check what starts a clock, and that it has one period of a valid length."""
    known = context.names["act"] | set(KINDS)
    if not clock.starts:
        context.fault(
            key,
            (*within, "starts"),
            "nothing starts the clock",
            "a clock runs from the day of an act",
            "name an act, or a kind of act such as 'withdrawal_notified'",
        )
    for number, name in enumerate(clock.starts):
        context.know(key, (*within, "starts", number), name, "act", known)
    if clock.organ:
        context.know(key, (*within, "organ"), clock.organ, "organ")
    given = {unit: getattr(clock, unit) for unit in LONGEST if getattr(clock, unit) is not None}
    if len(given) != 1:
        context.fault(
            key,
            within,
            f"a clock needs exactly one period, but has {' and '.join(given) or 'none'}",
            "its period is in days, in months or in years",
            "write one of 'days:', 'months:' and 'years:'",
        )
    for unit, count in given.items():
        if not 1 <= count <= LONGEST[unit]:
            context.fault(key, (*within, unit), *_no_period(unit, str(count)))


def _no_period(unit: str, given: str) -> tuple[str, str, str]:
    return (
        f"'{unit}' cannot be {given}",
        f"it is a whole number from 1 to {LONGEST[unit]:,}",
        "write the number in digits",
    )


def _check_decision(context: Context, key: str, within: Within, decision: Decision) -> None:
    """Add a fault for each part of a decision rule that is not valid, at its line."""
    text = decision.rule
    try:
        parse_decision(text)
    except WrittenError as error:
        context.fault(key, (*within, *error.path), error.what, error.why, error.remedy)
        return
    known = [context.know(key, (*within, *at), name, "state") for at, name in members_named(text)]
    members = context.ever_members.get(context.owners.get(decision.organ, ""), ())
    if members and all(known) and context.reading.is_whole:
        for never in out_of_reach(text, members):
            context.fault(key, (*within, *never.path), never.what, never.why, never.remedy)


def _check_reading(context: Context, key: str, within: Within, reading: Reading) -> None:
    _check_rule(context, key, (*within, "in_force"), reading.in_force, of_instrument=True)
    for number, name in enumerate(reading.about):
        known = set(MEANS) | set(KINDS)
        if name not in known:
            context.fault(
                key,
                (*within, "about", number),
                f"'{name}' is not a means and not a kind of act",
                "",
                nearest(name, known),
            )
    _check_holders(context, key, within, reading)


def _check_holders(
    context: Context, key: str, within: Within, reading: Reading | Invitation
) -> None:
    if not reading.holders:
        context.fault(
            key,
            within,
            f"the reading '{reading.id}' has no holder",
            "a reading is a position with a documented holder",
            "name its 'holders:' with 'since:' and 'cites:'",
        )
    for number, holder in enumerate(reading.holders):
        place = (*within, "holders", number)
        context.know(key, (*place, "who"), holder.who, "holder")


def _check_invitation(context: Context, key: str, item: Invitation) -> None:
    """Check the rule and the holders, and that no reading of a body has the same name."""
    _check_rule(context, key, ("when",), item.when, of_instrument=False)
    _check_holders(context, key, (), item)
    for body in context.record.bodies():
        if item.id in (reading.id for reading in body.readings):
            context.fault(
                key,
                ("id",),
                f"'{item.id}' is also a reading of {body.id}",
                "a case shows both beside each other",
                "choose another id",
            )


def _check_rule(
    context: Context, key: str, within: Within, text: Any, *, of_instrument: bool
) -> None:
    try:
        rule = parse_rule(text, THE_INSTRUMENT if of_instrument else "")
    except RuleError as error:
        context.fault(key, within, str(error), "", "see the reference page on rules")
        return
    for found, place in zip(leaves(rule), _places(text), strict=True):
        _check_leaf(context, key, (*within, *place), found)


def _places(text: Any) -> Iterator[Within]:
    """Return the place of each predicate in a rule, in the order of `leaves`."""
    if not isinstance(text, Mapping):
        if text is not None:
            yield ()
        return
    for name, body in text.items():
        if name not in CONNECTIVES:
            yield (name,)
        elif isinstance(body, list):
            for at, part in enumerate(body):
                yield from ((name, at, *place) for place in _places(part))
        else:
            yield from ((name, *place) for place in _places(body))


def _check_leaf(context: Context, key: str, within: Within, found: Leaf) -> None:
    known = PREDICATES.get(found.name)
    if known is None:
        context.fault(
            key,
            within,
            f"unknown predicate '{found.name}'",
            "a rule can use only registered predicates",
            nearest(found.name, PREDICATES),
        )
        return
    given = dict(found.given)
    parameters = known.parameters
    instrument = given.pop(IMPLICIT_INSTRUMENT, THE_INSTRUMENT) if known.of_instrument else ""
    if instrument not in ("", THE_INSTRUMENT):
        context.know(key, within, instrument, "instrument")
    for name in sorted(set(given) - set(parameters)):
        context.fault(
            key,
            within,
            f"'{found.name}' has no parameter '{name}'",
            known.summary,
            nearest(name, parameters),
        )
    units = [name for name in parameters if name in LONGEST]
    if len(units) > 1 and sum(name in given for name in units) != 1:
        context.fault(
            key,
            within,
            f"'{found.name}' needs one of the parameters {', '.join(units)}",
            known.summary,
            f"write {{{found.name}: {{{units[0]}: ...}}}}, with the others it needs",
        )
    for name, what in parameters.items():
        if name not in given and name not in known.needed:
            continue
        if name not in given:
            context.fault(
                key,
                within,
                f"'{found.name}' needs the parameter '{name}'",
                known.summary,
                f"write {{{found.name}: {{{name}: ...}}}}",
            )
        else:
            _check_parameter(context, key, within, (name, given[name]), what)


def _check_parameter(
    context: Context, key: str, within: Within, given: tuple[str, str], what: str
) -> None:
    name, value = given
    vocabularies: Mapping[str, Any] = {
        "trigger": TRIGGERS,
        "government": _GOVERNMENTS,
        "cargo": CARGOES,
    }
    if what == "number":
        if not value.isdecimal():
            context.fault(key, within, f"'{value}' is not a whole number", "", "write it in digits")
        elif name in LONGEST and not 1 <= int(value) <= LONGEST[name]:
            context.fault(key, within, *_no_period(name, value))
        return
    if what not in vocabularies:
        context.know(key, within, value, what)
    elif value not in vocabularies[what]:
        context.fault(
            key, within, f"unknown {what} '{value}'", "", nearest(value, vocabularies[what])
        )


def _check_unique(context: Context) -> None:
    seen: dict[str, str] = {}
    record = context.record
    for kind, bodies in (("organisation", record.organisations), ("state", record.states)):
        for body in bodies.values():
            for part in ("organs", "instruments", "provisions", "readings"):
                for at, item in enumerate(getattr(body, part)):
                    place = f"{kind} {body.id}"
                    if item.id in seen:
                        context.fault(
                            f"{kind}:{body.id}",
                            (part, at, "id"),
                            f"a second '{item.id}'",
                            f"the first belongs to {seen[item.id]}",
                            "names are unique: give one of them another 'id'",
                        )
                    seen[item.id] = place


def _check_cycles(context: Context) -> None:
    """Add a fault for every provision on a circle of overrides."""
    overrides = {item.id: item.overrides for item in context.record.provisions.values()}
    circles = circles_in(overrides)
    for kind, bodies in (
        ("organisation", context.record.organisations),
        ("state", context.record.states),
    ):
        for body in bodies.values():
            for at, provision in enumerate(body.provisions):
                circle = circles.get(provision.id)
                if circle:
                    context.fault(
                        f"{kind}:{body.id}",
                        ("provisions", at, "overrides"),
                        "overrides run in a circle: " + circle,
                        "each would defeat the other",
                        "remove one of them",
                    )


def _check_entry_into_force(context: Context) -> None:
    instruments: Mapping[str, Instrument] = context.record.instruments
    for act in context.record.acts:
        instrument = instruments.get(act.of)
        if instrument is None or act.act != "entered_into_force":
            continue
        if act.on.last < instrument.opened.first:
            context.fault(
                f"act:{act.id}",
                ("on",),
                f"'{act.of}' enters into force before it was opened",
                f"it was opened for signature on {instrument.opened}",
                "correct one of the two dates",
            )
