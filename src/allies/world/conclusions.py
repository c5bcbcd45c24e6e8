"""What sources conclude, held beside what the program works out; never one of its inputs."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.means import Means


class Comparison(Entry, frozen=True, kw_only=True):
    """A source's conclusion that one member has more room than another.

    Attributes:
        id: short name.
        measure: of what: freedom to refuse, influence, or the cost of leaving.
        more: the state and the organisation in which it has more.
        less: the state and the organisation in which it has less.
        says: the conclusion in our own words.
        since: from when on it is said to hold.
        until: until when, where it is said to have ended.
        rows: rows of the project's inventory it carries.
        cites: where it is drawn.
    """

    id: str
    measure: Literal["freedom", "influence", "exit_cost"]
    more: tuple[str, str]
    less: tuple[str, str]
    says: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...]


class CaseJudgement(Entry, frozen=True, kw_only=True):
    """What a source concludes of a case.

    Attributes:
        id: short name.
        case: the case.
        kind: `must_support`, that nothing is decided without some states; `need_not_ask`, that the
            host would not need the organisation; `would_not_happen`, that a crisis of this sort or
            size is not to be expected, which a case that supposes it cannot test.
        organisation: which organisation.
        means: which means; needed with `must_support`.
        states: which states; needed with `must_support`.
        says: the conclusion in our own words.
        rows: rows of the project's inventory it carries.
        cites: where it is drawn.
    """

    id: str
    case: str
    kind: Literal["must_support", "need_not_ask", "would_not_happen"]
    organisation: str
    means: tuple[Means, ...] = ()
    states: tuple[str, ...] = ()
    says: str
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...]
