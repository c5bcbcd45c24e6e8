"""Setting a case: its facts placed on a day, in a world that knows what was known."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case import setting as setting_module
from allies.assessment.case.setting import Setting, WorldSampler, set_case
from allies.errors import QuestionError
from allies.values.streams import Block, Floats, Streams
from allies.world.view import View
from allies.world.worlds import CONTEST, DATING, OPEN, Axis, Token
from tests.apparatus import CASE, CITED, Build, day

CELLS = [("membership", "XLO", "pact")]


def test_a_case_is_set_on_its_own_day(small_view: View) -> None:
    found = set_case(small_view, "border-2008")
    assert (found.day, found.moved_days) == (day("2008-06-05"), 0)
    register = found.snapshot().register("request", "XLO", "pact")
    assert register.word() == "requested"


def test_a_case_set_on_another_day_takes_its_own_acts_along_and_no_others(
    small_view: View,
) -> None:
    found = set_case(small_view, "border-2008", day("2005-01-01"))
    assert found.moved_days == day("2005-01-01") - day("2008-06-05")
    snapshot = found.snapshot()
    assert snapshot.register("request", "XLO", "pact").word() == "requested"
    assert found.view.on(day("2004-12-31")).register("request", "XLO", "pact").word() == "none"
    moved = [act for act in found.view.acts if act.act == "requested"]
    assert [act.on.text for act in moved] == ["2005-01-01"]
    kept = {act.id: act.on for act in small_view.acts}
    assert {act.id: act.on for act in found.view.acts if act.id in kept} == kept


def test_the_record_itself_is_left_as_it_was(small_view: View) -> None:
    before = small_view.acts
    set_case(small_view, "border-2008", day("2005-01-01"))
    assert small_view.acts == before


def test_an_unknown_case_or_account_is_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="unknown case 'border-2009'"):
        set_case(small_view, "border-2009")
    with pytest.raises(QuestionError, match="unknown account 'noon-paper'"):
        small_view.through("noon-paper")


def test_a_case_cannot_be_moved_and_read_as_of_a_day_at_once(small_view: View) -> None:
    with pytest.raises(QuestionError, match="cannot be moved") as caught:
        set_case(small_view.known_by(day("2006-01-01")), "border-2008", day("2005-01-01"))
    assert caught.value.fault.field == "as_of"
    known = small_view.known_by(day("2008-06-05"))
    own_day = set_case(known, "border-2008", day("2008-06-05"))
    assert own_day.view.as_of == day("2008-06-05")


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_a_case_whose_acts_would_leave_the_calendar_is_refused(view: View, on: str) -> None:
    with pytest.raises(QuestionError):
        set_case(view, "osh-2010", day(on))


def sampler(small_view: View, *axes: Axis, account: str = "best_evidence") -> WorldSampler:
    return WorldSampler(set_case(small_view.through(account), "border-2008"), axes)


CONTESTED = Axis(CONTEST, "lowland-2008", ("left", "stayed"), (1.0, 3.0))
UNDATED = Axis(DATING, "some.act", ("not yet", "happened"), (0.5, 0.5))


def uniforms(count: int, *axes: Axis) -> dict[str, Floats]:
    return {axis.name: Streams(7).uniform(axis.name, Block(0, count)) for axis in axes}


def test_the_first_world_is_the_accounts_with_its_dates_open(small_view: View) -> None:
    drawn = sampler(small_view, CONTESTED, UNDATED).draw(uniforms(50, CONTESTED, UNDATED), 50)
    assert drawn.worlds.choices is not None
    chosen = small_view.evidence.account("best_evidence").choices["lowland-2008"]
    assert drawn.worlds.choices[0].tolist() == [("left", "stayed").index(chosen), OPEN]
    assert drawn.of_draw.min() > 0


def test_versions_are_drawn_by_their_weights(small_view: View) -> None:
    drawn = sampler(small_view, CONTESTED).draw(uniforms(20_000, CONTESTED), 20_000)
    left = drawn.spread(drawn.worlds.holds("lowland-2008", frozenset({"left"})))
    assert left.mean() == pytest.approx(0.25, abs=0.02)


def test_a_named_account_has_chosen_already(small_view: View) -> None:
    made = sampler(small_view, CONTESTED, UNDATED, account="morning-paper")
    assert made.axes == [UNDATED]
    drawn = made.draw(uniforms(10, UNDATED), 10)
    assert drawn.worlds.holds("lowland-2008", frozenset({"left"})).all()


def test_few_and_many_worlds_give_every_draw_the_same(
    small_view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = uniforms(200, CONTESTED, UNDATED)
    few = sampler(small_view, CONTESTED, UNDATED).draw(numbers, 200)
    monkeypatch.setattr(setting_module, "MOST_WORLDS", 1)
    many = sampler(small_view, CONTESTED, UNDATED).draw(numbers, 200)
    for at in range(200):
        one, other = (found.worlds.described(int(found.of_draw[at])) for found in (few, many))
        assert one == other


def test_where_nothing_is_contested_there_is_one_world(small_view: View) -> None:
    drawn = sampler(small_view).draw({}, 3)
    assert drawn.of_draw.tolist() == [0, 0, 0]
    assert drawn.worlds.count == 1


def test_values_by_world_are_spread_over_draws(small_view: View) -> None:
    drawn = sampler(small_view, CONTESTED).draw(uniforms(9, CONTESTED), 9)
    assert drawn.spread(np.array([5])).tolist() == [5] * 9
    assert drawn.spread(np.array([[0, 1, 2]])).tolist() == [drawn.of_draw.tolist()]


def test_values_that_do_not_differ_are_marked_alike_for_any_draws(small_view: View) -> None:
    first, second = (
        sampler(small_view, CONTESTED).draw(uniforms(count, CONTESTED), count) for count in (8, 9)
    )
    assert first.marked(Token("same")) == second.marked(Token("same")) == "same"
    differs = Token("differs", varies=True)
    assert first.marked(differs) != second.marked(differs)


def test_the_same_assignment_of_worlds_has_the_same_token(small_view: View) -> None:
    numbers = uniforms(9, CONTESTED)
    first, again = (sampler(small_view, CONTESTED).draw(numbers, 9) for _ in range(2))
    assert first.token == again.token
    turned = {CONTESTED.name: numbers[CONTESTED.name][::-1]}
    assert sampler(small_view, CONTESTED).draw(turned, 9).token != first.token


def test_a_setting_asks_for_its_own_day_account_and_knowledge(small_view: View) -> None:
    found: Setting = set_case(small_view.through("morning-paper"), "border-2008")
    assert found.snapshot().register(*CELLS[0]).word() == "withdrawn"
    early = set_case(small_view.known_by(day("2008-06-02")), "border-2008")
    assert early.snapshot().register(*CELLS[0]).word() == "member"
    facts = found.facts(found.snapshot())
    assert (facts.host, facts.trigger, facts.adversaries) == ("XLO", "external_attack", ())


@pytest.mark.parametrize(("on", "tells"), [("2008-06-04", False), ("2008-06-05", True)])
def test_a_case_set_on_an_earlier_day_tells_nothing_of_its_outcome(
    build: Build, on: str, tells: bool
) -> None:
    outcome = f"happened: {{outcome: declined, says: Nobody came, {CITED}}}\nhost: XLO\n"
    view = build({}, {CASE: ("host: XLO\n", outcome)})
    assert (set_case(view, "border-2008", day(on)).case.happened is not None) is tells
    assert set_case(view, "border-2008", day("2010-01-01")).case.happened is not None
