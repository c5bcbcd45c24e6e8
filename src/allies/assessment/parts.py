"""Parts of answers, made from entries of the record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import asdict

from allies.errors import QuestionError
from allies.evidence import contests as evidence
from allies.evidence.sources import Citation
from allies.evidence.sources import Source as SourceEntry
from allies.questions import parts
from allies.questions.base import Cite, Source
from allies.values.dates import ImpreciseDate, when_words
from allies.world import acts
from allies.world.organisations import MeansOffered, Organ, Organisation
from allies.world.record import Record
from allies.world.scenarios import ScenarioSet
from allies.world.seats import gone_organs
from allies.world.sentences import sentence
from allies.world.view import View


def cites_of(cites: Iterable[Citation]) -> tuple[Cite, ...]:
    """Convert citations to their part of an answer."""
    return tuple(
        Cite(
            source=cite.source,
            at=cite.at,
            credibility=cite.credibility,
            origin=cite.origin or None,
        )
        for cite in cites
    )


def source_part(source: SourceEntry) -> Source:
    """Convert a source to its part of an answer."""
    return Source(
        id=source.id,
        title=source.title,
        author=source.author or None,
        publisher=source.publisher or None,
        published=source.published.text,
        kind=source.kind,
        reliability=source.reliability,
        held=source.held,
        url=source.url or None,
    )


def version_part(version: evidence.Version) -> parts.Version:
    """Convert one version of a contest to its part of an answer."""
    return parts.Version(
        id=version.id,
        says=version.says,
        holders=version.holders,
        reading=version.reading or None,
        cites=cites_of(version.cites),
    )


def contest_part(contest: evidence.Contest) -> parts.Contest:
    """Convert a contest with its versions to its part of an answer."""
    return parts.Contest(
        id=contest.id,
        type=contest.type,
        row=contest.row or None,
        question=contest.question,
        note=contest.note or None,
        versions=tuple(version_part(version) for version in contest.versions),
    )


_TAKEN_AS_THEY_ARE = (
    *("id", "act", "by", "of", "state", "to", "version", "means", "cargo", "place", "force"),
    *("rule", "about", "amount", "unit", "rows", "judgement"),
    *("hosts", "participants", "also_to", "kinds"),
)


def act_part(act: acts.Act, record: Record, *, supposed: bool = False) -> parts.Act:
    """Convert an act to its part of an answer, with the sentence that describes it.

    Args:
        act: the act.
        record: the record it belongs to.
        supposed: whether it did not happen and a case supposes it.
    """
    given: dict[str, Any] = {name: getattr(act, name) for name in _TAKEN_AS_THEY_ARE}
    return parts.Act(
        on=act.on.text,
        says=sentence(act, record),
        mode=act.mode or "",
        stance=act.stance or "",
        until=_text(act.until),
        away=away_part(act),
        declared=act.declared.says if act.declared else "",
        rehearsed=act.rehearsed.says if act.rehearsed else "",
        value=value_part(act),
        public=_text(act.public),
        supposed=supposed,
        terms=terms_part(act.terms),
        cites=cites_of(act.cites),
        **given,
    )


def away_part(act: acts.Act) -> tuple[parts.Absence, ...]:
    """Convert the absences from an exercise to their part of an answer."""
    return tuple(
        parts.Absence(
            state=item.state,
            says=item.why.says if item.why else None,
            cites=cites_of(item.why.cites) if item.why else (),
        )
        for item in act.away
    )


def terms_part(terms: Iterable[acts.Term]) -> tuple[parts.Term, ...]:
    """Convert the terms asked or given in return to their part of an answer."""
    return tuple(
        parts.Term(
            term=term.term,
            amount=term.amount,
            unit=term.unit or None,
            says=term.says or None,
        )
        for term in terms
    )


def value_part(act: acts.Act) -> parts.Value | None:
    """Convert the value of a transfer to its part of an answer."""
    return parts.Value(**asdict(act.value)) if act.value else None


def _text(date: ImpreciseDate | None) -> str:
    return date.text if date else ""


def scenario_set(view: View, name: str) -> ScenarioSet:
    """Return a scenario set by its id.

    Raises:
        QuestionError: nobody had published it by the day of publication that was asked for.
    """
    found = view.scenarios.get(name)
    if found is None:
        raise QuestionError(
            f"nobody had published the scenario set '{name}' by then",
            field="as_of",
            why="every source that describes it appeared later",
            remedy="name a later day, or leave it out",
        )
    return found


def probability(value: float) -> float:
    """Round a probability to six digits, as answers give it."""
    return round(float(value), 6)


def no_organ(view: View, organisation: Organisation, offered: MeansOffered, day: int) -> str:
    """Return why no organ can decide on a means on a day, as a sentence; empty if one can."""
    whys = [
        f"{view.in_sentence(organ.id)} {_absence(organ, day)}"
        for organ in gone_organs(organisation, offered, day)
    ]
    return f"No organ on record could decide on it: {' and '.join(whys)}." if whys else ""


def _absence(organ: Organ, day: int) -> str:
    if organ.since is not None and day < organ.since.first:
        return f"was set up {when_words(organ.since)}"
    return f"ended {when_words(organ.until)}" if organ.until is not None else "did not exist"
