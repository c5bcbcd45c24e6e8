"""What holds of every question of the catalogue: nothing of later, and no end that is hidden."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.evidence.sources import Source
from allies.questions.base import Answer
from allies.questions.catalogue import CATALOGUE
from allies.world.cases import Case
from allies.world.view import WITHHELD, View
from tests.apparatus import SHIPPED, Run, day, words

AS_OF = "2012-07-01"
# What can be known by that day alone: the column that says so appeared on 16 July 2012.
OTHER_DAYS = {"claim": "2012-07-20", "scenarios": "2013-06-30"}
# Asked besides the examples: longer lists, other bodies, and crises of other years.
MORE = (
    "accounts --all",
    "audit sco",
    "bases --on 2009-06-30",
    "claims",
    "contested",
    "find uzbekistan",
    "law UZB",
    "law csto --on 2012-07-01",
    "members nato",
    "narrative uzb-2012",
    "positions andijan-2005 --draws 20",
    "assess andijan-2005 --draws 20",
    "assess uzbekistan-2012",
    "route riga hairatan --mode rail --mover USA --cargo non_lethal --compare",
    "sources",
    "threats",
    "timeline",
)
NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
CASES = sorted(path.stem for path in (SHIPPED / "cases").glob("*.yaml"))


def texts_of(node: Any) -> Iterator[str]:
    """Return every text and every key of a part of an answer, but what was asked.

    Nor what may perhaps have been published by then, which the answer says.
    """
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from texts_of(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in ("asked", "perhaps", "perhaps_published"):
                yield key
                yield from texts_of(value)


# As of a day.


def known_by(question: str, as_of: str) -> list[str]:
    """Return the words that ask a question as of a day; a case then stays on its own day."""
    asked = shlex.split(question)
    for option in ("--as-of", *(["--on"] if asked[0] == "deploy" else [])):
        if option in asked:
            at = asked.index(option)
            del asked[at : at + 2]
    return [*asked, "--as-of", as_of]


def every_page(run: Run, asked: list[str]) -> Iterator[tuple[Any, str]]:
    """Return the answer to a question and its page, for every page of a long list."""
    number, pages = 1, 1
    while number <= pages:
        turned = [*asked, *(["--page", str(number)] if number > 1 else [])]
        answer, page = run(*turned, "--json"), run(*turned)
        assert (answer.code, answer.err, page.code, page.err) == (0, "", 0, ""), turned
        yield answer.json, page.out
        number, pages = number + 1, (answer.json.get("paging") or {}).get("pages", 1)


EXAMPLES = {
    row.name: row.example
    for row in CATALOGUE.values()
    if "as_of" in row.question.takes and row.name != "dossier"  # many assessments, tried above
} | {question: question for question in MORE}
# What names no source, or none of later, whenever it is asked.
NOTHING_LATER = {
    *("assess-draw", "cases", "memberships", "power", "power-change", "provisions"),
    *("compare", "signposts", "judgements", "scenarios"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_as_of_a_day_no_answer_and_no_page_names_a_source_published_later(
    run: Run, view: View, name: str
) -> None:
    question = EXAMPLES[name]
    as_of = OTHER_DAYS.get(question.split()[0], AS_OF)
    late = {item.id for item in view.sources.values() if item.published.last > day(as_of)}
    asked = known_by(question, as_of)
    for answer, page in every_page(run, asked):
        assert answer["asked"]["as_of"] == as_of
        assert named_in(texts_of(answer)) & late == set()
        assert set(NAME.findall(page)) & late <= named_in(perhaps_in(answer))
    everything = named_in(texts_of(run(*asked[:-2], "--json").json))
    assert (everything & late == set()) is (name in NOTHING_LATER)


def named_in(texts: Iterable[str]) -> set[str]:
    """Return every word of some texts that may be a name."""
    return {name for text in texts for name in NAME.findall(text)}


def perhaps_in(node: Any) -> Iterator[str]:
    """Return every text of what may perhaps have been published by the day."""
    if isinstance(node, list):
        for item in node:
            yield from perhaps_in(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("perhaps", "perhaps_published"):
                yield from texts_of(value)
            else:
                yield from perhaps_in(value)


# The end of a crisis, hidden.


def told_of_the_end(view: View, case: Case) -> set[str]:
    """Return every text that tells how a case ended, or that a source of after its day has.

    What is too short to be found by is left out, and so is what other things are called too.
    """
    said = [case.happened.says] if case.happened else []
    for name in case.explanations:
        contest = view.contests[name]
        said += [contest.question, *(version.says for version in contest.versions)]
    said += [item.says for item in view.judgements.values() if item.case == case.id]
    after = [item for item in view.sources.values() if came_after(item, case)]
    said += [text for item in after for text in (item.title, item.url)]
    before = {item.title for item in view.sources.values() if not came_after(item, case)}
    titles = [item.title for item in view.instruments.values()]
    other = "\n".join([*before, *titles, *(item.name for item in view.bodies())])
    return {words(text) for text in said if len(text) > 20 and text not in other}


def came_after(source: Source, case: Case) -> bool:
    return source.published.last > case.on.last


def asked_of(case: Case) -> dict[str, dict[str, Any]]:
    """Return every question that takes a case and may hide its end, with what is asked."""
    given: dict[str, dict[str, Any]] = {}
    for row in CATALOGUE.values():
        fields = row.question.__struct_fields__
        if "hide_outcome" in row.question.takes and "case" in fields:
            given[row.name] = {"case": case.id} | ({"draws": 20} if "draws" in fields else {})
    given["assess-draw"]["draw"] = 3
    given["compare"]["deny"] = ["UZB"]
    given["power-case"]["organisation"] = case.question.organisation
    if case.id != "osh-2010":  # many assessments each: one case of them all is enough
        for name in ("diary", "signposts"):
            del given[name]
    if not case.question.means:  # a question of law, which no force answers
        no_people = ("positions", "deploy", "power-case", "assess-draw", "compare")
        for name in no_people:
            del given[name]
    return given


@pytest.fixture(scope="module")
def opened() -> OpenTheatre:
    return OpenTheatre("central_asia")


@pytest.mark.parametrize("name", CASES)
def test_a_hidden_end_is_told_by_no_answer_and_by_no_page(
    run: Run, view: View, opened: OpenTheatre, name: str
) -> None:
    case = view.cases[name]
    told = told_of_the_end(view, case)
    asked = asked_of(case)
    assert {"assess", "rests-on", "law-case"} <= set(asked)
    for question, given in asked.items():
        answer = opened.answer(ask_from(question, {**given, "hide_outcome": True}))
        hides(answer, told, question)
        for source in answer.sources:
            if came_after(view.sources[source.id], case):
                assert (source.title, source.url) == (WITHHELD, None)
    page = words(run("assess", name, "--draws", "20", "--hide-outcome", "--full").out)
    assert [text for text in told if text in page] == []


def test_a_hidden_end_is_told_by_no_dossier(opened: OpenTheatre, view: View) -> None:
    """A dossier of few crises: it hides the end of each of its cases."""
    ask = {"organisation": "nato"}
    shown = opened.answer(ask_from("dossier", ask)).to_dict()
    hidden = opened.answer(ask_from("dossier", {**ask, "hide_outcome": True}))
    cases = [row["crisis"] for row in shown["crises"] if row["set"] == "case"]
    assert cases
    told = set().union(*(told_of_the_end(view, view.cases[name]) for name in cases))
    hides(hidden, told, "dossier")
    data = hidden.to_dict()
    assert [row.get("outcome") for row in data["crises"]] == [None] * len(data["crises"])
    assert data["classes"]["past_sent"] == 0
    assert "hidden" in str(hidden)
    # Nothing else differs: who acts, what is likely and what it adds do not rest on the end.
    assert [row["comes"] for row in data["crises"]] == [row["comes"] for row in shown["crises"]]


def test_as_of_a_day_a_dossier_names_no_source_published_later(
    opened: OpenTheatre, view: View
) -> None:
    late = {item.id for item in view.sources.values() if item.published.last > day(AS_OF)}
    answer = opened.answer(ask_from("dossier", {"organisation": "nato", "as_of": AS_OF}))
    assert named_in(texts_of(answer.to_dict())) & late == set()
    assert set(NAME.findall(str(answer))) & late == set()
    assert answer.on == AS_OF


def hides(answer: Answer, told: set[str], question: str) -> None:
    """Assert that an answer holds nothing that tells of the end, nor its page."""
    data = answer.to_dict()
    assert not data.get("happened")
    assert not data.get("explanations")
    assert not data.get("views")
    said = "\n".join(words(text) for text in texts_of(data))
    page = words(str(answer))
    for text in told:
        assert text not in said, (question, text)
        assert text not in page, (question, text)


@pytest.mark.long
def test_an_end_that_is_not_hidden_is_told(run: Run, view: View, opened: OpenTheatre) -> None:
    case = view.cases["osh-2010"]
    told = told_of_the_end(view, case)
    for question, given in asked_of(case).items():
        data = opened.answer(ask_from(question, given)).to_dict()
        said = "\n".join(words(text) for text in texts_of(data))
        found = [text for text in told if text in said]
        without = ("assess-draw", "compare", "diary", "signposts")  # they never tell it
        assert found or question in without, question
        if question in ("assess", "positions"):
            assert data["happened"]["says"]
    page = words(run("assess", "osh-2010", "--draws", "20", "--full").out)
    assert sum(text in page for text in told) > 10
