"""Checks that no narrative cites itself."""

from __future__ import annotations

import pytest

from tests.apparatus import ACTS, CONTESTS, SOURCES, Template, checked

TWINS = "".join(
    f"- {{id: {name}, title: T, published: 2008-06-05, kind: press}}\n" for name in ("one", "two")
)
CITED = "cites: [{{source: {0}, at: a, origin: {1}}}]"
CLAIM = "- {{act: claimed, by: XHI, on: 2008-06-05, says: so, about: [{0}], {1}}}\n"


def _left(template: Template, source: str, origin: str) -> None:
    """Let the version `left` rest on a source that has it from another one."""
    template.add(SOURCES, TWINS)
    old = "cites: [{source: morning-paper"
    template.replace(
        CONTESTS,
        old,
        f"cites: [{{source: {source}, at: a, origin: {origin}}}, {{source: morning-paper",
    )


@pytest.mark.parametrize(
    ("about", "origin", "is_fault"),
    [
        ("lowland-2008/left", "one", True),
        ("lowland-2008/left", "morning-paper", False),
        ("lowland-2008/stayed", "one", False),  # another statement
        ("lowland-2008", "one", False),  # it only bears on the contest
    ],
)
def test_statements_of_one_version_must_not_cite_each_other_in_a_circle(
    template: Template, about: str, origin: str, is_fault: bool
) -> None:
    _left(template, "one", "two")
    claim = CLAIM.format(about, CITED.format("two", origin))
    template.add(ACTS, claim)
    faults = checked(template).faults
    if not is_fault:
        assert faults == ()
        return
    places = (template.where(CONTESTS, "origin: two"), template.where(ACTS, claim.strip()))
    assert {fault.where for fault in faults} == set(places)
    assert {fault.what.partition(":")[0] for fault in faults} == {"the narrative cites itself"}
    assert all("remove 'origin:'" in fault.remedy for fault in faults)


def test_a_circle_in_one_list_of_citations_is_told_once(template: Template) -> None:
    _left(template, "one", "two")
    template.replace(
        CONTESTS,
        "{source: morning-paper",
        "{source: two, at: a, origin: one}, {source: morning-paper",
    )
    told = [fault.what for fault in checked(template).faults]
    assert len(told) == 2
    assert all(what.startswith("origins run in a circle") for what in told)
