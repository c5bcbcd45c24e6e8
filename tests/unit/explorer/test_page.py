"""What a page is made of."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.explorer.page import Field, Page
from allies.faces.figures.drawing import Drawing, Figure, figure


def page(**more: object) -> Page:
    given = {"template": "", "section": "", "kicker": "", "title": "", **more}
    return Page(**given)  # type: ignore[arg-type]


def drawn(title: str) -> Figure:
    found = figure(title, "It says so.", lambda width: Drawing(width, 10.0), (("A",), []), "")
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["on", "rank", "as_of", "account", "hide_outcome", "page"])
def test_what_a_page_reads_is_taken(name: str) -> None:
    page(form=(Field(name="on", label="Day"),), takes=("rank",)).refuse_unknown([name])


def test_every_field_that_a_page_does_not_read_is_named_with_the_nearest_that_it_does() -> None:
    made = page(form=(Field(name="deny", label="Deny"),))
    with pytest.raises(QuestionError) as raised:
        made.refuse_unknown(["dennny", "page", "zzz"])
    assert [fault.field for fault in raised.value.faults] == ["dennny", "zzz"]
    assert "deny" in raised.value.faults[0].remedy


def test_figures_are_found_however_deep_and_two_of_one_title_have_two_names() -> None:
    first, second, third = drawn("One title"), drawn("One title"), drawn("Другое")
    made = page(shown={"a": first, "b": [("words", second)], "c": (third,), "d": "words"})
    assert list(made.figures.values()) == [first, second, third]
    assert list(made.figures)[:2] == ["one-title", "one-title-1"]
    assert list(made.figures)[2] == "figure"
