"""Suppositions of an ask: how they are typed, resolved and refused."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, refused, words

CASE = ("assess", "tajikistan-incursion-2015", "--draws", "50")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--lever", "majority-votng"), "did you mean 'majority-voting'?"),
        (("--vote", "KAZ=perhaps"), "one of for, against, abstain, absent are needed"),
        (("--vote", "KAZ"), "write AAA=against"),
        (("--vote", "USA=for"), "United States has no vote to suppose on 1 June 2015"),
        (("--member", "UZB=gone"), "one of in, out, participating are needed"),
        (("--without", "no-such-act"), "nothing called 'no-such-act' can be left out"),
        (("--without-source", "diis2014"), "did you mean 'diis2013'?"),
        (("--with", "requested"), "'requested' is not an act"),
        (("--with", "{act: requested, by: TJK, on: 2015-05-01}"), "'to' is missing"),
        (("--with", "{act: requested, by: TJK, to: csto}"), "'on' is missing"),
        (
            ("--with", "{act: requestd, by: TJK, to: csto, on: 2015-05-01}"),
            "--with, act: unknown act 'requestd'",
        ),
        (
            ("--with", "{act: withdrew, by: UZB, of: csto, on: 2001-01-01}"),
            "contradicts history: membership of UZB in csto is 'none' on 2001-01-01",
        ),
        (("--lever", "uzbekistan-stays", "--lever", "uzbekistan-out"), "contradict each other"),
    ],
)
def test_what_cannot_be_supposed_is_refused(run: Run, typed: tuple[str, ...], said: str) -> None:
    refused(run(*CASE, *typed), said)


def test_a_lever_contradicts_history_before_its_organisation_is_there(run: Run) -> None:
    refused(run("assess", "batken-1999", "--lever", "majority-voting"), "contradicts history")


def test_suppositions_are_named_in_the_answer(run: Run) -> None:
    answer = run(*CASE, "--member", "uzbekistan=participating", "--vote", "UZB=against")
    said = words(answer.out)
    assert "supposing that Uzbekistan were a full member of the CSTO" in said
    assert "supposing that Uzbekistan votes against" in said


def test_a_source_left_out_says_how_many_facts_are_then_unknown(run: Run) -> None:
    said = words(run(*CASE, "--without-source", "diis2013").out)
    assert "as if nobody had read diis2013" in said
    assert "facts that only it documents are unknown" in said


def test_a_vote_that_blocks_leaves_nothing_under_consensus(run: Run) -> None:
    answer = run(*CASE, "--vote", "KAZ=against", "--json")
    assert answer.json["headline"]["inside"][0] == 0


def test_every_question_about_a_record_takes_suppositions(run: Run) -> None:
    answer = run("members", "csto", "--on", "2013-01-01", "--member", "UZB=participating", "--json")
    status = {item["state"]: item["status"]["membership"] for item in answer.json["members"]}
    assert status["UZB"] == "member"
    assert answer.json["asked"]["what_if"] == {"member": ["UZB=participating"]}


def test_an_act_that_is_supposed_is_asked_again_as_it_was(run: Run, tmp_path: object) -> None:
    act = "{act: requested, by: KGZ, to: csto, on: 2010-06-10}"
    answer = run("assess", "osh-2010", "--draws", "50", "--with", act, "--json")
    assert answer.json["asked"]["what_if"]["acts"][0]["act"] == "requested"
    file = tmp_path / "answer.json"  # type: ignore[operator]
    file.write_text(answer.out, encoding="utf-8")
    assert run("replicate", str(file)).code == 0


def test_all_faults_of_suppositions_are_told_at_once(run: Run) -> None:
    answer = run(*CASE, "--lever", "nothing", "--vote", "KAZ=perhaps")
    refused(answer, "the theatre has no lever 'nothing'", "'KAZ=perhaps' is not possible here")
