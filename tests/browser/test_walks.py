"""The pages in a real browser: walks of a newcomer, both directions, no JavaScript, and print."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.apparatus import REPOSITORY
from tests.browser.serving import served
from tests.browser.walks import WALKS, Walker

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


def axe_core() -> Path:
    """Return where axe-core is: as the environment says, or in the package that brings it."""
    package = importlib.util.find_spec("axe_playwright_python")
    folder = Path(package.origin or "").parent if package else REPOSITORY / "node_modules/axe-core"
    return Path(os.environ.get("ALLIES_AXE", folder / "axe.min.js"))


AXE = axe_core()
PAGES = (
    "", "cases", "case/osh-2010", "case/osh-2010?deny=UZB", "case/uzbekistan-2012",
    "map/csto?on=2012-07-15", "members?on=2012-07-15", "law/csto?on=2012-07-15", "evidence",
    "evidence/contest/uzb-2012", "evidence/source/dehaas2017", "evidence/claims",
    "evidence/narratives", "questions", "ask/route", "ask/corridors", "nowhere", "find?q=osh",
    "changes/csto?since=2010-06-12&until=2013-06-12", "audit/csto", "capitals",
    "capitals/UZB/KAZ", "threats", "autonomy", "power/csto", "ledgers", "ledgers/transfers",
    "ledgers/exercises", "ledgers/bases", "ledgers/organs", "case/osh-2010/ballot",
    "case/osh-2010/movement?deny=KAZ", "compare/osh-2010?deny=UZB", "dossier/csto",
)  # fmt: skip
# `make check` looks at these, one of each kind of layout; `make check-all` at all pages.
FEW = ("", "case/osh-2010", "map/csto?on=2012-07-15", "evidence/contest/uzb-2012", "threats")
SLICED = [path if path in FEW else pytest.param(path, marks=pytest.mark.long) for path in PAGES]


# Returns the texts in which a line breaks inside a day or a chance.
BROKEN = r"""() => {
  const found = [], kept = /\d{4}-\d\d(-\d\d)?|\d %/g;
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement.closest("svg, details:not([open]) > :not(summary)")) continue;
    for (const part of node.data.matchAll(kept)) {
      const range = document.createRange();
      range.setStart(node, part.index);
      range.setEnd(node, part.index + part[0].length);
      const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      if (tops.size > 1) found.push(node.data.trim());
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no chromium is installed, so no page is looked at")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed, so no page is looked at"
    )
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served("central_asia") as address:
        yield address


class Visit:
    """A page in the browser, with all that it complained of and fetched."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.page.set_default_timeout(240_000)  # a dossier that nobody asked for before
        self.said: list[str] = []
        self.fetched: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.address = address

    def open(self, path: str) -> str:
        """Open a page; return its headline."""
        self.page.goto(self.address + path)
        return str(self.page.inner_text("h1"))

    def text(self) -> str:
        """Return the words of the page that can be seen."""
        return re.sub(r"\s+", " ", str(self.page.inner_text("main")))

    def wait(self, part: str, words: str) -> None:
        """Wait until a part of the page has these words."""
        self.page.locator(part, has_text=words).first.wait_for()

    def follow(self, words: str) -> str:
        """Follow the first link with these words; return the headline of where it leads."""
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()
        return str(self.page.inner_text("h1"))


@pytest.fixture
def visit(browser: Any, server: str) -> Iterator[Visit]:
    found = Visit(browser, server)
    yield found
    assert not found.said
    assert all(address.startswith((server, "data:")) for address in found.fetched)
    found.context.close()


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.__name__)
def test_a_newcomer_finds_the_answer_from_the_first_page(
    visit: Visit, walk: Callable[[Walker], None]
) -> None:
    walk(Walker(visit.page, visit.address))


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Osh", "Violence in southern Kyrgyzstan, June 2010"),
        ("Manas 2014", "entries of the record"),
    ],
)
def test_words_that_people_know_lead_on_from_the_first_page(
    visit: Visit, words: str, found: str
) -> None:
    visit.open("")
    visit.page.get_by_label("Ask in words you know").fill(words)
    visit.page.get_by_role("button", name="Search").click()
    visit.wait("main", found)


def test_the_slider_moves_the_map_without_a_request(visit: Visit) -> None:
    visit.open("map/csto?on=2012-07-15")
    slider = visit.page.locator("#year")
    slider.wait_for()
    before = len(visit.fetched)
    fill = "document.querySelector('[data-state=UZB]').getAttribute('fill')"
    now = visit.page.evaluate(fill)
    slider.evaluate("(it) => { it.value = it.min; it.dispatchEvent(new Event('input')); }")
    visit.wait(".years output", "2002-10-07")
    assert visit.page.evaluate(fill) != now
    assert "sources disagree" not in visit.page.inner_text(".years output")
    assert len(visit.fetched) == before


def test_before_the_first_standing_the_map_shows_nobody(visit: Visit) -> None:
    visit.open("map/csto?on=1995-01-01")
    visit.wait(".years output", "1995-01-01: nobody")
    fills = "[...document.querySelectorAll('[data-state]')].map((it) => it.getAttribute('fill'))"
    assert len(set(visit.page.evaluate(fills))) == 1


@pytest.mark.long
@pytest.mark.parametrize("form", ["SVG", "PNG", "CSV"])
def test_a_figure_can_be_saved(visit: Visit, tmp_path: Path, form: str) -> None:
    visit.open("map/csto?on=2012-07-15")
    with visit.page.expect_download() as saved:
        visit.page.locator(".save a", has_text=form).first.click()
    saved.value.save_as(tmp_path / "figure")
    begins = {"SVG": b"<svg", "PNG": b"\x89PNG", "CSV": b"State,"}
    assert (tmp_path / "figure").read_bytes().startswith(begins[form])
    assert saved.value.suggested_filename.endswith(f".{form.lower()}")


def test_a_control_of_a_case_answers_in_place_and_dims_what_was_there(visit: Visit) -> None:
    visit.open("case/osh-2010")

    def late(route: Any) -> None:
        time.sleep(0.6)
        route.continue_()

    visit.page.route("**/case/osh-2010?*", late)
    visit.page.get_by_label("Means", exact=True).focus()
    visit.page.get_by_label("Means", exact=True).select_option("rapid_reaction")
    visit.page.wait_for_selector(".answer[aria-busy=true] figure")
    visit.page.wait_for_url("**means=rapid_reaction")
    visit.page.wait_for_selector(".answer:not([aria-busy])")
    assert visit.page.evaluate("document.activeElement.name") == "means"
    assert "peacekeeping" not in visit.page.inner_text(".four")


def test_an_answer_in_place_keeps_back_forward_and_the_deep_link(visit: Visit) -> None:
    visit.open("map/csto?on=2012-07-15")
    first = visit.page.inner_text("h1")
    field = visit.page.get_by_label("Day", exact=True)
    field.fill("2005-01-01")
    field.press("Tab")
    visit.wait("h1", "2005-01-01")
    assert "on=2005-01-01" in visit.page.url
    link = visit.page.url
    visit.page.go_back()
    visit.wait("h1", "2012-07-15")
    assert visit.page.inner_text("h1") == first
    visit.page.go_forward()
    visit.wait("h1", "2005-01-01")
    assert "2005-01-01" in visit.open(link.removeprefix(visit.address))


def test_the_focus_stays_on_the_control_that_was_changed(visit: Visit) -> None:
    visit.open("map/csto")
    visit.page.get_by_label("Account").select_option("diis2013")
    visit.page.wait_for_url("**account=diis2013*")
    visit.wait("main", "Account:")
    assert visit.page.evaluate("document.activeElement.name") in ("account", None, "")


def test_pages_answer_without_javascript(browser: Any, server: str) -> None:
    visit = Visit(browser, server, java_script_enabled=False)
    visit.open("map/csto")
    visit.page.get_by_label("Day", exact=True).fill("2012-07-15")
    visit.page.get_by_role("button", name="Answer").click()
    visit.page.wait_for_load_state()
    assert "2012-07-15" in visit.page.inner_text("h1")
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", SLICED)
def test_no_page_scrolls_sideways_on_a_phone(
    browser: Any, server: str, path: str, scheme: str
) -> None:
    if scheme == "dark" and path not in PAGES[:3]:
        pytest.skip("the width does not depend on the colours")
    visit = Visit(browser, server, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    visit.open(path)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visit.page.evaluate(BROKEN) == []
    visit.context.close()


@pytest.mark.parametrize("path", SLICED)
def test_no_page_has_a_fault_for_those_who_hear_it_or_use_keys(
    browser: Any, server: str, path: str
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: `pip install -e '.[dev]'` brings it")
    faults: list[str] = []
    for scheme in ("light", "dark"):
        visit = Visit(browser, server, bypass_csp=True, color_scheme=scheme)
        visit.open(path)
        visit.page.evaluate("trustedTypes.createPolicy('default', {createScript: (x) => x})")
        visit.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        faults += [
            f"{scheme} {item['id']}: {node['html'][:150]}"
            for item in found["violations"]
            for node in item["nodes"][:3]
        ]
        visit.context.close()
    assert faults == []


def test_a_page_prints_without_its_controls(browser: Any, server: str) -> None:
    visit = Visit(browser, server)
    visit.open("case/osh-2010")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("form.controls").is_visible()
    assert visit.page.locator(".big").is_visible()
    visit.context.close()
