"""Threats: where a kind of crisis stands in a capital's own documents, and who gains by alarm."""

from __future__ import annotations

from typing import get_args

import pytest

from allies.politics.dispositions import Dispositions
from allies.politics.threats import (
    TOPICS_OF_TRIGGER,
    Standing,
    crisis_standing,
    gainers,
    subjects,
    threat_views,
)
from allies.world.cases import Trigger
from allies.world.view import View
from tests.apparatus import CITED, Build, day
from tests.unit.politics.capital_texts import LATER, PAPER, capital, register, trait

READ_AS_RANK = (
    "order_read_by: [{who: evening-paper, "
    'cites: [{source: evening-paper, at: "p. 2", credibility: 2}]}]'
)


@pytest.fixture(scope="module")
def coded(build: Build) -> View:
    """The small world with what two capitals list."""
    return build(
        {
            **capital(
                "XHI",
                registers=register(
                    "doctrine", "doctrine", "economy terrorism borders", "ranked: true"
                )
                + register("essay", "expert", "terrorism", "on: 2006-01-01")
                + register(
                    "newer", "concept", "drugs aggression", f"on: 2007-01-01, {READ_AS_RANK}"
                ),
            ),
            **capital("XLO", registers=register("plan", "secret", "", "public: 2003-01-01")),
        }
    )


def sees(**seen: str) -> str:
    """Return how a register mentions some states, as a part of a line of YAML."""
    listed = ", ".join(
        f"{{of: {state}, place: {place}, says: So it says, judgement: Invented.}}"
        for state, place in seen.items()
    )
    return f"mentions: [{listed}]"


def known(view: View, on: str) -> Dispositions:
    return Dispositions(view, day(on))


def listing(build: Build, topics: str, more: str = "", form: str = "law") -> Dispositions:
    return known(
        build(capital("XHI", registers=register("list", form, topics, more))), "2005-01-01"
    )


def standing(
    found: Dispositions, trigger: str, state: str = "XHI", places: tuple[str, ...] = ("XZZ",)
) -> Standing:
    """Return the standing of a crisis; by default in a place of which no document speaks."""
    return crisis_standing(found, state, trigger, places)


def test_a_ranked_document_puts_the_first_highest(coded: View) -> None:
    found = known(coded, "2005-06-01")
    assert standing(found, "insurgency_incursion", "XHI").value == pytest.approx(1 / 3)
    assert standing(found, "border_clash", "XHI").value == pytest.approx(1 / 6)


def test_the_newest_of_its_own_decides_and_experts_do_not_count(coded: View) -> None:
    found = known(coded, "2008-06-05")
    seen = standing(found, "external_attack", "XHI")
    assert seen.value == pytest.approx(1 / 4)
    assert "order read as rank by evening-paper" in seen.because
    assert standing(found, "insurgency_incursion", "XHI").value == -0.25


def test_an_order_nobody_reads_as_a_ranking_is_none(build: Build) -> None:
    view = build(capital("XHI", registers=register("list", "law", "economy terrorism")))
    found = known(view, "2005-01-01")
    assert standing(found, "insurgency_incursion", "XHI").value == 0.25


def test_what_is_secret_is_unknown_and_not_absent(coded: View) -> None:
    seen = standing(known(coded, "2005-01-01"), "external_attack", "XLO")
    assert seen.value is None
    assert "so their content is unknown" in seen.because


def test_a_state_without_a_coded_document_is_unknown(coded: View) -> None:
    seen = standing(known(coded, "2002-06-01"), "external_attack", "XHI")
    assert seen.value is None
    assert "no document" in seen.because


def test_registers_come_in_order_of_time_and_only_those_of_the_day(coded: View) -> None:
    (view,) = threat_views(known(coded, "2006-06-01"), ["XHI"])
    assert [item.id for item in view.registers] == ["doctrine", "essay"]


@pytest.mark.parametrize(("place", "value"), [(1, 0.5), (2, 0.375), (3, 0.25), (4, 0.125)])
def test_a_ranked_list_falls_in_equal_steps_from_one(
    build: Build, place: int, value: float
) -> None:
    topics = ["economy", "drugs", "crime"]
    topics.insert(place - 1, "borders")
    found = standing(listing(build, " ".join(topics), "ranked: true"), "border_clash", "XHI")
    assert found.value == value
    assert f"'A threat of borders', {place} of 4, ranked by the document" in found.because
    assert [cite.source for cite in found.cites] == ["pact-text"]


def test_of_two_entries_on_a_crisis_the_higher_counts(build: Build) -> None:
    found = listing(build, "drugs regional_instability borders crime", "ranked: true")
    assert standing(found, "border_clash", "XHI").value == 0.25


def test_a_list_that_leaves_a_crisis_out_counts_against_it_and_is_cited(build: Build) -> None:
    found = standing(listing(build, "economy drugs"), "border_clash", "XHI")
    assert found.value == -0.25
    assert found.because.startswith("The list: lists nothing of the kind border clash; ")
    assert found.cites


def test_a_list_in_no_order_says_so(build: Build) -> None:
    found = standing(listing(build, "economy borders"), "border_clash", "XHI")
    assert (found.value, found.because) == (
        0.25,
        "The list: 'A threat of borders', 2 of 2, in no order; how it sees the place is not known",
    )


@pytest.mark.parametrize("form", ["law", "doctrine", "concept", "statement"])
def test_whatever_a_state_answers_for_counts_as_its_own(build: Build, form: str) -> None:
    assert standing(listing(build, "borders", form=form), "border_clash", "XHI").value


def test_what_only_experts_write_leaves_their_state_unknown(build: Build) -> None:
    found = standing(listing(build, "borders", form="expert"), "border_clash", "XHI")
    assert (found.value, found.because) == (None, "no document of its own is coded for the day")


def test_a_document_of_which_no_list_is_reported_is_unknown_and_not_a_silent_list(
    build: Build,
) -> None:
    found = standing(listing(build, ""), "border_clash", "XHI")
    assert found.value is None
    assert found.because == "the content of its own documents is not reported"


def test_every_kind_of_crisis_has_its_topics_and_no_other_word_has() -> None:
    assert set(TOPICS_OF_TRIGGER) == set(get_args(Trigger))
    for topics in TOPICS_OF_TRIGGER.values():
        assert topics.central
        assert not topics.central & topics.related


@pytest.mark.parametrize(
    ("topic", "value"), [("borders", 0.5), ("regional_instability", 0.25), ("economy", -0.25)]
)
def test_a_threat_that_only_has_to_do_with_a_kind_counts_half(
    build: Build, topic: str, value: float
) -> None:
    found = listing(build, topic, "ranked: true")
    assert standing(found, "border_clash").value == value


@pytest.mark.parametrize(
    ("part", "value"), [("external", 0.25), ("direct", 0.25), ("domestic", -0.25)]
)
def test_a_threat_inside_its_own_borders_does_not_count_elsewhere(
    build: Build, part: str, value: float
) -> None:
    threats = f"threats: [{{topics: [terrorism], part: {part}, says: Armed groups}}]"
    seen = standing(listing(build, "", threats), "insurgency_incursion")
    assert seen.value == value
    assert ("lists nothing abroad of the kind" in seen.because) == (part == "domestic")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("first", 1.0),
        ("listed", 0.875),
        ("preamble", 0.625),
        ("through_effects", 0.625),
        ("mentioned", 0.5),
        ("absent", 0.25),
    ],
)
def test_the_place_is_half_of_the_stake(build: Build, place: str, value: float) -> None:
    found = listing(build, "borders", f"ranked: true, {sees(XLO=place)}")
    seen = standing(found, "border_clash", places=("XLO", "XZZ"))
    assert (seen.value, seen.spread) == (value, 0.0)
    assert seen.because.endswith(f"Lowland: {place.replace('_', ' ')}")
    elsewhere = standing(found, "border_clash", places=("XZZ",))
    assert (elsewhere.value, elsewhere.spread) == (0.5, 0.5)


def test_a_secret_view_of_a_place_is_unknown_and_of_two_places_the_higher_counts(
    build: Build,
) -> None:
    both = listing(build, "borders", f"ranked: true, {sees(XLO='absent', XHI='first')}")
    assert standing(both, "border_clash", places=("XLO", "XHI")).value == 1.0
    secret = listing(build, "borders", f"ranked: true, {sees(XLO='unknown')}")
    seen = standing(secret, "border_clash", places=("XLO",))
    assert (seen.value, seen.spread) == (0.5, 0.5)


def test_the_newest_own_document_that_speaks_of_the_place_counts(build: Build) -> None:
    texts = (
        register("old", "law", "borders", f"on: 2002-06-01, {sees(XLO='first')}")
        + register("older", "law", "borders", f"on: 2002-01-01, {sees(XLO='absent')}")
        + register("essay", "expert", "borders", f"on: 2003-06-01, {sees(XLO='absent')}")
        + register("new", "law", "borders", "on: 2003-01-01, ranked: true")
    )
    found = known(build(capital("XHI", registers=texts)), "2005-01-01")
    assert standing(found, "border_clash", places=("XLO",)).value == 1.0


@pytest.mark.parametrize(
    ("on", "is_known"), [("2002-12-31", False), ("2003-01-01", True), ("2011-01-01", False)]
)
def test_a_document_counts_from_its_own_day_to_the_end_of_the_record(
    coded: View, on: str, is_known: bool
) -> None:
    found = standing(known(coded, on), "border_clash", "XHI")
    assert (found.value is not None) is is_known


def test_without_states_given_every_capital_with_a_register_is_viewed(build: Build) -> None:
    view = build(
        {
            **capital("XHI", trait("calm", "assessment", "independent")),
            **capital("XLO", registers=register("list", "law", "borders")),
        }
    )
    found = known(view, "2005-01-01")
    assert [item.state for item in threat_views(found)] == ["XLO"]
    high, low = threat_views(found, ["XHI", "XLO"])
    assert (high.state, high.registers, low.assessment) == ("XHI", (), None)
    assert high.assessment is not None
    assert high.assessment.words == "independent"
    assert [item.id for item in low.registers] == ["list"]


def mentions(*names: str) -> str:
    listed = [f"{{of: {name}, place: listed, says: It is named, {CITED}}}" for name in names]
    return f"mentions: [{', '.join(listed)}]"


def test_subjects_come_most_often_mentioned_first_and_then_by_name(build: Build) -> None:
    lists = (
        register("one", "law", "borders", mentions("XLO", "XAB", "XHI")),
        register("two", "law", "borders", mentions("XHI")),
        register("later", "law", "borders", f"on: 2009-01-01, {mentions('XLO', 'XLO')}"),
    )
    states = "- {id: XAB, name: Abland}\n"
    view = build({"states/states.yaml": states, **capital("XHI", registers="".join(lists))})
    assert subjects(threat_views(known(view, "2008-12-31"))) == ["XHI", "XAB", "XLO"]
    assert subjects(threat_views(known(view, "2009-01-01"))) == ["XLO", "XHI", "XAB"]
    assert subjects([]) == []


def test_who_gains_by_alarm_comes_with_the_most_first_and_the_silent_not_at_all(
    build: Build,
) -> None:
    view = build(
        {
            "states/states.yaml": "- {id: XAB, name: Abland}\n- {id: XZZ, name: Zedland}\n",
            **capital("XHI", trait("a", "inflation", "low")),
            **capital(
                "XLO", trait("b", "inflation", "low"), trait("c", "inflation", "high", more=PAPER)
            ),
            **capital("XAB", trait("d", "inflation", "high", more=LATER)),
            **capital("XZZ", trait("e", "precedent", "low")),
        }
    )
    found = gainers(known(view, "2008-06-05"))
    assert [(state, level.high) for state, level in found] == [
        ("XAB", 1.0),
        ("XLO", 1.0),
        ("XHI", pytest.approx(1 / 3)),
    ]
