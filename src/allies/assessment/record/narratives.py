"""Narratives: a contest as a dated chain, and what later evidence did to each version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import msgspec

from allies.assessment.parts import cites_of
from allies.assessment.record.accounts_compared import rested_on
from allies.errors import QuestionError
from allies.evidence.contests import CONTEST_TYPES, Contest, Version
from allies.evidence.sources import Citation
from allies.questions.narrative import (
    Abandoned,
    Later,
    Narrative,
    NarrativeAnswer,
    Step,
    StepKind,
    Told,
)
from allies.values.dates import ImpreciseDate, parse_date
from allies.world.acts import Act
from allies.world.cases import happened
from allies.world.log import split_versions
from allies.world.sentences import sentence
from allies.world.sides import named_in, supported_by
from allies.world.view import View


def narrative(view: View, question: Narrative) -> NarrativeAnswer:
    """Answer who said what of a contest, when, on whose word, and the result.

    Raises:
        QuestionError: nothing about the contest had surely been published by the day.
    """
    contest = view.contests[question.contest]
    if not contest.versions:
        raise QuestionError(
            f"it is not certain that anything about '{contest.id}' had been published by that day",
            field="as_of",
            remedy="give a later day",
        )
    chain = _Chain(view, contest)
    return NarrativeAnswer(
        id=contest.id,
        type=contest.type,
        means=CONTEST_TYPES[contest.type],
        question=contest.question,
        note=contest.note or None,
        versions=tuple(chain.told(version) for version in contest.versions),
        steps=chain.steps(),
    )


class _Said(msgspec.Struct, frozen=True):
    """A side that somebody took in their own words.

    Attributes:
        who: a state, a body, a holder or an author.
        on: when.
        versions: the versions it supports.
    """

    who: str
    on: ImpreciseDate
    versions: frozenset[str]


class _Chain:
    """Everything that happened and was said about one contest, in one view."""

    def __init__(self, view: View, contest: Contest) -> None:
        self._view, self._contest = view, contest
        self._events: list[Act] = []
        self._claims: list[tuple[Act, frozenset[str]]] = []
        for act in happened(view.acts, view.cases.values()):
            if split_versions(act)[0] == contest.id:
                self._events.append(act)
            elif any(name.partition("/")[0] == contest.id for name in act.about):
                self._claims.append((act, supported_by(act, contest)))
        self._rooted = {version.id: self._roots(version) for version in contest.versions}

    # What happened and was said, in order.

    def steps(self) -> tuple[Step, ...]:
        """Return the links of the chain, in order of time."""
        found = [
            *(self._act(act, "event", split_versions(act)[1]) for act in self._events),
            *(self._act(act, "statement", sides) for act, sides in self._claims),
            *(step for version in self._contest.versions for step in self._of_version(version)),
        ]
        return tuple(sorted(found, key=_in_time))

    def _act(self, act: Act, kind: StepKind, versions: Iterable[str]) -> Step:
        return Step(
            on=act.on.text,
            kind=kind,
            versions=tuple(sorted(versions)),
            voices=(act.by,),
            source=act.cites[0].source if act.cites else None,
            says=sentence(act, self._view),
            repeats=None,
            act=act.id,
            judgement=act.judgement or None,
            cites=cites_of(act.cites),
        )

    def _of_version(self, version: Version) -> Iterator[Step]:
        """Return the statements cited for a version, and their repetitions.

        A passage that a claim of the record cites is left to that claim, which has its words.
        """
        claimed = {_passage(cite) for cite in self._claimed(version.id)}
        by_source: dict[tuple[str, str], list[Citation]] = {}
        for cite in version.cites:
            if _passage(cite) not in claimed:
                by_source.setdefault((cite.source, cite.origin), []).append(cite)
        stated = {source for source, origin in by_source if not origin}
        for (source, origin), cites in by_source.items():
            if origin and origin not in stated:
                stated.add(origin)
                yield self._statement(version, origin, cites)
            yield self._statement(version, source, cites, origin)

    def _statement(
        self, version: Version, source: str, cites: Iterable[Citation], origin: str = ""
    ) -> Step:
        return Step(
            on=self._view.sources[source].published.text,
            kind="repetition" if origin else "statement",
            versions=(version.id,),
            voices=self._voices(version, source),
            source=source,
            says=version.says,
            repeats=origin or None,
            act=None,
            judgement=None,
            cites=cites_of(cites),
        )

    def _claimed(self, version: str) -> Iterator[Citation]:
        """Return the citations of the claims that support a version."""
        for act, sides in self._claims:
            if version in sides:
                yield from act.cites

    def _voices(self, version: Version, source: str) -> tuple[str, ...]:
        """Return the holders of a version who speak in a source, the source itself among them."""
        holders = self._view.whole.contests[self._contest.id].version(version.id).holders
        declared = self._view.whole.holders
        return tuple(
            name
            for name in holders
            if name == source or (name in declared and declared[name].source == source)
        )

    # What later evidence did to each version.

    def told(self, version: Version) -> Told:
        """Return a version with what came after it was first stated."""
        view, roots = self._view, self._rooted[version.id]
        since = view.sources[roots[0]].published if roots else None
        rivals = self._contest.versions if self._contest.has_alternatives else ()
        own = {*roots, *(cite.source for cite in version.cites)}
        chosen = view.account.choices.get(self._contest.id)
        return Told(
            id=version.id,
            says=version.says,
            holders=version.holders,
            chosen=chosen == version.id and self._contest.id in rested_on(view),
            since=since.text if since else None,
            origins=tuple(roots),
            repeated=len({cite.source for cite in version.cites if cite.origin}),
            confirmed_by=tuple(self._later(since, {version.id: roots[1:]})),
            contradicted_by=tuple(
                self._later(
                    since,
                    {
                        other.id: [name for name in self._rooted[other.id] if name not in own]
                        for other in rivals
                        if other.id != version.id
                    },
                )
            ),
            abandoned_by=tuple(self._abandoned(version.id)) if rivals else (),
        )

    def _roots(self, version: Version) -> list[str]:
        """Return the independent origins of the statements of a version, earliest first."""
        naming = [act for act, _ in self._claims if version.id in named_in(act, self._contest)]
        roots = self._view.evidence.origins(
            (*version.cites, *(cite for act in naming for cite in act.cites))
        )
        return sorted(roots, key=lambda name: self._view.sources[name].published.last)

    def _later(
        self, since: ImpreciseDate | None, roots: Mapping[str, Iterable[str]]
    ) -> Iterator[Later]:
        """Return the origins that surely appeared after a day, in order."""
        found = [
            (published.first, Later(source=name, on=published.text, version=version))
            for version, names in roots.items()
            for name in names
            for published in [self._view.sources[name].published]
            if since is not None and published.first > since.last
        ]
        return (later for _, later in sorted(found, key=lambda item: item[0]))

    def _abandoned(self, version: str) -> Iterator[Abandoned]:
        """Return those that took a side and surely later only another one."""
        said: dict[str, list[_Said]] = {}
        for item in self._said():
            said.setdefault(item.who, []).append(item)
        for who, items in said.items():
            own = [item.on.last for item in items if version in item.versions]
            after = [item for item in items if own and item.on.first > max(own) and item.versions]
            if after:
                first = min(after, key=lambda item: (item.on.first, item.on.last))
                yield Abandoned(who=who, on=first.on.text, version=min(first.versions))

    def _said(self) -> Iterator[_Said]:
        """Return who took which side, when.

        A position that a source reports counts on the day of the act that records it; the day of
        the report is not the day of the position. An author counts by what the author asserts.
        """
        for act, sides in self._claims:
            holder = self._view.whole.holders.get(act.by)
            speaks_for = holder.speaks_for if holder else ()
            source = self._view.sources.get(act.by)
            who = speaks_for[0] if len(speaks_for) == 1 else act.by
            yield _Said((source.author if source else "") or who, act.on, sides)
        for version in self._contest.versions:
            for root in self._view.evidence.origins(version.cites):
                source = self._view.sources[root]
                if source.author and root in self._voices(version, root):
                    yield _Said(source.author, source.published, frozenset({version.id}))


def _passage(cite: Citation) -> tuple[str, str, tuple[str, ...]]:
    return cite.source, cite.at, cite.runs


def _in_time(step: Step) -> tuple[int, int, int, str]:
    """Return the sort key of a link: its days, then what happened before what was said."""
    on = parse_date(step.on)
    return on.first, on.last, get_args(StepKind).index(step.kind), step.source or ""
