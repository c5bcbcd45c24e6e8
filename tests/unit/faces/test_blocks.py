"""Any answer as blocks of words."""

from __future__ import annotations

import msgspec
import pytest

import allies
from allies.asking.answering import OpenTheatre
from allies.explorer.asking import Asker
from allies.explorer.pages.any_question import asked_rows, enumerable, needs, values_of
from allies.faces.blocks import Block, Cell, blocks_of, label
from allies.questions.base import Answer, Cite
from allies.questions.timeline import Timeline


class Part(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    says: str
    share: float | None = None
    cites: tuple[Cite, ...] = ()


class Small(Answer, frozen=True, kw_only=True):
    title: str
    count: int
    is_known: bool | None = None
    parts: tuple[Part, ...] = ()
    standing: dict[str, Part] = msgspec.field(default_factory=dict)


CITE = Cite(source="book", at="p. 1", credibility="2", origin=None)


def words(block: Block) -> list[list[str]]:
    return [[cell.words for cell in row] for row in block.rows]


def test_plain_fields_are_facts_and_unknown_ones_are_left_out() -> None:
    (block,) = blocks_of(Small(title="rapid_reaction", count=1_200))
    assert [(item.label, item.cell.words) for item in block.items] == [
        ("Title", "rapid reaction"),
        ("Count", "1,200"),
    ]


def test_no_is_not_left_out() -> None:
    (block,) = blocks_of(Small(title="x", count=0, is_known=False))
    assert [item.cell.words for item in block.items] == ["x", "0", "no"]


def test_short_things_are_rows_and_columns_that_say_nothing_are_left_out() -> None:
    answer = Small(title="x", count=1, names={"a": "Upton"}, parts=(Part(id="a", says="came"),))
    table = blocks_of(answer)[1]
    assert [column for column, _ in table.columns] == ["Id", "Says"]
    assert words(table) == [["Upton", "came"]]


def test_long_things_are_cards_under_what_they_say() -> None:
    part = Part(id="a", says="word " * 60, share=0.25, cites=(CITE,))
    (card,) = blocks_of(Small(title="x", count=1, parts=(part,)))[1].cards
    assert card.head.startswith("word word")
    assert [(item.label, item.cell) for item in card.items] == [
        ("Id", Cell(words="a")),
        ("Share", Cell(words="0.25")),
        ("Cites", Cell(cites=(CITE,))),
    ]


def test_a_mapping_of_things_is_a_table_with_its_keys_first() -> None:
    answer = Small(title="x", count=1, standing={"a": Part(id="b", says="came")})
    table = blocks_of(answer)[1]
    assert words(table) == [["a", "b", "came"]]


def test_a_year_has_no_comma() -> None:
    (block,) = blocks_of(Small(title="x", count=1992))
    assert block.items[1].cell.words == "1992"


def test_the_name_of_a_field_becomes_words() -> None:
    assert label("rests_on_it") == "Rests on it"


@pytest.mark.parametrize(
    "name", ["threats", "bases", "timeline", "inputs", "transfers", "accounts", "stands"]
)
def test_every_answer_without_a_page_of_its_own_has_blocks(name: str) -> None:
    view = allies.open("central_asia").view()
    assert blocks_of(getattr(view, name)())


def test_what_a_question_needs_can_be_listed_where_it_is_one_thing() -> None:
    found = {row.name: enumerable(row) for row in asked_rows()}
    assert found["capital"] == "state"
    assert found["power"] == "organisation"
    assert found["route"] == ""
    assert found["bases"] == ""
    assert "settlement" not in found
    values = values_of(Asker(OpenTheatre("central_asia")))
    assert ("csto", "Collective Security Treaty Organization") in values["organisation"]
    assert all(values[kind] for kind in found.values() if kind)
    assert all(len(needs(row)) == 1 for row in asked_rows() if found[row.name])


def test_a_card_of_something_dated_has_its_day_beside_its_heading() -> None:
    from allies.faces.blocks import Card

    found = blocks_of(allies.open("central_asia").view().ask(Timeline(about="csto")))
    cards = [card for block in found for card in block.cards]
    assert cards
    assert all(isinstance(card, Card) and card.on[:2] in ("19", "20") for card in cards)
    assert not any(item.label == "On" for card in cards for item in card.items)
