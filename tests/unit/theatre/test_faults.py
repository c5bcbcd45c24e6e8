"""Turning what a schema objects to into faults a person can mend."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import ValidationError

from allies.errors import Fault, RefusedValueError
from allies.theatre.faults import Places, decoded, schema_faults, words_of
from allies.theatre.models import validate
from allies.theatre.tables import parse_table
from allies.theatre.yaml_text import parse_yaml
from allies.values.entries import Entry
from tests.apparatus import ACTS, Template, checked


class InnerPart(Entry, frozen=True, kw_only=True):
    """A part.

    Attributes:
        sort: what it is.
        size: how large it is.
    """

    size: float
    sort: Literal["red", "green", ""] = ""


class WholeThing(Entry, frozen=True, kw_only=True):
    """A thing.

    Attributes:
        id: its short name.
        count: how many there are.
        sure: whether it is.
        sorts: what it is.
        part: the part it has.
        parts: more of them.
        names: what it is called by whom.
    """

    id: str
    count: int = 1
    sure: bool = False
    sorts: tuple[Literal["red", "green"], ...] = ()
    part: InnerPart | None = None
    parts: tuple[InnerPart, ...] = ()
    names: dict[str, str] | None = None

    def __post_init__(self) -> None:
        """Refuse one thing."""
        if self.id == "bad":
            raise RefusedValueError("is too bad", "be good")


def faults(text: str, file: str = "things.yaml") -> list[Fault]:
    """Return the faults of a file that holds a list of things."""
    places = Places({file: text.encode()})
    items = parse_table(text) if file.endswith(".csv") else parse_yaml(text)
    found: list[Fault] = []
    for at, item in enumerate(items):
        try:
            validate(WholeThing, item)
        except ValidationError as error:
            listed = error.errors(include_url=False)
            found += schema_faults(listed, WholeThing, file, (at,), places, f"root/{file}")
    return found


def fault(text: str) -> Fault:
    """Return the one fault of a thing, which must be one line below its id."""
    (found,) = faults(f"- id: a\n- id: b\n  {text}\n")
    assert found.where == "root/things.yaml:3"
    return found


def test_what_fits_has_no_fault() -> None:
    text = (
        "- {id: a, count: 2, sure: true, sorts: [red], part: {size: 1.5, sort: red},"
        " parts: [{size: 2}], names: {en: A}}\n"
    )
    assert faults(text) == []


def test_a_missing_key_is_told_with_what_it_means() -> None:
    (found,) = faults("- id: a\n- count: 2\n")
    assert found.where == "root/things.yaml:2"
    assert found.what == "'id' is missing"
    assert "whole thing" in found.why
    assert "its short name" in found.remedy


def test_a_missing_key_of_a_part_is_told_of_the_part() -> None:
    for text in ("part: {sort: red}", "parts: [{sort: red}]"):
        found = fault(text)
        assert found.what == "'size' is missing"
        assert "inner part" in found.why
        assert "how large it is" in found.remedy


@pytest.mark.parametrize(
    ("text", "owner", "nearest"),
    [
        ("cuont: 2", "whole thing", "count"),
        ("part: {size: 1, sorts: red}", "inner part", "sort"),
        ("parts: [{size: 1, sise: 2}]", "inner part", "size"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_of_its_owner(
    text: str, owner: str, nearest: str
) -> None:
    found = fault(text)
    assert found.what.startswith("unknown key")
    assert owner in found.why
    assert f"'{nearest}'" in found.remedy


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sorts: [reed]", "sorts"),
        ("part: {size: 1, sort: reed}", "sort"),
        ("parts: [{size: 1, sort: reed}]", "sort"),
    ],
)
def test_a_word_that_is_none_of_the_words_is_told_with_them(text: str, name: str) -> None:
    found = fault(text)
    assert found.what == f"'{name}' cannot be 'reed'"
    assert "red, green" in found.why
    assert not found.why.rstrip().endswith(",")  # nobody writes the empty one
    assert "'red'" in found.remedy


@pytest.mark.parametrize(
    ("text", "name", "shown", "rule"),
    [
        ("count: many", "count", "'many'", "whole number"),
        ("count: 1.5", "count", "'1.5'", "whole number"),
        ("count: [1]", "count", "a list", "whole number"),
        ("sure: perhaps", "sure", "'perhaps'", "true or false"),
        ("sure: [true]", "sure", "a list", "true or false"),
        ("part: {size: wide}", "size", "'wide'", "number"),
        ("part: {size: {a: b}}", "size", "a mapping", "number"),
        ("part: {size: inf}", "size", "inf", "finite"),
        ("part: wide", "part", "'wide'", "mapping"),
        ("parts: {size: 1}", "parts", "a mapping", "list"),
        ("parts: wide", "parts", "'wide'", "list"),
        ("names: wide", "names", "'wide'", "mapping"),
    ],
)
def test_a_value_of_the_wrong_shape_is_told_with_the_right_one(
    text: str, name: str, shown: str, rule: str
) -> None:
    found = fault(text)
    assert found.what.startswith(f"'{name}' cannot be")
    assert shown in found.what
    assert rule in found.why
    assert found.remedy


def test_text_must_be_plain() -> None:
    (found,) = faults("- id: [a]\n")
    assert found.what == "'id' cannot be a list"
    assert "plain text" in found.why


def test_what_an_entry_refuses_of_itself_is_told_in_its_words() -> None:
    (found,) = faults("- id: a\n- id: bad\n")
    assert (found.what, found.remedy) == ("is too bad", "be good")
    assert found.where == "root/things.yaml:2"


def test_every_objection_is_a_fault_with_a_line_of_its_own() -> None:
    text = "- id: a\n  count: many\n  parts:\n    - size: 1\n    - size: wide\n  cuont: 2\n"
    assert sorted(found.where for found in faults(text)) == [
        "root/things.yaml:2",
        "root/things.yaml:5",
        "root/things.yaml:6",
    ]


def test_a_fault_of_a_table_has_the_line_of_its_row() -> None:
    found = faults("id,count\na,1\n\nb,many\nc,2\n", "things.csv")
    assert [item.where for item in found] == ["root/things.csv:4"]


TEXTS = {
    "a.yaml": b"# first\n- id: a\n  parts:\n    - size: 1\n    - size: 2\n- id: b\n",
    "b.csv": b"id,count\na,1\n\nb,2\n",
    "empty.csv": b"",
}


@pytest.mark.parametrize(
    ("file", "path", "line"),
    [
        ("a.yaml", (), 1),
        ("a.yaml", (0,), 2),
        ("a.yaml", (0, "parts"), 3),
        ("a.yaml", (0, "parts", 1, "size"), 5),
        ("a.yaml", (0, "parts", 7), 3),  # what is not there stands where it should
        ("a.yaml", (1, "id"), 6),
        ("b.csv", (), 1),
        ("b.csv", (0,), 2),
        ("b.csv", (1, "count"), 4),
        ("b.csv", (2,), 1),
        ("empty.csv", (0,), 1),
    ],
)
def test_an_item_of_a_file_has_its_line(file: str, path: tuple[str | int, ...], line: int) -> None:
    places = Places(TEXTS)
    assert places.line(file, path) == line
    assert places.line(file, path) == line  # and again


def test_the_mark_of_byte_order_is_no_part_of_a_text() -> None:
    assert decoded("\ufeffid: ä".encode()) == "id: ä"
    assert decoded(b"id: a") == "id: a"
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xff")


def test_a_class_is_called_by_its_words() -> None:
    assert words_of(WholeThing) == "whole thing"
    assert words_of(Entry) == "entry"


def test_a_missing_key_is_explained_by_the_first_sentence_of_its_meaning(
    template: Template,
) -> None:
    template.add(ACTS, "- {act: withdrew, of: pact, on: 2005}\n")
    (fault,) = [item for item in checked(template).faults if item.what == "'by' is missing"]
    assert fault.remedy.endswith("an organ, a holder or a source.)")
