"""Agreement of two codings, by field."""

from __future__ import annotations

import runpy

import pytest

from tests.apparatus import REPOSITORY

kappa = runpy.run_path(str(REPOSITORY / "tools" / "measure_agreement.py"))["kappa"]


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
