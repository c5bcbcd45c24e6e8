"""The list of scenario sets."""

from __future__ import annotations

import pytest

from allies.assessment.record.scenarios import scenarios
from allies.errors import QuestionError
from allies.questions.scenarios import Scenarios
from allies.world.view import View
from tests.apparatus import day

ISSUED = {
    "tashkent-2014": 3,
    "astana-2014": 3,
    "drivers-to-2015": 6,
    "bleed-out": 2,
    "moscow-2014": 3,
    "succession": 2,
    "surge-2014": 3,
    "force-trigger": 4,
}


def test_the_sets_of_the_documents_are_there_and_cited(view: View) -> None:
    found = {item.id: item for item in scenarios(view, Scenarios()).sets}
    assert {name: len(item.worlds) for name, item in found.items()} == ISSUED
    for item in found.values():
        assert item.cites
        assert item.by
        for world in item.worlds:
            assert world.cites
            assert bool(world.sets.changes) == (world.no_input is None)
            assert world.judgement or not world.sets.changes


def test_worlds_stand_in_the_order_of_the_document(view: View) -> None:
    (found,) = scenarios(view, Scenarios(name="drivers-to-2015")).sets
    assert [world.id for world in found.worlds] == [
        "economy",
        "outside-powers",
        "elites",
        "afghanistan",
        "war-on-iran",
        "new-powers",
    ]


def test_a_world_has_the_holders_of_its_set_unless_it_has_its_own(view: View) -> None:
    (found,) = scenarios(view, Scenarios(name="bleed-out")).sets
    assert found.worlds[0].by == ("western_experts",)
    (found,) = scenarios(view, Scenarios(name="force-trigger")).sets
    assert all(world.by == found.by for world in found.worlds)


def test_a_set_is_unknown_before_it_was_published(view: View) -> None:
    before, after = (view.known_by(day(text)) for text in ("2012-07-15", "2012-07-31"))
    with pytest.raises(QuestionError, match="nobody had published"):
        scenarios(before, Scenarios(name="surge-2014"))
    (found,) = scenarios(after, Scenarios(name="surge-2014")).sets
    # What Astana thinks of it was published in 2013.
    assert [item.who for item in found.outlooks] == ["RUS"]


def test_a_theatre_without_sets_lists_none(small_view: View) -> None:
    assert scenarios(small_view, Scenarios()).sets == ()
