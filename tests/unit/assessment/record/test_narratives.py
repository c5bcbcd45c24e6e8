"""Narratives: who said what of a contest, in order, and what became of it."""

from __future__ import annotations

import pytest

from allies.assessment.record.narratives import narrative
from allies.errors import QuestionError
from allies.questions.narrative import Narrative, NarrativeAnswer, Step, Told
from allies.theatre.opening import open_folder
from allies.world.view import View, view_of
from tests.apparatus import ACTS, CONTESTS, SOURCES, Template, day

LATER = """\
- {id: noon-paper, title: N, author: A. Scribe, published: 2008-07-01, kind: press}
- {id: echo, title: E, published: 2008-08-01, kind: press}
- {id: yearbook, title: Y, author: A. Scribe, published: 2009, kind: scholarship}
"""


def told(view: View, contest: str = "lowland-2008") -> NarrativeAnswer:
    return narrative(view, Narrative(contest=contest))


def version(answer: NarrativeAnswer, name: str) -> Told:
    (found,) = (item for item in answer.versions if item.id == name)
    return found


def with_later(template: Template, left: str = "", stayed: str = "", acts: str = "") -> View:
    """Return the small theatre with later sources, which say more."""
    template.add(SOURCES, LATER)
    for source, more in (("morning-paper", left), ("evening-paper", stayed)):
        if more:
            cite = f"cites: [{{source: {source},"
            template.replace(CONTESTS, cite, f"cites: [{more}, {{source: {source},")
    template.add(ACTS, acts)
    return view_of(open_folder(template.folder))


def steps(answer: NarrativeAnswer, source: str) -> list[Step]:
    return [step for step in answer.steps if step.source == source]


def test_the_chain_is_in_order_of_time(small_view: View) -> None:
    found = told(small_view)
    assert [(step.on, step.kind, step.versions, step.voices) for step in found.steps] == [
        ("2008-06-02", "event", ("left",), ("XLO",)),
        ("2008-06-03", "statement", ("left",), ("morning-paper",)),
        ("2008-06-04", "statement", ("stayed",), ("evening-paper",)),
    ]
    assert (found.type, found.means) == ("rival_claims", "Only one side can be true")


def test_a_later_rival_contradicts_and_an_earlier_one_does_not(small_view: View) -> None:
    found = told(small_view)
    assert [item.source for item in version(found, "left").contradicted_by] == ["evening-paper"]
    assert version(found, "stayed").contradicted_by == ()
    assert version(found, "left").confirmed_by == ()


def test_versions_that_are_no_alternatives_contradict_nobody(template: Template) -> None:
    template.replace(CONTESTS, "type: rival_claims", "type: wording")
    template.replace(ACTS, "version: [lowland-2008/left]", "judgement: so")
    found = told(view_of(open_folder(template.folder)))
    assert all(not item.contradicted_by for item in found.versions)


def test_a_repetition_is_told_as_one_and_adds_no_origin(template: Template) -> None:
    found = told(with_later(template, "{source: echo, at: a, origin: morning-paper}"))
    (step,) = steps(found, "echo")
    assert (step.kind, step.repeats, step.on) == ("repetition", "morning-paper", "2008-08-01")
    left = version(found, "left")
    assert (left.origins, left.repeated, left.confirmed_by) == (("morning-paper",), 1, ())


def test_an_origin_of_its_own_confirms(template: Template) -> None:
    left = version(told(with_later(template, "{source: echo, at: a}")), "left")
    assert (left.origins, left.repeated) == (("morning-paper", "echo"), 0)
    assert [item.source for item in left.confirmed_by] == ["echo"]


def test_an_origin_that_is_only_reported_is_a_link_of_its_own(template: Template) -> None:
    found = told(with_later(template, "{source: echo, at: a, origin: noon-paper}"))
    assert [step.kind for step in steps(found, "noon-paper")] == ["statement"]
    assert [step.repeats for step in steps(found, "echo")] == ["noon-paper"]


def test_a_source_that_says_both_contradicts_neither(template: Template) -> None:
    both = "{source: echo, at: a}"
    found = told(with_later(template, both, both))
    assert [item.source for item in version(found, "left").contradicted_by] == ["evening-paper"]
    assert version(found, "stayed").contradicted_by == ()


CLAIM = "- {{act: claimed, by: {0}, on: {1}, says: so, about: [lowland-2008{2}], {3}}}\n"
CITED = "cites: [{source: echo, at: b}]"


@pytest.mark.parametrize(
    ("days", "abandoned"),
    [
        (("2008-06-06", "2008-06-08"), [("XHI", "2008-06-08", "stayed")]),
        (("2008-06-06", "2008-06-06"), []),  # not surely later
        (("2008-06-08", "2008-06-06"), []),
    ],
)
def test_who_later_says_only_another_version_abandons_the_first(
    template: Template, days: tuple[str, str], abandoned: list[tuple[str, str, str]]
) -> None:
    acts = CLAIM.format("XHI", days[0], "/left", CITED) + CLAIM.format(
        "XHI", days[1], "/stayed", f"{CITED}, id: second"
    )
    left = version(told(with_later(template, acts=acts)), "left")
    assert [(item.who, item.on, item.version) for item in left.abandoned_by] == abandoned


def test_an_author_abandons_what_an_earlier_work_held(template: Template) -> None:
    template.replace(CONTESTS, "holders: [morning-paper]", "holders: [morning-paper, noon-paper]")
    template.replace(CONTESTS, "holders: [evening-paper]", "holders: [evening-paper, yearbook]")
    given = ("{source: noon-paper, at: a}", "{source: yearbook, at: a}")
    left = version(told(with_later(template, *given)), "left")
    assert [(item.who, item.version) for item in left.abandoned_by] == [("A. Scribe", "stayed")]


def test_a_claim_that_names_no_version_takes_no_side(template: Template) -> None:
    view = with_later(template, acts=CLAIM.format("XHI", "2008-06-06", "", CITED))
    (step,) = steps(told(view), "echo")
    assert (step.versions, step.voices) == ((), ("XHI",))
    assert all("echo" not in item.origins for item in told(view).versions)


def test_a_voice_is_told_apart_from_its_source(template: Template) -> None:
    holder = "holders:\n  - {id: exiles, name: Exiles, source: evening-paper}\ncontests:\n"
    template.replace(CONTESTS, "contests:\n", holder)
    template.replace(CONTESTS, "holders: [evening-paper]", "holders: [exiles]")
    (step,) = steps(told(view_of(open_folder(template.folder))), "evening-paper")
    assert (step.voices, step.source) == (("exiles",), "evening-paper")


def test_a_day_knows_only_what_was_public(small_view: View) -> None:
    found = told(small_view.known_by(day("2008-06-03")))
    assert [item.id for item in found.versions] == ["left"]
    assert {step.source for step in found.steps} == {"morning-paper"}
    assert found.versions[0].contradicted_by == ()
    with pytest.raises(QuestionError, match="had been published by that day"):
        told(small_view.known_by(day("2008-05-01")))
