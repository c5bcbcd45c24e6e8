"""Reading a CSV table: one entry a row, with short ways to write what a cell cannot hold."""

from __future__ import annotations

import pytest

from allies.theatre.opening import open_folder
from allies.theatre.tables import TableError, parse_table, table_lines
from tests.apparatus import Template, checked


def cell(column: str, text: str) -> object:
    """Return what a cell of a column is read as."""
    (row,) = parse_table(f"{column},km\n{text},1\n")
    assert row.pop("km") == "1"
    return row.get(column)


def test_a_row_has_the_names_of_the_header_and_no_empty_cells() -> None:
    assert parse_table("a,b,c\n1,,3\n4,5,6\n") == [
        {"a": "1", "c": "3"},
        {"a": "4", "b": "5", "c": "6"},
    ]


@pytest.mark.parametrize("text", ["", "\n", "a,b\n", "a,b\n\n,\n"])
def test_a_table_of_no_rows_has_none(text: str) -> None:
    assert parse_table(text) == []


@pytest.mark.parametrize(
    ("row", "what", "remedy"),
    [
        ("1", "has 1 cell in a row of 2 columns", "write a comma for every empty cell"),
        ("1,2,3", "has 3 cells in a row of 2 columns", "put a cell that contains a comma in quot"),
        ("1,2,", "has 3 cells in a row of 2 columns", "put a cell that contains a comma in quot"),
    ],
)
def test_a_row_has_a_cell_for_each_column(row: str, what: str, remedy: str) -> None:
    assert parse_table("a,b\n1,\n1,2\n") == [{"a": "1"}, {"a": "1", "b": "2"}]
    with pytest.raises(TableError) as caught:
        parse_table(f"a,b\n1,2\n\n{row}\n")
    assert caught.value.line == 4
    assert caught.value.what == what
    assert caught.value.remedy.startswith(remedy)


def test_all_that_is_wrong_with_a_table_is_told_at_once() -> None:
    with pytest.raises(TableError) as caught:
        parse_table("\na,a\n1\n1,2\n1,2,\x073\n")
    assert sorted((error.line, error.what) for error in caught.value.every) == [
        (2, "the column 'a' stands twice"),
        (3, "has 1 cell in a row of 2 columns"),
        (5, "has 3 cells in a row of 2 columns"),
        (5, "has the control character '\\x07'"),
    ]


def test_a_cell_in_quotation_marks_may_hold_commas_and_lines() -> None:
    assert parse_table('a,b\n"1,5","x\ny"\n') == [{"a": "1,5", "b": "x\ny"}]


def test_a_column_stands_once() -> None:
    with pytest.raises(TableError, match="'b'") as caught:
        parse_table("a,b,b\n1,2,3\n")
    assert caught.value.line == 1


def test_the_lines_of_rows_are_counted_as_an_editor_does() -> None:
    text = '\na,b\n\n"1\n1",2\n\n3,4\n,\n5,6\n'
    assert list(table_lines(text)) == [
        (2, ["a", "b"]),
        (4, ["1\n1", "2"]),
        (7, ["3", "4"]),
        (9, ["5", "6"]),
    ]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(eol: str) -> None:
    assert list(table_lines(eol.join(("a", "1", "2")))) == [(1, ["a"]), (2, ["1"]), (3, ["2"])]


@pytest.mark.parametrize(("text", "line"), [("a\x07\n1\n", 1), ("a\n1\n2\x00\n", 3), ("\x1b", 1)])
def test_what_cannot_be_seen_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TableError) as caught:
        parse_table(text)
    assert [error.line for error in caught.value.every] == [line]


def test_a_cell_too_long_is_refused_with_its_line() -> None:
    with pytest.raises(TableError) as caught:
        list(table_lines("a\n1\n" + "x" * 200_000))
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("KAZ:120", [{"state": "KAZ", "km": "120"}]),
        (
            "KAZ:120; UZB : 30",
            [{"state": "KAZ", "km": "120"}, {"state": "UZB", "km": "30"}],
        ),
        ("-:40", [{"state": "-", "km": "40"}]),
        ("KAZ", "KAZ"),
        ("KAZ:120;UZB", "KAZ:120;UZB"),
        ("KAZ:120;", "KAZ:120;"),
    ],
)
def test_states_are_written_with_their_kilometres(text: str, read: object) -> None:
    assert cell("states", text) == read


@pytest.mark.parametrize("column", ["exempt", "names"])
def test_codes_and_names_are_parted_by_semicolons(column: str) -> None:
    assert cell(column, "KGZ") == ["KGZ"]
    assert cell(column, "KGZ; UZB") == ["KGZ", "UZB"]
    assert cell("note", "KGZ; UZB") == "KGZ; UZB"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("7", [7]),
        ("4-4", [4]),
        ("1-12", list(range(1, 13))),
        ("06-08", [6, 7, 8]),
        ("11-04", [11, 12, 1, 2, 3, 4]),
        ("12-1", [12, 1]),
        ("2-1", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1]),
        ("0", "0"),
        ("0-4", "0-4"),
        ("4-0", "4-0"),
        ("13", "13"),
        ("1-13", "1-13"),
        ("winter", "winter"),
        ("1-", "1-"),
    ],
)
def test_a_season_is_its_months_from_the_first_to_the_last(text: str, months: object) -> None:
    assert cell("season", text) == months


def test_source_place_and_runs_are_the_one_citation_of_a_row() -> None:
    header = "a,source,at,runs\n"
    assert parse_table(f"{header}1,law,art. 1,00 11\n") == [
        {"a": "1", "cites": [{"source": "law", "at": "art. 1", "runs": ["00", "11"]}]}
    ]
    assert parse_table(f"{header}1,law,,\n") == [{"a": "1", "cites": [{"source": "law"}]}]


def test_without_a_source_there_is_no_citation_and_nothing_is_hidden() -> None:
    assert parse_table("a,source,at\n1,,art. 1\n") == [{"a": "1", "at": "art. 1"}]


def test_acts_of_a_table_are_those_of_a_list(template: Template) -> None:
    listed = (
        "- {act: convened, by: [XHI, XLO], on: 2008-01-02, about: [border-2008],"
        ' cites: [{source: morning-paper, at: "p. 1", credibility: 3, origin: pact-text}]}\n'
        "- {act: stance_taken, by: XHI, of: pact, on: 2008-01, means: [rapid_reaction, materiel],"
        " stance: for, judgement: Invented.}\n"
    )
    table = (
        "act,by,of,on,means,stance,about,source,at,credibility,origin,judgement\n"
        "convened,XHI;XLO,,2008-01-02,,,border-2008,morning-paper,p. 1,3,pact-text,\n"
        "stance_taken,XHI,pact,2008-01,rapid_reaction; materiel,for,,,,,,Invented.\n"
    )
    template.write("acts/more.yaml", listed.encode())
    as_list = open_folder(template.folder).acts
    template.path("acts/more.yaml").unlink()
    template.write("acts/more.csv", table.encode())
    assert open_folder(template.folder).acts == as_list


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("convened,XOL,2008-01-02,,", "unknown actor 'XOL'"),
        ("convened,XHI;XHI,2008-01-02,,", "'XHI' is named twice in 'by'"),
        ("convened,XHI,someday,,", "'on': 'someday' is not a date"),
        ("conveened,XHI,2008-01-02,,", "unknown act 'conveened'"),
        ("convened,XHI,2008-01-02,words,", "'terms' cannot be 'words'"),
        ("convened,XHI,2008-01-02,", "has 4 cells in a row of 5 columns"),
    ],
)
def test_a_fault_in_a_table_of_acts_names_its_row(template: Template, row: str, what: str) -> None:
    text = "act,by,on,terms,judgement\nconvened,XHI;XLO,2008-01-02,,Invented.\n\n"
    template.write("acts/more.csv", f"{text}{row}Invented.\n".encode())
    found = [fault for fault in checked(template).faults if fault.what.startswith(what)]
    assert [fault.where for fault in found] == [f"{template.folder.name}/acts/more.csv:4"]
