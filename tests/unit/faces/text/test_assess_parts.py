"""Parts of the page of a crisis: numbers out of 100, warnings, and words for chances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from allies.faces.text.assess_parts import (
    _decided,
    _how_asked,
    _senders,
    absence,
    figure_said,
    number_said,
    of_100,
    one_of,
    so_few,
    will_words,
)
from allies.questions.assess import Funnel, Headline
from allies.questions.base import Answer, Asked
from allies.values.likelihood import NOT_SAID


def funnel(least: int, most: int, draws: int = 1_000) -> Funnel:
    return Funnel(
        draws=draws, left={"approved": least}, left_at_most={"approved": most}, cannot_tell=0
    )


@pytest.mark.parametrize(
    ("least", "most", "shown"),
    [
        (0, 0, "0"),
        (1, 1, "<5"),
        (24, 24, "<5"),
        (26, 26, "5"),
        (0, 24, "<5"),
        (0, 312, "<5-30"),
        (24, 26, "≤5"),
        (312, 312, "30"),
        (312, 324, "30"),
        (312, 326, "30-35"),
        (999, 999, ">95"),
        (312, 1_000, "30->95"),
        (950, 1_000, "≥95"),
        (1_000, 1_000, "100"),
    ],
)
def test_futures_go_in_steps_of_five_and_few_are_not_none(
    least: int, most: int, shown: str
) -> None:
    assert of_100(funnel(least, most), "approved") == shown


def means(name: str, approval: Any, organ: str | None = "csto.council", **more: Any) -> Any:
    return SimpleNamespace(id=name, approval=approval, organ=organ, collective=True, **more)


@pytest.mark.parametrize(
    ("approval", "said"),
    [(None, "no request"), ((0.0, 1.0), "unknown")],
)
def test_without_a_known_chance_a_word_says_why(approval: Any, said: str) -> None:
    assert will_words(means("rapid_reaction", approval)) == said


def test_who_only_convenes_and_what_no_organ_decides_have_no_chance() -> None:
    assert will_words(means("consult", None)) == "can be convened"
    assert will_words(means("rapid_reaction", None, organ=None)) == "no organ decides"
    assert will_words(means("bilateral", None, organ=None)) == "no request"


THREE = ("rapid_reaction", "peacekeeping", "bilateral")


def requests(*known: tuple[str, int], hypothetical: bool = False) -> str:
    """Return what is said of requests: how each means' is known, and in how many futures."""
    answer: Any = SimpleNamespace(hypothetical=hypothetical)
    named = zip(THREE, known, strict=False)
    shown = [means(name, None, request=known_by) for name, (known_by, _) in named]
    return _how_asked(answer, shown, [{"requested": str(count)} for _, count in known])


def test_where_the_number_of_requests_comes_from_is_said_unless_it_is_on_record() -> None:
    assert requests(("recorded", 100)) == ""
    unasked = "No request is needed for peacekeeping."
    assert requests(("recorded", 100), ("not_needed", 100)) == unasked
    assert requests(("contested", 50), ("contested", 50), ("recorded", 100)) == (
        "Sources differ on whether the host asked for rapid reaction or peacekeeping;"
        " the lines below suppose it in 50 of 100."
    )
    unknown = "No source says whether the host asked;"
    assert requests(("drawn", 70)) == f"{unknown} the 70 is an estimate."
    assert requests(("drawn", 70), ("drawn", 20)) == f"{unknown} the 70 or 20 is an estimate."
    assert requests(("drawn", 10), ("contested", 50)) == (
        "Sources differ on whether the host asked for peacekeeping; the lines below"
        " suppose it in"
        " 50 of 100."
        " No source says whether the host asked for rapid reaction; the 10 is an estimate."
    )
    supposed = (
        "The case does not say whether the host asked for bilateral help; the 75 is an estimate."
    )
    asked = (("recorded", 100), ("recorded", 100), ("drawn", 75))
    assert requests(*asked, hypothetical=True) == supposed
    assert requests(*asked) == supposed.replace("The case does not say", "No source says")


def test_a_known_chance_is_shown_even_if_one_end_is_open() -> None:
    for approval in ((0.0, 0.5), (0.5, 1.0), (0.3, 0.3)):
        said = will_words(means("rapid_reaction", approval))
        assert any(letter.isdigit() for letter in said)


def warned(inside: tuple[float, float], sampled: tuple[float, float], draws: int) -> list[str]:
    headline = SimpleNamespace(inside=inside, sampled=sampled)
    answer: Any = SimpleNamespace(headline=headline, draws=draws)
    return [text.plain for text in so_few(answer)]


def test_only_figures_that_may_be_wrong_by_more_than_two_points_are_warned_of() -> None:
    assert warned((0.5, 0.5), (0.485, 0.515), 2_000) == []
    (above,) = warned((0.5, 0.5), (0.49, 0.56), 1_200)
    (below,) = warned((0.5, 0.5), (0.46, 0.51), 1)
    assert above.startswith("Only 1,200 futures were drawn")
    assert "by up to 6 points" in above
    assert below.startswith("Only one future was drawn")
    assert "by up to 4 points" in below
    assert list(so_few(SimpleNamespace(headline=None))) == []  # type: ignore[arg-type]


class One(Answer, frozen=True, kw_only=True):
    """An answer of one kind."""


class Other(Answer, frozen=True, kw_only=True):
    """An answer of another kind."""


def test_the_first_answer_of_a_kind_is_found() -> None:
    first, second = One(on="2010"), One(on="2011")
    assert one_of([Other(), first, second], One) is first
    assert one_of([Other()], One) is None
    assert one_of([], One) is None


class Gone(Answer, frozen=True, kw_only=True):
    """An answer about an organisation without members."""

    gone: str = ""
    grew_from: tuple[Any, ...] = ()


def told(**given: Any) -> tuple[str, str]:
    answer: Any = Gone(on="2012-06-12", names={"csto": "CSTO"}, with_article=("csto",), **given)
    first, second = absence(answer, "csto")
    return first.plain, second.plain


def test_why_there_is_no_likelihood_depends_on_what_is_known() -> None:
    asked = Asked(question="assess", fields={}, theatre=None, as_of="2010-01-01")
    assert told()[0] == (
        "According to the record, no state was a member of the CSTO on 12 June 2012:"
        " no likelihood is given."
    )
    assert told(asked=Asked(question="assess", fields={}, theatre=None)) == told()
    assert told(asked=asked)[0].startswith(
        "Nothing published by 1 January 2010 names a member of the CSTO on 12 June 2012"
    )
    assert told(asked=asked, gone="It was dissolved")[0].startswith("It was dissolved: no")


def test_predecessors_are_named_with_the_command_that_lists_their_members() -> None:
    assert "predecessors" not in told()[1]
    before = SimpleNamespace(id="cst", name="the Treaty")
    assert told(grew_from=(before,))[1].endswith(
        "Its predecessors: the Treaty: `allies members cst --on 2012-06-12`."
    )


def test_a_decision_taken_and_senders_that_are_no_members_are_said() -> None:
    answer: Any = SimpleNamespace(name={"XFA": "Farland", "XBY": "Byland"}.__getitem__)
    none = means("rapid_reaction", None, answered="no", contributors=())
    one = means("rapid_reaction", None, answered="yes", contributors=("XFA",))
    two = means("peacekeeping", None, answered="yes", contributors=("XFA", "XBY"))
    assert (_decided([none]), _senders(answer, [none])) == ("", "")
    assert _decided([one]) == "The decision on rapid reaction had been taken."
    assert _senders(answer, [one]) == "Farland would send a force and is no member."
    assert (
        _senders(answer, [one, two]) == "Farland and Byland would send a force and are no members."
    )


@pytest.mark.parametrize(
    ("number", "words", "said", "figure"),
    [
        (0.3, "unlikely", 0.3, "30 %"),
        (0.3, NOT_SAID, None, "10-80 %"),
        (None, NOT_SAID, None, "10-80 %"),
    ],
)
def test_a_likelihood_that_the_record_does_not_say_is_shown_as_its_span(
    number: float | None, words: str, said: float | None, figure: str
) -> None:
    found = Headline(
        number=number,
        probability=(0.1, 0.8),
        words=words,
        inside=(0.1, 0.8),
        sampled=(0.1, 0.8),
        outside=None,
    )
    assert (number_said(found), figure_said(found)) == (said, figure)
