"""The ledger of dependence: on whom, with what disputes, and who else there is to turn to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allies.assessment.capitals.statements import Statement, between, stated, statements
from allies.assessment.record.ledgers import Ledger, ledger
from allies.questions.dependence import (
    Dependence,
    DependenceAnswer,
    DependenceBetween,
    ListedDependence,
)
from allies.world.capitals import ASPECTS, DEPENDENCE
from allies.world.view import View

_KINDS = {
    **dict.fromkeys(DEPENDENCE, "depends"),
    "leverage": "hold",
    "disputes": "dispute",
    "relation": "dispute",
    "turns_to": "alternative",
}
_STRAINED = ("strained", "hostile")  # of all relations, these are disputes


def dependence(view: View, question: Dependence) -> DependenceAnswer:
    """Answer who depends on whom for what, what they dispute, and to whom else they could turn."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return DependenceAnswer(
        covered=covered, about=question.about or None, statements=found, sums=sums
    )


def _entries(view: View) -> Iterator[Statement]:
    for item in statements(view, _KINDS):
        if item.trait.aspect != "relation" or item.trait.level in _STRAINED:
            yield item


def _entered(item: Statement, _all: Mapping[str, Statement]) -> ListedDependence:
    return ListedDependence(
        **stated(item),
        kind=_KINDS[item.trait.aspect],
        amount=item.trait.amount,
        unit=item.trait.unit or None,
    )


def _pairs(rows: Iterable[ListedDependence]) -> Iterator[DependenceBetween]:
    for (state, name), found in sorted(between(rows).items()):
        domains = {domain: words for domain in DEPENDENCE if (words := _words(found, domain))}
        kinds = [row.kind for row in found]
        yield DependenceBetween(
            state=state,
            towards=name,
            domains=domains,
            not_reported=tuple(name for name in DEPENDENCE if domains and name not in domains),
            disputes=kinds.count("dispute"),
            holds=kinds.count("hold"),
            alternative="alternative" in kinds,
        )


def _words(rows: Sequence[ListedDependence], domain: str) -> tuple[str, ...]:
    """Return the words said of one domain, the least first, each once."""
    scale = ASPECTS[domain].scale
    said = {row.level for row in rows if row.aspect == domain and row.level}
    return tuple(sorted(said, key=lambda word: scale[word]))


_LEDGER = Ledger(
    entries=_entries,
    enter=_entered,
    filters={"about": Statement.concerns},
    sums=_pairs,
)
