"""How pages are written."""

from __future__ import annotations

import re
from html import unescape
from importlib import resources
from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from jinja2 import UndefinedError

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address, ServerLinks
from allies.explorer.asking import Asker
from allies.explorer.rendering import (
    CREDIBILITY,
    EFFECTS,
    POLICY_OF_FILES,
    POLICY_OF_SERVER,
    RELIABILITY,
    _environment,
    dated,
    grade_words,
    linked,
    title_of,
    write_page,
)
from allies.explorer.routes import page_at
from allies.faces.figures.palette import ALL
from allies.faces.sources import source_name
from allies.questions.base import Source
from allies.values.model_inputs import members_of
from allies.world.instruments import Effect


def source(author: str | None, publisher: str | None, published: str = "2012-06-28") -> Source:
    return Source(
        id="a",
        title="On the pact",
        author=author,
        publisher=publisher,
        published=published,
        kind="press",
        reliability="B",
        held=False,
        url=None,
    )


@pytest.mark.parametrize(
    ("author", "publisher", "name"),
    [
        ("A. Golts", "The Moscow Times", "A. Golts 2012"),
        (None, "TASS", "TASS 2012"),
        (None, None, "On the pact 2012"),
        (
            "Somebody with a very long name indeed, and others",
            None,
            "Somebody with a very long name indeed 2012",
        ),
        (None, "Yearbook 2012", "Yearbook 2012"),
    ],
)
def test_a_source_is_called_by_who_wrote_it_and_the_year(
    author: str | None, publisher: str | None, name: str
) -> None:
    assert source_name(source(author, publisher)) == name


def test_a_source_without_a_year_has_none() -> None:
    assert source_name(source(None, "TASS", "undated")) == "TASS"


def test_templates_escape_and_refuse_what_is_not_given() -> None:
    made = _environment().from_string("{{ words }}")
    assert made.render(words="<b>&") == "&lt;b&gt;&amp;"
    with pytest.raises(UndefinedError):
        made.render()


def test_no_policy_lets_anything_unsafe_through() -> None:
    for policy in (POLICY_OF_FILES, POLICY_OF_SERVER):
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "http" not in policy


def test_no_template_turns_escaping_off() -> None:
    for file in resources.files("allies.explorer").joinpath("templates").iterdir():
        text = file.read_text(encoding="utf-8")
        assert "|safe" not in text
        assert "autoescape" not in text
        assert " style=" not in text


def test_a_dark_page_has_a_colour_for_each_colour_of_a_figure() -> None:
    text = resources.files("allies.explorer").joinpath("static/site.css").read_text("utf-8")
    for colour in ALL:
        assert f'svg [fill="{colour}"]' in text, colour


def test_styles_and_scripts_fetch_nothing_from_outside() -> None:
    static = resources.files("allies.explorer").joinpath("static")
    style = static.joinpath("site.css").read_text("utf-8")
    assert not re.search(r'url\((?!"fonts/)', style)
    assert "@import" not in style
    script = static.joinpath("live.js").read_bytes()
    assert b"http" not in script
    assert len(script) <= 15_000
    for name in set(re.findall(r"fonts/[a-z-]+\.woff2", style)):
        assert static.joinpath(name).is_file()


@pytest.mark.parametrize(
    "path",
    ["evidence/contest/uzb-2012", "evidence/claims", "evidence", "map/csto", "case/osh-2010"],
)
def test_no_page_calls_a_source_by_its_id(path: str) -> None:
    asker = Asker(OpenTheatre("central_asia"))
    day = {"on": ("2012-07-15",)} if path.startswith("map") else {}
    here = Address(path, day)
    text = write_page(page_at(asker, here), here, asker, ServerLinks(), controls=True)
    words = re.sub(r"<[^>]*>", " ", text)
    assert "Danish Institute for International Studies 2013" in words
    ids = [
        name
        for name in asker.source_names
        if re.search(r"\d{4}", name) and re.search(rf"(?<![\w-]){name}(?![\w-])", words)
    ]
    assert ids == []


def test_a_grade_is_told_in_words() -> None:
    assert grade_words("B", "2") == "Source: usually reliable. Statement: probably true."
    assert grade_words("", "3") == "Source: not graded. Statement: possibly true."


def test_every_effect_and_every_grade_has_words() -> None:
    assert set(EFFECTS) == set(get_args(Effect))
    assert set(RELIABILITY) == set(members_of("reliability"))
    assert set(CREDIBILITY) == set(members_of("credibility"))


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("ledgers/organs", {"on": ("2012-07-15",), "as_of": ("2013-01-01",)}),
        ("evidence/claims", {"origin": ("diis2013",), "account": ("best_evidence",)}),
        ("find", {"q": ("CSTO 2012",)}),
    ],
)
def test_the_pages_of_a_list_keep_all_that_it_was_asked_for(
    path: str, given: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("allies.assessment.law.organs.ORGANS_A_PAGE", 10)
    asker, here = Asker(OpenTheatre("central_asia")), Address(path, given)
    html = write_page(page_at(asker, here), here, asker, ServerLinks(), controls=True)
    pages = re.findall(r'<a href="([^"]*)"( aria-current="page")?>(\d+)</a>', html)
    assert len(pages) > 1
    assert [number for _, current, number in pages if current] == ["1"]
    for address, _, number in pages:
        to = urlsplit(unescape(address))
        assert to.path == f"/{path}"
        assert parse_qs(to.query) == {
            **{name: list(values) for name, values in given.items()},
            "page": [number],
        }


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("on 2010-06-12, in short", ["2010-06-12"]),
        ("some day of 2012-07/2012-09", ["2012-07/2012-09"]),
        ("over 95 %, and 10-65 % at most", ["95 %", "10-65 %"]),
        ("<b> in 2010", []),
    ],
)
def test_a_day_and_a_chance_stay_on_one_line(text: str, kept: list[str]) -> None:
    found = dated(text)
    assert re.findall('<span class="day">([^<]*)</span>', found) == kept
    assert unescape(re.sub("</?span[^>]*>", "", found)) == text


def test_the_address_of_a_page_in_a_remedy_is_a_link() -> None:
    said = linked("ask /ask/timeline?about=csto&since=2010, not <b>/etc/x</b>")
    assert '<a href="/ask/timeline?about=csto&amp;since=2010">' in said
    assert said.count("<a ") == 1
    assert "&lt;b&gt;" in said


@pytest.mark.parametrize("path", ["map/csto", "law/csto", "power/csto", "ledgers/bases"])
def test_beyond_the_record_a_title_claims_nothing(central: Asker, path: str) -> None:
    outside = page_at(central, Address(path, {"on": ("2030-01-01",)}))
    assert title_of(outside) == "Unknown: 2030-01-01 lies outside the record"
    inside = page_at(central, Address(path, {"on": ("2012-01-01",)}))
    assert title_of(inside) == inside.title


def test_beyond_the_record_a_case_keeps_its_name(central: Asker) -> None:
    page = page_at(central, Address("case/osh-2010", {"on": ("2030-01-01",)}))
    assert title_of(page) == page.title


def test_every_citation_can_be_reached(central: Asker) -> None:
    here = Address("map/csto", {"on": ("2012-07-15",)})
    page = page_at(central, here)
    versions = page.answer.members[-1].versions  # type: ignore[union-attr]
    cites = max((version.cites for version in versions), key=len)
    assert len(cites) > 4
    text = write_page(page, here, central, ServerLinks(), controls=True)
    assert f"<summary>{len(cites) - 4} more</summary>" in text
    assert all(unescape(cite.at) in unescape(text) for cite in cites)


@pytest.fixture(scope="module")
def central() -> Asker:
    return Asker(OpenTheatre("central_asia"))
