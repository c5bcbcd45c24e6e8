"""A crisis side by side: as recorded, under each supposition, under all of them."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess
from allies.assessment.case.compare import compare, single
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.compare import Compare, CompareAnswer
from allies.world.view import View
from tests.apparatus import Run, day

CASE, ON, DRAWS = "tajikistan-incursion-2015", "2015-06-01", 400


def supposing(view: View, what_if: WhatIf) -> View:
    return view.supposing(what_if, day=day(ON), organisation="csto")


@pytest.fixture(scope="module")
def both(view: View) -> CompareAnswer:
    """What if one state had stayed and another refused?"""
    seen = supposing(view, WhatIf(lever=("uzbekistan-stays",), vote=("KAZ=against",)))
    return compare(seen, Compare(case=CASE, draws=DRAWS))


def test_the_record_stands_first_and_all_together_last(both: CompareAnswer) -> None:
    assert [item.name for item in both.variants] == [
        "before",
        "uzbekistan-stays",
        "vote KAZ=against",
        "together",
    ]
    assert both.variants[0].difference is None


def test_each_variant_has_the_likelihood_of_its_own_assessment(
    view: View, both: CompareAnswer
) -> None:
    for item in both.variants:
        alone = assess(supposing(view, item.what_if), Assess(case=CASE, draws=DRAWS))
        assert alone.headline is not None
        assert item.headline is not None
        assert item.headline.inside == alone.headline.inside
        assert item.headline.number == alone.headline.number


def test_an_objection_takes_away_what_consensus_gave(both: CompareAnswer) -> None:
    refuses = both.variants[2]
    assert refuses.difference is not None
    low, high = refuses.difference.interval_90
    assert low < refuses.difference.points < high < 0
    assert refuses.difference.to_yes == 0
    (vote,) = [change for change in refuses.changes if change.part == "vote"]
    assert vote.changed
    assert "Kazakhstan votes against" in vote.says


def test_a_supposition_that_changes_nothing_turns_no_draw(view: View) -> None:
    seen = supposing(view, WhatIf(lever=("nato-csto-cooperation",)))
    before, item = compare(seen, Compare(case=CASE, draws=DRAWS)).variants
    assert item.headline == before.headline
    assert item.difference is not None
    assert (item.difference.to_yes, item.difference.to_no, item.difference.points) == (0, 0, 0)
    assert not any(change.changed for change in item.changes)
    # Few draws leave open whether one of many would turn.
    assert item.difference.interval_90[0] < 0 < item.difference.interval_90[1]


def test_what_needs_another_supposition_is_told_and_not_left_out(view: View) -> None:
    seen = supposing(view, WhatIf(lever=("uzbekistan-stays",), vote=("UZB=against",)))
    answer = compare(seen, Compare(case=CASE, draws=DRAWS))
    alone = answer.variants[2]
    assert alone.headline is None
    assert alone.impossible == "Uzbekistan has no vote to suppose on 1 June 2015"
    assert answer.joint is None
    assert answer.variants[3].headline is not None


def test_nothing_to_compare_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="nothing is supposed"):
        compare(view, Compare(case=CASE, draws=DRAWS))


def test_a_case_about_the_law_alone_is_refused(view: View) -> None:
    seen = view.supposing(WhatIf(deny=("UZB",)), day=day("2009-08-01"))
    with pytest.raises(QuestionError, match="asks about the law, not about help"):
        compare(seen, Compare(case="second-base-2009"))


def test_every_supposition_stands_alone_once() -> None:
    what_if = WhatIf(lever=("a", "b"), deny=("XHI",), rule="consensus")
    assert list(single(what_if)) == [
        WhatIf(deny=("XHI",)),
        WhatIf(rule="consensus"),
        WhatIf(lever=("a",)),
        WhatIf(lever=("b",)),
    ]


def test_every_world_of_a_set_stands_beside_the_record(view: View) -> None:
    found = compare(view, Compare(case=CASE, draws=DRAWS, scenarios="force-trigger"))
    before, *worlds = found.variants
    assert [item.name for item in worlds] == [
        "moscow-and-astana-agree",
        "astana-objects",
        "met-bilaterally",
        "with-conventional-arms",
    ]
    agree, objects, _, nothing = worlds
    assert agree.difference is not None
    assert objects.difference is not None
    assert agree.difference.points > 0 > objects.difference.points
    # A world that sets no input says so, and has the answer of the record.
    assert nothing.no_input
    assert nothing.difference is None
    assert nothing.headline == before.headline
    assert all(item.says for item in worlds)
    assert found.joint is None


def test_a_set_whose_worlds_set_nothing_is_answered_too(view: View) -> None:
    found = compare(view, Compare(case=CASE, draws=DRAWS, scenarios="tashkent-2014"))
    assert {item.headline for item in found.variants} == {found.variants[0].headline}
    assert all(item.no_input for item in found.variants[1:])


def test_nothing_is_supposed_beside_a_set(view: View) -> None:
    seen = supposing(view, WhatIf(lever=("uzbekistan-stays",)))
    with pytest.raises(QuestionError, match="a scenario set and"):
        compare(seen, Compare(case=CASE, scenarios="force-trigger"))


@pytest.mark.parametrize(
    ("who", "said"), [("TJK", "asked for in over 95 % of the futures, approval"), ("UZB", "")]
)
def test_how_often_the_host_asks_is_told_where_that_is_what_changes(
    run: Run, who: str, said: str
) -> None:
    act = f"{{act: requested, by: {who}, to: csto, on: 2010-09-18}}"
    found = run("compare", "rasht-2010", "--with", act, "--draws", str(DRAWS), "--json").json
    (will,) = (item for item in found["variants"][1]["changes"] if item["part"] == "vote")
    assert will["changed"] == bool(said)
    assert said in will["says"]
