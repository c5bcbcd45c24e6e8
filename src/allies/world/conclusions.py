"""Conclusions of sources, compared with the program's results and never used as inputs."""

from __future__ import annotations

from typing import Literal

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.means import Means

# The kinds of conclusion on will or capacity: each is about some means.
OF_MEANS = ("would_agree", "would_not_agree", "could_act", "could_not_act")


class Comparison(Entry, frozen=True, kw_only=True):
    """A source's conclusion that one member has more room for manoeuvre than another.

    Attributes:
        id: short name.
        measure: the kind of room: freedom to refuse, influence, or the cost of leaving.
        more: the state and the organisation in which it has more.
        less: the state and the organisation in which it has less.
        says: the conclusion in our own words.
        since: the first day for which the source says it.
        until: the last day for which the source says it, if it ended.
        rows: rows of the project's inventory that it carries.
        cites: where the source concludes it.
        judgement: what of it the source does not say, such as its first day, and why it is coded.
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
    judgement: str = ""


class CaseJudgement(Entry, frozen=True, kw_only=True):
    """What a source concludes about a case.

    Attributes:
        id: short name.
        case: the case.
        kind: `must_support`: nothing is decided without some states; `need_not_ask`: the host
            would not need the organisation; `would_not_happen`: a crisis of this kind or size is
            not to be expected, so a case that supposes it cannot test the conclusion;
            `would_agree` and `would_not_agree`: whether it would decide to act; `could_act` and
            `could_not_act`: whether it could bring its forces there.
        organisation: the organisation.
        means: the means; needed with all kinds but `need_not_ask` and `would_not_happen`.
        states: the states; needed with `must_support`.
        says: the conclusion in our own words.
        rows: rows of the project's inventory that it carries.
        cites: where the source concludes it.
    """

    id: str
    case: str
    kind: Literal[
        "must_support",
        "need_not_ask",
        "would_not_happen",
        "would_agree",
        "would_not_agree",
        "could_act",
        "could_not_act",
    ]
    organisation: str
    means: tuple[Means, ...] = ()
    states: tuple[str, ...] = ()
    says: str
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...]
