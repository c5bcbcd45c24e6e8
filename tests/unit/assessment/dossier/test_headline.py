"""The headline by rule: each class has its sentence, with the numbers of crises in it."""

from __future__ import annotations

from typing import Any

import pytest

from allies.assessment.dossier.headline import headline_of, past_of
from allies.world.view import View
from tests.apparatus import ACTS, CITED, Build
from tests.unit.assessment.dossier.rows_made import classes


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "The Pact adds to what Highland would do alone in 2 of 3"),
        ({}, "by the model: 12 more in 100 at the median."),
        (
            {},
            "40 % at the median, by model and track record; it is as likely as not in 1 of them.",
        ),
        ({"would": 0}, "it is as likely as not in none of them."),
        ({"kind": "in_name", "counts": {"in_name": 2}}, "is Highland under another name: in 2"),
        ({"kind": "adds_little", "counts": {"adds_little": 3}}, "adds little to Highland alone"),
        ({"kind": "would_not", "counts": {"would_not": 3}}, "an alliance on paper"),
        (
            {"kind": "may_not", "counts": {"may_not": 2}},
            "the Pact may send forces against an attack by a state, but not against an armed"
            " incursion or unrest inside a member: it has no such power in 2 of 3",
        ),
        (
            {"kind": "may_not", "counts": {"may_not": 2}, "may": {"internal_unrest": {"no": 3}}},
            "the Pact may not send forces against unrest inside a member: it has no such power",
        ),
        (
            {
                "kind": "may_not",
                "counts": {"may_not": 2},
                "may": {"internal_unrest": {"no": 2}, "external_attack": {"unknown": 1}},
            },
            "unrest inside a member (against an attack by a state, that is unknown):",
        ),
        (
            {
                "kind": "may_not",
                "counts": {"may_not": 2},
                "may": {"internal_unrest": {"no": 2, "yes": 1}},
            },
            "may not send forces against every kind of crisis (against unrest inside a member, that"
            " is not the same for every member):",
        ),
        ({"kind": "may_not", "counts": {"may_not": 2}}, "All it could use on record is the Pact's"),
        ({"kind": "no_leader", "counts": {"no_leader": 2}, "leader": None}, "no leading state"),
        ({"kind": "unknown", "counts": {"unknown": 3}}, "something decisive is unknown."),
        (
            {"kind": "unknown", "counts": {"unknown": 3}, "no_force": True, "unread": "art. 7"},
            "unknown (no force of it is on record and parts of its law were not read).",
        ),
        (
            {"kind": "mixed", "counts": {"adds": 1, "would_not": 1, "may_not": 1}},
            "in 1, it adds to what Highland would do alone; in 1, help is unlikely even if asked.",
        ),
        ({"kind": None, "counts": {}, "crises": 0}, "No member of the Pact could ask it"),
    ],
)
def test_a_class_gives_its_sentence(small_view: View, given: dict[str, Any], words: str) -> None:
    assert words in headline_of(small_view, classes(**given))


def test_an_alliance_on_paper_is_not_said_to_act(small_view: View) -> None:
    found = classes(kind="would_not", counts={"would_not": 3})
    assert "a chance of" not in headline_of(small_view, found)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "The record has no past crisis in which the Pact could have sent people."),
        ({"past": 1, "past_asked": 1, "past_sent": 1}, "Of 1 past crisis on record"),
        ({"past": 3, "past_asked": 0}, "asked the Pact in none; its people came in none."),
        ({"past": 3, "past_asked": 1, "past_disputed": 1}, "in 1 (sources differ on 1 more)"),
        ({"past": 3, "past_unknown": 1}, "came in none of the 2 whose end is on record."),
        ({"past": 3, "past_unknown": 3}, "; whether its people came is left open."),
    ],
)
def test_the_second_sentence_tells_what_happened(
    small_view: View, given: dict[str, Any], words: str
) -> None:
    assert words in past_of(small_view, classes(**given))


@pytest.mark.parametrize(("count", "narrow"), [(8, True), (9, False), (15, False)])
def test_a_narrow_majority_is_called_so(small_view: View, count: int, narrow: bool) -> None:
    found = headline_of(small_view, classes(crises=15, counts={"adds": count}))
    assert ("That is a narrow majority." in found) == narrow


@pytest.mark.parametrize(("on", "said"), [("2010-12-30", False), ("2010-12-31", True)])
def test_a_dissolved_organisation_has_its_end_for_a_headline(
    build: Build, on: str, said: bool
) -> None:
    view = build({ACTS: f"- {{act: dissolved, by: pact, on: 2010-12-31, {CITED}}}\n"})
    found = headline_of(view, classes(on=on))
    assert ("the Pact was dissolved on 31 December 2010." in found) == said
