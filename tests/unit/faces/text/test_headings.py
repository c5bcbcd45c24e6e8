"""Headings of pages."""

from __future__ import annotations

import pytest

from tests.apparatus import Run, words


def test_no_heading_stands_over_nothing(run: Run) -> None:
    for asked in (("threats", "--on", "1995-01-01"), ("law", "FRA", "--on", "1995-01-01")):
        lines = run(*asked).out.rstrip().splitlines()
        for heading, following in zip(lines[1:], [*lines[2:], ""], strict=True):
            if heading and not heading.startswith(" "):
                assert following.startswith("  "), heading


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (
            ("members", "csto"),
            "Collective Security Treaty Organization (CSTO): who belonged to it on",
        ),
        (("capital", "KAZ"), "Astana (Kazakhstan) on 23 January 2017: what it belongs to, fears,"),
        (("capital", "KAZ", "KGZ"), "Astana (Kazakhstan) and Bishkek (Kyrgyzstan) on 23 January"),
        (("rests-on", "osh-2010"), "What the likelihood rests on: Violence in southern Kyrgyzstan"),
    ],
)
def test_the_first_line_says_what_the_page_is_about(
    run: Run, asked: tuple[str, ...], first: str
) -> None:
    assert words(run(*asked).out).startswith(first)


@pytest.mark.parametrize(
    "asked", [("members",), ("law", "--case", "osh-2010"), ("positions", "osh-2010")]
)
def test_names_in_letters_are_spelt_out_near_the_top(run: Run, asked: tuple[str, ...]) -> None:
    head = words("\n".join(run(*asked).out.splitlines()[:4]))
    assert "CSTO: Collective Security Treaty Organization; SCO: Shanghai Cooperation" in head
