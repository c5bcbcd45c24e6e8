"""The directory: who and what is called how, in any form that people type."""

from __future__ import annotations

import pytest

from allies.errors import Fault, QuestionError, UnknownName, ask_for
from allies.world.directory import Directory, Listed
from allies.world.view import View
from tests.apparatus import PACT, PLACES, STATES, Build

PLACES_OF = """id,name,names,state,lat,lon,kind
upton,Upton,Верхний;Оберштадт,XHI,47.0,8.0,city
downton,Downton,Downtown;Downton-on-Sea,XLO,46.5,9.0,city
"""


@pytest.fixture(scope="module")
def named(build: Build) -> View:
    """The small theatre, in which everybody has several names."""
    return build(
        replaced={
            STATES: (
                "  name: Highland\n",
                "  name: Highland\n  names: [XH, Republic of Highland, Höhland, Хайланд]\n",
            ),
            PACT: ("short: Pact\n", "short: Pact\nnames: [Hill Pact, Пакт холмов, ПХ]\n"),
            PLACES: (
                "id,name,state,lat,lon,kind\nupton,Upton,XHI,47.0,8.0,city\n"
                "downton,Downton,XLO,46.5,9.0,city\n",
                PLACES_OF,
            ),
        }
    )


def fault_of(view: View, kind: str, name: str, field: str = "") -> Fault:
    with pytest.raises(QuestionError) as caught:
        getattr(view, kind)(name, field)
    return caught.value.fault


@pytest.mark.parametrize(
    ("kind", "name", "meant"),
    [
        ("state", "XHI", "XHI"),
        ("state", "xhi", "XHI"),
        ("state", "ＸＨＩ", "XHI"),
        ("state", "XH", "XHI"),
        ("state", "xh", "XHI"),
        ("state", "Highland", "XHI"),
        ("state", "the Republic of Highland", "XHI"),
        ("state", "The XH", "XHI"),
        ("state", " HIGHLAND ", "XHI"),
        ("state", "republic of highland", "XHI"),
        ("state", "Republic-of-Highland", "XHI"),
        ("state", "Höhland", "XHI"),
        ("state", "Hohland", "XHI"),
        ("state", "Хайланд", "XHI"),
        ("state", "хайланд", "XHI"),
        ("state", "Lowland", "XLO"),
        ("organisation", "pact", "pact"),
        ("organisation", "PACT", "pact"),
        ("organisation", "The Pact of the Hills", "pact"),
        ("organisation", "hill pact", "pact"),
        ("organisation", "the Pact", "pact"),
        ("organisation", "пх", "pact"),
        ("body", "Pact", "pact"),
        ("body", "Хайланд", "XHI"),
        ("place", "upton", "upton"),
        ("place", "UPTON", "upton"),
        ("place", "оберштадт", "upton"),
        ("place", "downton on sea", "downton"),
        ("case", "border-2008", "border-2008"),
        ("case", "Border 2008", "border-2008"),
        ("case", "Attack on Lowland, June 2008", "border-2008"),
        ("case", "attack on lowland", "border-2008"),  # what follows the last comma is left out
    ],
)
def test_an_entry_is_found_by_whatever_it_is_called(
    named: View, kind: str, name: str, meant: str
) -> None:
    assert getattr(named, kind)(name).id == meant


@pytest.mark.parametrize(
    ("kind", "name", "remedy"),
    [
        ("state", "Highlad", "did you mean 'XHI'?"),
        ("state", "the Highlad", "did you mean 'XHI'?"),
        ("state", "XL", "did you mean 'XLO'?"),
        ("state", "the", "known: XHI, XLO"),
        ("state", "TheXHI", "known: XHI, XLO"),
        ("organisation", "Pact of the Hills", "did you mean 'pact'?"),
        ("state", "Хайлнд", "did you mean 'XHI'?"),
        ("state", "XLP", "did you mean 'XLO'?"),
        ("state", "Elsewhere", "known: XHI, XLO"),
        ("state", "—", "known: XHI, XLO"),
        ("state", "", "known: XHI, XLO"),
        ("organisation", "Pakt", "did you mean 'pact'?"),
        ("organisation", "Hill Pakt", "did you mean 'pact'?"),
        ("organisation", "elsewhere", "known: pact"),
        ("place", "Uptown", "did you mean 'upton'?"),
        ("place", "Elsewhere", "known: downton, upton"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_or_with_all(
    named: View, kind: str, name: str, remedy: str
) -> None:
    fault = fault_of(named, kind, name, "who")
    assert fault.what == f"unknown {kind} '{name}'"
    assert (fault.remedy, fault.field) == (remedy, "who")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Attack on Lowlands, June 2008", f"did you mean 'border-2008'? (all: {ask_for('cases')})"),
        ("border", f"did you mean 'border-2008'? (all: {ask_for('cases')})"),
        ("elsewhere", f"known: border-2008 (all: {ask_for('cases')})"),
    ],
)
def test_an_unknown_case_is_answered_with_the_nearest_and_where_all_are(
    named: View, name: str, remedy: str
) -> None:
    assert fault_of(named, "case", name) == UnknownName(f"unknown case '{name}'", remedy=remedy)


@pytest.mark.parametrize(
    ("kind", "name", "what", "remedy"),
    [
        ("state", "Pact", "'pact' is an organisation, not a state", "name a state; for pact, see"),
        ("state", "Upton", "'upton' is a place, not a state", "did you mean 'XHI'?"),
        ("body", "upton", "'upton' is a place, not an organisation or a state", "mean 'XHI'?"),
        ("organisation", "xlo", "'XLO' is a state, not an organisation", "name an organisation;"),
        ("organisation", "upton", "'upton' is a place, not an organisation", "for upton, see"),
        ("place", "Хайланд", "'XHI' is a state, not a place", "did you mean 'upton'?"),
        ("place", "PACT", "'pact' is an organisation, not a place", "name a place;"),
        ("case", "Highland", "'XHI' is a state, not a case", "name a case (all: "),
    ],
)
def test_what_is_known_as_something_else_is_told_so(
    named: View, kind: str, name: str, what: str, remedy: str
) -> None:
    """A capital is no name of its state, and yet the state is meant."""
    fault = fault_of(named, kind, name)
    assert fault.what == what
    assert remedy in fault.remedy


@pytest.mark.parametrize(
    ("kind", "name", "why", "remedy"),
    [
        ("organisation", "Pасt", "а, с are Cyrillic", "type each word in one script"),
        ("organisation", "Hill Paсt", "с is Cyrillic", "did you mean 'pact'?"),
        ("state", "Хaйланд", "a is Latin", "did you mean 'XHI'?"),
        ("place", "Uptоn", "о is Cyrillic", "did you mean 'upton'?"),
        ("body", "Нighland", "Н is Cyrillic", "did you mean 'XHI'?"),
    ],
)
def test_a_name_in_two_scripts_is_told_as_such(
    named: View, kind: str, name: str, why: str, remedy: str
) -> None:
    found = fault_of(named, kind, name, "who")
    assert found == Fault(
        f"'{name}' mixes Latin and Cyrillic letters", why=why, remedy=remedy, field="who"
    )


@pytest.mark.parametrize("kind", ["state", "organisation", "body", "place", "case"])
def test_a_name_with_what_cannot_be_seen_is_refused(named: View, kind: str) -> None:
    for name in ("XHI\u200b", "\u202epact", "up\u200dton", "border-2008\n"):
        fault = fault_of(named, kind, name)
        assert "holds a character that cannot be seen" in fault.what
        assert name not in fault.what


def directory(**names: dict[str, tuple[str, ...]]) -> Directory:
    return Directory(names, {})


TWINS = directory(
    state={"GEO": ("Georgia", "Грузия"), "LUX": ("Luxemburg",)},
    organisation={"geo": ("Geo",), "gua": ("GUAM", "Грузия")},
    place={"lux": ("Luxemburg",), "lux.camp": ("The camp",)},
    contest={"lux": (), "lux-camp": ()},
)


def test_a_name_that_fits_several_entries_lists_them_all() -> None:
    with pytest.raises(QuestionError) as caught:
        TWINS.meant("грузия", ("state", "organisation"), "who")
    assert caught.value.fault == Fault(
        "'грузия' fits 2 entries: state 'GEO' (Georgia), organisation 'gua' (GUAM)",
        why="the name must fit exactly one entry",
        remedy="write the id of the entry",
        field="who",
    )
    assert TWINS.meant("грузия", ("state",)) == Listed("state", "GEO")
    assert TWINS.meant("грузия", ("organisation",)) == Listed("organisation", "gua")


def test_a_very_id_means_its_own_entry_whatever_else_is_called_so() -> None:
    both = ("state", "organisation")
    assert TWINS.find("GEO", both) == (Listed("state", "GEO"),)
    assert TWINS.find("geo", both) == (Listed("organisation", "geo"),)
    assert TWINS.find("Geo", both) == (Listed("state", "GEO"), Listed("organisation", "geo"))
    assert TWINS.find("LUX", ("place", "state")) == (Listed("state", "LUX"),)
    assert TWINS.find("Luxemburg", ("place", "state")) == (
        Listed("place", "lux"),
        Listed("state", "LUX"),
    )


def test_an_id_in_other_punctuation_gives_way_to_what_is_called_so() -> None:
    kinds = ("place", "contest")
    assert TWINS.find("Lux-Camp", kinds) == (Listed("contest", "lux-camp"),)
    assert TWINS.find("Lux.Camp", kinds) == (Listed("place", "lux.camp"),)
    assert len(TWINS.find("lux camp", kinds)) == 2


def test_entries_of_one_id_are_one_answer() -> None:
    assert TWINS.find("Lux", ("place", "contest")) == (Listed("place", "lux"),)


@pytest.mark.parametrize(
    ("name", "kinds", "near"),
    [
        ("UZE", ("state", "place"), "UZB"),  # as short as a code, and uzen is nearer
        ("UZE", ("place",), "uzen"),
        ("uzem", ("state", "place"), "uzen"),  # no code is like it
        ("Uzbekstan", ("state", "place"), "UZB"),
        ("Uzbekistn", ("place", "state"), "UZB"),
        ("Kazan2", ("state", "place"), "kazan"),  # KAZ is in it, and it is no code
        ("Turkmenabad", ("state", "place"), "turkmenabat"),
        ("Turkmenia", ("state", "place"), "TKM"),
    ],
)
def test_what_is_near_is_near_to_a_reader(name: str, kinds: tuple[str, ...], near: str) -> None:
    region = directory(
        state={"KAZ": ("Kazakhstan",), "TKM": ("Turkmenistan",), "UZB": ("Uzbekistan",)},
        place={"kazan": ("Kazan",), "turkmenabat": ("Turkmenabat",), "uzen": ("Uzen",)},
    )
    assert region.nearest(name, kinds) == f"did you mean '{near}'?"
