"""Contests: what the sources contradict each other on, and what an account chooses."""

from __future__ import annotations

from allies.assessment.record.contests import contested
from allies.evidence.contests import CONTEST_TYPES
from allies.questions.contests import ChosenContest, Contested
from allies.world.view import View
from tests.apparatus import all_rows, day


def every(view: View) -> list[ChosenContest]:
    return all_rows(lambda page: contested(view, Contested(page=page)))


def chosen(view: View) -> dict[str, str | None]:
    return {item.id: item.chosen for item in every(view)}


def test_the_version_that_the_account_chooses_is_marked(view: View) -> None:
    assert chosen(view)["uzb-2012"] == "suspended_participation"
    assert chosen(view.through("golts2012"))["uzb-2012"] == "withdrew"


def test_where_nothing_rests_on_a_choice_none_is_marked(view: View) -> None:
    assert (chosen(view)["osh-inaction"], chosen(view)["leaving"]) == (None, None)


def test_one_type_may_be_asked_for_and_each_listed_says_what_it_means(view: View) -> None:
    assert {item.id for item in every(view)} == set(view.contests)
    kinds = [item.type for item in every(view)]
    assert kinds == sorted(kinds)
    shown = contested(view, Contested())
    assert shown.types == {
        kind: meaning
        for kind, meaning in CONTEST_TYPES.items()
        if any(item.type == kind for item in shown.contests)
    }
    dating = contested(view, Contested(type="dating"))
    assert {item.type for item in dating.contests} == {"dating"}
    assert dating.types == {"dating": "The same event, with different dates"}


def test_as_of_a_day_a_contest_has_two_versions_that_had_been_published(small_view: View) -> None:
    for as_of, ids in (("2008-06-03", []), ("2008-06-04", ["lowland-2008"])):
        found = contested(small_view.known_by(day(as_of)), Contested())
        assert [item.id for item in found.contests] == ids


def test_a_contest_keeps_its_versions_side_by_side(small_view: View) -> None:
    (found,) = contested(small_view, Contested()).contests
    assert [version.id for version in found.versions] == ["left", "stayed"]
    assert found.type == "rival_claims"
