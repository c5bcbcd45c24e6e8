"""The evidence: sources, the points on which they disagree, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.passages import Passage
from allies.questions.base import Answer, Question
from allies.questions.claims import Claim, Claims
from allies.questions.contests import ChosenContest, Contested
from allies.questions.narrative import Narrative
from allies.questions.parts import Named
from allies.questions.sources import ListedSource, Sources
from allies.world.reviews import STATUSES

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
        part="evidence",
        kicker="Evidence",
        title=f"{len(sources)} sources, and {len(contests)} points on which they disagree",
        lede=f"Of {shares.whole:,} statements, {single} of 100 rest on a single origin and"
        f" {shares.judged:,} on the coder's judgement alone.",
        answer=first,
        shown={
            "listed": sorted(sources, key=lambda item: -item.cited),
            "contests": contests,
            "types": types,
            "statuses": {
                words: first.statuses[name]
                for name, words in STATUSES.items()
                if name in first.statuses
            },
            "citations": first.citations,
            "by_origin": list(claims.by_origin.items())[:12],
            "name": claims.name,
        },
    )


def claims(asker: Asker, here: Address) -> Page:
    """Return the statements that rest on a single origin, by origin."""
    answer = asker.ask(Claims, here, origin=here.one("origin"), page=here.page)
    shares = answer.shares
    single = round(100 * shares.single / shares.whole) if shares.whole else 0
    origins = tuple((name, asker.source_names.get(name, name)) for name in answer.by_origin)
    return Page(
        template="claims.html",
        section="evidence",
        part="claims",
        kicker="Evidence · claims",
        title=f"{single} of 100 statements rest on a single origin",
        lede=f"Of {shares.whole:,} statements; {shares.judged:,} more rest on the coder's judgement"
        " alone, and say so.",
        answer=answer,
        form=(
            Field(name="origin", label="Resting on", kind="choice", value=here.one("origin"),
                  options=(("", "any source"), *origins)),
        ),
        shown={"a": answer},
    )  # fmt: skip


def narratives(asker: Asker, here: Address) -> Page:
    """Return the contests as chains: who said it first, who repeats it."""
    found = []
    for item in every_contest(asker, here):
        told = asker.maybe(Narrative, here, contest=item.id)
        if told is not None and told.steps:
            found.append((item, told, sum(step.kind == "repetition" for step in told.steps)))
    found.sort(key=lambda row: -len(row[1].steps))
    repeats = sum(count for *_, count in found)
    return Page(
        template="narratives.html",
        section="evidence",
        part="narratives",
        kicker="Evidence · narratives",
        title=f"{len(found)} contests told as chains of statements; {repeats} of these repeat"
        " another source",
        lede="Who said it first, who repeats it, and what came later. The longest first.",
        answer=asker.ask(Contested, here),
        shown={"found": found},
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
        part="evidence",
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
        part="evidence",
        kicker="Evidence · source",
        title=found.title,
        lede=", ".join(filter(None, [found.author, found.publisher, found.published])),
        answer=claims,
        shown={
            "source": found,
            "claims": claims,
            "passages": _passages(asker, here, name),
            "cut": _is_cut(asker, here),
        },
    )


def _is_cut(asker: Asker, here: Address) -> bool:
    """Return whether a page shows only what was known, or no outcome; passages know neither."""
    return bool(asker.hidden or here.one("hide_outcome") or here.one("as_of"))


def _passages(asker: Asker, here: Address, name: str) -> list[Passage]:
    if _is_cut(asker, here):
        return []
    return asker.documents.passages(asker.opened.record, name)


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
