"""What changed in the law of a body, and what that does to the crises."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.changes import changes


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def between(asker: Asker, first: str, last: str, body: str = "csto") -> dict[str, object]:
    page = changes(asker, Address(f"changes/{body}", {"since": (first,), "until": (last,)}))
    return {"title": page.title, "lede": page.lede, **page.shown}


def test_a_crisis_is_set_on_both_days_so_that_the_law_alone_differs(asker: Asker) -> None:
    found = between(asker, "2010-06-12", "2013-06-12")
    osh = next(row for row in found["moved"] if row["id"] == "osh-2010")  # type: ignore[attr-defined]
    assert ("rapid reaction", "no", "disputed") in osh["means"]
    assert "6 texts of the CSTO took effect" in str(found["title"])


@pytest.mark.parametrize(
    ("last", "says"),
    [("2010-09-09", "Nothing on record changed"), ("2010-09-10", "1 text of the CSTO took effect")],
)
def test_the_headline_counts_what_took_effect_by_the_last_day(
    asker: Asker, last: str, says: str
) -> None:
    assert says in str(between(asker, "2010-06-12", last)["title"])


def test_the_law_of_a_state_has_no_crises(asker: Asker) -> None:
    found = between(asker, "2000-01-01", "2013-01-01", "UZB")
    assert (found["moved"], found["same"]) == ([], [])


def test_days_in_the_wrong_order_are_refused(asker: Asker) -> None:
    with pytest.raises(QuestionError):
        between(asker, "2013-06-12", "2010-06-12")


def test_a_day_before_the_organisation_is_no_verdict_and_not_the_same_one(asker: Asker) -> None:
    found = between(asker, "1992-05-15", "2013-06-12")
    assert found["same"] == []
    rows = found["moved"]
    assert all(row["means"] for row in rows)  # type: ignore[attr-defined]
    assert {first for row in rows for _, first, _ in row["means"]} == {"not judged"}  # type: ignore[attr-defined]
    assert "none of" not in str(found["lede"])
    assert found["absent"]
    assert not between(asker, "2010-06-12", "2013-06-12")["absent"]
