"""Circles of names: who is on one, and the path that shows it."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.theatre.checks.circles import circles_in

NAMES = "abcdefg"
MOST_TOLD = 12


@pytest.mark.parametrize(
    ("named", "circles"),
    [
        ({}, {}),
        ({"a": ["b"], "b": ["c"], "c": []}, {}),
        ({"a": ["a"]}, {}),
        ({"a": ["nobody"]}, {}),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, {}),
        ({"a": ["b"], "b": ["a"]}, {"a": "a > b > a", "b": "b > a > b"}),
        ({"a": ["a", "b"], "b": ["b", "a"]}, {"a": "a > b > a", "b": "b > a > b"}),
        ({"x": ["a"], "a": ["b"], "b": ["a", "y"], "y": []}, {"a": "a > b > a", "b": "b > a > b"}),
        (
            {"a": ["b"], "b": ["a"], "c": ["d", "a"], "d": ["c"]},
            {"a": "a > b > a", "b": "b > a > b", "c": "c > d > c", "d": "d > c > d"},
        ),
    ],
)
def test_an_entry_on_a_circle_has_the_path_back_to_itself(
    named: dict[str, list[str]], circles: dict[str, str]
) -> None:
    assert circles_in(named) == circles


def test_of_several_circles_through_an_entry_the_shortest_is_shown() -> None:
    found = circles_in({"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": ["a"]})
    assert found["a"] == "a > d > a"
    assert found["b"] == "b > c > a > b"


@pytest.mark.parametrize(
    ("length", "end"),
    [
        (MOST_TOLD, "n11 > n00"),
        (MOST_TOLD + 1, "n11 > ... 1 more"),
        (MOST_TOLD + 2, "n11 > ... 2 more"),
    ],
)
def test_only_the_beginning_of_a_long_circle_is_shown(length: int, end: str) -> None:
    named = {f"n{at:02}": [f"n{(at + 1) % length:02}"] for at in range(length)}
    found = circles_in(named)
    assert set(found) == set(named)
    assert found["n00"].startswith("n00 > n01 > n02 > ")
    assert found["n00"].endswith(end)
    assert found["n05"].startswith("n05 > n06 > ")


def test_a_chain_deeper_than_the_stack_is_followed() -> None:
    count = 20_000
    chain = {str(at): [str(at + 1)] for at in range(count)}
    assert circles_in(chain) == {}
    assert len(circles_in({**chain, str(count): ["0"]})) == count + 1


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4), max_size=len(NAMES)
    )
)
def test_those_on_circles_are_those_that_can_come_back_to_themselves(
    named: dict[str, list[str]],
) -> None:
    graph = nx.DiGraph((name, other) for name in named for other in named[name] if other in named)
    together = [part for part in nx.strongly_connected_components(graph) if len(part) > 1]
    found = circles_in(named)
    assert set(found) == set().union(*together)
    for name, words in found.items():
        path = words.split(" > ")
        assert path[0] == path[-1] == name
        assert len(set(path)) == len(path) - 1
        assert all(other in named[one] for one, other in pairwise(path))
