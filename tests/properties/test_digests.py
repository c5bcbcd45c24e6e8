"""The rule of normalised words, for every text."""

from __future__ import annotations

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from allies.evidence.digests import DocumentIndex, cite_passage, words_of

LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\u00e9\u00f6\u00df\u0142\u0130"
CYRILLIC = "\u0430\u0431\u0432\u0433\u0434\u0435\u0451\u0436\u0417\u0418\u0419"
GREEK = "\u03b1\u03b2\u03b3\u03c3\u03c2\u03a9"
BETWEEN = " \t\n-\u2010\u2011\u2013\u2014'\u2019.,;:!?()[]/0123456789_\u00ad\u200b\ufeff\u00b2"
letters = st.text(alphabet=LATIN + CYRILLIC + GREEK, min_size=1, max_size=8)
plain = st.text(alphabet="abcdefghij", min_size=2, max_size=6)
texts = st.text(alphabet=LATIN + CYRILLIC + GREEK + BETWEEN, max_size=120)


def of(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@given(texts)
def test_normalised_words_are_normal_already(text: str) -> None:
    once = of(text)
    assert of(" ".join(once)) == once


@given(texts)
def test_words_are_runs_of_letters_without_case(text: str) -> None:
    for word in of(text):
        assert word
        assert word.isalpha()
        assert word == word.casefold() == unicodedata.normalize("NFKC", word)


@given(st.text(max_size=60))
def test_any_text_at_all_has_words_on_lines_that_it_has(text: str) -> None:
    found = words_of(text)
    lines = [word.line for word in found]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


@given(letters, letters, st.sampled_from(["-\n", "-  \n   ", "\u2010\r\n", "\u2013\n", "-\n\n"]))
def test_a_word_parted_at_the_end_of_a_line_is_one_word(first: str, second: str, cut: str) -> None:
    assert of(f"{first}{cut}{second}") == of(first + second)


@given(letters, letters)
def test_a_dash_with_spaces_or_without_a_line_end_parts_words(first: str, second: str) -> None:
    for dash in (" - ", " \u2013 ", "\u2014", "\u2013"):
        assert of(f"{first}{dash}{second}") == of(first) + of(second)


@given(
    st.lists(plain, min_size=1, max_size=12),
    st.sampled_from(["\u00b9", "\u2075", "\u00b2\u00b3", "\u00ad", "\u200b", "\ufeff"]),
)
def test_marks_that_are_no_words_leave_no_trace(words: list[str], mark: str) -> None:
    assert of(" ".join(word + mark for word in words)) == words
    assert of(" ".join(word[:1] + mark + word[1:] for word in words)) == words


@given(plain, st.text(alphabet="abc/:.-?=&%0123456789", max_size=30))
def test_the_target_of_a_link_leaves_no_trace(word: str, target: str) -> None:
    assert of(f"[{word}]({target}) after") == [word, "after"]
    assert of(f"{word} <https://{target}> after") == [word, "after"]


@given(
    st.lists(plain, min_size=8, max_size=40, unique=True),
    st.integers(0, 32),
    st.integers(8, 40),
    st.sampled_from(["\n", " ", "\r\n", " \n\n"]),
)
def test_a_passage_is_found_again_where_it_stands(
    words: list[str], start: int, length: int, gap: str
) -> None:
    passage = words[start : start + length]
    assume(len(passage) >= 8)
    text = gap.join(words)
    document = DocumentIndex.of("d", text)
    found = cite_passage(document, " ".join(passage).upper())
    assert found.line == 1 + gap.count("\n") * start
    assert document.line_of(found.runs[0]) == found.line
    assert document.line_of(found.runs[1]) is not None
