"""The ledger of transfers: who gave what to whom, and who promised it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.assessment.parts import value_part
from allies.assessment.record.ledgers import Ledger, acts_of, entered, ledger, once
from allies.questions import parts
from allies.questions.transfers import (
    Counted,
    ListedTransfer,
    Transfers,
    TransfersAnswer,
    TransferSum,
)
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS

NONE_ON_RECORD = "none_on_record"
_PROMISED = ("pledged", "agreed", "licensed")
_DONE = ("delivered", "stored")


def transfers(view: View, question: Transfers) -> TransfersAnswer:
    """Answer who gave what to whom, or promised it."""
    found, sums, covered = ledger(view, question, _LEDGER)
    return TransfersAnswer(
        covered=covered,
        giver=question.giver or None,
        receiver=question.receiver or None,
        transfers=found,
        sums=sums,
    )


def _giver(act: Act) -> str:
    """Return the giver of a transfer; if an act asks for one, the giver is its addressee."""
    return act.to if _stage(act) == "sought" else act.by


def _receivers(act: Act) -> tuple[str, ...]:
    return (act.by if _stage(act) == "sought" else act.to, *act.also_to)


def _stage(act: Act) -> str:
    return KINDS[act.act].stage


def _carries_out(act: Act, acts: Mapping[str, Act]) -> tuple[str, ...]:
    return tuple(name for name in act.about if name in acts and name != act.id)


def _later_stages(act: Act, acts: Mapping[str, Act]) -> list[Act]:
    """Return the acts that carry out a transfer, directly or through others, in order of time."""
    found: dict[str, Act] = {act.id: act}
    for other in acts.values():  # in order of time
        if other.id not in found and any(name in found for name in other.about):
            found[other.id] = other
    return [other for other in found.values() if other is not act]


def _transfer(act: Act, acts: Mapping[str, Act]) -> ListedTransfer:
    later = [_stage(other) for other in _later_stages(act, acts)]
    done = _stage(act) in _DONE
    return ListedTransfer(
        **entered(act),
        stage=_stage(act),
        giver=_giver(act),
        receivers=_receivers(act),
        kinds=act.kinds,
        amount=act.amount,
        unit=act.unit or None,
        value=value_part(act),
        carries_out=_carries_out(act, acts),
        outcome=None if done else (later[-1] if later else NONE_ON_RECORD),
    )


def _transfer_sums(rows: Iterable[ListedTransfer]) -> Iterator[TransferSum]:
    """Return the sums by giver and receivers; only the latest form of a promise counts."""
    pairs: dict[tuple[str, tuple[str, ...]], list[ListedTransfer]] = {}
    for row in rows:
        pairs.setdefault((row.giver, row.receivers), []).append(row)
    for (giver, receivers), found in sorted(pairs.items()):
        once = _each_once(found)
        promised = [row for row in once if row.stage in _PROMISED]
        delivered = [row for row in once if row.stage == "delivered"]
        yield TransferSum(
            giver=giver,
            receivers=receivers,
            promised=len(promised),
            delivered=len(delivered),
            stored=sum(row.stage == "stored" for row in once),
            open=sum(row.outcome not in _DONE for row in promised),
            uncounted=sum(
                row.amount is None and row.value is None for row in (*promised, *delivered)
            ),
            amounts=tuple(_counted(promised, delivered)),
        )


def _each_once(rows: list[ListedTransfer]) -> list[ListedTransfer]:
    """Return the rows to sum: one of several rival versions, and the latest form of a promise."""
    renewed = {name for row in rows if row.stage in _PROMISED for name in row.carries_out}
    found: dict[str, ListedTransfer] = {}
    for row in rows:
        if row.id not in renewed:
            found.setdefault(f"{once(row)} {row.stage}", row)
    return list(found.values())


def _counted(
    promised: Iterable[ListedTransfer], delivered: Iterable[ListedTransfer]
) -> Iterator[Counted]:
    sums: dict[str, list[float]] = {}
    for at, rows in ((0, promised), (2, delivered)):
        for row in rows:
            for unit, least, most in _amounts(row):
                found = sums.setdefault(unit, [0.0, 0.0, 0.0, 0.0])
                found[at] += least
                found[at + 1] += most
    for unit, (p, p_most, d, d_most) in sorted(sums.items()):
        yield Counted(
            unit=unit, promised=p, promised_most=p_most, delivered=d, delivered_most=d_most
        )


def _amounts(row: ListedTransfer) -> Iterator[tuple[str, float, float]]:
    """Return the amounts that a transfer adds to sums: unit, lowest and highest amount."""
    if row.amount is not None:
        yield row.unit or "", row.amount, row.amount
    if row.value is not None:
        yield f"{row.value.currency} of {row.value.year}", *_span(row.value)


def _span(value: parts.Value) -> tuple[float, float]:
    amount = value.amount or 0.0
    least = amount if value.low is None else value.low
    most = amount if value.high is None else value.high
    return least, most


_LEDGER = Ledger(
    entries=acts_of("transfers"),
    enter=_transfer,
    filters={
        "giver": lambda act, name: _giver(act) == name,
        "receiver": lambda act, name: name in _receivers(act),
    },
    sums=_transfer_sums,
)
