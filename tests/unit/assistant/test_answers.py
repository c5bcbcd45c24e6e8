"""Replies to assistants: pages with their ground, bounded, and faults in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allies.assistant import answers
from allies.assistant.answers import reply, resources
from tests.apparatus import Template

CENTRAL_ASIA = ("central_asia",)


def said(name: str, theatre: str = "central_asia", **given: object) -> str:
    found = reply(name, given, (theatre,))
    assert not found.failed, found.text
    return found.text


def refused(name: str, **given: object) -> str:
    found = reply(name, given, CENTRAL_ASIA)
    assert found.failed, found.text
    return found.text


def test_a_reply_has_the_page_its_sources_its_coverage_and_its_edition() -> None:
    text = said("members", organisation="ОДКБ", on="2012-07-15")
    assert text.startswith("Collective Security Treaty Organization (CSTO)")
    assert "15 July 2012" in text.splitlines()[0]
    assert "Sources, by the short names" in text
    assert "- diis2013: " in text
    assert "The record covers 15 May 1992 to 23 January 2017." in text
    assert "Edition: Collective security in Central Asia, 1992-2017, allies " in text
    assert '"on": "2012-07-15"' in text


def test_beyond_the_record_a_reply_says_that_unknown_is_not_no() -> None:
    text = said("members", organisation="csto", on="2020-01-01")
    assert "unknown is not no" in text


def test_an_answer_as_json_is_whole() -> None:
    found = json.loads(said("members", organisation="csto", on="2012-07-15", show="json"))
    assert found["asked"]["fields"]["organisation"] == "csto"


def test_json_that_is_too_long_is_refused_and_a_page_is_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "MOST_LETTERS", 900)
    assert "a reply has at most 900" in refused("members", organisation="csto", show="json")
    text = said("members", organisation="csto")
    assert "more lines: ask for less" in text
    assert text.index("more lines") <= 950


def test_faults_name_the_argument_and_what_to_do() -> None:
    assert "unknown case 'oshh'" in refused("assess", case="oshh")
    assert "the tool takes no such argument" in refused("members", organisation="csto", when="2012")
    assert "it is one of central_asia" in refused("members", organisation="csto", theatre="/etc")
    assert "there is no tool 'member'" in refused("member")
    assert "body: is missing" in refused("law")
    assert "did you mean 'members'" in refused("member")


def test_the_number_of_futures_is_bounded() -> None:
    assert "are too many here" in refused("assess", case="osh-2010", draws=20_001)
    assert "Edition" in said("assess", case="osh-2010", draws=10)


def test_a_theatre_in_a_folder_can_be_offered(template: Template) -> None:
    text = said("cases", theatre=template.name)
    assert "border-2008" in text


def test_a_faulty_theatre_is_told_as_faults(template: Template) -> None:
    template.add("theatre.yaml", "\nnonsense: 1\n")
    found = reply("cases", {}, (template.name,))
    assert found.failed
    assert "nonsense" in found.text


def test_the_resources_list_cases_accounts_contests_and_readings() -> None:
    found = resources(CENTRAL_ASIA)
    assert {
        "allies://central_asia/cases",
        "allies://central_asia/accounts",
        "allies://central_asia/contested",
        "allies://central_asia/readings/csto",
    } <= set(found)
    for item in found.values():
        assert not reply(item.tool, item.given, CENTRAL_ASIA).failed, item.name


def test_no_argument_reads_a_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("by: hidden words\n")
    for name in ("assess", "rests_on", "compare"):
        given = {"case": "osh-2010", "judgements": [str(secret)]}
        text = refused(name, **given)
        assert "the theatre has no panel" in text
        assert "hidden words" not in text
    assert "Edition" in said("assess", case="osh-2010", draws=10, judgements=["invented-sceptics"])
