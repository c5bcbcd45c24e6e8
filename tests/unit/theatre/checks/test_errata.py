"""Checks of errata and reviews."""

from __future__ import annotations

import pytest

from tests.apparatus import Template, checked

ROW = "- {{on: 2020-01-01, source: pact-text, wrong: w, now: n, {0}}}\n"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("retired: [gone]", ""),
        ("retired: [XHI]", "'XHI' is still an id of the theatre"),
        ("renamed: [{id: gone, to: XHI}]", ""),
        ("renamed: [{id: XLO, to: XHI}]", "'XLO' is still an id of the theatre"),
        ("renamed: [{id: gone, to: nowhere}]", "unknown id 'nowhere'"),
        ("source: pact-tex", "unknown source 'pact-tex'"),
    ],
)
def test_what_is_gone_is_gone_and_what_replaces_it_is_there(
    template: Template, more: str, what: str
) -> None:
    row = ROW.format(more)
    if more.startswith("source"):
        row = row.replace("source: pact-text, ", "")
    (template.folder / "errata.yaml").write_text(row)
    faults = checked(template).faults
    assert [fault.what for fault in faults] == ([what] if what else [])
    assert all(fault.where.endswith("errata.yaml:1") for fault in faults)


@pytest.mark.parametrize(("name", "is_fault"), [("lowland-2008/left", False), ("nobody", True)])
def test_a_review_lists_entries_of_the_theatre(
    template: Template, name: str, is_fault: bool
) -> None:
    row = f"- {{on: 2020, status: settled, procedure: p, entries: [{name}]}}\n"
    (template.folder / "reviews.yaml").write_text(row)
    what = ["unknown entry 'nobody'"] if is_fault else []
    assert [fault.what for fault in checked(template).faults] == what
