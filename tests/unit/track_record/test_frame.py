"""The frame of occasions: drawn by seed, in halves, and coded only as drawn."""

from __future__ import annotations

import csv
import runpy
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from allies.track_record.occasions import load_occasions
from tests.apparatus import HELD, PACKAGE, REPOSITORY

FOLDER = PACKAGE / "track_record"
CONFLICTS = HELD / "data" / "ucdp" / "ucdp_prio_acd_v251_state_year.csv"
HEAD = (
    "conflict_id,year,gwno_a,gwno_a_2nd,gwno_b,gwno_b_2nd,incompatibility,intensity_level,"
    "type_of_conflict,start_date,start_prec,start_date2,start_prec2,ep_end,ep_end_date\n"
)


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(REPOSITORY / "tools" / "draw_frame.py"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def conflict(
    number: int, year: int, start: str, state: int, other: str = "", between: str = "intrastate"
) -> str:
    return (
        f"{number}.0,{year}.0,{state}.0,,{other},,territory,1.0,{between},1970-01-01,1.0,"
        f"{start},2.0,0.0,\n"
    )


def made(tool: dict[str, Any], folder: Path, conflicts: str, members: str) -> list[Any]:
    (folder / "conflicts.csv").write_text(HEAD + conflicts, encoding="utf-8")
    (folder / "members.csv").write_text(
        "organisation,state,iso3,gwno,since,until,page\n" + members, encoding="utf-8"
    )
    found: list[Any] = tool["frame"](folder / "conflicts.csv", folder / "members.csv")
    return found


def test_only_the_first_year_of_an_episode_in_a_member_state_counts(
    tool: dict[str, Any], tmp_path: Path
) -> None:
    found = made(
        tool,
        tmp_path,
        conflict(1, 1995, "1995-03-01", 10)
        + conflict(1, 1996, "1995-03-01", 10)  # a later year of the same episode
        + conflict(1, 2001, "2001-05-01", 10)  # a new episode after the state left
        + conflict(2, 1989, "1989-05-01", 10)  # before the frame
        + conflict(3, 1999, "1999-05-01", 99),  # a state that is no member
        "Pact,Xland,XLA,10,1990-06-01,2000-01-01,a page\n",
    )
    assert [item.id for item in found] == ["Pact-1995-XLA-1"]
    assert (found[0].start, found[0].precision, found[0].state) == ("1995-03-01", 2, "Xland")


def test_a_war_between_states_counts_for_both(tool: dict[str, Any], tmp_path: Path) -> None:
    members = "Pact,Xland,XLA,10,1990,,a page\nPact,Yland,YLA,20,1990,,a page\n"
    war = conflict(1, 1995, "1995-03-01", 10, "20.0", "interstate")
    found = made(tool, tmp_path, war, members)
    assert [item.iso3 for item in found] == ["XLA", "YLA"]
    within = conflict(1, 1995, "1995-03-01", 10, "20.0")
    assert [item.iso3 for item in made(tool, tmp_path, within, members)] == ["XLA"]


def test_a_draw_is_even_by_half_and_a_further_organisation_leaves_it_alone(
    tool: dict[str, Any], tmp_path: Path
) -> None:
    conflicts = "".join(conflict(at, 1995, "1995-03-01", 10) for at in range(1, 31))
    one = "Pact,Xland,XLA,10,1990,,a page\n"
    both = one + "Club,Xland,XLA,10,1990,,a page\n"
    alone = tool["draw"](made(tool, tmp_path, conflicts, one), "seed", 7)
    assert len(alone) == 7
    assert sorted(Counter(item.part for item in alone).values()) == [3, 4]
    beside = tool["draw"](made(tool, tmp_path, conflicts, both), "seed", 7)
    assert [item for item in beside if item.organisation == "Pact"] == alone
    assert tool["draw"](made(tool, tmp_path, conflicts, one), "other", 7) != alone


def test_the_drawn_pairs_are_those_of_the_seed(tool: dict[str, Any]) -> None:
    if not CONFLICTS.exists():
        pytest.skip("the table of conflicts is not at hand")
    drawn = tool["draw"](tool["frame"](CONFLICTS))
    assert [(item.id, item.part) for item in drawn] == [
        (row["id"], row["part"]) for row in rows(FOLDER / "frame.csv")
    ]


def test_the_halves_are_even_for_every_organisation() -> None:
    halves: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(FOLDER / "frame.csv"):
        halves[row["organisation"]][row["part"]] += 1
    assert len(halves) >= 12
    for organisation, parts in halves.items():
        assert abs(parts["fit"] - parts["aside"]) <= 1, organisation


def test_every_coded_occasion_was_drawn_and_is_in_its_half() -> None:
    drawn = {row["id"]: row for row in rows(FOLDER / "frame.csv")}
    coded = load_occasions()
    for part, occasions in (("fit", coded.occasions), ("aside", coded.set_aside)):
        for item in occasions:
            if item.sampling == "frame":
                row = drawn[item.id]
                assert (row["part"], row["start"]) == (part, item.on), item.id
                assert row["organisation"] == item.organisation, item.id


def test_every_membership_names_the_page_that_was_read() -> None:
    for row in rows(FOLDER / "frame_members.csv"):
        assert row["page"], row
        assert row["since"] < (row["until"] or "9999"), row
