"""The ledger of intelligence: who shares it with whom, and who depends on whom for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.capitals.statements import Statement, between, stated, statements
from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import Span
from allies.assessment.record.ledgers import Ledger, ledger
from allies.questions.intelligence import (
    Intelligence,
    IntelligenceAnswer,
    ListedTie,
    ServiceNote,
    TieBetween,
)
from allies.world.capitals import ASPECTS
from allies.world.view import View

_SHARES, _DEPENDS = "sharing", "intelligence"
_OF_SERVICES = ("assessment", "services")


def intelligence(view: View, question: Intelligence) -> IntelligenceAnswer:
    """Answer who shares intelligence with whom, and who depends on whom for it."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return IntelligenceAnswer(
        covered=covered,
        about=question.about or None,
        ties=found,
        sums=sums,
        services=tuple(_services(view, question)),
    )


def _tie(item: Statement, _all: Mapping[str, Statement]) -> ListedTie:
    return ListedTie(**stated(item))


def _pairs(rows: Iterable[ListedTie]) -> Iterator[TieBetween]:
    for (state, name), found in between(rows).items():
        yield TieBetween(
            state=state,
            towards=name,
            shares=_words(found, _SHARES),
            depends=_words(found, _DEPENDS),
            since=found[0].on,
        )


def _words(rows: Iterable[ListedTie], aspect: str) -> tuple[str, ...]:
    """Return the words that statements of one aspect use, the least first, each once."""
    scale = ASPECTS[aspect].scale
    said = {row.level for row in rows if row.aspect == aspect and row.level}
    return tuple(sorted(said, key=lambda word: scale[word]))


def _services(view: View, question: Intelligence) -> Iterator[ServiceNote]:
    """Return what is said of services, the same statement about several states once."""
    span, notes = Span.of(question), dict[tuple[object, ...], list[Statement]]()
    for item in statements(view, _OF_SERVICES):
        if question.about in ("", item.state) and span.meets_days(*item.days):
            trait = item.trait
            notes.setdefault((trait.level, trait.says, trait.cites), []).append(item)
    for found in notes.values():
        first = found[0].trait
        yield ServiceNote(
            states=tuple(item.state for item in found),
            level=first.level or None,
            says=first.says,
            cites=cites_of(first.cites),
            judgement=first.judgement or None,
        )


_LEDGER = Ledger(
    entries=lambda view: statements(view, (_SHARES, _DEPENDS)),
    enter=_tie,
    filters={"about": Statement.concerns},
    sums=_pairs,
)
