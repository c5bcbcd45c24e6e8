"""The list of levers."""

from __future__ import annotations

from allies.assessment.record.levers import levers
from allies.questions.levers import Levers
from allies.world.view import View

ISSUED = {
    "majority-voting",
    "limited-format",
    "uzbekistan-stays",
    "uzbekistan-out",
    "uzbek-transit-refused",
    "unified-command",
    "second-southern-base",
    "nato-csto-cooperation",
    "third-state-base",
    "larger-201st",
    "sco-force",
    "rats-shares",
}


def test_the_levers_that_the_documents_discuss_are_there_with_their_sources(view: View) -> None:
    found = {item.id: item for item in levers(view, Levers()).levers}
    assert set(found) >= ISSUED
    assert all(item.cites and item.by and item.changes for item in found.values())


def test_a_theatre_without_levers_lists_none(small_view: View) -> None:
    assert levers(small_view, Levers()).levers == ()
