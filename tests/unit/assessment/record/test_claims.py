"""Claims: who says something, on whose word, against whom, and what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from allies.assessment.case.setting import Setting, set_case
from allies.assessment.record.claims import claim, claim_names
from allies.errors import QuestionError, ask_for
from allies.questions.claims import Claim, ClaimAnswer
from allies.questions.parts import Named
from allies.world.view import View, view_of
from tests.apparatus import Build, day


def find(view: View, name: str) -> ClaimAnswer:
    return claim(view, Claim(name=name))


def ids(entries: Iterable[Named]) -> list[str]:
    return [entry.id for entry in entries]


def test_a_version_has_its_holders_its_rivals_and_its_acts(small_view: View) -> None:
    found = find(small_view, "lowland-2008/left")
    assert (found.kind, found.says, list(found.holders)) == (
        "version",
        "It had left",
        ["morning-paper"],
    )
    assert ids(found.contradicted_by) == ["lowland-2008/stayed"]
    assert ids(found.rests_on_it) == [
        "xlo.withdrew.pact.2008-06-02",
        "border-2008",
    ]
    assert found.since == "2008-06-03"


def test_a_contest_lists_its_versions(small_view: View) -> None:
    found = find(small_view, "lowland-2008")
    assert found.kind == "contest"
    assert ids(found.contradicted_by) == [
        "lowland-2008/left",
        "lowland-2008/stayed",
    ]
    assert len(found.origins) == 2
    assert ids(found.rests_on_it) == [
        "xlo.withdrew.pact.2008-06-02",
        "border-2008",
    ]


def test_a_contested_act_is_contradicted_by_the_other_versions(small_view: View) -> None:
    found = find(small_view, "xlo.withdrew.pact.2008-06-02")
    assert found.kind == "act"
    assert ids(found.contradicted_by) == ["lowland-2008/stayed"]
    assert ids(found.rests_on_it) == ["border-2008"]


@pytest.mark.parametrize(
    ("name", "kind", "rests"),
    [
        ("pact.treaty", "instrument", "pact.treaty.art-5"),
        ("highland.brigade", "force", None),
        ("pact.treaty.art-5", "provision", None),
    ],
)
def test_texts_rules_and_forces_are_claims_too(
    small_view: View, name: str, kind: str, rests: str | None
) -> None:
    found = find(small_view, name)
    assert (found.id, found.kind, found.contradicted_by) == (name, kind, ())
    assert found.says
    assert rests is None or rests in ids(found.rests_on_it)


def test_two_reports_of_one_origin_are_a_repetition(view: View) -> None:
    found = find(view, "uzb-2012/suspended_membership")
    by_source = {item.source: item for item in found.origins}
    assert list(by_source["rferl-2012-06-28"].repeated_by) == ["dehaas2017"]
    published = [view.sources[item.source].published.last for item in found.origins]
    assert published == sorted(published)


def test_a_judgement_says_why_the_coder_believes_it(small_view: View) -> None:
    found = find(small_view, "xlo.government-formed.2000-01-01")
    assert (found.origins, found.since) == ((), "2000-01-01")
    assert found.judgement == "Nobody disputes who governs Lowland."


def test_as_of_a_day_only_published_origins_and_their_holders_count(view: View) -> None:
    first, later = (
        find(view.known_by(day(on)), "uzb-2012/withdrew") for on in ("2012-07-16", "2012-09-30")
    )
    assert [item.source for item in first.origins] == list(first.holders) == ["golts2012"]
    assert [item.source for item in later.origins] == ["golts2012", "laumulin2012"]


def test_as_of_a_day_before_anybody_had_said_it_a_claim_is_no_claim(view: View) -> None:
    with pytest.raises(QuestionError, match="had been published by that day") as caught:
        find(view.known_by(day("2012-07-15")), "uzb-2012/withdrew")
    assert caught.value.fault.field == "as_of"


@pytest.mark.parametrize(
    ("name", "eve"),
    [
        ("kaz.doctrine-2011", "2011-10-10"),
        ("csto.charter-protocol-2010.majority", "2012-01-01"),
        ("diis2013", "2013-05-30"),
    ],
)
def test_what_had_not_appeared_is_not_said_to_be_unknown(view: View, name: str, eve: str) -> None:
    with pytest.raises(QuestionError, match="had been published by that day") as caught:
        find(view.known_by(day(eve)), name)
    assert caught.value.fault.field == "as_of"


def test_a_register_of_threats_is_a_claim_from_its_own_day(view: View) -> None:
    found = find(view.known_by(day("2011-10-11")), "kaz.doctrine-2011")
    assert (found.kind, found.id) == ("register", "kaz.doctrine-2011")


def test_as_of_a_day_nothing_is_contradicted_by_what_was_said_later(small_view: View) -> None:
    first, later = (
        find(small_view.known_by(day(on)), "lowland-2008/left")
        for on in ("2008-06-03", "2008-06-04")
    )
    assert first.contradicted_by == ()
    assert ids(later.contradicted_by) == ["lowland-2008/stayed"]


def test_an_unknown_name_is_answered_with_the_nearest(small_view: View) -> None:
    with pytest.raises(QuestionError, match="nothing in the record is called") as caught:
        find(small_view, "lowland-2008/lef")
    assert caught.value.fault.remedy == "did you mean 'lowland-2008/left'?"


def test_a_claim_is_contradicted_by_the_sides_its_speaker_does_not_hold(view: View) -> None:
    found = find(view, "claim.bilateral-bundle")
    against = set(ids(found.contradicted_by))
    assert "what-csto-is/mature" in against
    assert "what-csto-is/bundle" not in against
    before = find(view.known_by(day("2012-12-31")), "claim.bilateral-bundle")
    assert "what-csto-is/mature" not in ids(before.contradicted_by)


@pytest.mark.parametrize(
    ("name", "against", "not_against"),
    [
        ("claim.rashid", "uzb-2012/suspended_membership", "uzb-2012/withdrew"),
        ("claim.tacit-approval", "uzb-golden-share/not_confirmed", "uzb-golden-share/golden_share"),
    ],
)
def test_a_claim_is_contradicted_by_what_it_does_not_side_with(
    view: View, name: str, against: str, not_against: str
) -> None:
    found = ids(find(view, name).contradicted_by)
    assert against in found
    assert not_against not in found


def test_a_claim_that_takes_no_side_in_a_contest_contradicts_none(view: View) -> None:
    bears_on = next(act for act in view.acts if act.id == "claim.inflation-russia")
    assert bears_on.about == ("afghan-threat",)
    assert not find(view, bears_on.id).contradicted_by


@pytest.mark.parametrize(
    ("name", "kind", "asked"),
    [
        ("Osh-2010", "'osh-2010' is a case", ask_for("assess", case="osh-2010")),
        ("uzb", "'UZB' is a state", ask_for("timeline", about="UZB")),
        ("csto", "'csto' is an organisation", ask_for("timeline", about="csto")),
        ("osh", "'osh' is a place", ask_for("timeline", about="osh")),
        ("diis2013", "'diis2013' is a source", ask_for("timeline", about="diis2013")),
    ],
)
def test_what_nobody_says_is_no_claim_and_the_question_to_ask_is_named(
    view: View, name: str, kind: str, asked: str
) -> None:
    with pytest.raises(QuestionError, match="not a claim") as caught:
        find(view, name)
    assert kind in caught.value.fault.what
    assert (caught.value.fault.field, caught.value.fault.remedy) == ("name", f"ask {asked}")


def test_every_name_of_a_claim_can_be_asked_about(small_view: View) -> None:
    for name in claim_names(small_view):
        assert find(small_view, name).id == name


def test_a_reading_is_a_claim_of_its_holders(view: View) -> None:
    found = claim(view, Claim(name="external_only"))
    assert (found.kind, found.independent_origins > 1) == ("reading", True)
    assert "csto.external-only" in [item.id for item in found.rests_on_it]
    invited = claim(view, Claim(name="against_terrorists"))
    assert "osh-2010" in [item.id for item in invited.rests_on_it]


def test_a_reading_that_nobody_held_yet_is_not_shown(view: View) -> None:
    early = view_of(view.whole, as_of=day("2000-01-01"))
    with pytest.raises(QuestionError, match="it is not certain that anything about"):
        claim(early, Claim(name="external_only"))


def test_a_long_list_of_known_names_leads_to_the_search_by_word(view: View) -> None:
    with pytest.raises(QuestionError) as refused:
        claim(view, Claim(name="qqqqqqqq"))
    assert "or search by word: find(words='qqqqqqqq')" in str(refused.value)
    with pytest.raises(QuestionError) as near:
        claim(view, Claim(name="external_onli"))
    assert "search by word" not in str(near.value)


def test_on_a_force_rest_the_means_it_is_pledged_to_and_the_crises_that_ask_for_them(
    view: View,
) -> None:
    found = {item.id: item.says for item in claim(view, Claim(name="rus.31-brigade")).rests_on_it}
    assert found["csto"] == "pledged for rapid reaction, peacekeeping"
    assert found["osh-2010"] == "who arrives when, by peacekeeping, rapid reaction"
    assert "uzbekistan-2012" not in found  # a question of law
    assert "karshi-2005" not in found  # before it had the label


def test_what_cases_read_is_worked_out_once_for_all_claims(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted({act.id for act in build().acts})[:12]
    apart = [claim(build(), Claim(name=name)) for name in names]
    assert any(found.rests_on_it for found in apart)
    view, worked_out = build(), Counter[str]()

    def counted(of: View, case: str) -> Setting:
        worked_out[case] += 1
        return set_case(of, case)

    monkeypatch.setattr("allies.assessment.record.claims.set_case", counted)
    assert [claim(view, Claim(name=name)) for name in names] == apart
    assert set(worked_out.values()) == {1}
