"""Trips: a question about a way that contradicts itself is refused, with the field at fault."""

from __future__ import annotations

from typing import Any

import pytest

from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.trips import Trip, check_trip
from allies.errors import QuestionError
from allies.world.view import View
from tests.apparatus import day


def trip(**given: Any) -> Trip:
    fields: dict[str, Any] = {
        "start": "upton",
        "end": "downton",
        "mover": "XHI",
        "cargo": "troops",
        "modes": frozenset({"road"}),
        "day": day("2008-06-05"),
    }
    return Trip(**{**fields, **given})


def test_a_trip_that_can_be_made_is_accepted(small_view: View) -> None:
    check_trip(small_view, trip())
    check_trip(small_view, trip(start="downton", end="upton", cargo="nonlethal"))


@pytest.mark.parametrize(
    ("given", "field", "what"),
    [
        ({"end": "upton"}, "end", "is also the start"),
        ({"via": ("downton",)}, "via", "already the start or the end"),
        ({"supposed": Supposed(denied=("XHI",))}, "deny", "supposed to refuse"),
        ({"start": "downton", "end": "upton"}, "mover", "has no force at downton"),
    ],
)
def test_a_trip_that_contradicts_itself_is_refused(
    small_view: View, given: dict[str, Any], field: str, what: str
) -> None:
    with pytest.raises(QuestionError, match=what) as caught:
        check_trip(small_view, trip(**given))
    assert caught.value.fault.field == field
    assert caught.value.fault.remedy
