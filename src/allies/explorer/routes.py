"""Which page an address leads to, and every address that a site has as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches

from allies.errors import QuestionError
from allies.explorer.addresses import Address, is_plain
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages import (
    any_question,
    auditing,
    ballot,
    capitals,
    case,
    changes,
    comparing,
    dossier,
    evidence,
    finding,
    home,
    law,
    ledgers,
    movement,
    standing,
    votes,
)

Make = Callable[[Asker, Address], Page]


class NoPageError(QuestionError):
    """There is no page at an address."""


_EVIDENCE_PARTS: Mapping[str, Make] = {
    "claims": evidence.claims,
    "narratives": evidence.narratives,
}


def _evidence_part(asker: Asker, here: Address) -> Page:
    make = _EVIDENCE_PARTS.get(here.parts[1])
    if make is None:
        raise NoPageError(
            f"there is no page '{here.path}'",
            remedy=f"choose one of {', '.join(_EVIDENCE_PARTS)}",
        )
    return make(asker, here)


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
    ("changes", 1): changes.changes,
    ("find", 0): finding.find,
    ("audit", 1): auditing.audit,
    ("capitals", 0): capitals.capitals,
    ("capitals", 1): capitals.capital,
    ("capitals", 2): capitals.capital,
    ("threats", 0): capitals.threats,
    ("autonomy", 0): capitals.autonomy,
    ("power", 1): votes.votes,
    ("ledgers", 0): ledgers.ledgers,
    ("ledgers", 1): ledgers.ledger,
    ("evidence", 0): evidence.evidence,
    ("evidence", 1): _evidence_part,
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
    ("Map", "map/{organisation}", "map"),
    ("Law", "law/{organisation}", "law"),
    ("Capitals", "capitals", "capitals"),
    ("Votes", "power/{organisation}", "power"),
    ("Ledgers", "ledgers", "ledgers"),
    ("Evidence", "evidence", "evidence"),
    ("All questions", "questions", "questions"),
)
# The second menu of a section: words, path, part. The body of the page stays where it fits.
PARTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "map": (
        ("Map and years", "map/{organisation}", "map"),
        ("Members, as a grid", "members", "members"),
    ),
    "law": (
        ("The law of a day", "law/{body}", "law"),
        ("What changed", "changes/{body}", "changes"),
        ("Past acts, audited", "audit/{body}", "audit"),
    ),
    "capitals": (
        ("Capitals", "capitals", "capitals"),
        ("Threats", "threats", "threats"),
        ("Room inside organisations", "autonomy", "autonomy"),
    ),
    "ledgers": (
        ("Transfers", "ledgers/transfers", "transfers"),
        ("Exercises", "ledgers/exercises", "exercises"),
        ("Bases", "ledgers/bases", "bases"),
        ("Organs", "ledgers/organs", "organs"),
    ),
    "evidence": (
        ("Sources and contests", "evidence", "evidence"),
        ("Claims", "evidence/claims", "claims"),
        ("Narratives", "evidence/narratives", "narratives"),
    ),
}
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
    "law-diff",
    "audit",
    "capital",
    "threats",
    "autonomy",
    "power",
    "transfers",
    "exercises",
    "bases",
    "organs",
    "claims",
    "narrative",
)
# Each of these is many assessments of a case; a server answers them, a site leaves them out.
_TOO_LONG = ("diary", "signposts")


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
    return list(_filled(asker, MENU, ""))


def parts(asker: Asker, page: Page) -> list[tuple[str, str, str]]:
    """Return the second menu of a page: words, path and part."""
    return list(_filled(asker, PARTS.get(page.section, ()) if page.part else (), page.body))


def _filled(
    asker: Asker, items: Iterable[tuple[str, str, str]], body: str
) -> Iterator[tuple[str, str, str]]:
    """Return items of a menu with the body of a page, or the first of the theatre, in each path."""
    record = asker.opened.record
    first = next(iter(dossier.main(asker)), "")
    organisation = body if body in record.organisations else first
    for words, path, name in items:
        if organisation or "{" not in path:
            yield words, path.format(organisation=organisation, body=body or organisation), name


def every_path(asker: Asker) -> Iterator[str]:
    """Return the path of every page of a site, those that others build on first."""
    here = Address()
    record = asker.opened.record
    for name, case_ in record.cases.items():
        yield f"case/{name}"
        if case_.question.means:
            yield f"case/{name}/movement"
            yield f"case/{name}/ballot"
    for name in dossier.main(asker):
        yield f"dossier/{name}"
    for name, _ in asker.organisations:
        yield f"map/{name}"
        for item in standing.over_years(asker, here, name)[1:-1]:
            yield f"map/{name}/{item.on}"
        yield f"law/{name}"
        found = law.changes_until(asker, here, name, asker.span[1])
        for day in law.days_of_change(found) if found else ():
            yield f"law/{name}/{day}"
        yield f"changes/{name}"
        yield f"audit/{name}"
        yield f"power/{name}"
    yield "members"
    for day in sorted({day for item in record.cases.values() if (day := item.on.text)}):
        if is_plain(day) and len(day) == len("2010-06-12"):
            yield f"members/{day}"
    for contest in evidence.every_contest(asker, here):
        yield f"evidence/contest/{contest.id}"
    for source in evidence.every_source(asker, here):
        yield f"evidence/source/{source.id}"
    names = [code for code, _ in capitals.every_capital(asker)]
    yield from (f"capitals/{code}" for code in names)
    yield from (f"capitals/{code}/{other}" for code in names for other in names if code < other)
    yield from ("capitals", "threats", "autonomy")
    yield from ("ledgers", "ledgers/transfers", "ledgers/exercises", "ledgers/bases")
    yield from ("ledgers/organs", "evidence/claims", "evidence/narratives")
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
