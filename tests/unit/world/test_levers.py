"""Levers as entries."""

from __future__ import annotations

from allies.world.levers import Lever


def test_a_lever_names_what_it_changes() -> None:
    assert Lever(id="none", says="nothing").changes == ()
    lever = Lever(id="two", says="two things", deny=("XHI",), rule="consensus")
    assert lever.changes == ("deny", "rule")
