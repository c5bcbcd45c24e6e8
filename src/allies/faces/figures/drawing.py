"""A figure, and the drawing of one: shapes and words with presentation attributes alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import msgspec

from allies.faces.figures.palette import CARD, INK

FONT = "Inter, Helvetica Neue, Arial, sans-serif"
WIDE, NARROW = 610, 340
BOLD = 1.1  # semibold letters of Inter: 0.98 to 1.13 times `width_of`, 1.05 at the median
SMALL = 12.0  # the least size of letters, in the units of the drawing


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in two widths, with what it shows as a sentence and as a table.

    Attributes:
        title: what is shown.
        says: what it shows, as a sentence; also for readers who hear the page.
        wide: SVG for a wide page.
        narrow: SVG for a phone.
        columns: titles of the columns of its table.
        rows: rows of its table.
        note: what a reader must know to read it; may be empty.
    """

    title: str
    says: str
    wide: str
    narrow: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def figure(
    title: str,
    says: str,
    draw: Callable[[float], Drawing],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    note: str = "",
) -> Figure:
    """Return a figure that is drawn for a wide page and for a phone.

    Args:
        title: what is shown.
        says: what it shows, as a sentence.
        draw: returns the drawing for a width.
        table: the titles of the columns and the rows of its table.
        note: what a reader must know to read it.
    """
    columns, rows = table
    return Figure(
        title=title,
        says=says,
        wide=draw(WIDE).svg(title, says),
        narrow=draw(NARROW).svg(title, says),
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
        note=note,
    )


class Drawing:
    """Shapes and words on a plane; every word and value is escaped.

    Attributes:
        width: in units; a unit is a pixel on a page that is wide enough.
        height: in units.
    """

    def __init__(self, width: float, height: float = 0.0) -> None:
        self.width, self.height = width, height
        self._parts: list[str] = []
        self._patterns: dict[str, str] = {}

    def add(self, tag: str, inner: str = "", /, **given: object) -> None:
        """Add an element.

        Args:
            tag: its name.
            inner: its content, which is escaped.
            **given: its attributes; `_` stands for `-`, and a final `_` is dropped.
        """
        told = "".join(
            f' {name.rstrip("_").replace("_", "-")}="{escape(_figure(value))}"'
            for name, value in given.items()
            if value is not None
        )
        self._parts.append(f"<{tag}{told}>{escape(inner)}</{tag}>" if inner else f"<{tag}{told}/>")

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, **more: object
    ) -> None:
        """Add a rectangle; one without a width is left out."""
        if width > 0:
            self.add("rect", x=x, y=y, width=width, height=height, fill=fill, **more)

    def line(
        self, start: tuple[float, float], end: tuple[float, float], stroke: str, **more: object
    ) -> None:
        """Add a straight line."""
        self.add("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke=stroke, **more)

    def text(
        self, x: float, y: float, words: str, size: float = 14, fill: str = INK, **more: object
    ) -> None:
        """Add words; `y` is the line under their letters."""
        if words:
            self.add("text", words, x=x, y=y, font_size=size, fill=fill, **more)

    def haloed(self, x: float, y: float, words: str, size: float, **more: object) -> None:
        """Add words with a light edge, so that they can be read on lines."""
        more = {"fill": INK, **more}
        self.add("text", words, x=x, y=y, font_size=size, stroke=CARD, stroke_width=3,
                 stroke_linejoin="round", paint_order="stroke", **more)  # fmt: skip

    def hatch(self, ink: str = INK, fill: str = "none", step: float = 7) -> str:
        """Return a fill of slanting lines."""
        return self._pattern(
            f"{ink}{fill}{step}",
            step,
            f'<rect width="{step:g}" height="{step:g}" fill="{fill}"/>'
            f'<rect width="2" height="{step:g}" fill="{ink}"/>',
            ' patternTransform="rotate(45)"',
        )

    def dots(self, ink: str, fill: str) -> str:
        """Return a fill of dots."""
        return self._pattern(
            f"dots{ink}{fill}",
            8,
            f'<rect width="8" height="8" fill="{fill}"/><circle cx="2.5" cy="2.5" r="1.3"'
            f' fill="{ink}"/>',
        )

    def _pattern(self, key: str, step: float, inner: str, more: str = "") -> str:
        self._patterns.setdefault(
            key,
            f'<pattern id="NAME-{len(self._patterns)}" width="{step:g}" height="{step:g}"'
            f' patternUnits="userSpaceOnUse"{more}>{inner}</pattern>',
        )
        return f"url(#NAME-{list(self._patterns).index(key)})"

    def svg(self, title: str, says: str) -> str:
        """Return the drawing as SVG, with a title and a description for readers who hear it.

        Patterns have names of their own on a page with several figures: a digest of the drawing.
        """
        from hashlib import blake2s

        body = "".join(self._parts)
        name = f"f{blake2s((title + body).encode(), digest_size=4).hexdigest()}"
        patterns = "".join(self._patterns.values())
        told = f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
        shapes = f"<defs>{patterns}</defs>{body}" if patterns else body
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g}'
            f' {self.height:.0f}" width="{self.width:g}" height="{self.height:.0f}" role="img"'
            f' aria-label="{escape(title)}. {escape(says)}" font-family="{FONT}">{told}'
            + shapes.replace("NAME-", f"{name}-")
            + "</svg>"
        )


def _figure(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


_SLIM, _BROAD = frozenset("ijltfrI.,:;'|()[]! "), frozenset("mwMW@%—")


def width_of(words: str, size: float = 14) -> float:
    """Return about how wide words are in the letters of the pages."""
    units = sum(
        0.31
        if letter in _SLIM
        else 0.88
        if letter in _BROAD
        else 0.68
        if letter.isupper()
        else 0.57
        for letter in words
    )
    return units * size


def broken(words: str, room: float, size: float = 14, most: int = 3) -> list[str]:
    """Return words in lines that fit; the last line ends with … if some are left out."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = lines[:most]
        lines[-1] = lines[-1].rstrip(".,;") + " …"
    return lines
