"""A theatre as a folder of plain pages."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from allies.errors import QuestionError
from allies.explorer.site import DIGESTS, write_site
from tests.apparatus import Template


class Links(HTMLParser):
    """Collects what a page refers to, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def read(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from allies.theatre.starting import start_theatre

    folder = tmp_path_factory.mktemp("site")
    theatre = start_theatre("small", folder)
    target = folder / "pages"
    write_site(str(folder / theatre.name), target)
    return target


def test_every_reference_leads_to_a_file(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for link in read(page).found:
            if not link.startswith(("http", "#")):
                file = unquote(link.partition("#")[0])
                assert (page.parent / file).resolve().is_file(), (page.name, link)


def test_a_page_has_a_strict_policy_and_neither_script_nor_control(site: Path) -> None:
    for page in site.rglob("*.html"):
        text, tags = page.read_text(encoding="utf-8"), read(page).tags
        assert "default-src &#39;none&#39;" in text
        assert "unsafe" not in text
        assert not {"script", "form", "input", "select", "style", "iframe"} & set(tags)
        assert " style=" not in text
        assert "they have no controls" in text


def test_a_page_has_one_headline_and_says_its_language(site: Path) -> None:
    for page in site.rglob("*.html"):
        assert read(page).tags.count("h1") == 1
        assert '<html lang="en">' in page.read_text(encoding="utf-8")


def test_the_digests_are_those_of_the_files(site: Path) -> None:
    lines = (site / DIGESTS).read_text(encoding="utf-8").splitlines()
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert {line.split("  ")[1] for line in lines} == files - {DIGESTS}
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == digest


def test_another_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(QuestionError, match="holds other files"):
        write_site("central_asia", tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(QuestionError, match="is a file"):
        write_site("central_asia", tmp_path / "mine.txt")


def test_a_place_where_nothing_can_be_written_is_refused_before_any_answer(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(QuestionError, match="cannot be written") as caught:
        write_site("central_asia", tmp_path / "file" / "pages", only=lambda _path: False)
    assert caught.value.fault.field == "output"


def test_a_theatre_of_tags_shows_them_as_text(template: Template, tmp_path: Path) -> None:
    tag = "<script>alert(1)</script>"
    template.replace("theatre.yaml", "title: ", f"title: '{tag}' # ")
    case = template.path("cases/border-2008.yaml").read_text(encoding="utf-8")
    spoilt = re.sub(r"(?m)^(title|says|question): .*$", rf"\1: '{tag}'", case)
    template.path("cases/border-2008.yaml").write_text(spoilt, encoding="utf-8")
    write_site(
        template.name,
        tmp_path / "pages",
        only=lambda path: path in ("", "cases") or "case/" in path,
    )
    shown = 0
    for page in (tmp_path / "pages").rglob("*.html"):
        assert "script" not in read(page).tags
        shown += page.read_text(encoding="utf-8").count("&lt;script&gt;")
    assert shown


@pytest.mark.slow
def test_two_processes_write_the_same_files_as_one(template: Template, tmp_path: Path) -> None:
    def wanted(path: str) -> bool:
        return path.split("/")[0] in ("", "cases", "case", "members", "evidence", "ledgers")

    digests = []
    for workers in (1, 2):
        target = tmp_path / str(workers)
        write_site(template.name, target, only=wanted, workers=workers)
        digests.append((target / DIGESTS).read_text(encoding="utf-8"))
    assert digests[0] == digests[1]
    assert "case/border-2008.html" in digests[0]
