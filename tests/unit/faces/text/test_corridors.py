"""Words on the pages on corridors: amounts, what shuts a way, and the narrowest place."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from allies.faces.text.corridors import _narrow, _percent, _shut_by, amount, movement
from allies.questions.base import Answer

ANSWER = Answer(names={"XHI": "Highland", "XLO": "Lowland", "pact": "pact"}, with_article=("pact",))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.25, "0.25 USD"), (7_500.0, "7,500 USD"), (1_234_567.5, "1,234,567.5 USD")],
)
def test_an_amount_keeps_its_digits(value: float, shown: str) -> None:
    figure: Any = SimpleNamespace(amount=value, unit="USD")
    assert amount(figure) == shown


def test_a_share_that_is_not_known_is_not_nothing() -> None:
    assert [_percent(share) for share in (None, 0.0, 0.126, 1.0)] == ["-", "0 %", "13 %", "100 %"]


def test_what_shuts_a_way_is_named_or_said_to_be_no_refusal() -> None:
    shut: Any = SimpleNamespace(opened_by=("XHI", "XLO"))
    assert _shut_by(ANSWER, shut, ("XLO",)) == "shut by Highland and Lowland"
    never: Any = SimpleNamespace(opened_by=())
    assert _shut_by(ANSWER, never, ()) == "shut, even if all consent"
    assert _shut_by(ANSWER, never, ("XLO",)) == "shut past Lowland, even if all consent"


def test_a_narrowest_place_without_a_source_is_not_recorded() -> None:
    def narrow(recorded: bool) -> Any:
        return SimpleNamespace(
            recorded=recorded, start="XHI", end="XLO", capacity=1_500.4, unit="t"
        )

    assert _narrow(ANSWER, None) == "-"
    assert _narrow(ANSWER, narrow(False)) == "not recorded"
    assert _narrow(ANSWER, narrow(True)) == "1,500 t: Highland - Lowland"


def test_a_mover_begins_a_sentence() -> None:
    assert movement(ANSWER, "pact", "non_lethal") == "The pact moves non-lethal goods"
    assert movement(ANSWER, "XHI", "fuel") == "Highland moves fuel"
