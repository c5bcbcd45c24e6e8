"""When the law opened, and what it forbids."""

from __future__ import annotations

from allies.assessment.dossier.texts import openings, restraints
from allies.world.view import View
from tests.apparatus import Build, day


def test_the_law_opens_on_the_day_on_which_a_text_took_effect(small_view: View) -> None:
    found = {item.trigger: item for item in openings(small_view, small_view.organisations["pact"])}
    attack, unrest = found["external_attack"], found["internal_unrest"]
    assert (attack.in_force, attack.in_force_by) == ("2002-01-01", ("pact.treaty",))
    assert (attack.some_reading, attack.duty) == ("2002-01-01", None)
    assert (unrest.in_force, unrest.some_reading, unrest.in_force_by) == (None, None, ())


def test_a_duty_is_told_apart_from_a_power(build: Build) -> None:
    view = build(replaced={"organisations/pact.yaml": ("effect: permit", "effect: oblige")})
    found = next(openings(view, view.organisations["pact"]))
    assert (found.in_force, found.duty) == ("2002-01-01", "2002-01-01")


def test_what_is_restrained_is_in_force_and_is_no_rule_on_leaving(build: Build) -> None:
    def rule(name: str, about: str) -> str:
        return (
            f"  - id: pact.treaty.{name}\n    instrument: pact.treaty\n    says: No {name}\n"
            f"    effect: forbid\n    {about}\n    judgement: Invented.\n"
        )

    added = rule("war", "means: [bilateral]") + rule("exit", "acts: [withdrew]")
    view = build({"organisations/pact.yaml": added})
    pact = view.organisations["pact"]
    assert [item.says for item in restraints(view, pact, day("2002-01-01"))] == ["No war"]
    assert list(restraints(view, pact, day("2001-12-31"))) == []
