"""Headings of pages."""

from __future__ import annotations

from tests.apparatus import Run


def test_no_heading_stands_over_nothing(run: Run) -> None:
    for asked in (("threats", "--on", "1995-01-01"), ("law", "FRA", "--on", "1995-01-01")):
        lines = run(*asked).out.rstrip().splitlines()
        for heading, following in zip(lines[1:], [*lines[2:], ""], strict=True):
            if heading and not heading.startswith(" "):
                assert following.startswith("  "), heading
