"""Origins: the number of independent origins of each statement of the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from allies.assessment.paging import paged
from allies.errors import QuestionError, nearest
from allies.questions.claims import Claims, ClaimsAnswer, Shares, Sourced
from allies.world.cases import happened
from allies.world.record import Record
from allies.world.reviews import STATUSES, statuses
from allies.world.sentences import sentence
from allies.world.view import View

CLAIMS_A_PAGE = 200


def claims(view: View, question: Claims) -> ClaimsAnswer:
    """Answer which statements rest on a single origin, and their share of all statements.

    Raises:
        QuestionError: no statement rests only on the origin asked about.
    """
    statements = sourced(view)
    single = dict(by_origin(statements))
    origin = question.origin
    if origin and origin not in single:
        raise QuestionError(
            f"nothing rests only on '{origin}'",
            field="origin",
            remedy=nearest(origin, single),
        )
    listed = single[origin] if origin else [item for found in single.values() for item in found]
    page = paged(listed, question.page, CLAIMS_A_PAGE)
    return ClaimsAnswer(
        shares=shares(view, statements),
        by_origin={name: len(found) for name, found in single.items()},
        paging=page.paging,
        claims=page.rows,
    )


def sourced(view: View) -> list[Sourced]:
    """Return every statement of the record that `claim` can show, with its origins."""
    evidence = view.evidence
    found = []
    read = statuses(view.whole)
    cited = {name for name, _, _, entry in _statements(view.whole) if entry.cites}
    for name, kind, says, entry in _statements(view):
        if name in cited and not entry.cites:
            continue  # published after the day of knowledge
        reported = dict.fromkeys(cite.source for cite in entry.cites if cite.source != cite.root)
        found.append(
            Sourced(
                id=name,
                kind=kind,
                says=says,
                origins=tuple(evidence.origins(entry.cites)),
                reported_by=tuple(reported),
                status=read.get(name, "draft"),
            )
        )
    return found


def _statements(record: Record) -> Iterator[tuple[str, str, str, Any]]:
    # Nobody has stated the suppositions of a case.
    for act in happened(record.acts, record.cases.values()):
        yield act.id, "act", sentence(act, record), act
    for contest in record.contests.values():
        for version in contest.versions:
            yield f"{contest.id}/{version.id}", "version", version.says, version
    for provision in record.provisions.values():
        yield provision.id, "provision", provision.says, provision
    for instrument in record.instruments.values():
        yield instrument.id, "instrument", instrument.title, instrument
    for force in record.forces.values():
        yield force.id, "force", force.name, force


def shares(view: View, statements: Sequence[Sourced]) -> Shares:
    """Count the statements that rest on judgement, on one origin, and on one held document."""
    single = [item.origins[0] for item in statements if len(item.origins) == 1]
    return Shares(
        whole=len(statements),
        judged=sum(not item.origins for item in statements),
        single=len(single),
        single_document=sum(view.sources[name].held for name in single),
    )


def by_origin(statements: Sequence[Sourced]) -> list[tuple[str, list[Sourced]]]:
    """Return the statements with a single origin, by origin; the largest group comes first."""
    single = [item for item in statements if len(item.origins) == 1]
    counts = Counter(item.origins[0] for item in single)
    return [
        (origin, [item for item in single if item.origins[0] == origin])
        for origin, _ in counts.most_common()
    ]


def by_status(statements: Sequence[Sourced]) -> dict[str, int]:
    """Return how many statements have each status, none left out."""
    counts = Counter(item.status for item in statements)
    return {status: counts[status] for status in STATUSES}
