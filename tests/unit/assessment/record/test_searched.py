"""What a search reads: the entries of a view, with their days, notes and names."""

from __future__ import annotations

from typing import get_args

import pytest

from allies.assessment.record.searched import Searched, searched
from allies.questions.catalogue import CATALOGUE
from allies.questions.find import EntryKind
from allies.values.dates import parse_date
from allies.world.view import View, view_of
from tests.apparatus import day


def of_kind(view: View, kind: str) -> dict[str, Searched]:
    return {item.id: item for item in searched(view) if item.kind == kind}


def test_every_kind_of_entry_is_read_and_shown_by_a_question_that_takes_its_fields(
    view: View,
) -> None:
    found = list(searched(view))
    assert {item.kind for item in found} == set(get_args(EntryKind))
    for item in found:
        fields = CATALOGUE[item.question].question.__struct_fields__
        assert set(item.given) <= set(fields), item.id
        assert item.says, item.id


def test_acts_of_cases_are_read_and_those_of_a_hypothetical_one_are_supposed(view: View) -> None:
    acts = of_kind(view, "act")
    for case in view.cases.values():
        for act in case.acts:
            assert acts[act.id].supposed == case.hypothetical


def test_a_text_that_had_not_opened_by_the_day_of_knowledge_is_not_read(small_view: View) -> None:
    opened = small_view.instruments["pact.treaty"].opened.first
    before, after = (view_of(small_view.whole, as_of=on) for on in (opened - 1, opened))
    assert "pact.treaty" not in of_kind(before, "instrument")
    assert not of_kind(before, "provision")
    assert "pact.treaty" in of_kind(after, "instrument")
    assert of_kind(after, "provision")


def test_a_crisis_is_read_from_its_day_on(small_view: View) -> None:
    on = day("2008-06-05")
    assert "border-2008" in of_kind(view_of(small_view.whole, as_of=on), "case")
    assert "border-2008" not in of_kind(view_of(small_view.whole, as_of=on - 1), "case")


@pytest.mark.parametrize(
    ("since", "until", "lasts", "days"),
    [
        (None, None, True, None),
        ("2008", None, False, ("2008-01-01", "2008-12-31")),
        ("2008", "2010-05", True, ("2008-01-01", "2010-05-31")),
    ],
)
def test_the_days_of_an_entry_are_those_on_which_it_can_hold(
    since: str | None, until: str | None, lasts: bool, days: tuple[str, str] | None
) -> None:
    entry = Searched(
        kind="trait",
        id="x",
        says="x",
        question="claim",
        given={},
        since=parse_date(since) if since else None,
        until=parse_date(until) if until else None,
        lasts=lasts,
    )
    assert entry.days == (days and (day(days[0]), day(days[1])))


def test_what_still_holds_has_no_last_day() -> None:
    entry = Searched(
        kind="organ",
        id="x",
        says="x",
        question="organs",
        given={},
        since=parse_date("2008"),
        lasts=True,
    )
    assert entry.days == (day("2008-01-01"), None)
