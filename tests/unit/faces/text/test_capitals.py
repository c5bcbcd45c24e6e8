"""The pages about capitals: threats, one capital or two, and room inside organisations."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, words


def test_threats_can_be_compared(run: Run) -> None:
    page = words(run("threats", "--compare", "KAZ", "UZB").out)
    assert "How Afghanistan is described" in page
    assert "secret: its contents are unknown" in page
    assert "Military Doctrine of Tajikistan" not in page


def test_two_capitals_stand_in_columns(run: Run) -> None:
    page = run("capital", "KAZ", "UZB", "--on", "2013-06-01").out
    assert page.startswith("Astana (Kazakhstan) and Tashkent (Uzbekistan) on 1 June 2013")
    assert "TASHKENT" in page.split("ASTANA")[1].splitlines()[0]


def test_a_page_fits_a_hundred_columns(run: Run) -> None:
    for asked in (("threats",), ("capital", "KAZ", "UZB"), ("capital", "RUS"), ("autonomy",)):
        assert max(len(line) for line in run(*asked).out.splitlines()) <= 100


@pytest.mark.parametrize("asked", [("threats",), ("capital", "KAZ"), ("autonomy",)])
def test_beyond_the_record_nothing_is_known(run: Run, asked: tuple[str, ...]) -> None:
    answer = run(*asked, "--on", "2030-01-01")
    assert answer.code == 0
    assert "lies outside the record" in words(answer.out)
    assert len(answer.out.splitlines()) == 3
    assert run(*asked, "--on", "2030-01-01", "--json").json["covered"] is False


def test_autonomy_where_nobody_is_coded_to_lead_is_said_to_be_unknown(run: Run) -> None:
    answer = run("autonomy", "--on", "1995-01-01")
    assert answer.code == 0
    assert "Unknown for everybody" in answer.out


def test_a_capital_stands_to_an_organisation_as_the_list_of_members_has_it(run: Run) -> None:
    for on, status in (
        ("2012-07-15", "member, participation suspended"),
        ("2013-06-01", "membership suspended"),
    ):
        assert f"CSTO: {status}" in words(run("capital", "UZB", "--on", on).out)
        page = run("members", "--on", on).out
        row = next(line for line in page.splitlines() if line.startswith("UZB"))
        assert status.removeprefix("member, ") in row


def test_what_compares_two_members_names_the_organisation_they_are_in(run: Run) -> None:
    page = words(run("autonomy").out)
    relies = "Kyrgyzstan relies on Moscow for more than Kazakhstan does"
    # The document says so of the CSTO alone.
    assert page.count(relies) == page.count(f"CSTO: {relies}") == 1
