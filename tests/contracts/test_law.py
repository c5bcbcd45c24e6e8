"""Every rule of the shipped theatre is exercised on both sides, and what is coded is complete."""

from __future__ import annotations

from typing import get_args

import pytest

from allies.law.reasons import Status
from allies.law.rules import leaves, parse_rule
from allies.theatre.opening import open_folder
from allies.world.instruments import Effect, Provision
from allies.world.view import View, view_of
from tests.apparatus import SHIPPED

FOR = {"decisive", "applies"}
AGAINST = {"not_applicable", "not_in_force", "overridden"}
VIEW = view_of(open_folder(SHIPPED))


def expected(view: View, provision: str) -> set[str]:
    """Return the parts that a theatre expects a provision to play."""
    return {item.verdict for item in view.expectations if item.provision == provision}


def can_be_sure(view: View, provision: Provision) -> bool:
    """Whether it can ever be known that a provision applies.

    It cannot where its condition or its text could not be read, or where the record nowhere says
    when its text entered into force: there *unknown* is as much for it as anything can be.
    """
    instrument = view.instruments[provision.instrument]
    asked = {leaf.name for leaf in leaves(parse_rule(provision.when, provision.instrument))}
    entered = any(act.act == "entered_into_force" and act.of == instrument.id for act in view.acts)
    return not instrument.unread and entered and "not_read" not in asked


def test_the_two_sides_are_parts_that_a_finding_knows() -> None:
    assert set(get_args(Status)) == FOR | AGAINST | {"unknown"}


@pytest.mark.parametrize("name", VIEW.provisions)
def test_every_provision_has_an_expectation_for_and_one_against(name: str) -> None:
    found = expected(VIEW, name)
    favour = FOR if can_be_sure(VIEW, VIEW.provisions[name]) else FOR | {"unknown"}
    assert found & favour, f"no expectation in which {name} applies: {sorted(found)}"
    assert found & AGAINST, f"no expectation in which {name} does not: {sorted(found)}"


def test_every_reading_is_about_something_that_is_coded(view: View) -> None:
    for body in view.bodies():
        spoken_of = {matter for item in body.provisions for matter in (*item.means, *item.acts)} | {
            item.means for item in getattr(body, "means", ())
        }
        for reading in body.readings:
            assert reading.holders, reading.id
            assert set(reading.about) <= spoken_of, reading.id


def test_every_effect_is_used(view: View) -> None:
    assert {item.effect for item in view.provisions.values()} == set(get_args(Effect))
