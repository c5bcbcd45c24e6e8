"""JSON as text: read as YAML is, refused exactly where JSON is malformed, without recursion."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.theatre.json_text import parse_json
from allies.theatre.yaml_text import MOST_DEEP, Lines, YamlError


def parsed(text: str) -> Any:
    return parse_json(text, Lines())


def faults(text: str) -> list[tuple[str, int]]:
    with pytest.raises(YamlError) as caught:
        parsed(text)
    assert all(error.remedy for error in caught.value.every)
    return [(error.what, error.line) for error in caught.value.every]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{}", {}),
        ("[]", []),
        ('""', ""),
        (" \t\r\n7\n", "7"),
        ("true", "true"),
        ('{"a": null}', {"a": "null"}),
        ("[-0.50, 1E+3, 1e-2, 12]", ["-0.50", "1E+3", "1e-2", "12"]),
        ('{"a": [1, {"b": []}], "": "x"}', {"a": ["1", {"b": []}], "": "x"}),
        (r'"\u00e9\n\ud83d\ude00"', "é\n😀"),
    ],
)
def test_every_value_is_read_as_it_is_written(text: str, data: Any) -> None:
    assert parsed(text) == data


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("", "the text ends too early", 1),
        ("[\n\n", "the text ends too early", 3),
        ('{"a":\n', "the text ends too early", 2),
        ("[1,\n]", "a value is missing", 2),
        ("[,1]", "a value is missing", 1),
        ("[NaN]", "a value is missing", 1),
        ("-", "a value is missing", 1),
        ("[1\n2]", "',' is missing", 2),
        ("[1}", "',' is missing", 1),
        ("[01]", "',' is missing", 1),
        ('{"a": 1\n"b": 2}', "',' is missing", 2),
        ('{"a"\n1}', "':' is missing", 2),
        ("{a: 1}", "a key must be in quotation marks", 1),
        ('{"a": 1,\n}', "a key must be in quotation marks", 2),
        ("[1]\n2", "there is text after the end", 2),
        ("truex", "there is text after the end", 1),
        ('\n"open', "unterminated string", 2),
        ('"a\tb"', "invalid control character", 1),
        ('["a\nb"]', "invalid control character", 1),
        (r'"\x"', r"invalid \escape", 1),
        (r'"\u12"', r"invalid \uXXXX escape", 1),
    ],
)
def test_malformed_text_is_refused_with_what_is_wrong_and_its_line(
    text: str, what: str, line: int
) -> None:
    assert faults(text) == [(f"broken JSON: {what}", line)]


def test_a_key_that_occurs_twice_is_refused_in_each_object_on_its_own() -> None:
    assert faults('{"a": 1,\n "b": {"a": 2},\n "a": 3,\n "a": 4}') == [
        ("the key 'a' occurs twice", 3),
        ("the key 'a' occurs twice", 4),
    ]
    assert faults(r'{"a": 1, "\u0061": 2}') == [("the key 'a' occurs twice", 1)]


@pytest.mark.parametrize("half", [r"\ud800", r"\udbff", r"\udc00", r"\udfff"])
def test_half_a_surrogate_pair_is_refused_in_values_and_keys(half: str) -> None:
    told = ("has one half of a surrogate pair", 2)
    assert faults(f'[\n"{half}"]') == faults(f'{{\n"{half}": 1}}') == [told]


@pytest.mark.parametrize("whole", [r"\ud7ff", r"\ue000"])
def test_what_lies_next_to_the_surrogates_is_text(whole: str) -> None:
    assert parsed(f'"{whole}"') == json.loads(f'"{whole}"')


def test_faults_found_before_the_text_breaks_are_told_too() -> None:
    assert faults('{"a": 1, "a": 2,\n"b": }') == [
        ("the key 'a' occurs twice", 1),
        ("broken JSON: a value is missing", 2),
    ]


def test_nesting_is_read_to_its_limit_and_refused_beyond_it_however_deep() -> None:
    assert parsed("[" * MOST_DEEP + "]" * MOST_DEEP) == json.loads(
        "[" * MOST_DEEP + "]" * MOST_DEEP
    )
    for deep in (MOST_DEEP + 1, 100_000):
        assert faults("\n".join("[" * deep)) == [
            (f"nested more than {MOST_DEEP} deep", MOST_DEEP + 1)
        ]
    # What is closed again does not count.
    assert len(parsed(f"[{','.join(['[]'] * 1_000)}]")) == 1_000


def test_the_line_of_every_item_is_kept() -> None:
    lines = Lines()
    root = parse_json('{"a": 1,\n\n"b": [\n1,\n{"c": 2}],\n"d": 3}', lines)
    assert [
        lines.find(root, path)
        for path in (("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("d",))
    ] == [1, 3, 4, 5, 5, 6]


def as_text(value: Any) -> Any:
    """Return a value of JSON with each scalar as it is written."""
    if isinstance(value, dict):
        return {name: as_text(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_text(part) for part in value]
    return value if isinstance(value, str) else json.dumps(value)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | words
finite = scalars.filter(lambda value: value not in (float("inf"), float("-inf")))
values = st.recursive(
    finite, lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=12
)


@given(values, st.sampled_from([None, 0, 3]), st.booleans())
def test_what_json_writes_is_read(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parsed(text) == as_text(value)


tokens = ["{", "}", "[", "]", ",", ":", " ", "\n", '"', '"a"', '"b"', "1", "-", ".5", "e2", "true"]


def refuse(_constant: str) -> None:
    """Refuse NaN and the infinities, which are not of JSON."""
    raise ValueError


@given(st.lists(st.sampled_from(tokens), max_size=9).map("".join))
def test_what_is_refused_is_what_json_refuses_and_a_key_that_occurs_twice(text: str) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError
        return dict(pairs)

    def expected() -> Any:
        return json.loads(
            text,
            parse_float=str,
            parse_int=str,
            parse_constant=refuse,
            object_pairs_hook=once,
        )

    try:
        value = expected()
    except ValueError:
        assert faults(text)
    else:
        assert parsed(text) == as_text(value)
