"""The ballot of a case: seats, rules with their tables, and nothing of what happened if hidden."""

from __future__ import annotations

import msgspec
import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address, ServerLinks
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.ballot import ballot
from allies.explorer.rendering import write_page


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


@pytest.fixture(scope="module")
def page(asker: Asker) -> Page:
    return ballot(asker, Address("case/osh-2010/ballot"))


def test_each_organ_that_decides_has_a_form_with_its_seats(page: Page) -> None:
    first = page.shown["sections"][0]
    assert first["id"] == "csto.council"
    assert {seat["id"] for seat in first["seats"]} == {
        "ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB",
    }  # fmt: skip
    assert "for" in first["seats"][0]["model"]


def test_every_rule_has_a_decision_for_each_ballot(page: Page) -> None:
    first = page.shown["sections"][0]
    data = msgspec.json.decode(first["data"])
    assert [row["at"] for row in first["rules"]] == [0, 1, 2, 3]
    (groups,) = data["splits"]
    assert {len(rule["decided"]) for rule in data["rules"]} == {len(groups[0]["ways"])}
    assert first["rules"][0]["in_force"].startswith("rapid reaction (Only texts in force")
    assert first["rules"][-1]["in_force"] == ""


def test_what_happened_is_left_out_if_it_is_hidden(asker: Asker, page: Page) -> None:
    def written(found: Page, address: Address) -> str:
        return write_page(found, address, asker, ServerLinks(), controls=True)

    here = Address("case/osh-2010/ballot", {"hide_outcome": ("1",)})
    assert "Open after the vote" in written(page, Address("case/osh-2010/ballot"))
    assert "Open after the vote" not in written(ballot(asker, here), here)


def test_no_form_could_send_the_votes(asker: Asker, page: Page) -> None:
    text = write_page(page, Address("case/osh-2010/ballot"), asker, ServerLinks(), controls=True)
    assert "<form" not in text
    assert 'type="radio"' in text


def test_a_case_without_a_vote_says_so(asker: Asker) -> None:
    with pytest.raises(QuestionError, match="law"):
        ballot(asker, Address("case/uzbekistan-2012/ballot"))
