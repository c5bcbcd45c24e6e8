"""The law of an organisation or state on a day: which text binds which states, by reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from allies.law.facts import Facts
from allies.law.finding import rows_held
from allies.law.provisions import Body, in_force_rule, provisions_of, readings_of
from allies.law.rules import Trace, evaluate
from allies.values.ternary import YES, Answer, value_in, word
from allies.world.instruments import Instrument, Provision, Reading
from allies.world.organisations import State
from allies.world.snapshot import Snapshot
from allies.world.view import View


class InstrumentStatus(msgspec.Struct, frozen=True):
    """The status of one instrument on a day.

    Attributes:
        instrument: the instrument.
        state: `opened`, `in_force`, `expired` or `unknown`.
        parties: the status of each member under it; a state's own law has no parties.
        provisional: members that apply it provisionally.
        entered: members for which it entered into force on a separate day, with that day.
        binds: for each reading, the members for which it is law, or for which that is unknown.
    """

    instrument: Instrument
    state: str
    parties: Mapping[str, str]
    provisional: Sequence[str]
    entered: Mapping[str, str]
    binds: Mapping[str, Mapping[str, Answer]]


class LegalInventory(msgspec.Struct, frozen=True):
    """The law of an organisation or state on a day.

    Attributes:
        body: the organisation or state.
        members: states that are or were members, in the account's world; for a state, itself.
        readings: every reading, and whether it has a holder on the day.
        instruments: every instrument opened by the day.
        later: instruments not yet opened.
        provisions: every provision of the body and of those it builds on.
        of: the state to which the question is limited; empty if it is not.
    """

    body: Body
    members: Sequence[str]
    readings: Sequence[tuple[Reading, bool]]
    instruments: Sequence[InstrumentStatus]
    later: Sequence[Instrument]
    provisions: Sequence[Provision]
    of: str = ""


def legal_inventory(view: View, snapshot: Snapshot, body: Body, of: str = "") -> LegalInventory:
    """Return which texts bind which states on a day.

    Args:
        view: the record.
        snapshot: the registers of the day, in one world.
        body: the organisation or state.
        of: the only state to report on; every member if not given.
    """
    members = [of] if of else _members(view, snapshot, body)
    readings = readings_of(body)
    provisions = provisions_of(view, body)
    wanted = {provision.instrument for provision in provisions}
    texts = [
        item for item in view.instruments.values() if item in body.instruments or item.id in wanted
    ]
    held = rows_held(readings, snapshot.day) if snapshot.is_covered else ()
    texts = [item for item in texts if snapshot.can_read(item)]
    readable = {item.id for item in texts}
    snapshot.note_days(day for item in texts for day in (item.opened.first, item.opened.last))
    opened = [item for item in texts if item.opened.first <= snapshot.day]
    return LegalInventory(
        body,
        members,
        [(reading, row in held) for row, reading in enumerate(readings)],
        [
            _status(view, snapshot, body, item, members)
            for item in sorted(opened, key=lambda item: item.opened.first)
        ],
        [item for item in texts if item not in opened],
        [item for item in provisions if item.instrument in readable],
        of,
    )


def _members(view: View, snapshot: Snapshot, body: Body) -> list[str]:
    """Return the states that are members, suspended or not, or may be."""
    if isinstance(body, State):
        return [body.id]
    inside = ("member", "suspended", "unknown")
    return [
        state
        for state in view.states
        if snapshot.register("membership", state, body.id).word() in inside
    ]


def _status(
    view: View,
    snapshot: Snapshot,
    body: Body,
    instrument: Instrument,
    members: Sequence[str],
) -> InstrumentStatus:
    readings = readings_of(body)
    binds: dict[str, dict[str, Answer]] = {reading.id: {} for reading in readings}
    for state in members:
        facts, trace = Facts(view, snapshot, state), Trace()
        for reading in readings:
            rule = in_force_rule(body, reading, instrument.id)
            binds[reading.id][state] = word(value_in(evaluate(rule, facts, trace), 0))
    is_own_law = isinstance(body, State) and instrument in body.instruments
    parties = () if is_own_law else members
    return InstrumentStatus(
        instrument,
        instrument_state(snapshot, instrument),
        {state: snapshot.register("party", state, instrument.id).word() for state in parties},
        [
            state
            for state in parties
            if snapshot.register("provisional", state, instrument.id).word() == "applied"
        ],
        dict(_own_days(snapshot, instrument, parties)),
        binds,
    )


def _own_days(
    snapshot: Snapshot, instrument: Instrument, parties: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Return the states for which an instrument entered into force on a separate day, and when."""
    for state in parties:
        entry = snapshot.register("entry", state, instrument.id)
        act = entry.act()
        if act is not None and entry.word() == "in_force":
            yield state, act.on.text


def instrument_state(snapshot: Snapshot, instrument: Instrument) -> str:
    """Return the status of an instrument; it can be opened without an act."""
    state = snapshot.register("instrument", instrument.id).word()
    if state != "none":
        return state
    return "opened" if instrument.opened.reached_by(snapshot.day) == YES else "unknown"


class LegalChange(msgspec.Struct, frozen=True):
    """A difference between two days.

    Attributes:
        instrument: the instrument it concerns.
        what: the kind of change: `opened`, `state`, `party`, `provisional`, `entered` or `binds`.
        before: the value on the first day.
        after: the value on the second day.
        state: the state, except for `opened` and `state`.
        reading: for `binds`, the reading.
    """

    instrument: Instrument
    what: str
    before: str
    after: str
    state: str = ""
    reading: str = ""


def legal_changes(before: LegalInventory, after: LegalInventory) -> list[LegalChange]:
    """Return the differences in the law between two days, instrument by instrument."""
    earlier = {item.instrument.id: item for item in before.instruments}
    found: list[LegalChange] = []
    for item in after.instruments:
        was = earlier.pop(item.instrument.id, None)
        if was is None:
            opened = item.instrument.opened.text
            found.append(LegalChange(item.instrument, "opened", "not yet", opened))
        found += _differences(was, item)
    return found


def _differences(before: InstrumentStatus | None, after: InstrumentStatus) -> Iterator[LegalChange]:
    earlier = _flat(before) if before else {}
    for (what, state, reading), value in _flat(after).items():
        was = earlier.get((what, state, reading), "none")
        if was != value and (before is not None or value not in ("none", "no")):
            yield LegalChange(after.instrument, what, was, value, state, reading)


def _flat(item: InstrumentStatus) -> dict[tuple[str, str, str], str]:
    """Return all values of an instrument, by kind, state and reading."""
    return (
        {("state", "", ""): item.state}
        | {("party", state, ""): word for state, word in item.parties.items()}
        | {
            ("provisional", state, ""): "applied" if state in item.provisional else "none"
            for state in item.parties
        }
        | {("entered", state, ""): item.entered.get(state, "none") for state in item.parties}
        | {
            ("binds", state, reading): answer
            for reading, states in item.binds.items()
            for state, answer in states.items()
        }
    )
