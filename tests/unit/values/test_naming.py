"""Names: one that is declared is meant by any spelling that fits it alone."""

from __future__ import annotations

import pytest

from allies.values.naming import resolve_name


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("nato", ["nato", "csto"], "nato"),
        ("NATO", ["nato", "csto"], "nato"),
        ("uzb", ["UZB"], "UZB"),
        ("natto", ["nato"], "natto"),
        ("", ["nato"], ""),
        ("geo", ["GEO", "Geo"], "geo"),  # two fit, and neither is typed
        ("Geo", ["GEO", "Geo"], "Geo"),
    ],
)
def test_a_name_is_taken_in_any_case_where_one_alone_fits(
    typed: str, known: list[str], meant: str
) -> None:
    assert resolve_name(typed, known) == meant
