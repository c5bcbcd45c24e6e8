"""Ids are stable from one edition of the shipped theatre to the next, and errata are shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from allies.theatre.opening import open_folder
from allies.world.facts import ids
from tests.apparatus import REPOSITORY, SHIPPED

# The ids of the last edition, one a line. After a release, write those of the new edition here.
LAST = Path(__file__).with_suffix("") / "central_asia.txt"


def gone(last: set[str], now: set[str], told: set[str]) -> list[str]:
    """Return the ids of the last edition that are neither used now nor told of as gone."""
    return sorted(last - now - told)


def test_an_id_of_the_last_edition_is_kept_or_told_in_the_errata() -> None:
    record = open_folder(SHIPPED)
    told = {item.id for erratum in record.errata for item in erratum.renamed}
    told |= {name for erratum in record.errata for name in erratum.retired}
    last = set(LAST.read_text(encoding="utf-8").splitlines())
    assert len(last) > 2000
    assert gone(last, set(ids(record)), told) == [], "list them in errata.yaml"


@pytest.mark.parametrize(
    ("now", "told", "missing"),
    [({"a", "b"}, set(), []), ({"a"}, set(), ["b"]), ({"a", "c"}, {"b"}, [])],
)
def test_an_id_that_is_gone_would_be_found(
    now: set[str], told: set[str], missing: list[str]
) -> None:
    assert gone({"a", "b"}, now, told) == missing


def test_the_page_of_errata_is_made_from_the_theatre() -> None:
    sys.path.insert(0, str(REPOSITORY / "tools"))
    try:
        from build_errata import PAGE, page
    finally:
        sys.path.pop(0)
    record = open_folder(SHIPPED)
    made = page(record)
    assert PAGE.read_text(encoding="utf-8") == made, "run python tools/build_errata.py"
    rows = [line for line in made.splitlines() if line.startswith("| 20")]
    assert len(rows) == len(record.errata) >= 416
