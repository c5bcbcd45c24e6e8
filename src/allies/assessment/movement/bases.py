"""Bases: who may use which place in another state, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.parts import act_part, cites_of
from allies.questions.bases import Bases, BasesAnswer, Lease, LeaseTerm
from allies.values.dates import day_text
from allies.values.ternary import YES
from allies.world.acts import Act, Term
from allies.world.snapshot import RegisterValue, Snapshot
from allies.world.view import View

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


def bases(view: View, question: Bases) -> BasesAnswer:
    """Answer who could use which place in another state on a day, and on what terms."""
    day = view.day(question.on)
    found = _leases(view, view.on(day)) if view.covers(day) else []
    return BasesAnswer(on=day_text(day), bases=tuple(found))


def _leases(view: View, snapshot: Snapshot) -> list[Lease]:
    """Return every place whose use was granted or refused up to a day."""
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
            found.append(_lease(view, snapshot, codes, acts))
    return sorted(found, key=lambda item: (item.host, item.place, item.user, item.kind))


def _lease(view: View, snapshot: Snapshot, codes: RegisterValue, acts: Sequence[Act]) -> Lease:
    """Return one place: its register, and everything that was said and agreed about it."""
    kind, host, user, place = codes.cell
    about = [act for act in acts if (act.by, act.to) == (host, user) and act.place in (place, "")]
    last, began = codes.act(), codes.beginning()
    return Lease(
        kind=kind,
        host=host,
        user=user,
        place=place,
        stands=codes.word() if codes.known[0] else "unknown",
        since=began.since if began else None,
        until=last.until.text if last is not None and last.until is not None else None,
        contested=bool(snapshot.axes([codes.cell])),
        terms=tuple(term for act in about for term in _terms(act)),
        acts=tuple(act_part(act, view) for act in about),
    )


def _terms(act: Act) -> Iterator[LeaseTerm]:
    """Return what an act asks or gives in return, and how long it makes a lease."""
    for term in act.in_return:
        yield _term(act, term.term, term)
    if act.act == "lease_extended" and act.until is not None:
        yield _term(act, "lease", until=act.until.text)
    elif act.act == "announced" and not act.in_return:
        yield _term(act, "statement", says=act.says)


def _term(
    act: Act, name: str, term: Term | None = None, *, until: str = "", says: str = ""
) -> LeaseTerm:
    return LeaseTerm(
        on=act.on.text,
        act=act.act,
        term=name,
        amount=term.amount if term else None,
        unit=(term.unit or None) if term else None,
        until=until or None,
        says=(term.says if term else says) or None,
        cites=cites_of(act.cites),
        judgement=act.judgement or None,
    )
