"""Checks of what ledgers hold: exercises, transfers, bargains, stands on a line, and groups."""

from __future__ import annotations

from allies.theatre.checks.context import Context
from allies.values.currencies import CURRENCIES, currency_in
from allies.world.acts import Act, Value
from allies.world.vocabulary import KINDS

_OF_EXERCISES = ("participants", "away", "declared", "rehearsed")
_OF_TRANSFERS = ("also_to", "kinds", "value")
_YEARS = range(1900, 2101)


def check_ledgers(context: Context) -> None:
    """Check every act of the record and of the cases that a ledger holds, or might."""
    cases = context.record.cases.values()
    for act in (*context.record.acts, *(act for case in cases for act in case.acts)):
        kind = KINDS.get(act.act)
        if kind is None:
            continue
        if kind.ledger == "exercises":
            _check_exercise(context, act)
        else:
            _no_such_fields(context, act, _OF_EXERCISES, "an exercise")
            if kind.ledger != "groups":
                _no_such_fields(context, act, ("hosts",), "an exercise or a statement on a group")
        if kind.ledger == "groups":
            _check_group(context, act)
        if kind.ledger == "transfers":
            _check_transfer(context, act)
        else:
            _no_such_fields(context, act, _OF_TRANSFERS, "a transfer")
        if kind.ledger == "stands" and kind.stage != "led":
            _check_stand(context, act)
        if act.act in ("permission_sought", "terms_offered") and not (act.place or act.mode):
            context.fault(
                f"act:{act.id}",
                (),
                "'place' and 'mode' are both missing",
                "a bargain is about a place or about a way to pass",
                "add 'place:' for a base, or 'mode:' for passage",
            )


def _no_such_fields(context: Context, act: Act, fields: tuple[str, ...], what: str) -> None:
    for field in fields:
        if getattr(act, field):
            context.fault(
                f"act:{act.id}",
                (field,),
                f"an act of kind '{act.act}' has no '{field}'",
                f"only {what} has it, and no answer would show it here",
                f"remove '{field}:', or write the act as {what}",
            )


def _check_exercise(context: Context, act: Act) -> None:
    key = f"act:{act.id}"
    if act.state:
        context.fault(
            key,
            ("state",),
            "an exercise has no 'state'",
            "'hosts' says where it was held, and 'participants' who took part",
            f"write hosts: [{act.state}]",
        )
    _know_all(context, act, "hosts", "state")
    _know_all(context, act, "participants", "actor")
    for at, absence in enumerate(act.away):
        known = context.know(key, ("away", at, "state"), absence.state, "state")
        if known and absence.state in act.participants:
            context.fault(
                key,
                ("away", at, "state"),
                f"'{absence.state}' both took part and stayed away",
                "a state does one or the other",
                "remove it from 'participants' or from 'away'",
            )
    place = context.record.places.get(act.place)
    if place is not None and place.state not in act.hosts and context.reading.is_whole:
        context.fault(
            key,
            ("place",),
            f"'{place.id}' lies in {place.state}, which is none of the hosts",
            "the state in which an exercise is held is its host",
            f"add {place.state} to 'hosts:', or correct the place",
        )


def _check_group(context: Context, act: Act) -> None:
    """Check that a statement on a group names one, and states in which it is."""
    key = f"act:{act.id}"
    if act.of:
        context.know(key, ("of",), act.of, "group", context.record.groups)
    _know_all(context, act, "hosts", "state")


def _check_stand(context: Context, act: Act) -> None:
    """Check that a stand names one line, and who took it."""
    lines = {item.id: item for item in context.record.acts if item.act == "line_taken"}
    named = [name for name in act.about if name in lines]
    key = f"act:{act.id}"
    if len(named) != 1 and act.about and context.reading.is_whole:
        context.fault(
            key,
            ("about",),
            f"it names {len(named) or 'no'} act of kind 'line_taken'",
            "who follows, refuses or takes no stand does so on one line that somebody took",
            context.nearest(act.about[0], lines),
        )
    elif named and act.to and lines[named[0]].by != act.to:
        context.fault(
            key,
            ("to",),
            f"the line '{named[0]}' is not that of '{act.to}'",
            f"'{lines[named[0]].by}' took it",
            f"write to: {lines[named[0]].by}",
        )


def _know_all(context: Context, act: Act, field: str, kind: str) -> None:
    """Check that all names of a field exist, and that none stands in it twice."""
    names: tuple[str, ...] = getattr(act, field)
    for at, name in enumerate(names):
        context.know(f"act:{act.id}", (field, at), name, kind)
        if name in names[:at]:
            context.fault(
                f"act:{act.id}",
                (field, at),
                f"'{name}' is named twice",
                "each is named once",
                "remove one of the two",
            )


def _check_transfer(context: Context, act: Act) -> None:
    key = f"act:{act.id}"
    _know_all(context, act, "also_to", "actor")
    if act.to and act.to == act.by:
        context.fault(
            key,
            ("to",),
            f"a transfer from '{act.by}' to itself has no direction",
            "'by' is who gives or asks, 'to' whom it is given or who is asked",
            "correct one of the two",
        )
    for at, name in enumerate(act.also_to):
        if name in (act.by, act.to):
            context.fault(
                key,
                ("also_to", at),
                f"'{name}' is named already",
                "'also_to' names others that share in it",
                "remove it",
            )
    _check_amount(context, act)
    if act.value is not None:
        _check_value(context, key, act.value)


def _check_amount(context: Context, act: Act) -> None:
    key = f"act:{act.id}"
    currency = currency_in(act.unit)
    if currency:
        context.fault(
            key,
            ("unit",),
            f"a sum in {currency} is without the year whose money it is",
            "sums of money are added only within one currency of one year",
            f"write value: {{amount: {act.amount or 0:g}, currency: {currency}, year: YYYY}}"
            " in place of 'amount' and 'unit'",
        )
    elif act.amount is not None and not act.unit:
        context.fault(
            key,
            ("amount",),
            f"nothing says what {act.amount:g} counts",
            "a number needs a unit, and a sum of money its currency and year",
            "add 'unit:', or write value: {amount: ..., currency: USD, year: YYYY}",
        )


def _check_value(context: Context, key: str, value: Value) -> None:
    where = (key, ("value",))
    if value.amount is None and (value.low is None or value.high is None):
        context.fault(
            *where,
            "a value without a sum",
            "a value is a sum, or a range with both ends",
            "add 'amount:', or 'low:' and 'high:'",
        )
    elif (value.low is None) != (value.high is None):
        context.fault(*where, "a range with one end", "a range has both", "add 'low:' or 'high:'")
    given = [item for item in (value.low, value.amount, value.high) if item is not None]
    if given != sorted(given) or any(item < 0 for item in given):
        context.fault(
            *where,
            "the sums of a value are not in order",
            "'low' is at most 'amount', 'amount' at most 'high', and none is below nothing",
            "correct them",
        )
    if value.currency not in CURRENCIES:
        context.fault(
            key,
            ("value", "currency"),
            f"unknown currency '{value.currency}'",
            "a currency is named by its three letters in ISO 4217",
            context.nearest(value.currency, CURRENCIES),
        )
    if value.year not in _YEARS:
        context.fault(
            key,
            ("value", "year"),
            f"{value.year} is no year of a currency",
            f"it lies between {_YEARS[0]} and {_YEARS[-1]}",
            "write the year as four figures",
        )
