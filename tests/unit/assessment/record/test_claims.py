"""Claims: who says something, on whose word, against whom, and what rests on it."""

from __future__ import annotations

import pytest

from allies.assessment.record.claims import find_claim
from allies.errors import QuestionError
from allies.world.world import World
from tests.apparatus import day


def test_a_version_has_its_holders_its_rivals_and_its_acts(small_world: World) -> None:
    found = find_claim(small_world, "lowland-2008/left")
    assert (found.kind, found.says, list(found.holders)) == (
        "version",
        "It had left",
        ["morning-paper"],
    )
    assert [name for name, _ in found.contradicted_by] == ["lowland-2008/stayed"]
    assert [name for name, _ in found.rests_on_it] == [
        "xlo.withdrew.pact.2008-06-02",
        "border-2008",
    ]
    assert found.since == "2008-06-03"


def test_a_contest_lists_its_versions(small_world: World) -> None:
    found = find_claim(small_world, "lowland-2008")
    assert found.kind == "contest"
    assert [name for name, _ in found.contradicted_by] == [
        "lowland-2008/left",
        "lowland-2008/stayed",
    ]
    assert len(found.origins) == 2
    assert [name for name, _ in found.rests_on_it] == [
        "xlo.withdrew.pact.2008-06-02",
        "border-2008",
    ]


def test_a_contested_act_is_contradicted_by_the_other_versions(small_world: World) -> None:
    found = find_claim(small_world, "xlo.withdrew.pact.2008-06-02")
    assert found.kind == "act"
    assert [name for name, _ in found.contradicted_by] == ["lowland-2008/stayed"]
    assert [name for name, _ in found.rests_on_it] == ["border-2008"]


@pytest.mark.parametrize(
    ("name", "kind", "rests"),
    [
        ("pact.treaty", "instrument", "pact.treaty.art-5"),
        ("highland.brigade", "force", None),
        ("pact.treaty.art-5", "provision", None),
    ],
)
def test_texts_rules_and_forces_are_claims_too(
    small_world: World, name: str, kind: str, rests: str | None
) -> None:
    found = find_claim(small_world, name)
    assert (found.id, found.kind, list(found.contradicted_by)) == (name, kind, [])
    assert found.says
    assert rests is None or rests in [entry for entry, _ in found.rests_on_it]


def test_two_reports_of_one_origin_are_a_repetition(world: World) -> None:
    found = find_claim(world, "uzb-2012/suspended_membership")
    by_source = {item.source: item for item in found.origins}
    assert list(by_source["rferl-2012-06-28"].repeated_by) == ["dehaas2017"]
    published = [world.sources[item.source].published.last for item in found.origins]
    assert published == sorted(published)


def test_a_judgement_says_why_the_coder_believes_it(small_world: World) -> None:
    found = find_claim(small_world, "xlo.government-formed.2000-01-01")
    assert (list(found.origins), found.since) == ([], "2000-01-01")
    assert found.judgement == "Nobody disputes who governs Lowland."


def test_as_of_a_day_only_published_origins_and_their_holders_count(world: World) -> None:
    first, later = (
        find_claim(world, "uzb-2012/withdrew", day(on)) for on in ("2012-07-16", "2012-09-30")
    )
    assert [item.source for item in first.origins] == list(first.holders) == ["golts2012"]
    assert [item.source for item in later.origins] == ["golts2012", "laumulin2012"]


def test_as_of_a_day_before_anybody_had_said_it_a_claim_is_no_claim(world: World) -> None:
    with pytest.raises(QuestionError, match="had surely been published by that day") as caught:
        find_claim(world, "uzb-2012/withdrew", day("2012-07-15"))
    assert caught.value.fault.where == "--as-of"


def test_as_of_a_day_nothing_is_contradicted_by_what_was_said_later(small_world: World) -> None:
    first, later = (
        find_claim(small_world, "lowland-2008/left", day(on)) for on in ("2008-06-03", "2008-06-04")
    )
    assert list(first.contradicted_by) == []
    assert [name for name, _ in later.contradicted_by] == ["lowland-2008/stayed"]


def test_an_unknown_name_is_answered_with_the_nearest(small_world: World) -> None:
    with pytest.raises(QuestionError, match="nothing in the record is called") as caught:
        find_claim(small_world, "lowland-2008/lef")
    assert caught.value.fault.remedy == "did you mean 'lowland-2008/left'?"


def test_a_claim_is_contradicted_by_the_sides_its_speaker_does_not_hold(world: World) -> None:
    claim = find_claim(world, "claim.bilateral-bundle")
    against = {name for name, _ in claim.contradicted_by}
    assert "what-csto-is/mature" in against
    assert "what-csto-is/bundle" not in against
    before = find_claim(world, "claim.bilateral-bundle", day("2012-12-31"))
    assert "what-csto-is/mature" not in {name for name, _ in before.contradicted_by}


@pytest.mark.parametrize(
    ("name", "against", "not_against"),
    [
        ("claim.rashid", "uzb-2012/suspended_membership", "uzb-2012/withdrew"),
        ("claim.tacit-approval", "uzb-golden-share/not_confirmed", "uzb-golden-share/golden_share"),
    ],
)
def test_a_claim_is_contradicted_by_what_it_does_not_side_with(
    world: World, name: str, against: str, not_against: str
) -> None:
    found = [entry for entry, _ in find_claim(world, name).contradicted_by]
    assert against in found
    assert not_against not in found


def test_a_claim_that_takes_no_side_in_a_contest_contradicts_none(world: World) -> None:
    bears_on = next(act for act in world.acts if act.id == "claim.inflation-russia")
    assert bears_on.about == ("afghan-threat",)
    assert not find_claim(world, bears_on.id).contradicted_by
