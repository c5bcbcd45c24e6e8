"""A matrix: no title and no word of a cell lies on another, and short words tell their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.faces.figures.drawing import width_of
from allies.faces.figures.matrix import Cell, matrix, memberships_matrix
from allies.questions.membership import Memberships, MembershipsAnswer

MEANS = ("Reading", "consult", "materiel", "rapid reaction", "peacekeeping", "bilateral")


def words_of(drawing: str) -> list[ElementTree.Element]:
    return [part for part in ElementTree.fromstring(drawing).iter() if part.tag.endswith("text")]


def drawn(columns: Sequence[str], *cells: Cell) -> str:
    return matrix("T", "S.", columns, [("a name of several words that is long", cells)]).narrow


def test_titles_wider_than_their_columns_stand_upright() -> None:
    found = words_of(drawn(MEANS, *[Cell("yes")] * 5))
    heads = [part for part in found if part.text in MEANS]
    assert len(heads) == 5
    assert all(part.attrib["transform"].startswith("rotate(-90") for part in heads)


def test_titles_that_fit_lie_and_do_not_touch() -> None:
    found = words_of(drawn(("Reading", "consult", "materiel"), Cell("yes"), Cell("no")))
    first, second = (part for part in found if part.text in MEANS)
    assert "transform" not in first.attrib
    gap = float(second.attrib["x"]) - float(first.attrib["x"])
    assert gap > (width_of("consult", 12) + width_of("materiel", 12)) / 2


@pytest.mark.parametrize(
    ("words", "shown", "key"),
    [
        (["member", "partner", "observer", "member", "yes"], {"M", "P", "O", "yes"}, "P: partner"),
        (["suspended", "signed", "sealed", "no", "no"], {"Su", "Si", "Se", "no"}, "Si: signed"),
    ],
)
def test_if_one_word_does_not_fit_all_become_letters_that_differ(
    words: list[str], shown: set[str], key: str
) -> None:
    found = {part.text for part in words_of(drawn(MEANS, *map(Cell, words)))}
    assert shown < found
    assert key in " ".join(filter(None, found))
    assert not found & {word for word in words if len(word) > 3}


def test_words_that_fit_stay_whole() -> None:
    found = {part.text for part in words_of(drawn(("a", "b", "c"), Cell("member"), Cell("none")))}
    assert {"member", "none"} < found


def test_words_that_fit_in_two_lines_stay_whole() -> None:
    found = [
        part.text for part in words_of(drawn(("a", "b", "c", "d"), *[Cell("for 6 states")] * 3))
    ]
    assert found.count("for 6") == found.count("states") == 3


@pytest.fixture(scope="module")
def belongings() -> MembershipsAnswer:
    asker = Asker(OpenTheatre("central_asia"))
    return asker.ask(Memberships, Address("members"))


def test_a_standing_that_some_deny_is_hatched_like_any_other(belongings: MembershipsAnswer) -> None:
    found = memberships_matrix(belongings)
    table = {row[0]: row[1:] for row in found.rows}
    at = list(found.columns[1:]).index("CSTO")
    assert table["Afghanistan"][at] == "none (contested)"
    assert table["Serbia"][at] == "none (contested)"
    assert table["China"][at] == ""
    contested = sum(item.contested for item in belongings.memberships)
    assert sum(cell.endswith("(contested)") for row in found.rows for cell in row) == contested


def test_all_that_ended_with_an_organisation_has_one_colour(belongings: MembershipsAnswer) -> None:
    parts = list(ElementTree.fromstring(memberships_matrix(belongings).wide).iter())
    boxes = [p.attrib for p in parts if p.tag.endswith("rect") and "x" in p.attrib]
    ended = [p.attrib for p in parts if p.text == "ended with it"]
    fills = {
        box["fill"]
        for word in ended
        for box in boxes
        if float(box["x"]) < float(word["x"]) < float(box["x"]) + float(box["width"])
        and float(box["y"]) < float(word["y"]) < float(box["y"]) + float(box["height"])
    }
    assert len(ended) > 2
    assert len(fills) == 1
