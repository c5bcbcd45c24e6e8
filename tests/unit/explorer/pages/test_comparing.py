"""The page of a comparison: levers to choose, and the answers side by side."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.comparing import compare

CASE = "compare/tajikistan-incursion-2015"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


@pytest.fixture(scope="module")
def page(asker: Asker) -> Page:
    given = {"lever": ("majority-voting",), "deny": ("UZB",)}
    return compare(asker, Address(CASE, given))


def test_each_supposition_stands_alone_and_all_stand_together(page: Page) -> None:
    words = [row[0] for row in page.shown["figure"].rows]
    assert words[0] == "As recorded"
    assert words[-1] == "All together"
    assert set(words[1:-1]) == {
        "A simple majority decides in every organ of the CSTO, in place of consensus",
        "Uzbekistan refuses passage",
    }
    assert [row[0] for row in page.shown["moved"].rows] == words[1:]
    assert page.shown["joint"].startswith("Together they change the answer by ")
    assert page.title.endswith("all together")


def test_one_supposition_needs_no_together(asker: Asker) -> None:
    page = compare(asker, Address(CASE, {"deny": ("UZB",)}))
    assert page.title.endswith("under “Uzbekistan refuses passage”")
    assert page.shown["joint"] == ""


@pytest.mark.parametrize(
    ("case", "heads"),
    [
        ("rasht-2010", ["Too small a change for words:"]),
        ("osh-2010", ["May they?", "Will they?", "Can they?"]),  # no draw turns
    ],
)
def test_a_number_that_moved_alone_is_not_said_to_stand_still(
    asker: Asker, case: str, heads: list[str]
) -> None:
    page = compare(asker, Address(f"compare/{case}", {"deny": ("UZB",)}))
    ((_, _, changes),) = page.shown["variants"]
    assert [head for head, _, _ in changes] == heads


def test_without_a_supposition_the_levers_are_shown(asker: Asker) -> None:
    page = compare(asker, Address(CASE))
    assert page.answer is None
    assert "majority-voting" in dict(page.shown["levers"])


@pytest.mark.parametrize(
    "here",
    [Address("compare/nowhere"), Address(CASE, {"lever": ("nothing",)})],
)
def test_what_is_not_on_record_is_refused(asker: Asker, here: Address) -> None:
    with pytest.raises(QuestionError):
        compare(asker, here)
