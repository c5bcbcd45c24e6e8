"""Who would carry a force: the leading state, or that with the largest force."""

from __future__ import annotations

import pytest

from allies.politics.carriers import first_carrier, pools
from allies.politics.drivers import Matter
from allies.world.view import View
from tests.apparatus import day


@pytest.mark.parametrize(
    ("shares", "first"),
    [
        ({}, ""),
        ({"XLO": 0.9, "XHI": 0.1}, "XHI"),  # it leads
        ({"XLO": 0.4, "XTH": 0.6}, "XTH"),
        ({"XTH": 0.5, "XLO": 0.5}, "XLO"),
    ],
)
def test_the_carrier_leads_or_has_the_largest_force(
    small_view: View, shares: dict[str, float], first: str
) -> None:
    pact = small_view.organisation("pact")
    assert pact.leading_state == "XHI"
    matter = Matter(pact, "rapid_reaction", "XLO", "external_attack", shares=shares)
    able = {"XHI", "XTH", "XLO"}
    assert first_carrier(matter, matter.shares, day("2005-01-01"), able) == first


def test_a_withdrawal_leaves_both_who_would_have_carried_and_who_takes_its_place(
    small_view: View,
) -> None:
    pact = small_view.organisation("pact")
    before, after = {"XHI": 0.5, "XTH": 0.3, "XLO": 0.2}, {"XTH": 0.6, "XLO": 0.4}
    matter = Matter(pact, "rapid_reaction", "XLO", "coup", shares=after, before=before)
    found = [first_carrier(matter, item, day("2005-01-01"), before) for item in pools(matter)]
    assert found == ["XTH", "XHI"]
    assert matter.share("XHI") == 0.5  # it is as willing as before, and sends nothing
    assert matter.share("XTH") == 0.6
    alone = Matter(pact, "rapid_reaction", "XLO", "coup", shares=before)
    assert pools(alone) == [before]
