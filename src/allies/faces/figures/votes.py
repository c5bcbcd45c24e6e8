"""The members that would decide: how each would vote, of 100 futures."""

from __future__ import annotations

from allies.faces.figures.drawing import Drawing, Figure, figure, width_of
from allies.faces.figures.palette import BLUE, INK, MUTED, ON_FILL, TRACK, VERMILION
from allies.faces.text.style import spaced
from allies.questions.positions import MeansPositions, MemberPosition, PositionsAnswer

_ROW, _BAR = 28.0, 18.0


def votes(answer: PositionsAnswer, means: str = "") -> list[Figure]:
    """Return a figure for each means on which members decide.

    Args:
        answer: the answer.
        means: only this means; all of them if empty.
    """
    asked = [item for item in answer.means if not means or item.means == means]
    return [_votes(answer, item) for item in asked if len(_voters(item)) > 1]


def _voters(item: MeansPositions) -> list[tuple[MemberPosition, float, float]]:
    return [
        (member, 100 * member.supports, 100 * member.objects)
        for member in item.members
        if member.supports is not None and member.objects is not None
    ]


def _votes(answer: PositionsAnswer, item: MeansPositions) -> Figure:
    found = sorted(_voters(item), key=lambda row: (-row[1], row[2]))
    against = max(found, key=lambda row: row[2])
    says = (
        f"Of {len(found)} members, {answer.name(found[0][0].member)} is the likeliest to support"
        f" ({found[0][1]:.0f} of 100) and {answer.name(against[0].member)} the likeliest to object"
        f" ({against[2]:.0f} of 100)."
    )
    rows = [
        (
            answer.name(member.member),
            f"{supports:.0f}",
            f"{max(0.0, 100 - supports - objects):.0f}",
            f"{objects:.0f}",
            member.stance,
        )
        for member, supports, objects in found
    ]
    columns = ("Member", "Supports", "Stands aside", "Objects", "Has said")

    def draw(width: float) -> Drawing:
        return _drawn(width, [(answer.name(m.member), m.stance, s, o) for m, s, o in found])

    name = f"{answer.name(item.organisation)}, {spaced(item.means)}"
    return figure(f"How members would vote: {name}", says, draw, (columns, rows))


def _drawn(width: float, rows: list[tuple[str, str, float, float]]) -> Drawing:
    left = max(width_of(name, 13) for name, *_ in rows) + 12
    room = width - left - (84 if width > 500 else 4)
    drawing = Drawing(width, _ROW * len(rows) + 30)
    drawing.text(left, 14, "supports", 12, BLUE, font_weight=600)
    drawing.text(left + room / 2, 14, "stands aside", 12, MUTED, text_anchor="middle")
    drawing.text(left + room, 14, "objects", 12, VERMILION, text_anchor="end", font_weight=600)
    if width > 500:
        drawing.text(width, 14, "has said", 12, MUTED, text_anchor="end")
    for at, (name, stance, supports, objects) in enumerate(rows):
        y = at * _ROW + 24
        drawing.text(left - 10, y + 13.5, name, 13, INK, text_anchor="end")
        drawing.rect(left, y, room, _BAR, TRACK)
        for x, length, fill, share, anchor in (
            (left, room * supports / 100, BLUE, supports, "start"),
            (left + room * (1 - objects / 100), room * objects / 100, VERMILION, objects, "end"),
        ):
            drawing.rect(x, y, length, _BAR, fill)
            inside = length > 28
            edge = x if anchor == "start" else x + length
            shift = (6 if inside else length + 6) * (1 if anchor == "start" else -1)
            if share >= 1:
                drawing.text(edge + shift, y + 13.5, f"{share:.0f}", 12,
                             ON_FILL if inside else INK, text_anchor=anchor)  # fmt: skip
        if width > 500 and stance != "unknown":
            drawing.text(width, y + 13.5, stance, 12, INK, text_anchor="end")
    return drawing
