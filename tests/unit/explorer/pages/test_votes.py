"""Whose vote decides, beside who brings the forces."""

from __future__ import annotations

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.votes import votes


def test_equal_votes_stand_beside_unequal_forces(central_asia: Asker) -> None:
    page = votes(central_asia, Address("power/csto"))
    assert "the votes of 6 members of the CSTO weigh the same" in page.title
    assert "Russia brings 55 % of the forces" in page.title
    shares = {row[0]: row[1:] for row in page.shown["figure"].rows}
    assert shares["Russia"] == ("17 %", "55 %")


def test_a_rule_can_be_supposed(central_asia: Asker) -> None:
    given = {"rule": ("simple_majority",)}
    page = votes(central_asia, Address("power/csto", given))
    assert [rule["name"] for rule in page.shown["rules"]] == ["simple majority"]


def test_an_organisation_without_forces_says_that_none_is_on_record(central_asia: Asker) -> None:
    page = votes(central_asia, Address("power/sco"))
    assert page.shown["figure"] is None
    assert "no assigned force is on record" in page.title or "can be weighed" in page.title
