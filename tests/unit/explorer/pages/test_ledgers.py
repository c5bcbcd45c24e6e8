"""Ledgers: transfers, exercises, bases, organs."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.ledgers import ledger, ledgers, promises


@pytest.mark.parametrize("name", ["transfers", "exercises", "bases", "organs"])
def test_every_ledger_has_a_cell_for_each_column(central_asia: Asker, name: str) -> None:
    shown = ledger(central_asia, Address(f"ledgers/{name}")).shown
    assert shown["rows"]
    for _, cells in shown["rows"]:
        named = dict(zip(shown["columns"][1:], cells, strict=True))
        assert all(words for column, words in named.items() if column != "Then")


def test_the_list_leads_to_every_ledger(central_asia: Asker) -> None:
    names = [name for name, *_ in ledgers(central_asia, Address("ledgers")).shown["contents"]]
    assert all(ledger(central_asia, Address(f"ledgers/{name}")) for name in names)


def test_transfers_can_be_limited_to_a_receiver(central_asia: Asker) -> None:
    given = {"receiver": ("UZB",)}
    page = ledger(central_asia, Address("ledgers/transfers", given))
    assert page.shown["rows"]
    assert all("Uzbekistan" in cells[1] for _, cells in page.shown["rows"])


def test_a_base_has_a_place_on_the_map_if_its_place_has_coordinates(central_asia: Asker) -> None:
    figure = ledger(central_asia, Address("ledgers/bases")).shown["figure"]
    assert ("Kant", "Russia", "in use") in figure.rows
    assert "Kant" in figure.wide


def test_an_unknown_ledger_is_refused_with_a_near_one(central_asia: Asker) -> None:
    with pytest.raises(QuestionError) as raised:
        ledger(central_asia, Address("ledgers/transfer"))
    assert "transfers" in str(raised.value.faults[0].remedy)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((11, 4, 11), "None of 11 transfers promised is known to be delivered; 4 not promised on"),
        ((2, 0, 2), "None of 2 transfers promised is known to be delivered"),
        ((3, 2, 1), "3 transfers promised, 1 of them not known to be delivered; 2 delivered in"),
        ((0, 2, 0), "0 transfers promised, 0 of them"),
    ],
)
def test_the_headline_counts_the_promises_that_were_kept(
    counts: tuple[int, int, int], says: str
) -> None:
    assert promises(*counts).startswith(says)


@pytest.mark.parametrize("name", ["transfers", "exercises", "bases"])
def test_a_ledger_without_a_row_says_so_and_counts_no_zeros(west_africa: Asker, name: str) -> None:
    page = ledger(west_africa, Address(f"ledgers/{name}"))
    assert page.title.startswith(f"No {name} ")
    assert page.title.endswith("are on record for this question")
