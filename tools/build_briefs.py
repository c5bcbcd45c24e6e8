"""Make the pictures of briefs in `docs/images`: the first page of each kind. See `make picture`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allies.briefs.making import brief
from allies.faces.brief.pdf import pages

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images"
DOTS = 144
PAGES = {"osh-2010": 2}  # of the others only the first
BRIEFS: dict[str, dict[str, Any]] = {
    "osh-2010": {"case": "osh-2010"},
    "uzbekistan-2012": {"case": "uzbekistan-2012"},
    "tajikistan-incursion-2015": {"case": "tajikistan-incursion-2015"},
    "mali-2012": {"case": "mali-2012", "theatre": "west_africa"},
    "csto": {"organisation": "csto"},
    "teaching": {"case": "osh-2010", "audience": "teaching"},
}


def main() -> None:
    """Make each brief, and keep a picture of its first pages."""
    for name, given in BRIEFS.items():
        for number, page in enumerate(
            pages(brief(given, "brief.pdf"), DOTS)[: PAGES.get(name, 1)], 1
        ):
            (TARGET / f"brief-{name}-{number}.png").write_bytes(page)
            print(f"docs/images/brief-{name}-{number}.png")


if __name__ == "__main__":
    main()
