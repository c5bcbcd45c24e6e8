"""Agreement of two codings, by field."""

from __future__ import annotations

import runpy

import pytest

from allies.evidence.sources import Citation
from allies.values.dates import parse_date
from allies.world.acts import Absence, Act, Told
from tests.apparatus import REPOSITORY

TOOL = runpy.run_path(str(REPOSITORY / "tools" / "measure_agreement.py"))
kappa, plain, picked = TOOL["kappa"], TOOL["_plain"], TOOL["_picked"]


def test_kappa_is_the_agreement_beyond_chance() -> None:
    # Cohen's kappa of 20 and 15 agreed of 50, with margins 25/25 and 30/20: (0.7 - 0.5) / 0.5.
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "a")], 1.0),
    ],
)
def test_kappa_at_its_ends(pairs: list[tuple[str, str]], expected: float) -> None:
    assert kappa(pairs) == pytest.approx(expected)


def test_a_drawn_entry_shows_what_it_says_and_not_what_cites_for_itself() -> None:
    cites = (Citation(source="upton2008", at="para. 1"),)
    away = Absence(state="XLO", why=Told(says="no vehicles", cites=cites))
    act = Act(
        act="exercised", id="march", by="pact", on=parse_date("2008-07"), away=(away,), cites=cites
    )
    assert plain(act) == {
        "act": "exercised",
        "id": "march",
        "by": "pact",
        "on": "2008-07",
        "away": [{"state": "XLO"}],
    }


def test_a_draw_is_repeatable_and_numbered_in_the_order_of_the_entries() -> None:
    rows = [{"entry": f"e{at:02}"} for at in range(30)]
    drawn = picked(rows, 7, 3)
    assert drawn == picked(rows, 7, 3) != picked(rows, 7, 4)
    assert [row["number"] for row in drawn] == [str(at) for at in range(1, 8)]
    assert [row["entry"] for row in drawn] == sorted({row["entry"] for row in drawn})
