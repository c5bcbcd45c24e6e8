"""The envelope of an answer: names, places and sources of whatever it holds, wherever it stands."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from allies.asking.asks import Ask, ask_from
from allies.asking.envelope import complete
from allies.questions.base import Answer, Cite, Coverage
from allies.questions.base import Source as SourcePart
from allies.questions.membership import Members
from allies.world.view import View
from tests.apparatus import day


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an answer."""

    value: Any


class Probe(Answer, frozen=True, kw_only=True):
    """An answer that may hold anything."""

    value: Any = None


ASK = Ask(question=Members(organisation="pact"), theatre="somewhere", seed=3)


def cite(source: str, origin: str | None = None) -> Cite:
    return Cite(source=source, at="p. 1", credibility="2", origin=origin)


def completed(view: View, value: Any = None, ask: Ask = ASK, **given: Any) -> Probe:
    return complete(Probe(value=value, **given), ask, view)


def test_an_answer_says_what_it_is_and_what_was_asked(small_view: View) -> None:
    found = completed(small_view)
    assert found.schema == "allies/members/2"
    assert found.asked == ASK.asked
    assert found.coverage == Coverage(since="2000-01-01", until="2010-12-31")
    assert (found.supposing, found.account_described) == ((), "")


@pytest.mark.parametrize(
    "value",
    [
        "XHI",
        ("XHI",),
        ["x", ["y", ("XHI",)]],
        {"XHI": 1},
        {"x": "XHI"},
        {"x": {"y": ["XHI"]}},
        Inner(value="XHI"),
        (Inner(value={"x": Inner(value=("XHI",))}),),
    ],
)
def test_whatever_has_a_name_is_named_wherever_it_stands(small_view: View, value: Any) -> None:
    assert completed(small_view, value).names == {"XHI": "Highland"}


@pytest.mark.parametrize("value", [None, 1, 0.5, True, "Highland", "xhi", "XHI ", "the XHI", ()])
def test_what_is_no_id_has_no_name(small_view: View, value: Any) -> None:
    assert completed(small_view, value).names == {}


def test_everything_of_the_record_that_has_a_name_is_named(small_view: View) -> None:
    ids = ["XLO", "pact", "pact.council", "pact.treaty", "highland.brigade", "border-2008", "upton"]
    found = completed(small_view, ids)
    assert found.names == {name: small_view.names[name] for name in ids}
    assert list(found.names) == sorted(ids)
    assert found.name("pact.treaty") == "Treaty of the Pact, 1 May 2001"
    assert found.name("unknown") == "unknown"


def test_names_that_take_the_article_are_told(small_view: View) -> None:
    found = completed(small_view, ["pact", "pact.council", "XHI"])
    assert found.with_article == ("pact", "pact.council")
    called = [found.in_sentence(name) for name in ("pact", "pact.council", "XHI")]
    assert called == ["the Pact", "the Council of the Pact", "Highland"]


def test_places_come_with_where_they_lie(small_view: View) -> None:
    place = small_view.places["upton"]
    assert completed(small_view, ["upton", "XHI"]).places == {"upton": (place.lat, place.lon)}


def test_the_envelope_itself_is_not_searched(small_view: View) -> None:
    found = completed(small_view, supposing=("XHI",), account_described="XLO")
    assert found.names == {}


# Sources.


def test_every_source_cited_is_listed_once_in_the_order_of_citing(small_view: View) -> None:
    cites = [cite("evening-paper"), {"x": cite("pact-text")}, Inner(value=cite("evening-paper"))]
    found = completed(small_view, cites)
    assert [source.id for source in found.sources] == ["evening-paper", "pact-text"]
    assert found.sources[1].title == "Treaty of the Pact"


def test_the_origin_of_a_citation_is_listed_too(small_view: View) -> None:
    found = completed(small_view, cite("evening-paper", "morning-paper"))
    assert [source.id for source in found.sources] == ["evening-paper", "morning-paper"]


def test_a_source_that_had_not_appeared_is_not_listed(small_view: View) -> None:
    early = small_view.known_by(day("2008-06-03"))
    found = completed(early, [cite("morning-paper"), cite("evening-paper")])
    assert [source.id for source in found.sources] == ["morning-paper"]


def test_a_source_that_is_named_and_not_cited_is_not_listed(small_view: View) -> None:
    assert completed(small_view, ["pact-text", {"pact-text": 1}]).sources == ()


def test_an_answer_about_sources_keeps_its_own(small_view: View) -> None:
    (own,) = completed(small_view, cite("pact-text")).sources
    found = completed(small_view, cite("morning-paper"), sources=(own,))
    assert isinstance(own, SourcePart)
    assert found.sources == (own,)


# Coverage.


@pytest.mark.parametrize(
    ("on", "covered"),
    [
        ("1999-12-31", False),
        ("2000-01-01", True),
        ("2010-12-31", True),
        ("2011-01-01", False),
    ],
)
def test_an_answer_of_a_day_says_whether_the_record_covers_it(
    small_view: View, on: str, covered: bool
) -> None:
    for claimed in (True, False):
        assert completed(small_view, on=on, covered=claimed).covered is covered


def test_an_answer_of_several_days_says_it_itself(small_view: View) -> None:
    assert [completed(small_view, covered=given).covered for given in (True, False)] == [
        True,
        False,
    ]


# What is supposed, and whose account it is.


@pytest.mark.parametrize(
    ("question", "given", "said"),
    [
        ("route", {"deny": ["XHI"]}, "supposing that Highland let nobody pass"),
        ("route", {"deny": ["XHI", "XLO"]}, "supposing that Highland and Lowland let nobody pass"),
        ("assess", {"withdraw": ["XHI"]}, "supposing that Highland sent no forces"),  # once
        ("route", {"allow": ["XLO"]}, "supposing that Lowland let everybody pass"),
        (
            "assess",
            {"rule": "simple_majority"},
            "supposing that every organ decides by simple majority",
        ),
        ("deploy", {"status_of": "XLO"}, "the status of Lowland is set against its consent"),
    ],
)
def test_what_is_supposed_is_told_in_words(
    small_view: View, question: str, given: dict[str, Any], said: str
) -> None:
    own = {"start": "upton", "end": "downton"} if question == "route" else {"case": "border-2008"}
    ask = ask_from(question, {**own, **given})
    assert completed(small_view, ask=ask).supposing == (said,)


def test_states_that_are_supposed_to_refuse_are_named_though_the_answer_does_not(
    small_view: View,
) -> None:
    asked = {"start": "upton", "end": "downton", "deny": ["XLO"], "allow": ["XHI"]}
    found = completed(small_view, ask=ask_from("route", asked))
    assert found.names == {"XHI": "Highland", "XLO": "Lowland"}
    assert len(found.supposing) == 2


def test_an_account_is_described_and_the_best_evidence_is_not(small_view: View) -> None:
    through = small_view.through("morning-paper")
    assert completed(through).account_described == through.account_described != ""
    assert completed(small_view).account_described == ""


def test_an_answer_without_a_record_has_neither_names_nor_coverage() -> None:
    ask = ask_from("settlement", {"file": {"actors": {}}})
    found = complete(Probe(value=["XHI", cite("pact-text")]), ask, None)
    assert (found.schema, found.asked) == ("allies/settlement/2", ask.asked)
    assert (found.names, found.sources, found.coverage) == ({}, (), None)
