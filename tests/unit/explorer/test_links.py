"""Every link of every kind of page leads somewhere."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from urllib.parse import parse_qsl, unquote

from allies.explorer.responding import Responder
from tests.apparatus import Template

EACH_KIND = 3  # pages that are followed; others of the kind have the same links


def kind_of(address: str) -> str:
    """Return what kind of page an address leads to."""
    path = address.partition("?")[0]
    parts, form = path.split("/"), re.search(r"\.(json|csv|svg)$", path)
    named = parts[:2] if parts[0] in ("ask", "evidence", "ledgers") else [parts[0], *parts[2:3]]
    return "/".join(named) + (form[0] if form else "")


def links_of(body: str) -> list[str]:
    """Return the addresses within the server that a page links to."""
    found = (html.unescape(link)[1:] for link in re.findall(r'href="(/[^"#]*)', body))
    return [link for link in found if not link.startswith("static/")]


def test_no_link_is_dead(template: Template) -> None:
    responder = Responder(template.name, hurried=True)
    waiting, seen, kinds = deque([("", "")]), set[str](), Counter[str]()
    dead = []
    while waiting:
        address, source = waiting.popleft()
        if address in seen or kinds[kind_of(address)] >= EACH_KIND:
            continue
        seen.add(address)
        kinds[kind_of(address)] += 1
        path, _, query = address.partition("?")
        given: dict[str, tuple[str, ...]] = {}
        for name, value in parse_qsl(query):
            given[name] = (*given.get(name, ()), value)
        found = responder.respond(unquote(path) or "index", given)
        if found.status != 200:
            dead.append(f"{source} leads to {address}: {found.status}")
        elif found.kind.startswith("text/html"):
            waiting += [(link, address) for link in links_of(found.body.decode())]
    assert not dead
    assert len(kinds) > 100
