"""What the second theatre must show: its law, its carriers, its embargo, and no look ahead."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import allies
from allies.assessment.movement.routes import route
from allies.opened import View as OpenedView
from allies.questions.assess import Assess, AssessAnswer, MeansChances
from allies.questions.base import WhatIf
from allies.questions.law import LawCase
from allies.questions.rests_on import RestsOn
from allies.questions.route import Route
from allies.theatre.opening import open_theatre
from allies.track_record.occasions import load_occasions
from allies.world.view import View, view_of
from tests.apparatus import THEATRES, Run, day, words

CASES = (
    "cote-divoire-2010",
    "gambia-2017",
    "guinea-bissau-1998",
    "guinea-bissau-2012",
    "liberia-1990",
    "mali-2012",
    "sierra-leone-1997",
)
DRAWS = 4_000


@pytest.fixture(scope="module")
def opened() -> OpenedView:
    return allies.open("west_africa").view()


@pytest.fixture(scope="module")
def there() -> View:
    return view_of(open_theatre("west_africa"))


def assessed(opened: OpenedView, case: str) -> AssessAnswer:
    return opened.ask(Assess(case=case, draws=DRAWS))


def means(answer: AssessAnswer, name: str) -> MeansChances:
    return next(item for item in answer.organisations[0].means if item.id == name)


def moves(opened: OpenedView, case: str) -> dict[str, float]:
    """Return the facts that move an answer, with the points by which they do."""
    found = opened.ask(RestsOn(case=case, draws=DRAWS))
    return {item.says: item.high - item.low for item in found.rests_on if item.kind == "fact"}


def test_every_case_of_the_theatre_is_looked_at(there: View) -> None:
    assert tuple(sorted(there.cases)) == CASES


def test_the_law_of_liberia_is_disputed_between_those_who_held_each_side(
    opened: OpenedView,
) -> None:
    found = opened.ask(LawCase(case="liberia-1990"))
    force = next(item.may for item in found.findings if item.means == "peacekeeping")
    assert force.verdict == "disputed"
    assert force.by_reading["in_force_only"] == "no"
    assert force.by_reading["committee_could_act"] == "yes"
    holders = {item.id: item.holders for item in found.readings}
    assert "ecowas.standing_mediation_committee" in holders["committee_could_act"]
    assert "abidjan-kromah" in holders["in_force_only"]


def test_the_gambia_is_told_from_cote_divoire_by_what_was_known_beforehand(
    opened: OpenedView,
) -> None:
    gambia, coast = (assessed(opened, name) for name in ("gambia-2017", "cote-divoire-2010"))
    assert gambia.headline is not None
    assert coast.headline is not None
    assert min(gambia.headline.inside) > max(coast.headline.inside) + 0.2
    raising = [says for says, by in moves(opened, "gambia-2017").items() if by > 0.05]
    assert any(says.startswith("Senegal:") for says in raising)
    assert any(says.startswith("Nigeria:") for says in raising)
    lowering = [says for says, by in moves(opened, "cote-divoire-2010").items() if by < 0]
    assert any(says.startswith("Ghana:") for says in lowering)


def test_the_facts_of_a_case_are_of_before_its_day(there: View) -> None:
    for case in there.cases.values():
        assert all(act.on.last <= case.on.first for act in case.acts), case.id


def test_chad_sends_a_force_to_mali_and_has_no_vote(opened: OpenedView) -> None:
    force = means(assessed(opened, "mali-2012"), "rapid_reaction")
    assert force.contributors == ("TCD",)
    assert force.answered == "yes"


@pytest.mark.parametrize(
    ("host", "on", "leader"),
    [
        ("GNB", "1998-06-08", "SEN"),
        ("GMB", "2017-01-18", "SEN"),
        ("GMB", "2016-12-22", "NGA"),
        ("SLE", "1997-06-03", "NGA"),
        ("LBR", "1990-08-06", ""),
        ("LBR", "1990-08-07", "NGA"),
    ],
)
def test_who_leads_depends_on_the_day_and_on_the_crisis(
    there: View, host: str, on: str, leader: str
) -> None:
    assert there.organisation("ecowas").leader(day(on), host) == leader


def test_senegal_alone_is_the_better_chance_in_guinea_bissau(opened: OpenedView) -> None:
    answer = assessed(opened, "guinea-bissau-1998")
    assert answer.headline is not None
    assert answer.headline.number is not None
    alone = means(answer, "bilateral").approval
    assert alone is not None
    assert alone[0] > answer.headline.number + 0.2


@pytest.mark.parametrize(
    ("by", "on", "word"),
    [
        ("ecowas", "1997-08-28", "none"),
        ("ecowas", "1997-08-30", "imposed"),
        ("un.security_council", "1997-10-07", "none"),
        ("un.security_council", "1997-10-08", "imposed"),
        ("un.security_council", "1998-03-16", "lifted"),
    ],
)
def test_the_embargo_of_1997(there: View, by: str, on: str, word: str) -> None:
    assert there.on(day(on)).register("embargo", by, "SLE").word() == word


@pytest.mark.parametrize(
    ("on", "count"), [("1999-12-09", 0), ("1999-12-10", 10), ("2001-12-10", 10), ("2001-12-11", 0)]
)
def test_the_seats_of_the_council_are_those_that_a_page_names(
    there: View, on: str, count: int
) -> None:
    snapshot, organ = there.on(day(on)), "ecowas.mediation_security_council"
    held = [
        state for state in there.states if snapshot.register("seat", state, organ).is_any("held")
    ]
    assert len(held) == count


@pytest.mark.parametrize("case", CASES)
def test_the_track_record_of_a_case_knows_neither_the_case_nor_what_came_later(
    opened: OpenedView, there: View, case: str
) -> None:
    outside = assessed(opened, case).outside
    assert outside is not None
    coded = {item.id: item for item in load_occasions().occasions}
    assert there.cases[case].record not in outside.occasions
    assert all(coded[name].on < outside.before for name in outside.occasions)
    # An occasion of the same host within half a year is the same crisis, and must be named.
    host, on = there.name(there.cases[case].host), there.cases[case].on.first
    near = [
        item.id
        for item in coded.values()
        if host.removeprefix("The ") in item.host and abs(day(item.on) - on) < 183
    ]
    assert not set(near) & set(outside.occasions)
    assert day(outside.before) <= there.cases[case].on.first


def test_no_module_of_the_program_names_west_africa() -> None:
    package = THEATRES[0].parent.parent
    names = ("ecowas", "nigeria", "senegal", "gambia", "liberia", "ecomog")
    # The track record is of everywhere, and its names of organisations are data.
    for path in sorted(package.rglob("*.py")):
        text = path.read_text(encoding="utf-8").lower()
        assert [name for name in names if name in text] == [], path


def test_the_page_gives_the_reasons(run: Run) -> None:
    def page(case: str) -> str:
        asked = ("assess", case, "--theatre", "west_africa", "--full", "--draws", str(DRAWS))
        return words(run(*asked).out)

    assert "Senegal: Chosen to lead" in page("gambia-2017")
    assert "Chad would send a force and is no member." in page("mali-2012")
    assert "No request is needed for rapid reaction." in page("gambia-2017")


@pytest.mark.parametrize(
    ("deny", "crosses"),
    [((), ("NGA", "BEN", "TGO", "GHA", "CIV", "LBR")), (("CIV",), ("NGA", "LBR"))],
)
def test_a_flight_goes_round_a_refusal_by_sea(
    there: View, deny: tuple[str, ...], crosses: tuple[str, ...]
) -> None:
    supposing = replace(there, what_if=WhatIf(deny=deny))
    asked = Route(start="lagos", end="robertsfield", mode=("air",), on="2003-08-10", move="company")
    (best, *_) = route(supposing, asked).routes
    assert tuple(item.state for item in best.crosses) == crosses
