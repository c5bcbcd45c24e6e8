"""Writes pages as HTML; every text of a theatre is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from allies import __version__
from allies.explorer.addresses import Address, Links
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.routes import menu
from allies.faces.figures.drawing import Figure
from allies.faces.text.style import spaced
from allies.questions.base import Answer, Cite, Source

# The policy of every page; a file needs no server for it to hold.
_SHARED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"
POLICY_OF_FILES = f"{_SHARED}; form-action 'none'"
POLICY_OF_SERVER = (
    f"{_SHARED}; script-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " trusted-types allies; require-trusted-types-for 'script'"
)
_YEAR = re.compile(r"\d{4}")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("allies.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters["spaced"] = spaced
    found.filters["drawn"] = _drawn
    found.filters["source_name"] = source_name
    return found


def _drawn(figure: Figure, form: str) -> Markup:
    """Return the drawing of a figure; figures escape the texts in them themselves."""
    return Markup(figure.wide if form == "wide" else figure.narrow)  # noqa: S704


def source_name(source: Source) -> str:
    """Return a short name of a source: who, and the year."""
    who = source.author or source.publisher or source.title
    names = who.split(",")[0] if len(who) > 40 else who
    year = _YEAR.search(source.published)
    return f"{names} {year[0]}" if year and year[0] not in names else names


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
        return [_cite(cite, sources, link) for cite in dict.fromkeys(cites)]

    def who(name: str) -> str:
        """Return the name of somebody who holds or says something; a source by who wrote it."""
        if name in sources:
            return source_name(sources[name])
        found = (answer.names[name] for answer in page.answers if name in answer.names)
        return next(found, name)

    data = {form: links.data(here, form) for form in _forms(page)}
    template = _environment().get_template(page.template)
    return template.render(
        page=page,
        here=here,
        link=link,
        asset=lambda name: links.asset(here, name),
        cited=cited,
        who=who,
        sources=sources,
        menu=menu(asker),
        theatre=asker.title,
        span=asker.span,
        controls=controls,
        policy="" if controls else POLICY_OF_FILES,
        data={form: address for form, address in data.items() if address},
        version=__version__,
        outcome_hidden=asker.hidden,
        **page.shown,
    )


def _forms(page: Page) -> tuple[str, ...]:
    if page.answer is None:
        return ()
    return ("json", "csv") if page.answer.rows else ("json",)


def _sources(answer: Answer) -> Iterable[Source]:
    return answer.sources


def _cite(cite: Cite, sources: Mapping[str, Source], link: Any) -> dict[str, str]:
    source = sources.get(cite.source)
    origin = sources.get(cite.origin) if cite.origin else None
    return {
        "name": source_name(source) if source else cite.source,
        "title": source.title if source else cite.source,
        "at": cite.at,
        "grade": f"{source.reliability}{cite.credibility}" if source else cite.credibility,
        "origin": source_name(origin) if origin else (cite.origin or ""),
        "address": link(f"evidence/source/{cite.source}"),
    }
