"""Armed groups: parties to a crisis that are no states."""

from __future__ import annotations

import pytest

from allies.theatre.checking import check_theatre
from tests.apparatus import ACTS, CASE, CITED, Build, Run, Template, fault_with

GROUPS = "groups/groups.yaml"
GROUP = b"- {id: ridge_band, name: Ridge Band, article: true, judgement: J}\n"
HOST = "host: XLO\n"


@pytest.mark.parametrize("name", ["ridge_band", "XHI"])
def test_the_other_side_of_a_crisis_is_a_state_or_an_armed_group(
    template: Template, name: str
) -> None:
    template.write(GROUPS, GROUP)
    template.replace(CASE, HOST, f"{HOST}adversaries: [{name}]\n")
    assert check_theatre(template.folder).faults == ()


@pytest.mark.parametrize("name", ["ridge_bant", "pact"])
def test_nobody_else_is_the_other_side(template: Template, name: str) -> None:
    template.write(GROUPS, GROUP)
    template.replace(CASE, HOST, f"{HOST}adversaries: [{name}]\n")
    fault = fault_with(check_theatre(template.folder).faults, "unknown state or armed group")
    assert f"'{name}'" in fault.what
    if name == "ridge_bant":
        assert fault.remedy == "did you mean 'ridge_band'?"


def test_a_group_shares_its_id_with_nobody(template: Template) -> None:
    template.write(GROUPS, GROUP.replace(b"ridge_band", b"downton"))
    fault = fault_with(check_theatre(template.folder).faults, "has the id of this group")
    assert "the place 'downton'" in fault.what


def test_a_group_acts_and_is_shown_by_its_name(build: Build, template: Template, run: Run) -> None:
    act = f"- {{act: occurred, by: ridge_band, says: It took a post, on: 2008-06-01, {CITED}}}\n"
    said = f"- {{act: announced, by: ridge_band, says: it fights on, on: 2008-06-02, {CITED}}}\n"
    view = build({GROUPS: GROUP.decode(), ACTS: act})
    assert view.name("ridge_band") == "Ridge Band"
    template.write(GROUPS, GROUP)
    template.add(ACTS, said)
    page = run("timeline", "--theatre", template.name).out
    assert "The Ridge Band announced: it fights on" in page
