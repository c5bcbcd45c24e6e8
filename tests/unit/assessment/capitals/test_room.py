"""Room: how much members have inside every organisation that is said to be led."""

from __future__ import annotations

import pytest

from allies.assessment.capitals.room import autonomy, bodies_led
from allies.politics.dispositions import Dispositions
from allies.questions.autonomy import Autonomy, AutonomyAnswer
from allies.world.capitals import DEPENDENCE
from allies.world.view import View
from tests.apparatus import ACTS, CITED, STATES, Build, day
from tests.unit.politics.capital_texts import LATER, capital, trait

LEAGUE = (
    "id: league\nname: The League\nshort: League\njudgement: invented\n"
    "means:\n  - {means: consult, name: talks, judgement: invented}\n"
)
COMPARED = "".join(
    f"- {{id: {name}, measure: {measure}, more: [{more}], less: [{less}], says: It is freer,"
    f" since: 2002-01-01, {LATER}}}\n"
    for name, measure, more, less in (
        ("inside", "freedom", "XHI, pact", "XLO, pact"),
        ("across", "freedom", "XHI, pact", "XLO, league"),
        ("own", "exit_cost", "XLO, pact", "XHI, pact"),
    )
)


def act(kind: str, by: str, on: str, of: str = "pact") -> str:
    return f"- {{act: {kind}, by: {by}, of: {of}, on: {on}, {CITED}}}\n"


@pytest.fixture(scope="module")
def led(build: Build) -> View:
    """The small theatre in which Highland leads the pact from 2004, and others come and go."""
    leads = trait("first", "leads", "", "pact", "since: 2004-01-01")
    return build(
        {
            "organisations/league.yaml": LEAGUE,
            STATES: "- {id: XTH, name: Thirdland}\n- {id: XFA, name: Farland}\n",
            ACTS: act("acceded", "XTH", "2005-01-01")
            + act("withdrew", "XTH", "2007-01-01")
            + act("acceded", "XLO", "2001-05-01", "league"),
            "comparisons.yaml": COMPARED,
            **capital("XHI", leads),
            **capital("XLO", trait("tied", "survival", "high", "XHI")),
            **capital("XTH", trait("afraid", "precedent", "low")),
            **capital("XFA", trait("calm", "precedent", "none")),
        }
    )


def room(view: View, on: str, account: str = "evening-paper") -> AutonomyAnswer:
    return autonomy(view.through(account), Autonomy(on=on))


@pytest.mark.parametrize(("on", "names"), [("2003-12-31", []), ("2004-01-01", ["pact"])])
def test_only_organisations_that_somebody_is_said_to_lead_are_told(
    led: View, on: str, names: list[str]
) -> None:
    known = Dispositions(led, day(on))
    assert [body.organisation.id for body in bodies_led(known)] == names
    found = room(led, on)
    assert list(found.assigned_forces) == list(found.unknown_outside) == names
    assert {item.organisation for item in found.members} == set(names)


def test_a_body_that_is_led_comes_with_the_forces_assigned_to_it(led: View) -> None:
    (body,) = bodies_led(Dispositions(led, day("2008-06-05")))
    assert body.forces is not None
    assert body.forces.leader == "XHI"
    told = room(led, "2008-06-05").assigned_forces["pact"]
    assert told is not None
    assert told.leader == "XHI"


@pytest.mark.parametrize(
    ("on", "members", "outside"),
    [
        ("2004-12-31", {"XHI", "XLO"}, ("XTH",)),
        ("2005-01-01", {"XHI", "XLO", "XTH"}, ()),
        ("2007-01-01", {"XHI", "XLO"}, ("XTH",)),
    ],
)
def test_of_who_is_outside_but_had_to_do_with_it_nothing_is_known_and_of_others_nothing_said(
    led: View, on: str, members: set[str], outside: tuple[str, ...]
) -> None:
    found = room(led, on)
    assert {item.state for item in found.members} == members
    assert found.unknown_outside == {"pact": outside}


def test_who_has_left_for_one_account_is_outside_for_that_account_alone(led: View) -> None:
    assert "XLO" in room(led, "2008-06-05", "morning-paper").unknown_outside["pact"]
    assert "XLO" not in room(led, "2008-06-05", "evening-paper").unknown_outside["pact"]


def test_a_conclusion_within_one_organisation_names_it_and_one_across_two_names_none(
    build: Build,
) -> None:
    view = build(
        {
            "organisations/league.yaml": LEAGUE,
            ACTS: act("acceded", "XLO", "2001-05-01", "league")
            + act("acceded", "XHI", "2001-05-01", "league"),
            "comparisons.yaml": COMPARED,
            **capital(
                "XHI",
                trait("first", "leads", "", "pact"),
                trait("second", "leads", "", "league"),
            ),
            **capital("XLO", *(trait(name, name, "high", "XHI", LATER) for name in DEPENDENCE)),
        }
    )
    found = {item.id: item for item in room(view, "2006-06-01").compared}
    assert (found["inside"].within, found["across"].within) == ("pact", None)
    inside = found["inside"]
    assert (inside.measure, inside.says) == ("freedom", "It is freer")
    assert (inside.model, inside.without_its_own) == ("leans to agree", "leans to agree")
    # Where only the source that concludes so documents a dependence, nothing is left without it.
    own = found["own"]
    assert (own.model, own.without_its_own) == ("leans to agree", "cannot tell")
    assert inside.because
    assert [cite.source for cite in inside.cites] == ["morning-paper"]


@pytest.mark.parametrize(("on", "covered"), [("2010-12-31", True), ("2011-01-01", False)])
def test_beyond_the_record_nothing_is_said_of_anybody(led: View, on: str, covered: bool) -> None:
    found = room(led, on)
    assert found.on == on
    for told in (found.members, found.assigned_forces, found.unknown_outside, found.compared):
        assert bool(told) is covered
