"""Recorded votes held against the rule by which the organ decided on their day."""

from __future__ import annotations

import pytest

from allies.law.ballots import BallotFinding, ballots
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build, Run, Template, words

RULE = "rule: consensus}"
THIRD = f"- {{act: acceded, by: XPA, of: pact, on: 2004-01-01, {CITED}}}\n"
SECOND_READING = (
    "        judgement: The ordinary law of treaties.\n",
    "        judgement: The ordinary law of treaties.\n"
    "  - {id: bold, title: A majority is enough, about: [rapid_reaction],"
    " holders: [{who: pact, since: 2005-06-01, judgement: J}]}\n",
)
MAJORITY = (
    "  - {id: pact.majority, instrument: pact.treaty, says: A majority decides, effect: decide,"
    " means: [rapid_reaction], decision: {organ: pact.council, rule: simple_majority},"
    " overrides: [pact.treaty.art-3], readings: [bold], judgement: J}\n"
)


def vote(
    by: str, stance: str, on: str = "2005-01-01", more: str = "means: [rapid_reaction]"
) -> str:
    what = f"of: pact.council, stance: {stance}, on: {on}, {more}"
    return f"- {{act: voted, by: {by}, {what}, {CITED}}}\n"


def away(by: str, on: str = "2005-01-01") -> str:
    return f"- {{act: stayed_away, by: {by}, of: pact.council, on: {on}, {CITED}}}\n"


def of(view: View) -> list[BallotFinding]:
    return ballots(view, view.organisation("pact"))


def held(build: Build, *acts: str, rule: str = "consensus") -> BallotFinding:
    """Return the one ballot among three members, of which all but XPA founded the pact."""
    added = {ACTS: THIRD + "".join(acts), STATES: "- {id: XPA, name: Partnerland}\n"}
    (found,) = of(build(added, {PACT: (RULE, f"rule: {rule}}}")}))
    return found


FOR, AGAINST, NEITHER = "for", "against", "reserved"


@pytest.mark.parametrize(
    ("rule", "cast", "finding"),
    [
        ("consensus", (FOR, FOR, FOR), "carried"),
        ("consensus", (FOR, NEITHER, FOR), "carried"),
        ("consensus", (FOR, AGAINST, FOR), "not_carried"),
        ("simple_majority", (FOR, AGAINST, FOR), "carried"),
        ("simple_majority", (FOR, AGAINST, NEITHER), "not_carried"),
        ("unanimity", (FOR, FOR, FOR), "carried"),
        ("unanimity", (FOR, FOR, NEITHER), "not_carried"),
        ("{at_least: {least: 2}}", (FOR, FOR, AGAINST), "carried"),
        ("{at_least: {least: 2}}", (FOR, AGAINST, AGAINST), "not_carried"),
        ("{veto: {members: [XLO]}}", (AGAINST, FOR, FOR), "carried"),
        ("{veto: {members: [XLO]}}", (FOR, AGAINST, FOR), "not_carried"),
    ],
)
def test_votes_are_held_against_the_rule_of_their_day(
    build: Build, rule: str, cast: tuple[str, ...], finding: str
) -> None:
    acts = [vote(name, stance) for name, stance in zip(("XHI", "XLO", "XPA"), cast, strict=True)]
    found = held(build, *acts, rule=rule)
    assert found.by_reading == {"in_force_only": finding}
    assert found.finding == finding
    assert found.because["in_force_only"]
    assert found.votes == dict(zip(("XHI", "XLO", "XPA"), cast, strict=True))


@pytest.mark.parametrize(
    ("rule", "acts", "finding"),
    [
        ("simple_majority", (vote("XHI", FOR), vote("XLO", FOR)), "carried"),
        ("simple_majority", (vote("XHI", FOR),), "unknown"),
        ("simple_majority", (vote("XHI", FOR), away("XLO"), away("XPA")), "not_carried"),
        ("consensus", (vote("XHI", FOR), vote("XLO", FOR)), "unknown"),
        ("consensus", (vote("XHI", FOR), vote("XLO", FOR), away("XPA")), "carried"),
        ("consensus", (vote("XHI", FOR), vote("XLO", AGAINST)), "not_carried"),
        ("{quorum: {least: 2}}", (vote("XHI", FOR), away("XLO")), "unknown"),
        ("{quorum: {least: 2}}", (vote("XHI", FOR), vote("XLO", AGAINST)), "carried"),
        ("{quorum: {least: 2}}", (vote("XHI", FOR), away("XLO"), away("XPA")), "not_carried"),
    ],
)
def test_a_vote_that_is_not_recorded_leaves_open_what_it_could_change(
    build: Build, rule: str, acts: tuple[str, ...], finding: str
) -> None:
    found = held(build, *acts, rule=rule)
    assert found.finding == finding
    assert (found.because == {}) is (finding == "unknown")


def test_who_is_no_member_that_day_has_no_vote(build: Build) -> None:
    acts = [vote(name, FOR, on) for on in ("2003-12-31", "2004-01-01") for name in ("XHI", "XPA")]
    added = {ACTS: THIRD + "".join(acts), STATES: "- {id: XPA, name: Partnerland}\n"}
    before, after = of(build(added))
    assert (before.not_counted, before.not_recorded) == (("XPA",), ("XLO",))
    assert (after.not_counted, after.not_recorded) == ((), ("XLO",))
    assert set(after.votes) == {"XHI", "XPA"}


def test_who_votes_in_two_ways_is_not_counted(build: Build) -> None:
    again = vote("XHI", AGAINST, more="means: [rapid_reaction], id: again")
    found = held(build, vote("XHI", FOR), again, vote("XLO", FOR), vote("XPA", FOR))
    assert found.not_counted == ("XHI",)
    assert found.finding == "unknown"


def test_votes_on_two_things_are_two_ballots(build: Build) -> None:
    acts = vote("XHI", FOR) + vote("XHI", AGAINST, more="about: [border-2008], id: again")
    found = of(build({ACTS: acts}))
    assert {item.about for item in found} == {(), ("border-2008",)}


@pytest.mark.parametrize(
    ("on", "finding", "by_reading"),
    [
        ("2005-05-31", "not_carried", {"in_force_only": "not_carried"}),
        ("2005-06-01", "disputed", {"in_force_only": "not_carried", "bold": "carried"}),
    ],
)
def test_readings_that_find_different_rules_dispute_what_was_carried(
    build: Build, on: str, finding: str, by_reading: dict[str, str]
) -> None:
    acts = vote("XHI", FOR, on) + vote("XLO", AGAINST, on) + vote("XPA", FOR, on)
    added = {ACTS: THIRD + acts, PACT: MAJORITY, STATES: "- {id: XPA, name: Partnerland}\n"}
    (found,) = of(build(added, {PACT: SECOND_READING}))
    assert (found.finding, found.by_reading) == (finding, by_reading)
    assert found.rules["bold"] == "simple_majority"
    assert ("bold" in found.held_by_nobody) is (finding != "disputed")


def test_before_the_treaty_is_law_no_rule_decides(build: Build) -> None:
    acts = "".join(
        vote(name, FOR, on) for on in ("2001-12-31", "2002-01-01") for name in ("XHI", "XLO")
    )
    before, after = of(build({ACTS: acts}))
    assert (before.finding, before.rules) == ("unknown", {})
    assert (after.finding, after.rules) == ("carried", {"in_force_only": "consensus"})


def test_the_votes_stand_on_the_page_and_in_the_answer(template: Template, run: Run) -> None:
    asked = ("audit", "pact", "--theatre", template.name)
    assert run(*asked, "--json").json["ballots"] == []
    template.add(ACTS, vote("XHI", FOR) + vote("XLO", AGAINST))
    page = words(run(*asked).out)
    assert "the Council of the Pact voted on rapid reaction" in page
    assert "Finding: not carried." in page
    assert "for: Highland; against: Lowland" in page
    assert "(by consensus): Lowland objects," in page
    (ballot,) = run(*asked, "--json").json["ballots"]
    assert ballot["finding"] == "not_carried"
    assert ballot["votes"] == {"XHI": "for", "XLO": "against"}


@pytest.mark.parametrize(
    ("on", "finding"),
    [
        ("2005-01", "not_carried"),  # XPA objects
        ("2005-03", "carried"),  # XPA takes no part
        ("2005", "unknown"),  # both ends of the year have the same result
        ("2005-01/2005-04", "unknown"),
    ],
)
def test_votes_whose_day_is_not_known_are_held_against_the_rule_of_every_day(
    build: Build, on: str, finding: str
) -> None:
    out = f"- {{act: participation_suspended, by: XPA, of: pact, on: 2005-02-01, {CITED}}}\n"
    back = f"- {{act: participation_resumed, by: XPA, of: pact, on: 2005-06-01, {CITED}}}\n"
    votes = (vote("XHI", FOR, on), vote("XLO", FOR, on), vote("XPA", AGAINST, on))
    assert held(build, out, back, *votes).finding == finding


def test_who_has_no_recorded_vote_is_not_said_to_have_stayed_away(build: Build) -> None:
    most = (vote("XHI", FOR), vote("XLO", FOR))
    open_ = held(build, *most, rule="simple_majority")
    assert (open_.finding, open_.not_recorded) == ("carried", ("XPA",))
    assert set(open_.because.values()) == {"it does not depend on Partnerland"}
    absent = held(build, *most, away("XPA"), rule="simple_majority")
    assert set(absent.because.values()) == {"2 of 3 support, and 2 must"}
    undecided = held(build, most[0], rule="simple_majority")
    assert (undecided.finding, undecided.because) == ("unknown", {})
