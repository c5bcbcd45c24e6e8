"""The page of one draw."""

from __future__ import annotations

from tests.apparatus import Run, words


def test_a_draw_is_shown_with_its_world_its_votes_and_its_forces(run: Run) -> None:
    asked = ("assess", "osh-2010", "--draw", "7")
    page = run(*asked).out
    assert page.startswith("osh-2010, draw 7 of seed 0\n")
    answer = run(*asked, "--json").json
    assert answer["draw"] == 7
    for axis, chosen in answer["world"].items():
        assert f"{axis} {chosen.replace('_', ' ')}" in words(page)
    forces = next(item for item in answer["means"] if item["forces"])
    assert forces["means"] == "rapid_reaction"
    for force in forces["forces"]:
        when = force["arrives_day"]
        there = "cannot come" if when is None else f"day {when:.1f}"
        said = f"{answer['names'][force['force']]} {force['personnel']:,} people {there}"
        assert said in words(page)
    assert {force["arrives_day"] is None for force in forces["forces"]} == {True, False}


def test_the_seed_a_supposed_rule_and_the_day_of_knowledge_stand_in_the_heading(run: Run) -> None:
    asked = ("assess", "osh-2010", "--draw", "7", "--seed", "3", "--as-of", "2011-01-01")
    page = words(run(*asked, "--rule", "unanimity").out)
    assert page.startswith("osh-2010, draw 7 of seed 3; as published by 1 January 2011;")
    assert "supposing that every organ decides by unanimity" in page


def test_a_draw_beyond_the_record_says_so_first(run: Run) -> None:
    asked = ("assess", "osh-2010", "--draw", "7", "--on", "2024-01-01")
    page = run(*asked)
    assert (page.code, page.err) == (0, "")
    assert page.out.splitlines()[1].startswith("2024-01-01 lies outside the record")
    answer = run(*asked, "--json").json
    assert answer["covered"] is False
    assert {end for item in answer["means"] for end in item["ended_at"].values()} == {"cannot tell"}
