"""Every figure: what it may contain, that it escapes, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest

import allies
from allies.faces.figures import (
    comparison,
    curve,
    funnel,
    intervals,
    maps,
    matrix,
    ribbon,
    texts,
    tornado,
    votes,
)
from allies.faces.figures.drawing import NARROW, SMALL, WIDE, Figure, width_of
from allies.faces.figures.palette import ALL, BLUE, CARD, SKY
from allies.questions.base import Answer

HOSTILE = '<script>alert("1")</script>&\'"'
CALLED = {"before": "As recorded", "deny UZB": HOSTILE}
SVG = "{http://www.w3.org/2000/svg}"
TAGS = {
    "svg", "title", "desc", "defs", "pattern", "rect", "line", "text", "circle", "path", "polygon",
    "polyline",
}  # fmt: skip


@pytest.fixture(scope="module")
def answers() -> dict[str, Any]:
    view = allies.open("central_asia").view()
    osh = "osh-2010"
    return {
        "assess": view.assess(case=osh),
        "law_case": view.law_case(case=osh),
        "rests_on": view.rests_on(case=osh),
        "positions": view.positions(case=osh),
        "deploy": view.deploy(case=osh),
        "compare": view.compare(case=osh, deny=["UZB"]),
        "denied": view.deploy(case=osh, deny=["UZB"]),
        "before": view.members("csto", on="2012-06-01"),
        "members": view.members("csto", on="2012-07-15"),
        "memberships": view.memberships(on="2012-07-15"),
        "law": view.law(body="csto", on="2012-07-15"),
        "changes": view.law_diff(body="csto", diff=("1992-05-15", "2012-07-15")),
    }


def drawn(found: dict[str, Any]) -> list[Figure]:
    """Return every kind of figure."""
    made = [
        *funnel.funnels(found["assess"]),
        intervals.likelihoods(found["assess"]),
        comparison.compared(found["compare"], CALLED),
        comparison.moved(found["compare"], CALLED),
        matrix.readings_matrix(found["assess"], found["law_case"]),
        tornado.tornado(found["rests_on"]),
        *votes.votes(found["positions"]),
        curve.arrivals(found["denied"], found["deploy"]),
        maps.movement_map(found["denied"]),
        maps.members_map(found["members"]),
        ribbon.ribbon([found["before"], found["members"]], "2012-07-15"),
        matrix.memberships_matrix(found["memberships"]),
        matrix.texts_matrix(found["law"]),
        texts.texts_timeline(found["law"], found["changes"]),
    ]
    assert None not in made
    return [item for item in made if item is not None]


@pytest.fixture(scope="module")
def figures(answers: dict[str, Any]) -> list[Figure]:
    return drawn(answers)


def parts(svg: str) -> Iterator[ElementTree.Element]:
    yield from ElementTree.fromstring(svg).iter()


def test_a_figure_has_only_shapes_and_presentation_attributes(figures: list[Figure]) -> None:
    for item in figures:
        for svg in (item.wide, item.narrow):
            for part in parts(svg):
                assert part.tag.removeprefix(SVG) in TAGS
                assert not {"style", "class", "onload", "href"} & set(part.attrib), item.title


def test_every_colour_is_of_the_palette_so_that_a_dark_page_can_replace_it(
    figures: list[Figure],
) -> None:
    for item in figures:
        found = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', item.wide + item.narrow))
        assert found <= set(ALL), item.title


def test_a_figure_has_a_title_a_sentence_and_a_table(figures: list[Figure]) -> None:
    for item in figures:
        names = [part.tag.removeprefix(SVG) for part in parts(item.wide)]
        assert names[1:3] == ["title", "desc"]
        assert item.says.endswith(".")
        assert item.rows
        assert {len(row) for row in item.rows} == {len(item.columns)}, item.title


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_letter_is_too_small_and_no_word_begins_beyond_the_edge(
    figures: list[Figure], width: int
) -> None:
    for item in figures:
        svg = item.wide if width == WIDE else item.narrow
        assert f'width="{width}"' in svg
        for part in parts(svg):
            if part.tag == f"{SVG}text":
                assert float(part.attrib["font-size"]) >= SMALL
                assert -1 <= float(part.attrib["x"]) <= width + 1, (item.title, part.text)


def test_no_word_is_cut_short_or_ends_beyond_the_edge(figures: list[Figure]) -> None:
    for item in figures:
        for drawing in (item.wide, item.narrow):
            root = ElementTree.fromstring(drawing)
            width = float(root.attrib["width"])
            for part in parts(drawing):
                if not part.tag.endswith("text") or "transform" in part.attrib:
                    continue
                said, size = part.text or "", float(part.attrib["font-size"])
                share = {"middle": 0.5, "end": 0.0}.get(part.attrib.get("text-anchor", ""), 1.0)
                end = float(part.attrib["x"]) + share * width_of(said, size)
                assert end <= width + 2, (item.title, said)
                assert "…" not in said, (item.title, said)


def test_a_span_of_chances_is_written_whole(answers: dict[str, Any]) -> None:
    row = intervals.Span("The model alone", 0.02, 0.45, None, "under 5 to 45 %")
    for width in (NARROW, WIDE):
        (text,) = [part for part in parts(intervals.drawn_spans(width, [row]).svg("T", "S."))
                   if part.text == row.shown]  # fmt: skip
        assert float(text.attrib["x"]) + width_of(row.shown, 13) <= width


@pytest.mark.parametrize(
    ("stands", "fill"), [("in_use", BLUE), ("granted", SKY), ("revoked", CARD), ("unknown", CARD)]
)
def test_a_place_that_was_granted_is_not_drawn_as_ended(stands: str, fill: str) -> None:
    answer = allies.open("central_asia").view().bases()
    one = next(item for item in answer.bases if item.place in answer.places and not item.contested)
    found = maps.bases_map(
        msgspec.structs.replace(answer, bases=(msgspec.structs.replace(one, stands=stands),))
    )
    assert found is not None
    dots = [part.attrib["fill"] for part in parts(found.wide) if part.tag.endswith("circle")]
    assert dots[0] == fill


@pytest.mark.parametrize(
    ("kind", "cited", "known"),
    [("fact", True, "fact"), ("fact", False, "fact without a source"),
     ("judgement", False, "judgement")],
)  # fmt: skip
def test_a_fact_that_nobody_is_cited_for_says_so(
    answers: dict[str, Any], kind: str, cited: bool, known: str
) -> None:
    rests = answers["rests_on"]
    some = next(item for item in rests.rests_on if item.cites and item.swing > 0.01)
    item = msgspec.structs.replace(some, kind=kind, cites=some.cites if cited else ())
    found = tornado.tornado(msgspec.structs.replace(rests, rests_on=(item,)))
    assert found is not None
    assert f"most is a {known}: " in found.says
    assert found.rows[0][1] == known


def test_patterns_of_two_figures_on_a_page_have_different_names(figures: list[Figure]) -> None:
    drawings = [svg for item in figures for svg in (item.wide, item.narrow)]
    names = [name for svg in drawings for name in re.findall(r'pattern id="([^"]+)"', svg)]
    assert names
    assert len(names) == len(set(names))


def spoilt(value: Any) -> Any:
    """Return an answer whose words are all hostile; its ids and days stay."""
    if isinstance(value, dict):
        return {
            key: dict.fromkeys(inner, HOSTILE)
            if key == "names"
            else HOSTILE
            if key in ("says", "title", "name") and isinstance(inner, str)
            else spoilt(inner)
            for key, inner in value.items()
        }
    return [spoilt(item) for item in value] if isinstance(value, list) else value


def test_words_of_a_theatre_stay_words(answers: dict[str, Any]) -> None:
    hostile: dict[str, Answer] = {
        name: msgspec.convert(spoilt(answer.to_dict()), type(answer))
        for name, answer in answers.items()
    }
    for item in drawn(hostile):
        for svg in (item.wide, item.narrow):
            assert "<script" not in svg
            assert all(part.tag.removeprefix(SVG) in TAGS for part in parts(svg))


def test_a_contested_state_is_hatched_and_said_in_words(answers: dict[str, Any]) -> None:
    figure = maps.members_map(answers["members"])
    assert "Sources disagree about Uzbekistan." in figure.says
    assert ("Uzbekistan", "member, participation suspended; sources disagree", "2012-06-20") in (
        figure.rows
    )
    assert figure.wide.count("url(#") == 2  # the state, and the key
    calm = maps.members_map(answers["before"])
    assert "url(#" not in calm.wide
    assert "disagree" not in calm.says


def test_a_state_that_refuses_is_hatched_and_named(answers: dict[str, Any]) -> None:
    refused, free = maps.movement_map(answers["denied"]), maps.movement_map(answers["deploy"])
    assert refused is not None
    assert free is not None
    assert "Uzbekistan refuses passage" in refused.says
    assert "refuse" not in free.says
    assert "url(#" not in free.wide


def test_a_map_names_the_view_of_its_borders(answers: dict[str, Any]) -> None:
    assert "United Nations" in maps.members_map(answers["members"]).note


def test_the_bars_of_a_funnel_follow_its_numbers(answers: dict[str, Any]) -> None:
    figure = funnel.funnels(answers["assess"])[-1]
    shares = {row[0]: row[1] for row in figure.rows}
    widths = [
        float(part.attrib["width"])
        for part in parts(figure.wide)
        if part.tag == f"{SVG}rect" and part.attrib["fill"] == "#0b5c8f"
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[1] / widths[0] == pytest.approx(float(shares["asked for"]) / 100, abs=0.01)


def test_spans_end_where_the_next_begins(answers: dict[str, Any]) -> None:
    spans = ribbon.spans_of([answers["before"], answers["members"]])
    uzbek = [span for span in spans if span.state == "Uzbekistan"]
    assert [(span.words, span.contested) for span in uzbek] == [
        ("member", False),
        ("member, participation suspended", True),
    ]
    assert uzbek[0].until == uzbek[1].since
    kazakh = [span for span in spans if span.state == "Kazakhstan"]
    assert len(kazakh) == 1


def test_no_year_lies_on_the_name_of_the_marked_day(answers: dict[str, Any]) -> None:
    both = [answers["before"], answers["members"]]
    for day in ("2012-06-01", "2012-07-15"):
        figure = ribbon.ribbon(both, day)
        assert figure is not None
        words = [part.text for part in parts(figure.wide) if part.tag == f"{SVG}text"]
        assert day in words
        assert "2012" not in words


def test_an_answer_without_a_curve_or_a_likelihood_has_no_figure(answers: dict[str, Any]) -> None:
    bare = msgspec.structs.replace(answers["deploy"], curve=())
    assert curve.arrivals(bare) is None
    unsaid = msgspec.structs.replace(answers["assess"], headline=None)
    assert intervals.likelihoods(unsaid) is None
    assert tornado.tornado(msgspec.structs.replace(answers["rests_on"], rests_on=())) is None


def test_a_funnel_names_its_reading_by_title(answers: dict[str, Any]) -> None:
    found = answers["assess"]
    body = found.organisations[0]
    item = next(item for item in body.means if item.id in found.means_asked and item.funnel)
    some = next(iter(item.funnel.values()))
    other = msgspec.structs.replace(some, left=dict.fromkeys(some.left, 0))
    means = msgspec.structs.replace(item, funnel={"in_force_only": some, "nullity": other})
    others = tuple(means if one.id == item.id else one for one in body.means)
    bodies = (msgspec.structs.replace(body, means=others), *found.organisations[1:])
    answer = msgspec.structs.replace(found, organisations=bodies)
    (figure,) = funnel.funnels(answer, item.id)
    title = found.names["in_force_only"]
    assert title.startswith("Only texts in force")
    assert figure.note == f"Under the reading “{title}”; other readings differ."
    (figure,) = funnel.funnels(found, item.id)
    assert "in_force" not in figure.note


def test_who_is_there_on_the_first_day_is_there_already(answers: dict[str, Any]) -> None:
    found = answers["deploy"]
    first = found.curve[0]
    many = msgspec.structs.replace(first.people, p50=found.people)
    there = msgspec.structs.replace(first, day=0, people=many)
    already = curve.arrivals(msgspec.structs.replace(found, curve=(there, *found.curve[1:])))
    assert already is not None
    assert already.says.endswith(" already.")
    assert "day 0" not in already.says
