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
    tables = ("frame.csv", "clashes.csv", "coups.csv")
    drawn = {row["id"]: row for table in tables for row in rows(FOLDER / table)}
    coded = load_occasions()
    for part, occasions in (("fit", coded.occasions), ("aside", coded.set_aside)):
        for item in occasions:
            if item.sampling == "frame":
                row = drawn[item.id]
                # The file of clashes gives the year only.
                assert row["part"] == part, item.id
                assert item.on.startswith(row["start"]), item.id
                assert row["organisation"] == item.organisation, item.id


def test_every_membership_names_the_page_that_was_read() -> None:
    for row in rows(FOLDER / "frame_members.csv") + rows(FOLDER / "coup_members.csv"):
        assert row["page"], row
        assert row["since"] < (row["until"] or "9999"), row


CLASHES = HELD / "data" / "cow" / "mid5_directed_dyads_1990_2014.csv"
DISPUTES = (
    "dispnum,ccode1,ccode2,year,dispongoing,disponset,sidea1,sidea2,fatality1,fatality2,"
    "fatalpre1,fatalpre2,hiact1,hiact2,hostlev1,hostlev2,orig1,orig2\n"
)


@pytest.fixture(scope="module")
def clashes() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(REPOSITORY / "tools"))
        return runpy.run_path(str(REPOSITORY / "tools" / "draw_clashes.py"))


def dispute(number: int, year: int, action: int, *, onset: int = 1, original: int = 1) -> str:
    """Return both rows of a dispute in which state 20 acts first against state 10."""
    return "".join(
        f"{number}.0,{one}.0,{other}.0,{year}.0,1.0,{onset}.0,{side}.0,{1 - side}.0,0.0,0.0,0.0,"
        f"0.0,{action if side else 0}.0,{0 if side else action}.0,4.0,1.0,{original}.0,1.0\n"
        for one, other, side in ((20, 10, 1), (10, 20, 0))
    )


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (dispute(1, 1995, 16), ["Pact-1995-XLA-D1"]),
        (dispute(1, 1995, 17), ["Pact-1995-XLA-D1"]),
        (dispute(1, 1995, 14), ["Pact-1995-XLA-D1"]),
        (dispute(1, 1995, 15), []),  # a seizure, such as of a fishing boat
        (dispute(1, 1995, 20), []),  # a war is in the first part of the frame
        (dispute(1, 1996, 16, onset=0), []),  # a later year of a dispute
        (dispute(1, 1995, 16, original=0), []),  # a state that joined later
        (dispute(1, 1989, 16), []),
        (dispute(1, 1990, 16), ["Pact-1990-XLA-D1"]),
        (dispute(1, 2001, 16), []),  # after the state left
    ],
)
def test_a_clash_counts_for_the_organisations_of_the_attacked_state(
    clashes: dict[str, Any], tmp_path: Path, row: str, found: list[str]
) -> None:
    (tmp_path / "disputes.csv").write_text(DISPUTES + row, encoding="utf-8")
    (tmp_path / "members.csv").write_text(
        "organisation,state,iso3,gwno,since,until,page\n"
        "Pact,Xland,XLA,10,1990-01-01,2000-01-01,a page\n"
        "Club,Yland,YLA,20,1990-01-01,,a page\n"
        "UN Security Council,Xland,XLA,10,1945,,a page\n",
        encoding="utf-8",
    )
    drawn = clashes["frame"](tmp_path / "disputes.csv", tmp_path / "members.csv")
    assert [item.id for item in drawn] == found


def test_the_drawn_clashes_are_those_of_the_seed(clashes: dict[str, Any]) -> None:
    if not CLASHES.exists():
        pytest.skip("the table of disputes is not at hand")
    drawn = clashes["draw_frame"].draw(clashes["frame"](CLASHES), clashes["SEED"], clashes["MOST"])
    assert [(item.id, item.part) for item in drawn] == [
        (row["id"], row["part"]) for row in rows(FOLDER / "clashes.csv")
    ]


@pytest.fixture(scope="module")
def coups() -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(REPOSITORY / "tools"))
        return runpy.run_path(str(REPOSITORY / "tools" / "draw_coups.py"))


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (["1995-03-01"], ["Pact-1995-XLA-C0301"]),
        (["1989-12-31"], []),
        (["1990-01-01"], ["Pact-1990-XLA-C0101"]),
        (["2014-12-31"], []),  # the state left in 2000
        (["1995-03-01", "1995-03-31"], ["Pact-1995-XLA-C0301"]),  # 30 days: the same crisis
        (["1995-03-01", "1995-04-01"], ["Pact-1995-XLA-C0301", "Pact-1995-XLA-C0401"]),
        (["2000-01-01"], ["Pact-2000-XLA-C0101"]),  # the last day of the membership
        (["2000-01-02"], []),
    ],
)
def test_a_coup_counts_for_the_organisations_of_its_state_on_that_day(
    coups: dict[str, Any], tmp_path: Path, days: list[str], found: list[str]
) -> None:
    listed = [f"Xland,10,{int(d[:4])},{int(d[5:7])},{int(d[8:])},1\n" for d in days]
    (tmp_path / "coups.csv").write_text(
        "country,ccode,year,month,day,coup\n" + "".join(listed), encoding="utf-8"
    )
    (tmp_path / "members.csv").write_text(
        "organisation,state,iso3,gwno,since,until,page\n"
        "Pact,Xland,XLA,10,1990-01-01,2000-01-01,a page\n"
        "Club,Yland,YLA,20,1990-01-01,,a page\n",
        encoding="utf-8",
    )
    drawn = coups["frame"](tmp_path / "coups.csv", [tmp_path / "members.csv"])
    assert [item.id for item in drawn] == found


def test_a_coup_that_is_a_drawn_conflict_is_left_out(coups: dict[str, Any], tmp_path: Path) -> None:
    row = next(item for item in rows(FOLDER / "frame.csv") if item["organisation"] == "ECOWAS")
    year, month, on = (int(part) for part in row["start"].split("-"))
    (tmp_path / "coups.csv").write_text(
        f"country,ccode,year,month,day,coup\nSomewhere,{row['gwno']},{year},{month},{on},2\n",
        encoding="utf-8",
    )
    found = {item.organisation for item in coups["frame"](tmp_path / "coups.csv")}
    assert "ECOWAS" not in found
    assert found  # the other organisations of the state are not drawn for that conflict


def test_the_drawn_coups_are_in_the_halves_of_the_seed(coups: dict[str, Any]) -> None:
    drawn = rows(FOLDER / "coups.csv")
    by_body = Counter(row["organisation"] for row in drawn)
    assert max(by_body.values()) == coups["MOST"]
    for body in by_body:
        halves = Counter(row["part"] for row in drawn if row["organisation"] == body)
        assert abs(halves["fit"] - halves["aside"]) <= 1, body
    pairs = [coups["Pair"](**{**row, "part": ""}) for row in drawn]
    again = coups["draw_frame"].draw(pairs, coups["SEED"], coups["MOST"])
    assert [(item.id, item.part) for item in again] == [(row["id"], row["part"]) for row in drawn]
