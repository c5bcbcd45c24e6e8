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
