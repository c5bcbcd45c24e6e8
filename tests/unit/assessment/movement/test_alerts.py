"""The clock from the first warning, as the acts of a theatre record it."""

from __future__ import annotations

import pytest

from allies.assessment.movement.alerts import warned_hours
from tests.apparatus import ACTS, Build, day

ALERT = "- {{act: forces_alerted, by: XHI, on: {on}, judgement: J}}\n"
END = "- {act: forces_stood_down, by: XHI, on: 2008-06-03, judgement: J}\n"


def hours(build: Build, acts: str, on: str) -> dict[str, float]:
    view = build({ACTS: acts})
    return dict(warned_hours(view.on(day(on)), view.forces.values()))


@pytest.mark.parametrize(
    ("acts", "on", "expected"),
    [
        ("", "2008-06-05", {}),
        (ALERT.format(on="2008-06-02"), "2008-06-05", {"XHI": 72.0}),
        (ALERT.format(on="2008-06-05"), "2008-06-05", {"XHI": 0.0}),
        # An order that is still to come warns nobody.
        (ALERT.format(on="2008-06-06"), "2008-06-05", {}),
        # The first of two counts.
        (
            ALERT.format(on="2008-06-01") + ALERT.format(on="2008-06-04"),
            "2008-06-05",
            {"XHI": 96.0},
        ),
        # An order that was ended starts no clock; the next one does.
        (ALERT.format(on="2008-06-01") + END, "2008-06-05", {}),
        (
            ALERT.format(on="2008-06-01") + END + ALERT.format(on="2008-06-04"),
            "2008-06-05",
            {"XHI": 24.0},
        ),
        # After a month the order belongs to another crisis.
        (ALERT.format(on="2008-06-02"), "2008-07-01", {"XHI": 29 * 24.0}),
        (ALERT.format(on="2008-06-02"), "2008-07-02", {}),
        # Inside an imprecise date it has not surely been given.
        (ALERT.format(on="2008-06"), "2008-06-05", {}),
    ],
)
def test_hours_run_from_the_first_order_that_still_stands(
    build: Build, acts: str, on: str, expected: dict[str, float]
) -> None:
    assert hours(build, acts, on) == expected
