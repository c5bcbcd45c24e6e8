"""What the third and the fourth reading corrected, and the kinds of error that they looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from allies.evidence.digests import DocumentIndex, words_of
from allies.evidence.verification import Cited
from allies.world.citations_in import citations
from allies.world.view import View
from tests.expectations.passages import DOCUMENTS, act, place

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def held(view: View) -> list[Cited]:
    """Return the citations of the documents whose text the project holds."""
    return [item for item in citations(view) if item.cite.source in DOCUMENTS]


# Whose view it is: what a document says that somebody thinks is not told in its own voice.


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("claim.uzb-ambitions", "washington-laumulin2012"),
        ("claim.west-disbelieves", "west-laumulin2012"),
        ("claim.sco-survival", "governments-dehaas2017"),
        ("claim.three-threats-of-sco", "sco-dehaas2017"),
        ("claim.uzb-self-image", "tashkent-dehaas2017"),
        ("claim.nato-csto-politics", "allies-diis2013"),
        ("claim.nato-csto-unsettled", "diis2013"),
        ("claim.greater-role", "csto_officials-diis2013"),
        ("claim.confident", "astana-diis2013"),
        ("claim.confident-tashkent", "tashkent-diis2013"),
        ("claim.services-limited", "diis2013"),
        ("claim.kaz-multivector", "diis2013"),
        ("claim.kaz-multivector-pressed", "kazakh_experts"),
        ("claim.iran-taliban", "diis2013"),
    ],
)
def test_a_view_that_is_reported_has_the_voice_of_who_holds_it(
    view: View, name: str, by: str
) -> None:
    assert act(view, name).by == by


def test_an_author_who_reports_a_belief_is_not_its_voice(view: View) -> None:
    believes = re.compile(r"\b(?:believes?|regards|holds that|considers?)\b")
    told = [
        one.id
        for one in view.acts
        if one.act == "claimed" and one.by in DOCUMENTS and believes.search(one.says)
    ]
    assert told == []


def test_a_holder_of_several_statements_is_not_counted_in_its_name(view: View) -> None:
    assert view.holders["western_experts"].name == "Western experts as reported by diis2013"
    assert "many" in act(view, "claim.inflation-uzb").says


# When: a day, a month or a span that the passage supports, or a judgement that says why.


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("claim.rashid", "2012-06/2012-12"),
        ("claim.reasons-off-record", "2012-06/2013-04"),
        ("claim.time-to-study", "2012-06/2012-12"),
        ("claim.troublesome", "2011-12"),
        ("claim.crackdown", "2015-11/2016-10"),
        ("kgz.tokmok", "2009-10"),
        ("uzb.navoi", "2009-05"),
        ("missile-defence", "2012/2013-04"),
        ("uzb.missile-defence", "2012/2013-04"),
        ("rus.unified-command", "2009-06/2012-06"),
    ],
)
def test_a_date_is_no_narrower_than_its_passage(view: View, name: str, on: str) -> None:
    assert act(view, name).on.text == on


@pytest.mark.parametrize(
    "name",
    [
        "claim.rashid",
        "claim.reasons-off-record",
        "claim.time-to-study",
        "claim.plot-foiled",
        "rus.new-methods-2012",
        "usa.aktau",
        "uzb.no-special-services-2009",
        "andijan-2005.events",
        "tjk.rent-2012",
        "uzb.transit-kaz-2012",
        "kgz.transit-kaz-2012",
        "tjk.transit-kaz-2012",
    ],
)
def test_a_date_that_no_passage_gives_has_a_judgement(view: View, name: str) -> None:
    assert re.search(r"\bday|month|year|December", act(view, name).judgement)


# Where and how: a mode that no passage names is a reading.


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("kaz.land-2012", "by road"),
        ("kgz.land-2012", "by road"),
        ("uzb.land-2012", "by rail"),
        ("kaz.fra-rail-2013", "by rail"),
        ("kaz.reverse-2012", "by rail"),
        ("rus.fra-2013", "by rail"),
    ],
)
def test_a_mode_that_the_source_leaves_open_is_called_a_reading(
    view: View, name: str, mode: str
) -> None:
    found = " ".join(act(view, name).judgement.split())
    assert mode in found
    assert re.search("reading|inferred", found)


def test_who_drilled_in_2012_is_who_the_scos_own_account_names(view: View) -> None:
    found = act(view, "exercise.peace-mission-2012")
    assert found.participants == ("CHN", "KAZ", "KGZ", "RUS", "TJK")
    assert found.amount == 2_000
    assert found.on.text == "2012-06-08/2012-06-14"


# Words that weigh, and no word too much.


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claim.balance", "main concern"),
        ("claim.independent-regionalisation", "EurAsEC and the CSTO"),
        ("claim.kaz-may-underestimate", "civil service"),
        ("claim.mature", "Russia is its hegemon"),
        ("claim.openly-disagrees", "on security"),
        ("claim.price-agreed", "politically and militarily"),
        ("claim.sco-queue-iran", "If an observer waits for membership"),
        ("claim.sco-queue-iran", "did not help"),
        ("claim.sco-reservations", "tried to cooperate"),
        ("claim.uzb-interests-mixed", "supranational"),
        ("aid-2015.tjk", "He confirmed too"),
        ("imu.beside-taliban", "particularly active"),
        ("irn.sco-words", "radical"),
        ("claim.kabul-contacts", "By its press office"),
        ("uzb.acceded.csto.2006-08-16", "denies that it had left"),
    ],
)
def test_a_word_of_weight_is_there(view: View, name: str, words: str) -> None:
    assert words in " ".join(act(view, name).says.split())


def test_the_charters_amendments_and_the_majority_are_coded_as_readings(view: View) -> None:
    signed = [one for one in view.acts if one.of == "csto.charter-protocol-2010" and one.judgement]
    unread = [one for one in signed if one.act == "signed"]
    assert len(unread) == 5
    told = [" ".join(one.judgement.split()) for one in unread]
    assert all("one paper is the coder's reading" in judgement for judgement in told)
    rule = next(
        one
        for one in view.organisations["csto"].provisions
        if one.id == "csto.charter-protocol-2010.majority"
    )
    assert "combat operations" in rule.says
    assert "coded for that force alone" in " ".join(rule.judgement.split())


def test_the_report_that_speaks_of_bases_is_not_cited_for_facilities(view: View) -> None:
    rule = next(
        one for one in view.states["UZB"].provisions if one.id == "uzb.concept-2012.no-bases"
    )
    says = " ".join(rule.says.split())
    assert "facilities on the country's territory, as the press of the day quotes it" in says
    assert "one later report says that the concept effectively bans foreign bases, not" in says


# Citations: grades, notes and the words enclosed.


def test_no_document_by_an_author_is_graded_as_the_body_itself(view: View) -> None:
    assert [item.entry for item in held(view) if item.cite.credibility == "1"] == []


def marks(index: DocumentIndex) -> Iterator[tuple[int, int]]:
    """Yield the notes that a document marks in its text, each with the word before it."""
    text = "\n".join(index.lines)
    if index.name == "dehaas2017":
        for found in re.finditer("(?<![\n⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]+", text):
            yield int(found[0].translate(_DIGITS)), len(words_of(text[: found.start()]))
        return
    at, number = 0, 1
    while True:
        mark = re.compile(rf"(?<=[.,;:’”'a-zé)]){number}(?=\s)|(?<=\. ){number}(?=\n)")
        if (next_one := mark.search(text, at)) is None:
            return
        yield number, len(words_of(text[: next_one.start()]))
        at, number = next_one.end(), number + 1


def test_a_note_that_is_cited_stands_at_its_passage(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    known = {name: sorted(marks(indexes[name])) for name in ("diis2013", "dehaas2017")}
    assert [len(found) for found in known.values()] == [217, 46]
    astray = []
    for item in held(view):
        number = re.search(r"n\. (\d+)", item.cite.at)
        if number is None or item.cite.source not in known:
            continue
        start, end = place(indexes, item.cite)
        notes = known[item.cite.source]
        index = indexes[item.cite.source]
        footnote = re.match("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", index.lines[index.words[start].line - 1])
        before = [note for note, at in notes if at <= start][-1:]
        inside = [note for note, at in notes if start < at <= end]
        after = [note for note, at in notes if at >= end][:2]
        allowed = inside + after + (before if item.cite.source == "diis2013" else [])
        if footnote:
            allowed = [int(footnote[0].translate(_DIGITS))]
        if int(number[1]) not in allowed:
            astray.append((item.entry, item.cite.at, allowed))
    assert astray == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("act claim.token", "csto plays no role at all"),
        ("act tjk.lease-2013", "of russias military base"),
        ("act share.navoi", "shipped to u s troops"),
        ("act pak.sco-hindered", "preventing pakistan and india"),
        ("act ind.sco-hindered", "preventing pakistan and india"),
        ("act irn.sco-sanctions", "reason for the sco not to grant"),
        ("act irn.sco-expected", "international deal on irans nuclear"),
        ("act claim.sco-queue-iran", "if we consider observer status"),
        ("act claim.reasons-2012", "military equipment weapons left behind"),
        ("act claim.sco-wrong-way", "militarypolitical alliance"),
        ("act balance.ravens", "drug traffickers or militants"),
        ("act balance.uzb-no-threat", "counterterrorist capabilities"),
        ("act claim.kaz-active-member", "major policy lines"),
        ("act claim.why-against-the-link", "aversion to the csto"),
        ("act imu.beside-al-qaeda", "seemingly allied"),
        ("act drug-trade.services", "not uncommon for their personnel"),
        ("act kgz.land-2012", "economic political and military preferences"),
        ("act kaz.land-2012", "economic political and military preferences"),
        ("act uzb.land-2012", "economic political and military preferences"),
        ("act kaz.transit-chn-2007", "russian training ground"),
        ("capital UZB: uzb.turns-gulf", "crucially needs safe transit routes"),
        ("capital UZB: uzb.turns-us-2012", "live in abject poverty"),
        ("capital UZB: uzb.turns-us-2012", "makes them the best offer"),
        ("capital RUS: rus.means", "military presence in central asia"),
        ("capital TJK: tjk.frame-csto", "cooperation is with cis sco and csto"),
        ("capital KGZ: kgz.dep-basing", "negotiated in the autumn"),
        ("capital KAZ: kaz.dep-energy", "their own energy resources"),
        ("contest us-dialogue-start: january_2010", "results of the first round"),
        ("contest motive-2006: us_ties", "rejoined the russialed csto"),
        ("contest frame-after-2014: sco", "shanghai cooperation organization"),
        ("case objection-2012", "not acceptable for us"),
        ("act aid-2013.kaz", "washington has published figures"),
        ("act aid-2013.tkm", "washington has published figures"),
        ("act claim.sco-checks", "the other member states"),
        ("capital KAZ: kaz.turns-nato", "way beyond other countries"),
        ("capital KAZ: kaz.laumulin-2012", "third the division of societies"),
        ("capital KGZ: kgz.concept-2007", "eurasian economic community"),
        ("contest motive-2006: loyalty", "embrace of the csto"),
        ("contest motive-2012: bases", "live in abject poverty"),
        ("contest what-csto-is: waning", "a waning organization"),
        ("contest andijan: unrest_suppressed", "andijan uprising"),
        ("organisation csto", "uzbekistan essentially argued"),
    ],
)
def test_a_passage_encloses_the_words_that_carry_its_entry(
    view: View, indexes: dict[str, DocumentIndex], entry: str, words: str
) -> None:
    enclosed = []
    for item in held(view):
        if item.entry == entry or item.entry.startswith(f"{entry}:"):
            start, end = place(indexes, item.cite)
            found = indexes[item.cite.source].words[start:end]
            enclosed.append(" ".join(word.text for word in found))
    assert any(words in passage for passage in enclosed), enclosed
