"""Autonomy: freedom to refuse, influence and cost of leaving, kept apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from allies.politics.autonomy import (
    PLEDGED,
    Body,
    Measure,
    autonomies,
    autonomy,
    compare,
    span_text,
)
from allies.politics.dispositions import Dispositions
from allies.votes.concentration import concentration
from allies.world.view import View
from tests.apparatus import CITED, Build, day
from tests.unit.politics.capital_texts import LATER, capital, trait

HOLDS = ("survival", "security", "energy", "trade", "arms")
CLAIM = (
    "- {id: claim, measure: freedom, more: [XLO, pact], less: [XHI, pact], says: Lowland is freer,"
    f" since: 2002-01-01, {LATER}}}\n"
)


def pact(view: View) -> Body:
    force = view.forces["highland.brigade"]
    return Body(view.organisation("pact"), concentration({force.owner: 1000.0}))


def leading(state: str) -> str:
    return trait(f"{state}-leads", "leads", towards="pact")


def at(view: View, state: str, on: str = "2005-06-01"):  # type: ignore[no-untyped-def]
    known = Dispositions(view, day(on))
    return autonomy(view.on(day(on)), known, state, pact(view)).measures


@pytest.fixture(scope="module")
def led(build: Build) -> View:
    """The small world in which Highland leads, and Lowland depends on it in everything known."""
    dependence = [trait(name, name, "high", "XHI") for name in HOLDS]
    return build(
        {
            **capital("XHI", leading("XHI")),
            **capital("XLO", *dependence),
            "comparisons.yaml": CLAIM,
        }
    )


def test_the_leading_state_answers_to_nobody_and_a_dependent_one_has_no_hold(led: View) -> None:
    high, low = at(led, "XHI")["freedom"], at(led, "XLO")["freedom"]
    assert [(part.low, part.high) for part in high.parts if part.name == "hold"] == [(1.0, 1.0)]
    assert [(part.low, part.high) for part in low.parts if part.name == "hold"] == [(0.0, 0.0)]


def test_dependence_that_is_not_coded_leaves_the_whole_range(build: Build) -> None:
    view = build(capital("XHI", leading("XHI")))
    (hold,) = [part for part in at(view, "XLO")["freedom"].parts if part.name == "hold"]
    assert (hold.low, hold.high) == (0.0, 1.0)


def test_two_that_lead_widen_the_room_at_the_high_end_only(build: Build) -> None:
    third = "- {id: XTH, name: Thirdland}\n"
    dependence = [trait(name, name, "high", "XHI") for name in HOLDS]
    dependence += [trait(f"{name}-third", name, "none", "XTH") for name in HOLDS]
    view = build(
        {
            "states/states.yaml": third,
            **capital("XHI", leading("XHI")),
            **capital("XTH", leading("XTH")),
            **capital("XLO", *dependence),
        }
    )
    (hold,) = [part for part in at(view, "XLO")["freedom"].parts if part.name == "hold"]
    assert (hold.low, hold.high) == (0.0, 1.0)
    assert "low end if they act as one" in hold.because


def test_no_refusal_on_record_proves_nothing_and_one_proves_that_it_can(build: Build) -> None:
    refusal = f"- {{act: stayed_away, by: XLO, of: pact, on: 2004-01-01, {CITED}}}\n"
    view = build({**capital("XHI", leading("XHI")), "acts/acts.yaml": refusal})
    before, after = at(view, "XLO", "2003-12-31"), at(view, "XLO", "2004-01-01")

    def practice(measures: Mapping[str, Measure]) -> list[tuple[float, float]]:
        return [(p.low, p.high) for p in measures["freedom"].parts if p.name == "practice"]

    assert practice(before) == [(0.0, 1.0)]
    assert practice(after) == [(1.0, 1.0)]


def test_influence_is_the_share_of_the_forces_assigned(led: View) -> None:
    assert (at(led, "XHI")["influence"].low, at(led, "XLO")["influence"].low) == (1.0, 0.0)
    assert at(led, "XLO")["influence"].high == 1.0  # none on record is not none
    (pledge,) = [part for part in at(led, "XHI")["freedom"].parts if part.name == "pledge"]
    assert pledge.low == pledge.high == PLEDGED


def test_outside_an_organisation_nothing_is_said(led: View) -> None:
    view = led
    known = Dispositions(view, day("2001-04-30"))
    found = autonomies(view.on(day("2001-04-30")), known, [pact(view)])
    assert found == []


def test_a_conclusion_is_held_beside_the_model_and_never_goes_in(led: View) -> None:
    known = Dispositions(led, day("2008-06-03"))
    snapshot = led.through("evening-paper").on(day("2008-06-03"))
    (found,) = compare(snapshot, known, [pact(led)])
    assert found.verdict in ("disagrees", "leans to disagree")
    assert "chiefly by hold" in found.because
    without_claims = autonomy(snapshot, known, "XLO", pact(led))
    led_without = led.with_acts(())
    assert without_claims == autonomy(
        snapshot, Dispositions(led_without, day("2008-06-03")), "XLO", pact(led)
    )


def test_a_conclusion_not_yet_published_is_not_shown(led: View) -> None:
    early = led.known_by(day("2008-06-01"))
    known = Dispositions(early, day("2008-06-01"))
    assert compare(early.on(day("2008-06-01")), known, [pact(early)]) == []


def test_a_conclusion_about_another_time_or_an_outsider_cannot_be_told(led: View) -> None:
    bodies = [pact(led)]
    early = Dispositions(led, day("2001-06-01"))
    (found,) = compare(led.on(day("2001-06-01")), early, bodies)
    assert (found.verdict, "not about this day" in found.because) == ("cannot tell", True)
    late = Dispositions(led, day("2008-06-05"))
    (found,) = compare(led.through("morning-paper").on(day("2008-06-05")), late, bodies)
    assert (found.verdict, "outside" in found.because) == ("cannot tell", True)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.93, 0.93, "0.93"),
        (0.926, 0.934, "0.93"),
        (0.93, 0.94, "0.93-0.94"),
        (0.0, 1.0, "0.00-1.00"),
    ],
)
def test_a_range_whose_ends_read_alike_is_one_number(low: float, high: float, text: str) -> None:
    assert span_text(low, high) == text
