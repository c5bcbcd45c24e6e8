"""The page on transfers."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from allies.faces.text.ledgers import LedgerPage, ledger_page, names_of, with_grounds
from allies.faces.text.style import spaced
from allies.questions.parts import Value
from allies.questions.transfers import Counted, ListedTransfer, TransfersAnswer, TransferSum


def transfers_page(answer: TransfersAnswer) -> Group:
    """Return transfers by stage, and promised beside delivered by giver and receiver."""
    given = f" from {answer.in_sentence(answer.giver)}" if answer.giver else ""
    to = f" to {answer.in_sentence(answer.receiver)}" if answer.receiver else ""
    return ledger_page(answer, f"Transfers{given}{to}", answer.transfers, answer.sums, _LOOK)


def _transfer(_answer: TransfersAnswer, row: ListedTransfer) -> Text:
    what = ", ".join(spaced(kind) for kind in row.kinds) if row.kinds else "unknown"
    count = f"; {row.amount:,.0f} {row.unit}" if row.amount is not None else ""
    worth = f"; {_value(row.value)}" if row.value else ""
    said = [f"{what}{count}{worth}", row.says]
    if row.stage in ("pledged", "agreed", "licensed"):
        outcome = row.outcome or ""
        said.append("No delivery on record." if outcome == "none_on_record" else f"Then {outcome}.")
    return with_grounds(row, said)


def _value(value: Value) -> str:
    span = f"{value.low:,.0f} to {value.high:,.0f}" if value.low is not None else ""
    amount = f"{value.amount:,.0f}" if value.amount is not None else ""
    shown = f"{amount} ({span})" if amount and span else amount or span
    return f"{shown} {value.currency} of {value.year}"


def _sums_of(counted: Sequence[Counted], name: str) -> str:
    """Return the sums of what was promised or delivered, one unit a line."""
    lines = []
    for item in counted:
        least, most = getattr(item, name), getattr(item, f"{name}_most")
        if most:
            span = f"{least:,.0f}" if least == most else f"{least:,.0f} to {most:,.0f}"
            lines.append(f"{span} {item.unit}")
    return "\n".join(lines)


def _side(count: int, sums: str) -> str:
    return f"{count}: {sums}" if count and sums else str(count)


_LOOK = LedgerPage[TransfersAnswer, ListedTransfer, TransferSum](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("FROM", lambda answer, row: answer.name(row.giver)),
        ("TO", lambda answer, row: names_of(answer, row.receivers)),
        ("STAGE", lambda _answer, row: row.stage),
        ("WHAT", _transfer),
    ),
    sums=(
        ("FROM", lambda answer, row: answer.name(row.giver)),
        ("TO", lambda answer, row: names_of(answer, row.receivers)),
        ("PROMISED", lambda _answer, row: _side(row.promised, _sums_of(row.amounts, "promised"))),
        (
            "DELIVERED",
            lambda _answer, row: _side(row.delivered, _sums_of(row.amounts, "delivered")),
        ),
        ("STORED", lambda _answer, row: str(row.stored)),
        ("OPEN", lambda _answer, row: str(row.open)),
        ("NO FIGURE", lambda _answer, row: str(row.uncounted)),
    ),
    notes="OPEN counts promises of which no delivery is on record. Sums are of one unit, or of one"
    " currency and year; nothing is converted.",
)
