"""The ledger of balances: what transfers change between two states, and who says what of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from allies.assessment.record.ledgers import Ledger, acts_of, entered, ledger
from allies.assessment.record.transfers import transfers
from allies.errors import QuestionError
from allies.questions.balance import Arrived, Balance, BalanceAnswer, JudgedBalance, Side
from allies.questions.transfers import ListedTransfer, Transfers
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS

# Kit with which one fights; what is not among them carries, feeds, trains or watches.
ARMS = frozenset(
    {
        *("small_arms", "armoured_vehicles", "artillery", "air_defence"),
        *("aircraft", "helicopters", "drones", "ships"),
    }
)
_DONE, _PROMISED = ("delivered", "stored"), ("pledged", "agreed", "licensed")


def balance(view: View, question: Balance) -> BalanceAnswer:
    """Answer what transfers change between two states, and who says what of the balance.

    Raises:
        QuestionError: both are one state, or the span of the question ends before it starts.
    """
    pair = (question.state, question.other)
    if question.state == question.other:
        raise QuestionError(
            f"'{question.state}' is named twice",
            field="other",
            why="a balance is between two states",
            remedy="name another state",
        )
    judged, _, covered = ledger(view, question, _LEDGER)
    received = {state: _received(view, question, state) for state in pair}
    arms = {state: _arms(rows) for state, rows in received.items()}
    return BalanceAnswer(
        covered=covered,
        sides=tuple(
            Side(
                state=state,
                arrived=tuple(_items(received[state], _DONE)),
                promised=tuple(_items(_not_delivered(received[state]), _PROMISED)),
                formations=tuple(item.id for item in view.forces.values() if item.owner == state),
                arms_alone=tuple(sorted(arms[state] - arms[other])),
            )
            for state, other in (pair, pair[::-1])
        ),
        changes=_changes(received, arms) if covered else "unknown",
        grows=_alone(received, arms) if covered else None,
        judged=tuple(row for row in judged if not row.of or set(row.of) & set(pair)),
    )


def _received(view: View, question: Balance, state: str) -> Sequence[ListedTransfer]:
    asked = Transfers(receiver=state, since=question.since, until=question.until)
    return transfers(view, asked).transfers


def _not_delivered(rows: Sequence[ListedTransfer]) -> list[ListedTransfer]:
    """Return promises that nothing on record carries out, or renews."""
    return [row for row in rows if row.outcome == "none_on_record"]


def _items(rows: Sequence[ListedTransfer], stages: tuple[str, ...]) -> Iterator[Arrived]:
    for row in rows:
        for kind in (row.kinds or (None,)) if row.stage in stages else ():
            alone = len(row.kinds) == 1
            yield Arrived(
                kind=kind,
                is_arms=kind in ARMS if kind else None,
                giver=row.giver,
                stage=row.stage,
                on=row.on,
                amount=row.amount if alone else None,
                unit=row.unit if alone else None,
                act=row.id,
            )


def _arms(rows: Sequence[ListedTransfer]) -> set[str]:
    """Return the kinds of arms that were delivered."""
    done = (kind for row in rows if row.stage in _DONE for kind in row.kinds)
    return {kind for kind in done if kind in ARMS}


def _is_unclear(rows: Sequence[ListedTransfer]) -> bool:
    """Whether something of an unknown kind was delivered."""
    return any(row.stage in _DONE and not row.kinds for row in rows)


def _changes(received: Mapping[str, Sequence[ListedTransfer]], arms: Mapping[str, set[str]]) -> str:
    """Return to how many sides arms came; unknown if what came to a side without them may be."""
    if any(_is_unclear(received[state]) and not arms[state] for state in arms):
        return "unknown"
    return ("neither", "one", "both")[sum(bool(kinds) for kinds in arms.values())]


def _alone(
    received: Mapping[str, Sequence[ListedTransfer]], arms: Mapping[str, set[str]]
) -> str | None:
    """Return the side to which alone arms came; None if there is none, or it is not known."""
    if _changes(received, arms) != "one":
        return None
    return next(state for state, kinds in arms.items() if kinds)


def _judged(act: Act, _acts: Mapping[str, Act]) -> JudgedBalance:
    named = (act.of, act.to, act.state)
    return JudgedBalance(
        **entered(act),
        by=act.by,
        of=tuple(dict.fromkeys(name for name in named if name)),
        what=KINDS[act.act].stage,
    )


_LEDGER = Ledger(entries=acts_of("balance"), enter=_judged, filters={}, sums=lambda _rows: iter(()))
