"""Draw clashes between states by seed, for the second part of the frame (decision 0026).

    python tools/draw_clashes.py PATH/TO/mid5_directed_dyads_1990_2014.csv

The frame is every pair of a militarised dispute that began from 1990 to 2014, whose highest action
was an attack, a clash or the occupation of territory (Palmer and others 2022), and an organisation
of which a state attacked in it was a member in that year (`track_record/frame_members.csv`, without
the UN Security Council, in which every state would count). The attacked state is an original party
on the side that did not begin. The tool writes `track_record/clashes.csv`, as `draw_frame.py` does.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import draw_frame
from draw_frame import FIRST, FOLDER, LAST, MEMBERS, Pair

DRAWN = FOLDER / "clashes.csv"
SEED = "allies clashes 1"
MOST = 2  # pairs drawn for each organisation
OCCUPATION, ATTACK, CLASH = 14, 16, 17
OF_ALL_STATES = "UN Security Council"

_Row = Mapping[str, int]


def _disputes(dyads: Path) -> Mapping[int, Sequence[_Row]]:
    """Return the rows of the first year of each dispute, by its number."""
    found: dict[int, list[_Row]] = defaultdict(list)
    with dyads.open(newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            whole = {name: int(float(value)) for name, value in row.items() if value}
            if whole["disponset"] == 1 and FIRST <= whole["year"] <= LAST:
                found[whole["dispnum"]].append(whole)
    return found


def attacked(dyads: Path) -> Iterator[tuple[int, int, int]]:
    """Yield number, year and attacked state of every clash.

    Args:
        dyads: the file of disputes: one row for each pair of states, direction and year.
    """
    for number, rows in sorted(_disputes(dyads).items()):
        highest = max(max(row["hiact1"], row["hiact2"]) for row in rows)
        if highest in (OCCUPATION, ATTACK, CLASH):
            states = {row["ccode1"] for row in rows if not row["sidea1"] and row["orig1"]}
            for state in sorted(states):
                yield number, min(row["year"] for row in rows), state


def frame(dyads: Path, members: Path = MEMBERS) -> list[Pair]:
    """Return the whole frame, in order of organisation and year; arguments as elsewhere here."""
    with members.open(newline="", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["organisation"] != OF_ALL_STATES]
    found = {}
    for number, year, state in attacked(dyads):
        for row in rows:
            until = row["until"][:4] or "9999"
            if int(row["gwno"]) != state or not row["since"][:4] <= f"{year}" <= until:
                continue
            short = draw_frame.SHORT.get(row["organisation"], row["organisation"])
            name = "-".join((short, f"{year}", row["iso3"], f"D{number}"))
            found[name] = Pair(
                id=name,
                organisation=row["organisation"],
                state=row["state"],
                iso3=row["iso3"],
                gwno=state,
                conflict=number,
                start=f"{year}",
                precision=5,
                type="dispute",
            )
    return sorted(found.values(), key=lambda pair: (pair.organisation, pair.start, pair.id))


def main() -> None:
    """Draw, write the table, and print how many pairs there are and were drawn."""
    draw_frame.run(__doc__, "dyads", "the file of militarised disputes", frame, DRAWN, (SEED, MOST))


if __name__ == "__main__":
    main()
