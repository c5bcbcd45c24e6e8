"""The first page, and the list of cases."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.cases import Cases, ListedCase
from allies.questions.contests import Contested
from allies.questions.dossier import Dossier
from allies.questions.sources import Sources
from allies.values.likelihood import shown_chance


def home(asker: Asker, here: Address) -> Page:
    """Return the first page: what can be asked, and the cases with their answers."""
    cases = asker.ask(Cases, here)
    sources = asker.ask(Sources, here)
    contests = asker.ask(Contested, here)
    record = asker.opened.record
    main = record.theatre.main_organisations or tuple(record.organisations)
    known = asker.kept(Dossier, here, organisation=main[0]) if main else None
    rows = [_case(asker, here, item) for item in cases.cases if item.asks_for == "help"]
    return Page(
        template="home.html",
        section="home",
        lasts=False,
        kicker="An executable record of collective security",
        title="May they, will they, can they, and how do we know?",
        lede=f"{asker.title}: {len(cases.cases)} crises, {len(record.acts):,} dated acts, "
        f"{sources.paging.rows} sources, {contests.paging.rows} points on which they disagree.",
        answer=cases,
        shown={
            "cases": rows,
            "progress": progress(asker, rows),
            "organisations": [(name, record.organisations[name].name) for name in main],
            "dossier": known,
            "theatre_says": record.theatre.says,
            "name": cases.name,
        },
    )


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
    chance = _chance(known) if known else ""
    happened = known.happened.outcome if known and known.happened else ""
    return {
        "item": item,
        "chance": chance,
        "number": known.headline.number if known and known.headline else None,
        "words": known.headline.words if known and known.headline else "",
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


def _chance(answer: AssessAnswer) -> str:
    if answer.headline is None:
        return ""
    number = answer.headline.number
    return "unknown" if number is None else shown_chance(number)


def _may(answer: AssessAnswer) -> list[str]:
    """Return the verdicts on the means asked about, each once."""
    return list(
        dict.fromkeys(
            item.may
            for body in answer.organisations
            if body.id == answer.organisation
            for item in body.means
            if item.id in answer.means_asked
        )
    )
