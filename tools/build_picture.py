"""Make the picture of the README: the page of `allies assess osh-2010` as an SVG without web fonts.

Run by `make picture`.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

import allies
from allies.faces.text.printing import page_of

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "assess.svg"
LINES_SHOWN = 46
COLUMNS = 100
LINE_HEIGHT, CHARACTER_WIDTH, FONT_SIZE, MARGIN = 17, 7.85, 13, 14

PAPER = TerminalTheme(
    (255, 255, 255),
    (33, 37, 41),
    [(33, 37, 41)] * 8,
)


def page_lines() -> list[list[tuple[str, str, bool]]]:
    """Return the page as lines of (text, colour, bold)."""
    view, case = allies.open("central_asia").view(), "osh-2010"
    beside = view.rests_on(case), view.law_case(case=case), view.positions(case)
    page = page_of(view.assess(case), *beside)
    console = Console(
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        legacy_windows=False,
    )
    lines = []
    for segments in console.render_lines(page, pad=False)[:LINES_SHOWN]:
        line = []
        for segment in segments:
            style = segment.style
            colour = style.color.get_truecolor(PAPER).hex if style and style.color else "#212529"
            line.append((segment.text, colour, bool(style and style.bold)))
        lines.append(line)
    return lines


def escaped(text: str) -> str:
    """Return text for XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def svg(lines: list[list[tuple[str, str, bool]]]) -> str:
    """Return the lines as an SVG drawing in any monospaced font that the reader has."""
    width = round(COLUMNS * CHARACTER_WIDTH + 2 * MARGIN)
    height = len(lines) * LINE_HEIGHT + 2 * MARGIN
    rows = []
    for number, line in enumerate(lines):
        at = 0
        for text, colour, bold in line:
            shown = text.strip()
            if shown:
                x = MARGIN + (at + len(text) - len(text.lstrip())) * CHARACTER_WIDTH
                y = MARGIN + (number + 1) * LINE_HEIGHT - 4
                weight = ' font-weight="bold"' if bold else ""
                length = round(len(shown) * CHARACTER_WIDTH, 1)
                rows.append(
                    f'<text x="{x:.1f}" y="{y}" fill="{colour}"{weight} textLength="{length}"'
                    f' lengthAdjust="spacingAndGlyphs">{escaped(shown)}</text>'
                )
            at += len(text)
    body = "\n".join(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' aria-label="The page that allies assess osh-2010 prints">\n'
        f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#d0d7de"/>\n'
        f'<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace"'
        f' font-size="{FONT_SIZE}" xml:space="preserve">\n{body}\n</g>\n</svg>\n'
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(svg(page_lines()), encoding="utf-8")
