"""Parts of the page of a crisis: numbers out of 100, warnings, and words for chances."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from allies.faces.text.assess_parts import _how_asked, absence, of_100, one_of, so_few, will_words
from allies.questions.assess import Funnel
from allies.questions.base import Answer, Asked


def funnel(least: int, most: int, draws: int = 1_000) -> Funnel:
    return Funnel(
        draws=draws, left={"approved": least}, left_at_most={"approved": most}, cannot_tell=0
    )


@pytest.mark.parametrize(
    ("least", "most", "shown"),
    [
        (0, 0, "0"),
        (1, 1, "<1"),
        (4, 4, "<1"),
        (6, 6, "1"),
        (0, 4, "0-<1"),
        (4, 6, "<1-1"),
        (312, 312, "31"),
        (312, 314, "31"),
        (312, 319, "31-32"),
        (1_000, 1_000, "100"),
    ],
)
def test_of_100_futures_few_are_not_shown_as_none(least: int, most: int, shown: str) -> None:
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


def requests(*known: tuple[str, int]) -> str:
    """Return what is said of requests: how each means' is known, and in how many futures."""
    shown = [means("rapid_reaction", None, request=name) for name, _ in known]
    return _how_asked(shown, [{"requested": str(count)} for _, count in known])


def test_where_the_number_of_requests_comes_from_is_said_unless_it_is_on_record() -> None:
    assert requests(("recorded", 100)) == ""
    unasked = "No request is needed for rapid reaction."
    assert requests(("recorded", 100), ("not_needed", 100)) == unasked
    weighed = "Asked for: sources differ, 50 weighs them."
    assert requests(("contested", 50), ("contested", 50), ("recorded", 100)) == weighed
    assert requests(("drawn", 69)) == "No request on record: 69 is drawn."
    assert requests(("drawn", 69), ("drawn", 20)) == "No request on record: 69 and 20 are drawn."
    assert requests(("drawn", 9), ("contested", 50)) == (
        f"{weighed} No request on record: 9 is drawn."
    )


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
        "According to the record, nobody was a member of the CSTO on 12 June 2012:"
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
