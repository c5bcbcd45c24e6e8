"""Reading a theatre: from the texts of its files to a world, or to all its faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace
from pydantic import ValidationError

from allies.errors import Fault
from allies.evidence.contests import Contest, Holder
from allies.evidence.sources import Source
from allies.theatre.faults import Path, Places, decoded, schema_faults
from allies.theatre.files import TheatreFiles, part_of
from allies.theatre.format import FORMAT_VERSION, Contests, Part
from allies.theatre.models import validate
from allies.theatre.tables import TableError, parse_table
from allies.theatre.yaml_text import Plain, YamlError, parse_yaml
from allies.world.acts import Act
from allies.world.capitals import Capital, DriverWeight
from allies.world.cases import Case, Expectation
from allies.world.conclusions import CaseJudgement, Comparison
from allies.world.corridors import Corridor
from allies.world.forces import Fleet, Force, Link, Place
from allies.world.inventory import Inventory
from allies.world.log import act_order
from allies.world.organisations import ArmedGroup, Organisation, State
from allies.world.record import Record, TheatreInfo

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Located:
    """An entry and where it stands."""

    entry: Any
    file: str
    path: Path


@dataclass
class Reading:
    """What has been read of a theatre so far.

    Attributes:
        files: the texts.
        entries: everything that has the right shape.
        faults: everything that has not, and everything else that is wrong.
        notes: what is worth a look without being wrong.
        spoilt: names of entries that have faults, so that nobody is blamed for naming them.
        is_whole: whether every file could be read; where not, a name that is not known may stand
            in one of those.
    """

    files: TheatreFiles
    entries: list[Located] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    spoilt: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = Places(self.files.texts)
        self.faults += self.files.faults
        self.is_whole = not self.files.faults

    def of_kind(self, kind: type[T]) -> list[tuple[T, Located]]:
        """Return every entry of a class, with where it stands."""
        return [(found.entry, found) for found in self.entries if type(found.entry) is kind]

    def fault(self, file: str, path: Path, what: str, why: str = "", remedy: str = "") -> None:
        """Note a fault at a place of a file."""
        self.faults.append(Fault(what, self.where(file, path), why, remedy))

    def note(self, file: str, path: Path, what: str, why: str = "", remedy: str = "") -> None:
        """Note something worth a look at a place of a file."""
        self.notes.append(Fault(what, self.where(file, path), why, remedy))

    def where(self, file: str, path: Path) -> str:
        """Return a place of a file as people are shown it."""
        return f"{self.files.shown(file)}:{self.places.line(file, path)}"


def read_entries(files: TheatreFiles) -> Reading:
    """Read every file of a theatre into entries, noting whatever has not the right shape."""
    reading = Reading(files)
    for name in sorted(files.texts):
        part = part_of(name)
        if part is not None:
            _read_file(reading, name, part)
    return reading


def _read_file(reading: Reading, name: str, part: Part) -> None:
    data = _parse(reading, name, part)
    if data is None:
        reading.is_whole = False
        return
    listed = isinstance(data, list)
    if listed and part.single:
        reading.fault(name, (), "holds a list", "this file is one entry", "remove the dashes")
        return
    for path, item in [((at,), item) for at, item in enumerate(data)] if listed else [((), data)]:
        for empty in _empty_values(item, path):
            reading.fault(
                name,
                empty,
                _no_value(empty),
                "nothing is left to be guessed",
                "give it a value, or remove the key",
            )
        try:
            entry = validate(part.entry, item)
        except ValidationError as error:
            listed_errors = error.errors(include_url=False)
            reading.faults += schema_faults(
                listed_errors, part.entry, name, path, reading.places, reading.files.root.name
            )
            reading.spoilt |= set(_names_in(item))
            if part.entry is Contests:  # with one of them all are gone
                reading.is_whole = False
        else:
            reading.entries.append(Located(entry, name, path))


def _parse(reading: Reading, name: str, part: Part) -> Plain:
    try:
        text = decoded(reading.files.texts[name])
    except UnicodeDecodeError as error:
        where = reading.files.texts[name][: error.start].count(b"\n") + 1
        reading.faults.append(
            Fault(
                "is not UTF-8 text",
                f"{reading.files.shown(name)}:{where}",
                "every file of a theatre is UTF-8",
                "save it as UTF-8",
            )
        )
        return None
    try:
        data = parse_table(text) if part.is_table else parse_yaml(text)
    except (TableError, YamlError) as error:
        reading.faults.append(
            Fault(error.what, f"{reading.files.shown(name)}:{error.line}", "", error.remedy)
        )
        return None
    if not isinstance(data, dict | list):
        reading.faults.append(
            Fault("holds no entry", f"{reading.files.shown(name)}:1", part.says, "see `allies new`")
        )
        return None
    return data


def _empty_values(item: Plain, path: Path) -> Iterator[Path]:
    """Return the place of every key or item without a value."""
    pending: list[tuple[Plain, Path]] = [(item, path)]
    while pending:
        here, at = pending.pop()
        if isinstance(here, str):
            if not here:
                yield at
        elif isinstance(here, list):
            pending += [(part, (*at, index)) for index, part in enumerate(here)]
        elif isinstance(here, dict):
            pending += [(part, (*at, key)) for key, part in here.items()]


def _no_value(path: Path) -> str:
    """Return what is wrong at a place where nothing stands."""
    keys = [step for step in path if isinstance(step, str)]
    if keys and keys[-1] != path[-1]:
        return f"'{keys[-1]}' has an item without a value"
    return f"'{path[-1]}' has no value"


def _names_in(item: Plain) -> Iterator[str]:
    pending = [item]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            yield from (here[key] for key in ("id", "label") if isinstance(here.get(key), str))
            pending += here.values()
        elif isinstance(here, list):
            pending += here


def assemble(reading: Reading) -> Record | None:
    """Put the entries together into a world, noting names that stand twice.

    Returns:
        The world, or None where the theatre does not even say what it is.
    """
    theatres = reading.of_kind(TheatreInfo)
    if not theatres:
        return None
    theatre = theatres[0][0]
    if theatre.format != FORMAT_VERSION:
        reading.fault(
            "theatre.yaml",
            ("format",),
            f"format {theatre.format} is not known",
            f"this program reads format {FORMAT_VERSION}",
            "see the changelog of the theatre format",
        )
    contests = [located for contents, located in reading.of_kind(Contests)]
    inventories = reading.of_kind(Inventory)
    origins: dict[str, tuple[str, str]] = {"theatre:": ("theatre.yaml", "")}
    if inventories:
        origins["inventory:"] = (inventories[0][1].file, "")
    index = _Index(reading, origins)
    return Record(
        theatre=theatre,
        sources=index.by_id("source", reading.of_kind(Source)),
        holders=index.by_id("holder", list(_within(contests, "holders", Holder))),
        contests=index.by_id("contest", list(_within(contests, "contests", Contest))),
        states=index.by_id("state", reading.of_kind(State)),
        organisations=index.by_id("organisation", reading.of_kind(Organisation)),
        acts=index.acts(reading.of_kind(Act)),
        forces=index.by_id("force", reading.of_kind(Force)),
        fleets=index.by_id("fleet", reading.of_kind(Fleet)),
        places=index.by_id("place", reading.of_kind(Place)),
        links=tuple(index.numbered("link", reading.of_kind(Link))),
        cases=index.cases(reading.of_kind(Case)),
        expectations=tuple(index.numbered("expectation", reading.of_kind(Expectation))),
        origins=origins,
        capitals=index.by_id("capital", reading.of_kind(Capital)),
        weights=index.by_id("weight", reading.of_kind(DriverWeight)),
        corridors=index.by_id("corridor", reading.of_kind(Corridor)),
        comparisons=index.by_id("comparison", reading.of_kind(Comparison)),
        judgements=index.by_id("judgement", reading.of_kind(CaseJudgement)),
        groups=index.by_id("group", reading.of_kind(ArmedGroup)),
        inventory=inventories[0][0] if inventories else None,
    )


def _within(files: Iterable[Located], name: str, _kind: type[T]) -> Iterator[tuple[T, Located]]:
    for located in files:
        for at, item in enumerate(getattr(located.entry, name)):
            yield item, Located(item, located.file, (*located.path, name, at))


def _ordered(found: Iterable[tuple[T, Located]]) -> list[tuple[T, Located]]:
    """Return entries by their ids, so that neither files nor their order change an answer."""
    return sorted(found, key=lambda pair: pair[0].id)  # type: ignore[attr-defined]


class _Index:
    """Gives every entry its key, and notes where it stands."""

    def __init__(self, reading: Reading, origins: dict[str, tuple[str, str]]) -> None:
        self._reading = reading
        self._origins = origins

    def _claim(self, key: str, located: Located) -> bool:
        """Note where an entry stands; false where its name is taken."""
        kind, _, name = key.partition(":")
        if key in self._origins:
            file, path = self._origins[key]
            line = self._reading.places.line(file, path_of(path))
            self._reading.fault(
                located.file,
                (*located.path, "id"),
                f"a second {kind} '{name}'",
                f"the first stands in {self._reading.files.shown(file)}:{line}",
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

    def acts(self, found: Iterable[tuple[Act, Located]]) -> tuple[Act, ...]:
        named = [(act if act.id else replace(act, id=act_name(act)), at) for act, at in found]
        ordered = sorted(named, key=lambda pair: act_order(pair[0]))
        return tuple(act for act, at in ordered if self._claim(f"act:{act.id}", at))

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

    def _inner(self, located: Located, acts: Iterable[Act], *within: str) -> tuple[Act, ...]:
        """Name the acts that stand inside a case, and note where they stand."""
        return self.acts(
            (act, Located(act, located.file, (*located.path, *within, at)))
            for at, act in enumerate(acts)
        )


def act_name(act: Act) -> str:
    """Return the name of an act that was given none: who, what, whom, when."""
    whom = act.of or act.to or act.place
    parts = (act.affected, act.act.replace("_", "-"), whom, act.on.text.replace("/", "--"))
    return ".".join(part for part in parts if part).lower()


def path_of(text: str) -> Path:
    """Return the path kept in `Record.origins` as steps."""
    return tuple(int(step) if step.isdigit() else step for step in text.split("/") if step)
