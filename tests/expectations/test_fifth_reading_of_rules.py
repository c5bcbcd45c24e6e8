"""The kinds of error that the fifth reading found outside the acts, the capitals and contests."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from allies.evidence.digests import DocumentIndex
from allies.evidence.sources import Citation
from allies.world.instruments import Provision
from allies.world.view import View
from tests.expectations.passages import passage

# Words by which a passage names what a force is pledged to.
LABELS = {
    "ksor": "ksor",
    "ksbr": "collective rapid deployment force",
    "csto_peacekeeping": "peacekeeping force",
    "central_asian_group": "central asian group of forces",
    "nato_partnership": "nato",
}
# Words by which a passage names a state that proposes something.
NAMED = {
    "RUS": "moscow|russia",
    "USA": "united states|washington|u s ",
    "UZB": "tashkent|uzbek",
    "BLR": "belarus",
}
# Words that would show that the document of 2017 tells of what a forecast foresaw.
TOLD = {
    "refugees": r"\brefugee",
    "us-russia-little": r"(american|us|washington) (and )?(russian|moscow)",
    "nato-csto-not-soon": r"(talks|dialogue|cooperation) (between|of) nato and (the )?csto",
}


def told(indexes: dict[str, DocumentIndex], cites: tuple[Citation, ...]) -> list[str]:
    """Return the passages of the five documents among some citations."""
    return [passage(indexes, cite) for cite in cites if cite.source in indexes]


def provisions(view: View) -> Iterator[Provision]:
    """Return every rule, of organisations and of states."""
    for organisation in view.organisations.values():
        yield from organisation.provisions
    for state in view.states.values():
        yield from state.provisions


def test_no_source_is_said_to_count_six_months_from_the_note(view: View) -> None:
    rules = {rule.id: rule for rule in provisions(view)}
    for name in ("csto.charter.art-19.from-note", "csto.charter.art-19.clock-note"):
        assert "combination" in rules[name].judgement
    (reading,) = (r for r in view.organisations["csto"].readings if r.id == "note_is_notice")
    assert "months" not in reading.title
    (holder,) = reading.holders
    assert holder.who == "golts2012"
    assert "combination" in holder.judgement


def test_a_rule_that_counts_months_cites_who_gives_them_or_is_a_judgement(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    bare = [
        rule.id
        for rule in provisions(view)
        if rule.clock or re.search("notice_ran|months_since", str(rule.when))
        if (passages := told(indexes, rule.cites))
        and len(passages) == len(rule.cites)
        and not rule.judgement
        and not any("six months" in words for words in passages)
    ]
    assert bare == []


def test_what_a_force_is_pledged_to_stands_in_the_passage(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    without = [
        (force.id, label.label)
        for force in view.forces.values()
        for label in force.labels
        if (passages := told(indexes, label.cites))
        and not any(LABELS[label.label] in words for words in passages)
    ]
    assert without == []


def test_a_state_that_proposes_a_lever_stands_in_a_passage(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    levers = view.levers.values()
    without = [
        (lever.id, state)
        for lever in levers
        for state in lever.by
        if state in view.states
        and (passages := told(indexes, lever.cites))
        and not any(re.search(NAMED[state], words) for words in passages)
    ]
    assert without == []


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("nato-csto-cooperation", ("RUS",)),
        ("sco-force", ("RUS",)),
        ("uzbek-transit-refused", ("UZB",)),
    ],
)
def test_a_lever_is_of_who_wanted_it(view: View, name: str, by: tuple[str, ...]) -> None:
    assert view.levers[name].by == by


def test_an_absence_is_looked_for_in_the_latest_document(
    view: View, indexes: dict[str, DocumentIndex]
) -> None:
    absent = {item.id for item in view.forecasts.values() if item.ending.word == "not_on_record"}
    assert absent == set(TOLD)
    latest = " ".join(word.text for word in indexes["dehaas2017"].words)
    assert [name for name, words in TOLD.items() if re.search(words, latest)] == []


def test_the_balanced_policy_of_kazakhstan_is_told_after_2014(view: View) -> None:
    ending = view.forecasts["multi-vector-goes-on"].ending
    assert ending.word == "came_true"
    assert {cite.source for cite in ending.cites} == {"dehaas2017"}


def test_an_outcome_that_is_inferred_from_a_list_of_conflicts_says_so(view: View) -> None:
    inferred = [
        item.id
        for item in view.forecasts.values()
        if {cite.source for cite in item.ending.cites} == {"ucdp-prio-25-1"}
        and not item.ending.judgement
    ]
    assert inferred == ["golts-civil-war"]  # it is about a war, and so is the list


def test_a_comparison_says_why_it_begins_when_it_does(view: View) -> None:
    assert [item.id for item in view.comparisons.values() if not item.judgement] == []


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("scenarios", "moderately at worst"),
        ("scenarios", "will probably cooperate"),
        ("scenarios", "presumably"),
        ("scenarios", "at least in theory"),
        ("forecasts", "perhaps not speedy"),
        ("organisations", "What changes the organisation in a major way"),
        ("organisations", "reluctant to share what is sensitive"),
        ("cases", "from reluctance or for lack of time"),
    ],
)
def test_a_word_of_weight_is_there(view: View, where: str, words: str) -> None:
    assert words in re.sub(r"\s+", " ", str(getattr(view, where)))
