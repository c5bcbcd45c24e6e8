"""Every fault of the suppositions of an ask is told at once, whatever hides it."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, refused, words

CASE = ("assess", "osh-2010", "--draws", "50")
UNKNOWN_LEVER = ("--lever", "no-such-lever")
UNKNOWN_SOURCE = ("--without-source", "no-such-source")
TWO_RULES = ("--lever", "majority-voting", "--lever", "unified-command")
NO_VOTE = ("--vote", "CHN=for")
TWO_VOTES = ("--vote", "KAZ=for", "--vote", "KAZ=against")
NO_MEMBER = ("--member", "CHN=out")
TOO_EARLY = ("--with", "{act: withdrew, by: UZB, of: csto, on: 2001-01-01}")
FAULTS = {
    UNKNOWN_LEVER: "the theatre has no lever 'no-such-lever'",
    UNKNOWN_SOURCE: "the theatre has no source 'no-such-source'",
    TWO_RULES: "the lever 'majority-voting' supposes the rule",
    NO_VOTE: "China has no vote to suppose on 12 June 2010",
    TWO_VOTES: "--vote supposes Kazakhstan: for",
    NO_MEMBER: "China cannot leave the CSTO",
    TOO_EARLY: "'withdrew' contradicts history",
}


@pytest.mark.parametrize(
    "wrong",
    [
        (UNKNOWN_LEVER, UNKNOWN_SOURCE, TWO_RULES, NO_VOTE),
        (TWO_RULES, TWO_VOTES, NO_MEMBER, NO_VOTE),
        (TOO_EARLY, NO_MEMBER, NO_VOTE),
        tuple(FAULTS),
    ],
)
def test_faults_of_every_phase_are_told_at_once(run: Run, wrong: tuple[tuple[str, ...]]) -> None:
    answer = run(*CASE, *(word for options in wrong for word in options))
    for options in wrong:
        refused(answer, FAULTS[options])
        assert words(answer.err).count(FAULTS[options]) == 1


def test_a_supposition_that_needs_a_later_one_is_no_fault(run: Run) -> None:
    left = "{act: withdrew, by: CHN, of: csto, on: 2010-06-10}"
    joined = "{act: acceded, by: CHN, of: csto, on: 2010-06-01}"
    alone = run(*CASE, "--with", left)
    refused(alone, "'withdrew' contradicts history")
    both = run(*CASE, "--with", left, "--with", joined, *NO_VOTE)
    refused(both, FAULTS[NO_VOTE])
    assert "contradicts history" not in words(both.err)


def test_an_unknown_name_elsewhere_hides_no_name_of_a_supposition(run: Run) -> None:
    answer = run("assess", "no-such-case", *UNKNOWN_LEVER)
    refused(answer, FAULTS[UNKNOWN_LEVER])
    refused(answer, "no-such-case")


@pytest.mark.parametrize(
    ("case", "by", "of"), [("osh-2010", "UZB", "csto"), ("gambia-2017", "GMB", "ecowas")]
)
def test_what_is_wrong_with_one_supposition_is_told_once(
    run: Run, case: str, by: str, of: str
) -> None:
    early = [f"{{act: withdrew, by: {by}, of: {of}, on: 1960-01-0{day}}}" for day in (1, 2, 3)]
    theatre = "west_africa" if of == "ecowas" else "central_asia"
    options = [word for act in early for word in ("--with", act)]
    answer = run("assess", case, "--theatre", theatre, "--draws", "50", *options)
    refused(answer, "'withdrew' contradicts history")
    assert words(answer.err).count("contradicts history") == len(early)
