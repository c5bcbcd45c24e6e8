"""The record as it could be read on a day: no citation of its law is younger than that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from allies.assessment.case.setting import set_case
from allies.theatre.opening import open_theatre
from allies.world.published import world_as_published
from allies.world.world import World
from tests.apparatus import PACT, Build, Run, day

BEFORE, AFTER = "2008-06-02", "2008-06-03"  # the morning paper appeared on the second
MORNING = '{source: morning-paper, at: "p. 2", credibility: 2}'

FIRST = """\
  - id: first
    title: The first
    in_force: in_force
    holders: [{who: pact, since: 2001-01-01, judgement: Invented.}]
"""


@pytest.fixture
def described(build: Build) -> World:
    """A world in which a paper describes a rule, and holds a reading, on 3 June 2008."""
    holders = "        judgement: The ordinary law of treaties.\n"
    return build(
        replaced={
            PACT: (
                holders,
                f"{holders}      - {{who: XLO, since: 2008-06-02, cites: [{MORNING}]}}\n",
            )
        },
        added={
            PACT: "  - {id: pact.treaty.art-7, instrument: pact.treaty, says: Of the paper,"
            f" effect: permit, means: [rapid_reaction], cites: [{MORNING}]}}\n"
        },
    )


def test_a_rule_stays_and_what_was_written_of_it_later_goes(described: World) -> None:
    for as_of, sources in ((BEFORE, []), (AFTER, ["morning-paper"])):
        known = world_as_published(described, day(as_of)).provisions["pact.treaty.art-7"]
        assert [cite.source for cite in known.cites] == sources
        assert known.says == "Of the paper"


def test_a_position_of_which_nothing_was_published_is_not_known(described: World) -> None:
    for as_of, holders in ((BEFORE, ["pact"]), (AFTER, ["pact", "XLO"])):
        (reading,) = world_as_published(described, day(as_of)).organisations["pact"].readings
        assert [holder.who for holder in reading.holders] == holders


@pytest.mark.parametrize(("as_of", "known"), [(BEFORE, False), (AFTER, True)])
def test_a_reading_nobody_had_voiced_goes_with_the_rules_it_alone_finds(
    build: Build, as_of: str, known: bool
) -> None:
    other = "  - {id: other, title: Of the paper, holders: [{who: XLO, since: 2008-06-02,"
    found = (
        "  - {id: pact.treaty.art-7, instrument: pact.treaty, says: Of the paper, effect: permit,"
    )
    mine = "means: [rapid_reaction], judgement: Invented., readings: "
    world = build(
        replaced={PACT: ("readings:\n", f"readings:\n{FIRST}{other} cites: [{MORNING}]}}]}}\n")},
        added={
            PACT: f"{found} {mine}[other]}}\n"
            f"{found.replace('art-7', 'art-8')} {mine}[other, first]}}\n"
        },
    )
    body = world_as_published(world, day(as_of)).organisations["pact"]
    assert "other" in {reading.id for reading in world.organisations["pact"].readings}
    assert ("other" in {reading.id for reading in body.readings}) == known
    provisions = {provision.id for provision in body.provisions}
    assert ("pact.treaty.art-7" in provisions) == known
    assert "pact.treaty.art-8" in provisions


def test_a_position_is_not_called_by_a_report_that_had_not_appeared(world: World) -> None:
    # The report is dated to 2013, so that it had surely appeared on the last day of it.
    for as_of, name in (
        ("2013-12-30", "Tashkent's position"),
        ("2013-12-31", "Tashkent's position as reported by diis2013"),
    ):
        known = world_as_published(world, day(as_of))
        assert known.name("tashkent-diis2013") == name
        assert known.evidence.holder_name("tashkent-diis2013") == name


def test_all_of_the_record_is_known_where_no_day_is_given(described: World) -> None:
    assert world_as_published(described, None) is described


def test_a_case_is_set_in_the_record_of_the_day(described: World) -> None:
    for as_of, count in ((BEFORE, 0), (AFTER, 1), (None, 1)):
        setting = set_case(described, "border-2008", as_of=day(as_of) if as_of else None)
        assert len(setting.world.provisions["pact.treaty.art-7"].cites) == count


def test_no_answer_tells_of_a_text_that_was_not_there_yet(run: Run) -> None:
    protocol = "csto.charter-protocol-2010"
    for as_of, there in (("2010-12-09", False), ("2010-12-10", True)):
        data = run("law", "csto", "--on", "2010-12-09", "--as-of", as_of, "--json").json
        assert (protocol in {item["id"] for item in data["later"]}) is there
        rules = [item["id"] for item in data["provisions"]]
        assert any(name.startswith("csto.charter.") for name in rules)
        assert any(name.startswith(protocol) for name in rules) is there
    for as_of, there in (("2010-12-09", False), ("2010-12-10", True)):
        asked = ("assess", "osh-2010", "--as-of", as_of, "--draws", "50", "--json")
        reasons = {
            reason["provision"]
            for organisation in run(*asked).json["organisations"]
            for means in organisation["means"]
            for reason in means["may"]["reasons"]
        }
        assert any(name.startswith("cst.") for name in reasons)
        assert any(name.startswith(protocol) for name in reasons) is there


def _cites(node: object) -> Iterator[str]:
    """Return the sources that an answer names, in citations and in its list of sources."""
    if isinstance(node, dict):
        if {"source", "at"} <= set(node):
            yield from filter(None, (node["source"], node["origin"]))
        for name, value in node.items():
            if name == "sources":
                yield from (item["id"] for item in value)
            yield from _cites(value)
    elif isinstance(node, list):
        for value in node:
            yield from _cites(value)


@pytest.mark.parametrize(
    "question",
    [
        "assess osh-2010 --draws 50",
        "positions osh-2010 --draws 50",
        "law csto",
        "audit csto",
        "capital KAZ UZB",
        "threats",
        "accounts --all",
    ],
)
def test_no_answer_cites_what_had_not_been_published(run: Run, question: str) -> None:
    world = open_theatre("central_asia")
    last = day("2010-06-12")
    answers = [run(*question.split(), *more, "--json") for more in ((), ("--as-of", "2010-06-12"))]
    late = [
        sum(world.sources[name].published.last > last for name in _named(answer.json))
        for answer in answers
    ]
    assert late[0] > 0, "nothing there could have been cut"
    assert late[1] == 0


def _named(answer: object) -> set[str]:
    accounts = answer.get("accounts", []) if isinstance(answer, dict) else []
    world = open_theatre("central_asia")
    return {*_cites(answer), *(item["account"] for item in accounts)} & set(world.sources)
