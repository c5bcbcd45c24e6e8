"""Replaying one draw alone, with everything that was drawn in it."""

from __future__ import annotations

import pytest

from allies.assessment.case.replay import assess_draw
from allies.errors import QuestionError
from allies.questions.assess_draw import AssessDraw
from allies.questions.base import NOTHING_SUPPOSED
from allies.world.view import View


def test_a_draw_below_the_first_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="there is no draw -1") as caught:
        assess_draw(small_view, AssessDraw(case="border-2008", draw=-1))
    assert caught.value.fault.field == "draw"
    assert assess_draw(small_view, AssessDraw(case="border-2008", draw=0)).draw == 0


def test_a_draw_far_beyond_any_run_can_be_replayed(small_view: View) -> None:
    asked = AssessDraw(case="border-2008", draw=10**15)
    assert assess_draw(small_view, asked).draw == 10**15


def test_a_replay_says_what_was_chosen_voted_and_sent(small_view: View) -> None:
    view = small_view.supposing(NOTHING_SUPPOSED, 5)
    found = assess_draw(view, AssessDraw(case="border-2008", draw=3))
    assert (found.case, found.draw, found.on) == ("border-2008", 3, "2008-06-05")
    assert set(found.world) == {"contest:lowland-2008"}
    force_means, alone = found.means
    assert (force_means.means, alone.means) == ("rapid_reaction", "bilateral")
    assert set(force_means.votes) == {"XHI", "XLO"}
    assert set(alone.votes) == {"XHI"}
    assert force_means.decision_day is not None
    assert [force.force for force in force_means.forces] == ["highland.brigade"]
    assert all(100 <= force.personnel <= 300 for force in force_means.forces)


def test_another_seed_is_another_draw(small_view: View) -> None:
    asked = AssessDraw(case="border-2008", draw=3)
    one, other = (assess_draw(small_view.supposing(NOTHING_SUPPOSED, at), asked) for at in (5, 6))
    assert one.means[0].forces != other.means[0].forces


def test_a_means_that_moves_nobody_has_no_decision_day(view: View) -> None:
    found = assess_draw(view, AssessDraw(case="osh-2010", draw=0))
    by_means = {(item.organisation, item.means): item for item in found.means}
    assert by_means["csto", "materiel"].decision_day is None
    assert by_means["csto", "materiel"].forces == ()


def test_who_was_not_there_is_not_asked_for_a_vote(view: View) -> None:
    with pytest.raises(QuestionError, match="no state was a member of the CSTO on 1 June 1993"):
        assess_draw(view, AssessDraw(case="osh-2010", draw=3, on="1993-06-01"))


def test_a_replayed_draw_says_why_it_was_decided_so(view: View) -> None:
    found = assess_draw(view, AssessDraw(case="osh-2010", draw=7))
    (trace,) = [
        item
        for item in found.means
        if (item.organisation, item.means) == ("csto", "rapid_reaction")
    ]
    objectors = [name for name, vote in trace.votes.items() if vote == "objects"]
    assert objectors
    for because in trace.because.values():
        assert "an objection blocks" in because
        assert all(view.name(name) in because for name in objectors)
        assert not any(name in because for name in objectors), "members have names"
