"""How pages are written."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from jinja2 import UndefinedError

from allies.explorer.rendering import (
    POLICY_OF_FILES,
    POLICY_OF_SERVER,
    _environment,
    source_name,
)
from allies.faces.figures.palette import ALL
from allies.questions.base import Source


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
