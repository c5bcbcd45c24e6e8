"""Scenario sets as entries."""

from __future__ import annotations

from allies.world.scenarios import Background


def test_a_world_that_sets_nothing_supposes_nothing() -> None:
    assert Background(id="quiet", says="nothing", no_input="None.").what_if.changes == ()


def test_what_a_world_sets_is_what_is_supposed_in_it() -> None:
    world = Background(id="storm", says="all", vote=("XHI=for",), panel="others", deny=("XLO",))
    assert set(world.what_if.changes) == {"vote", "judgements", "deny"}
    assert world.what_if.judgements == ("others",)
