"""Writes pages as HTML; every text of a theatre is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from allies import __version__
from allies.explorer.addresses import Address, Links
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.passages import anchor
from allies.explorer.routes import menu, parts
from allies.faces.figures.drawing import Figure
from allies.faces.sources import source_name
from allies.faces.text.assess_parts import OUTCOME_WORDS
from allies.faces.text.legal import by_its_day
from allies.faces.text.style import spaced
from allies.questions.base import Answer, Cite, Source
from allies.values.words import capitalised

# The policy of every page; a file needs no server for it to hold.
_SHARED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"
POLICY_OF_FILES = f"{_SHARED}; form-action 'none'"
POLICY_OF_SERVER = (
    f"{_SHARED}; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " trusted-types allies; require-trusted-types-for 'script'"
)
# What kind of rule each effect makes.
EFFECTS = {
    "permit": "power",
    "oblige": "duty",
    "forbid": "prohibition",
    "require": "required step",
    "decide": "way of deciding",
    "clock": "starting day",
}
# The Admiralty grades, as the field words them.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by others",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
# How often a statement was read; the page of the evidence tells it at length.
READ = {
    "draft": "once",
    "read_twice": "twice",
    "settled": "by two",
    "specialist": "by a specialist",
}
_TOGETHER = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:/\d{4}(?:-\d\d){0,2})?|[\d,]+(?:-[\d,]+)? %")
_PAGE = re.compile(r"(?<![\w/])/(?:ask|case|find)/[\w/?=&.,:%+-]*[\w/]")
# Titles of these pages name what was asked; those of others claim something of the day.
_NAMED = ("case.html", "ask.html", "ballot.html", "autonomy.html", "error.html")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("allies.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_with_names,
    )
    found.filters["spaced"] = spaced
    found.filters["drawn"] = _drawn
    found.filters["dated"] = dated
    found.filters["linked"] = linked
    found.filters["sentence"] = capitalised
    found.filters["counted"] = "{:,}".format
    found.filters["read"] = lambda name: READ.get(name, spaced(name))
    found.filters["reliability"] = lambda grade: RELIABILITY.get(grade, "not graded")
    found.filters["by_its_day"] = by_its_day
    found.filters["outcome"] = lambda name: OUTCOME_WORDS.get(name, spaced(name))
    found.filters["effect"] = lambda name: EFFECTS.get(name, spaced(name))
    found.filters["source_name"] = source_name
    return found


@pass_context
def _with_names(context: Context, value: Any) -> Any:
    """Return a text in which sources that report or hold have names; drawings stay."""
    is_text = isinstance(value, str) and not isinstance(value, Markup)
    if not is_text or (" by " not in value and "the source" not in value):
        return value
    return context["with_names"](value)


def _drawn(figure: Figure, form: str) -> Markup:
    """Return the drawing of a figure; figures escape the texts in them themselves."""
    return Markup(figure.wide if form == "wide" else figure.narrow)  # noqa: S704


def dated(text: str) -> Markup:
    """Return text in which no line breaks inside a day or a chance."""
    return Markup(_TOGETHER.sub(r'<span class="day">\g<0></span>', str(escape(text))))  # noqa: S704


def linked(text: str) -> Markup:
    """Return text in which the address of a page of the server is a link."""
    parts, end = [], 0
    for found in _PAGE.finditer(text):
        address = escape(found[0])
        parts += [
            escape(text[end : found.start()]),
            Markup('<a href="{0}">{0}</a>').format(address),
        ]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])


def title_of(page: Page) -> str:
    """Return the title of a page; of a day beyond the record, that the answer is unknown."""
    answer = page.answer
    if answer is None or answer.covered or not answer.on or page.template in _NAMED:
        return page.title
    return f"Unknown: {answer.on} lies outside the record"


def write_page(page: Page, here: Address, asker: Asker, links: Links, *, controls: bool) -> str:
    """Return a page as HTML.

    Args:
        page: what it shows.
        here: its address.
        asker: of the theatre.
        links: how pages refer to one another.
        controls: whether there is a server that answers forms.
    """
    sources = {source.id: source for answer in page.answers for source in _sources(answer)}

    def link(path: str, **given: str) -> str:
        return links.to(here, path, {name: (value,) for name, value in given.items()})

    def cited(cites: Iterable[Cite]) -> list[dict[str, str]]:
        return [_cite(cite, sources, passage) for cite in dict.fromkeys(cites)]

    def passage(cite: Cite) -> str:
        """Return the address of the page of a source, at the passage if the page shows it."""
        page_of = link(f"evidence/source/{cite.source}")
        return f"{page_of}#{anchor(cite.at)}" if page_of and asker.documents else page_of

    named = {item: name for name, item in page.figures.items()}

    def saved(figure: Figure, form: str) -> str:
        """Return the address of a figure as a file."""
        return links.figure(here, named[figure], form) if figure in named else ""

    template = _environment().get_template(page.template)
    return template.render(
        page=page,
        title=title_of(page),
        here=here,
        link=link,
        at_page=partial(_at_page, links, here),
        asset=lambda name: links.asset(here, name),
        cited=cited,
        who=partial(_who, page, asker),
        saved=saved,
        file_name=lambda figure: named.get(figure, "figure"),
        sources=sources,
        with_names=asker.with_names,
        menu=menu(asker),
        parts=parts(asker, page),
        theatre=asker.title,
        span=asker.span,
        controls=controls,
        policy="" if controls else POLICY_OF_FILES,
        data={form: address for form in _forms(page) if (address := links.data(here, form))},
        version=__version__,
        outcome_hidden=asker.hidden,
        **page.shown,
    )


def _who(page: Page, asker: Asker, name: str) -> str:
    """Return the name of somebody who holds or says something; a source by who wrote it."""
    if name in asker.source_names:
        return asker.source_names[name]
    found = (answer.names[name] for answer in page.answers if name in answer.names)
    return next(found, name)


def _at_page(links: Links, here: Address, number: int) -> str:
    """Return the address of another page of the same list."""
    return links.to(here, here.path, {**here.given, "page": (str(number),)})


def grade_words(reliability: str, credibility: str) -> str:
    """Return an Admiralty grade in words: of the source, then of what it says here."""
    source = RELIABILITY.get(reliability, "not graded")
    return f"Source: {source}. Statement: {CREDIBILITY.get(credibility, 'not graded')}."


def _forms(page: Page) -> tuple[str, ...]:
    if page.answer is None:
        return ()
    return ("json", "csv") if page.answer.rows else ("json",)


def _sources(answer: Answer) -> Iterable[Source]:
    return answer.sources


def _cite(cite: Cite, sources: Mapping[str, Source], passage: Any) -> dict[str, str]:
    source = sources.get(cite.source)
    origin = sources.get(cite.origin) if cite.origin else None
    return {
        "name": source_name(source) if source else cite.source,
        "title": source.title if source else cite.source,
        "at": cite.at,
        "grade": f"{source.reliability}{cite.credibility}" if source else cite.credibility,
        "means": grade_words(source.reliability if source else "", cite.credibility),
        "origin": source_name(origin) if origin else (cite.origin or ""),
        "address": passage(cite),
    }
