"""Draw coups by seed, for the third part of the frame (decision 0029).

    python tools/draw_coups.py PATH/TO/coups.csv

The frame is every pair of a coup or coup attempt from 1990 to 2014 (Powell and Thyne 2011, version
of 13 October 2020, with columns country, ccode, year, month, day, coup) and an organisation of
which the state was a member on that day (`track_record/frame_members.csv`, `coup_members.csv`). A
coup within 30 days after another in the same state is the same crisis. A pair within 30 days of a
pair of `frame.csv` with the same organisation and state is left out, so that it does not count
twice. The tool writes `track_record/coups.csv`, as `draw_frame.py` does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import draw_frame
from draw_frame import FIRST, FOLDER, LAST, MEMBERS, Pair

DRAWN, FURTHER_MEMBERS = FOLDER / "coups.csv", FOLDER / "coup_members.csv"
SEED = "allies coups 1"
MOST = 3  # pairs drawn for each organisation
SAME_CRISIS = 30  # days

_Row = dict[str, str]


def coups(listed: Path) -> Iterator[tuple[int, date]]:
    """Yield state and day of the first coup of every crisis in the years of the frame.

    Args:
        listed: the file of coups: one row for each, with the number of the state and the day.
    """
    days = sorted(
        (int(row["ccode"]), date(int(row["year"]), int(row["month"]), int(row["day"])))
        for row in _rows(listed)
        if FIRST <= int(row["year"]) <= LAST
    )
    before: tuple[int, date] | None = None
    for state, day in days:
        same = before is not None and before[0] == state and (day - before[1]).days <= SAME_CRISIS
        before = (state, day)
        if not same:
            yield state, day


def frame(listed: Path, members: Sequence[Path] = (MEMBERS, FURTHER_MEMBERS)) -> list[Pair]:
    """Return the whole frame, in order of organisation and day; arguments as elsewhere here."""
    rows = [row for path in members for row in _rows(path)]
    drawn = [(row["organisation"], int(row["gwno"]), row["start"]) for row in _rows(_CONFLICTS)]
    found = []
    for state, day in coups(listed):
        for row in rows:
            until = row["until"] or "9999"
            if int(row["gwno"]) != state or not row["since"] <= f"{day}" <= until:
                continue
            if any(
                (body, place) == (row["organisation"], state)
                and abs((date.fromisoformat(start) - day).days) <= SAME_CRISIS
                for body, place, start in drawn
            ):
                continue
            short = draw_frame.SHORT.get(row["organisation"], row["organisation"])
            found.append(
                Pair(
                    id="-".join((short, f"{day.year}", row["iso3"], f"C{day:%m%d}")),
                    organisation=row["organisation"],
                    state=row["state"],
                    iso3=row["iso3"],
                    gwno=state,
                    conflict=0,
                    start=f"{day}",
                    precision=1,
                    type="coup",
                )
            )
    return sorted(found, key=lambda pair: (pair.organisation, pair.start, pair.id))


_CONFLICTS = draw_frame.DRAWN


def _rows(path: Path) -> list[_Row]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    """Draw, write the table, and print how many pairs there are and were drawn."""
    draw_frame.run(__doc__, "coups", "the file of coups", frame, DRAWN, (SEED, MOST))


if __name__ == "__main__":
    main()
