"""Decision rules as written, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from allies.theatre.yaml_text import parse_yaml
from allies.votes.decisions import RULES
from allies.votes.input_errors import WrittenError
from allies.votes.rule_text import (
    KINDS,
    members_named,
    out_of_reach,
    parse_decision,
    with_members,
)


@pytest.mark.parametrize("name", KINDS)
def test_the_example_of_every_kind_is_one(name: str) -> None:
    for example in KINDS[name][1].removeprefix("write ").split(" or "):
        read = parse_yaml(example)
        assert list(read) == [name]
        assert parse_decision(read).says


@pytest.mark.parametrize("name", RULES)
def test_a_name_alone_is_a_rule(name: str) -> None:
    assert parse_decision(name) is RULES[name]


WRONG: list[tuple[Any, tuple[str | int, ...], str]] = [
    ("majority", (), "unknown decision rule 'majority'"),
    ("quorum", (), "'quorum' needs parameters"),
    ("", (), "unknown decision rule ''"),
    ([], (), "a decision rule is a name, or one key"),
    ({}, (), "a decision rule is a name, or one key"),
    ({"all": ["consensus"], "any": ["consensus"]}, (), "a decision rule is a name, or one key"),
    ({"most": "x"}, (), "unknown decision rule 'most'"),
    ({"unanimity": {}}, (), "'unanimity' takes no parameters"),
    ({"all": [{"consensus": {"share": 1}}]}, ("all", 0), "'consensus' takes no parameters"),
    ({"all": []}, ("all",), "'all' combines rules"),
    ({"all": ["consensus", "majority"]}, ("all", 1), "unknown decision rule 'majority'"),
    ({"qualified_majority": {}}, ("qualified_majority",), "needs the parameter 'share'"),
    (
        {"qualified_majority": {"share": "3/2"}},
        ("qualified_majority", "share"),
        "the share '3/2' must be above 0 and at most 1",
    ),
    (
        {"qualified_majority": {"share": "0"}},
        ("qualified_majority", "share"),
        "the share '0' must be above 0",
    ),
    (
        {"qualified_majority": {"share": "1/0"}},
        ("qualified_majority", "share"),
        "the share '1/0' must be above 0",
    ),
    (
        {"qualified_majority": {"share": "2/3", "of": "seat"}},
        ("qualified_majority", "of"),
        "unknown base 'seat'",
    ),
    (
        {"qualified_majority": {"sare": "2/3"}},
        ("qualified_majority", "sare"),
        "'qualified_majority' has no parameter 'sare'",
    ),
    ({"quorum": {"least": "0"}}, ("quorum", "least"), "0 is too few"),
    ({"quorum": {"least": "x"}}, ("quorum", "least"), "'x' is not a whole number"),
    ({"quorum": {"least": "2", "share": "1/2"}}, ("quorum",), "either a number or a share"),
    ({"quorum": {}}, ("quorum",), "either a number or a share"),
    ({"quorum": "4"}, ("quorum",), "'quorum' takes named parameters"),
    ({"veto": {"members": []}}, ("veto", "members"), "'members' is empty"),
    (
        {"weighted_majority": {"quota": "5", "weights": {"A": "2", "B": "2"}}},
        ("weighted_majority", "quota"),
        "the quota 5 is above the total of the weights, 4",
    ),
    (
        {"weighted_majority": {"quota": "1", "weights": {"A": "2", "B": "-2"}}},
        ("weighted_majority", "weights", "B"),
        "the weight of 'B' is negative: -2",
    ),
    (
        {"weighted_majority": {"quota": "1", "weights": {}}},
        ("weighted_majority",),
        "nobody has a vote",
    ),
    (
        {"weighted_majority": {"quota": "1", "weights": "A"}},
        ("weighted_majority", "weights"),
        "'weights' must give a weight by member",
    ),
    (
        {"limited_format": {"objection": "ignored"}},
        ("limited_format", "objection"),
        "'objection' cannot be 'ignored'",
    ),
]


@pytest.mark.parametrize(("text", "path", "what"), WRONG)
def test_what_is_no_rule_is_refused_where_it_stands(
    text: Any, path: tuple[str | int, ...], what: str
) -> None:
    with pytest.raises(WrittenError) as caught:
        parse_decision(text)
    assert what in caught.value.what
    assert caught.value.path == path


AT_LEAST = [{"at_least": {"least": str(number)}} for number in range(6)]


@pytest.mark.parametrize(
    ("text", "members", "path"),
    [
        (AT_LEAST[3], "ABC", None),
        (AT_LEAST[3], "AB", ()),
        ({"quorum": {"least": "2"}}, "AB", None),
        ({"quorum": {"least": "99"}}, "AB", ()),
        ({"all": ["consensus", AT_LEAST[2]]}, "AB", None),
        ({"all": ["consensus", AT_LEAST[3]]}, "AB", ("all", 1)),
        ({"any": ["consensus", AT_LEAST[3]]}, "AB", ("any", 1)),
        ({"forums": [AT_LEAST[3], "consensus"]}, "AB", ("forums", 0)),
        ({"among": {"members": ["A", "B"], "rule": AT_LEAST[2]}}, "ABC", None),
        ({"among": {"members": ["A", "B"], "rule": AT_LEAST[3]}}, "ABC", ("among", "rule")),
        ({"among": {"members": ["X"], "rule": "consensus"}}, "ABC", ()),
        ({"parties_excluded": AT_LEAST[2]}, "AB", None),
        ({"parties_excluded": AT_LEAST[3]}, "AB", ("parties_excluded",)),
        ({"limited_format": {"objection": "blocks", "least": "2"}}, "AB", None),
        ({"limited_format": {"objection": "blocks", "least": "3"}}, "AB", ()),
        ({"weighted_majority": {"quota": "2", "weights": {"A": "2", "X": "1"}}}, "A", None),
        ({"weighted_majority": {"quota": "3", "weights": {"A": "2", "X": "1"}}}, "A", ()),
        ({"veto": {"members": ["X"]}}, "A", None),
        ("unanimity", "A", None),
    ],
)
def test_a_part_that_no_vote_of_all_could_meet_is_found_with_its_place(
    text: Any, members: str, path: tuple[str | int, ...] | None
) -> None:
    parse_decision(text)
    found = [error.path for error in out_of_reach(text, members)]
    assert found == ([] if path is None else [path])


def test_the_members_a_rule_names_are_found_with_their_places() -> None:
    rule = {
        "any": [
            {"veto": {"members": ["RUS"]}},
            {"weighted_majority": {"quota": "1", "weights": {"KAZ": "1"}}},
        ]
    }
    assert members_named(rule) == [
        (("any", 0, "veto", "members", 0), "RUS"),
        (("any", 1, "weighted_majority", "weights", "KAZ"), "KAZ"),
    ]
    assert members_named("consensus") == []


def test_the_members_of_a_rule_are_called_otherwise_and_all_else_stays() -> None:
    rule = {
        "any": [
            {"veto": {"members": ["Russia", "KAZ"]}},
            {"weighted_majority": {"quota": "1", "weights": {"Kazakhstan": "1", "KAZ": "2"}}},
            {"among": {"members": ["Russia"], "rule": {"quorum": {"least": "4"}}}},
            "consensus",
        ]
    }
    called = {"Russia": "RUS", "KAZ": "KAZ", "Kazakhstan": "X"}
    assert with_members(rule, called) == {
        "any": [
            {"veto": {"members": ["RUS", "KAZ"]}},
            {"weighted_majority": {"quota": "1", "weights": {"X": "1", "KAZ": "2"}}},
            {"among": {"members": ["RUS"], "rule": {"quorum": {"least": "4"}}}},
            "consensus",
        ]
    }
    assert with_members("consensus", {}) == "consensus"
