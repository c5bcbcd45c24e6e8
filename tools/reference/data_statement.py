"""The data statement of a theatre: its sources, and the share of its judgements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from allies.assessment.record.single_origins import by_origin, by_status, shares, sourced
from allies.evidence.contests import ALTERNATIVES
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.world.citations_in import citations, cited_entries, facts_in
from allies.world.record import Record
from allies.world.reviews import STATUSES
from allies.world.view import view_of
from reference.markdown import capital, codes, page, section, table

_MOST_ORIGINS = 10
_KINDS_OF_ENTRY = ("contest", "organisation", "state", "act", "force", "link", "case")


def data_statement(name: str) -> str:
    """Return the data statement of a shipped theatre."""
    record = open_folder(find_theatre(name))
    intro = f"""
**{record.theatre.title}.** {record.theatre.says.strip()} The record covers {record.coverage}.

This page counts the entries of the theatre `{name}`. The build makes it from the files.
"""
    return page(
        f"The theatre {name}",
        intro,
        section("What it holds", _contents(record)),
        section("Citations", _citations(record)),
        section("Who has read it", _read(record)),
        section("Judgements", _judgements(record)),
        section("Origins", _origins(record)),
        section("Contests", _contests(record)),
        section("Law that was not read", _unread(record)),
        section("Cases", _cases(record)),
        section("Sources", _grades(record), _sources(record)),
    )


def _contents(record: Record) -> str:
    rows = [
        ("states", str(len(record.states))),
        ("organisations", str(len(record.organisations))),
        ("instruments", str(len(record.instruments))),
        ("provisions", str(len(record.provisions))),
        ("readings", str(sum(len(body.readings) for body in record.organisations.values()))),
        ("acts", str(len(record.acts) + sum(len(case.acts) for case in record.cases.values()))),
        ("forces", str(len(record.forces))),
        ("places", str(len(record.places))),
        ("links", str(len(record.links))),
        ("expectations", str(len(record.expectations))),
    ]
    return table(("entries", "number"), rows)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


def _citations(record: Record) -> str:
    cited = citations(record)
    verifiable = sum(bool(item.cite.runs) for item in cited)
    reported = sum(bool(item.cite.origin) for item in cited)
    held = [source.id for source in record.sources.values() if source.held]
    where = f"They point into {codes(held)}. " if held else "The project holds no source of it. "
    return f"""\
{_share(verifiable, len(cited))} citations carry digests, so that `allies sources verify` can find
the passage again in the documents. {where}The others point to sources whose
text the project does not hold; those cannot be verified by digest.

{_share(reported, len(cited))} citations name an origin: the source they point to takes the fact
from another one."""


def _read(record: Record) -> str:
    counts = by_status(sourced(view_of(record)))
    whole = sum(counts.values())
    rows = [
        (status.replace("_", " "), STATUSES[status], _share(counts[status], whole))
        for status in STATUSES
    ]
    reviews = "\n".join(
        f"- {item.on}, {item.status.replace('_', ' ')}: {' '.join(item.procedure.split())}"
        for item in record.reviews
    )
    return f"{table(('status', 'meaning', 'statements'), rows)}\n\n{reviews}".strip()


def _facts(record: Record) -> Iterator[tuple[str, Any]]:
    for key, entry in cited_entries(record):
        for _, fact in facts_in(entry):
            yield key.partition(":")[0], fact


def _judgements(record: Record) -> str:
    whole, judged = Counter[str](), Counter[str]()
    for kind, fact in _facts(record):
        whole[kind] += 1
        judged[kind] += not fact.cites
    rows = [
        (kind, str(whole[kind]), str(judged[kind]), _share(judged[kind], whole[kind]))
        for kind in _KINDS_OF_ENTRY
        if whole[kind]
    ]
    total = _share(judged.total(), whole.total())
    return (
        f"{total} entries rest on the coder's judgement alone. An entry is anything that must be"
        " cited or judged; the parts of an organisation or a case count as separate entries."
        " Amounts in forces are estimates even if the force itself is documented: its"
        " `judgement` says which.\n\n"
        + table(("kind", "entries", "judgement alone", "share"), rows)
    )


def _origins(record: Record) -> str:
    view = view_of(record)
    statements = sourced(view)
    counted = shares(view, statements)
    rows = [
        (f"`{origin}`", str(len(carried)), _share(len(carried), counted.whole))
        for origin, carried in by_origin(statements)[:_MOST_ORIGINS]
    ]
    return (
        f"{_share(counted.single, counted.whole)} statements rest on one origin,"
        f" {_share(counted.single_document, counted.whole)} on one of the documents whose text is"
        " held. A statement is an act, a version of a contest, a provision, an instrument or a"
        " force; sources that repeat an origin do not count separately. `allies claims`"
        " lists them. The origins with the most statements of their own:\n\n"
        + table(("origin", "statements with this origin alone", "share of all"), rows)
    )


def _contests(record: Record) -> str:
    by_type = Counter(contest.type for contest in record.contests.values())
    rows = [
        (f"`{kind}`", str(number), "yes" if kind in ALTERNATIVES else "no")
        for kind, number in sorted(by_type.items())
    ]
    listed = [
        (f"`{contest.id}`", f"`{contest.type}`", contest.question, str(len(contest.versions)))
        for contest in record.contests.values()
    ]
    return "\n\n".join(
        (
            table(("type", "contests", "alternatives to choose between"), rows),
            table(("contest", "type", "question", "versions"), listed),
        )
    )


def _unread(record: Record) -> str:
    bodies = [
        (body.short, body.unread.strip()) for body in record.organisations.values() if body.unread
    ]
    texts = [(item.title, item.id) for item in record.instruments.values() if item.unread]
    return "\n\n".join(
        (
            table(("organisation", "not read"), bodies),
            "Instruments that the coder knows only from other people's accounts:",
            table(("instrument", "id"), [(title, f"`{name}`") for title, name in texts]),
        )
    )


def _cases(record: Record) -> str:
    rows = [
        (
            f"`{case.id}`",
            case.title,
            case.on.text,
            f"`{case.trigger}`",
            "invented" if case.hypothetical else "happened",
            capital(case.question.asks),
        )
        for case in record.cases.values()
    ]
    return table(("case", "events", "day", "trigger", "", "question"), rows)


def _grades(record: Record) -> str:
    cited = Counter(item.cite.source for item in citations(record))
    rows = []
    for grade in "ABCDEF":
        graded = [source.id for source in record.sources.values() if source.reliability == grade]
        if graded:
            rows.append((grade, str(len(graded)), str(sum(cited[name] for name in graded))))
    return (
        "Grades follow the Admiralty scale, A to F; F means that the source cannot be judged.\n\n"
        + table(("grade", "sources", "citations"), rows)
    )


def _sources(record: Record) -> str:
    cited = Counter(item.cite.source for item in citations(record))
    origins = Counter(item.cite.origin for item in citations(record) if item.cite.origin)
    rows = [
        (
            f"`{source.id}`",
            ", ".join(part for part in (source.author, source.title, source.publisher) if part),
            source.published.text,
            source.kind.replace("_", " "),
            source.reliability,
            str(cited[source.id]),
            str(origins[source.id]),
            "yes" if source.held else "no",
        )
        for source in record.sources.values()
    ]
    columns = ("id", "source", "published", "kind", "grade", "cited", "as origin", "text held")
    return (
        "*Cited* counts the citations of the source. *As origin* counts the citations of another"
        " source that took the fact from it.\n\n" + table(columns, rows)
    )
