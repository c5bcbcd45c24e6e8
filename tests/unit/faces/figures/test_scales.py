"""Rows of dots on one scale: dots in one place are both seen, and what is unknown is said."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from allies.faces.figures.drawing import Figure, width_of
from allies.faces.figures.scales import Row, on_a_scale

TABLE = (("a", "b"), [("1", "2")])


def drawn(*spans: tuple[float, float] | None) -> Figure:
    return on_a_scale("T", "S.", [Row("body", "", spans)], ("one", "other"), TABLE)


def radii(figure: Figure) -> list[float]:
    """Return the radii of the dots, without those of the key."""
    circles = [p for p in ElementTree.fromstring(figure.wide).iter() if p.tag.endswith("circle")]
    return sorted(float(part.attrib["r"]) for part in circles if float(part.attrib["cy"]) > 20)


def test_a_dot_in_the_place_of_another_is_drawn_around_it() -> None:
    apart, together = radii(drawn((0.2, 0.2), (0.6, 0.6))), radii(drawn((0.2, 0.2), (0.2, 0.2)))
    assert apart == [5, 6.5]
    assert together == [6.5, 9.5]


def test_what_is_unknown_is_said_of_either_series() -> None:
    assert "one: unknown" in drawn(None, (0.6, 0.6)).wide
    assert "other: unknown" in drawn((0.2, 0.2), None).wide
    assert "one, other: unknown" in drawn(None, None).wide
    assert "unknown" not in drawn((0.2, 0.2), (0.6, 0.6)).wide


def test_a_long_name_is_written_whole_below_itself() -> None:
    name = "Armed groups in the Batken district and southern Uzbekistan, August 2000"
    found = on_a_scale("T", "S.", [Row(name, "2000", ((0.2, 0.2),))], ("one",), TABLE)
    for drawing in (found.wide, found.narrow):
        words = [p.text or "" for p in ElementTree.fromstring(drawing).iter()
                 if p.tag.endswith("text") and p.attrib["x"] == "0"]  # fmt: skip
        assert " ".join(words) == name


def words_and_dots(drawing: str) -> tuple[tuple[float, float, float], list[float]]:
    """Return the ends and the height of what is unknown, and the middles of the dots."""
    parts = list(ElementTree.fromstring(drawing).iter())
    (note,) = (p for p in parts if p.tag.endswith("text") and "unknown" in (p.text or ""))
    wide, x = width_of(note.text or "", 12), float(note.attrib["x"])
    left = x - wide if note.attrib.get("text-anchor") == "end" else x
    dots = [float(p.attrib["cx"]) for p in parts
            if p.tag.endswith("circle") and float(p.attrib["cy"]) > 20]  # fmt: skip
    return (left, left + wide, float(note.attrib["y"])), dots


@pytest.mark.parametrize("at", [0.0, 0.2, 0.5, 0.75, 1.0])
def test_no_dot_lies_on_what_is_unknown(at: float) -> None:
    found = on_a_scale("T", "S.", [Row("NATO", "", ((at, at), None))], ("A", "Uzbekistan"), TABLE)
    for drawing in (found.wide, found.narrow):
        (left, right, y), (dot,) = words_and_dots(drawing)
        middle = 26 + 18  # of the row
        assert not left < dot < right or y > middle + 15
