"""Acts of several actors: one act of each, one fault of all."""

from __future__ import annotations

import pytest

from allies.theatre.opening import open_folder
from tests.apparatus import ACTS, CASE, CITED, Template, checked


def test_a_list_of_actors_is_one_act_of_each(template: Template) -> None:
    template.add(ACTS, f"- {{act: convened, by: [XHI, XLO], on: 2008-01-02, {CITED}}}")
    acts = [act for act in open_folder(template.folder).acts if act.act == "convened"]
    assert [act.by for act in acts] == ["XHI", "XLO"]
    assert [act.id for act in acts] == ["xhi.convened.2008-01-02", "xlo.convened.2008-01-02"]


def test_an_id_is_given_to_each_with_its_actor(template: Template) -> None:
    template.add(ACTS, f"- {{act: convened, id: met, by: [XHI, XLO], on: 2008-01-02, {CITED}}}")
    record = open_folder(template.folder)
    assert {"met.xhi", "met.xlo"} <= {act.id for act in record.acts}


def test_a_list_of_one_is_as_a_name(template: Template) -> None:
    template.add(ACTS, f"- {{act: convened, by: [XHI], on: 2008-01-02, {CITED}}}")
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("actors", "fault"),
    [
        ("[]", "'by' names nobody"),
        ("[XHI, XHI]", "'XHI' is named twice in 'by'"),
        ("[XHI, [XLO]]", "'by' holds more than names"),
        ("[XHI, XOL]", "unknown actor 'XOL'"),
    ],
)
def test_a_list_that_is_wrong_has_one_fault(template: Template, actors: str, fault: str) -> None:
    template.add(ACTS, f"- {{act: convened, by: {actors}, on: 2008-01-02, {CITED}}}")
    assert [found.what for found in checked(template).faults] == [fault]


def test_a_fault_of_all_is_told_once(template: Template) -> None:
    template.add(ACTS, f"- {{act: convened, by: [XHI, XLO], on: someday, {CITED}}}")
    faults = checked(template).faults
    assert len(faults) == 1
    assert "someday" in faults[0].what


def test_the_acts_of_a_case_may_list_actors_too(template: Template) -> None:
    said = f"  - {{act: convened, by: [XHI, XLO], on: 2008-06-01, {CITED}}}"
    template.add(CASE, said)
    acts = open_folder(template.folder).cases["border-2008"].acts
    assert [act.by for act in acts if act.act == "convened"] == ["XHI", "XLO"]


@pytest.mark.parametrize(("by", "on"), [("XOL", "2008-06-02"), ("XHI", "someday")])
def test_a_fault_behind_a_list_names_the_line_as_written(
    template: Template, by: str, on: str
) -> None:
    template.add(CASE, f"  - {{act: convened, by: [XHI, XLO], on: 2008-06-01, {CITED}}}")
    template.add(CASE, f"  - {{act: convened, by: {by}, on: {on}, {CITED}}}")
    (fault,) = checked(template).faults
    assert fault.where == template.where(CASE, f"by: {by}, on: {on}")
