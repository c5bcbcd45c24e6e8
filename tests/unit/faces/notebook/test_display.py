"""Answers in a notebook: figures, rows and sources, with every text escaped."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

import allies
from allies.faces.notebook.display import FIGURES, MOST_ROWS, bundle, figures_of, html
from allies.questions.catalogue import CATALOGUE
from tests.apparatus import Template
from tests.unit.faces.brief.test_html import Elements

ASKS: dict[str, dict[str, Any]] = {
    "assess": {"case": "border-2008"},
    "rests_on": {"case": "border-2008"},
    "positions": {"case": "border-2008"},
    "deploy": {"case": "border-2008"},
    "compare": {"case": "border-2008", "deny": ["XHI"]},
    "members": {"organisation": "pact"},
    "memberships": {},
    "law": {"body": "pact"},
    "dossier": {"organisation": "pact"},
}


@pytest.mark.parametrize("name", ASKS)
def test_a_question_with_figures_shows_them_in_every_form(name: str, template: Template) -> None:
    view = allies.open(template.name).view()
    answer = getattr(view, name)(**ASKS[name])
    found = bundle(answer)
    assert set(found) == {"text/plain", "text/html", "image/svg+xml"}
    assert found["text/plain"] == str(answer)
    assert found["text/html"] == answer._repr_html_()
    page = Elements(found["text/html"])
    assert page.open == []
    assert page.tags.count("svg") == len(figures_of(answer))
    assert found["image/svg+xml"].startswith("<svg ")


def test_every_question_with_figures_is_tried_and_exists() -> None:
    assert {name.replace("_", "-") for name in ASKS} == set(FIGURES)
    assert set(FIGURES) <= set(CATALOGUE)


def test_a_question_without_figures_shows_rows_sources_and_its_page(template: Template) -> None:
    answer = allies.open(template.name).view().timeline()
    assert set(bundle(answer)) == {"text/plain", "text/html"}
    page = html(answer)
    assert "<details><summary>The page in full</summary>" in page
    assert "sources</summary>" in page
    assert answer.acts[0].says in page


def test_long_rows_end_with_how_many_more_there_are(template: Template) -> None:
    answer = allies.open(template.name).view().timeline()
    many = replace(answer, acts=answer.acts[:1] * (MOST_ROWS + 3))
    just = replace(answer, acts=answer.acts[:1] * MOST_ROWS)
    assert "3 more: to_frame() has all." in html(many)
    assert "more: to_frame()" not in html(just)


def test_no_text_becomes_markup(template: Template) -> None:
    tag = "<script>alert(1)</script>"
    view = allies.open(template.name).view()
    answer = view.assess("border-2008")
    sources = tuple(replace(item, title=tag, publisher=tag) for item in answer.sources)
    page = html(replace(answer, title=tag, supposing=(tag,), sources=sources))
    assert "script" not in Elements(page).tags
    assert "&lt;script&gt;" in page
