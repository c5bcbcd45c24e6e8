"""What the sixth reading corrected outside the acts: where passages begin, and what words say."""

from __future__ import annotations

import pytest

from allies.evidence.digests import DocumentIndex
from allies.values.dates import parse_date
from allies.world.citations_in import citations
from allies.world.view import View
from tests.expectations.passages import DOCUMENTS, passage

# The words that name the subject of an entry, or its last part, are inside its passage.


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("force rus.102-base", "moscow was already repairing"),
        ("capital UZB: uzb.turns-sco", "as is the case with the csto"),
        ("capital KAZ: kaz.turns-sco", "as is the case with the csto"),
        ("capital TJK: tjk.turns-many", "differences between dushanbe and bishkek"),
        ("capital KGZ: kgz.turns-many", "differences between dushanbe and bishkek"),
        ("capital UZB: uzb.dep-energy", "this situation is different"),
        ("capital UZB: uzb.dep-energy", "large uzbek diasporas"),
        ("capital KAZ: kaz.uzb-counter-terror", "more narrowly targeted"),
        ("capital UZB: uzb.turns-us-2012", "aggressive islam"),
        ("capital KAZ: kaz.disputes-2014", "president nazarbayev"),
        ("capital UZB: uzb.frame-csto", "great importance to the csto"),
        ("capital UZB: uzb.doctrine-2000", "only state in the region"),
        ("capital KAZ", "only loosely and in"),
        ("capital CHN: chn.leads-sco-primary", "leader within the sco"),
        ("contest motive-2012: equipment", "possible reasons"),
        ("contest motive-2012: hardware", "the forthcoming withdrawal"),
        ("scenarios moscow-2014", "other kazakhstani experts"),
        ("scenarios succession", "subject to change"),
        ("group imu", "islamic movement of uzbekistan"),
        ("group imu", "has fighters"),
    ],
)
def test_a_passage_holds_the_subject_of_its_entry(
    view: View, indexes: dict[str, DocumentIndex], entry: str, words: str
) -> None:
    enclosed = [
        passage(indexes, item.cite)
        for item in citations(view)
        if item.cite.source in DOCUMENTS
        and (item.entry == entry or item.entry.startswith(f"{entry}:"))
    ]
    assert any(words in text for text in enclosed), enclosed


@pytest.mark.parametrize(
    ("contest", "version", "words"),
    [
        ("osh-inaction", "legal", "even with the political will"),
        ("motive-2012", "equipment", "Possibly"),
        ("motive-2012", "hardware", "legal barriers"),
        ("motive-2012", "bases", "surge of aggressive Islam"),
    ],
)
def test_a_version_keeps_the_qualifiers_of_its_passage(
    view: View, contest: str, version: str, words: str
) -> None:
    told = next(one for one in view.contests[contest].versions if one.id == version)
    assert words in " ".join(told.says.split())


def test_a_motive_that_only_the_report_gives_is_held_by_the_report_alone(view: View) -> None:
    doctrine = next(one for one in view.contests["motive-2012"].versions if one.id == "doctrine")
    assert doctrine.holders == ("diis2013",)
    assert "unlawful" not in doctrine.says


def test_a_tendency_of_2017_does_not_begin_in_2001(view: View) -> None:
    began = {one.id: one.since for one in view.capitals["CHN"].traits}
    assert began["chn.leads-sco"] == parse_date("2001-06")
    assert began["chn.leads-sco-primary"] == parse_date("2015/2017-01")


def test_a_word_of_a_label_that_no_source_says_has_a_reason(view: View) -> None:
    labels = [
        label
        for force in view.forces.values()
        for label in force.labels
        if label.language == "assigned" and label.label == "ksor"
    ]
    assert labels
    assert all("means assigned" in label.judgement for label in labels)
