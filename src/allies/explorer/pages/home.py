"""The first page, and the list of cases."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.meaning import example, named
from allies.faces.text.assess_parts import figure_said, number_said
from allies.faces.text.style import listed, spaced
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.cases import Cases, ListedCase
from allies.questions.contests import Contested
from allies.questions.dossier import Dossier
from allies.questions.sources import Sources
from allies.world.cases import happened
from allies.world.record import Walk

# What kind of page answers a question, by the first word of its path.
_KINDS = {
    "case": "A case",
    "changes": "The law, and its changes",
    "map": "Map and years",
    "dossier": "The dossier",
    "law": "The law of a day",
}


def home(asker: Asker, here: Address) -> Page:
    """Return the first page: what can be asked, and the cases with their answers."""
    cases = asker.ask(Cases, here)
    sources = asker.ask(Sources, here)
    contests = asker.ask(Contested, here)
    record = asker.opened.record
    main = record.theatre.main_organisations or tuple(record.organisations)
    known = asker.kept(Dossier, here, organisation=main[0]) if main else None
    acts = happened(record.acts, record.cases.values())
    rows = [_case(asker, here, item) for item in cases.cases if item.asks_for == "help"]
    return Page(
        template="home.html",
        section="home",
        lasts=False,
        kicker=asker.title,
        title="When a state calls for help: may its allies come, will they, can they?",
        lede=f"{len(cases.cases)} crises, each under the law and with the forces of its day."
        f" {len(acts):,} dated acts from {sources.paging.rows} sources, and"
        f" {contests.paging.rows} points on which these disagree.",
        answer=cases,
        shown={
            "cases": rows,
            "of_law": len(cases.cases) - len(rows),
            "progress": progress(asker, rows),
            "walks": [_walk(item) for item in record.theatre.walks],
            "named": named(asker),
            "example": example(asker),
            "organisations": [(name, record.organisations[name].name) for name in main],
            "dossier": known,
            "theatre_says": record.theatre.says,
            "name": cases.name,
        },
    )


def _walk(item: Walk) -> dict[str, Any]:
    """Return a question to begin with: its words, and the page that answers it."""
    path, _, query = item.page.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    given = {name: value for name, _, value in pairs}
    return {"asks": item.asks, "path": path, "given": given, "kind": _KINDS.get(path.split("/")[0])}


def cases(asker: Asker, here: Address) -> Page:
    """Return the list of cases, those that ask for help before those that ask for law alone."""
    found = asker.ask(Cases, here)
    rows = [_case(asker, here, item) for item in found.cases]
    asked = [row for row in rows if row["item"].asks_for == "help"]
    past = sum(not item.hypothetical for item in found.cases)
    return Page(
        template="cases.html",
        section="cases",
        lasts=False,
        kicker="Cases",
        title=f"{past} crises that happened, and {len(rows) - past} that are supposed",
        lede="Each asks whether anybody may, will and can help, with what was known by its day or"
        " afterwards.",
        answer=found,
        shown={
            "help": asked,
            "progress": progress(asker, asked),
            "law": [row for row in rows if row["item"].asks_for == "law"],
            "name": found.name,
        },
    )


def _case(asker: Asker, here: Address, item: ListedCase) -> dict[str, Any]:
    """Return a case with its answer, if that has been worked out before."""
    known = asker.kept(Assess, here, case=item.id)
    headline = known.headline if known else None
    happened = known.happened.outcome if known and known.happened else ""
    return {
        "item": item,
        "chance": figure_said(headline) if headline else "",
        "number": number_said(headline) if headline else None,
        "span": headline.probability if headline and number_said(headline) is None else None,
        "happened": happened,
        "may": _may(known) if known else [],
        "ready": known is not None,
        "missing": _missing(asker, known),
    }


def _missing(asker: Asker, known: AssessAnswer | None) -> str:
    """Return the words for a verdict that is not there."""
    if known is not None:
        return "–"
    return "being worked out" if asker.warming else "not worked out yet"


def progress(asker: Asker, rows: list[dict[str, Any]]) -> str:
    """Return how many cases are worked out, as sentences; empty if all are, or none will be.

    Args:
        asker: knows whether they are being worked out.
        rows: the cases that ask for help.
    """
    ready = sum(row["ready"] for row in rows)
    if not asker.warming or ready == len(rows):
        return ""
    return (
        f"Being worked out: {ready} of {len(rows)} cases are ready. Load the page again for more."
    )


def _may(answer: AssessAnswer) -> list[tuple[str, str]]:
    """Return each verdict, with the means asked about that have it; no means if all have one."""
    by_verdict: dict[str, list[str]] = {}
    for body in answer.organisations:
        for item in body.means:
            if body.id == answer.organisation and item.id in answer.means_asked:
                by_verdict.setdefault(item.may, []).append(spaced(item.id))
    if len(by_verdict) == 1:
        return [(next(iter(by_verdict)), "")]
    return [(verdict, listed(means)) for verdict, means in by_verdict.items()]
