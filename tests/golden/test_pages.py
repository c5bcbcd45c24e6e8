"""Whole pages, as people see them. Make them anew with `pytest tests/golden --force-regen`."""

from __future__ import annotations

import re

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from allies.faces.text.style import MOST_COLUMNS
from tests.apparatus import Run

PAGES = {
    "help": ("--help",),
    "assess_osh_2010": ("assess", "osh-2010"),
    "assess_osh_2010_full": ("assess", "osh-2010", "--full"),
    "assess_peace_mission_2007": ("assess", "peace-mission-2007"),
    "assess_osh_2010_draw_7": ("assess", "osh-2010", "--draw", "7"),
    "members_csto_2012": ("members", "csto", "--on", "2012-07-15"),
    "members_csto_2012_as_of": (
        "members",
        "csto",
        "--on",
        "2012-07-15",
        "--as-of",
        "2012-07-20",
    ),
    "law_csto_2010": ("law", "csto", "--on", "2010-06-12"),
    "law_csto_2012_of_uzb": ("law", "csto", "--on", "2012-07-15", "--of", "UZB"),
    "law_csto_diff": ("law", "csto", "--diff", "2010-06-12", "2013-06-12"),
    "law_case_osh_2010": ("law", "--case", "osh-2010"),
    "audit_csto": ("audit", "csto"),
    "contested": ("contested",),
    "capital_kaz_diff": ("capital", "KAZ", "--diff", "2013-06-01", "2016-01-01"),
    "accession_sco": ("accession", "sco"),
    "balance_kaz_uzb": ("balance", "KAZ", "UZB"),
    "dependence_tjk": ("dependence", "TJK"),
    "groups_imu": ("groups", "imu"),
    "intelligence_uzb": ("intelligence", "UZB"),
    "timeline_uzb": ("timeline", "--about", "UZB"),
    "narrative_uzb_2012": ("narrative", "uzb-2012"),
    "narrative_osh_inaction_full": ("narrative", "osh-inaction", "--full"),
    "claim_suspended_membership": ("claim", "uzb-2012/suspended_membership"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_did(
    run: Run, file_regression: FileRegressionFixture, name: str
) -> None:
    answer = run(*PAGES[name])
    assert (answer.code, answer.err) == (0, "")
    file_regression.check(answer.out, basename=name, encoding="utf-8", newline="\n")


def test_a_dossier_reads_as_it_did(run: Run, file_regression: FileRegressionFixture) -> None:
    answer = run("dossier", "csto")  # long work: the first time, it tells its progress
    assert answer.code == 0
    assert all(len(line) <= MOST_COLUMNS for line in answer.out.splitlines())
    assert len(answer.out.splitlines()) <= 45  # one screen
    file_regression.check(answer.out, basename="dossier_csto", encoding="utf-8", newline="\n")


@pytest.mark.parametrize(
    "asked",
    [
        *PAGES.values(),
        ("assess", "osh-2010", "--on", "2013-06-12"),
        ("assess", "osh-2010", "--account", "dehaas2017"),
        ("assess", "osh-2010", "--on", "2013-06-12", "--full"),
        ("law", "csto"),
        ("law", "sco"),
        ("members", "cst", "--on", "1999-12-31"),
        ("accession",),
        ("dependence",),
        ("groups",),
        ("intelligence",),
        ("members", "sco"),
        ("timeline",),
        ("timeline", "--as-of", "2012-07-20"),
        ("contested", "--as-of", "2012-07-20"),
        ("claim", "osh-inaction"),
        ("claim", "csto.charter"),
        ("claim", "rus.201-base"),
        ("sources",),
        ("check",),
    ],
    ids=lambda asked: "_".join(asked),
)
def test_a_page_fits_a_hundred_columns_and_carries_no_padding(
    run: Run, asked: tuple[str, ...]
) -> None:
    answer = run(*asked)
    assert answer.code == 0
    for line in answer.out.splitlines():
        assert len(line) <= MOST_COLUMNS == 100, line
        if asked != ("--help",):  # the frame of the help is not ours
            assert line == line.rstrip(), line


@pytest.mark.parametrize(
    "asked", [("power", "csto"), ("assess", "osh-2010"), ("corridors", "kabul")]
)
def test_a_share_is_written_in_one_style(run: Run, asked: tuple[str, ...]) -> None:
    shown = run(*asked).out
    assert re.search(r"[0-9] %", shown)
    assert not re.search(r"[0-9]%", shown)


@pytest.mark.parametrize("columns", ["40", "300"])
def test_a_page_is_the_same_in_a_pipe_whatever_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    wide = run("members", "csto").out
    monkeypatch.setenv("COLUMNS", columns)
    assert run("members", "csto").out == wide


def test_no_page_holds_a_colour_or_another_control_character(run: Run) -> None:
    for asked in PAGES.values():
        assert all(letter == "\n" or letter.isprintable() for letter in run(*asked).out)
