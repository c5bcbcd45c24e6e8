"""The page on what transfers change between two states."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.ledgers import opening
from allies.faces.text.style import QUIET, grounds, heading, plain_table, quiet, section, spaced
from allies.questions.balance import Arrived, BalanceAnswer, JudgedBalance, Side

_CHANGES = {
    "both": "Arms came to both, in amounts that cannot be compared.",
    "neither": "No arms came to either, on record.",
    "unknown": "What deliveries change is unknown, since the kind of some is not reported.",
}
_SEEN = {"military": "The military balance", "market": "The market of arms"}


def balance_page(answer: BalanceAnswer) -> Group:
    """Return what came to each side and is promised to it, and what sources say of the balance."""
    names = [answer.name(side.state) for side in answer.sides]
    title = heading(answer, f"The balance of {' and '.join(names)}")
    if not answer.covered:
        return Group(title)
    table = plain_table("", *(name.upper() for name in names))
    cells = [_cells(answer, side) for side in answer.sides]
    for label in cells[0]:
        table.add_row(Text(label, style="bold"), *(of_side[label] for of_side in cells))
    parts: list[RenderableType] = [Text(_verdict(answer)), table]
    for what, head in _SEEN.items():
        said = [_judged(answer, row) for row in answer.judged if row.what == what]
        parts.append(section(head, *(said or [quiet("no source on record says anything")])))
    return Group(title, *parts)


def _cells(answer: BalanceAnswer, side: Side) -> dict[str, str]:
    """Return what stands in the column of one side, by the label of the row."""
    cells = {
        "delivered": _items(answer, side.arrived),
        "promised, no delivery on record": _items(answer, side.promised),
        "arms that came to it alone": ", ".join(map(spaced, side.arms_alone)),
        "its formations on record": ", ".join(map(answer.name, side.formations)),
        "what it holds": "unknown: no document gives an inventory",
    }
    return {label: text or "none on record" for label, text in cells.items()}


def _verdict(answer: BalanceAnswer) -> str:
    """Return what the deliveries on record change, as a sentence."""
    left = "What the balance is stays unknown, since no document gives what either holds."
    if answer.grows:
        return f"Arms came, on record, to {answer.in_sentence(answer.grows)} alone. {left}"
    return {
        "both": "Arms came to both, in amounts that cannot be compared.",
        "neither": "No arms came to either, on record.",
    }.get(
        answer.changes, "What deliveries change is unknown, since the kind of some is not reported."
    ) + f" {left}"


def _items(answer: BalanceAnswer, items: Sequence[Arrived]) -> str:
    return "\n".join(
        f"{spaced(item.kind) if item.kind else 'kind not reported'}"
        f"{f': {item.amount:,.0f} {item.unit}' if item.amount is not None else ''}"
        f" ({answer.name(item.giver)}, {item.on}, {item.stage})"
        for item in items
    )


def _judged(answer: BalanceAnswer, row: JudgedBalance) -> Text:
    line = Text(f"{row.on}  {opening(answer.name(row.by))}: {row.says} ")
    line.append(grounds(row.cites, row.judgement, 1), style=QUIET)
    return line
