"""The list of cases: all that were known, by day."""

from __future__ import annotations

import pytest

from allies.assessment.record.cases import cases
from allies.questions.cases import Cases
from tests.apparatus import CASE, Build, day


@pytest.mark.parametrize(
    ("as_of", "happened", "supposed"),
    [("2008-06-04", [], ["border-2008"]), ("2008-06-05", ["border-2008"], ["border-2008"])],
)
def test_a_crisis_is_listed_from_its_day_and_a_supposed_one_always(
    build: Build, as_of: str, happened: list[str], supposed: list[str]
) -> None:
    for hypothetical, expected in (("false", happened), ("true", supposed)):
        view = build({CASE: f"hypothetical: {hypothetical}\n"})
        listed = cases(view.known_by(day(as_of)), Cases())
        assert [case.id for case in listed.cases] == expected
        assert [case.id for case in cases(view, Cases()).cases] == ["border-2008"]
