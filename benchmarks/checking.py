"""Checking large theatres: ten times the theatre, and a thousand faults, against the same without.

What is measured is that the work grows as the theatre does, not how long it takes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from allies.errors import TheatreError
from allies.theatre.files import TheatreFiles, read_files
from allies.theatre.opening import read_checked
from allies.theatre.starting import start_theatre
from benchmarks.measuring import Measured, in_turn

ACTS, ORGANISATIONS = 2_400, 20
CONTESTS = 200
TIMES = 10
FAULTS = 1_000
ROUNDS = 3
_KINDS = ("claimed", "announced", "transit_granted", "stance_taken")


def _theatre(acts: int, organisations: int, faults: int = 0) -> TheatreFiles:
    """Return a theatre of so many acts and organisations, some of whose acts are at fault."""
    with tempfile.TemporaryDirectory() as folder:
        texts = dict(read_files(start_theatre("grown", Path(folder))).texts)
    pact = texts["organisations/pact.yaml"].decode()
    for number in range(organisations):
        # Its sources and states stay those of the small theatre.
        own = pact.replace("pact", f"pact{number}").replace(f"pact{number}-text", "pact-text")
        own = own.replace("of the Hills", f"of the Hills {number}")
        own = own.replace("short: Pact", f"short: Pact {number}")
        own = own.replace("id: in_force_only", f"id: in_force_only_{number}")
        texts[f"organisations/o{number}.yaml"] = own.encode()
    each = acts // organisations
    for number in range(organisations):
        text = "".join(_act(number, at, faults) for at in range(each))
        texts[f"acts/a{number}.yaml"] = text.encode()
        faults = max(faults - each, 0)
    return TheatreFiles(Path("grown"), texts)


def _act(number: int, at: int, faults: int) -> str:
    by = f"XX{number}x{at}" if at < faults else ("XHI", "XLO")[at % 2]
    kind = _KINDS[at % len(_KINDS)]
    day = f"{2001 + at % 9}-{1 + at // 9 % 12:02}-{1 + at // 108 % 28:02}"
    more = {
        "transit_granted": "to: XLO, mode: rail",
        "stance_taken": f"of: pact{number}, means: [rapid_reaction], stance: for",
    }.get(kind, f"of: pact{number}, says: something, about: [border-2008]")
    return (
        f"- {{act: {kind}, id: a{number}x{at}, by: {by}, on: {day}, {more},"
        f' cites: [{{source: morning-paper, at: "para. {at}", credibility: 3}}]}}\n'
    )


def _check(files: TheatreFiles) -> None:
    with suppress(TheatreError):
        read_checked(files, [])


def _contested(contests: int) -> TheatreFiles:
    """Return a theatre of so many contests, whose versions all bear on one register."""
    files = _theatre(CONTESTS, 2)
    versions = (
        "{{id: {0}, says: It was {0}, holders: [{1}],"
        ' cites: [{{source: {1}, at: "p. 1", credibility: 3}}]}}'
    )
    sides = [versions.format("a", "morning-paper"), versions.format("b", "evening-paper")]
    text = "".join(
        f"\n  - {{id: c{at}, type: rival_claims, question: Which, versions: [{', '.join(sides)}]}}"
        for at in range(contests)
    )
    acts = "".join(
        f"- {{act: withdrew, id: w{at}{side}, by: XLO, of: pact0,"
        f" on: {2001 + at % 9}-03-0{1 + at % 2},"
        f" version: [c{at}/{side}],"
        ' cites: [{source: morning-paper, at: "p. 2", credibility: 3}]}\n'
        for at in range(contests)
        for side in "ab"
    )
    shown = files.texts["contests.yaml"].decode().replace("contests:", f"contests:{text}", 1)
    more = {"contests.yaml": shown.encode(), "acts/contested.yaml": acts.encode()}
    return TheatreFiles(files.root, {**files.texts, **more})


def _documented(traits: int) -> TheatreFiles:
    """Return a theatre of so many traits of capitals, and as many statements on one means."""
    files = _theatre(CONTESTS, 2)
    cites = 'cites: [{source: morning-paper, at: "p. 1", credibility: 3}]'
    each = 200
    states, more = "", {}
    for number in range(traits // each):
        state = f"X{chr(65 + number // 26)}{chr(65 + number % 26)}"
        states += f"- {{id: {state}, name: State {number}}}\n"
        told = "".join(
            f"  - {{id: t{number}.{at}, aspect: relation, towards: [XLO], level: allied, says: S,"
            f" since: {2001 + at % 9}-05-01, public: 2005, {cites}}}\n"
            for at in range(each)
        )
        more[f"capitals/c{number}.yaml"] = f"id: {state}\ntraits:\n{told}".encode()
        said = "".join(
            f"- {{act: stance_taken, id: s{number}x{at}, by: {('XHI', 'XLO')[at % 2]}, of: pact0,"
            f" means: [rapid_reaction], stance: for, says: S,"
            f" on: {2001 + at % 9}-{1 + at % 12:02}-{1 + at % 28:02}, {cites}}}\n"
            for at in range(each)
        )
        more[f"acts/s{number}.yaml"] = said.encode()
    more["states/more.yaml"] = states.encode()
    return TheatreFiles(files.root, {**files.texts, **more})


def measure() -> Iterator[Measured]:
    """Measure a check of a large theatre against a small one, and one with faults against none."""
    small = _theatre(ACTS, ORGANISATIONS)
    large = _theatre(ACTS * TIMES, ORGANISATIONS * TIMES)
    ours, theirs = in_turn(lambda: _check(large), lambda: _check(small), ROUNDS)
    yield Measured("check 24,000 acts, 200 bodies", "2,400 acts, 20 bodies", ours, theirs, 12.0)
    faulty = _theatre(ACTS, ORGANISATIONS, FAULTS)
    ours, theirs = in_turn(lambda: _check(faulty), lambda: _check(small), ROUNDS * 3)
    yield Measured("check with a thousand faults", "the same without", ours, theirs, 1.5)
    few, many = _contested(CONTESTS), _contested(CONTESTS * TIMES)
    ours, theirs = in_turn(lambda: _check(many), lambda: _check(few), ROUNDS)
    yield Measured("check 2,000 contests over one register", "200 contests", ours, theirs, 12.0)
    few, many = _documented(ACTS), _documented(ACTS * TIMES)
    ours, theirs = in_turn(lambda: _check(many), lambda: _check(few), ROUNDS)
    yield Measured("check 24,000 traits and statements", "2,400 of each", ours, theirs, 12.0)
