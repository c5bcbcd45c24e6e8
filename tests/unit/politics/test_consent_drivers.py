"""Consents: how likely a state is to let somebody through, and what moves it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from allies.politics.consent_drivers import Passage, consent_chance
from allies.politics.dispositions import Dispositions
from allies.world.view import View
from tests.apparatus import CITED, Build, day
from tests.unit.politics.capital_texts import capital, trait

ON = day("2008-06-05")
STATES = "- {id: XTH, name: Thirdland}\n"


def consent(view: View, **asked: Any):  # type: ignore[no-untyped-def]
    passage = Passage(**{"grantor": "XLO", "mover": "XHI", "host": "XTH", **asked})
    snapshot = view.on(ON)
    return consent_chance(Dispositions(view, ON), passage, snapshot.log.until(ON))


def middle(found: Any) -> float:
    return float(found.chance.quantile(np.array([0.5]))[0])


def width(found: Any) -> float:
    low, _, high = found.chance.parameters
    return float(high - low)


def coded(build: Build, *traits: str, acts: str = "") -> View:
    files = {"states/states.yaml": STATES}
    if acts:
        files["acts/acts.yaml"] = acts
    if traits:
        files |= capital("XLO", *traits)
    return build(files)


def answer(kind: str, on: str = "2007-01-01", more: str = "mode: road") -> str:
    return f"- {{act: {kind}, by: XLO, to: XHI, on: {on}, {more}, {CITED}}}\n"


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (trait("a", "relation", "allied", "XHI"), trait("a", "relation", "hostile", "XHI")),
        (trait("a", "relation", "friendly", "XTH"), trait("a", "relation", "strained", "XTH")),
        (trait("a", "precedent", "none"), trait("a", "precedent", "high")),
        (trait("a", "energy", "high", "XHI"), trait("a", "energy", "none", "XHI")),
    ],
)
def test_what_moves_a_grantor_moves_it_the_right_way(build: Build, more: str, less: str) -> None:
    assert middle(consent(coded(build, more))) > middle(consent(coded(build, less)))


def test_its_last_answer_to_the_same_mover_counts_most(build: Build) -> None:
    plain = consent(coded(build))
    granted = consent(coded(build, acts=answer("transit_granted")))
    refused = consent(
        coded(build, acts=answer("transit_granted") + answer("transit_refused", "2008-01-01"))
    )
    assert middle(refused) < middle(plain) < middle(granted)


def test_an_answer_on_another_mode_counts_for_half(build: Build) -> None:
    view = coded(build, acts=answer("transit_granted"))
    same, other = consent(view, modes=("road",)), consent(view, modes=("air",))
    assert [item.drivers[0].value for item in (same, other)] == [1.0, 0.5]


def test_an_answer_given_later_or_to_somebody_else_is_none(build: Build) -> None:
    view = coded(build, acts=answer("transit_granted", "2009-01-01"))
    assert consent(view).drivers[0].value is None
    view = coded(build, acts=answer("transit_granted"))
    assert consent(view, mover="XTH", host="XHI").drivers[0].value is None


def test_goods_pass_more_readily_than_troops(build: Build) -> None:
    view = coded(build)
    assert middle(consent(view, cargo="non_lethal")) > middle(consent(view, cargo="troops"))


def test_fear_of_precedent_is_about_troops_and_arms(build: Build) -> None:
    view = coded(build, trait("a", "precedent", "high"))
    names = {item.name for item in consent(view, cargo="relief").drivers}
    assert "precedent" not in names
    assert "precedent" in {item.name for item in consent(view, cargo="arms").drivers}


def test_what_is_not_coded_makes_the_chance_wider_and_is_said(build: Build) -> None:
    silent = consent(coded(build))
    told = consent(coded(build, trait("a", "relation", "neutral", "XHI")))
    assert width(silent) > width(told)
    assert middle(silent) == pytest.approx(middle(told), abs=0.02)
    assert all(item.because for item in silent.drivers)


def test_its_price_is_never_known_and_always_named(small_view: View) -> None:
    found = consent(small_view, grantor="XLO", mover="XHI", host="XLO")
    (price,) = [item for item in found.drivers if item.name == "price"]
    assert price.value is None


def test_the_chance_stays_a_chance(build: Build) -> None:
    hostile = [
        trait("a", "relation", "hostile", "XHI"),
        trait("b", "relation", "hostile", "XTH"),
        trait("c", "precedent", "high"),
    ]
    low, likely, high = consent(
        coded(build, *hostile, acts=answer("transit_refused"))
    ).chance.parameters
    assert 0 < low < likely < high < 1


@pytest.mark.parametrize(
    ("kind", "more", "value"),
    [
        ("transit_granted_conditionally", "mode: road", 0.5),
        ("transit_revoked", "mode: road", -1.0),
        ("transit_refused", "mode: air", -0.5),
        ("access_granted", "place: downton", 0.5),
        ("access_refused", "place: downton", -0.5),
        ("base_revoked", "place: downton", -0.5),
    ],
)
def test_every_kind_of_answer_counts(build: Build, kind: str, more: str, value: float) -> None:
    before = {"transit_revoked": "transit_granted", "base_revoked": "base_granted"}.get(kind)
    first = answer(before, "2006-01-01", more) if before else ""
    found = consent(coded(build, acts=first + answer(kind, more=more)), modes=("road",))
    assert found.drivers[0].value == value


def test_what_was_said_of_passage_counts_before_the_use_of_a_place(build: Build) -> None:
    view = coded(
        build,
        acts=answer("transit_refused") + answer("access_granted", "2008-01-01", "place: downton"),
    )
    assert consent(view, modes=("road",)).drivers[0].value == -1.0


def test_an_answer_to_its_organisation_counts_where_it_moves_under_that(build: Build) -> None:
    act = f"- {{act: transit_granted, by: XLO, to: pact, on: 2007-01-01, mode: road, {CITED}}}\n"
    view = coded(build, acts=act)
    assert consent(view, modes=("road",)).drivers[0].value is None
    assert consent(view, modes=("road",), organisation="pact").drivers[0].value == 1.0
