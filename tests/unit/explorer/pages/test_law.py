"""The law of a body as of a day."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.law import changes_until, days_of_change, law


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def test_the_days_are_those_on_which_a_text_opened_or_took_effect(asker: Asker) -> None:
    changes = changes_until(asker, Address(), "csto", asker.span[1])
    assert changes is not None
    days = days_of_change(changes)
    assert {"2010-09-10", "2012-12-19"} <= set(days)
    assert days == sorted(set(days))


def test_nothing_changed_before_the_record_begins(asker: Asker) -> None:
    assert changes_until(asker, Address(), "csto", asker.span[0]) is None


def test_the_headline_counts_texts_in_force_on_the_day(asker: Asker) -> None:
    before, after = (law(asker, Address(f"law/csto/{day}")).title for day in
                     ("2010-09-09", "2010-09-10"))  # fmt: skip
    assert int(after.split()[0]) == int(before.split()[0]) + 1
