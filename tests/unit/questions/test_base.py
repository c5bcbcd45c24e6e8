"""What every answer can do: names in sentences, JSON that shows what is hidden, and one line."""

from __future__ import annotations

import json
from typing import ClassVar

import pytest

from allies.errors import AlliesError
from allies.questions.base import Answer, Asked, Cite, WhatIf, description_of, encoded


class Lines(Answer, frozen=True, kw_only=True):
    """An answer with rows."""

    rows: ClassVar[str] = "lines"
    lines: tuple[str, ...] = ()


NAMED = Answer(names={"csto": "CSTO", "nato": "NATO"}, with_article=("csto",))


def test_a_name_takes_an_article_only_within_a_sentence_and_only_if_it_has_one() -> None:
    assert (NAMED.name("csto"), NAMED.in_sentence("csto")) == ("CSTO", "the CSTO")
    assert (NAMED.in_sentence("nato"), NAMED.in_sentence("xyz")) == ("NATO", "xyz")


def test_the_root_of_a_citation_is_the_source_that_it_names_if_any() -> None:
    cite = Cite(source="paper", at="p. 1", credibility="2", origin=None)
    assert cite.root == "paper"
    assert Cite(source="paper", at="p. 1", credibility="2", origin="agency").root == "agency"


def test_only_what_is_supposed_is_a_change() -> None:
    assert WhatIf().changes == ()
    assert WhatIf(rule="consensus", deny=("KAZ",)).changes == ("deny", "rule")


def test_json_shows_what_cannot_be_seen_and_leaves_letters_as_they_are() -> None:
    answer = Answer(names={"a": "é\u200b\u202e"})
    for indent in (0, 2):
        text = encoded(answer, indent=indent).decode()
        assert r"é\u200b\u202e" in text
        assert json.loads(text)["names"] == {"a": "é\u200b\u202e"}
        assert ("\n" in text) is (indent > 0)
    assert answer.to_json() == encoded(answer, indent=2).decode()


def test_one_line_says_the_question_the_day_and_the_number_of_rows() -> None:
    asked = Asked(question="members", fields={}, theatre=None)
    assert repr(Lines(asked=asked, on="2010", lines=("a", "b"))) == "<members on 2010, 2 lines>"
    assert repr(Answer()) == "<Answer>"


def test_an_answer_without_rows_makes_no_table() -> None:
    with pytest.raises(AlliesError, match="has no rows; use to_dict"):
        Answer(schema="allies/x/1").to_frame()


def test_a_field_without_a_description_has_an_empty_one() -> None:
    found = description_of(Cite)
    assert found["source"] == "Id of the source."
    assert description_of(Lines)["lines"] == ""
