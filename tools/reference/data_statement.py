"""The data statement of a theatre: what it rests on, and how much of it is judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from allies.assessment.record.single_origins import by_origin, shares, sourced
from allies.evidence.contests import ALTERNATIVES
from allies.theatre.citations_in import citations, cited_entries, facts_in
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.world.world import World
from reference.markdown import capital, codes, page, section, table

_MOST_ORIGINS = 10
_KINDS_OF_ENTRY = ("contest", "organisation", "state", "act", "force", "link", "case")


def data_statement(name: str) -> str:
    """Return the data statement of a shipped theatre."""
    world = open_folder(find_theatre(name))
    intro = f"""
**{world.theatre.title}.** {world.theatre.says.strip()} The record covers {world.coverage}.

This page counts what stands in the theatre `{name}`. It is made from the files, like every page
here.
"""
    return page(
        f"The theatre {name}",
        intro,
        section("What it holds", _contents(world)),
        section("Citations", _citations(world)),
        section("Judgements", _judgements(world)),
        section("Origins", _origins(world)),
        section("Contests", _contests(world)),
        section("Law that was not read", _unread(world)),
        section("Cases", _cases(world)),
        section("Sources", _grades(world), _sources(world)),
    )


def _contents(world: World) -> str:
    rows = [
        ("states", str(len(world.states))),
        ("organisations", str(len(world.organisations))),
        ("instruments", str(len(world.instruments))),
        ("provisions", str(len(world.provisions))),
        ("readings", str(sum(len(body.readings) for body in world.organisations.values()))),
        ("acts", str(len(world.acts) + sum(len(case.acts) for case in world.cases.values()))),
        ("forces", str(len(world.forces))),
        ("places", str(len(world.places))),
        ("links", str(len(world.links))),
        ("expectations", str(len(world.expectations))),
    ]
    return table(("entries", "number"), rows)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


def _citations(world: World) -> str:
    cited = citations(world)
    verifiable = sum(bool(item.cite.runs) for item in cited)
    reported = sum(bool(item.cite.origin) for item in cited)
    held = [source.id for source in world.sources.values() if source.held]
    return f"""\
{_share(verifiable, len(cited))} citations carry digests, so that `allies sources verify` can find
the passage again in the documents. They point into {codes(held)}. The others point to sources whose
text the project does not hold; nobody can verify those by digest.

{_share(reported, len(cited))} citations name an origin: the source they point to takes the fact
from another one."""


def _facts(world: World) -> Iterator[tuple[str, Any]]:
    for key, entry in cited_entries(world):
        for _, fact in facts_in(entry):
            yield key.partition(":")[0], fact


def _judgements(world: World) -> str:
    whole, judged = Counter[str](), Counter[str]()
    for kind, fact in _facts(world):
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
        " cited or judged; the parts of an organisation or a case count as entries of their own."
        " Amounts in forces are estimates even where the force itself is documented: its"
        " `judgement` says which.\n\n"
        + table(("kind", "entries", "judgement alone", "share"), rows)
    )


def _origins(world: World) -> str:
    statements = sourced(world)
    counted = shares(world, statements)
    rows = [
        (f"`{origin}`", str(len(carried)), _share(len(carried), counted.whole))
        for origin, carried in by_origin(statements)[:_MOST_ORIGINS]
    ]
    return (
        f"{_share(counted.single, counted.whole)} statements rest on one origin,"
        f" {_share(counted.single_document, counted.whole)} on one of the documents whose text is"
        " held. A statement is an act, a version of a contest, a provision, an instrument or a"
        " force; sources that repeat an origin do not count beside it. `allies claim"
        " --single-origin` lists them. The origins that carry most alone:\n\n"
        + table(("origin", "statements on its word alone", "share of all"), rows)
    )


def _contests(world: World) -> str:
    by_type = Counter(contest.type for contest in world.contests.values())
    rows = [
        (f"`{kind}`", str(number), "yes" if kind in ALTERNATIVES else "no")
        for kind, number in sorted(by_type.items())
    ]
    listed = [
        (f"`{contest.id}`", f"`{contest.type}`", contest.question, str(len(contest.versions)))
        for contest in world.contests.values()
    ]
    return "\n\n".join(
        (
            table(("type", "contests", "alternatives to choose between"), rows),
            table(("contest", "type", "question", "versions"), listed),
        )
    )


def _unread(world: World) -> str:
    bodies = [
        (body.short, body.unread.strip()) for body in world.organisations.values() if body.unread
    ]
    texts = [(item.title, item.id) for item in world.instruments.values() if item.unread]
    return "\n\n".join(
        (
            table(("organisation", "not read"), bodies),
            "Instruments known only through others' accounts:",
            table(("instrument", "id"), [(title, f"`{name}`") for title, name in texts]),
        )
    )


def _cases(world: World) -> str:
    rows = [
        (
            f"`{case.id}`",
            case.title,
            case.on.text,
            f"`{case.trigger}`",
            "invented" if case.hypothetical else "happened",
            capital(case.question.asks),
        )
        for case in world.cases.values()
    ]
    return table(("case", "events", "day", "trigger", "", "question"), rows)


def _grades(world: World) -> str:
    cited = Counter(item.cite.source for item in citations(world))
    rows = []
    for grade in "ABCDEF":
        graded = [source.id for source in world.sources.values() if source.reliability == grade]
        if graded:
            rows.append((grade, str(len(graded)), str(sum(cited[name] for name in graded))))
    return (
        "Grades are the Admiralty's, A to F; F means that the source cannot be judged.\n\n"
        + table(("grade", "sources", "citations"), rows)
    )


def _sources(world: World) -> str:
    cited = Counter(item.cite.source for item in citations(world))
    origins = Counter(item.cite.origin for item in citations(world) if item.cite.origin)
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
        for source in world.sources.values()
    ]
    columns = ("id", "source", "published", "kind", "grade", "cited", "as origin", "text held")
    return (
        "*Cited* counts citations that point to the source; *as origin*, those that reach it"
        " through another source, which took the fact from it.\n\n" + table(columns, rows)
    )
