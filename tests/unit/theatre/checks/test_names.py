"""Names that people type: each means one entry of its kind, and can be typed."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    CASE,
    CONTESTS,
    PACT,
    PLACES,
    SOURCES,
    STATES,
    Spoilt,
    Template,
    checked,
    only_fault,
)

HIGHLAND, LOWLAND = "  name: Highland\n", "  name: Lowland\n"
SECOND = "organisations/league.yaml"
LEAGUE = "id: league\nname: The League\nshort: League\njudgement: Invented.\n"
HEADER = "id,name,names,state,lat,lon,kind\n"
UPTON, DOWNTON = "upton,Upton,{},XHI,47.0,8.0,city\n", "downton,Downton,{},XLO,46.5,9.0,city\n"


def of_highland(*names: str) -> str:
    return f"  name: Highland\n  names: [{', '.join(names)}]\n"


SPOILT = {
    "a holder called like a place": Spoilt(
        CONTESTS,
        "contests:\n",
        "holders:\n  - {id: upton, name: As told in Upton, source: morning-paper}\ncontests:\n",
        "id: upton",
        "the place 'upton' has the id of this holder",
        "one of the two would be shown under the name of the other",
        "choose another id for the holder",
    ),
    "a name that is the shown name of another": Spoilt(
        STATES,
        LOWLAND,
        "  name: Lowland\n  names: [Flatland, highland]\n",
        "names:",
        "'highland' is also a name of the state 'XHI'",
        "it is also in pact_theatre/states/states.yaml:3, so it is",
        "remove it from one of the two, or make the names distinct",
    ),
    "a name that is the code of another": Spoilt(
        STATES,
        HIGHLAND,
        of_highland("Upland", "xlo"),
        "names:",
        "'xlo' is the id of another state",
        "people who type it mean the state 'XLO'",
        "remove it, or choose another name",
    ),
    "a name without a letter": Spoilt(
        STATES,
        HIGHLAND,
        of_highland("—"),
        "names:",
        "the name '—' has no letter and no figure",
        "people cannot search for it",
        "write the name that people use",
    ),
    "a name of spaces": Spoilt(
        STATES, HIGHLAND, of_highland("'  '"), "names:", "the name '  ' has no letter"
    ),
    "an empty name": Spoilt(
        STATES,
        HIGHLAND,
        of_highland("Upland", "''"),
        "names:",
        "'names' has an item without a value",
        "a missing value is not guessed",
    ),
    "a name of no width": Spoilt(
        STATES,
        HIGHLAND,
        of_highland("Up\u200bland"),
        "names:",
        "the name 'Up\\u200bland' holds a character that cannot be seen",
        "people cannot type it",
        "remove it",
    ),
    "a shown name that turns the direction": Spoilt(
        STATES,
        HIGHLAND,
        "  name: High\u202eland\n",
        "name: High",
        "the name 'High\\u202eland' holds a character that cannot be seen",
    ),
    "a short name that nobody can see": Spoilt(
        PACT, "short: Pact", "short: Pa\u2060ct", "short:", "the name 'Pa\\u2060ct' holds"
    ),
    "a name in two scripts": Spoilt(
        PACT,
        "short: Pact\n",
        "short: Pact\nnames: [Pасt]\n",
        "names:",
        "the name 'Pасt' mixes Latin and Cyrillic letters in one word",
        "P, t is Latin; а, с is Cyrillic",
        "write each word in one script",
    ),
    "names that are no list": Spoilt(
        STATES, HIGHLAND, "  name: Highland\n  names: Upland\n", "names:", "'names' cannot be"
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_name_that_nobody_can_use_is_a_fault_of_its_line(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


@pytest.mark.parametrize(
    "names",
    [
        ("Upland", "Республика Хайланд", "U.H.", "هایلند"),
        ("Upton",),  # the name of a place, which is another kind
        ("Pact",),  # of an organisation, likewise
        ("highland", "Highland", "XHI"),  # its own
        ("Upland", "upland"),  # twice
        ("High-land",),  # two words are not one
        ("Lówland",),  # with a diacritic it is another word
        ("Upland Хайланд",),  # every word keeps to one script
        ("K2",),
    ],
)
def test_a_name_may_be_whatever_means_the_entry_alone(
    template: Template, names: tuple[str, ...]
) -> None:
    template.replace(STATES, HIGHLAND, of_highland(*names))
    assert checked(template).faults == ()


def test_a_shown_name_may_not_be_that_of_another_in_other_letters(template: Template) -> None:
    template.replace(STATES, LOWLAND, "  name: HIGHLAND\n")
    (fault,) = checked(template).faults
    assert fault.what == "'HIGHLAND' is also a name of the state 'XHI'"
    assert fault.where == template.where(STATES, "name: HIGHLAND")


@pytest.mark.parametrize("name", ["Hill League", "Pact of the Hills", "Highland", "Upton"])
def test_an_organisation_may_have_a_name_that_no_other_has(template: Template, name: str) -> None:
    template.write(SECOND, f"{LEAGUE}names: [{name}]\n".encode())
    assert checked(template).faults == ()


def test_the_fault_of_a_name_stands_with_whoever_comes_later_by_its_id(template: Template) -> None:
    template.write(SECOND, f"{LEAGUE}names: [The Pact of the Hills]\n".encode())
    (fault,) = checked(template).faults
    assert fault.what == "'The Pact of the Hills' is also a name of the organisation 'league'"
    assert fault.where == template.where(PACT, "name: The Pact of the Hills")
    assert template.where(SECOND, "names:") in fault.why


def test_whoever_has_the_id_of_another_as_a_name_has_the_fault(template: Template) -> None:
    template.write(SECOND, f"{LEAGUE}names: [PACT]\n".encode())
    (fault,) = checked(template).faults
    assert fault.what == "'PACT' is the id of another organisation"
    assert fault.where == template.where(SECOND, "names:")


def test_places_have_a_column_of_names_parted_by_semicolons(template: Template) -> None:
    table = HEADER + UPTON.format("Oberstadt; Верхний") + DOWNTON.format("")
    template.write(PLACES, table.encode())
    found = checked(template)
    assert found.faults == ()
    assert found.record is not None
    names = {place.id: place.names for place in found.record.places.values()}
    assert names == {"upton": ("Oberstadt", "Верхний"), "downton": ()}


@pytest.mark.parametrize(
    ("of_upton", "of_downton", "what"),
    [
        ("Oberstadt", "Unterstadt;oberstadt", "'Oberstadt' is also a name of the place 'downton'"),
        ("Oberstadt;Downton", "", "'Downton' is the id of another place"),
        ("Oberstadt;", "", "'names' has an item without a value"),
        ("Obеrstadt", "", "the name 'Obеrstadt' mixes Latin and Cyrillic letters in one word"),
    ],
)
def test_a_fault_of_a_name_in_a_table_names_its_row(
    template: Template, of_upton: str, of_downton: str, what: str
) -> None:
    table = HEADER + UPTON.format(of_upton) + DOWNTON.format(of_downton)
    template.write(PLACES, table.encode())
    (fault,) = checked(template).faults
    assert fault.what == what
    assert fault.where == template.where(PLACES, "upton,")


TAKEN = {
    "a source called like a state": (
        SOURCES,
        "- {id: XHI, title: T, published: 2001, kind: press}",
    ),
    "a source called like a text": (
        SOURCES,
        "- {id: pact.treaty, title: T, published: 2001, kind: press}",
    ),
    "a source called like an organ": (
        SOURCES,
        "- {id: pact.council, title: T, published: 2001, kind: press}",
    ),
    "a place called like an organisation": (PLACES, "pact,Pactville,XHI,47.1,8.1,city,2000"),
    "a place called like a source": (PLACES, "morning-paper,Paperville,XHI,47.1,8.1,city,2000"),
}


@pytest.mark.parametrize(("file", "line"), TAKEN.values(), ids=TAKEN)
def test_an_id_names_one_thing_whatever_its_kind(template: Template, file: str, line: str) -> None:
    if file == PLACES:
        template.add_column(PLACES, "runway_m")
    template.add(file, f"{line}\n")
    assert only_fault(template).where == template.where(file, line)


@pytest.mark.parametrize(
    ("name", "is_fault"), [("upton", True), ("highland.brigade", True), ("pact-fleet", False)]
)
def test_a_fleet_is_called_like_neither_force_nor_place(
    template: Template, name: str, is_fault: bool
) -> None:
    fleet = (
        f"- {{id: {name}, name: F, owner: XHI, home: upton, aircraft: {{uniform: [4, 4]}},"
        " payload_tonnes: 40, troops: 100, range_km: 4000, runway_m: 1800, speed_kmh: 700,"
        " sorties_per_day: 2, judgement: J}\n"
    )
    template.write("lift/lift.yaml", fleet.encode())
    assert bool(checked(template).faults) == is_fault


@pytest.mark.parametrize(("name", "is_fault"), [("pact", True), ("border-2009", False)])
def test_a_case_is_called_like_nothing_else(template: Template, name: str, is_fault: bool) -> None:
    template.write(
        "cases/other.yaml",
        template.path(CASE).read_bytes().replace(b"id: border-2008", f"id: {name}".encode()),
    )
    template.replace("cases/other.yaml", "    on: 2008-06-05\n", "    on: 2008-06-06\n")
    where = [template.where("cases/other.yaml", f"id: {name}")] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where
