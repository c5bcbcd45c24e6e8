"""The pages in a real browser: walks of a newcomer, both directions, no JavaScript, and print."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.apparatus import REPOSITORY

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
AXE = Path(os.environ.get("ALLIES_AXE", REPOSITORY / "node_modules/axe-core/axe.min.js"))
PAGES = (
    "", "cases", "case/osh-2010", "case/osh-2010?deny=UZB", "case/uzbekistan-2012",
    "map/csto?on=2012-07-15", "members?on=2012-07-15", "law/csto?on=2012-07-15", "evidence",
    "evidence/contest/uzb-2012", "evidence/source/dehaas2017", "questions", "ask/threats",
    "ask/route", "ask/capital/KAZ", "nowhere",
)  # fmt: skip


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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "allies", "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}/"
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{address}static/site.css", timeout=1).read()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        process.terminate()


class Visit:
    """A page in the browser, with all that it complained of and fetched."""

    def __init__(self, browser: Any, address: str, **settings: Any) -> None:
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
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


def test_a_newcomer_finds_why_the_csto_could_not_act_at_osh_in_2010(visit: Visit) -> None:
    visit.open("")
    assert visit.follow("Violence in southern Kyrgyzstan") == (
        "Violence in southern Kyrgyzstan, June 2010"
    )
    text = visit.text()
    assert re.search(
        r"(Almost no chance|Very unlikely): (under )?5 %", visit.page.inner_text(".big")
    )
    assert "let the CSTO send a rapid-reaction force in internal unrest" in text
    assert "rapid reaction no" in text


def test_a_newcomer_finds_what_had_changed_by_2013(visit: Visit) -> None:
    visit.open("law/csto?on=2010-06-12")
    before = visit.text()
    visit.page.get_by_label("Day", exact=True).fill("2013-06-12")
    visit.page.get_by_role("button", name="Answer").click()
    visit.page.wait_for_url("**on=2013-06-12*")
    visit.wait("h1", "2013-06-12")
    assert visit.text() != before


def test_a_newcomer_finds_who_disagrees_about_uzbekistan_in_july_2012(visit: Visit) -> None:
    assert "sources disagree about Uzbekistan" in visit.open("map/csto?on=2012-07-15")
    text = visit.text()
    assert "It suspended its participation and stayed a member" in text
    assert "It left the organisation" in text
    assert "Held by" in text
    visit.follow("The evidence on this")
    assert "versions" in visit.text()


def test_a_newcomer_finds_what_a_refusal_of_passage_does(visit: Visit) -> None:
    visit.open("case/tajikistan-incursion-2015")
    visit.page.locator("summary", has_text="Suppose that these").click()
    visit.page.get_by_label("Uzbekistan", exact=True).check()
    visit.page.wait_for_url("**deny=UZB*")
    visit.wait("main", "Uzbekistan refuses")
    assert "Dashed: without what is supposed." in visit.text()


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
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(
    browser: Any, server: str, path: str, scheme: str
) -> None:
    if scheme == "dark" and path not in PAGES[:3]:
        pytest.skip("the width does not depend on the colours")
    visit = Visit(browser, server, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    visit.open(path)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_fault_for_those_who_hear_it_or_use_keys(
    browser: Any, server: str, path: str
) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there; `npm install --no-save axe-core` brings it")
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
