"""The page of an assessment."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from allies.assessment.assess import assess
from allies.assessment.preparation import Request
from allies.assessment.setting import set_case
from allies.reports.page_assessment import assessment_page
from allies.world.world import World
from tests.apparatus import Run, words


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_each_stage_of_the_funnel_is_one_line_on_narrow_terminals_too(
    world: World, columns: int
) -> None:
    page = assessment_page(assess(set_case(world, "osh-2010"), Request(draws=200)))
    console = Console(width=columns, file=io.StringIO())
    with console.capture() as captured:
        console.print(page)
    lines = captured.get().splitlines()
    first = next(at for at, line in enumerate(lines) if line.lstrip().startswith("asked for"))
    stages = [line.strip()[:12].strip() for line in lines[first : first + 3]]
    assert stages == ["asked for", "approved", "forces given"]


def test_a_host_that_is_no_member_is_said_to_be_none(run: Run) -> None:
    outside = "is not a member that day: "
    assert f"Uzbekistan {outside}CSTO, NATO (partner)." in words(run("assess", "andijan-2005").out)
    assert f"Kyrgyzstan {outside}CSTO, SCO." in words(
        run("assess", "osh-2010", "--on", "1993-06-01").out
    )
    assert outside not in words(run("assess", "osh-2010").out)


def test_what_moves_nothing_is_not_listed_as_moving_it(run: Run) -> None:
    page = words(run("assess", "osh-2010", "--on", "1993-06-01").out)
    assert "by 0.0 points" not in page
    assert "None moves it alone." in page


def test_rival_explanations_not_yet_published_are_not_shown(run: Run) -> None:
    asked = ("assess", "osh-2010", "--as-of", "2010-07-01", "--json")
    (why,) = run(*asked).json["explanations"]
    assert [version["id"] for version in why["versions"]] == ["political"]
    assert [version["holders"] for version in why["versions"]] == [["globalpost-2010-06-15"]]
    assert run(*asked[:3], "2010-06-13", "--json").json["explanations"] == []
