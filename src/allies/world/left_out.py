"""Leave out sources: the record as it would be if nobody had read them.

A citation of the source is removed, and so is a report by another source of what it said. What
then has no citation left is not false, it is unknown:

- an act leaves every register that it sets unknown, from its first day to the next act on it;
- a rule that only the source documents may or may not be in the text, so it is unknown if it holds;
- a statement of a capital, a reading of the law, a version of a contest and a view of a crisis are
  gone with their last source, since they are positions that somebody takes;
- a force that only the source names is gone, since nobody else would know of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import is_
from typing import Any, TypeVar

from msgspec.structs import replace

from allies.evidence.contests import Contest
from allies.evidence.sources import Citation
from allies.values.entries import Entry, fields_with_entries
from allies.world.acts import Act, Told
from allies.world.capitals import Capital, OrderReading, ThreatRegister, Trait
from allies.world.cases import Case, Characterisation, Happened
from allies.world.citations_in import cited_entries, facts_in
from allies.world.instruments import Provision, ReadingHolder
from allies.world.organisations import Organisation, State
from allies.world.record import Record

T = TypeVar("T")
Body = TypeVar("Body", Organisation, State)

# Parts of an entry that are gone with their last citation.
_GONE_WITH_IT = (ReadingHolder, Characterisation, OrderReading, Trait, ThreatRegister)
_MAYBE_WITH_IT = (Told, Happened)


def sole_entries(record: Record) -> Mapping[str, frozenset[str]]:
    """Return, by source, the ids of acts, statements and rules that no other source documents."""
    known: dict[str, frozenset[str]] | None = record.__dict__.get("sole_entries")
    if known is None:
        found: dict[str, set[str]] = {}
        for _, entry in (*cited_entries(record), *_acts_of_cases(record)):
            for _, fact in facts_in(entry):
                for source in _only(fact.cites):
                    name = getattr(fact, "id", "") or getattr(fact, "who", "")
                    found.setdefault(source, set()).add(name)
        known = {source: frozenset(names - {""}) for source, names in found.items()}
        record.__dict__["sole_entries"] = known
    return known


def entries_of_two(record: Record) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return, by two sources, the ids of entries that they document and no third source does."""
    found: dict[tuple[str, str], set[str]] = {}
    for _, entry in (*cited_entries(record), *_acts_of_cases(record)):
        for _, fact in facts_in(entry):
            sources = sorted({cite.source for cite in fact.cites})
            name = getattr(fact, "id", "") or getattr(fact, "who", "")
            if len(sources) == 2 and name:
                found.setdefault((sources[0], sources[1]), set()).add(name)
    return {pair: frozenset(names) for pair, names in found.items()}


def citing_entries(record: Record) -> Mapping[str, frozenset[str]]:
    """Return, by source, the keys of the entries that cite it, by kind and id."""
    known: dict[str, frozenset[str]] | None = record.__dict__.get("citing_entries")
    if known is None:
        found: dict[str, set[str]] = {}
        for key, entry in (*cited_entries(record), *_acts_of_cases(record)):
            for _, fact in facts_in(entry):
                for cite in fact.cites:
                    found.setdefault(cite.source, set()).add(key)
                    found.setdefault(cite.root, set()).add(key)
        known = {source: frozenset(keys) for source, keys in found.items()}
        record.__dict__["citing_entries"] = known
    return known


def _acts_of_cases(record: Record) -> Iterator[tuple[str, Any]]:
    for case in record.cases.values():
        for act in case.acts:
            yield f"case:{case.id}", act


def _only(cites: Iterable[Citation]) -> set[str]:
    """Return the sources without which no citation would be left."""
    both = [{cite.source, cite.root} for cite in cites]
    return set.intersection(*both) if both else set()


def without_sources(record: Record, names: Collection[str]) -> dict[str, Any]:
    """Return the parts of a record that differ if some sources had not been read.

    Args:
        record: the record, or a view of it.
        names: ids of the sources.
    """
    return _LeftOut(record, frozenset(names)).parts()


class _LeftOut:
    """Removes the citations of some sources from the entries that have them."""

    def __init__(self, record: Record, names: frozenset[str]) -> None:
        self._record = record
        self._names = names
        citing = citing_entries(record)
        self._keys = {key for name in names for key in citing.get(name, ())}

    def parts(self) -> dict[str, Any]:
        """Return the parts of the record that differ."""
        record = self._record
        lost: set[str] = set()
        versions = {}
        contests = {}
        for name, contest in record.contests.items():
            cut = self._contest(contest) if f"contest:{name}" in self._keys else contest
            contests[name] = cut
            if cut is not contest:
                versions[name] = {item.id for item in cut.versions}
        acts = tuple(self._acts(record.acts, "act:{}", versions, lost))
        cases = {
            name: self._case(case, versions, lost) if f"case:{name}" in self._keys else case
            for name, case in record.cases.items()
        }
        forces = {
            name: self._cut(force)
            for name, force in record.forces.items()
            if f"force:{name}" not in self._keys or not self._is_lost(force)
        }
        return {
            "sources": {k: v for k, v in record.sources.items() if k not in self._names},
            "contests": contests,
            "acts": acts,
            "cases": cases,
            "forces": forces,
            "states": self._bodies(record.states, "state"),
            "organisations": self._bodies(record.organisations, "organisation"),
            "capitals": {
                name: self._capital(item) if f"capital:{name}" in self._keys else item
                for name, item in record.capitals.items()
            },
            "links": tuple(
                self._cut(item) if f"link:{at}" in self._keys else item
                for at, item in enumerate(record.links)
            ),
            **{
                kind: self._each(getattr(record, kind), key)
                for kind, key in (("fleets", "fleet"), ("places", "place"), ("groups", "group"))
            },
            **{
                kind: {k: v for k, v in self._each(getattr(record, kind), key).items() if v.cites}
                for kind, key in (
                    ("comparisons", "comparison"),
                    ("judgements", "judgement"),
                    ("forecasts", "forecasts"),
                )
            },
            "invitations": self._each(record.invitations, "invitation"),
            "unsupported": frozenset(lost),
        }

    def _is_cited(self, cite: Citation) -> bool:
        return cite.source in self._names or cite.root in self._names

    def _is_lost(self, entry: Any) -> bool:
        """Whether an entry had citations and has none left."""
        cites = getattr(entry, "cites", ())
        return bool(cites) and all(map(self._is_cited, cites))

    def _cut(self, entry: T) -> T:
        """Return an entry without the citations; what is gone with its last one is left out."""
        if not isinstance(entry, Entry):
            return entry
        changed: dict[str, Any] = {}
        for name in fields_with_entries(type(entry)):
            value = getattr(entry, name)
            if isinstance(value, tuple):
                kept = tuple(self._kept(value))
                if len(kept) != len(value) or not all(map(is_, kept, value)):
                    changed[name] = kept
            elif isinstance(value, Entry):
                gone = isinstance(value, _MAYBE_WITH_IT) and self._is_lost(value)
                part = None if gone else self._cut(value)
                if part is not value:
                    changed[name] = part
        return replace(entry, **changed) if changed else entry

    def _kept(self, parts: Iterable[Any]) -> Iterator[Any]:
        """Return what is left of a list of an entry: citations, and parts with a source."""
        for part in parts:
            if isinstance(part, Citation):
                if not self._is_cited(part):
                    yield part
            elif not (isinstance(part, _GONE_WITH_IT) and self._is_lost(part)):
                yield self._cut(part)

    def _each(self, entries: Mapping[str, T], kind: str) -> dict[str, T]:
        return {
            name: self._cut(item) if f"{kind}:{name}" in self._keys else item
            for name, item in entries.items()
        }

    def _acts(
        self,
        acts: Iterable[Act],
        key: str,
        versions: Mapping[str, Collection[str]],
        lost: set[str],
    ) -> Iterator[Act]:
        """Return the acts that are still told; note those that nobody documents any more."""
        for act in acts:
            kept = act
            if act.version:
                contest = act.version[0].partition("/")[0]
                if contest in versions:
                    told = tuple(
                        name for name in act.version if name.partition("/")[2] in versions[contest]
                    )
                    if not told:
                        continue  # nobody tells this version any more
                    kept = replace(act, version=told)
            if key.format(act.id) in self._keys:
                if self._is_lost(kept) and not kept.version:
                    lost.add(act.id)
                kept = self._cut(kept)
            yield kept

    def _case(self, case: Case, versions: Mapping[str, Collection[str]], lost: set[str]) -> Case:
        cut = self._cut(replace(case, acts=()))
        return replace(cut, acts=tuple(self._acts(case.acts, f"case:{case.id}", versions, lost)))

    def _contest(self, contest: Contest) -> Contest:
        versions = tuple(
            replace(
                self._cut(version),
                holders=tuple(name for name in version.holders if name not in self._names),
            )
            for version in contest.versions
            if not self._is_lost(version)
        )
        return replace(contest, versions=versions)

    def _bodies(self, bodies: Mapping[str, Body], kind: str) -> dict[str, Body]:
        return {
            name: self._body(body) if f"{kind}:{name}" in self._keys else body
            for name, body in bodies.items()
        }

    def _body(self, body: Body) -> Body:
        cut = self._cut(body)
        gone = {
            now.id
            for was, now in zip(body.readings[1:], cut.readings[1:], strict=True)
            if was.holders and not now.holders
        }
        return replace(
            cut,
            readings=tuple(item for item in cut.readings if item.id not in gone),
            provisions=tuple(
                self._provision(was, now)
                for was, now in zip(body.provisions, cut.provisions, strict=True)
                if not now.readings or not gone.issuperset(now.readings)
            ),
        )

    def _provision(self, was: Provision, now: Provision) -> Provision:
        """Return a rule; nobody can say if the text has it if only the source documents it."""
        if not self._is_lost(was):
            return now
        when = "not_read" if now.when is None else {"all": [now.when, "not_read"]}
        return replace(now, when=when)

    def _capital(self, capital: Capital) -> Capital:
        return self._cut(capital)
