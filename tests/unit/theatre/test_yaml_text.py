"""YAML as text: every scalar is a string, and hostile files are refused."""

from __future__ import annotations

from typing import Any

import pytest

from allies.theatre.yaml_text import MOST_DEEP, Lines, YamlError, parse_yaml


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("on: 2012-06-20", {"on": "2012-06-20"}),
        ("country: NO", {"country": "NO"}),
        ("true: yes", {"true": "yes"}),
        ("n: 0x10", {"n": "0x10"}),
        ("a: ~", {"a": "~"}),
        ("a:", {"a": ""}),
        ("- 1\n- {b: [2, 3]}", ["1", {"b": ["2", "3"]}]),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: ! "plain"', {"a": "plain"}),
        ("a: >-\n  one\n  two", {"a": "one two"}),
        ("# nothing but a comment", None),
        ("", None),
        ("word", "word"),
        ("--- \na: b\n...", {"a": "b"}),
    ],
)
def test_every_value_is_read_as_text(text: str, data: Any) -> None:
    assert parse_yaml(text) == data


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("a: 1\nb: 2\na: 3", "the key 'a' occurs twice", 3),
        ("x: {a: 1,\n  a: 2}", "the key 'a' occurs twice", 2),
        ("a: &here 1\nb: *here", "the anchor &here is not allowed", 1),
        ("a: &here [1]", "the anchor &here is not allowed", 1),
        ("a: 1\nb: *here", "the alias *here is not allowed", 2),
        ("a: 1\nb: !!python/object:os.system x", "the tag tag:yaml.org,2002:python/object", 2),
        ("a: !!int 1", "the tag tag:yaml.org,2002:int is not allowed", 1),
        ("a: !mine [1]", "the tag !mine is not allowed", 1),
        ("a: 1\n---\nb: 2", "a second document in one file", 2),
        ("? [1, 2]\n: a", "a key must be plain text", 1),
        ("? {a: b}\n: c", "a key must be plain text", 1),
        ("a: [1,\nb: 2\nc: 3", "broken YAML: did not find expected ',' or ']'", 3),
        ("a: 1\n b: 2", "broken YAML: mapping values are not allowed", 2),
        ("a: 1\n\tb: 2", "broken YAML: found a tab character", 2),
        ("a: 'open", "broken YAML: found unexpected end of stream", 1),
        ("a: \x00", "has the control character '\\x00'", 1),
        ("%YAML 9.9\n---\na: b", "broken YAML: found incompatible YAML document", 1),
    ],
)
def test_what_a_theatre_does_not_allow_is_refused_with_its_line(
    text: str, what: str, line: int
) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    assert what in caught.value.what
    assert caught.value.line == line
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: [1,\nb: 2", "close the bracket"),
        ("a: one: two", "between quotation marks"),
        ("a: 'open", "close the quotation mark"),
        ("a: 1\nb", "each is 'key: value'"),
    ],
)
def test_broken_yaml_comes_with_what_to_do(text: str, remedy: str) -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml(text)
    assert remedy in caught.value.remedy


def test_a_character_that_yaml_refuses_has_its_line() -> None:
    with pytest.raises(YamlError, match="unacceptable character") as caught:
        parse_yaml("a: 1\nb: 2\nc: \ufffe")
    assert caught.value.line == 3


def test_every_line_with_a_control_character_is_told() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml("a: \x00\x01\nb: 2\nc: \x85\nd: \x1b")
    assert [error.line for error in caught.value.every] == [1, 3, 4]
    assert parse_yaml('a: \u00a0\nb: "\\t"') == {"a": "\u00a0", "b": "\t"}


def test_all_that_does_not_keep_the_rest_from_being_read_is_told_at_once() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml('a: &x 1\nb: *x\na: 3\nc: !!int 4\nd: "\\e"\ne: [')
    told = [(error.line, error.what.split("'")[0]) for error in caught.value.every]
    assert told[:5] == [
        (1, "the anchor &x is not allowed"),
        (2, "the alias *x is not allowed"),
        (3, "the key "),
        (4, "the tag tag:yaml.org,2002:int is not allowed"),
        (5, "has the control character "),
    ]
    assert len(told) == 6
    assert "broken YAML" in told[5][1]


def test_an_alias_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(YamlError) as caught:
        parse_yaml("a: *here")
    assert caught.value.remedy == "write the value out: a theatre has no anchors or aliases"


def test_the_deepest_nesting_allowed_is_read_and_one_more_is_not() -> None:
    assert parse_yaml("[" * MOST_DEEP + "x" + "]" * MOST_DEEP)
    with pytest.raises(YamlError, match=f"nested more than {MOST_DEEP} deep"):
        parse_yaml("[" * (MOST_DEEP + 1) + "x" + "]" * (MOST_DEEP + 1))


def test_a_file_of_brackets_alone_exhausts_neither_stack_nor_memory() -> None:
    with pytest.raises(YamlError, match="nested more than"):
        parse_yaml("[" * 500_000)


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    levels = "\n".join(f"l{at}: &l{at} [{', '.join([f'*l{at - 1}'] * 9)}]" for at in range(1, 30))
    with pytest.raises(YamlError, match="the anchor &l0 is not allowed") as caught:
        parse_yaml(f"l0: &l0 lol\n{levels}")
    assert caught.value.line == 1


def test_the_line_of_every_item_is_known() -> None:
    text = "one: 1\nlist:\n  - a\n  - deep: x\n    more: y\n\nlast: z"
    lines = Lines()
    root = parse_yaml(text, lines)
    found = {
        path: lines.find(root, path)
        for path in (("one",), ("list", 0), ("list", 1), ("list", 1, "more"), ("last",))
    }
    assert list(found.values()) == [1, 3, 4, 5, 7]


def test_what_does_not_stand_in_the_file_has_the_line_of_what_holds_it() -> None:
    lines = Lines()
    root = parse_yaml("a:\n  b: 1\nc: [x]", lines)
    assert lines.find(root, ("a", "missing")) == 1
    assert lines.find(root, ("a", "b", "deeper")) == 2
    assert lines.find(root, ("c", 5)) == 3
    assert lines.find(root, ()) == 1
