"""The ledger of stands: who took a line, and who followed it, refused it or took no side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.record.ledgers import Ledger, acts_of, entered, ledger
from allies.questions.stands import ListedStand, Stands, StandsAnswer, StandsOnIssue
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS


def stands(view: View, question: Stands) -> StandsAnswer:
    """Answer who followed or refused whose line on which issue."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return StandsAnswer(
        covered=covered,
        issue=question.issue or None,
        about=question.about or None,
        stands=found,
        sums=sums,
    )


def _line_of(act: Act, acts: Mapping[str, Act]) -> Act:
    """Return the act that took the line to which a stand responds."""
    return next((acts[name] for name in act.about if name in acts), act)


def _stand(act: Act, acts: Mapping[str, Act]) -> ListedStand:
    line = _line_of(act, acts)
    return ListedStand(
        **entered(act),
        issue=line.id,
        line=line.says,
        leader=act.to or line.by,
        by=act.by,
        stand=KINDS[act.act].stage,
    )


def _by_issue(rows: Iterable[ListedStand]) -> Iterator[StandsOnIssue]:
    issues: dict[str, list[ListedStand]] = {}
    for row in rows:
        issues.setdefault(row.issue, []).append(row)
    for issue, found in issues.items():
        yield StandsOnIssue(
            issue=issue,
            leader=found[0].leader,
            followed=_whose(found, "followed"),
            refused=_whose(found, "refused"),
            open=_whose(found, "open"),
        )


def _whose(rows: Iterable[ListedStand], stand: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.by for row in rows if row.stand == stand))


_LEDGER = Ledger(
    entries=acts_of("stands"),
    enter=_stand,
    filters={
        "issue": lambda act, name: name in (act.id, *act.about),
        "about": lambda act, name: act.by == name,
    },
    sums=_by_issue,
)
