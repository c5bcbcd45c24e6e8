"""The outside view: what came before the case, never the case itself, and what the carrier said."""

from __future__ import annotations

from allies.assessment.case.assess import assess
from allies.assessment.case.headline import SUREST
from allies.assessment.case.outside import (
    OutsideView,
    look_outside,
    outside_part,
)
from allies.assessment.case.setting import set_case
from allies.questions.assess import Assess
from allies.track_record.occasions import load_occasions
from allies.world.view import View
from tests.apparatus import Build, day

CASES = {item.id: item for item in load_occasions().occasions}
OSH = CASES["CSTO-2010-KGZ-OSH"]


def osh(view: View, on: str = "", as_of: str = "") -> OutsideView:
    known = view.known_by(day(as_of)) if as_of else view
    return look_outside(set_case(known, "osh-2010", day(on) if on else None))


def test_the_case_itself_and_all_later_ones_are_left_out(view: View) -> None:
    found = osh(view)
    assert (found.organisation, found.trigger, found.asked) == ("CSTO", "internal_unrest", "yes")
    assert found.before == OSH.on
    assert found.cases == sum(item.on < "2010" for item in CASES.values())
    earlier = [item for item in CASES.values() if item.on < "2010"]
    assert found.of_organisation == sum(item.organisation == "CSTO" for item in earlier) > 3
    assert {item.sampling for item in earlier} == {"chosen", "frame"}
    assert OSH.id not in found.occasions
    assert all(CASES[name].on < "2010" for name in found.occasions)


def test_a_case_set_on_a_later_day_still_does_not_know_itself(view: View) -> None:
    later = osh(view, on="2016-06-12")
    assert (later.before, later.cases) == (OSH.on, osh(view).cases)


def test_a_case_set_on_an_earlier_day_knows_only_what_came_before_that(view: View) -> None:
    earlier = osh(view, on="2005-06-12")
    assert earlier.before == "2005-06-12"
    assert earlier.cases < osh(view).cases
    known = [item for item in CASES.values() if item.on < "2005"]
    assert earlier.of_organisation == sum(item.organisation == "CSTO" for item in known)
    assert 0 < earlier.of_organisation < osh(view).of_organisation


def test_nothing_is_known_of_the_record_that_came_after_the_day_of_knowledge(
    view: View,
) -> None:
    assert osh(view, as_of="2010-04-01").before == "2010-04-01"
    assert "CSTO-2010-KGZ-APR" not in osh(view, as_of="2010-04-01").occasions


def test_an_organisation_that_no_case_is_about_gets_a_wide_answer(small_view: View) -> None:
    case = next(case for case in small_view.cases.values() if case.question.means)
    found = look_outside(set_case(small_view, case.id))
    assert found.of_organisation == 0
    assert found.deployed.high - found.deployed.low > 0.5


def test_the_headline_spans_both_views(view: View) -> None:
    plain = assess(view, Assess(case="osh-2010", draws=200)).headline
    assert plain is not None
    mean = round(osh(view).in_time.mean, 6)
    assert plain.outside == mean
    assert plain.probability == (min(*plain.inside, mean), max(*plain.inside, mean))
    assert plain.number is not None
    assert plain.probability[0] <= plain.number <= max(plain.probability[1], SUREST)


def test_what_the_leading_state_has_said_is_read_as_of_the_day(view: View) -> None:
    assert osh(view).carrier == "against"
    assert osh(view, as_of="2010-06-10").carrier == "unknown"
    moved = osh(view, on="2010-06-10")  # what the case itself says moves along with it
    assert moved.carrier == "against"


def test_an_answer_holds_the_outside_view_with_six_digits(view: View) -> None:
    seen = osh(view)
    part = outside_part(seen)
    assert part.in_time.median == round(seen.in_time.median, 6)
    assert part.in_time.interval_90 == (round(seen.in_time.low, 6), round(seen.in_time.high, 6))
    assert set(part.ladder) == set(seen.ladder)
    assert (part.organisation, part.asked, part.before) == (seen.organisation, "yes", seen.before)
    assert (part.cases, part.of_trigger) == (seen.cases, seen.of_trigger)
    assert part.occasions == seen.occasions


def of_pact(year: int, outcome: str) -> str:
    return (
        f"- {{id: pact-{year}, organisation: pact, date_of_occasion: {year}-03-01, host_or_victim:"
        f" Lowland, trigger: external_attack, host_request: true, outcome: {outcome}}}\n"
    )


def test_occasions_of_the_theatre_move_the_outside_view(build: Build) -> None:
    def seen(outcome: str, years: range = range(2000, 2004)) -> OutsideView:
        own = "cases:\n" + "".join(of_pact(year, outcome) for year in years)
        return look_outside(set_case(build({"occasions.yaml": own}), "border-2008"))

    plain = look_outside(set_case(build(), "border-2008"))
    came, stayed = seen("deployed"), seen("no_decision")
    assert came.deployed.mean > plain.deployed.mean + 0.1 > stayed.deployed.mean + 0.1
    assert (plain.of_theatre, came.of_theatre, came.of_organisation) == (0, 4, 4)
    assert came.cases == plain.cases + 4
    # Those of the year of the case and of later ones are not known on its day.
    later = seen("deployed", range(2008, 2012))
    assert later.deployed == plain.deployed
    assert later.of_theatre == 0
