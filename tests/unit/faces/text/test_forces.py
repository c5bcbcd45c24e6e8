"""Numbers on the page on forces: two digits of an estimate, all digits of what is certain."""

from __future__ import annotations

import pytest

from allies.faces.text.forces import _two_digits
from allies.questions.forces import Spread


@pytest.mark.parametrize(
    ("low", "middle", "high", "shown"),
    [
        (4_237, 4_237, 4_237, "4,237"),
        (0, 0, 0, "0"),
        (3_149, 4_251, 12_345, "4,300 (3,100-12,000)"),
        (9, 10.4, 99.6, "10 (9-100)"),
    ],
)
def test_an_estimate_has_two_digits_and_its_range(
    low: float, middle: float, high: float, shown: str
) -> None:
    assert _two_digits(Spread(low=low, middle=middle, high=high)) == shown
