"""The five walks of a newcomer, from the first page, each with what must be found on the way.

The tests take them, and `tools/build_picture.py` makes the pictures of the documentation of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Shoot = Callable[[str], None]


class Walker:
    """Somebody who reads and follows links, and takes pictures on the way.

    Attributes:
        page: what the browser shows.
        address: of the first page.
        shoot: takes a picture under a name.
    """

    def __init__(self, page: Any, address: str, shoot: Shoot = lambda _: None) -> None:
        self.page, self.address, self.shoot = page, address, shoot
        page.set_default_timeout(240_000)  # a dossier that nobody asked for before

    def begin(self, question: str) -> str:
        """Open the first page, and follow the question that has these words."""
        self.page.goto(self.address)
        self.page.locator("a.walk", has_text=question).click()
        self.page.wait_for_selector("main h1")
        self.page.wait_for_load_state()
        return self.headline

    def follow(self, words: str) -> str:
        """Follow the first link with these words."""
        before = self.page.url
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_function("before => location.href !== before", arg=before)
        self.page.wait_for_load_state()
        return self.headline

    @property
    def headline(self) -> str:
        """The headline of the page."""
        return str(self.page.inner_text("h1"))

    def text(self, part: str = "main") -> str:
        """Return the words of a part of the page that can be seen."""
        return re.sub(r"\s+", " ", str(self.page.inner_text(part)))


def osh_in_2010(walker: Walker) -> None:
    """Find whether the CSTO could lawfully have acted at Osh in 2010, and why not."""
    assert (
        walker.begin("lawfully have acted at Osh") == "Violence in southern Kyrgyzstan, June 2010"
    )
    said = walker.text(".verdictbox")
    assert re.search(r"(Almost no chance|Very unlikely), (about|under) 5 %", said)
    assert "No text in force, of those read, let the CSTO send a rapid-reaction force" in said
    assert "rapid reaction no" in walker.text(".four")
    walker.page.wait_for_selector("[data-part=rests] figure")  # it comes last
    walker.shoot("osh")
    reasons = walker.page.locator("details.finding").first
    reasons.locator("details.reason > summary").first.click()
    assert "Does it apply?" in reasons.inner_text()


def changed_by_2013(walker: Walker) -> None:
    """Find what had changed in the law by 2013, and follow it to the case."""
    assert "texts of the CSTO took effect" in walker.begin("changed in its law by 2013")
    row = walker.page.locator("tr", has_text="Violence in southern Kyrgyzstan").first
    assert re.sub(r"\s+", " ", row.inner_text()).endswith("rapid reaction no disputed why")
    assert "Agreement on the Collective Rapid Reaction Forces" in walker.text()
    walker.shoot("changes")
    row.get_by_role("link", name="why").click()
    walker.page.wait_for_url("**/case/osh-2010?on=2013-06-12")
    assert "2013-06-12" in walker.text(".kicker")
    assert "rapid reaction disputed" in walker.text(".four")


def uzbek_refusal(walker: Walker) -> None:
    """Find what an Uzbek refusal does to help for Tajikistan."""
    headline = walker.begin("Uzbek refusal of passage")
    assert re.fullmatch(
        r"Supposing that Uzbekistan let nobody pass: [\d,]+ people in Dushanbe on day \d+, not"
        r" [\d,]+",
        headline,
    )
    assert "100 people within 30 days: over 95 %, and over 95 % as on record" in walker.text()
    assert "Dashed: without what is supposed." in walker.text()
    walker.shoot("refusal")
    assert "30 % as recorded" in walker.follow("What the refusal does to the likelihood")


def uzbekistan_in_july_2012(walker: Walker) -> None:
    """Find who disagrees about Uzbekistan in July 2012, and on what ground."""
    assert "sources disagree about Uzbekistan" in walker.begin("disagrees about Uzbekistan")
    said = walker.text()
    assert "It suspended its participation and stayed a member" in said
    assert "It left the organisation" in said
    assert "Held by" in said
    walker.shoot("map")
    walker.follow("The evidence on this")
    assert "Who said it first, who repeats it" in walker.text()
    walker.shoot("contest")


def real_or_paper(walker: Walker) -> None:
    """Find whether the CSTO is a real alliance, or one on paper."""
    assert walker.begin("real alliance, or one on paper").startswith("The CSTO ")
    said = walker.text()
    assert re.search(r"Of \d past crises on record, the host asked the CSTO in", said)
    assert "likelier than by Russia alone by more than 5 points in" in said
    walker.shoot("dossier")


WALKS = (osh_in_2010, changed_by_2013, uzbek_refusal, uzbekistan_in_july_2012, real_or_paper)
