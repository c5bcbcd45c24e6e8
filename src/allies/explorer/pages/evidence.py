"""The evidence: sources, the points on which they disagree, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.questions.base import Answer, Question
from allies.questions.claims import Claim, Claims
from allies.questions.contests import ChosenContest, Contested
from allies.questions.narrative import Narrative
from allies.questions.parts import Named
from allies.questions.sources import ListedSource, Sources

A = TypeVar("A", bound=Answer)
Listed = TypeVar("Listed", ListedSource, ChosenContest)


def evidence(asker: Asker, here: Address) -> Page:
    """Return the sources of the theatre, and where they disagree."""
    sources = list(every_source(asker, here))
    contests = list(every_contest(asker, here))
    first = asker.ask(Sources, here)
    claims = asker.ask(Claims, here)
    shares = claims.shares
    types = asker.ask(Contested, here).types
    single = round(100 * shares.single / shares.whole) if shares.whole else 0
    return Page(
        template="evidence.html",
        section="evidence",
        kicker="Evidence",
        title=f"{len(sources)} sources, and {len(contests)} points on which they disagree",
        lede=f"Of {shares.whole:,} statements, {single} of 100 rest on a single origin and"
        f" {shares.judged:,} on the coder's judgement alone.",
        answer=first,
        shown={
            "listed": sorted(sources, key=lambda item: -item.cited),
            "contests": contests,
            "types": types,
            "statuses": first.statuses,
            "citations": first.citations,
            "by_origin": list(claims.by_origin.items())[:12],
            "name": claims.name,
        },
    )


def contest(asker: Asker, here: Address) -> Page:
    """Return one point on which sources disagree: who says what, on what ground.

    Raises:
        QuestionError: there is no such point.
    """
    name = here.parts[2]
    found = _named(every_contest(asker, here), name, "contest")
    answer = asker.ask(Claim, here, name=name)
    listed = asker.ask(Contested, here, type=found.type)
    narrative = asker.maybe(Narrative, here, contest=name)
    return Page(
        template="contest.html",
        section="evidence",
        kicker=f"Evidence · {listed.types.get(found.type, found.type)}",
        title=found.question,
        lede=found.note or "",
        answer=answer,
        beside=(listed, *((narrative,) if narrative else ())),
        shown={
            "contest": found,
            "rests": [_resting(asker, item) for item in answer.rests_on_it],
            "narrative": narrative,
            "name": listed.name,
        },
    )


def _named(items: Iterable[Listed], name: str, kind: str) -> Listed:
    """Return the item of a list that has a name.

    Raises:
        QuestionError: there is none.
    """
    found = next((item for item in items if item.id == name), None)
    if found is None:
        raise QuestionError(
            f"there is no {kind} '{name}'",
            field=kind,
            remedy="choose one from the list under Evidence",
        )
    return found


def _resting(asker: Asker, item: Named) -> tuple[str, str, str]:
    """Return something that rests on a claim: its words, and the path or claim to link to."""
    cases = asker.opened.record.cases
    if item.id in cases:
        return f"{cases[item.id].title}: {item.says}", f"case/{item.id}", ""
    return item.says, "ask/claim", item.id


def source(asker: Asker, here: Address) -> Page:
    """Return one source, and the statements that rest on it alone.

    Raises:
        QuestionError: there is no such source.
    """
    name = here.parts[2]
    found = _named(every_source(asker, here), name, "source")
    claims = asker.maybe(Claims, here, origin=name)
    return Page(
        template="source.html",
        section="evidence",
        kicker="Evidence · source",
        title=found.title,
        lede=", ".join(filter(None, [found.author, found.publisher, found.published])),
        answer=claims,
        shown={"source": found, "claims": claims},
    )


def every_source(asker: Asker, here: Address) -> Iterator[ListedSource]:
    """Return the sources of all pages of the list."""
    for answer in _pages(asker, here, Sources):
        yield from answer.sources


def every_contest(asker: Asker, here: Address) -> Iterator[ChosenContest]:
    """Return the contests of all pages of the list."""
    for answer in _pages(asker, here, Contested):
        yield from answer.contests


def _pages(asker: Asker, here: Address, kind: type[Question[A]]) -> Iterator[A]:
    answer = asker.ask(kind, here)
    yield answer
    paging = getattr(answer, "paging", None)
    for number in range(2, (paging.pages if paging else 1) + 1):
        yield asker.ask(kind, here, page=number)
