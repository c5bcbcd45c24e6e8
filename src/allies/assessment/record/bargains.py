"""The ledger of bargains: demands, offers and results for bases and permissions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.parts import terms_part
from allies.assessment.record.chronicle import concerns, recorded
from allies.assessment.record.ledgers import Ledger, entered, ledger
from allies.questions.bargains import Bargain, Bargains, BargainsAnswer, ListedStep
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS

# Acts of the party that wants to use something; in all other kinds the host acts.
_OF_THE_USER = ("permission_sought", "terms_offered")
_Over = tuple[str, str, str, str]  # host, user, place and mode


def bargains(view: View, question: Bargains) -> BargainsAnswer:
    """Answer what was demanded and offered for bases and permissions, and with what result."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return BargainsAnswer(covered=covered, about=question.about or None, steps=found, sums=sums)


def _over(act: Act) -> _Over:
    """Return the object of the bargain that an act belongs to."""
    host, user = (act.to, act.by) if act.act in _OF_THE_USER else (act.by, act.to)
    return host, user, act.place, "" if act.place else act.mode or ""


def _of_bargains(view: View) -> Iterator[Act]:
    """Return the steps of bargains.

    A grant is a step only if its object was also demanded or offered, or has something in return.
    """
    steps = [
        act
        for act in recorded(view)
        if KINDS[act.act].ledger == "bargains"
        or (act.act == "announced" and act.to and (act.place or act.terms))
    ]
    stages = ("asked", "offered")
    told = {_over(act) for act in steps if act.in_return or KINDS[act.act].stage in stages}
    return (act for act in steps if _over(act) in told)


def _step(act: Act, _acts: Mapping[str, Act]) -> ListedStep:
    host, user, place, mode = _over(act)
    return ListedStep(
        **entered(act),
        act=act.act,
        stage=KINDS[act.act].stage or "announced",
        host=host,
        user=user,
        place=place or None,
        mode=mode or None,
        terms=terms_part(act.in_return),
        until=act.until.text if act.until else None,
    )


def _settled(rows: Iterable[ListedStep]) -> Iterator[Bargain]:
    found: dict[tuple[str, str, str, str], list[ListedStep]] = {}
    for row in rows:
        found.setdefault((row.host, row.user, row.place or "", row.mode or ""), []).append(row)
    for (host, user, place, mode), steps in sorted(found.items()):
        yield Bargain(
            host=host,
            user=user,
            place=place or None,
            mode=mode or None,
            asked=tuple(step for step in steps if step.stage in ("asked", "announced")),
            offered=tuple(step for step in steps if step.stage == "offered"),
            ended=tuple(step for step in steps if step.stage == "ended"),
        )


_LEDGER = Ledger(
    entries=_of_bargains,
    enter=_step,
    filters={"about": concerns},
    sums=_settled,
)
