"""Search in words that people know: a crisis, an organisation, a state, a day, anything said."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.meaning import Asked, asked_in, example, meant, named
from allies.questions.find import Find, FindAnswer, FoundEntry

# Pages of their own for entries; other entries have the question that shows them in full.
_PAGES = {"case": "case", "organisation": "dossier", "source": "evidence/source",
          "contest": "evidence/contest"}  # fmt: skip


def find(asker: Asker, here: Address) -> Page:
    """Return what the record has on some words, the pages that they name first.

    Raises:
        QuestionError: a word cannot be searched for.
    """
    words = here.one("q").strip()
    asked = asked_in(words)
    shown: dict[str, Any] = {"words": words, "pages": [], "found": [], "near": [], "alone": [],
                             "named": named(asker), "example": example(asker), "a": None,
                             "days": ()}  # fmt: skip
    if not words:
        return Page(
            template="find.html",
            section="",
            takes=("q",),
            kicker="Search",
            title="What are you looking for?",
            lede="A crisis, an organisation, a state, a day, or words that somebody said.",
            shown=shown,
        )
    shown |= {"pages": meant(asker, asked), "days": asked.days}
    answer = _answer(asker, here, asked)
    if answer is not None:
        shown |= {
            "a": answer,
            "found": [(item, *_to(item)) for item in answer.found],
            "near": [(word.word, word.near) for word in answer.words if not word.entries],
            "alone": _alone(answer),
        }
    count = answer.paging.rows if answer else 0
    told = "1 entry" if count == 1 else f"{count:,} entries"
    return Page(
        template="find.html",
        section="",
        takes=("q",),
        kicker="Search",
        title=f"{told} of the record on “{words}”" if answer else f"The record on “{words}”",
        lede="Each is shown with its day. A day in the words, such as 2010-06 or June 2010, limits"
        " the search to it.",
        answer=answer,
        shown=shown,
    )


def _answer(asker: Asker, here: Address, asked: Asked) -> FindAnswer | None:
    """Return the entries with all words; a day among them limits the entries to that time."""
    if not asked.words:
        return None
    span = {"since": asked.days[0], "until": asked.days[-1]} if asked.days else {}
    return asker.ask(Find, here, words=asked.words, page=here.page, **span)


def _alone(answer: FindAnswer) -> list[tuple[str, int]]:
    """Return how many entries have each word, of any day, if none has all of them then."""
    if answer.found:
        return []
    return [(word.word, word.entries) for word in answer.words if word.entries]


def _to(item: FoundEntry) -> tuple[str, dict[str, str]]:
    """Return the path of the page that shows an entry, and what is given beside it."""
    if item.kind in _PAGES:
        return f"{_PAGES[item.kind]}/{item.id}", {}
    if item.question:
        return f"ask/{item.question}", dict(item.given)
    return "", {}
