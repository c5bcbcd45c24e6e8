"""Maps: who belonged to an organisation, and how forces reach a place."""

from __future__ import annotations

from collections.abc import Sequence

from allies.faces.figures.borders import Point, view_of_borders
from allies.faces.figures.drawing import NARROW, Drawing, Figure, figure, width_of
from allies.faces.figures.mapping import Ground, Labels, draw_ground, end_ground
from allies.faces.figures.matrix import standing
from allies.faces.figures.palette import (
    BLUE,
    CARD,
    INK,
    LAND,
    MUTED,
    PASSED,
    SKY,
    STANDINGS,
    UNKNOWN,
    VERMILION,
    WORST,
)
from allies.faces.text.membership import standing_words
from allies.faces.text.style import days_figure, listed, spaced
from allies.questions.bases import BasesAnswer, Lease
from allies.questions.deploy import DeployAnswer, Deployed
from allies.questions.membership import MembersAnswer

_BELONG = ("member", "suspended", "withdrawn")
_REFUSALS = ("refused", "revoked", "denied")
_KEY_NAMES = {
    "member": "member",
    "suspended": "suspended",
    "withdrawn": "left",
    "expelled": "expelled",
    "observer": "observer",
    "partner": "partner",
    "unknown": "unknown",
}


def borders_note() -> str:
    """Return the sentence that names the view of the borders."""
    return f"Borders: {view_of_borders()}. They are drawn here, not judged."


def members_map(answer: MembersAnswer, years: Sequence[MembersAnswer] = ()) -> Figure:
    """Return who belonged to an organisation on a day; contested standings are hatched.

    Args:
        answer: who belonged to it on the day.
        years: the same on other days, if a page colours the map again for them.
    """
    shown = [item for item in answer.members if standing(item.status) != "none" or item.contested]
    fills = {item.state: STANDINGS[standing(item.status)] for item in shown}
    contested = [item for item in shown if item.contested]
    name = answer.in_sentence(answer.organisation)
    now = [item.state for item in contested]
    later = [item for other in years for item in other.members if standing(item.status) in _BELONG]
    ever = {item.state: item.name for item in later}
    hatched_later = [item.state for item in later if item.contested]
    members = [item for item in shown if item.status.membership == "member"]
    half = sum(standing(item.status) == "suspended" for item in members)
    count = f"{len(members)} states" if len(members) != 1 else "1 state"
    says = f"{count} of this theatre belonged to {name} on {answer.on}"
    says += f", {half} of them with suspended participation." if half else "."
    if not answer.covered:
        says = f"Unknown: {answer.on} lies outside the record."
    if contested:
        says += f" Sources disagree about {listed([item.name for item in contested])}."

    def draw(width: float) -> Drawing:
        drawing = Drawing(width)
        height = round(width * (0.66 if width > NARROW else 0.82))
        core = [item.state for item in shown if standing(item.status) not in ("partner", "none")]
        ground = Ground(dict.fromkeys([*core, *ever]) or fills, [], width, height)
        hatch = {code: drawing.hatch(INK) for code in dict.fromkeys([*now, *hatched_later])}
        spotted = {
            code: drawing.dots(INK, UNKNOWN) for code, fill in fills.items() if fill == UNKNOWN
        }
        moving = {item.state for other in years for item in other.members}
        shown_fills = {**fills, **spotted}
        draw_ground(drawing, ground, shown_fills, hatch, moving, set(hatch) - set(now))
        names = {item.state: item.name for item in shown} | ever
        _names(drawing, ground, names, Labels(ground.projection))
        end_ground(drawing, ground)
        drawing.height = _key(drawing, width, height, {standing(item.status) for item in shown},
                              contested=bool(contested))  # fmt: skip
        return drawing

    rows = [
        (
            item.name,
            standing_words(item, answer.dissolved)
            + ("; sources disagree" if item.contested else ""),
            item.since or "not recorded",
        )
        for item in shown
    ]
    title = f"{answer.title} on {answer.on}"
    return figure(title, says, draw, (("State", "Standing", "Since"), rows), borders_note())


def _names(drawing: Drawing, ground: Ground, names: dict[str, str], labels: Labels) -> None:
    """Write the names of states, the broadest first."""
    size = 12.5 if ground.projection.width > NARROW else 12.0
    for code, name in sorted(names.items(), key=lambda item: -_room(ground, item[0])):
        if code in ground.shapes:
            x, y, _ = ground.label(code)
            labels.place(drawing, x, y, name, size, fill=INK, font_weight=600)


def _room(ground: Ground, code: str) -> float:
    return ground.label(code)[2] if code in ground.shapes else 0.0


def _key(drawing: Drawing, width: float, top: float, kinds: set[str], *, contested: bool) -> float:
    """Draw the key under the map; return where it ends."""
    marks = [(STANDINGS[kind], words) for kind, words in _KEY_NAMES.items() if kind in kinds]
    marks.append((LAND, "no standing"))
    if contested:
        marks.append((drawing.hatch(INK, CARD), "sources disagree"))
    x, y = 0.0, top + 12
    for fill, words in marks:
        wide = 24 + width_of(words, 13) + 18
        if x + wide > width and x:
            x, y = 0.0, y + 24
        drawing.rect(x, y, 17, 13, fill, stroke=MUTED, stroke_width=0.5)
        drawing.text(x + 23, y + 11.5, words, 13, INK)
        x += wide
    return y + 22


def movement_map(answer: DeployAnswer) -> Figure | None:
    """Return the ways of the forces to the place; states that refuse are hatched."""
    target = answer.places.get(answer.place)
    ways = [(item, _way(answer, item)) for item in answer.forces]
    ways = [(item, way) for item, way in ways if len(way) > 1]
    if target is None or not ways:
        return None
    refusing = {
        *answer.denied,
        *(item.state for item in answer.consents if item.consent in _REFUSALS),
    }
    crossed = dict.fromkeys(code for item, _ in ways for code in item.crosses)
    first = next((item for item, _ in ways if item.days), None)
    place = answer.name(answer.place)
    says = f"{len(ways)} forces have a way to {place}"
    if first is not None and first.days is not None:
        says += (
            f"; the first to come from elsewhere, {answer.name(first.force)}, is complete after "
        )
        says += f"{days_figure(first.days.p50)} days"
    says += "."
    if refusing:
        names = [answer.name(code) for code in sorted(refusing)]
        says += f" {listed(names)} {'refuses' if len(names) == 1 else 'refuse'} passage to some."

    def draw(width: float) -> Drawing:
        drawing = Drawing(width)
        height = round(width * (0.62 if width > NARROW else 0.9))
        points = [point for _, way in ways for point in way]
        ground = Ground((), [*points, (target[1], target[0])], width, height)
        hatch = {code: drawing.hatch(VERMILION, WORST) for code in sorted(refusing)}
        draw_ground(drawing, ground, dict.fromkeys(crossed, PASSED), hatch)
        _ways(drawing, ground, ways)
        _marks(drawing, ground, answer, ways, (target[1], target[0]))
        end_ground(drawing, ground)
        drawing.height = _movement_key(drawing, width, height, refuses=bool(refusing))
        return drawing

    rows = [_movement_row(answer, item) for item, _ in ways]
    columns = ("Force", "Belongs to", "All there after days", "By", "Crosses")
    note = f"Lines join the places of each way; air legs are drawn straight. {borders_note()}"
    return figure(f"Ways to {place}", says, draw, (columns, rows), note)


def _movement_row(answer: DeployAnswer, item: Deployed) -> tuple[str, ...]:
    days = (
        f"{days_figure(item.days.p50)} ({days_figure(item.days.p10)} to" if item.days else "never"
    )
    if item.days:
        days += f" {days_figure(item.days.p90)})"
    crosses = ", ".join(answer.name(code) for code in item.crosses) or "none"
    return (answer.name(item.force), answer.name(item.owner), days, ", ".join(item.modes), crosses)


def _way(answer: DeployAnswer, item: Deployed) -> list[Point]:
    return [
        (answer.places[name][1], answer.places[name][0])
        for name in item.places
        if name in answer.places
    ]


def _ways(drawing: Drawing, ground: Ground, ways: Sequence[tuple[Deployed, list[Point]]]) -> None:
    for item, way in ways:
        placed = [at for at in map(ground.projection.at, way) if at]
        only_air = set(item.modes) == {"air"}
        drawing.add("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in placed), fill="none",
                    stroke=BLUE if only_air else INK, stroke_width=1.8, stroke_linejoin="round",
                    stroke_dasharray="5 4" if only_air else None)  # fmt: skip


def _marks(
    drawing: Drawing,
    ground: Ground,
    answer: DeployAnswer,
    ways: Sequence[tuple[Deployed, list[Point]]],
    target: Point,
) -> None:
    """Mark where forces start, the place they go to, and the states."""
    labels = Labels(ground.projection)
    starts: dict[str, Point] = {}
    for item, way in ways:
        starts.setdefault(next(name for name in item.places if name in answer.places), way[0])
    end = ground.projection.at(target)
    if end:
        labels.keep(*end, 8)
    for point in starts.values():
        at = ground.projection.at(point)
        if at and point != target:
            labels.keep(*at, 5)
            drawing.add("circle", cx=at[0], cy=at[1], r=3.2, fill=INK, stroke=CARD)
    if end:
        drawing.add(
            "circle", cx=end[0], cy=end[1], r=7, fill=VERMILION, stroke=CARD, stroke_width=2
        )
        labels.beside(drawing, end[0] + 4, end[1], answer.name(answer.place), 14, fill=INK,
                      font_weight=700)  # fmt: skip
    for name, point in starts.items():
        at = ground.projection.at(point)
        if at and point != target and name != answer.place:
            labels.beside(drawing, at[0], at[1], answer.name(name), 12, fill=INK)
    names = {code: answer.names[code] for code in ground.shapes if code in answer.names}
    for code, name in sorted(names.items(), key=lambda item: -_room(ground, item[0])):
        x, y, wide = ground.label(code)
        if wide > width_of(name, 12) * 0.6:
            labels.place(drawing, x, y, name.upper(), 12, fill=MUTED, font_weight=600)


def _movement_key(drawing: Drawing, width: float, top: float, *, refuses: bool) -> float:
    y = top + 22.0
    drawing.line((0, y - 5), (26, y - 5), BLUE, stroke_width=2, stroke_dasharray="5 4")
    drawing.text(32, y, "by air", 13)
    drawing.line((88, y - 5), (114, y - 5), INK, stroke_width=2)
    drawing.text(120, y, "by land or sea in part", 13)
    x, y = (272.0, y) if width > NARROW else (0.0, y + 24)
    drawing.rect(x, y - 11, 17, 13, PASSED, stroke=MUTED, stroke_width=0.5)
    drawing.text(x + 23, y, "crossed", 13)
    if refuses:
        drawing.rect(x + 92, y - 11, 17, 13, drawing.hatch(VERMILION, WORST), stroke=MUTED,
                     stroke_width=0.5)  # fmt: skip
        drawing.text(x + 115, y, "refuses passage", 13)
    return y + 10


def bases_map(answer: BasesAnswer) -> Figure | None:
    """Return the places that foreign states use or used; None if none is on record."""
    placed = [
        (item, (answer.places[item.place][1], answer.places[item.place][0]))
        for item in answer.bases
        if item.place in answer.places
    ]
    if not placed:
        return None
    used = sum(item.stands == "in_use" for item, _ in placed)
    says = f"{used} of {len(placed)} places on record were in use on {answer.on}."
    hosts = dict.fromkeys(item.host for item, _ in placed)

    def draw(width: float) -> Drawing:
        drawing = Drawing(width)
        height = round(width * (0.6 if width > NARROW else 0.9))
        ground = Ground(hosts, [point for _, point in placed], width, height)
        draw_ground(drawing, ground, dict.fromkeys(hosts, PASSED), {})
        labels = Labels(ground.projection)
        spots: dict[str, tuple[float, float]] = {}
        for item, point in placed:
            at = ground.projection.at(point)
            if at:
                spots.setdefault(item.place, at)
                labels.keep(*at, 6)
                _spot(drawing, at, item)
        for name, (x, y) in spots.items():
            labels.beside(drawing, x, y, answer.name(name), 12, fill=INK)
        states = {code: answer.names[code] for code in hosts if code in answer.names}
        for code, name in states.items():
            if code in ground.shapes:
                x, y, _ = ground.label(code)
                labels.place(drawing, x, y, name.upper(), 12, fill=MUTED, font_weight=600)
        end_ground(drawing, ground)
        drawing.height = _spots_key(drawing, height)
        return drawing

    rows = [
        (
            answer.name(item.place),
            answer.name(item.user),
            spaced(item.stands) + ("; sources disagree" if item.contested else ""),
        )
        for item, _ in placed
    ]
    title = f"Places used by others, {answer.on}"
    return figure(title, says, draw, (("Place", "Used by", "Stands"), rows), borders_note())


def _spot(drawing: Drawing, at: Point, item: Lease) -> None:
    fill = {"in_use": BLUE, "granted": SKY}.get(item.stands, CARD)
    drawing.add("circle", cx=at[0], cy=at[1], r=5.5, fill=fill,
                stroke=MUTED if fill == CARD else BLUE, stroke_width=2)  # fmt: skip
    if item.contested:
        drawing.add("circle", cx=at[0], cy=at[1], r=5.5, fill=drawing.hatch(INK), stroke=INK)


def _spots_key(drawing: Drawing, top: float) -> float:
    x, y = 8.0, top + 20.0
    marks = (
        (BLUE, BLUE, "in use"),
        (SKY, BLUE, "granted"),
        (CARD, MUTED, "ended, refused or unknown"),
        (drawing.hatch(INK, CARD), INK, "sources disagree"),
    )
    for fill, edge, words in marks:
        wide = 20 + width_of(words, 13) + 22
        if x + wide > drawing.width and x > 8:
            x, y = 8.0, y + 24
        drawing.add("circle", cx=x, cy=y - 4, r=5.5, fill=fill, stroke=edge, stroke_width=2)
        drawing.text(x + 12, y, words, 13)
        x += wide
    return y + 12
