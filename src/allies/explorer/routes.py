"""Which page an address leads to, and every address that a site has as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from allies.errors import QuestionError
from allies.explorer.addresses import Address, is_plain
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages import (
    any_question,
    ballot,
    case,
    comparing,
    dossier,
    evidence,
    home,
    law,
    movement,
    standing,
)

Make = Callable[[Asker, Address], Page]

# The first word of a path, and how many words may follow: what makes the page.
_PAGES: Mapping[tuple[str, int], Make] = {
    ("", 0): home.home,
    ("cases", 0): home.cases,
    ("case", 1): case.case,
    ("compare", 1): comparing.compare,
    ("dossier", 1): dossier.dossier,
    ("map", 1): standing.members_map,
    ("map", 2): standing.members_map,
    ("members", 0): standing.grid,
    ("members", 1): standing.grid,
    ("law", 1): law.law,
    ("law", 2): law.law,
    ("evidence", 0): evidence.evidence,
    ("questions", 0): any_question.questions,
    ("ask", 1): any_question.answer,
    ("ask", 2): any_question.answer,
}
_OF_CASE: Mapping[str, Make] = {"ballot": ballot.ballot, "movement": movement.movement}
_EVIDENCE: Mapping[str, Make] = {"contest": evidence.contest, "source": evidence.source}
# The main menu: words, path, section.
MENU = (
    ("Cases", "cases", "cases"),
    ("Dossier", "dossier/{organisation}", "dossier"),
    ("Map and time", "map/{organisation}", "map"),
    ("Members", "members", "members"),
    ("Law", "law/{organisation}", "law"),
    ("Evidence", "evidence", "evidence"),
    ("Questions", "questions", "questions"),
)
# Questions with a page of their own need no other; their data is on that page.
_HAVE_PAGES = (
    "cases",
    "members",
    "memberships",
    "assess",
    "dossier",
    "law",
    "contested",
    "sources",
)
# Each of these is many assessments of a case; a server answers them, a site leaves them out.
_TOO_LONG = ("diary", "signposts")


class NoPageError(QuestionError):
    """There is no page at an address."""


def page_at(asker: Asker, here: Address) -> Page:
    """Return the page at an address.

    Raises:
        NoPageError: there is none.
        QuestionError: what the address asks cannot be asked.
    """
    parts = here.parts or ("",)
    if parts[0] == "evidence" and len(parts) == 3 and parts[1] in _EVIDENCE:
        return _EVIDENCE[parts[1]](asker, here)
    if parts[0] == "case" and len(parts) == 3 and parts[2] in _OF_CASE:
        return _OF_CASE[parts[2]](asker, here)
    make = _PAGES.get((parts[0], len(parts) - 1))
    if make is None:
        first = sorted({name for name, _ in _PAGES if name})
        near = get_close_matches(parts[0], first, 1)
        raise NoPageError(
            f"there is no page '{here.path}'",
            remedy=f"did you mean '{near[0]}'?" if near else "begin at the first page",
        )
    return make(asker, here)


def menu(asker: Asker) -> list[tuple[str, str, str]]:
    """Return the main menu: words, path and section."""
    record = asker.opened.record
    main = record.theatre.main_organisations or tuple(record.organisations)
    if not main:
        return [item for item in MENU if "{" not in item[1]]
    return [(words, path.format(organisation=main[0]), name) for words, path, name in MENU]


def every_path(asker: Asker) -> Iterator[str]:
    """Return the path of every page of a site, those that others build on first."""
    here = Address()
    record = asker.opened.record
    for name in record.cases:
        yield f"case/{name}"
    for name in dossier.main(asker):
        yield f"dossier/{name}"
    for name, _ in asker.organisations:
        yield f"map/{name}"
        for item in standing.over_years(asker, here, name)[1:-1]:
            yield f"map/{name}/{item.on}"
        yield f"law/{name}"
        changes = law.changes_until(asker, here, name, asker.span[1])
        for day in law.days_of_change(changes) if changes else ():
            yield f"law/{name}/{day}"
    yield "members"
    for day in sorted({day for item in record.cases.values() if (day := item.on.text)}):
        if is_plain(day) and len(day) == len("2010-06-12"):
            yield f"members/{day}"
    for contest in evidence.every_contest(asker, here):
        yield f"evidence/contest/{contest.id}"
    for source in evidence.every_source(asker, here):
        yield f"evidence/source/{source.id}"
    yield from _asked(asker)
    yield from ("evidence", "questions", "cases", "")


def _asked(asker: Asker) -> Iterator[str]:
    values = any_question.values_of(asker)
    for row in any_question.asked_rows():
        if row.name in (*_HAVE_PAGES, *_TOO_LONG):
            continue
        if not any_question.needs(row):
            yield f"ask/{row.name}"
        kind = any_question.enumerable(row)
        for name, _ in values.get(kind, []) if kind != "contest" else []:
            yield f"ask/{row.name}/{name}"
