"""How a text comes to bind one state: provisionally, with reservations, from a day of its own."""

from __future__ import annotations

import pytest

from allies.law.inventory import InstrumentStatus, legal_changes, legal_inventory
from allies.law.provisions import TREATY_LAW
from allies.law.rules import Trace, evaluate, parse_rule
from allies.theatre.checking import check_theatre
from allies.values.ternary import word
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, MakeFacts, Template, day

PROTOCOL = (
    "\n  - {id: pact.protocol, title: Protocol, opened: 2004-01-01, complete: true, judgement: J}"
    "\nreadings:\n"
)


def acts(*told: str) -> str:
    return "".join(f"- {{{act}, of: pact.protocol, {CITED}}}\n" for act in told)


def world(build: Build, *told: str) -> View:
    return build({ACTS: acts(*told)}, {PACT: ("\nreadings:\n", PROTOCOL)})


def bound(view: View, facts_of: MakeFacts, *days: str, host: str = "XLO") -> tuple[str, ...]:
    """Return whether the protocol binds the host by the bare law of treaties, day by day."""
    rule = parse_rule(TREATY_LAW, "pact.protocol")
    return tuple(word(int(evaluate(rule, facts_of(view, on, host), Trace())[0])) for on in days)


def test_what_is_applied_provisionally_binds_before_it_is_in_force_and_a_signature_does_not(
    build: Build, facts_of: MakeFacts
) -> None:
    view = world(
        build,
        "act: signed, by: XLO, on: 2004-01-01",
        "act: signed, by: XHI, on: 2004-01-01",
        "act: provisionally_applied, by: XLO, on: 2004-02-01",
        "act: entered_into_force, by: pact, on: 2006-01-01",
    )
    assert bound(view, facts_of, "2004-01-31", "2004-02-01") == ("no", "yes")
    assert bound(view, facts_of, "2005-12-31", "2006-01-01", host="XHI") == ("no", "yes")


def test_provisional_application_outlasts_ratification_and_ends_by_its_own_act(
    build: Build, facts_of: MakeFacts
) -> None:
    told = (
        "act: provisionally_applied, by: XLO, on: 2004-02-01",
        "act: ratified, by: XLO, on: 2004-03-01",
        "act: entered_into_force, by: pact, on: 2006-01-01",
    )
    view = world(build, *told)
    assert bound(view, facts_of, "2004-03-01", "2005-12-31") == ("yes", "yes")
    ended = "act: provisional_application_ended, by: XLO, on: 2005-01-01"
    view = world(build, *told, ended)
    days = ("2004-12-31", "2005-01-01", "2005-12-31", "2006-01-01")
    assert bound(view, facts_of, *days) == ("yes", "no", "no", "yes")


@pytest.mark.parametrize("act", ["denounced", "lapsed"])
def test_who_denounces_a_text_no_longer_applies_it_provisionally(
    build: Build, facts_of: MakeFacts, act: str
) -> None:
    view = world(
        build,
        "act: signed, by: XLO, on: 2004-01-01",
        "act: provisionally_applied, by: XLO, on: 2004-02-01",
        f"act: {act}, by: XLO, on: 2005-01-01",
    )
    assert bound(view, facts_of, "2004-12-31", "2005-01-01") == ("yes", "no")


def test_provisional_application_ends_with_the_text(build: Build, facts_of: MakeFacts) -> None:
    view = world(
        build,
        "act: provisionally_applied, by: XLO, on: 2004-02-01",
        "act: entered_into_force, by: pact, on: 2005-01-01",
        "act: expired, by: pact, on: 2006-01-01",
    )
    assert bound(view, facts_of, "2005-12-31", "2006-01-01") == ("yes", "no")


def test_a_text_binds_a_late_party_from_the_day_on_which_it_enters_into_force_for_it(
    build: Build, facts_of: MakeFacts
) -> None:
    view = world(
        build,
        "act: ratified, by: XHI, on: 2004-01-01",
        "act: entered_into_force, by: pact, on: 2005-01-01",
        "act: ratified_with_reservations, by: XLO, on: 2006-01-01",
        "act: entered_into_force_for, by: pact, state: XLO, on: 2006-03-01",
        "act: denounced, by: XLO, on: 2008-01-01",
    )
    days = ("2005-12-31", "2006-02-28", "2006-03-01", "2007-12-31", "2008-01-01")
    assert bound(view, facts_of, *days) == ("no", "no", "yes", "yes", "no")
    assert bound(view, facts_of, *days, host="XHI") == ("yes",) * 5


def test_a_text_in_force_for_one_state_is_not_thereby_in_force_for_the_others(
    build: Build, facts_of: MakeFacts
) -> None:
    view = world(
        build,
        "act: ratified, by: XLO, on: 2004-01-01",
        "act: ratified, by: XHI, on: 2004-01-01",
        "act: entered_into_force_for, by: pact, state: XLO, on: 2004-03-01",
    )
    assert bound(view, facts_of, "2004-02-29", "2004-03-01") == ("no", "yes")
    assert bound(view, facts_of, "2004-02-29", "2004-03-01", host="XHI") == ("unknown", "unknown")


def test_the_law_of_a_day_tells_who_applies_a_text_provisionally_and_own_days(
    build: Build,
) -> None:
    view = world(
        build,
        "act: signed, by: XHI, on: 2004-01-01",
        "act: provisionally_applied, by: XHI, on: 2004-02-01",
        "act: ratified_with_reservations, by: XLO, on: 2004-01-01",
        "act: entered_into_force_for, by: pact, state: XLO, on: 2004-03-01",
    )

    def status(on: str) -> InstrumentStatus:
        found = legal_inventory(view, view.on(day(on)), view.organisation("pact")).instruments
        return next(item for item in found if item.instrument.id == "pact.protocol")

    before, after = status("2004-01-31"), status("2004-03-01")
    assert (list(before.provisional), before.entered) == ([], {})
    assert (list(after.provisional), after.entered) == (["XHI"], {"XLO": "2004-03-01"})
    assert after.parties == {"XHI": "signed", "XLO": "ratified_with_reservations"}
    pact = view.organisation("pact")
    days = [legal_inventory(view, view.on(day(on)), pact) for on in ("2004-01-31", "2004-03-01")]
    told = {(item.what, item.state, item.before, item.after) for item in legal_changes(*days)}
    assert ("provisional", "XHI", "none", "applied") in told
    assert ("entered", "XLO", "none", "2004-03-01") in told


@pytest.mark.parametrize(
    ("told", "register"),
    [
        ("act: provisional_application_ended, by: XLO, on: 2005-01-01", "provisional"),
        ("act: reservations_withdrawn, by: XLO, on: 2005-01-01", "party"),
    ],
)
def test_what_never_began_cannot_end(template: Template, told: str, register: str) -> None:
    template.replace(PACT, "\nreadings:\n", PROTOCOL)
    template.add(ACTS, acts(told))
    (fault,) = check_theatre(template.folder).faults
    assert f"cannot follow: {register} of XLO in pact.protocol is 'none'" in fault.what


def test_kazakhstan_was_bound_by_the_agreement_on_exercises_before_it_was_in_force(
    view: View,
) -> None:
    def binds(on: str, state: str) -> str:
        found = legal_inventory(view, view.on(day(on)), view.organisation("sco")).instruments
        (item,) = [item for item in found if item.instrument.id == "sco.exercises-2007"]
        return item.binds["sco.in_force_only"][state]

    assert binds("2007-08-10", "KAZ") == "yes"
    assert binds("2007-08-10", "KGZ") == "unknown"  # it signed, and nobody says it applied it
