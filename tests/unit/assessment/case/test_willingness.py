"""Willingness: who would ask and who would support, on the draws of the case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.case.members_views import lawful, shares
from allies.assessment.case.preparation import Preparation, Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.willingness import Willingness, willingness
from allies.values.streams import Block
from allies.world.world import World
from tests.apparatus import CITED, Build, day
from tests.unit.politics.capital_texts import capital, trait

JUDGED = (
    "- {id: needs-highland, case: border-2008, kind: must_support, organisation: pact,"
    f" means: [rapid_reaction], states: [XHI], says: Highland must agree, {CITED}}}\n"
    "- {id: needs-nobody, case: border-2008, kind: need_not_ask, organisation: pact,"
    f" says: Lowland needs nobody, {CITED}}}\n"
)


def found_in(world: World, draws: int = 500) -> Willingness:
    setting = set_case(world, "border-2008", account="evening-paper")
    return willingness(setting, Request(draws))


@pytest.fixture(scope="module")
def judged(build: Build) -> Willingness:
    return found_in(
        build({"judgements.yaml": JUDGED, **capital("XLO", trait("a", "own_means", "ample"))})
    )


def test_every_member_has_a_chance_with_a_range(small_world: World) -> None:
    (means, alone) = found_in(small_world).means
    assert [item.position.member for item in means.members] == ["XHI", "XLO"]
    assert [item.position.member for item in alone.members] == ["XHI"]
    for item in means.members:
        assert 0 <= item.chance.low <= item.chance.middle <= item.chance.high <= 1
        assert item.sits == 1.0
        assert item.supports is not None
        assert item.objects is not None
        assert item.supports + item.objects <= 1


def test_it_says_what_an_assessment_on_the_same_draws_says(small_world: World) -> None:
    setting = set_case(small_world, "border-2008", account="evening-paper")
    run = Preparation(setting, Request(500)).run(Block(0, 500))
    outcome = run.outcomes["pact", "rapid_reaction"]
    (means, _) = found_in(small_world).means
    assert means.approval == (float((outcome.approved[0] == 2).mean()),) * 2


def test_a_conclusion_stands_beside_the_model_with_numbers(judged: Willingness) -> None:
    views = {view.judgement.id: view for view in judged.views}
    assert "approved in" in views["needs-highland"].because
    assert views["needs-highland"].verdict in ("agrees", "agrees in part", "disagrees")
    assert "the chance that the host asks the Pact is" in views["needs-nobody"].because


def test_an_assessment_shows_the_same_conclusions(build: Build) -> None:
    setting = set_case(build({"judgements.yaml": JUDGED}), "border-2008")
    found = assess(setting, Request(200))
    assert found.views
    assert list(found.views) == list(willingness(setting, Request(200)).views)
    assert {view.judgement.cites[0].source for view in found.views} <= {s.id for s in found.sources}


@pytest.mark.parametrize("case", ["tajikistan-incursion-2015", "kazakhstan-unrest-2014"])
def test_what_the_third_document_judges_stands_beside_the_model(world: World, case: str) -> None:
    views = assess(set_case(world, case), Request(200)).views
    (both,) = [view for view in views if set(view.judgement.states) == {"RUS", "KAZ"}]
    assert {cite.source for cite in both.judgement.cites} == {"diis2013"}
    assert "approved in" in both.because


def test_what_a_case_supposes_it_cannot_test(world: World) -> None:
    views = assess(set_case(world, "tajikistan-incursion-2015"), Request(50)).views
    (doubt,) = [view for view in views if view.judgement.kind == "would_not_happen"]
    assert doubt.verdict == "cannot tell"
    assert "supposes" in doubt.because


def test_a_member_without_a_seat_has_no_shares(small_world: World) -> None:
    setting = set_case(small_world, "border-2008", account="morning-paper")
    found = willingness(setting, Request(50))
    members = {item.position.member for item in found.means[0].members}
    assert members == {"XHI"}


def test_shares_are_of_the_people_who_could_be_sent(small_world: World) -> None:
    force = small_world.forces["highland.brigade"]
    assert shares([force, replace(force, owner="XLO")]) == {"XHI": 0.5, "XLO": 0.5}
    assert shares([]) == {}


def test_the_law_is_read_as_the_state_reads_it(build: Build) -> None:
    holder = (
        "  - id: bold\n    title: Anything goes\n    in_force: opened\n    holders:\n"
        f"      - {{who: XHI, since: 2003-01-01, {CITED}}}\n"
    )
    world = build(
        replaced={
            "organisations/pact.yaml": (
                "        judgement: The ordinary law of treaties.\n",
                f"        judgement: The ordinary law of treaties.\n{holder}",
            )
        }
    )
    setting = set_case(world, "border-2008", account="evening-paper")
    preparation = Preparation(setting, Request(10))
    run = preparation.run(Block(0, 10))
    judgement = run.prepared["pact", "rapid_reaction"].judgement
    own = lawful(world, judgement, "XHI", day("2008-06-05"))
    other = lawful(world, judgement, "XLO", day("2008-06-05"))
    assert own.says.endswith("under what it holds (bold)")
    assert own.cites
    assert "every reading" in other.says or "holds no reading" in other.says
    before = lawful(world, judgement, "XHI", day("2002-12-31"))
    assert not before.cites


def test_a_case_that_never_happened_draws_the_request(build: Build) -> None:
    hypothetical = {
        "cases/border-2008.yaml": ("id: border-2008\n", "id: border-2008\nhypothetical: true\n")
    }
    world = build(replaced=hypothetical)
    case = replace(world.cases["border-2008"], acts=())
    world = replace(world, cases={"border-2008": case})
    setting = set_case(world, "border-2008")
    run = Preparation(setting, Request(400)).run(Block(0, 400))
    lost = run.outcomes["pact", "rapid_reaction"].codes[0] == 0
    assert 0.1 < lost.mean() < 0.9
    past = replace(world, cases={"border-2008": replace(case, hypothetical=False)})
    run = Preparation(set_case(past, "border-2008"), Request(400)).run(Block(0, 400))
    assert (run.outcomes["pact", "rapid_reaction"].codes[0] == 0).all()
