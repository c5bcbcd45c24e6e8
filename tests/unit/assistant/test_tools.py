"""The tools: one for each question, found from their descriptions alone."""

from __future__ import annotations

import re
from collections import Counter
from math import log

import jsonschema
import pytest

from allies.assistant.tools import FULL, JSON, SHORT, tools
from allies.questions.catalogue import CATALOGUE

TOOLS = tools(("central_asia",))
# Questions as a person asks them, and the tool that answers.
ASKED = {
    "In this crisis, can and will anybody help the government?": "assess",
    "Which inputs does the answer to the crisis rest on most?": "rests_on",
    "Who belonged to the organisation on that day?": "members",
    "Where do the sources contradict each other?": "contested",
    "Who makes this claim, and who contradicts it?": "claim",
    "Which forces would arrive when?": "deploy",
    "What is the best route, and what does a refusal of passage cost?": "route",
    "Which exercises were held, and who stayed away?": "exercises",
    "Which texts bind each state on that day?": "law",
    "What equipment was transferred, promised or delivered?": "transfers",
}
COMMON = re.compile(r"\b(a|and|by|did|do|does|in|is|it|of|on|or|the|this|to|was|what|which|who)\b")


def stems(text: str) -> list[str]:
    """Return the words of a text, cut to their first five letters."""
    return [word[:5] for word in re.findall(r"[a-z]+", COMMON.sub(" ", text.lower()))]


def ranked(question: str) -> list[str]:
    """Return the tools by how many rare words they share with a question."""
    said = {name: Counter(stems(f"{name} {tool.says}")) for name, tool in TOOLS.items()}
    spread = Counter(stem for words in said.values() for stem in words)
    score = {
        name: sum(log(len(said) / spread[stem]) for stem in set(stems(question)) if stem in words)
        / log(2 + len(words))
        for name, words in said.items()
    }
    return sorted(score, key=lambda name: -score[name])


@pytest.mark.parametrize(("question", "tool"), ASKED.items(), ids=ASKED.values())
def test_a_natural_question_leads_to_its_tool(question: str, tool: str) -> None:
    assert tool in ranked(question)[:3], ranked(question)[:5]


def test_every_question_that_reads_no_file_or_folder_is_a_tool() -> None:
    without = {"changes", "power-game", "settlement"}
    assert set(TOOLS) == {name.replace("-", "_") for name in CATALOGUE if name not in without}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_a_tool_says_what_it_takes(tool) -> None:  # type: ignore[no-untyped-def]
    jsonschema.Draft202012Validator.check_schema(tool.takes)
    assert all(item.get("description") for item in tool.takes["properties"].values()), tool.name
    assert set(tool.takes["required"]) <= set(tool.takes["properties"])
    assert tool.takes["additionalProperties"] is False


def test_no_tool_takes_a_file_or_another_theatre() -> None:
    for tool in TOOLS.values():
        assert not {"file", "cases", "path", "document", "overlay"} & set(
            tool.takes["properties"]
        ), tool.name
        if "theatre" in tool.takes["properties"]:
            assert tool.takes["properties"]["theatre"]["enum"] == ["central_asia"]


def test_only_a_question_with_a_short_page_offers_the_full_one() -> None:
    assert TOOLS["assess"].takes["properties"]["show"]["enum"] == [SHORT, FULL, JSON]
    assert TOOLS["members"].takes["properties"]["show"]["enum"] == [SHORT, JSON]


def test_a_tool_takes_the_suppositions_that_its_question_understands() -> None:
    assert {"lever", "vote", "deny", "judgements"} <= set(TOOLS["assess"].takes["properties"])
    assert "vote" not in TOOLS["threats"].takes["properties"]
