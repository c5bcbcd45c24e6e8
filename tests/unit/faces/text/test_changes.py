"""The page on what changed between two editions."""

from __future__ import annotations

from msgspec.structs import replace

from allies.faces.text.changes import changes_page
from allies.faces.text.printing import rendered
from allies.questions.changes import ChangesAnswer, FactChange, MovedAnswer
from allies.questions.parts import Paging
from tests.apparatus import words

FACT = FactChange(id="a", kind="act", change="added", says="New act a.", was=None, fields=())
MOVED = MovedAnswer(asked="members pact", what="XHI", before="member", after="withdrawn")
ANSWER = ChangesAnswer(
    before="old.zip",
    after="pact",
    counts={"added": 1, "removed": 2},
    unchanged=7,
    unlisted=(),
    compared=("members pact",),
    moved=(MOVED,),
    paging=Paging(page=1, pages=1, rows=1),
    facts=(FACT,),
)


def shown(**changed: object) -> str:
    return words(rendered(changes_page(replace(ANSWER, **changed))))


def test_the_page_counts_facts_and_tells_each_change() -> None:
    page = shown()
    assert page.startswith("From old.zip to pact 7 facts are the same; 1 added and 2 removed.")
    assert "allies members pact XHI member withdrawn" in page
    assert page.endswith("New act a.")
    assert "Gone" not in page


def test_the_page_names_ids_that_no_erratum_lists_up_to_a_bound() -> None:
    assert "Gone, but not in the errata: a, b." in shown(unlisted=("a", "b"))
    many = tuple(f"id{number}" for number in range(25))
    assert "id19 and 5 more." in shown(unlisted=many)


def test_the_page_says_where_nothing_changed() -> None:
    page = shown(counts={}, facts=(), moved=())
    assert "7 facts are the same; none has changed." in page
    assert "Of 1 questions asked of both, none has another answer." in page
