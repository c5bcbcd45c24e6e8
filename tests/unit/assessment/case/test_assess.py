"""Assessing: one answer to four questions, with the funnel in front."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import _grounds, assess, rests_on
from allies.assessment.case.headline import one_number
from allies.assessment.case.outside import look_outside
from allies.assessment.case.runs import runs_of
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import STAGES
from allies.questions.assess import Assess, AssessAnswer, MeansChances
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.world.view import View
from tests.apparatus import CASE, CITED, CONTESTS, OF_LAW_ALONE, PACT, Build

DRAWS = 300
HAPPENED = (
    "judgement: An invented crisis.\n",
    "judgement: An invented crisis.\n"
    "happened:\n  outcome: declined\n  says: Nobody came\n"
    '  cites: [{source: evening-paper, at: "para. 3", credibility: 2}]\n',
)
TALKS = (
    "\norgans:\n",
    "\n  - {means: consult, name: talks, organ: pact.council, judgement: J}\n\norgans:\n",
)
REQUEST = (
    "  - act: requested\n    by: XLO\n    to: pact\n    on: 2008-06-05\n"
    '    cites: [{source: evening-paper, at: "para. 1", credibility: 2}]\n'
)


def answer(view: View, **given: Any) -> AssessAnswer:
    plain: dict[str, Any] = {"case": "border-2008", "draws": DRAWS}
    return assess(view, Assess(**(plain | given)))


def relied(view: View) -> RestsOnAnswer:
    return rests_on(view, RestsOn(case="border-2008", draws=DRAWS))


def means(found: AssessAnswer) -> dict[str, MeansChances]:
    (pact,) = found.organisations
    return {item.id: item for item in pact.means}


@pytest.fixture(scope="module")
def settled(small_view: View) -> View:
    """The small theatre for an account that holds that Lowland had stayed."""
    return small_view.through("evening-paper")


def test_an_answer_says_what_was_asked_and_where(settled: View) -> None:
    found = answer(settled)
    assert (found.case, found.title) == ("border-2008", "Attack on Lowland, June 2008")
    assert (found.on, found.case_on, found.moved_days) == ("2008-06-05", "2008-06-05", 0)
    assert (found.host, found.organisation) == ("XLO", "pact")
    assert found.means_asked == ("rapid_reaction",)
    assert found.question.startswith("Will the Pact have at least 100 people")
    assert (found.draws, found.strict_law, found.reading) == (DRAWS, False, None)
    assert (found.hypothetical, found.absent, found.grew_from) == (False, None, ())
    assert (found.cites, found.happened) == ((), None)
    assert found.theatre_says.startswith("A small invented theatre")


def test_a_case_moved_to_another_day_says_by_how_much(settled: View) -> None:
    found = answer(settled, on="2008-06-15")
    assert (found.on, found.case_on, found.moved_days) == ("2008-06-15", "2008-06-05", 10)


def test_what_happened_is_told_and_never_an_input(build: Build, settled: View) -> None:
    found = answer(build(replaced={CASE: HAPPENED}).through("evening-paper"))
    assert found.happened is not None
    assert (found.happened.outcome, found.happened.says) == ("declined", "Nobody came")
    assert [cite.at for cite in found.happened.cites] == ["para. 3"]
    assert found.headline == answer(settled).headline


def test_the_headline_holds_the_model_the_record_and_one_number(settled: View) -> None:
    plain = answer(settled).headline
    assert plain is not None
    runs = runs_of(settled, Assess(case="border-2008", draws=DRAWS))
    assert plain.inside == tuple(round(end, 6) for end in runs.tallies.answer.span())
    outside = look_outside(set_case(settled, "border-2008")).in_time.mean
    assert plain.outside == round(outside, 6)
    assert plain.number == round(one_number(runs.tallies.answer.span(), outside), 6)


def test_every_threshold_gets_a_likelihood_from_the_same_draws(build: Build) -> None:
    asked = "  days: 30\n"
    more = (
        "  thresholds:\n    - {personnel: 101, days: 30}\n    - {personnel: 900000, days: 30}\n"
        "    - {personnel: 100, days: 1}\n"
    )
    plain = build().through("evening-paper")
    several = build(replaced={CASE: (asked, asked + more)}).through("evening-paper")
    found = answer(several)
    assert answer(plain).thresholds == ()
    assert found.headline == answer(plain).headline
    # The items of an entry have one order, whatever their order in the file.
    too_soon, near, too_many = found.thresholds
    assert found.headline is not None
    assert (near.personnel, near.days) == (101, 30)
    assert near.likelihood.inside == found.headline.inside
    assert near.in_time == 1.0
    for item in (too_many, too_soon):
        assert (item.likelihood.inside, item.in_time) == ((0.0, 0.0), 0.0)
        outside = item.likelihood.outside
        assert outside is not None
        assert outside < (found.headline.outside or 0.0)


def test_each_means_tells_may_will_and_can(settled: View) -> None:
    found = means(answer(settled))
    reaction, alone = found["rapid_reaction"], found["bilateral"]
    assert (reaction.name, reaction.collective) == ("the Pact's ready brigade", True)
    assert (reaction.may, reaction.by_reading) == ("yes", {"in_force_only": "yes"})
    assert reaction.approval is not None
    assert reaction.approval[0] == reaction.approval[1]
    assert 0 < reaction.approval[0] < 1
    assert reaction.in_time == 1.0
    assert (alone.name, alone.collective) == ("Highland acting alone", False)
    funnel = reaction.funnel["in_force_only"]
    assert list(reaction.funnel) == ["in_force_only"]
    assert funnel == runs_funnel(settled)


@pytest.mark.parametrize(
    ("written", "known"),
    [
        (f"acts:\n{REQUEST}", "recorded"),
        (f"acts:\n{REQUEST}" + "    version: [lowland-2008/left]\n", "contested"),
        ("", "drawn"),
    ],
)
def test_how_a_request_is_known_is_told(build: Build, written: str, known: str) -> None:
    view = build(replaced={CASE: (f"acts:\n{REQUEST}", written), PACT: TALKS})
    found = means(answer(view))
    assert (found["rapid_reaction"].request, found["consult"].request) == (known, "not_needed")
    # Who holds one version of a contest sees no dispute.
    one = means(answer(view.through("morning-paper")))["rapid_reaction"].request
    assert one == ("recorded" if known == "contested" else known)


def runs_funnel(view: View) -> object:
    runs = runs_of(view, Assess(case="border-2008", draws=DRAWS))
    return runs.tallies.means["pact", "rapid_reaction"].funnels(STAGES)["in_force_only"]


def test_a_means_that_moves_nobody_is_told_no_further_than_the_decision(build: Build) -> None:
    view = build(replaced={PACT: TALKS}).through("evening-paper")
    found = means(answer(view))
    talks, reaction = found["consult"], found["rapid_reaction"]
    assert talks.in_time is None
    stages = {
        name: [stage for item in told.funnel.values() for stage in item.left]
        for name, told in (("talks", talks), ("reaction", reaction))
    }
    assert stages["talks"] == ["requested", "approved"]
    assert stages["reaction"] == list(STAGES)


@pytest.mark.parametrize(
    ("account", "status", "may"),
    [("evening-paper", "member", "yes"), ("morning-paper", "withdrawn", "no")],
)
def test_the_host_and_the_law_are_those_of_the_account(
    small_view: View, account: str, status: str, may: str
) -> None:
    found = answer(small_view.through(account))
    (pact,) = found.organisations
    assert (pact.id, pact.name, pact.host_status) == ("pact", "The Pact of the Hills", status)
    assert (pact.has_members, pact.not_read_because) == (True, None)
    assert means(found)["rapid_reaction"].may == may
    assert means(found)["rapid_reaction"].by_reading == {"in_force_only": may}


@pytest.mark.parametrize(
    ("on", "contested"), [("2008-06-01", ()), ("2008-06-02", ("contest:lowland-2008",))]
)
def test_contests_that_the_case_reads_on_the_day_are_named_whatever_an_account_holds(
    small_view: View, settled: View, on: str, contested: tuple[str, ...]
) -> None:
    assert answer(settled, on=on).contested == contested
    assert answer(small_view, on=on).contested == contested


def test_rival_explanations_of_a_case_are_told_with_their_versions(build: Build) -> None:
    why = (
        "  - id: why\n    type: wording\n    question: Why did nobody come?\n    versions:\n"
        f"      - {{id: law, says: The law, holders: [morning-paper], {CITED}}}\n"
        f"      - {{id: will, says: The will, holders: [evening-paper], {CITED}}}\n"
    )
    named = ("judgement: An invented", "explanations: [why]\njudgement: An invented")
    found = answer(build({CONTESTS: why}, {CASE: named}))
    assert [item.id for item in found.explanations] == ["why"]
    assert [version.id for version in found.explanations[0].versions] == ["law", "will"]


def test_an_organisation_that_is_not_there_is_told_as_absent(settled: View) -> None:
    for on, absent in (("2001-04-30", "pact"), ("2001-05-01", None)):
        found = answer(settled, on=on)
        assert found.absent == absent
        assert bool(found.draws) is (absent is None)
        assert bool(found.organisations) is (absent is None)
        assert (found.headline is None) is (absent is not None)
        assert (found.outside is None) is (absent is not None)
        assert found.views == ()


def test_a_case_about_the_law_alone_has_no_likelihood(build: Build) -> None:
    view = build(replaced={CASE: OF_LAW_ALONE})
    found, rests = answer(view), relied(view)
    assert (found.draws, found.headline, found.outside, found.organisations) == (0, None, None, ())
    assert found.organisation is None
    assert (rests.draws, rests.confidence, rests.rests_on) == (0, None, ())


def test_a_reading_asked_for_is_told(settled: View) -> None:
    found = answer(settled, reading="in_force_only")
    assert found.reading == "in_force_only"
    assert answer(settled, strict_law=True).strict_law


def test_what_an_answer_rests_on_is_told_with_its_confidence(small_view: View) -> None:
    found = relied(small_view)
    assert (found.on, found.case, found.draws) == ("2008-06-05", "border-2008", DRAWS)
    assert found.confidence in ("low", "moderate")
    assert "contest:lowland-2008" in {item.name for item in found.rests_on}
    swings = [item.swing for item in found.rests_on]
    assert swings == sorted(swings, reverse=True)


def test_judgements_count_against_confidence_only_as_far_as_the_answer_moves_with_them(
    small_view: View,
) -> None:
    ranked = relied(small_view).rests_on
    moving = [item for item in ranked if item.swing > 0]
    assert 0 < len(moving) < len(ranked)
    judgements = [replace(item, kind="judgement") for item in moving]
    facts = [replace(item, kind="fact") for item in moving]
    still = [replace(item, swing=0.0, kind="judgement") for item in moving]
    for grounds, share in (
        (judgements, 1.0),
        ([*facts, *still], 0.0),
        ([*facts, *judgements, *facts], 1 / 3),
        (still, 0.0),
        ([], 0.0),
    ):
        assert _grounds(small_view, grounds)[0] == pytest.approx(share)


def test_only_sources_of_what_moves_the_answer_are_graded(small_view: View) -> None:
    ranked = relied(small_view).rests_on
    cited = [item for item in ranked if item.cites]
    for swing, graded in ((0.1, True), (0.0, False)):
        weighed = [replace(item, swing=swing) for item in cited]
        expected = [
            small_view.sources[cite.root].reliability for item in cited for cite in item.cites
        ]
        assert expected
        assert _grounds(small_view, weighed)[1] == (expected if graded else [])


def test_what_a_hypothetical_case_supposes_begins_with_its_host(view: View) -> None:
    found = assess(view, Assess(case="outside-the-area-2015", draws=20))
    assert found.supposes[:2] == (
        "Afghanistan asked the CSTO for help",
        "the UN Security Council gave a mandate concerning Afghanistan",
    )
    assert assess(view, Assess(case="osh-2010", draws=20)).supposes == ()


def test_the_earlier_crises_are_counted_with_their_organisations_and_first_year(
    view: View,
) -> None:
    seen = assess(view, Assess(case="osh-2010", draws=20)).outside
    assert seen is not None
    assert (seen.since, 1 < seen.of_bodies < seen.cases) == (1956, True)
