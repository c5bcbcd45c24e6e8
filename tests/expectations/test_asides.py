"""What the documents say in passing: who spoke, second reasons, firsts and onlys."""

from __future__ import annotations

import re

import pytest

from allies.evidence.digests import RUN_WORDS, DocumentIndex, words_of
from allies.world.view import View
from tests.apparatus import Run
from tests.expectations.passages import DOCUMENTS, act, assert_said

SPEAKERS = (
    "Idrissov",
    "Massimov",
    "Shengkun",
    "Nazarbayev",
    "Clinton",
    "Blake",
    "Daalder",
    "Ivanov",
    "Mikhailov",
    "Pospelov",
    "Semerikov",
    "Bordyuzha",
    "Shamanov",
    "Lavrov",
    "Aliev",
    "Rashid",
    "Bohr",
    "Ahmadinejad",
    "Lukashenka",
    "Medvedev",
    "Karzai",
)


@pytest.mark.parametrize(
    ("name", "by", "words"),
    [
        ("kaz.nato-sco-2013", "KAZ", "Erlan Idrissov, Kazakhstan's foreign minister"),
        ("uzb.announced.2015-01-12", "UZB", "first session that the Legislative Chamber"),
        ("claim.no-peacekeeping-first", "diis2013", "for the first time"),
        ("claim.blr-delay", "diis2013", "Strained ties with Moscow at the time may have"),
        ("claim.blr-delay", "diis2013", "together with its law"),
        ("srb.observer-admitted.csto.2013", "SRB", "at its Parliamentary Assembly only"),
        ("claim.kgz-clearest", "diis2013", "No published security document of the region"),
        ("claim.sharp-divide", "diis2013", "nothing matters more"),
        ("claim.overriding-error", "diis2013", "overriding error"),
        ("claim.survival-threats", "dehaas2017", "mostly of extreme Islamic groups"),
        ("claim.less-dependent-freer", "dehaas2017", "(and Turkmenistan)"),
        ("claim.rus-hegemon", "dehaas2017", "above all Moscow"),
        ("claim.sco-key-role", "sco_advocates", "except Turkmenistan"),
        ("claim.troublesome", "russian_media", "to be removed"),
        ("claim.csto-tool", "tashkent-diis2013", "mainly for a tool"),
        ("claim.uzbek-model", "bohr-gleason-diis2013", "Uzbek model"),
        ("claim.command-streamlines", "moscow-diis2013", "simpler and better"),
        ("claim.pariah", "laumulin2012", "almost declared a pariah"),
    ],
)
def test_an_entry_keeps_the_strongest_word_and_the_voice(
    view: View, name: str, by: str, words: str
) -> None:
    assert_said(view, name, by, words)


def test_a_simple_majority_is_the_coders_reading_of_the_report(view: View) -> None:
    rule = next(
        one
        for one in view.organisation("csto").provisions
        if one.id == "csto.charter-protocol-2010.majority"
    )
    assert "coder's reading" in rule.judgement
    assert act(view, "insor.majority-2011").about == ("csto.charter.art-12", "deciding-rule")


def test_the_proposal_of_a_simple_majority_is_found_beside_the_rule(run: Run) -> None:
    assert "Let a simple majority decide" in run("timeline", "--about", "deciding-rule").out


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_a_named_speaker_stands_in_a_passage_cited(
    view: View, indexes: dict[str, DocumentIndex], speaker: str
) -> None:
    (name,) = (word.text for word in words_of(speaker))
    naming = [
        one
        for one in view.acts
        if re.search(rf"\b{speaker}\b", one.says)
        and one.cites
        and {cite.source for cite in one.cites} <= set(DOCUMENTS)
    ]
    assert naming, speaker
    for one in naming:
        passages: set[str] = set()
        for cite in one.cites:
            first, last = (indexes[cite.source].place_of(run) for run in cite.runs)
            assert first is not None
            assert last is not None
            words = indexes[cite.source].words[first : last + RUN_WORDS]
            passages.update(word.text.removesuffix("s") for word in words)
        assert name.removesuffix("s") in passages, one.id


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("forces ksbr --on 2012-07-15", "numbers at most 4,500"),
        ("threats --on 2012-07-15", "6 January 2012, in place of the law of 1998"),
        ("claim kaz.law-2012", "in place of the law of 1998"),
        ("bases --on 2010-01-01", "Transit Center at Manas"),
        ("claim claim.base-undefined", "get round its provisions"),
        ("claim kgz.tokmok", "by which agreement is not said"),
        (
            "claim claim.members-2007",
            "Armenia, Belarus, Kazakhstan, Kyrgyzstan",
        ),
        ("timeline --about csto --from 2007-03-15 --to 2007-03-15 --act claimed", "CSTO includes"),
        ("claim claim.bases-rebuilt", "doubt that a withdrawal"),
        ("bases --on 2012-12-31", "until 2042"),
    ],
)
def test_a_page_shows_what_an_analyst_asked_for(run: Run, words: str, shown: str) -> None:
    assert shown in " ".join(run(*words.split()).out.split())


def test_no_lease_until_2042_stands_before_it_was_negotiated(run: Run) -> None:
    assert "2042" not in run("bases", "--on", "2012-08-31").out
