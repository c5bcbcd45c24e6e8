"""The lawyer's page: its structure, rather than every word of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from allies.assessment.law.texts import law, provisions
from allies.faces.html.law import page as law_page
from allies.questions.law import Law, Provisions
from allies.world.view import View
from tests.apparatus import PACT, Build, Run, refused, words

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Outline(HTMLParser):
    """Reads a page: its headings, its anchors and links, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.classes: list[str] = []
        self.says: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self._open.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))
        self.ids += [value for name, value in given.items() if name == "id" and value]
        self.links += [value for name, value in given.items() if name == "href" and value]
        self.classes += (given.get("class") or "").split()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("h1", "h2", "h3"):
            tag, before = self.headings[-1]
            self.headings[-1] = (tag, before + data)
        if "style" not in self._open:
            self.says.append(data)

    @property
    def text(self) -> str:
        """All words of the page."""
        return words(" ".join(self.says))


@pytest.fixture
def page(run: Run, tmp_path: Path) -> str:
    file = tmp_path / "law.html"
    answer = run("law", "csto", "--on", "2012-07-15", "--html", str(file))
    assert (answer.code, answer.err) == (0, "")
    assert [item.name for item in tmp_path.iterdir()] == ["law.html"]
    return file.read_text(encoding="utf-8")


def test_the_page_starts_as_a_document_of_its_own(page: str) -> None:
    start = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    assert page.startswith(start)
    title = "The law of the CSTO on 15 July 2012"
    assert f"<title>{title}</title>" in page
    outline = Outline(page)
    assert outline.headings[0] == ("h1", title)
    assert ("h2", "Readings") in outline.headings
    assert "Not read: Charter articles 8" in outline.text


def test_every_reading_and_every_provision_opened_by_the_day_has_its_place(
    page: str, view: View
) -> None:
    outline = Outline(page)
    assert len(outline.ids) == len(set(outline.ids))
    csto = view.organisation("csto")
    for reading in csto.readings:
        assert f"reading-{reading.id}" in outline.ids
    for provision in csto.provisions:
        assert provision.id in page, provision.id
        assert words(provision.says) in outline.text, provision.id


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    outline = Outline(page)
    within = [link.removeprefix("#") for link in outline.links if link.startswith("#")]
    assert within
    assert set(within) <= set(outline.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in outline.links)


def test_exceptions_stand_as_nodes_of_their_own(page: str) -> None:
    outline = Outline(page)
    assert "exception" in outline.classes
    assert "a member of the CST is on the other side" in outline.text


def test_each_provision_shows_the_expectations_that_exercise_it(page: str, view: View) -> None:
    text = Outline(page).text
    shown = [item for item in view.expectations if item.provision == "csto.ksor-2009.tasks"]
    assert shown
    for item in shown:
        assert words(item.says) in text


def test_nothing_of_a_theatre_can_break_out_of_the_page(page: str) -> None:
    assert "<script" not in page.lower()


def test_the_page_goes_to_its_file_whatever_is_printed_beside(run: Run, tmp_path: Path) -> None:
    pages = []
    for name, more in (("one.html", ()), ("two.html", ("--json",))):
        asked = ("law", "csto", "--html", str(tmp_path / name), *more)
        assert run(*asked).code == 0
        pages.append((tmp_path / name).read_text(encoding="utf-8"))
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    "asked", [("csto", "--diff", "2010-06-12", "2013-06-12"), ("--case", "osh-2010")]
)
def test_what_has_no_page_of_its_own_is_refused(
    run: Run, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    answer = run("law", *asked, "--html", str(tmp_path / "law.html"))
    option = next(word for word in asked if word.startswith("--"))
    refused(answer, f"{option} and --html cannot be used together", "do: leave one of them out")
    assert list(tmp_path.iterdir()) == []


def test_names_that_hold_signs_of_html_are_written_as_letters(build: Build) -> None:
    view = build(replaced={PACT: ("Treaty", "<script>Treaty</script> &")})
    written = law_page(
        law(view, Law(body="pact", on="2008-06-05")),
        provisions(view, Provisions(body="pact", on="2008-06-05")),
    )
    assert "&lt;script&gt;" in written
    assert "<script" not in written


def test_a_page_may_be_of_one_state_alone(run: Run, tmp_path: Path, page: str) -> None:
    file = tmp_path / "one.html"
    assert run("law", "csto", "--on", "2012-07-15", "--of", "UZB", "--html", str(file)).code == 0
    row = re.compile("<tr><td>(.*?)</td>")
    assert set(row.findall(file.read_text(encoding="utf-8"))) == {"Uzbekistan"}
    assert set(row.findall(page)) > {"Uzbekistan", "Kazakhstan"}


def test_a_page_of_a_day_beyond_the_record_says_so_first(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "law.html"
    assert run("law", "csto", "--on", "2020-01-01", "--html", str(file)).code == 0
    text = Outline(file.read_text(encoding="utf-8")).text
    assert "the answer is unknown, since things may have changed" in text
    assert "held;" not in text
    assert "Exercised by" not in text


def test_a_page_that_cannot_be_written_is_refused(run: Run, tmp_path: Path) -> None:
    asked = ("law", "csto", "--html", str(tmp_path / "nowhere" / "law.html"))
    refused(run(*asked), "--html: ", "cannot be written", "name a file in an existing folder")
    assert list(tmp_path.iterdir()) == []
