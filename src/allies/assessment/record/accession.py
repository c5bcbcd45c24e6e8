"""The ledger of accession: who may join, who backs it, what hinders it, which rules may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.record.chronicle import Span, concerns, recorded
from allies.assessment.record.ledgers import Ledger, MarkedAct, acts_of, entered, ledger
from allies.assessment.record.standing import standings
from allies.questions.accession import (
    Accession,
    AccessionAnswer,
    Candidate,
    Proposal,
    ToldOfAccession,
)
from allies.questions.membership import Member
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS

_Rows = tuple[tuple[str, str], list[ToldOfAccession]]  # organisation and state, and its rows


def accession(view: View, question: Accession) -> AccessionAnswer:
    """Answer who may join which organisation, and which proposals would change its rules."""
    found, sums, covered = ledger(view, question, _LEDGER)
    proposals, _, _ = ledger(view, question, _PROPOSALS)
    last, record = Span.of(question).last, view.theatre
    day = record.until.last if last is None else min(last, record.until.last)
    near = _near(view, {body for (body, _), _ in sums}, max(day, record.since.first))
    return AccessionAnswer(
        covered=covered,
        about=question.about or None,
        told=found,
        queue=tuple(
            _candidate(body, state, near.get((body, state)), rows) for (body, state), rows in sums
        ),
        proposals=proposals,
    )


def _near(view: View, bodies: Iterable[str], day: int) -> dict[tuple[str, str], Member]:
    """Return how each state stands that was ever close to one of some organisations."""
    return {
        (body, item.state): item
        for body in bodies
        for item in standings(view, view.organisations[body], day)
    }


def _told(act: Act, _acts: Mapping[str, Act]) -> ToldOfAccession:
    return ToldOfAccession(
        **entered(act),
        by=act.by,
        candidate=act.state,
        organisation=act.of,
        what=KINDS[act.act].stage,
        who=act.to or None,
    )


def _queues(rows: Iterable[ToldOfAccession]) -> Iterator[_Rows]:
    found: dict[tuple[str, str], list[ToldOfAccession]] = {}
    for row in rows:
        found.setdefault((row.organisation, row.candidate), []).append(row)
    yield from sorted(found.items())


def _candidate(
    body: str, state: str, standing: Member | None, rows: Iterable[ToldOfAccession]
) -> Candidate:
    by_what: dict[str, list[ToldOfAccession]] = {}
    for row in rows:
        by_what.setdefault(row.what, []).append(row)
    wants = {"sought": True, "unwanted": False}
    told = {wants[what] for what in by_what if what in wants}
    return Candidate(
        organisation=body,
        state=state,
        status=standing.status.membership if standing is not None else "none",
        contested=standing is not None and standing.contested,
        wants=told.pop() if len(told) == 1 else None,
        sponsors=tuple(dict.fromkeys(row.who for row in by_what.get("backed", ()) if row.who)),
        obstacles=tuple(row.says for row in by_what.get("hindered", ())),
        prospects=tuple(row.says for row in by_what.get("expected", ())),
    )


def _proposed(view: View) -> Iterator[MarkedAct]:
    """Return the proposals that would change a rule: of deciding, or of a provision."""
    for act in recorded(view):
        provisions = tuple(name for name in act.about if name in view.provisions)
        if act.act == "proposed" and (act.rule or provisions):
            yield MarkedAct(act, provisions)


def _proposal(item: MarkedAct, _all: Mapping[str, MarkedAct]) -> Proposal:
    act = item.act
    return Proposal(
        **entered(act),
        by=act.by,
        organisation=act.of or act.by,
        rule=act.rule or None,
        provisions=item.under,
    )


_LEDGER = Ledger(
    entries=acts_of("accession"), enter=_told, filters={"about": concerns}, sums=_queues
)
_PROPOSALS = Ledger(
    entries=_proposed,
    enter=_proposal,
    filters={"about": lambda item, name: concerns(item.act, name)},
    sums=lambda _rows: iter(()),
)
