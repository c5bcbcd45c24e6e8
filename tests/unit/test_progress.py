"""Progress: who hears it, how often, and that the work does not depend on it."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from allies.progress import listening, tell, told

Heard = list[tuple[str, float]]


class Listener:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.heard: Heard = []

    def __call__(self, what: str, done: float) -> None:
        self.heard.append((what, done))


def test_a_listener_hears_what_is_told_inside_and_nothing_afterwards() -> None:
    listener = Listener()
    tell("before", 0.5)
    with listening(listener):
        tell("inside", 0.5)
    tell("after", 0.5)
    assert listener.heard == [("inside", 0.5)]


def test_an_inner_listener_hears_alone_and_the_outer_one_hears_again() -> None:
    outer, inner = Listener(), Listener()
    with listening(outer):
        with listening(inner):
            tell("inner", 0.1)
        tell("outer", 0.2)
    assert (outer.heard, inner.heard) == ([("outer", 0.2)], [("inner", 0.1)])


def test_a_listener_hears_no_more_after_the_work_has_failed() -> None:
    listener = Listener()
    with pytest.raises(ZeroDivisionError), listening(listener):
        _ = 1 / 0
    tell("after", 0.5)
    assert listener.heard == []


def test_another_context_has_no_listener_of_this_one() -> None:
    listener, elsewhere = Listener(), copy_context()
    with listening(listener):
        elsewhere.run(tell, "elsewhere", 0.5)
    assert listener.heard == []


def test_items_come_unchanged_with_the_share_done_before_each() -> None:
    listener = Listener()
    with listening(listener):
        seen = [(item, listener.heard[-1]) for item in told("counting", "abcd", 4)]
    assert seen == [
        ("a", ("counting", 0.0)),
        ("b", ("counting", 0.25)),
        ("c", ("counting", 0.5)),
        ("d", ("counting", 0.75)),
    ]
    assert list(told("counting", "abcd", 4)) == list("abcd")


@pytest.mark.parametrize(("of", "times"), [(1, 0), (2, 2), (3, 3)])
def test_of_few_items_no_progress_is_told(of: int, times: int) -> None:
    listener = Listener()
    with listening(listener):
        assert list(told("counting", range(of), of, least=2)) == list(range(of))
    assert len(listener.heard) == times


def test_nothing_to_do_is_done_without_a_word() -> None:
    listener = Listener()
    with listening(listener):
        assert list(told("counting", (), 0)) == []
    assert listener.heard == []
