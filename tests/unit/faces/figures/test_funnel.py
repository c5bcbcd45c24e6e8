"""A funnel: a stage on which sources differ has no number, and its word has room."""

from __future__ import annotations

import re

import allies
from allies.faces.figures.drawing import NARROW, WIDE, width_of
from allies.faces.figures.funnel import funnels


def test_a_contested_stage_is_hatched_and_its_word_fits_beside_no_number() -> None:
    found = funnels(allies.open("central_asia").view().assess(case="osh-2010"))[0]
    for drawing, width in ((found.wide, WIDE), (found.narrow, NARROW)):
        told = re.search(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>contested<', drawing)
        assert told is not None
        assert float(told[1]) + width_of("contested", 14) <= width
        in_row = re.findall(rf'<text x="[\d.]+" y="{told[2]}"[^>]*>([^<]*)<', drawing)
        assert in_row == ["asked for", "contested"]
        assert "<pattern" in drawing
    assert found.rows[0] == ("asked for", "contested", "–")
    assert all(lost.isdigit() for _, _, lost in found.rows[1:])
