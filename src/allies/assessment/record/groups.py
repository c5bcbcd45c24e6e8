"""The ledger of groups: what sources say of groups that are no states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import concerns, recorded
from allies.assessment.record.ledgers import Ledger, MarkedAct, entered, ledger
from allies.questions.groups import Group, Groups, GroupsAnswer, Strength, ToldOfGroup
from allies.world.view import View
from allies.world.vocabulary import KINDS

_Rows = tuple[str, list[ToldOfGroup]]  # a group, and its rows


def groups(view: View, question: Groups) -> GroupsAnswer:
    """Answer what sources say of groups that are no states."""
    found, sums, covered = ledger(view, question, _LEDGER)
    alone = question.about if question.about in view.groups else ""
    return GroupsAnswer(
        covered=covered,
        about=question.about or None,
        told=found,
        groups=tuple(_group(view, name, rows) for name, rows in sums if alone in ("", name)),
    )


def _tellings(view: View) -> Iterator[MarkedAct]:
    for act in recorded(view):
        named = (act.by, act.of, *act.about)
        told = tuple(dict.fromkeys(name for name in named if name in view.groups))
        if told:
            yield MarkedAct(act, told)


def _told(item: MarkedAct, _all: Mapping[str, MarkedAct]) -> ToldOfGroup:
    act, kind = item.act, KINDS[item.act.act]
    return ToldOfGroup(
        **entered(act),
        groups=item.under,
        by=act.by,
        what=kind.stage if kind.ledger == "groups" else "told",
        hosts=act.hosts,
        allied_to=act.to if kind.stage == "allied" else None,
        amount=act.amount if kind.stage == "counted" else None,
        unit=act.unit if kind.stage == "counted" else None,
    )


def _by_group(rows: Iterable[ToldOfGroup]) -> Iterator[_Rows]:
    found: dict[str, list[ToldOfGroup]] = {}
    for row in rows:
        for name in row.groups:
            found.setdefault(name, []).append(row)
    yield from sorted(found.items())


def _group(view: View, name: str, rows: Iterable[ToldOfGroup]) -> Group:
    group, told = view.groups[name], tuple(rows)
    return Group(
        id=name,
        kind=group.kind,
        also_called=group.names,
        says=group.says or None,
        strength=tuple(
            Strength(amount=row.amount, unit=row.unit or "", by=row.by, on=row.on)
            for row in told
            if row.amount is not None
        ),
        where=tuple(dict.fromkeys(host for row in told for host in row.hosts)),
        allied_to=tuple(dict.fromkeys(row.allied_to for row in told if row.allied_to)),
        told_by=tuple(dict.fromkeys(row.by for row in told)),
        cases=tuple(case.id for case in view.cases.values() if name in case.adversaries),
        cites=cites_of(group.cites),
        judgement=group.judgement or None,
    )


_LEDGER = Ledger(
    entries=_tellings,
    enter=_told,
    filters={"about": lambda item, name: concerns(item.act, name)},
    sums=_by_group,
)
