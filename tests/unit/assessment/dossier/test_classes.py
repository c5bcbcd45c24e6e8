"""The classes of decision 0021, on both sides of each boundary."""

from __future__ import annotations

from typing import Any

import pytest

from allies.assessment.dossier.classes import (
    added_of,
    classes_of,
    middle_of,
    organisation_class,
    row_class,
)
from allies.assessment.dossier.crises import case_crises
from allies.questions.dossier import CrisisClass
from allies.world.view import View
from tests.apparatus import Build, day
from tests.unit.assessment.dossier.rows_made import row


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "adds"),
        ({"may": "no"}, "may_not"),
        ({"may": "no", "number": None}, "may_not"),
        ({"may": "disputed"}, "adds"),
        ({"may": "unknown"}, "adds"),
        ({"number": None}, "unknown"),
        ({"comes": (0.1, 0.61)}, "adds"),
        ({"comes": (0.1, 0.66)}, "unknown"),
        ({"number": 0.1999}, "would_not"),
        ({"number": 0.2}, "adds"),
        ({"number": 0.1999, "adds": None}, "would_not"),
        ({"adds": None}, "no_leader"),
        ({"adds": (0.0999, 0.0999)}, "adds_little"),
        ({"adds": (0.0, 0.2)}, "adds"),
        ({"adds": (-0.3, -0.3)}, "adds_little"),
        ({"adds": (0.05, 0.05), "leader_share": 0.8}, "adds_little"),
        ({"adds": (0.05, 0.05), "leader_share": 0.8001}, "in_name"),
        ({"adds": (0.05, 0.05), "leader_share": None}, "adds_little"),
        ({"adds": (0.1, 0.1), "leader_share": 0.99}, "adds"),
    ],
)
def test_the_first_class_that_holds_is_the_class_of_a_crisis(
    given: dict[str, Any], kind: CrisisClass
) -> None:
    assert row_class(row(**given)) == kind


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ([], None),
        (["adds"], "adds"),
        (["adds", "would_not"], "mixed"),
        (["adds", "would_not", "adds"], "adds"),
        (["may_not", "adds", "would_not"], "mixed"),
    ],
)
def test_more_than_half_of_the_crises_make_the_class_of_an_organisation(
    kinds: list[CrisisClass], found: str | None
) -> None:
    assert organisation_class(kinds) == found


def test_a_median_leaves_out_what_is_unknown() -> None:
    assert middle_of([0.3, None, 0.1]) == pytest.approx(0.2)
    assert middle_of([None]) is None


def test_what_is_added_is_kept_apart_and_the_unknown_left_out() -> None:
    rows = [
        row(duty=True),
        row(adds=(-0.2, 0.0), leader_share=0.9, may="no"),
        row(adds=None, alone=None, alone_without_law=None, leader_share=None, cover=None),
    ]
    added = added_of(rows)
    assert (added.crises, added.worse, added.in_name, added.duty) == (3, 1, 1, 1)
    assert added.may == {"yes": 2, "no": 1}
    assert added.adds == pytest.approx(0.05)
    assert added.law_adds == pytest.approx(0.1)
    assert added_of([]).adds is None


def test_past_crises_count_without_draws_and_an_end_that_is_not_on_record_is_none(
    small_view: View, build: Build
) -> None:
    pact = small_view.organisations["pact"]
    found = classes_of([row()], list(case_crises(small_view, pact)), pact, day("2010-12-31"))
    assert (found.past, found.past_asked, found.past_sent, found.past_unknown) == (1, 1, 0, 1)
    happened = (
        "\nhappened:\n  outcome: deployed\n  says: They came.\n"
        '  cites: [{source: evening-paper, at: "para. 9", credibility: 2}]\n'
    )
    ended = build({"cases/border-2008.yaml": happened})
    found = classes_of([row()], list(case_crises(ended, pact)), pact, day("2010-12-31"))
    assert (found.past_sent, found.past_unknown) == (1, 0)
