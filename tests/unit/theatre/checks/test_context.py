"""What the checks share: names by kind, and faults with their places."""

from __future__ import annotations

import pytest

from allies.theatre.checks.context import Context
from allies.theatre.files import read_files
from allies.theatre.reading import assemble, read_entries
from tests.apparatus import CASE, CITED, CONTESTS, STATES, Template, checked

HOLDER = "holders:\n  - {id: exiles, name: Exiles, source: morning-paper}\ncontests:\n"


def context_of(template: Template) -> Context:
    """Return a theatre ready to be checked."""
    reading = read_entries(read_files(template.folder))
    record = assemble(reading)
    assert record is not None
    return Context(record, reading)


@pytest.fixture
def context(template: Template) -> Context:
    """The template theatre, with a holder of its own, ready to be checked."""
    template.replace(CONTESTS, "contests:\n", HOLDER)
    return context_of(template)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("state", {"XHI", "XLO"}),
        ("host", {"XHI", "XLO"}),
        ("grantor", {"XHI", "XLO"}),
        ("user", {"XHI", "XLO"}),
        ("organisation", {"pact"}),
        ("organ", {"pact.council"}),
        ("instrument", {"pact.treaty"}),
        ("source", {"pact-text", "morning-paper", "evening-paper"}),
        ("contest", {"lowland-2008"}),
        ("version", {"lowland-2008/left", "lowland-2008/stayed"}),
        ("force", {"highland.brigade"}),
        ("label", {"ready"}),
        ("place", {"upton", "downton"}),
        ("case", {"border-2008"}),
        ("provision", {f"pact.treaty.art-{number}" for number in (3, 5, 6)}),
    ],
)
def test_each_kind_has_the_names_of_its_entries(
    context: Context, kind: str, names: set[str]
) -> None:
    assert context.names[kind] == names


@pytest.mark.parametrize("kind", ["actor", "addressee", "mover", "holder"])
def test_whoever_can_act_or_speak_is_an_actor(context: Context, kind: str) -> None:
    assert context.names[kind] == {
        "XHI",
        "XLO",
        "pact",
        "pact.council",
        "exiles",
        "pact-text",
        "morning-paper",
        "evening-paper",
    }


def test_a_body_or_text_is_an_actor_or_an_instrument(context: Context) -> None:
    assert context.names["body or text"] == context.names["actor"] | {"pact.treaty"}


def test_acts_are_those_of_the_record_of_cases_and_of_their_questions(template: Template) -> None:
    proposed = f"{{act: announced, id: asked, by: XLO, says: S, on: 2008-06-05, {CITED}}}"
    template.replace(CASE, "  days: 30\n", f"  days: 30\n  proposals:\n    - {proposed}\n")
    acts = context_of(template).names["act"]
    assert {"xhi.acceded.pact.2001-05-01", "xlo.requested.pact.2008-06-05", "asked"} <= acts


def test_occasions_are_those_of_the_track_record(context: Context) -> None:
    assert "NATO-2011-LBY" in context.names["coded occasion"]
    assert "border-2008" not in context.names["coded occasion"]


def test_a_fault_and_a_note_have_the_place_of_the_part(
    context: Context, template: Template
) -> None:
    context.fault("contest:lowland-2008", ("versions", 1, "says"), "A", "B", "C")
    context.note("state:XLO", ("capital",), "D")
    (fault,), (note,) = context.reading.faults, context.reading.notes
    assert (fault.what, fault.why, fault.remedy) == ("A", "B", "C")
    assert fault.where == template.where(CONTESTS, "says: It had stayed")
    assert (note.what, note.where) == ("D", template.where(STATES, "capital: Downton"))


def test_a_known_name_is_no_fault_and_an_unknown_one_is(
    context: Context, template: Template
) -> None:
    assert context.know("state:XLO", ("name",), "XHI", "state")
    assert context.reading.faults == []
    assert not context.know("state:XLO", ("name",), "XHU", "state")
    (fault,) = context.reading.faults
    assert fault.where == template.where(STATES, "name: Lowland")
    assert "XHI" in fault.remedy


def test_a_name_is_looked_up_among_those_given(context: Context) -> None:
    assert context.know("state:XLO", (), "here", "thing", {"here"})
    assert not context.know("state:XLO", (), "XHI", "thing", {"here"})
    assert not context.know("state:XLO", (), "XHI", "state", set())


def test_a_name_that_may_stand_in_what_is_spoilt_is_no_fault(context: Context) -> None:
    context.reading.faulty.add("XSP")
    assert context.know("state:XLO", (), "XSP", "state")
    assert not context.know("state:XLO", (), "XSQ", "state")


def test_where_a_file_could_not_be_read_no_name_is_unknown(template: Template) -> None:
    template.write("states/more.yaml", b"- [\n")
    context = context_of(template)
    before = list(context.reading.faults)
    assert context.know("state:XLO", (), "XSQ", "state")
    assert context.reading.faults == before


def test_entries_come_in_the_order_of_files_and_of_places_in_them(context: Context) -> None:
    keys = ["state:XLO", "state:XHI", "source:pact-text", "contest:lowland-2008", "link:0"]
    ordered = sorted(keys, key=context.order)
    assert ordered == [
        "contest:lowland-2008",
        "link:0",
        "source:pact-text",
        "state:XHI",
        "state:XLO",
    ]


def test_the_tenth_entry_of_a_file_comes_after_the_ninth(template: Template) -> None:
    lines = "".join(f"- {{id: XA{letter}, name: {letter}land}}\n" for letter in "LKJIHGFEDCBA")
    template.write("states/more.yaml", lines.encode())
    context = context_of(template)
    keys = [f"state:XA{letter}" for letter in "ABCDEFGHIJKL"]
    assert sorted(keys, key=context.order) == keys[::-1]
    assert [context.line(key) for key in keys] == list(range(12, 0, -1))


def test_a_name_of_a_kind_that_the_theatre_has_not_is_to_be_declared_in_its_file(
    template: Template,
) -> None:
    template.write("forces/forces.yaml", b"# none yet\n[]\n")
    (fault,) = [item for item in checked(template).faults if "label" in item.what]
    assert fault.what == "unknown label 'ready'"
    assert fault.remedy == "declare it first, in forces/, below 'labels:' of a force"
