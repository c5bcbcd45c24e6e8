"""Checks of seats: elected organs, who sits in them, and the days on which they can decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from allies.evidence.accounts import BEST_EVIDENCE
from allies.theatre.checks.context import Context
from allies.theatre.checks.folds import all_sources_known, stood
from allies.values.ternary import NO
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.organisations import Organ, Organisation
from allies.world.registers import REGISTERS
from allies.world.seats import deciders, is_elected, seat_of, voters
from allies.world.snapshot import Snapshot
from allies.world.vocabulary import INSIDE, KINDS
from allies.world.worlds import Worlds

_SEATING = frozenset(
    name for name, kind in KINDS.items() if any(item.register == "seat" for item in kind.sets)
)


def check_seats(context: Context) -> None:
    """Check who is seated where, and that every organ with elected members has some."""
    organs = {
        organ.id: (organ, body)
        for body in context.record.organisations.values()
        for organ in body.organs
    }
    seated: dict[str, list[Act]] = {}
    for act in _acts(context):
        if act.act not in _SEATING or act.of not in context.names["organ"]:
            continue  # an unknown organ is a fault of its own
        if act.of not in organs:
            context.fault(
                f"act:{act.id}",
                ("of",),
                f"'{act.of}' is an organ of a state",
                "seats are taken in the organs of organisations",
                "name an organ of an organisation",
            )
            continue
        seated.setdefault(act.of, []).append(act)
        _check_seat(context, act, *organs[act.of])
    for organ, body in organs.values():
        _check_empty(context, body, organ, seated)


def check_sitting(context: Context) -> None:
    """Check that a state is a member when it is seated, and that somebody decides in each case."""
    record = context.record
    acts = list(_acts(context))
    if any(act.act not in KINDS for act in acts) or not all_sources_known(context, acts):
        return  # reported as faults, and nothing can be folded
    organs = {organ.id: body for body in record.organisations.values() for organ in body.organs}
    for act in record.acts:
        if act.act == "seated" and act.of in organs and not act.version:
            _check_member(context, act, organs[act.of])
    for case in record.cases.values():
        _check_case(context, case)


def _acts(context: Context) -> Iterator[Act]:
    yield from context.record.acts
    for case in context.record.cases.values():
        yield from case.acts


def _check_seat(context: Context, act: Act, organ: Organ, body: Organisation) -> None:
    """Check that an organ has seats to take, and exists on the day."""
    key = f"act:{act.id}"
    if not is_elected(body, organ.id):
        context.fault(
            key,
            ("of",),
            f"every member sits in '{organ.id}', so no seat in it can be taken",
            "only an organ with 'seats: elected' has seats that acts name",
            f"write 'seats: elected' in the entry of '{organ.id}', or remove the act",
        )
    if organ.since is not None and act.on.last < organ.since.first:
        context.fault(
            key,
            ("on",),
            f"'{organ.id}' did not exist on {act.on}",
            f"it was set up on {organ.since}",
            "correct the date of the act, or 'since:' of the organ",
        )
    if organ.until is not None and act.on.first > organ.until.last:
        context.fault(
            key,
            ("on",),
            f"'{organ.id}' did not exist any more on {act.on}",
            f"it was dissolved on {organ.until}",
            "correct the date of the act, or 'until:' of the organ",
        )


def _check_empty(
    context: Context, body: Organisation, organ: Organ, seated: Mapping[str, Sequence[Act]]
) -> None:
    """Check that an organ with elected members has one on some day."""
    taken = any(act.act == "seated" for act in seated.get(organ.id, ()))
    if is_elected(body, organ.id) and not taken and context.reading.is_whole:
        context.fault(
            f"organisation:{body.id}",
            ("organs", body.organs.index(organ), "seats"),
            f"nobody ever sits in '{organ.id}'",
            "an organ with elected members decides by those whom acts name",
            "add an act of the kind 'seated' for each member of it, or write 'seats: all'",
        )


def _check_member(context: Context, act: Act, body: Organisation) -> None:
    """Check that a state that takes a seat is a member on that day."""
    effects = context.record.log.setters(("membership", act.affected, body.id))
    status = stood(effects, act, REGISTERS["membership"])
    contested = any(effect.contest for effect in effects)
    if not contested and not status & set(INSIDE):
        context.fault(
            f"act:{act.id}",
            ("state",) if act.state else ("by",),
            f"'{act.affected}' is not a member of '{body.id}' on {act.on}:"
            f" its membership is '{' or '.join(sorted(status))}'",
            "only members sit in an organ",
            "correct the date or the state, or add the act by which it became a member",
        )


def _check_case(context: Context, case: Case) -> None:
    """Check that the organs that a case asks have somebody seated on its day."""
    question, known = case.question, context.record.organisations
    for body in (known[name] for name in question.asked_of if name in known):
        for offered in body.means:
            organs = deciders(body, offered, case.on.first)
            if offered.means not in question.means or not organs:
                continue
            if all(_is_empty(context, case, body, organ) for organ in organs):
                named = " or ".join(f"'{organ}'" for organ in organs)
                context.fault(
                    f"case:{case.id}",
                    ("on",),
                    f"nobody sits in {named} on {case.on}",
                    f"it decides on '{offered.means}', and without seats its decision is unknown",
                    "add the acts 'seated' that were in effect on that day, or correct the date",
                )


def _is_empty(context: Context, case: Case, body: Organisation, organ: str) -> bool:
    """Return whether surely nobody sits in an elected organ of a body that has members."""
    if not is_elected(body, organ) or any(act.of == organ for act in case.acts):
        return False
    record = context.record
    worlds = Worlds(record.evidence.account(BEST_EVIDENCE))
    snapshot = Snapshot(case.on.first, record.log, worlds, is_covered=True)
    if not voters(snapshot, body, record.states).voting:
        return False
    return all(int(seat_of(snapshot, state, organ)[0]) == NO for state in record.states)
