"""The occasions that a view learns from: those shipped, and those that its theatre brings."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from allies.track_record.occasions import Occasions, load_occasions
from allies.world.occasions import Occasion
from allies.world.organisations import Organisation
from allies.world.record import Record


class Learned(msgspec.Struct, frozen=True):
    """The occasions of a record.

    Attributes:
        coded: the occasions shipped, joined by those of the theatre.
        own: those of the theatre.
    """

    coded: Occasions
    own: tuple[Occasion, ...]


def learned(record: Record) -> Learned:
    """Return the occasions that answers about a record learn from."""
    coded = load_occasions()
    names = _names(record, coded)
    own = tuple(
        replace(item, organisation=names.get(item.organisation.casefold(), item.organisation))
        for item in record.occasions.values()
    )
    return Learned(coded.joined(own), own)


def name_in_record(organisation: Organisation, coded: Occasions) -> str:
    """Return the name under which the track record knows an organisation, else its short name."""
    known = {item.name for item in coded.organisations}
    names = (organisation.id, organisation.short, organisation.name)
    return next((coded.named(name) for name in names if coded.named(name) in known), names[1])


def _names(record: Record, coded: Occasions) -> Mapping[str, str]:
    """Return, for every name of the organisations of a theatre, the one the record uses."""
    return {
        name.casefold(): name_in_record(body, coded)
        for body in record.organisations.values()
        for name in (body.id, body.short, body.name, *body.names)
    }
