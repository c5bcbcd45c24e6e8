"""The ledger of exercises: who held, hosted, joined and missed each."""

from __future__ import annotations

import pytest

from allies.assessment.record.chronicle import timeline
from allies.assessment.record.exercises import exercises
from allies.errors import QuestionError
from allies.questions.exercises import Exercises, ExercisesAnswer
from allies.questions.timeline import Timeline
from allies.world.view import View
from tests.apparatus import ACTS, Build, day

ADDED = """
- act: exercised
  id: spring
  by: pact
  hosts: [XHI]
  participants: [XLO]
  on: 2005-04
  declared: {says: Relief, judgement: J}
  rehearsed: {says: War, cites: [{source: evening-paper, at: "para. 1", credibility: 3}]}
  amount: 300
  unit: people
  says: In spring
  judgement: J
- {act: exercised, id: left, by: XHI, hosts: [XLO], on: 2008-06-03, version: [lowland-2008/left],
   participants: [XHI], says: A, judgement: J}
- {act: exercised, id: stayed, by: XHI, hosts: [XLO], on: 2008-06-04,
   version: [lowland-2008/stayed], participants: [XHI], says: B, judgement: J}
- act: exercised
  id: autumn
  by: XHI
  away: [{state: XLO, why: {says: it was busy, judgement: J}}]
  on: 2009-10
  says: In autumn
  judgement: J
"""


@pytest.fixture(scope="module")
def drilled(build: Build) -> View:
    """The small theatre with exercises."""
    return build({ACTS: ADDED})


def asked(view: View, about: str = "", since: str = "", until: str = "") -> ExercisesAnswer:
    return exercises(view, Exercises(about=about, since=since, until=until))


def ids(answer: ExercisesAnswer) -> list[str]:
    return [row.id for row in answer.exercises]


def test_exercises_stand_in_order_of_time_with_all_that_is_told_of_them(drilled: View) -> None:
    found = asked(drilled)
    assert ids(found) == ["spring", "left", "stayed", "autumn"]
    spring, *_, autumn = found.exercises
    assert (spring.by, spring.hosts, spring.participants) == ("pact", ("XHI",), ("XLO",))
    assert (spring.declared, spring.rehearsed) == ("Relief", "War")
    assert (spring.amount, spring.unit) == (300, "people")
    assert [(item.state, item.says) for item in autumn.away] == [("XLO", "it was busy")]


def test_what_is_not_told_is_null_or_empty_and_never_none_that_came(drilled: View) -> None:
    autumn = asked(drilled).exercises[-1]
    assert (autumn.hosts, autumn.participants) == ((), ())
    assert (autumn.declared, autumn.rehearsed, autumn.amount, autumn.place) == (None,) * 4


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("XLO", ["spring", "left", "stayed", "autumn"]),
        ("XHI", ["spring", "left", "stayed", "autumn"]),
        ("pact", ["spring"]),
    ],
)
def test_of_whom_it_is_asked_those_they_held_hosted_joined_or_missed_are_told(
    drilled: View, about: str, told: list[str]
) -> None:
    assert ids(asked(drilled, about)) == told


def test_a_span_keeps_what_can_have_happened_in_it(drilled: View) -> None:
    assert ids(asked(drilled, since="2009-10-31")) == ["autumn"]
    assert ids(asked(drilled, since="2009-11-01")) == []
    assert ids(asked(drilled, until="2005-04-01")) == ["spring"]
    assert ids(asked(drilled, until="2005-03-31")) == []
    with pytest.raises(QuestionError, match="ends before it starts"):
        asked(drilled, since="2009", until="2008")


def test_sums_count_rival_versions_of_one_exercise_once(drilled: View) -> None:
    sums = {row.id: row for row in asked(drilled).sums}
    assert (sums["XHI"].held, sums["XHI"].hosted, sums["XHI"].took_part) == (2, 1, 1)
    assert (sums["XLO"].hosted, sums["XLO"].took_part, sums["XLO"].stayed_away) == (1, 1, 1)


def test_an_account_tells_its_own_version_alone(drilled: View) -> None:
    paper = drilled.through("morning-paper")
    assert ids(asked(paper)) == ["spring", "left", "autumn"]


def test_the_timeline_shows_an_exercise_under_host_participant_and_who_stayed_away(
    drilled: View,
) -> None:
    for about, name in (("XHI", "spring"), ("XLO", "spring"), ("XLO", "autumn")):
        assert name in [act.id for act in timeline(drilled, Timeline(about=about)).acts]
    said = {act.id: act.says for act in timeline(drilled, Timeline(act="exercised")).acts}
    assert said["spring"].endswith("In spring (300 people); held in Highland; with Lowland")
    assert said["autumn"].endswith("In autumn; without Lowland")


def test_what_was_told_of_an_exercise_only_later_was_not_known_before(view: View) -> None:
    """The report that tells why Uzbekistan stayed away appeared in 2013."""
    name = "exercise.peace-mission-2012"
    for day_of_knowledge, known in (("2012-12-31", False), ("2014-01-01", True)):
        told = asked(view.known_by(day(day_of_knowledge)))
        (found,) = [row for row in told.exercises if row.id == name]
        assert [item.state for item in found.away] == ["UZB"]
        assert bool(found.away[0].says) is known
        assert (found.declared is not None, found.rehearsed is not None) == (known, known)
        assert ("diis2013" in [cite.source for cite in found.cites]) is known
