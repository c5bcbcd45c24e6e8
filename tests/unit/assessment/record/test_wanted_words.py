"""Words that a search wants: names in any form, phrases, beginnings, and what is refused."""

from __future__ import annotations

import pytest

from allies.assessment.record.wanted_words import (
    LONGEST_WORD,
    MOST_WORDS,
    Term,
    by_stem,
    form_of,
    terms_of,
)
from allies.errors import QuestionError
from allies.world.view import View


def one(view: View, *words: str) -> Term:
    (term,) = terms_of(words, view)
    return term


def hits(term: Term, text: str) -> int:
    return term.hits(form_of(text))


def test_a_word_finds_the_words_that_begin_with_it_and_no_others(small_view: View) -> None:
    term = one(small_view, "transit")
    assert hits(term, "Transits and TRANSIT, trànsit") == 3
    assert hits(term, "intransit transi") == 0


def test_a_word_finds_its_other_transliterations(small_view: View) -> None:
    for asked, written in (
        ("Lukashenko", "Lukashenka"),
        ("Lukashenka", "Lukashenko"),
        ("Nazarbaev", "Nazarbayev"),
        ("Bakiev", "Bakiyev"),
        ("Hujand", "Khujand"),
        ("Khodjaev", "Khodjayev"),
        ("dzhalal", "Jalal-Abad"),
    ):
        assert hits(one(small_view, asked), f"{written} said") == 1
    assert hits(one(small_view, "Lukin"), "Lukashenka") == 0


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("defense", "defence"),
        ("defence", "defense"),
        ("armored", "armoured"),
        ("center", "centre"),
        ("organize", "organises"),
        ("organisation", "organization"),
        ("skeptic", "sceptical"),
        ("Mirziyayev", "Mirziyoyev"),
    ],
)
def test_a_word_finds_its_british_and_american_spelling(
    small_view: View, asked: str, written: str
) -> None:
    assert hits(one(small_view, asked), f"The {written} of 2008") == 1


def test_a_word_that_only_looks_like_another_spelling_does_not_find_it(small_view: View) -> None:
    assert hits(one(small_view, "four"), "for the forces, forth") == 0
    assert hits(one(small_view, "tense"), "tence") == 0


KNOWN = ("negotiates", "negotiated", "refuse", "refusal", "refugee", "tents", "wait", "hills")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("negotiating", ("negotiated", "negotiates")),
        # A longer word is no form of the stem.
        ("refusing", ("refusal", "refuse")),
        ("waiting", ("wait",)),
        # Too little of it is left, or no word of the record has the stem.
        ("hiding", ()),
        ("deploying", ()),
        # No ending that is taken off.
        ("tent", ()),
    ],
)
def test_a_word_counts_by_its_stem(small_view: View, asked: str, found: tuple[str, ...]) -> None:
    term = one(small_view, asked)
    stem = by_stem(term, KNOWN)
    assert stem.others == found
    assert (stem == term) is not bool(found)
    assert [word for word in sorted(KNOWN) if hits(stem, word)] == list(found or stemless(term))


def stemless(term: Term) -> list[str]:
    return [word for word in sorted(KNOWN) if hits(term, word)]


def test_a_value_of_several_words_is_a_phrase(small_view: View) -> None:
    term = one(small_view, "simple majority")
    assert hits(term, "by a simple, majority") == 1
    assert hits(term, "a majority, simple as it is") == 0


def test_a_name_finds_the_other_names_of_the_same_entry(small_view: View) -> None:
    term = one(small_view, "XLO")
    assert term.names == ("XLO",)
    assert hits(term, "Lowland asked") == hits(term, "Lowland's wish") == 1
    assert hits(term, "Lowlanders") == hits(term, "Highland") == 0


def test_a_short_name_counts_only_as_that_name_and_a_longer_one_also_begins_words(
    small_view: View,
) -> None:
    assert hits(one(small_view, "xlo"), "xlosive") == 0
    assert hits(one(small_view, "pact"), "pacts") == 1
    assert hits(one(small_view, "xlos"), "xlosive") == 1


def test_a_code_of_two_letters_is_a_name_in_capitals_only(view: View) -> None:
    assert one(view, "IN").names == ("IND",)
    assert [term.names for term in terms_of(["in", "Osh"], view)] == [("osh",)]
    assert hits(one(view, "India"), "rifles in India") == 1  # not also by its code


def test_small_words_count_within_phrases_only(small_view: View) -> None:
    assert [term.word for term in terms_of(["why", "the", "transit", "of"], small_view)] == [
        "transit"
    ]
    assert one(small_view, "of the").word == "of the"
    assert [term.word for term in terms_of(["of", "the"], small_view)] == ["of", "the"]


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("missiles", "a missile", 1),
        ("missile", "missiles", 1),
        ("bus", "bu", 0),
        ("crisis", "crisi", 0),
        ("pass", "pas", 0),
        ("gas", "ga", 0),
    ],
)
def test_a_plural_finds_its_singular(small_view: View, word: str, text: str, found: int) -> None:
    assert hits(one(small_view, word), text) == found


def test_words_in_a_row_that_are_one_name_are_one_term(small_view: View) -> None:
    name = small_view.organisations["pact"].name
    term = one(small_view, *name.split())
    assert term.names == ("pact",)
    assert hits(term, f"in {small_view.organisations['pact'].short}") == 1
    assert len(terms_of(["Lowland", "asked"], small_view)) == 2


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ((), "there is no word to search for"),
        (("",), "'' has no letter and no figure"),
        (("--", "?"), "'?' has no letter and no figure"),
        (("a",) * (MOST_WORDS + 1), "words are too many"),
        (("a" * (LONGEST_WORD + 1),), f"has {LONGEST_WORD + 1} letters"),
        (("to\u200bk",), "cannot be seen"),
    ],
)
def test_words_that_cannot_be_searched_for_are_refused(
    small_view: View, words: tuple[str, ...], what: str
) -> None:
    with pytest.raises(QuestionError, match="words") as refused:
        terms_of(words, small_view)
    assert what in str(refused.value)
    assert {fault.field for fault in refused.value.faults} == {"words"}


def test_as_many_and_as_long_words_as_allowed_are_taken(small_view: View) -> None:
    assert len(terms_of(["b" * LONGEST_WORD] * MOST_WORDS, small_view)) == MOST_WORDS
