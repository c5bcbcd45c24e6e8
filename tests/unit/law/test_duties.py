"""A duty told from a permission: in the judgement, the finding, the page and the answer."""

from __future__ import annotations

import pytest

from allies.assessment.case.members_views import lawful
from allies.assessment.case.setting import set_case
from allies.assessment.law.cases import law_on_means
from allies.law.finding import LegalFinding
from allies.law.judgement import judge
from allies.law.provisions import brief_on_means
from allies.world.view import View
from tests.apparatus import EXPECTED, PACT, Build, Run, Template, day, words

PERMIT, OBLIGE = "effect: permit", "effect: oblige"


def provision(name: str, effect: str, more: str = "") -> str:
    return (
        f"  - {{id: pact.{name}, instrument: pact.treaty, says: {name}, effect: {effect},"
        f" means: [rapid_reaction], judgement: J{more}}}\n"
    )


def may(view: View, on: str = "2008-06-05") -> LegalFinding:
    setting = set_case(view, "border-2008", day(on))
    pact = view.organisation("pact")
    (offered,) = [item for item in pact.means if item.means == "rapid_reaction"]
    return law_on_means(setting, pact, offered)


@pytest.mark.parametrize(("effect", "obliged"), [(PERMIT, "no"), (OBLIGE, "yes")])
def test_both_allow_and_only_one_obliges(build: Build, effect: str, obliged: str) -> None:
    found = may(build(replaced={PACT: (PERMIT, effect)}))
    assert found.by_reading == {"in_force_only": "yes"}
    assert found.obliged == {"in_force_only": obliged}


@pytest.mark.parametrize(
    ("on", "allowed", "obliged"), [("2001-12-31", "no", "no"), ("2002-01-01", "yes", "yes")]
)
def test_a_duty_begins_with_the_text_it_stands_in(
    build: Build, on: str, allowed: str, obliged: str
) -> None:
    found = may(build(replaced={PACT: (PERMIT, OBLIGE)}), on)
    assert (found.verdict, found.obliged["in_force_only"]) == (allowed, obliged)


@pytest.mark.parametrize(
    ("added", "allowed", "obliged"),
    [
        (provision("no", "forbid"), "unknown", "unknown"),
        (provision("no", "forbid", ", overrides: [pact.treaty.art-5]"), "no", "no"),
        (provision("may", "permit", ", overrides: [pact.treaty.art-5]"), "yes", "no"),
        (provision("perhaps", "oblige", ", when: not_read"), "yes", "yes"),
    ],
)
def test_a_duty_yields_to_what_defeats_it_and_is_open_where_a_prohibition_stands_against_it(
    build: Build, added: str, allowed: str, obliged: str
) -> None:
    verdict = ("  verdict: yes", f"  verdict: {allowed}")
    found = may(build({PACT: added}, {PACT: (PERMIT, OBLIGE), EXPECTED: verdict}))
    assert (found.verdict, found.obliged["in_force_only"]) == (allowed, obliged)


def test_a_duty_that_hangs_on_what_could_not_be_read_is_unknown_beside_a_permission(
    build: Build,
) -> None:
    found = may(build({PACT: provision("perhaps", "oblige", ", when: not_read")}))
    assert (found.verdict, found.obliged["in_force_only"]) == ("yes", "unknown")


@pytest.mark.parametrize("effect", [PERMIT, OBLIGE])
def test_pages_and_answers_tell_a_duty_from_a_permission(
    template: Template, run: Run, effect: str
) -> None:
    template.replace(PACT, PERMIT, effect)
    law = ("law", "--case", "border-2008", "--theatre", template.name)
    page = words(run(*law).out)
    is_duty = effect == OBLIGE
    assert ("the Pact had a duty to send a rapid-reaction force" in page) is is_duty
    assert ("let the Pact send a rapid-reaction force" in page) is not is_duty
    assert ("It is a duty, and not only allowed." in page) is is_duty
    assert ("yes, a duty" in page) is is_duty
    assert ("(a duty)" in page) is is_duty
    answer = "yes" if is_duty else "no"
    (found,) = [
        item for item in run(*law, "--json").json["findings"] if item["means"] == "rapid_reaction"
    ]
    assert found["may"]["obliged"] == {"in_force_only": answer}
    assess = ("assess", "border-2008", "--theatre", template.name)
    assert ("yes, a duty" in words(run(*assess).out)) is is_duty
    (pact,) = run(*assess, "--json").json["organisations"]
    assert pact["means"][0]["obliged"] == {"in_force_only": answer}


@pytest.mark.parametrize(
    ("effect", "says"), [(PERMIT, "lawful by"), (OBLIGE, "lawful, and a duty, by")]
)
def test_what_moves_a_member_says_that_the_law_is_a_duty(
    build: Build, effect: str, says: str
) -> None:
    view = build(replaced={PACT: (PERMIT, effect)})
    setting = set_case(view, "border-2008")
    pact = view.organisation("pact")
    facts = setting.facts(setting.snapshot())
    judgement = judge(
        brief_on_means(view, pact, "rapid_reaction", setting.day, setting.case), facts
    )
    assert lawful(view, judgement, "XHI", setting.day).says.endswith(f"{says} the text in force")
