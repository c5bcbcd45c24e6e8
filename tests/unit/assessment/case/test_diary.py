"""A forecast diary, and the acts to watch."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess
from allies.assessment.case.diary import diary, signposts
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.diary import Diary, Signposts
from allies.world.view import View
from tests.apparatus import day

DRAWS = 200


def test_each_row_is_what_could_have_been_answered_that_day(view: View) -> None:
    answer = diary(view, Diary(case="osh-2010", since="2009", until="2011", draws=DRAWS))
    assert [item.as_of for item in answer.entries] == ["2009-12-31", "2010-12-31", "2011-12-31"]
    for item in answer.entries:
        then = assess(view.known_by(day(item.as_of)), Assess(case="osh-2010", draws=DRAWS))
        assert item.headline == then.headline
    counts = [item.sources for item in answer.entries]
    assert counts == sorted(counts)


def test_a_diary_ends_with_the_record(view: View) -> None:
    answer = diary(view, Diary(case="osh-2010", since="2016", draws=20))
    assert [item.as_of for item in answer.entries] == ["2016-12-31", "2017-01-23"]


def test_before_an_organisation_is_known_there_is_no_answer_and_it_is_told(
    small_view: View,
) -> None:
    answer = diary(small_view, Diary(case="border-2008", since="2000", until="2001", draws=20))
    before, after = answer.entries
    assert before.headline is None
    assert before.why_not
    assert after.headline is not None


@pytest.mark.parametrize(
    ("case", "since", "until", "said"),
    [
        ("osh-2010", "2012", "2011", "are no years of a diary"),
        ("osh-2010", "1960", "2011", "are no years of a diary"),
        ("osh-2010", "2010-06", "2011", "'2010-06' is no year"),
        ("osh-2010", "2009", "2010-06-12", "'2010-06-12' is no year"),
        ("osh-2010", "2009/2010", "2011", "'2009/2010' is no year"),
        ("second-base-2009", "2008", "2010", "asks about the law"),
    ],
)
def test_what_makes_no_diary_is_refused(
    view: View, case: str, since: str, until: str, said: str
) -> None:
    with pytest.raises(QuestionError, match=said):
        diary(view, Diary(case=case, since=since, until=until, draws=20))


def test_signposts_name_the_acts_that_move_the_answer_the_strongest_first(view: View) -> None:
    asked = Signposts(case="tajikistan-incursion-2015", draws=DRAWS)
    answer = signposts(view, asked)
    moves = [abs(i.difference.points) + abs(i.difference.cannot_tell) for i in answer.signposts]
    assert moves == sorted(moves, reverse=True)
    assert 0 < len(answer.signposts) < answer.tried
    against = [i for i in answer.signposts if i.what_if == WhatIf(vote=("KAZ=against",))]
    assert [item.flips for item in against] == [True]
    assert against[0].says == "Kazakhstan comes out against it"


@pytest.mark.long
def test_a_signpost_has_the_answer_that_the_act_alone_would_give(view: View) -> None:
    answer = signposts(view, Signposts(case="tajikistan-incursion-2015", draws=DRAWS))
    for item in answer.signposts[:3]:
        seen = view.supposing(item.what_if, day=day("2015-06-01"), organisation="csto")
        alone = assess(seen, Assess(case="tajikistan-incursion-2015", draws=DRAWS)).headline
        assert alone is not None
        assert item.headline.inside == alone.inside


def test_a_date_has_the_answer_that_its_change_alone_would_give(view: View) -> None:
    asked = Signposts(case="osh-2010", on="2012-09-01", draws=DRAWS)
    answer = signposts(view, asked)
    (leaves,) = [item for item in answer.dates if item.law]
    assert (leaves.on, leaves.flips) == ("2012-12-20", False)
    assert leaves.what_if == WhatIf(member=("UZB:csto=out",))
    assert leaves.headline is not None
    assert leaves.difference is not None
    lease = answer.dates[-1]
    assert (lease.what_if, lease.headline, lease.difference) == (None, None, None)
    assert leaves.what_if not in [item.what_if for item in answer.signposts]


def test_a_case_about_the_law_has_no_signposts(view: View) -> None:
    with pytest.raises(QuestionError, match="asks about the law"):
        signposts(view, Signposts(case="second-base-2009"))
