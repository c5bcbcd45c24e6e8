"""HTML: one file under a strict policy, in which no text of a document is markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from html.parser import HTMLParser

from msgspec.structs import replace

from allies.faces.brief.document import Paragraph, Run, Section
from allies.faces.brief.html import html, policy
from tests.unit.faces.brief.documents import MARKUP, document

VOID = {"meta", "link", "br", "img", "rect", "line", "circle"}


class Elements(HTMLParser):
    """Notes every element, attribute and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.given: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.given += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.given += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_every_text_is_escaped_and_every_element_closed() -> None:
    page = Elements(html(document()))
    assert page.open == []
    assert "b" not in page.tags
    assert page.texts.count(MARKUP) > 20


def test_the_policy_allows_the_one_style_and_nothing_else() -> None:
    text = html(document())
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy().startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert f'content="{escape(policy())}"' in text
    page = Elements(text)
    assert page.tags.count("style") == 1
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not [name for name, _ in page.given if name == "style" or name.startswith("on")]


def test_each_link_within_the_page_leads_to_an_element_of_it() -> None:
    page = Elements(html(document()))
    ids = [value for name, value in page.given if name == "id"]
    inner = [
        value[1:] for name, value in page.given if name == "href" and value and value[0] == "#"
    ]
    assert len(ids) == len(set(ids))
    assert set(inner) <= set(ids)
    assert {"note-1", "mark-1", "source-one"} <= set(inner)


def test_a_link_to_anything_but_the_web_is_words() -> None:
    runs = (Run("x", link="javascript:alert(1)"), Run("y", link="https://a.b"))
    made = replace(document("w"), sections=(Section("", (Paragraph(runs),)),))
    page = Elements(html(made))
    addresses = [value for name, value in page.given if name == "href"]
    assert "https://a.b" in addresses
    assert not [value for value in addresses if value and value.startswith("java")]
