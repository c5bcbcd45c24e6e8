"""Read a theatre: from the texts of its files to a record, or to all its faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from pydantic import ValidationError

from allies.errors import MOST_TOLD, Fault
from allies.evidence.contests import Contest, Holder
from allies.evidence.sources import Source
from allies.progress import told
from allies.theatre.defaults import entries_of
from allies.theatre.faults import Path, Places, decoded, schema_faults
from allies.theatre.files import OVERLAY, TheatreFiles, part_of
from allies.theatre.format import FORMAT_VERSION, MOST_ITEMS, MOST_KEYS, Contests, Part
from allies.theatre.models import validate
from allies.theatre.partly import Partly, prefixes, read_partly
from allies.theatre.plain import empty_values, ids_in, names_in, no_value
from allies.theatre.several import ACTS, has_acts, one_each, with_each, wrong_actors
from allies.theatre.tables import parse_table
from allies.theatre.yaml_text import Plain, YamlError, parse_yaml
from allies.track_record.coding import read_plain
from allies.track_record.occasions import load_occasions
from allies.unseen import escaped, number_of, unseen_in
from allies.world.acts import Act
from allies.world.capitals import Capital, DriverWeight
from allies.world.cases import Case, Expectation
from allies.world.conclusions import CaseJudgement, Comparison
from allies.world.corridors import Corridor
from allies.world.errata import Erratum, Review
from allies.world.forces import Fleet, Force, Link, Place
from allies.world.forecasts import Forecast
from allies.world.instruments import Invitation
from allies.world.inventory import Inventory
from allies.world.levers import Lever
from allies.world.log import act_order
from allies.world.occasions import Occasion, is_same
from allies.world.organisations import ArmedGroup, Organisation, State
from allies.world.panels import Panel
from allies.world.record import Record, TheatreInfo
from allies.world.scenarios import ScenarioSet

T = TypeVar("T")

MOST_FAULTS = 20_000  # reading stops at this number
_EVIDENCE = ("cites", "judgement")


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and its place."""

    entry: Any
    file: str
    path: Path
    is_partial: bool = False  # some of it could not be read, and was left out


@dataclass
class Reading:
    """The parts of a theatre that have been read so far.

    Attributes:
        files: the texts.
        entries: everything that has the right shape, in whole or in part.
        faults: everything that has not, and everything else that is wrong.
        notes: what is worth a look without being wrong.
        faulty: ids of entries with faults; a reference to one of them is no fault.
        is_whole: whether every file could be read; if not, an unknown name may be declared in
            one of the others.
    """

    files: TheatreFiles
    entries: list[Located] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = Places(self.files.texts)
        self.faults += self.files.faults
        self.is_whole = not self.files.faults
        self._lost: set[tuple[str, Path]] = set()
        self._above_lost: dict[tuple[str, Path], set[str]] = {}

    def of_kind(self, kind: type[T], *, partial: bool) -> list[tuple[T, Located]]:
        """Return the entries of a class, with their places.

        Args:
            kind: the class.
            partial: whether entries that could be read only in part are included.
        """
        return [
            (found.entry, found)
            for found in self.entries
            if type(found.entry) is kind and (partial or not found.is_partial)
        ]

    @property
    def is_partial(self) -> bool:
        """Whether some entry could be read only in part."""
        return any(found.is_partial for found in self.entries)

    def lose(self, file: str, path: Path) -> None:
        """Mark a part that was left out of an entry; later faults there are not reported."""
        self._lost.add((file, path))
        for above in prefixes(path[:-1]):
            self._above_lost.setdefault((file, above), set()).add(str(path[-1]))

    def fault(self, file: str, path: Path, what: str, why: str = "", remedy: str = "") -> None:
        """Add a fault at a place of a file."""
        if not self._is_known(file, path, what):
            self.faults.append(Fault(what, self.where(file, path), why, remedy))

    def note(self, file: str, path: Path, what: str, why: str = "", remedy: str = "") -> None:
        """Add a remark that is not a fault, at a place of a file."""
        self.notes.append(Fault(what, self.where(file, path), why, remedy))

    def _is_known(self, file: str, path: Path, what: str) -> bool:
        """Return whether a fault follows from a part that was left out, which has its own fault."""
        if any((file, above) in self._lost for above in prefixes(path)):
            return True
        left_out = self._above_lost.get((file, path), ())
        return any(
            f"'{name}'" in what or (name in _EVIDENCE and "citation" in what) for name in left_out
        )

    def where(self, file: str, path: Path) -> str:
        """Return a place of a file for a message."""
        return f"{self.files.shown(file)}:{self.places.line(file, path)}"


def read_entries(files: TheatreFiles) -> Reading:
    """Read every file of a theatre into entries; add a fault for each malformed one."""
    reading = Reading(files)
    names = sorted(files.texts)
    for name in told("reading the theatre", names, len(names)):
        part = part_of(name)
        if part is None:
            continue
        if len(reading.faults) > MOST_FAULTS:
            where = files.shown(name)
            why = f"the files before it have more than {MOST_FAULTS:,} faults"
            reading.faults.append(Fault("has not been read", where, why, "correct those first"))
            reading.is_whole = False
            break
        _read_file(reading, name, part)
    return reading


def _read_file(reading: Reading, name: str, part: Part) -> None:
    data = _parse(reading, name, part)
    if data is None:
        reading.is_whole = False
        return
    if part.entry is Occasion:
        _read_occasions(reading, name, data)
        return

    def tell(path: Path, what: str, why: str, remedy: str) -> None:
        reading.fault(name, path, what, why, remedy)

    found = entries_of(data, tell)
    if found is None:
        reading.is_whole = False
        reading.faulty |= set(names_in(data))
        return
    if found.is_list and part.single:
        reading.fault(name, (), "holds a list", "this file is one entry", "remove the dashes")
        return
    reading.places.move(name, found.moved)
    for path, item in found.items:
        for empty in empty_values(item, path):
            reading.fault(
                name,
                empty,
                no_value(empty),
                "a missing value is not guessed",
                "give it a value, or remove the key",
            )
        _refuse_unseen_ids(reading, name, path, item)
        if _is_crowded(reading, name, path, item):
            continue
        for place, what, remedy in wrong_actors(part.entry, item, path):
            reading.fault(name, place, what, "one act is made of each of them", remedy)
        _read_each(reading, Located(part.entry, name, path), item)


def _read_each(reading: Reading, of: Located, item: Plain) -> None:
    """Read an entry, or one for each of its actors; their common faults are reported once."""
    ones = one_each(item) if of.entry is Act else [item]
    if has_acts(of.entry, item):
        case, numbers = with_each(item)
        reading.places.renumber(of.file, (*of.path, ACTS), numbers)
        ones = [case]
    for one in ones:
        try:
            entry = validate(of.entry, one)
        except ValidationError as error:
            reading.faulty |= {name for other in ones for name in names_in(other)}
            _read_partly(reading, of, one, error)
            return
        reading.entries.append(Located(entry, of.file, of.path))


def _read_occasions(reading: Reading, name: str, data: Plain) -> None:
    """Read the occasions of a theatre, as a file of `allies backtest` is read."""
    before = len(reading.faults)

    def tell(path: Path, what: str, why: str, remedy: str) -> None:
        reading.fault(name, path, what, why, remedy)

    coded = load_occasions()
    shipped = {item.id: item for item in (*coded.occasions, *coded.set_aside)}
    found = read_plain(data, coded, tell, lambda path: reading.where(name, path))
    for at, item in enumerate(found.occasions):
        path = ("cases", at)
        if item.id in found.aside:
            why = "an occasion that is set aside informs no answer of the theatre"
            tell((*path, "part"), f"'{item.id}' is set aside", why, "take out 'part'")
        other = shipped.get(item.id)
        if other is not None and not is_same(item, replace(other, id="")):
            why = f"there it is {other.organisation} on {other.on}"
            what = f"'{item.id}' is the id of another occasion of the track record"
            tell((*path, "id"), what, why, "give it another 'id'")
    if len(reading.faults) > before:
        reading.faulty |= set(names_in(data))
        return
    for note in found.notes:
        reading.note(name, (), note)
    for at, item in enumerate(found.occasions):
        learned = replace(item, sampling=item.sampling or "chosen")  # by who wrote the theatre
        reading.entries.append(Located(learned, name, ("cases", at)))


def _is_crowded(reading: Reading, file: str, path: Path, item: Plain) -> bool:
    """Add a fault for every mapping or list in an entry that is too long."""
    crowded = False
    pending: list[tuple[Plain, Path]] = [(item, path)]
    while pending:
        here, at = pending.pop()
        if not isinstance(here, dict | list):
            continue
        most, kind = (MOST_KEYS, "keys") if isinstance(here, dict) else (MOST_ITEMS, "items")
        if len(here) > most:
            what = f"holds {len(here):,} {kind} in one place"
            reading.fault(file, at, what, f"an entry has at most {most:,} there", "split it")
            crowded = True
        elif isinstance(here, dict):
            pending += [(part, (*at, key)) for key, part in here.items()]
        else:
            pending += [(part, (*at, index)) for index, part in enumerate(here)]
    reading.is_whole = reading.is_whole and not crowded
    return crowded


def _read_partly(reading: Reading, of: Located, item: Plain, error: ValidationError) -> None:
    """Add the validation errors of an entry as faults, and keep the part that can be read.

    Args:
        reading: what has been read so far.
        of: the class and the place of the entry.
        item: the entry as written.
        error: the validation error.
    """
    name, path = of.file, of.path
    found = Partly(None, list(error.errors(include_url=False)))
    if len(reading.faults) < MOST_TOLD:  # more faults are not shown
        found = read_partly(of.entry, item, error, len(reading.entries))
    shown = reading.files.shown(name)
    reading.faults += schema_faults(found.errors, of.entry, name, path, reading.places, shown)
    for lost in found.lost:
        reading.lose(name, (*path, *lost))
    reading.faulty |= set(names_in(item))
    if of.entry is Contests:  # with one of them all are gone
        reading.is_whole = False
    if found.entry is not None:
        reading.entries.append(Located(found.entry, name, path, is_partial=True))


def _refuse_unseen_ids(reading: Reading, file: str, path: Path, item: Plain) -> None:
    """Add a fault for every id with an invisible character, which can make it look like another."""
    for within, name in ids_in(item, path):
        unseen = unseen_in(name)
        if unseen:
            reading.fault(
                file,
                within,
                f"'{within[-1]}' holds a character that cannot be seen: '{escaped(name)}'",
                f"{number_of(unseen)} can make it look like another id, and people cannot type it",
                "remove it",
            )


def _parse(reading: Reading, name: str, part: Part) -> Plain:
    try:
        text = decoded(reading.files.texts[name])
    except UnicodeDecodeError as error:
        where = reading.files.texts[name][: error.start].count(b"\n") + 1
        place = f"{reading.files.shown(name)}:{where}"
        why = "every file of a theatre is UTF-8"
        reading.faults.append(Fault("is not UTF-8 text", place, why, "save it as UTF-8"))
        return None
    try:
        data = parse_table(text, part.entry) if part.is_table else parse_yaml(text)
    except YamlError as error:
        shown = reading.files.shown(name)
        reading.faults += [
            Fault(found.what, f"{shown}:{found.line}", "", found.remedy) for found in error.every
        ]
        return None
    if not isinstance(data, dict | list):
        place = f"{reading.files.shown(name)}:1"
        reading.faults.append(Fault("has no entry", place, part.says, "see `allies new`"))
        return None
    return data


def assemble(reading: Reading, *, partial: bool = False) -> Record | None:
    """Put the entries together into a record; add a fault for each name that is used twice.

    Args:
        reading: the entries.
        partial: whether entries that could be read only in part are included.

    Returns:
        The record, or None if the theatre has no description of itself.
    """

    def every(kind: type[T]) -> list[tuple[T, Located]]:
        return reading.of_kind(kind, partial=partial)

    theatres = every(TheatreInfo)
    if not theatres:
        return None
    theatre = theatres[0][0]
    _check_format(reading, theatre)
    contests = [located for contents, located in every(Contests)]
    inventories = every(Inventory)
    origins: dict[str, tuple[str, str]] = {"theatre:": ("theatre.yaml", "")}
    if inventories:
        origins["inventory:"] = (inventories[0][1].file, "")
    index = _Index(reading, origins)
    return Record(
        theatre=theatre,
        sources=index.by_id("source", every(Source)),
        holders=index.by_id("holder", list(_within(contests, "holders", Holder))),
        contests=index.by_id("contest", list(_within(contests, "contests", Contest))),
        states=index.by_id("state", every(State)),
        organisations=index.by_id("organisation", every(Organisation)),
        acts=index.acts(every(Act)),
        forces=index.by_id("force", every(Force)),
        fleets=index.by_id("fleet", every(Fleet)),
        places=index.by_id("place", every(Place)),
        links=tuple(index.numbered("link", every(Link))),
        cases=index.cases(every(Case)),
        expectations=tuple(index.numbered("expectation", every(Expectation))),
        origins=origins,
        capitals=index.by_id("capital", every(Capital)),
        weights=index.by_id("weight", every(DriverWeight)),
        corridors=index.by_id("corridor", every(Corridor)),
        comparisons=index.by_id("comparison", every(Comparison)),
        groups=index.by_id("group", every(ArmedGroup)),
        judgements=index.by_id("judgement", every(CaseJudgement)),
        invitations=index.by_id("invitation", every(Invitation)),
        occasions=index.by_id("occasion", every(Occasion)),
        panels=index.by_id("panel", every(Panel)),
        levers=index.levers(every(Lever)),
        scenarios=index.by_id("scenarios", every(ScenarioSet)),
        forecasts=index.by_id("forecasts", every(Forecast)),
        inventory=inventories[0][0] if inventories else None,
        errata=tuple(index.in_order("erratum", every(Erratum))),
        reviews=tuple(index.in_order("review", every(Review))),
    )


def _check_format(reading: Reading, theatre: TheatreInfo) -> None:
    if theatre.format != FORMAT_VERSION:
        reading.fault(
            "theatre.yaml",
            ("format",),
            f"format {theatre.format} is not known",
            f"this program reads format {FORMAT_VERSION}",
            "see the changelog of the theatre format",
        )


def _within(files: Iterable[Located], name: str, _kind: type[T]) -> Iterator[tuple[T, Located]]:
    for located in files:
        for at, item in enumerate(getattr(located.entry, name)):
            yield item, Located(item, located.file, (*located.path, name, at))


def _ordered(found: Iterable[tuple[T, Located]]) -> list[tuple[T, Located]]:
    """Return entries by id, in an order that no file changes; those of a theatre come first."""
    return sorted(found, key=_place)


def _place(pair: tuple[Any, Located]) -> tuple[str, bool]:
    return pair[0].id, pair[1].file.startswith(OVERLAY)


class _Index:
    """Gives every entry its key, and stores its place."""

    def __init__(self, reading: Reading, origins: dict[str, tuple[str, str]]) -> None:
        self._reading = reading
        self._origins = origins

    def _claim(self, key: str, located: Located) -> bool:
        """Store the place of an entry; return no if its name is taken."""
        kind, _, name = key.partition(":")
        if key in self._origins:
            file, path = self._origins[key]
            line = self._reading.places.line(file, path_of(path))
            self._reading.fault(
                located.file,
                (*located.path, "id"),
                f"a second {kind} '{name}'",
                f"the first is in {self._reading.files.shown(file)}:{line}",
                "names are unique: give one of them another 'id'",
            )
            return False
        self._origins[key] = (located.file, "/".join(str(step) for step in located.path))
        return True

    def by_id(self, kind: str, found: Iterable[tuple[T, Located]]) -> dict[str, T]:
        return {
            entry.id: entry  # type: ignore[attr-defined]
            for entry, located in _ordered(found)
            if self._claim(f"{kind}:{entry.id}", located)  # type: ignore[attr-defined]
        }

    def numbered(self, kind: str, found: Iterable[tuple[T, Located]]) -> Iterator[T]:
        ordered = sorted(found, key=lambda pair: msgspec.json.encode(pair[0]))
        for number, (entry, located) in enumerate(ordered):
            self._claim(f"{kind}:{number}", located)
            yield entry

    def in_order(self, kind: str, found: Iterable[tuple[T, Located]]) -> Iterator[T]:
        """Number entries in the order of their file, which is the order for readers."""
        for number, (entry, located) in enumerate(found):
            self._claim(f"{kind}:{number}", located)
            yield entry

    def acts(self, found: Iterable[tuple[Act, Located]]) -> tuple[Act, ...]:
        named = [(act if act.id else replace(act, id=_name_for(act, at)), at) for act, at in found]
        ordered = sorted(named, key=lambda pair: act_order(pair[0]))
        # An act of an overlay cannot replace one of the theatre, although it is of an earlier day.
        own_first = sorted(ordered, key=lambda pair: pair[1].file.startswith(OVERLAY))
        kept = {id(act) for act, at in own_first if self._claim(f"act:{act.id}", at)}
        return tuple(act for act, _ in ordered if id(act) in kept)

    def cases(self, found: Iterable[tuple[Case, Located]]) -> dict[str, Case]:
        cases = {}
        for case, located in _ordered(found):
            if not self._claim(f"case:{case.id}", located):
                continue
            acts = self._inner(located, case.acts, "acts")
            proposals = self._inner(located, case.question.proposals, "question", "proposals")
            question = replace(case.question, proposals=proposals)
            cases[case.id] = replace(case, acts=acts, question=question)
        return cases

    def levers(self, found: Iterable[tuple[Lever, Located]]) -> dict[str, Lever]:
        return {
            lever.id: replace(lever, acts=self._inner(located, lever.acts, "acts"))
            for lever, located in _ordered(found)
            if self._claim(f"lever:{lever.id}", located)
        }

    def _inner(self, located: Located, acts: Iterable[Act], *within: str) -> tuple[Act, ...]:
        """Name the acts inside a case or a lever, and store their places."""
        return self.acts(
            (act, Located(act, located.file, (*located.path, *within, at), located.is_partial))
            for at, act in enumerate(acts)
        )


def _name_for(act: Act, located: Located) -> str:
    """Return a name for an act without one; a unique name if parts of the act are lost."""
    name = act_name(act)
    return f"{name}.{located.file}.{located.path}" if located.is_partial else name


def act_name(act: Act) -> str:
    """Return the name of an act without one: actor, kind, object, date."""
    whom = act.of or act.to or act.place
    parts = (act.affected, act.act.replace("_", "-"), whom, act.on.text.replace("/", "--"))
    return ".".join(part for part in parts if part).lower()


def path_of(text: str) -> Path:
    """Return a path that is stored in `Record.origins` as steps."""
    return tuple(int(step) if step.isdigit() else step for step in text.split("/") if step)
