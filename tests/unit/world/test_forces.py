"""Forces, fleets and links: what can be counted on, on a day."""

from __future__ import annotations

import pytest

from allies.values.dates import parse_date
from allies.values.distributions import Distribution
from allies.world.forces import Force, Label
from tests.apparatus import day

FORCE = Force(
    id="rus.kant",
    name="Kant",
    owner="RUS",
    home="kant",
    labels=(Label(label="ksbr", since=parse_date("2002")),),
    personnel=Distribution("triangular", (50.0, 150.0, 400.0)),
    readiness_hours=Distribution("triangular", (6.0, 24.0, 72.0)),
    modes=("air",),
    since=parse_date("2003-10"),
    until=parse_date("2015-06"),
)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        ("2003-09-30", False),
        ("2003-10-30", False),
        ("2003-10-31", True),
        ("2015-05-31", True),
        ("2015-06-01", False),
    ],
)
def test_a_force_stands_only_where_it_surely_does_and_carries_no_label_before(
    on: str, stands: bool
) -> None:
    assert FORCE.stands(day(on)) is stands
    assert FORCE.carries(("ksbr", "ksor"), day(on)) is stands
    assert not FORCE.carries(("ksor",), day(on))
