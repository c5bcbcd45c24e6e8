"""The facts of a record, by kind and id."""

from __future__ import annotations

from allies.world.facts import facts, ids
from allies.world.view import View


def test_an_entry_inside_another_is_a_fact_of_its_own(small_view: View) -> None:
    found = facts(small_view)
    contest = found["contest", "lowland-2008"]
    assert contest.fields["versions"] == ["left", "stayed"]
    version = found["version", "lowland-2008/left"]
    assert (version.says, version.fields["holders"]) == ("It had left", ["morning-paper"])
    assert version.fields["cites"][0]["source"] == "morning-paper"


def test_a_link_is_known_by_its_ends_and_its_mode(small_view: View) -> None:
    for link in small_view.links:
        assert ("link", f"{link.start}--{link.end}.{link.mode}") in facts(small_view)


def test_every_act_and_every_provision_is_a_fact(view: View) -> None:
    known = ids(view)
    assert {act.id for act in view.acts} <= known
    assert set(view.provisions) <= known
    assert "" not in known
    assert known == {name for _, name in facts(view)}
