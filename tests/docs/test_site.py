"""The site builds without a warning and needs nothing from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.apparatus import REPOSITORY

DOCS = REPOSITORY / "docs"
ASSETS = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src"}


class Assets(HTMLParser):
    """Collects what a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = ASSETS.get(tag)
        self.found += [value for name, value in attrs if name == wanted and value]


def hand_written(folder: str, names: list[str]) -> list[str]:
    """Return what is left out of a copy of the documentation: the pages made from the code."""
    return [name for name in names if Path(folder) == DOCS / "reference" and name != "index.md"]


@pytest.fixture(scope="module")
def site(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documentation")
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(REPOSITORY / name, folder)
    shutil.copytree(DOCS, folder / "docs", ignore=hand_written)
    shutil.copytree(reference, folder / "docs" / "reference", dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.slow
def test_no_page_of_the_site_loads_anything_from_outside(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        assets = Assets()
        assets.feed(page.read_text(encoding="utf-8"))
        outside = [asset for asset in assets.found if asset.startswith(("http:", "https:", "//"))]
        assert not outside, page.relative_to(site)
        assert assets.found


@pytest.mark.slow
def test_no_style_sheet_loads_anything_from_outside(site: Path) -> None:
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert "url(http" not in text, sheet.name
        assert "@import" not in text, sheet.name


def pages_in(nav: object) -> list[str]:
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    assert not isinstance(parts, int | float | None)
    return [page for part in parts for page in pages_in(part)]  # type: ignore[attr-defined]


def test_every_page_stands_once_in_the_navigation(reference: Path) -> None:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.load(text, Loader=yaml.BaseLoader)["nav"]
    written = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    made = {f"reference/{path.name}" for path in reference.glob("*.md")}
    assert sorted(pages_in(nav)) == sorted(written | made)
