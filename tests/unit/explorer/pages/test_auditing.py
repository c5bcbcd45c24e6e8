"""Whether past acts of a body followed the rules of their day, as a page."""

from __future__ import annotations

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.auditing import audit


def test_acts_that_are_not_plainly_regular_come_first(central_asia: Asker) -> None:
    page = audit(central_asia, Address("audit/csto"))
    words = [word for word, _ in page.shown["groups"]]
    assert words[-1] == "regular"
    assert "irregular" in words
    counted = sum(len(acts) for _, acts in page.shown["groups"])
    assert counted == len(page.shown["a"].acts)


def test_the_headline_counts_every_act_once(central_asia: Asker) -> None:
    page = audit(central_asia, Address("audit/csto"))
    counts = {word: len(acts) for word, acts in page.shown["groups"]}
    assert page.title.startswith(f"{counts['regular']} of {sum(counts.values())} past acts")
    assert f"{counts['irregular']} broke it" in page.title


def test_an_act_that_is_unknown_is_no_regular_one(central_asia: Asker) -> None:
    page = audit(central_asia, Address("audit/adb"))
    counts = {word: len(acts) for word, acts in page.shown["groups"]}
    assert counts["unknown"] == 1
    assert "1 is unknown" in page.title
