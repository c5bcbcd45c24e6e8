"""How the view of a capital changed between two days, and what it said between them."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.changes import capital_diff
from allies.errors import QuestionError
from allies.questions.capital import CapitalDiff, CapitalDiffAnswer
from allies.world.view import View
from tests.apparatus import ACTS, CONTESTS, Build, Run, day, words
from tests.unit.politics import capital_texts as texts

SAID = """
- {act: announced, id: spoke, by: XLO, of: XHI, on: 2005-06, says: A threat, judgement: J,
   about: [lowland-2008]}
- {act: announced, id: vague, by: XLO, on: 2004/2005-06, says: Vague, judgement: J}
- {act: announced, id: other, by: XHI, of: XLO, on: 2005-06, says: Not its own, judgement: J}
- {act: occurred, id: event, by: XLO, on: 2005-06, says: No words, judgement: J}
- {act: claimed, id: reported, by: lowland-voice, on: 2005-06, says: Reported, judgement: J}
"""
VOICE = """
holders:
  - {id: lowland-voice, name: Lowland as reported, source: evening-paper, speaks_for: [XLO]}
"""


@pytest.fixture(scope="module")
def told(build: Build) -> View:
    """The small theatre, with a capital that changed its plans in June 2005."""
    return build(
        texts.capital(
            "XLO",
            texts.trait("calm", "planning", more="until: 2005-06, public: 2004-01"),
            texts.trait("alarmed", "planning", more=f"since: 2005-06, {texts.PAPER}"),
            texts.trait("brief", "planning", more="since: 2005-02-01, until: 2005-03-01"),
            texts.trait("lasting", "own_means", "weak"),
            texts.trait("later", "own_means", "ample", more="since: 2007-01-01"),
            registers=texts.register("doctrine", "doctrine", "borders", "on: 2005-05-05"),
        )
        | {ACTS: SAID, CONTESTS: VOICE}
    )


def asked(view: View, first: str = "2005-01-01", last: str = "2006-01-01") -> CapitalDiffAnswer:
    return capital_diff(view, CapitalDiff(state="XLO", diff=(first, last)))


def changes(answer: CapitalDiffAnswer) -> dict[str, str]:
    return {item.id: item.change for item in answer.changes}


def test_statements_begin_end_or_pass_and_the_state_speaks(told: View) -> None:
    assert changes(asked(told)) == {
        "vague": "perhaps_said",
        "brief": "passed",
        "doctrine": "began",
        "calm": "ended",
        "alarmed": "began",
        "spoke": "said",
        "reported": "said",
    }


def test_a_statement_is_ended_by_the_later_one_and_keeps_the_day_it_became_public(
    told: View,
) -> None:
    found = {item.id: item for item in asked(told).changes}
    assert (found["calm"].ended_by, found["calm"].public) == (("alarmed",), "2004-01-31")
    assert (found["alarmed"].ended_by, found["alarmed"].public) == ((), "2008-06-04")
    assert found["brief"].ended_by == ()
    assert found["reported"].by == "lowland-voice"
    assert found["spoke"].by is None


@pytest.mark.parametrize(
    ("first", "last", "kept"),
    [
        ("2005-06-30", "2005-12-31", False),  # by its last day it had surely begun
        ("2005-06-29", "2005-12-31", True),
        ("2005-06-29", "2005-06-30", True),
        ("2005-06-28", "2005-06-29", False),
    ],
)
def test_a_statement_begins_on_the_last_day_on_which_it_can(
    told: View, first: str, last: str, kept: bool
) -> None:
    assert (changes(asked(told, first, last)).get("alarmed") == "began") is kept


def test_the_contests_are_those_that_the_changes_name(told: View) -> None:
    assert [contest.id for contest in asked(told).contests] == ["lowland-2008"]
    assert asked(told, "2006-01-01", "2008-01-01").contests == ()


def test_days_in_the_wrong_order_are_refused(told: View) -> None:
    with pytest.raises(QuestionError, match="2006-01-01 lies after 2005-01-01"):
        asked(told, "2006-01-01", "2005-01-01")


def test_beyond_the_record_nothing_is_said(told: View) -> None:
    answer = asked(told, "2005-01-01", "2100-01-01")
    assert (answer.covered, answer.changes, answer.contests) == (False, (), ())


def test_a_capital_that_is_not_coded_is_refused(run: Run) -> None:
    answer = run("capital", "MNG", "--diff", "2013-06-01", "2016-01-01")
    assert answer.code == 2
    assert "nothing on the capital of 'MNG'" in answer.err


def test_kazakhstan_names_militants_in_northern_afghanistan_in_september_2015(
    run: Run, view: View
) -> None:
    """Rows 122 and 141."""
    page = words(run("capital", "KAZ", "--diff", "2013-06-01", "2016-01-01").out)
    assert "2015-09 began planning: The situation in Afghanistan, with more militants" in page
    assert "2015-09 ended planning: Sees no direct threat from Afghanistan" in page
    assert "2015-09 said announced CSTO" in page
    assert "(kaz-on-afghanistan, sequence)" in page
    question = CapitalDiff(state="KAZ", diff=("2013-06-01", "2015-08-31"))
    assert "kaz.planning-2015" not in changes(capital_diff(view, question))


def test_what_was_not_public_did_not_change_a_view_then(view: View) -> None:
    question = CapitalDiff(state="KAZ", diff=("2013-06-01", "2016-01-01"))
    known = capital_diff(view.known_by(day("2015-09-10")), question)
    assert "kaz.planning-2015" not in changes(known)
