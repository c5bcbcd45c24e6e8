"""Claims: who says something, since when, on whose word, against whom, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from allies.assessment.case.preparation import Preparation, Request
from allies.assessment.case.setting import set_case
from allies.errors import QuestionError, nearest
from allies.evidence.contests import Contest, Version
from allies.evidence.sources import Citation
from allies.values.dates import day_text
from allies.values.naming import in_any_case
from allies.world.acts import Act
from allies.world.capitals import ThreatRegister, Trait
from allies.world.forces import Force
from allies.world.instruments import Instrument, Provision
from allies.world.log import Log, publication, split_versions
from allies.world.sentences import sentence
from allies.world.world import World


class Origin(msgspec.Struct, frozen=True):
    """One independent origin of a claim.

    Attributes:
        source: id of the source the fact comes from.
        published: when it appeared, as written.
        repeated_by: sources that report it after that origin.
        cites: the citations that lead to it.
    """

    source: str
    published: str
    repeated_by: Sequence[str]
    cites: Sequence[Citation]


class Claim(msgspec.Struct, frozen=True):
    """Something in the record that somebody says.

    Attributes:
        id: its name.
        kind: `act`, `version`, `contest`, `provision`, `instrument` or `force`.
        says: it, in words.
        holders: who holds it, where that is declared.
        since: the first day on which it had surely been published; empty where unknown.
        origins: independent origins, earliest first.
        contradicted_by: names and words of what says otherwise.
        rests_on_it: names and words of what would change without it.
        judgement: the coder's reason, where no source says so.
    """

    id: str
    kind: str
    says: str
    holders: Sequence[str]
    since: str
    origins: Sequence[Origin]
    contradicted_by: Sequence[tuple[str, str]]
    rests_on_it: Sequence[tuple[str, str]]
    judgement: str


def find_claim(world: World, name: str, as_of: int | None = None) -> Claim:
    """Return a claim by its name.

    Args:
        world: the record.
        name: id of an act, contest, `contest/version`, provision, instrument or force.
        as_of: only what had surely been published by then.

    Raises:
        QuestionError: nothing is called so.
    """
    return _Finder(world, as_of).find(name)


_Entry: TypeAlias = Provision | Instrument | Force | Trait | ThreatRegister


class _Said(msgspec.Struct, frozen=True):
    """What is said, by whom, and where."""

    id: str
    kind: str
    says: str
    cites: Sequence[Citation]
    holders: Sequence[str] = ()
    judgement: str = ""


def _names_of(contests: Mapping[str, Contest]) -> set[str]:
    """Return the names of contests, and those of their versions."""
    versions = {
        f"{contest.id}/{version.id}"
        for contest in contests.values()
        for version in contest.versions
    }
    return versions | set(contests)


class _Finder:
    """Looks claims up in one world."""

    def __init__(self, world: World, as_of: int | None) -> None:
        self._world = world
        self._as_of = as_of
        whole = world.with_acts(act for case in world.cases.values() for act in case.acts)
        log = whole.log if as_of is None else whole.log_as_of(as_of)
        self._acts = {act.id: act for act in log.acts}
        self._contests = {
            contest.id: world.evidence.as_published(contest, as_of)
            for contest in world.contests.values()
        }
        self._later = {act.id for act in whole.acts} - set(self._acts)
        capitals = world.capitals.values()
        self._others: dict[str, Mapping[str, _Entry]] = {
            "provision": world.provisions,
            "instrument": world.instruments,
            "force": world.forces,
            "trait": {item.id: item for capital in capitals for item in capital.traits},
            "register": {item.id: item for capital in capitals for item in capital.registers},
        }

    def find(self, name: str) -> Claim:
        unpublished = self._later | _names_of(self._world.contests)
        name = in_any_case(name, self._names() | unpublished)
        contest_id, _, version_id = name.partition("/")
        if name in self._acts:
            return self._act(self._acts[name])
        for version in self._versions_of(contest_id):
            if version.id == version_id:
                return self._version(self._contests[contest_id], version)
        if self._versions_of(name):
            return self._contest(self._contests[name])
        for kind, entries in self._others.items():
            if name in entries:
                return self._other(kind, entries[name])
        if self._is_later(name):
            raise QuestionError(
                f"nothing about '{name}' had surely been published by that day",
                where="--as-of",
                remedy="ask as of a later day",
            )
        self._refuse_what_is_no_claim(name)
        raise QuestionError(
            f"nothing in the record is called '{name}'",
            why="a claim is an act, a contest, contest/version, a provision, instrument, force,"
            " trait or register of threats",
            remedy=nearest(name, self._names()),
        )

    def _refuse_what_is_no_claim(self, name: str) -> None:
        """Say where to ask about something that the record knows and that is no statement."""
        world = self._world
        others: tuple[tuple[str, Mapping[str, object], str], ...] = (
            ("a case", world.cases, "assess {}"),
            ("a state", world.states, "timeline --about {}"),
            ("an organisation", world.organisations, "timeline --about {}"),
            ("a place", world.places, "timeline --about {}"),
            ("a source", world.sources, "timeline --about {}"),
        )
        for kind, entries, command in others:
            declared = in_any_case(name, entries)
            if declared in entries:
                raise QuestionError(
                    f"'{declared}' is {kind}, and no claim",
                    where="allies claim",
                    why="a claim is something that somebody says",
                    remedy=f"ask `allies {command.format(declared)}`",
                )

    def _versions_of(self, contest_id: str) -> Sequence[Version]:
        contest = self._contests.get(contest_id)
        return contest.versions if contest else ()

    def _is_later(self, name: str) -> bool:
        """Whether something is in the record, and nothing about it had been published."""
        return name in self._later or name in _names_of(self._world.contests)

    def _names(self) -> set[str]:
        others = {name for entries in self._others.values() for name in entries}
        return others | set(self._acts) | _names_of(self._contests)

    def _act(self, act: Act) -> Claim:
        contest_id, own = split_versions(act)
        others = [
            (f"{contest_id}/{version.id}", version.says)
            for version in self._versions_of(contest_id)
            if version.id not in own
        ] + list(self._other_sides(act))
        said = _Said(act.id, "act", sentence(act, self._world), act.cites, judgement=act.judgement)
        found = self._claim(said, others, list(self._cases_reading(act)))
        # What an act is cited for may be older than the act: a treaty's text, a programme.
        public = day_text(publication(act, self._world.evidence)[1])
        return replace(found, since=max(public, found.since))

    def _other_sides(self, act: Act) -> Iterator[tuple[str, str]]:
        """Return the versions against those an act sides with, in the contests it is about.

        It sides with the version it names, or else with those its speaker holds and those that rest
        on its own passages. What takes no side in a contest only bears on it, and contradicts none.
        """
        passages = {cite.runs for cite in act.cites if cite.runs}
        for name in act.about:
            contest_id, _, named = name.partition("/")
            contest = self._contests.get(contest_id)
            if contest is None or not contest.has_alternatives:
                continue
            own = {
                version.id
                for version in contest.versions
                if version.id == named
                or (not named and act.by in version.holders)
                or (not named and passages & {cite.runs for cite in version.cites})
            }
            for version in contest.versions if own else ():
                if version.id not in own:
                    yield f"{contest.id}/{version.id}", version.says

    def _version(self, contest: Contest, version: Version) -> Claim:
        name = f"{contest.id}/{version.id}"
        others = [
            (f"{contest.id}/{other.id}", other.says)
            for other in contest.versions
            if other.id != version.id
        ]
        rests = self._acts_in([name])
        if version.reading:
            rests.append((version.reading, "the legal reading it amounts to"))
        return self._claim(
            _Said(name, "version", version.says, version.cites, version.holders),
            others,
            rests + self._cases_with(contest.id),
        )

    def _contest(self, contest: Contest) -> Claim:
        cites = tuple(cite for version in contest.versions for cite in version.cites)
        versions = [(f"{contest.id}/{item.id}", item.says) for item in contest.versions]
        return self._claim(
            _Said(contest.id, "contest", contest.question, cites, judgement=contest.note),
            versions,
            self._acts_in([name for name, _ in versions]) + self._cases_with(contest.id),
        )

    def _acts_in(self, versions: Sequence[str]) -> list[tuple[str, str]]:
        return [
            (act.id, sentence(act, self._world))
            for act in self._acts.values()
            if not set(versions).isdisjoint(act.version)
        ]

    def _other(self, kind: str, entry: _Entry) -> Claim:
        says = next(
            str(getattr(entry, name)) for name in ("says", "title", "name") if hasattr(entry, name)
        )
        rests = [
            (provision.id, provision.says)
            for provision in self._world.provisions.values()
            if provision.instrument == entry.id or entry.id in provision.overrides
        ]
        return self._claim(
            _Said(entry.id, kind, says, entry.cites, judgement=entry.judgement), (), rests
        )

    def _claim(
        self,
        said: _Said,
        against: Sequence[tuple[str, str]],
        rests: Sequence[tuple[str, str]],
    ) -> Claim:
        public = self._world.evidence.published_cites(said.cites, self._as_of)
        origins = sorted(self._origins(public), key=lambda item: self._published(item.source))
        return Claim(
            said.id,
            said.kind,
            said.says,
            said.holders,
            origins[0].published if origins else "",
            origins,
            against,
            rests,
            said.judgement,
        )

    def _published(self, source: str) -> int:
        return self._world.sources[source].published.last

    def _origins(self, cites: Sequence[Citation]) -> Iterator[Origin]:
        for root in self._world.evidence.origins(cites):
            own = [cite for cite in cites if cite.root == root]
            reported = dict.fromkeys(cite.source for cite in own if cite.source != root)
            yield Origin(root, self._world.sources[root].published.text, list(reported), own)

    def _cases_with(self, contest_id: str) -> list[tuple[str, str]]:
        found = []
        for case in self._world.cases.values():
            if contest_id in case.explanations:
                found.append((case.id, "explains what happened"))
            elif any(axis.subject == contest_id for axis in self._prepared(case.id).axes):
                found.append((case.id, "the answer depends on it"))
        return found

    def _cases_reading(self, act: Act) -> Iterator[tuple[str, str]]:
        cells = {effect.cell for effect in Log([act], self._world.evidence).effects}
        for case in self._world.cases.values():
            if cells & self._prepared(case.id).cells_read:
                yield case.id, "the case reads a register it sets"

    def _prepared(self, case_id: str) -> Preparation:
        return Preparation(set_case(self._world, case_id), Request(draws=1))
