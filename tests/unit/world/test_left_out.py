"""Sources left out: what only they document is unknown, and what others document stays."""

from __future__ import annotations

from allies.questions.base import WhatIf
from allies.world.citations_in import cited_entries, facts_in
from allies.world.left_out import citing_entries, sole_entries
from allies.world.levers import Lever
from allies.world.scenarios import Background, Outlook, ScenarioSet
from allies.world.view import View
from tests.apparatus import Build, day

ON = day("2008-06-05")


def without(view: View, *sources: str) -> View:
    return view.supposing(WhatIf(without_source=sources), day=ON)


def test_an_act_that_only_the_source_documents_leaves_its_register_unknown(
    small_view: View,
) -> None:
    left = without(small_view, "pact-text")
    assert small_view.on(ON).register("membership", "XHI", "pact").word() == "member"
    assert left.on(ON).register("membership", "XHI", "pact").word() == "unknown"
    # Before the act there is nothing to doubt.
    assert left.on(day("2001-04-30")).register("membership", "XHI", "pact").word() == "none"


def test_an_act_that_another_source_documents_too_stays(build: Build) -> None:
    view = build(
        replaced={
            "cases/border-2008.yaml": (
                'cites: [{source: evening-paper, at: "para. 1", credibility: 2}]',
                'cites: [{source: evening-paper, at: "para. 1", credibility: 2},'
                ' {source: morning-paper, at: "para. 1", credibility: 2}]',
            )
        }
    )
    for name in ("evening-paper", "morning-paper"):
        (request,) = without(view, name).cases["border-2008"].acts
        assert [cite.source for cite in request.cites] != []
        assert not without(view, name).unsupported
    assert without(view, "evening-paper", "morning-paper").unsupported


def test_a_version_goes_with_its_last_source_and_so_do_its_acts(small_view: View) -> None:
    left = without(small_view, "morning-paper")
    assert [item.id for item in left.contests["lowland-2008"].versions] == ["stayed"]
    assert not any(act.version for act in left.acts)
    assert left.account.choices["lowland-2008"] == "stayed"


def test_a_rule_that_only_the_source_documents_may_not_be_in_the_text(small_view: View) -> None:
    left = without(small_view, "pact-text")
    by_name = {item.id: item for item in left.organisations["pact"].provisions}
    assert by_name["pact.treaty.art-3"].when == "not_read"
    assert by_name["pact.treaty.art-5"].when["all"][-1] == "not_read"


# Suppositions: nothing follows from them by themselves.
WHAT_IFS = (Lever, Outlook, Background, ScenarioSet)


def test_no_citation_of_the_source_is_left_anywhere(view: View) -> None:
    left = view.supposing(WhatIf(without_source=("diis2013",)))
    assert "diis2013" not in left.sources
    cases = [act for case in left.cases.values() for act in case.acts]
    entries = [entry for _, entry in cited_entries(left) if not isinstance(entry, WHAT_IFS)]
    for entry in (*entries, *cases):
        for _, fact in facts_in(entry):
            assert not [c for c in fact.cites if "diis2013" in (c.source, c.root)]


def test_the_entries_of_a_source_are_found_once_for_all(small_view: View) -> None:
    assert "act:xhi.acceded.pact.2001-05-01" in citing_entries(small_view)["pact-text"]
    assert "xhi.acceded.pact.2001-05-01" in sole_entries(small_view)["pact-text"]
    assert sole_entries(small_view) is sole_entries(small_view)
