"""Replaying one draw alone, with everything that was drawn in it."""

from __future__ import annotations

import pytest

from allies.assessment.case.preparation import Request
from allies.assessment.case.replay import replay
from allies.assessment.case.setting import set_case
from allies.errors import QuestionError
from allies.world.view import View


def test_a_draw_below_the_first_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="there is no draw -1") as caught:
        replay(set_case(small_view, "border-2008"), -1)
    assert caught.value.fault.where == "--draw"


def test_a_draw_far_beyond_any_run_can_be_replayed(small_view: View) -> None:
    assert replay(set_case(small_view, "border-2008"), 10**15).draw == 10**15


def test_a_replay_says_what_was_chosen_voted_and_sent(small_view: View) -> None:
    found = replay(set_case(small_view, "border-2008"), 3, Request(seed=5))
    assert (found.case, found.draw, found.seed) == ("border-2008", 3, 5)
    assert set(found.world) == {"contest:lowland-2008"}
    force_means, alone = found.means
    assert (force_means.means, alone.means) == ("rapid_reaction", "bilateral")
    assert set(force_means.votes) == {"XHI", "XLO"}
    assert set(alone.votes) == {"XHI"}
    assert force_means.decision_day is not None
    assert [force.force for force in force_means.forces] == ["highland.brigade"]
    assert all(force.personnel >= 500 for force in force_means.forces)


def test_a_means_that_moves_nobody_has_no_decision_day(view: View) -> None:
    found = replay(set_case(view, "osh-2010"), 0)
    by_means = {(item.organisation, item.means): item for item in found.means}
    assert by_means["csto", "materiel"].decision_day is None
    assert by_means["csto", "materiel"].forces == []
