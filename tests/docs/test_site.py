"""The site builds without a warning and needs nothing from outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.apparatus import REPOSITORY

DOCS = REPOSITORY / "docs"
SHIM = "javascripts/iframe-worker.js"  # a Web Worker for pages opened as files
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


@pytest.mark.slow
def test_the_search_index_is_a_script_that_names_every_page(site: Path) -> None:
    """A browser lets a page opened as a file load a script, but not fetch JSON."""
    text = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    mark, _, index = text.partition(" = ")
    assert mark == "var __index"
    found = {entry["location"].partition("#")[0] for entry in json.loads(index)["docs"]}
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert pages - found == {"404.html"}


@pytest.mark.slow
def test_every_page_loads_the_worker_for_files_from_the_site_itself(site: Path) -> None:
    for page in site.rglob("*.html"):
        assets = Assets()
        assets.feed(page.read_text(encoding="utf-8"))
        (shim,) = [asset for asset in assets.found if asset.endswith(SHIM)]
        if page.name != "404.html":  # served at any address, so its links start at the root
            assert (page.parent / shim).is_file(), page.relative_to(site)


@pytest.mark.slow
def test_links_between_the_pages_name_files(site: Path) -> None:
    """A link to a folder shows a list of files when the site is opened as files."""
    text = (site / "index.html").read_text(encoding="utf-8")
    inside = [link for link in re.findall(r'<a [^>]*href="([^"]+)"', text) if ":" not in link]
    assert len(inside) > 30
    for link in inside:
        name = link.partition("#")[0]
        assert not name or name == "." or (site / name).is_file(), link


@pytest.mark.slow
def test_the_worker_for_files_loads_nothing_from_outside(site: Path) -> None:
    code = (site / SHIM).read_text(encoding="utf-8").partition("*/")[2]
    assert "IFrameWorker" in code
    assert not re.search("https?:", code)


@pytest.mark.slow
def test_no_page_has_a_diagram_for_which_the_theme_loads_a_script_from_outside(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert 'class="mermaid"' not in page.read_text(encoding="utf-8"), page.relative_to(site)


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
