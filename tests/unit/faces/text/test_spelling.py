"""Fields and questions as the command line writes them."""

from __future__ import annotations

import shlex
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from allies.faces.text.spelling import (
    CommandSpelling,
    command,
    next_page,
    supposed,
)
from allies.questions.base import Answer, Asked, WhatIf
from allies.questions.parts import Paging


def answered(question: str = "members", **asked: Any) -> Answer:
    """Return an answer of which only what was asked is known."""
    return Answer(asked=Asked(**{"question": question, "fields": {}, "theatre": None, **asked}))


@pytest.mark.parametrize(
    ("question", "given", "written"),
    [
        ("members", {"organisation": "csto"}, "`allies members csto`"),
        ("members", {"on": "2010", "organisation": "csto"}, "`allies members csto --on 2010`"),
        ("members", {"organisation": "", "on": ""}, "`allies members`"),
        ("members", {"as_of": "2010"}, "`allies members --as-of 2010`"),
        ("members", {"theatre": "a folder"}, "`allies members --theatre 'a folder'`"),
        ("assess", {"case": "osh-2010", "full": "True"}, "`allies assess osh-2010 --full`"),
        ("assess", {"case": "c", "deny": ("A", "B")}, "`allies assess c --deny A --deny B`"),
        ("check", {"theatre": "a folder"}, "`allies check 'a folder'`"),
        ("check", {"theatre": ""}, "`allies check`"),
    ],
)
def test_a_command_has_its_arguments_first_and_no_empty_option(
    question: str, given: dict[str, Any], written: str
) -> None:
    assert command(question, **given) == written


@each(st.text(min_size=1, max_size=12).filter(lambda word: word != "True"))
def test_a_shell_reads_back_every_value(word: str) -> None:
    for question in ("members", "check"):
        line = command(question, theatre=word)
        assert shlex.split(line[1:-1])[-1] == word


def test_a_command_after_an_answer_asks_the_same_record_on_the_same_day() -> None:
    first = answered(
        fields={"on": "2012-01-01", "organisation": "nato"},
        theatre="other",
        as_of="2015",
        account="kgz",
    )
    asked = command("members", first, organisation="csto")
    assert asked == (
        "`allies members csto --on 2012-01-01 --as-of 2015 --account kgz --theatre other`"
    )
    assert "--on 2013" in command("members", first, on="2013")
    assert "--on" not in command("claims", first)
    assert command("members", Answer(), organisation="csto") == "`allies members csto`"


def test_what_is_the_default_is_not_written() -> None:
    plain = answered(theatre="central_asia", account="best_evidence")
    assert command("members", plain) == "`allies members`"


def test_suppositions_go_on_to_questions_that_understand_them() -> None:
    rule = {"qualified_majority": {"share": "2/3"}}
    first = answered("assess", what_if=WhatIf(deny=("KAZ",), rule=rule))
    written = '{"qualified_majority": {"share": "2/3"}}'
    assert supposed(first, "power-case") == {"rule": written}
    assert supposed(first, "assess") == {"deny": ["KAZ"], "rule": written}
    assert supposed(first, "route") == {"deny": ["KAZ"]}
    assert supposed(first, "members") == supposed(Answer(), "assess") == {}
    assert "--deny KAZ" in command("route", first)


def test_a_hidden_outcome_stays_hidden_where_a_question_can_hide_it() -> None:
    first = answered("assess", hide_outcome=True)
    assert command("assess", first, case="c") == "`allies assess c --hide-outcome`"
    assert command("members", first) == "`allies members`"


def test_the_next_page_is_asked_for_on_all_but_the_last() -> None:
    first = answered("timeline", fields={"about": "KAZ", "page": 2, "act": ""}, as_of="2015")
    assert next_page(first, Paging(page=1, pages=1, rows=3)) == ""
    assert next_page(first, Paging(page=3, pages=3, rows=1_200)) == (
        "Page 3 of 3, 1,200 rows in all."
    )
    said = next_page(first, Paging(page=2, pages=3, rows=1_200))
    assert said.startswith("Page 2 of 3, 1,200 rows in all. The next: `allies timeline ")
    words = shlex.split(said.partition("`allies ")[2].rstrip("`"))
    assert words.count("--page") == 1
    assert {("--page", "3"), ("--as-of", "2015"), ("--about", "KAZ")} <= {*pairwise(words)}
    assert "--act" not in words
    assert next_page(Answer(), Paging(page=1, pages=2, rows=9)) == "Page 1 of 2, 9 rows in all."


def test_a_field_is_named_as_it_is_typed_and_a_place_inside_it_follows() -> None:
    spelling = CommandSpelling("members", "no such question")
    assert spelling.field("as_of") == "--as-of"
    assert spelling.field("organisation") == "ORGANISATION"
    assert spelling.field("rule.share") == "--rule, share"
    assert spelling.field("not_known") == "--not-known"
    assert spelling.question("members", {"organisation": "csto"}) == "`allies members csto`"


def test_a_supposed_act_is_written_with_its_dates_as_they_are_typed() -> None:
    on = {"first": 735749, "last": 735749, "text": "2015-05-31"}
    acts = ({"act": "dissolved", "by": "csto", "on": on},)
    first = answered("assess", what_if=WhatIf(acts=acts))
    written = '{"act": "dissolved", "by": "csto", "on": "2015-05-31"}'
    assert supposed(first, "members") == {"acts": [written]}
    part = ({"act": "dissolved", "rule": {"first": 1, "last": 2}},)  # no date, so as it is
    first = answered("assess", what_if=WhatIf(acts=part))
    assert supposed(first, "members") == {
        "acts": ['{"act": "dissolved", "rule": {"first": 1, "last": 2}}']
    }


def test_a_command_in_a_fault_asks_the_record_that_was_typed() -> None:
    typed = {"theatre": "other", "as_of": "2015", "overlay": ["a", "b"], "on": "2012", "seed": None}
    spelling = CommandSpelling("claim", beside=typed)
    own = "--theatre other --as-of 2015 --overlay a --overlay b"
    assert spelling.question("members", {"organisation": "pact"}) == f"`allies members pact {own}`"
    # An errand has no such options, and the default theatre is not written.
    assert spelling.question("check", {"theatre": "x"}) == "`allies check x`"
    plain = CommandSpelling("claim", beside={"theatre": "central_asia", "as_of": None})
    assert plain.question("members", {"organisation": "pact"}) == "`allies members pact`"


def test_what_cannot_be_seen_is_escaped_in_a_command_that_is_shown() -> None:
    typed = {"theatre": "pact\u202e", "overlay": ["mine\u200b"]}
    shown = CommandSpelling("claim", beside=typed).question("claim", {"name": "a"})
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert "pact" in shown
    assert "mine" in shown
