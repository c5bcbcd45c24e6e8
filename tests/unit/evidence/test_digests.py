"""Digests that find a passage again without its words."""

from __future__ import annotations

import hashlib

import pytest

from allies.evidence.digests import DocumentIndex, cite_passage, run_digest, words_of
from tests.apparatus import EIGHT


def texts(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain words, in Order.", ["plain", "words", "in", "order"]),
        ("on 12 June 2010", ["on", "june"]),
        ("T-72 and Su-27s", ["t", "and", "su", "s"]),
        ("decision-making", ["decisionmaking"]),
        ("member\u2019s and member's", ["members", "and", "members"]),
        ("Uzbek\u00adistan", ["uzbekistan"]),
        ("Uz\u200bbek\ufeffistan", ["uzbekistan"]),
        ("Uzbeki-\nstan left", ["uzbekistan", "left"]),
        ("Uzbeki-  \r\n   stan left", ["uzbekistan", "left"]),
        ("Uzbeki\u2013\nstan left", ["uzbekistan", "left"]),
        ("Moscow\u2013Tashkent", ["moscow", "tashkent"]),
        ("a dash - between", ["a", "dash", "between"]),
        ("well-\n\n-known", ["well", "known"]),
        ("summit\u00b9\u00b2 of\u2074", ["summit", "of"]),
        ("[the summit](https://example.org/a-b) ended", ["the", "summit", "ended"]),
        ("see <https://example.org/words/here> now", ["see", "now"]),
        ("(not a link) stays", ["not", "a", "link", "stays"]),
        ("\ufb01rst \uff21lliance", ["first", "alliance"]),
        ("STRA\u00dfE", ["strasse"]),
        ("ОДКБ и Ташкент", ["одкб", "и", "ташкент"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
        ("12 345 !", []),
    ],
)
def test_words_are_normalised_by_the_published_rule(text: str, words: list[str]) -> None:
    assert texts(text) == words


def test_a_word_stands_on_the_line_on_which_it_starts() -> None:
    found = words_of("one\ntwo thr-\nee\r\n\nfour")
    assert [(word.text, word.line) for word in found] == [
        ("one", 1),
        ("two", 2),
        ("three", 2),
        ("four", 5),
    ]


def test_a_digest_is_that_of_eight_words_with_single_spaces() -> None:
    expected = hashlib.blake2b(EIGHT.encode(), digest_size=8).hexdigest()
    assert run_digest(EIGHT.split()) == expected


@pytest.mark.parametrize("count", [0, 7, 9])
def test_a_run_has_eight_words_and_no_other_number(count: int) -> None:
    with pytest.raises(ValueError, match=f"a run has 8 words, not {count}"):
        run_digest(["word"] * count)


def test_a_document_of_fewer_than_eight_words_has_no_runs() -> None:
    assert DocumentIndex.of("d", "one two three four five six seven").runs == {}
    assert len(DocumentIndex.of("d", EIGHT).runs) == 1


def test_a_run_that_stands_twice_has_no_line() -> None:
    digest = run_digest(EIGHT.split())
    assert DocumentIndex.of("d", f"first\n{EIGHT}").line_of(digest) == 2
    assert DocumentIndex.of("d", f"{EIGHT}\nand {EIGHT}").line_of(digest) is None
    assert DocumentIndex.of("d", "other words").line_of(digest) is None


def test_a_passage_is_cited_by_its_first_and_its_last_eight_words() -> None:
    text = f"before it\n{EIGHT} nine ten after that"
    found = cite_passage(DocumentIndex.of("d", text), f"{EIGHT.upper()}, nine - ten!")
    assert found.runs == (
        run_digest(EIGHT.split()),
        run_digest(["three", "four", "five", "six", "seven", "eight", "nine", "ten"]),
    )
    assert found.line == 2


def test_eight_words_are_a_passage_and_seven_are_not() -> None:
    document = DocumentIndex.of("d", EIGHT)
    assert len(set(cite_passage(document, EIGHT).runs)) == 1
    with pytest.raises(ValueError, match="a passage of 7 words is too short"):
        cite_passage(document, "one two three four 5 five six seven")


def test_a_passage_that_is_not_there_is_refused_and_the_document_is_named() -> None:
    with pytest.raises(ValueError, match="does not occur in report"):
        cite_passage(DocumentIndex.of("report", "nothing of the kind"), EIGHT)


def test_a_passage_that_stands_twice_is_refused_with_the_number_of_times() -> None:
    with pytest.raises(ValueError, match="occurs 2 times in report"):
        cite_passage(DocumentIndex.of("report", f"{EIGHT} and {EIGHT}"), EIGHT)


def test_a_passage_whose_end_stands_twice_is_refused_although_the_whole_stands_once() -> None:
    document = DocumentIndex.of("report", f"zero {EIGHT} and {EIGHT}")
    with pytest.raises(ValueError, match="occur more than once"):
        cite_passage(document, f"zero {EIGHT}")
