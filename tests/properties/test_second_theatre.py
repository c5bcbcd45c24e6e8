"""What holds of every question of the first theatre holds of the second too.

A slice of it runs with the other tests; with `ALLIES_HOSTILE` set, as by `make check-all`, all of
it does.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from msgspec.structs import replace

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.questions.assess import AssessAnswer
from allies.questions.catalogue import CATALOGUE
from allies.track_record.occasions import load_occasions
from allies.world.view import WITHHELD, View, view_of
from tests.apparatus import SHIPPED, Run, day, words
from tests.contracts.test_theatres import IN_WEST_AFRICA
from tests.properties.test_every_question import (
    NAME,
    came_after,
    every_page,
    hides,
    known_by,
    named_in,
    perhaps_in,
    texts_of,
    told_of_the_end,
)
from tests.properties.test_order import shuffled

ALL = bool(os.environ.get("ALLIES_HOSTILE"))
SECOND = SHIPPED.parent / "west_africa"
CASES = sorted(path.stem for path in (SECOND / "cases").glob("*.yaml"))
OF_CASES = ("assess", "rests-on", "law-case", "positions", "deploy")
AS_OF = "2013-06-01"
# What is not asked as of that day: crises of after it, what takes no day of knowledge, and accounts
# and claims of sources that had not appeared.
LATER = frozenset({"changes", "diary", "signposts", "compare", "narrative"})
DATED = [
    name
    for name, asked in IN_WEST_AFRICA.items()
    if "as_of" in CATALOGUE[name].question.takes
    and name not in LATER
    and "2017" not in asked
    and "--diff" not in asked
]
SLICE = ("members", "law-case", "audit", "timeline", "find", "organs", "sources", "power")
ORDERED: dict[str, dict[str, Any]] = {
    "members": {"organisation": "ecowas", "on": "2001-06-01"},
    "law-case": {"case": "liberia-1990"},
    "audit": {"body": "ecowas"},
    "assess": {"case": "gambia-2017", "draws": 50},
    "organs": {"body": "ecowas"},
    "timeline": {},
}


@pytest.fixture(scope="module")
def opened() -> OpenTheatre:
    return OpenTheatre("west_africa")


@pytest.fixture(scope="module")
def second(opened: OpenTheatre) -> View:
    return view_of(opened.record)


@pytest.mark.parametrize("name", DATED if ALL else [name for name in DATED if name in SLICE])
def test_as_of_a_day_nothing_that_was_published_later_is_named(
    run: Run, second: View, name: str
) -> None:
    late = {item.id for item in second.sources.values() if item.published.last > day(AS_OF)}
    asked = [*known_by(IN_WEST_AFRICA[name], AS_OF), "--theatre", "west_africa"]
    for answer, page in every_page(run, asked):
        assert answer["asked"]["as_of"] == AS_OF
        assert named_in(texts_of(answer)) & late == set()
        assert set(NAME.findall(page)) & late <= named_in(perhaps_in(answer))


@pytest.mark.parametrize("name", CASES if ALL else CASES[:2])
def test_a_hidden_end_is_hidden_in_every_answer(
    run: Run, second: View, opened: OpenTheatre, name: str
) -> None:
    case = second.cases[name]
    told = told_of_the_end(second, case)
    assert told
    for question in OF_CASES:
        draws = {} if question == "law-case" else {"draws": 20}
        answer = opened.answer(ask_from(question, {"case": name, "hide_outcome": True, **draws}))
        hides(answer, told, question)
        for source in answer.sources:
            if came_after(second.sources[source.id], case):
                assert (source.title, source.url) == (WITHHELD, None)
    options = ("--draws", "20", "--hide-outcome", "--full", "--theatre", "west_africa")
    page = words(run("assess", name, *options).out)
    assert [text for text in told if text in page] == []


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> OpenTheatre:
    """The second theatre with everything in another order."""
    folder = tmp_path_factory.mktemp("order") / "west_africa"
    shuffled(folder, random.Random(7), SECOND)
    return OpenTheatre(str(folder))


@pytest.mark.parametrize("question", ORDERED)
def test_the_order_of_entries_changes_no_answer(
    opened: OpenTheatre, other: OpenTheatre, question: str
) -> None:
    ask = ask_from(question, ORDERED[question])
    first, second = (replace(item.answer(ask), asked=None) for item in (opened, other))
    assert first.to_json() == second.to_json()


@pytest.mark.parametrize("name", CASES)
def test_the_track_record_of_a_case_leaves_it_and_what_came_later_out(
    opened: OpenTheatre, name: str
) -> None:
    case = opened.record.cases[name]
    answer = opened.answer(ask_from("assess", {"case": name, "draws": 20}))
    assert isinstance(answer, AssessAnswer)
    outside = answer.outside
    assert outside is not None
    coded = {item.id: item for item in load_occasions().occasions}
    used = [coded[name] for name in outside.occasions if name in coded]
    assert case.record not in outside.occasions
    assert all(item.on < case.on.latest.isoformat()[:4] for item in used)
    assert outside.cases >= len(used)


def test_most_cases_name_the_occasion_that_is_left_out(second: View) -> None:
    coded = {item.id for item in load_occasions().occasions}
    named = [case.record for case in second.cases.values() if case.record]
    assert len(named) >= 2
    assert set(named) <= coded
