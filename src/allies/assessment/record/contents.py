"""What an entry contains, line by line, and the days of which it tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from allies.questions.claims import Content
from allies.values.rankings import order_words
from allies.world.acts import Act
from allies.world.capitals import ThreatRegister, Trait
from allies.world.instruments import Instrument
from allies.world.organisations import Organ
from allies.world.record import Record
from allies.world.sentences import speaker


def contents_of(entry: object, record: Record) -> tuple[Content, ...]:
    """Return what an entry contains: threats and mentions, posts, terms; mostly nothing.

    Args:
        entry: an entry of the record.
        record: the record whose names are shown.
    """
    return tuple(_lines(entry, record))


@singledispatch
def _lines(_entry: object, _record: Record) -> Iterator[Content]:
    yield from ()


@_lines.register
def _(entry: ThreatRegister, record: Record) -> Iterator[Content]:
    yield Content(part="by", says=speaker(entry.by, record))
    for threat in entry.threats:
        yield Content(part=threat.part or "threat", says=threat.says)
    for mention in entry.mentions:
        place = mention.place.replace("_", " ")
        yield Content(part=f"{record.name(mention.of)} ({place})", says=mention.says)
    yield Content(part="order", says=_order(entry, record))


def _order(entry: ThreatRegister, record: Record) -> str:
    return order_words(
        is_secret=entry.is_secret,
        is_reported=bool(entry.threats),
        is_ranked=entry.ranked,
        readers=[speaker(item.who, record) for item in entry.order_read_by],
    )


@_lines.register
def _(entry: Organ, record: Record) -> Iterator[Content]:
    for part, name in (("seat", entry.seat), ("under", entry.under)):
        if name:
            yield Content(part=part, says=record.name(name))
    for person in entry.people:
        since = f", since {person.since.text}" if person.since else ""
        until = f", until {person.until.text}" if person.until else ""
        yield Content(part=person.post, says=f"{person.name}{since}{until}")


@_lines.register
def _(entry: Trait, record: Record) -> Iterator[Content]:
    whose = [item.id for item in record.capitals.values() if entry in item.traits]
    yield Content(part="of", says=", ".join(map(record.name, whose)))
    if entry.by:
        yield Content(part="by", says=speaker(entry.by, record))
    if entry.level:
        yield Content(part=entry.aspect.replace("_", " "), says=entry.level.replace("_", " "))
    if entry.towards:
        yield Content(part="towards", says=", ".join(map(record.name, entry.towards)))
    if entry.dated_by:
        yield Content(part="date", says=entry.dated_by)


@_lines.register
def _(entry: Act, record: Record) -> Iterator[Content]:
    for term in entry.terms:
        if term.says:
            yield Content(part=term.term, says=term.says)
    for part in ("declared", "rehearsed"):
        told = getattr(entry, part)
        if told is not None:
            yield Content(part=part, says=told.says)
    for absence in entry.away:
        if absence.why is not None:
            yield Content(part=f"{record.name(absence.state)} away", says=absence.why.says)


def days_of(entry: object) -> tuple[str | None, str | None]:
    """Return the day of which an entry tells and the day until which it holds, as written.

    Of a text it is the day on which it opened.
    """
    if isinstance(entry, Instrument):
        return entry.opened.text, None
    since = getattr(entry, "on", None) or getattr(entry, "since", None)
    until = getattr(entry, "until", None)
    return since.text if since else None, until.text if until else None
