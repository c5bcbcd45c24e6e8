"""Draw occasions by seed from the frame of decision 0019, and split them into two halves.

    python tools/draw_frame.py PATH/TO/ucdp_prio_acd_v251_state_year.csv

The frame is every pair of an episode of an armed conflict that began on the soil of a state from
1990 to 2014 (UCDP/PRIO Armed Conflict Dataset 25.1) and an organisation of which that state was a
member in that year (`track_record/frame_members.csv`). The tool writes `track_record/frame.csv`:
the drawn pairs in the order in which they are to be coded, each with its half.

Each choice is made by sorting on a digest of the seed, the choice and the name of the pair. So a
draw is the same on every machine, and a further organisation does not change the draw of others.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

FOLDER = Path(__file__).resolve().parent.parent / "src" / "allies" / "track_record"
MEMBERS, DRAWN = FOLDER / "frame_members.csv", FOLDER / "frame.csv"

SEED = "allies frame 1"
MOST = 12  # pairs drawn for each organisation; all of them where the frame has fewer
FIRST, LAST = 1990, 2014
PARTS = ("fit", "aside")

SHORT = {"African Union": "AU", "Arab League": "LAS", "UN Security Council": "UNSC"}

# The file names the parties of a war between states, and not the soil. These states sent forces
# abroad and were not attacked on their own soil: Iraq in 1990, the coalitions of 2001 and 2003.
NOT_ON_ITS_SOIL = {(371, 645), (13692, 2), (13692, 200), (420, 2), (420, 200), (420, 900)}


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """An episode of an armed conflict in a member state of an organisation.

    Attributes:
        id: organisation, year, state and conflict.
        organisation: its name.
        state: the state on whose soil the conflict was.
        iso3: code of the state.
        gwno: Gleditsch-Ward number of the state.
        conflict: number of the conflict.
        start: first day of the episode.
        precision: how precise the day is: 1 exact, up to 5 only the year.
        type: intrastate, interstate, or II (intrastate with foreign forces).
        part: the half.
    """

    id: str
    organisation: str
    state: str
    iso3: str
    gwno: int
    conflict: int
    start: str
    precision: int
    type: str
    part: str = ""


class Episode(msgspec.Struct, frozen=True):
    """The first year of an episode, on the soil of one state."""

    gwno: int
    conflict: int
    start: str
    precision: int
    type: str


def episodes(conflict_years: Path) -> Iterator[Episode]:
    """Return every episode that began in the years of the frame, once for each state.

    Args:
        conflict_years: the UCDP/PRIO file, one row for each conflict and year.
    """
    with conflict_years.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    seen = set()
    for row in rows:
        start = row["start_date2"]
        if int(start[:4]) != _whole(row["year"]) or not FIRST <= int(start[:4]) <= LAST:
            continue
        conflict, between = _whole(row["conflict_id"]), row["type_of_conflict"] == "interstate"
        for party in ("gwno_a", "gwno_b") if between else ("gwno_a",):
            found = Episode(
                _whole(row[party]),
                conflict,
                start,
                _whole(row["start_prec2"]),
                row["type_of_conflict"],
            )
            if (conflict, found.gwno) not in NOT_ON_ITS_SOIL and found not in seen:
                seen.add(found)
                yield found


def frame(conflict_years: Path, members: Path = MEMBERS) -> list[Pair]:
    """Return the whole frame, in order of organisation and day.

    Args:
        conflict_years: the UCDP/PRIO file.
        members: the members of each organisation, with their first and last dates.
    """
    with members.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    by_state = defaultdict(list)
    for row in rows:
        by_state[int(row["gwno"])].append(row)
    found = [
        Pair(
            id="-".join(
                (_short(row["organisation"]), item.start[:4], row["iso3"], f"{item.conflict}")
            ),
            organisation=row["organisation"],
            state=row["state"],
            iso3=row["iso3"],
            gwno=item.gwno,
            conflict=item.conflict,
            start=item.start,
            precision=item.precision,
            type=item.type,
        )
        for item in episodes(conflict_years)
        for row in by_state[item.gwno]
        if row["since"][:4] <= item.start[:4] <= (row["until"][:4] or "9999")
    ]
    return sorted(found, key=lambda pair: (pair.organisation, pair.start, pair.id))


def draw(pairs: Iterable[Pair], seed: str = SEED, most: int = MOST) -> list[Pair]:
    """Return the drawn pairs with their halves, in the order in which they are to be coded.

    Args:
        pairs: the frame.
        seed: any text.
        most: the number of pairs for each organisation.
    """
    drawn: list[Pair] = []
    for organisation, own in _by_organisation(pairs).items():
        chosen = sorted(own, key=lambda pair: _digest(seed, "draw", pair.id))[:most]
        halved = sorted(chosen, key=lambda pair: _digest(seed, "half", pair.id))
        # An odd pair goes to either half by chance, and not always to the same one.
        shift = int(_digest(seed, "odd", organisation), 16) % 2
        drawn += [
            msgspec.structs.replace(pair, part=PARTS[(at + shift) % 2])
            for at, pair in enumerate(halved)
        ]
    return sorted(drawn, key=lambda pair: _digest(seed, "code", pair.id))


def _by_organisation(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[pair.organisation].append(pair)
    return found


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode(), digest_size=16).hexdigest()


def _short(organisation: str) -> str:
    return SHORT.get(organisation, organisation)


def _whole(text: str) -> int:
    return int(float(text))  # the file writes whole numbers as 365.0


def write(drawn: Iterable[Pair], path: Path = DRAWN) -> None:
    """Write the drawn pairs as a table.

    Args:
        drawn: the pairs, in the order in which they are to be coded.
        path: the file to write.
    """
    with path.open("w", newline="", encoding="utf-8") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(Pair.__struct_fields__)
        rows.writerows(msgspec.structs.astuple(pair) for pair in drawn)


def run(
    does: str,
    given: str,
    what: str,
    framed: Callable[[Path], list[Pair]],
    path: Path,
    by: tuple[str, int],
) -> tuple[list[Pair], list[Pair]]:
    """Draw from the file that the command line names, and write the table; return frame and draw.

    Args:
        does: what the tool does, its first line for the help.
        given: the name of the file in the help.
        what: what that file is.
        framed: returns the frame of the file.
        path: the table to write.
        by: the seed, and how many pairs are drawn for each organisation.
    """
    parser = argparse.ArgumentParser(description=does.partition("\n")[0])
    parser.add_argument(given, type=Path, help=what)
    whole = framed(getattr(parser.parse_args(), given))
    drawn = draw(whole, *by)
    write(drawn, path)
    print(f"all: {len(whole)} in the frame, {len(drawn)} drawn")
    return whole, drawn


def main() -> None:
    """Draw, write the table, and print how many pairs there are and were drawn."""
    what = "the UCDP/PRIO file of conflict-years"
    whole, drawn = run(__doc__, "conflict_years", what, frame, DRAWN, (SEED, MOST))
    in_frame, taken = _by_organisation(whole), _by_organisation(drawn)
    for organisation, own in in_frame.items():
        halves = [sum(pair.part == part for pair in taken[organisation]) for part in PARTS]
        print(f"{organisation}: {len(own)} in the frame, {sum(halves)} drawn, {halves}")


if __name__ == "__main__":
    main()
