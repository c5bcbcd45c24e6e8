"""Claims: who makes a claim, since when, who contradicts it, and what depends on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import msgspec
from msgspec.structs import replace

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.assessment.parts import cites_of
from allies.assessment.record.contents import contents_of, days_of
from allies.errors import QuestionError, ask_for, nearest_entry
from allies.evidence.contests import Contest, Version
from allies.evidence.sources import Citation
from allies.questions.claims import Claim, ClaimAnswer, Content, Origin
from allies.questions.parts import Named
from allies.values.dates import day_text
from allies.world.acts import Act
from allies.world.capitals import ThreatRegister, Trait
from allies.world.forces import Force
from allies.world.instruments import Instrument, Invitation, Provision, Reading
from allies.world.log import Cell, Log, act_order, publication, split_versions
from allies.world.organisations import Organ
from allies.world.record import Record
from allies.world.reviews import statuses
from allies.world.sentences import sentence
from allies.world.sides import supported_by
from allies.world.view import View

_Entry: TypeAlias = Provision | Instrument | Force | Trait | ThreatRegister | Organ
_NO_CLAIMS = {
    "case": "a case",
    "state": "a state",
    "organisation": "an organisation",
    "place": "a place",
    "source": "a source",
}
_Pair: TypeAlias = tuple[str, str]  # the id of an entry, and its text


class _Reads(NamedTuple):
    """What the answer to a case reads: cells of registers, and contests."""

    cells: frozenset[Cell]
    contests: frozenset[str]


def claim(view: View, question: Claim) -> ClaimAnswer:
    """Answer who makes a claim, since when, who contradicts it, and what depends on it.

    Raises:
        QuestionError: the record has no claim of this name.
    """
    return _Finder(view).find(question.name)


def claim_names(record: Record) -> set[str]:
    """Return the ids of all claims."""
    others = {name for entries in _other_entries(record).values() for name in entries}
    acts = (*record.acts, *(act for case in record.cases.values() for act in case.acts))
    return others | set(_readings(record)) | {act.id for act in acts} | _names_of(record.contests)


def _names_of(contests: Mapping[str, Contest]) -> set[str]:
    """Return the names of contests, and those of their versions."""
    versions = {
        f"{contest.id}/{version.id}"
        for contest in contests.values()
        for version in contest.versions
    }
    return versions | set(contests)


def _readings(record: Record) -> dict[str, Reading | Invitation]:
    """Return the readings of every body, and the views of general law, by id."""
    readings = {item.id: item for body in record.bodies() for item in body.readings}
    return {**record.invitations, **readings}


def _other_entries(record: Record) -> dict[str, Mapping[str, _Entry]]:
    """Return the claims other than acts and contests, by kind and id."""
    capitals = record.capitals.values()
    return {
        "provision": record.provisions,
        "instrument": record.instruments,
        "force": record.forces,
        "trait": {item.id: item for capital in capitals for item in capital.traits},
        "register": {item.id: item for capital in capitals for item in capital.registers},
        "organ": {item.id: item for body in record.bodies() for item in body.organs},
    }


def _spaced(means: Sequence[str]) -> str:
    return ", ".join(item.replace("_", " ") for item in means)


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its holders and citations."""

    id: str
    kind: str
    says: str
    cites: Sequence[Citation]
    holders: Sequence[str] = ()
    judgement: str = ""
    days: tuple[str | None, str | None] = (None, None)
    contents: tuple[Content, ...] = ()
    note: str = ""


class _Finder:
    """Looks claims up in one view."""

    def __init__(self, view: View) -> None:
        self._view = view
        acts = (*view.acts, *(act for case in view.cases.values() for act in case.acts))
        self._acts = {act.id: act for act in sorted(acts, key=act_order)}
        self._contests = view.contests
        self._others = _other_entries(view)
        self._readings = _readings(view)

    def find(self, name: str) -> ClaimAnswer:
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
        if name in self._readings:
            return self._reading(self._readings[name])
        if name in self._view.withheld or name in _readings(self._view.whole):
            raise QuestionError(
                f"it is not certain that anything about '{name}' had been published by that day",
                field="as_of",
                remedy="give a later day",
            )
        self._refuse_what_is_no_claim(name)
        raise QuestionError(
            f"nothing in the record is called '{name}'",
            field="name",
            why="a claim is an act, a contest, contest/version, a provision, reading, instrument,"
            " force, trait, register of threats or organ",
            remedy=nearest_entry(name, claim_names(self._view)),
        )

    def _refuse_what_is_no_claim(self, name: str) -> None:
        """Refuse the name of an entry that is not a claim, and say which question to ask."""
        view = self._view
        for kind, shown in _NO_CLAIMS.items():
            found = view.directory.find_one(name, (kind,), "name")
            if found:
                asked = ("assess", "case") if kind == "case" else ("timeline", "about")
                raise QuestionError(
                    f"'{found.id}' is {shown}, not a claim",
                    field="name",
                    why="a claim is something that somebody says",
                    remedy=f"ask {ask_for(asked[0], **{asked[1]: found.id})}",
                )

    def _versions_of(self, contest_id: str) -> Sequence[Version]:
        contest = self._contests.get(contest_id)
        return contest.versions if contest else ()

    def _act(self, act: Act) -> ClaimAnswer:
        contest_id, own = split_versions(act)
        others = [
            (f"{contest_id}/{version.id}", version.says)
            for version in self._versions_of(contest_id)
            if version.id not in own
        ] + list(self._other_sides(act))
        said = _Said(
            id=act.id,
            kind="act",
            says=sentence(act, self._view),
            cites=act.cites,
            judgement=act.judgement,
            days=days_of(act),
            contents=contents_of(act, self._view),
        )
        found = self._claim(said, others, list(self._cases_reading(act)))
        # A source of an act can be older than the act, such as the text of a treaty.
        public = day_text(publication(act, self._view.evidence)[1])
        return replace(found, since=max(public, found.since or ""))

    def _other_sides(self, act: Act) -> Iterator[_Pair]:
        """Return the versions that contradict an act, in the contests it is about.

        An act supports the versions that it names or whose passages it cites. If it names none, it
        also supports those that its speaker holds. All other versions of that contest contradict
        it. If it supports no version, none contradicts it.
        """
        for contest_id in dict.fromkeys(name.partition("/")[0] for name in act.about):
            contest = self._contests.get(contest_id)
            if contest is None or not contest.has_alternatives:
                continue
            own = set(supported_by(act, contest))
            if contest_id in act.about:
                own |= {item.id for item in contest.versions if act.by in item.holders}
            for version in contest.versions if own else ():
                if version.id not in own:
                    yield f"{contest.id}/{version.id}", version.says

    def _version(self, contest: Contest, version: Version) -> ClaimAnswer:
        name = f"{contest.id}/{version.id}"
        others = [
            (f"{contest.id}/{other.id}", other.says)
            for other in contest.versions
            if other.id != version.id
        ]
        rests = self._acts_in([name])
        if version.reading:
            rests.append((version.reading, "the legal reading that corresponds to it"))
        said = _Said(
            id=name,
            kind="version",
            says=version.says,
            cites=version.cites,
            holders=version.holders,
        )
        return self._claim(said, others, rests + self._cases_with(contest.id))

    def _contest(self, contest: Contest) -> ClaimAnswer:
        versions = [(f"{contest.id}/{item.id}", item.says) for item in contest.versions]
        said = _Said(
            id=contest.id,
            kind="contest",
            says=contest.question,
            cites=tuple(cite for version in contest.versions for cite in version.cites),
            judgement=contest.note,
        )
        rests = self._acts_in([name for name, _ in versions]) + self._cases_with(contest.id)
        return self._claim(said, versions, rests)

    def _acts_in(self, versions: Sequence[str]) -> list[_Pair]:
        return [
            (act.id, sentence(act, self._view))
            for act in self._acts.values()
            if not set(versions).isdisjoint(act.version)
        ]

    def _other(self, kind: str, entry: _Entry) -> ClaimAnswer:
        if isinstance(entry, Organ):
            says = f"{entry.name}: {entry.says}" if entry.says else entry.name
        else:
            named = ("says", "title", "name")
            says = next(str(getattr(entry, name)) for name in named if hasattr(entry, name))
        rests = [
            (provision.id, provision.says)
            for provision in self._view.provisions.values()
            if provision.instrument == entry.id or entry.id in provision.overrides
        ]
        if isinstance(entry, Force):
            rests += self._served_by(entry)
        said = _Said(
            id=entry.id,
            kind=kind,
            says=says,
            cites=entry.cites,
            judgement=entry.judgement,
            days=days_of(entry),
            contents=contents_of(entry, self._view),
            note=getattr(entry, "note", ""),
        )
        return self._claim(said, (), rests)

    def _served_by(self, force: Force) -> Iterator[_Pair]:
        """Return the bodies to whose means a force is pledged, and the crises that ask for it."""
        labels = {item.label for item in force.labels}
        pledged: dict[str, list[str]] = {}
        for body in self._view.organisations.values():
            pledged[body.id] = [item.means for item in body.means if labels & set(item.forces)]
            if pledged[body.id]:
                yield body.id, f"pledged for {_spaced(pledged[body.id])}"
        for case in self._view.cases.values():
            may = pledged.get(case.question.organisation, ())
            used = [item for item in case.question.means if item in may]
            if used and force.carries(tuple(sorted(labels)), case.on.last):
                yield case.id, f"who arrives when, by {_spaced(used)}"

    def _reading(self, reading: Reading | Invitation) -> ClaimAnswer:
        rules = self._view.provisions.values()
        said = _Said(
            id=reading.id,
            kind="reading",
            says=reading.title,
            cites=tuple(cite for item in reading.holders for cite in item.cites),
            holders=tuple(item.who for item in reading.holders),
            note=reading.note,
        )
        rests = [(rule.id, rule.says) for rule in rules if reading.id in rule.readings]
        return self._claim(said, (), rests + self._cases_turning_on(reading.id))

    def _cases_turning_on(self, name: str) -> list[_Pair]:
        cases = self._view.cases.values()
        return [(case.id, "turns on it") for case in cases if name in case.invitations]

    def _claim(self, said: _Said, against: Sequence[_Pair], rests: Sequence[_Pair]) -> ClaimAnswer:
        origins = sorted(self._origins(said.cites), key=lambda item: self._published(item.source))
        return ClaimAnswer(
            id=said.id,
            kind=said.kind,
            says=said.says,
            holders=tuple(said.holders),
            since=origins[0].published if origins else None,
            independent_origins=len(origins),
            origins=tuple(origins),
            contradicted_by=_named(against),
            rests_on_it=_named(rests),
            on=said.days[0],
            until=said.days[1],
            contents=said.contents,
            note=said.note or None,
            judgement=said.judgement or None,
            status=statuses(self._view.whole).get(said.id, "draft"),
        )

    def _published(self, source: str) -> int:
        return self._view.sources[source].published.last

    def _origins(self, cites: Sequence[Citation]) -> Iterator[Origin]:
        for root in self._view.evidence.origins(cites):
            own = [cite for cite in cites if cite.root == root]
            reported = dict.fromkeys(cite.source for cite in own if cite.source != root)
            yield Origin(
                source=root,
                published=self._view.sources[root].published.text,
                repeated_by=tuple(reported),
                cites=cites_of(own),
            )

    def _cases_with(self, contest_id: str) -> list[_Pair]:
        found = []
        for case in self._view.cases.values():
            if contest_id in case.explanations:
                found.append((case.id, "explains what happened"))
            elif contest_id in self._reads(case.id).contests:
                found.append((case.id, "the answer depends on it"))
        return found

    def _cases_reading(self, act: Act) -> Iterator[_Pair]:
        cells = {effect.cell for effect in Log([act], self._view.evidence).effects}
        cells |= self._view.log.consequences_of(act.id)
        if not cells:
            return
        for case in self._view.cases.values():
            if cells & self._reads(case.id).cells:
                yield case.id, "the case reads a register it sets"

    def _reads(self, case_id: str) -> _Reads:
        """Return what the answer to a case reads, kept by the view for the next claim."""
        kept: dict[str, _Reads] = self._view.__dict__.setdefault("reads_of_cases", {})
        if case_id not in kept:
            model = CaseModel(set_case(self._view, case_id), Request(draws=1))
            contests = frozenset(axis.subject for axis in model.axes)
            kept[case_id] = _Reads(model.cells_read, contests)
        return kept[case_id]


def _named(pairs: Sequence[_Pair]) -> tuple[Named, ...]:
    return tuple(Named(id=name, says=says) for name, says in pairs)
