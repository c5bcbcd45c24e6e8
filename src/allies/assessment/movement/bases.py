"""The ledger of bases: who has the use of which place in another state, and on what terms."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.values.ternary import YES
from allies.world.acts import Act
from allies.world.snapshot import Codes, Snapshot

_KINDS = frozenset(
    {
        "base_granted",
        "base_refused",
        "base_revoked",
        "base_vacated",
        "access_granted",
        "access_granted_conditionally",
        "access_refused",
        "access_revoked",
        "lease_extended",
        "rent_claimed",
        "rent_agreed",
    }
)


class Lease(msgspec.Struct, frozen=True):
    """One place in the use of another state, or asked for by it.

    Attributes:
        kind: `base`, or `access` where no base goes with it.
        host: the state it lies in.
        user: who has the use of it.
        place: which.
        stands: the word of its register, in the reference world.
        since: the act behind that.
        until: when it runs out, as last agreed; empty where nothing was agreed.
        acts: everything said and agreed about it up to the day, announcements too.
        is_contested: whether the sources disagree on where it stands.
    """

    kind: str
    host: str
    user: str
    place: str
    stands: str
    since: Act | None
    until: str
    acts: Sequence[Act]
    is_contested: bool


def leases(snapshot: Snapshot) -> list[Lease]:
    """Return every place somebody was let use, or refused, up to a day.

    Args:
        snapshot: the registers of the day.
    """
    acts = [
        act
        for act in snapshot.log.until(snapshot.day)
        if (act.act in _KINDS or (act.act == "announced" and (act.place or act.terms)))
        and act.on.reached_by(snapshot.day) == YES
    ]
    found = []
    for kind in ("base", "access"):
        for cell in sorted(set(snapshot.log.cells(kind))):
            codes = snapshot.register(*cell)
            if codes.act() is None and codes.known[0]:
                continue  # nothing has been said yet on that day
            found.append(_lease(kind, codes, acts, snapshot))
    return sorted(found, key=lambda item: (item.host, item.place, item.user, item.kind))


def _lease(kind: str, codes: Codes, acts: Sequence[Act], snapshot: Snapshot) -> Lease:
    _, host, user, place = codes.cell
    about = [act for act in acts if (act.by, act.to) == (host, user) and act.place in (place, "")]
    ends = [act.until.text for act in about if act.until is not None]
    return Lease(
        kind,
        host,
        user,
        place,
        codes.word() if codes.known[0] else "unknown",
        codes.act(),
        ends[-1] if ends else "",
        about,
        bool(snapshot.axes([codes.cell])),
    )
