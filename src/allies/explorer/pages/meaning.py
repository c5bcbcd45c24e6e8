"""Which pages the words of a visitor mean: a crisis, an organisation, a state, a contest, a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator

import msgspec

from allies.errors import QuestionError
from allies.explorer.asking import Asker
from allies.explorer.pages import dossier
from allies.values.dates import day_text, parse_date
from allies.world.record import Record

MOST_PAGES, MOST_CONTESTS = 6, 2
_MONTHS = [name.casefold() for name in calendar.month_name[1:]]
_YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"\b{_YEAR}(?:-\d\d(?:-\d\d)?)?\b")
_SPOKEN = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({'|'.join(_MONTHS)})\s+({_YEAR})\b", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w’'ʻʼ-]*")
# Words of a question that name nothing.
_SMALL_WORDS = """
    a about act acted after all an and any are as at be been before between by can could
    did do does during ever for from had happen happened happens has have how if in into
    is it its law lawful lawfully legal legally may might of on or real really say says
    should since that the their there they this to told was went were what when where
    whether which who whom whose why will with would
"""
_SMALL = frozenset(_SMALL_WORDS.split())


class Asked(msgspec.Struct, frozen=True):
    """What a visitor typed, taken apart.

    Attributes:
        words: those that may name something, as they were typed.
        days: dates among them, in the form YYYY-MM-DD or a part of it.
    """

    words: tuple[str, ...]
    days: tuple[str, ...]


class Meant(msgspec.Struct, frozen=True):
    """A page that words may mean.

    Attributes:
        title: what the page is about.
        path: of the page.
        given: what is asked beside the path.
    """

    title: str
    path: str
    given: dict[str, str] = {}


class _Known(msgspec.Struct, frozen=True):
    """Something with a page of its own.

    Attributes:
        title: what it is called.
        path: of its page.
        own: the words of its names and its id, each name apart.
        beside: further words that may go with them.
        on: its day; empty if it has none.
        given: what is asked beside the path of its page.
    """

    title: str
    path: str
    own: tuple[frozenset[str], ...]
    beside: frozenset[str] = frozenset()
    on: str = ""
    given: dict[str, str] = {}


def asked_in(text: str) -> Asked:
    """Take the words of a visitor apart: dates in numbers or words, and what may name something.

    Raises:
        QuestionError: a date among them is not one of the calendar.
    """
    days = [_spoken(*found) for found in _SPOKEN.findall(text)]
    rest = _SPOKEN.sub(" ", text)
    days += _ISO.findall(rest)
    for day in days:
        try:
            parse_date(day)
        except ValueError as error:
            raise QuestionError(
                str(error),
                field="search",
                why="a day in the words limits the search to that time",
                remedy="write a day that there is, such as 2010-06-12 or 12 June 2010",
            ) from error
    words = [
        word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(_ISO.sub(" ", rest))
    ]
    telling = [word for word in words if word.casefold() not in _SMALL]
    return Asked(tuple(telling or (() if days else words)), tuple(sorted(days)))


def named(asker: Asker) -> list[str]:
    """Return the names that lead straight to a page: crises, organisations and states."""
    record = asker.opened.record
    found = [*_cases(record), *_bodies(record, dossier.main(asker)), *_states(record)]
    return [item.title for item in found]


def example(asker: Asker) -> str:
    """Return words to try in the search: a crisis, an organisation and a state of the theatre."""
    record = asker.opened.record
    main = [record.organisations[name].short or name for name in dossier.main(asker)[:1]]
    for item in record.cases.values():
        place = record.places.get(item.place or "")
        if place and item.host in record.states and not item.hypothetical:
            return ", ".join(
                [f"{place.name} {item.on.text[:4]}", *main, record.states[item.host].name]
            )
    return ", ".join(main)


def _spoken(day: str, month: str, year: str) -> str:
    number = _MONTHS.index(month.lower()) + 1
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def meant(asker: Asker, asked: Asked) -> list[Meant]:
    """Return the pages that words may mean, those that account for most of the words first."""
    known = _known(asker.opened.record, dossier.main(asker))
    words = frozenset(word.casefold() for word in asked.words)
    telling = words & frozenset().union(*(name for item in known for name in item.own))
    found = sorted(
        ((score, item) for item in known if (score := _score(item, words, telling, asked.days))),
        key=lambda pair: -pair[0],
    )
    contests = [item for _, item in found if item.path.startswith("evidence/")]
    items = [item for _, item in found if item not in contests[MOST_CONTESTS:]]
    pages = [page for item in items for page in _pages(item, asked.days)]
    if asked.days and not words:
        pages += [page for item in known if item.path.startswith("dossier/")
                  for page in _pages(item, asked.days)[1:]]  # fmt: skip
    return pages[:MOST_PAGES]


def _score(
    item: _Known, words: frozenset[str], telling: frozenset[str], days: tuple[str, ...]
) -> float:
    """Return how much of what was typed a thing accounts for; 0 if it is not meant."""
    if item.on and days and not any(_meet(item.on, day) for day in days):
        return 0
    is_case = item.path.startswith("case/")
    if not words:
        return float(is_case and bool(days))
    named = max(item.own, key=lambda name: (len(name & words), -len(name)))
    hits = named & words
    if not hits or not (named <= words or telling <= (named | item.beside)):
        return 0
    matched = (named | item.beside) & words
    return (
        len(matched)
        + ((0.5 if is_case else 0.2) if item.on and days else 0)
        + (0 if item.path.startswith("evidence/") else len(hits) / len(named) / 3)
    )


def _meet(one: str, other: str) -> bool:
    """Return whether one of two dates lies in the other."""
    return one.startswith(other) or other.startswith(one)


def _pages(item: _Known, days: tuple[str, ...]) -> list[Meant]:
    """Return the page of a thing; for an organisation and a day, its law and its map too."""
    kind, _, name = item.path.partition("/")
    if kind not in ("dossier", "map"):
        return [Meant(item.title, item.path, item.given)]
    given = {"on": days[0]} if days and len(days[0]) == len("2010-06-12") else {}
    when = f" on {days[0]}" if given else ""
    first = [Meant(item.title, item.path)] if kind == "dossier" else []
    return [
        *first,
        Meant(f"Who belonged to it{when}: {item.title}", f"map/{name}", given),
        Meant(f"Its law{when}: {item.title}", f"law/{name}", given),
    ]


def _known(record: Record, shown_first: tuple[str, ...]) -> list[_Known]:
    """Return everything with a page of its own; of equals, what comes first is shown first."""
    return [
        *_cases(record),
        *_bodies(record, shown_first),
        *_states(record),
        *_contests(record),
    ]


def _cases(record: Record) -> Iterator[_Known]:
    for item in record.cases.values():
        asked = record.organisations.get(item.question.organisation)
        place = record.places.get(item.place or "")
        host = record.states.get(item.host or "")
        names = [item.title, item.id.replace("-", " ")]
        own = _words([*names, *([place.name, *place.names] if place else ())])
        beside = [
            *([asked.name, asked.short, *asked.names] if asked else ()),
            *([host.name, *host.names] if host else ()),
        ]
        day = day_text(item.on.first) if item.on.is_precise else item.on.text
        yield _Known(item.title, f"case/{item.id}", (own,), _words(beside), day)


def _bodies(record: Record, shown_first: tuple[str, ...]) -> Iterator[_Known]:
    for item in record.organisations.values():
        names = tuple(
            _words([name]) for name in (item.name, item.short, item.id, *item.names) if name
        )
        yield _Known(
            item.name, f"{'dossier' if item.id in shown_first else 'map'}/{item.id}", names
        )


def _states(record: Record) -> Iterator[_Known]:
    for item in record.states.values():
        names = tuple(_words([name]) for name in (item.name, *item.names))
        if item.id in record.capitals:
            yield _Known(item.name, f"capitals/{item.id}", names)
        else:
            yield _Known(item.name, "ask/stands", names, given={"about": item.id})


def _contests(record: Record) -> Iterator[_Known]:
    for item in record.contests.values():
        said = f"{item.question} {item.id.replace('-', ' ')}"
        year = _ISO.search(said)
        own = _words([said])
        path = f"evidence/contest/{item.id}"
        yield _Known(item.question, path, (own,), on=year[0] if year else "")


def _words(texts: Iterable[str]) -> frozenset[str]:
    found = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset(word for word in found if word not in _SMALL and not _ISO.fullmatch(word))
