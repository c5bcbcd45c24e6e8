"""How sentences name readings: by title, by who holds them, and not twice."""

from __future__ import annotations

import pytest

from allies.assessment.law.named_readings import Readings, in_list, without_holders
from allies.world.view import View
from tests.apparatus import day

ON = day("2010-06-12")


@pytest.fixture(scope="module")
def csto(view: View) -> Readings:
    return Readings(view, ON, [view.organisation("csto")], view.cases["osh-2010"])


EVERY = ("in_force_only", "external_only", "signed_binds")


def test_a_verdict_under_all_readings_needs_no_condition(csto: Readings) -> None:
    assert csto.under(EVERY, EVERY) == ""


def test_few_exceptions_are_named_with_their_holders(csto: Readings) -> None:
    said = csto.under(("in_force_only", "signed_binds"), EVERY)
    outside = (
        "the reading “Force only if a foreign state attacks” (held by Moscow, Tashkent"
        " and the CSTO Secretariat)"
    )
    assert said == f", except under {outside}"


def test_a_verdict_of_few_readings_holds_only_under_them(csto: Readings) -> None:
    said = csto.under(("external_only",), EVERY)
    assert said.startswith(
        " only under the reading “Force only if a foreign state attacks” (held by "
    )


def test_holders_are_those_of_the_day(view: View) -> None:
    early = Readings(view, day("2004-01-01"), [view.organisation("csto")])
    assert early.named(["external_only"]).endswith("(held by nobody recorded)")


def test_a_reading_that_is_not_known_keeps_its_name(csto: Readings) -> None:
    assert csto.named(["never_heard"]) == "the reading “never_heard” (held by nobody recorded)"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and 1 more text"),
        (["A", "B", "C", "D"], "A, B and 2 more texts"),
    ],
)
def test_a_list_names_two_and_counts_the_rest(names: list[str], told: str) -> None:
    assert in_list(names, "and", "text") == told


def test_a_holder_is_named_once_in_a_text() -> None:
    before = "It let them, except under “A” (held by B)."
    assert without_holders("No, under “A” (held by B) and “C” (held by D).", before) == (
        "No, under “A” and “C” (held by D)."
    )
    assert without_holders("Under “A” (held by B).", "") == "Under “A” (held by B)."
