"""Addresses, and how pages refer to one another."""

from __future__ import annotations

import pytest

from allies.explorer.addresses import (
    Address,
    FolderLinks,
    ServerLinks,
    file_of,
    hyphened,
    is_plain,
    whole_number,
)


def test_two_spellings_of_one_ask_have_one_key() -> None:
    one = Address("map/csto", {"on": ("2012-07-15",), "account": ("diis2013",), "as_of": ("",)})
    other = Address("map/csto", {"account": ("diis2013",), "on": ("2012-07-15",)})
    assert one.key == other.key == "map/csto?account=diis2013&on=2012-07-15"


def test_what_is_known_goes_along_and_what_is_supposed_does_not() -> None:
    here = Address("case/osh-2010", {"as_of": ("2010-06-01",), "deny": ("UZB",)})
    assert ServerLinks().to(here, "map/csto", {}) == "/map/csto?as_of=2010-06-01"


def test_a_name_with_signs_cannot_leave_its_place_in_an_address() -> None:
    found = ServerLinks().to(Address(), 'case/"><script>?x', {"on": ("a&b",)})
    assert found == "/case/%22%3E%3Cscript%3E%3Fx?on=a%26b"


@pytest.mark.parametrize(
    ("here", "to", "found"),
    [
        ("", "case/osh", "case/osh.html"),
        ("case/osh", "", "../index.html"),
        ("map/csto/2012-07-15", "map/csto", "../../map/csto.html"),
        ("case/osh", "case/nowhere", ""),
    ],
)
def test_files_refer_to_one_another_relatively(here: str, to: str, found: str) -> None:
    links = FolderLinks(["", "case/osh", "map/csto", "map/csto/2012-07-15"])
    assert links.to(Address(here), to, {}) == found


def test_files_have_no_supposition_and_only_the_forms_that_are_there() -> None:
    links = FolderLinks(["case/osh"], ["json"])
    assert links.to(Address(), "case/osh", {"deny": ("UZB",)}) == ""
    assert links.data(Address("case/osh"), "json") == "../case/osh.json"
    assert links.data(Address("case/osh"), "csv") == ""
    assert links.asset(Address("case/osh"), "site.css") == "../static/site.css"


@pytest.mark.parametrize(
    ("path", "plain"),
    [("case/osh-2010", True), ("law/cst.a", True), ("../x", False), ("a/..", False),
     ("a//b", False), ("a b", False), ("case/.hidden", False)],
)  # fmt: skip
def test_only_plain_words_become_files(path: str, plain: bool) -> None:
    assert is_plain(path) is plain


def test_the_first_page_is_the_index() -> None:
    assert file_of("") == "index.html"
    assert file_of("case/osh", "json") == "case/osh.json"


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("12", 12), ("-3", -3), ("", None), ("--5", None), ("²", None), ("1\n", None),
     ("9" * 15, 10**15 - 1), ("9" * 5_000, None)],
)  # fmt: skip
def test_only_digits_of_a_usual_length_are_a_number(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("text", "page"), [("3", 3), ("1", 1), ("", 1), ("0", 1), ("00", 1), ("-2", 1), ("x", 1)]
)
def test_a_page_that_cannot_be_is_the_first(text: str, page: int) -> None:
    assert Address("find", {"page": (text,)}).page == page


def test_a_place_has_a_name_of_plain_letters() -> None:
    assert hyphened(" Art. 4 (2), §1: “Élan” ") == "art-4-2-1-lan"
