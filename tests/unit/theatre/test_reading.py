"""Reading a theatre: from the texts of its files to a world, or to all its faults at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from allies.errors import Fault, TheatreError
from allies.theatre.checking import check_theatre
from allies.theatre.opening import open_folder
from allies.theatre.reading import act_name, path_of
from allies.values.dates import parse_date
from allies.world.acts import Act
from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    FORCES,
    LINKS,
    PACT,
    PLACES,
    SHIPPED,
    STATES,
    Spoilt,
    Template,
    checked,
    fault_with,
)

MISSHAPEN = {
    "a format not known": Spoilt(
        "theatre.yaml",
        "format: 1",
        "format: 2",
        "format: 2",
        "format 2 is not known",
        "this program reads format 1",
        "see the changelog of the theatre format",
    ),
    "a number without end": Spoilt(
        ACTS,
        "  on: 2008-06-02",
        "  on: 2008-06-02\n  amount: inf",
        "amount: inf",
        "'amount' cannot be 'inf'",
        "it must be a finite number",
        "leave it out if it is not known",
    ),
    "a missing key": Spoilt(
        STATES,
        "  name: Lowland\n",
        "",
        "- id: XLO",
        "'name' is missing",
        "an entry of kind 'state' needs it",
        "add 'name:' (common English name.)",
    ),
    "a missing key of an inner entry": Spoilt(
        CASE,
        "  asks: Will the Pact have at least 100 people in Lowland within 30 days?\n",
        "",
        "question:",
        "'asks' is missing",
        "an entry of kind 'case question' needs it",
        "add 'asks:' (the question as a sentence.)",
    ),
    "an unknown key": Spoilt(
        STATES,
        "  capital: Upton",
        "  capitol: Upton",
        "capitol",
        "unknown key 'capitol'",
        "an entry of kind 'state' has no such key",
        "did you mean 'capital'?",
    ),
    "an unknown key of an inner entry": Spoilt(
        PACT,
        "organ: pact.council, rule",
        "organ: pact.council, rulle: x, rule",
        "rulle",
        "unknown key 'rulle'",
        "an entry of kind 'decision' has no such key",
        "did you mean 'rule'?",
    ),
    "a key without a value": Spoilt(
        PACT,
        "short: Pact",
        "short:",
        "short:",
        "'short' has no value",
        "a missing value is not guessed",
        "give it a value, or remove the key",
    ),
    "a code that is none": Spoilt(
        CASE,
        "trigger: external_attack",
        "trigger: external_atack",
        "trigger:",
        "'trigger' cannot be 'external_atack'",
        "it is one of external_attack, border_clash, insurgency_incursion",
        "did you mean 'external_attack'?",
    ),
    "a code that is none in a list": Spoilt(
        FORCES, "modes: [road]", "modes: [foot]", "modes: [foot]", "cannot be 'foot'"
    ),
    "a date that is none": Spoilt(
        CASE,
        "on: 2008-06-05\nhost",
        "on: 5 June 2008\nhost",
        "on: 5 June 2008",
        "'on': '5 June 2008' is not a date: a date is YYYY",
    ),
    "a day that is none": Spoilt(
        CASE,
        "on: 2008-06-05\nhost",
        "on: 2008-06-31\nhost",
        "on: 2008-06-31",
        "'on': '2008-06-31' is not a day of the calendar",
    ),
    "an interval that ends before it starts": Spoilt(
        CASE,
        "on: 2008-06-05\nhost",
        "on: 2008-06/2008-05\nhost",
        "on: 2008-06/2008-05",
        "'on': '2008-06/2008-05' ends before it starts",
    ),
    "a number that is none": Spoilt(
        CASE,
        "personnel: 100",
        "personnel: many",
        "personnel: many",
        "'personnel' cannot be 'many'",
        "it must be a whole number",
    ),
    "half a person": Spoilt(
        CASE, "personnel: 100", "personnel: 99.5", "personnel: 99.5", "'personnel' cannot be '99.5'"
    ),
    "text where a list belongs": Spoilt(
        CASE,
        "organisations: [pact]",
        "organisations: pact",
        "organisations: pact",
        "'organisations' cannot be 'pact'",
        "it must be a list",
    ),
    "a list where text belongs": Spoilt(
        CASE,
        "host: XLO",
        "host: [XLO]",
        "host: [XLO]",
        "'host' cannot be a list",
        "it must be plain text",
    ),
    "text where an entry belongs": Spoilt(
        PACT,
        "decision: {organ: pact.council, rule: consensus}",
        "decision: consensus",
        "decision: consensus",
        "'decision' cannot be 'consensus'",
    ),
    "a truth that is none": Spoilt(
        PACT,
        "complete: true",
        "complete: perhaps",
        "complete: perhaps",
        "'complete' cannot be 'perhaps'",
        "it must be true or false",
    ),
    "a distribution that is none": Spoilt(
        FORCES,
        "triangular: [500, 1000, 2000]",
        "triangular: [1000, 500, 2000]",
        "[1000, 500, 2000]",
        "'personnel': triangular: low, most likely and high must rise",
    ),
    "a distribution of no family": Spoilt(
        FORCES,
        "triangular: [500, 1000, 2000]",
        "beta: [1, 2]",
        "beta:",
        "'personnel': 'beta' is not a distribution",
    ),
    "two distributions in one": Spoilt(
        FORCES,
        "{triangular: [500, 1000, 2000]}",
        "{uniform: [1, 2], normal: [1, 2]}",
        "uniform: [1, 2]",
        "'personnel': write one distribution",
    ),
    "a second document": Spoilt(
        STATES,
        "- id: XLO",
        "---\n- id: XLO",
        "---",
        "a second document in one file",
        "",
        "split the file at '---'",
    ),
    "a row with a cell too many": Spoilt(
        PLACES,
        "46.5,9.0",
        "46.5,9.0,5",
        "46.5,9.0,5",
        "has 7 cells in a row of 6 columns",
        "",
        "put a cell that contains a comma in quotation marks",
    ),
    "a row with a cell too few": Spoilt(
        PLACES,
        "downton,Downton,XLO,46.5,9.0,city",
        "downton,Downton,XLO,46.5,9.0",
        "downton,",
        "has 5 cells in a row of 6 columns",
        "",
        "write a comma for every empty cell",
    ),
    "a cell without its value": Spoilt(
        PLACES,
        "downton,Downton,XLO,46.5,9.0,city",
        "downton,Downton,XLO,46.5,9.0,",
        "downton,",
        "'kind' is missing",
    ),
    "a column nobody knows": Spoilt(
        LINKS, "judgement\n", "jugement\n", "upton,downton", "unknown key 'jugement'"
    ),
    "a cell that is no number": Spoilt(
        PLACES, "46.5", "north", "north", "'lat' cannot be 'north'", "it must be a number"
    ),
}


def faults(template: Template) -> tuple[Fault, ...]:
    return check_theatre(template.folder).faults


@pytest.mark.parametrize("spoilt", MISSHAPEN.values(), ids=MISSHAPEN)
def test_an_entry_of_the_wrong_shape_is_told_what_where_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(faults(template), template)


def test_everything_that_is_wrong_with_one_entry_is_said_at_once(template: Template) -> None:
    template.replace(
        CASE,
        "title: Attack on Lowland, June 2008\non: 2008-06-05\nhost: XLO",
        "on: June\nhots: XLO",
    )
    found = {fault.what.partition(":")[0] for fault in faults(template)}
    assert found == {"'title' is missing", "'on'", "unknown key 'hots'", "'host' is missing"}


def test_faults_of_several_files_are_told_at_once_and_in_order(template: Template) -> None:
    template.replace(STATES, "capital: Upton", "capitol: Upton")
    template.replace(CASE, "personnel: 100", "personnel: many")
    template.replace(PACT, "rule: consensus", "rule: by lot")
    template.add(ACTS, "- {act: signd, by: XHI, of: pact, on: 2001-05-01, judgement: J}\n")
    template.replace("contests.yaml", "id: stayed", "id: left")
    found = faults(template)
    assert [fault.where.rpartition(":")[0] for fault in found] == sorted(
        fault.where.rpartition(":")[0] for fault in found
    )
    assert {fault.where for fault in found} >= {
        template.where(STATES, "capitol"),
        template.where(CASE, "many"),
        template.where(PACT, "by lot"),
        template.where(ACTS, "signd"),
    }
    assert len(found) == 5


def test_a_file_that_is_not_utf_8_is_told_the_line_of_the_first_bad_byte(
    template: Template,
) -> None:
    template.write(STATES, b"- id: XLO\n  name: L\xf6wland\n")
    fault = fault_with(faults(template), "is not UTF-8 text")
    assert fault.where == "pact_theatre/states/states.yaml:2"
    assert fault.remedy == "save it as UTF-8"


@pytest.mark.parametrize("content", [b"", b"# only a comment\n", b"word\n", b"42"])
def test_a_file_without_an_entry_is_a_fault(template: Template, content: bytes) -> None:
    template.write("acts/empty.yaml", content)
    fault = fault_with(faults(template), "has no entry")
    assert fault.where == "pact_theatre/acts/empty.yaml:1"


def test_an_empty_list_holds_no_entries_and_no_fault(template: Template) -> None:
    template.write("acts/empty.yaml", b"[]\n")
    assert faults(template) == ()


def test_a_file_that_is_one_entry_may_not_be_a_list(template: Template) -> None:
    template.write("theatre.yaml", b"- format: 1\n")
    fault = fault_with(faults(template), "holds a list")
    assert (fault.where, fault.remedy) == ("pact_theatre/theatre.yaml:1", "remove the dashes")


def test_an_entry_that_is_no_mapping_is_a_fault(template: Template) -> None:
    template.add(STATES, "- just words\n")
    (fault,) = faults(template)
    assert fault.where == template.where(STATES, "just words")


def test_a_file_may_hold_one_entry_or_a_list_of_them(template: Template) -> None:
    template.write("states/third.yaml", b"id: XTH\nname: Thirdland\n")
    assert set(open_folder(template.folder).states) == {"XHI", "XLO", "XTH"}


def test_a_table_may_leave_cells_empty_and_name_several_states_in_one(template: Template) -> None:
    template.write("states/more.yaml", b"[{id: XAA, name: A}, {id: XBB, name: B}]\n")
    template.write(
        LINKS,
        b"start,end,mode,km,states,opened,exempt,season,source,at,judgement\n"
        b"upton,downton,road,120,XHI:40;XAA:30;XLO:50,,XAA;XBB,11-02,pact-text,annex,\n",
    )
    (link,) = open_folder(template.folder).links
    assert [(part.state, part.km) for part in link.states] == [
        ("XHI", 40.0),
        ("XAA", 30.0),
        ("XLO", 50.0),
    ]
    assert (link.opened, link.exempt) == (None, ("XAA", "XBB"))
    assert link.season == (1, 2, 11, 12)
    assert [(cite.source, cite.at) for cite in link.cites] == [("pact-text", "annex")]


@pytest.mark.parametrize(
    ("states", "season", "what"),
    [
        ("XHI:70;XLO", "", "'states' cannot be 'XHI:70;XLO'"),
        ("XHI:70;XLO:many", "", "'km' cannot be 'many'"),
        ("XHI:70;XLO:50", "13-04", "'season' cannot be '13-04'"),
        ("XHI:70;XLO:50", "winter", "'season' cannot be 'winter'"),
    ],
)
def test_a_cell_that_is_written_wrongly_is_a_fault_with_its_line(
    template: Template, states: str, season: str, what: str
) -> None:
    row = f"upton,downton,road,120,{states},{season},Invented\n"
    template.write(LINKS, f"start,end,mode,km,states,season,judgement\n{row}".encode())
    found = fault_with(faults(template), what)
    assert found.where == f"pact_theatre/{LINKS}:2"


def test_a_row_after_an_empty_line_has_its_own_line(template: Template) -> None:
    template.replace(PLACES, "downton", "\ndownton")
    template.replace(PLACES, "46.5", "99")
    assert fault_with(faults(template), "is not on Earth").where == template.where(PLACES, "99")


def test_a_row_after_a_cell_of_two_lines_has_its_own_line(template: Template) -> None:
    template.replace(PLACES, "Upton,XHI", '"Upton\nTown",XHI')
    template.replace(PLACES, "46.5", "99")
    assert fault_with(faults(template), "is not on Earth").where == template.where(PLACES, "99")


def test_a_table_saved_with_a_mark_of_byte_order_is_read(template: Template) -> None:
    template.write(PLACES, b"\xef\xbb\xbf" + template.path(PLACES).read_bytes())
    assert faults(template) == ()


def test_yaml_saved_with_a_mark_of_byte_order_is_read(template: Template) -> None:
    template.write(STATES, b"\xef\xbb\xbf" + template.path(STATES).read_bytes())
    assert faults(template) == ()


def test_a_cell_too_long_for_a_table_is_a_fault(template: Template) -> None:
    template.replace(PLACES, "Downton", "D" * 200_000)
    assert faults(template)


@pytest.mark.parametrize(
    "eol",
    [
        b"\r\n",
        b"\r",
    ],
)
def test_lines_may_end_as_on_any_machine(template: Template, eol: bytes) -> None:
    for file in (STATES, PLACES):
        template.write(file, template.path(file).read_bytes().replace(b"\n", eol))
    assert faults(template) == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PACT, 'at: "preamble",', f'at: "preamble", runs: [{"0" * 16}],'),
        (PACT, 'at: "preamble",', f'at: "preamble", runs: [{"0" * 16}, {"x" * 16}],'),
        ("contests.yaml", "says: It had left", "says: It had left\n        weight: 0"),
        ("contests.yaml", "says: It had left", "says: It had left\n        weight: nan"),
    ],
)
def test_what_an_entry_itself_refuses_is_a_fault_of_its_file(
    template: Template, file: str, old: str, new: str
) -> None:
    template.replace(file, old, new)
    (fault,) = faults(template)
    assert fault.where.startswith(f"pact_theatre/{file}:")


def test_an_act_without_a_name_is_named_after_who_what_whom_and_when() -> None:
    suspended = Act(
        act="membership_suspended",
        by="csto.council",
        state="UZB",
        of="csto",
        on=parse_date("2012-06/2012-07"),
    )
    assert act_name(suspended) == "uzb.membership-suspended.csto.2012-06--2012-07"
    fell = Act(act="government_formed", by="KGZ", on=parse_date("2005"))
    assert act_name(fell) == "kgz.government-formed.2005"


def test_the_place_of_an_entry_is_kept_as_steps() -> None:
    assert path_of("") == ()
    assert path_of("3/versions/0") == (3, "versions", 0)


def test_a_theatre_that_does_not_say_what_it_is_is_told_its_other_faults_too(
    template: Template,
) -> None:
    template.replace("theatre.yaml", "format: 1", "format: one")
    template.replace(STATES, "capital: Upton", "capitol: Upton")
    with pytest.raises(TheatreError) as caught:
        open_folder(template.folder)
    assert {fault.what for fault in caught.value.faults} == {
        "'format' cannot be 'one'",
        "unknown key 'capitol'",
    }


def test_an_item_of_a_list_is_named_by_the_list(template: Template) -> None:
    template.replace(FORCES, "modes: [road]", "modes: [rode]")
    fault = fault_with(check_theatre(template.folder).faults, "'modes' cannot be 'rode'")
    assert fault.remedy == "did you mean 'road'?"


def test_a_value_without_end_does_not_fill_the_screen(template: Template) -> None:
    template.replace(CASE, "personnel: 100", f"personnel: {'9' * 5_000}")
    template.replace(CASE, "trigger: external_attack", f"trigger: {'x' * 5_000}")
    assert all(len(str(fault)) < 2_500 for fault in check_theatre(template.folder).faults)


@pytest.mark.parametrize(
    "file", ["contests.yaml", "organisations/csto.yaml", "states/uzb.yaml", "capitals/kaz.yaml"]
)
def test_a_file_that_cannot_be_read_is_the_only_fault_of_its_theatre(
    tmp_path: Path, file: str
) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "spoilt"))
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write("\n- [\n")
    (fault,) = check_theatre(folder).faults
    assert fault.where.startswith(f"spoilt/{file}:")


def test_a_spoilt_contest_blames_nobody_else(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "spoilt"))
    contests = folder / "contests.yaml"
    text = contests.read_text(encoding="utf-8")
    contests.write_text(text.replace("question:", "questoin:", 1), encoding="utf-8")
    assert {fault.where.partition(":")[0] for fault in check_theatre(folder).faults} == {
        "spoilt/contests.yaml"
    }


@pytest.mark.parametrize("letter", ["\\u200b", "\\u202e", "\\n", "\\ufeff", "\\u2028"])
def test_an_id_whose_every_character_cannot_be_seen_is_refused(
    template: Template, letter: str
) -> None:
    act = f'- {{act: claimed, id: "a{letter}b", by: XHI, on: 2008, says: so, {CITED}}}\n'
    template.add(ACTS, act)
    (fault,) = checked(template).faults
    assert "'id' holds a character that cannot be seen" in fault.what
    assert str(fault).isascii()
    assert str(fault).count("\n") == 2


OCCASION = """\
cases:
- id: pact-2001
  organisation: pact
  date_of_occasion: 2001-02-03
  host_or_victim: Lowland
  trigger: coup
  host_request: true
  outcome: deployed
"""


def test_occasions_of_a_theatre_are_read_and_a_case_may_name_one(template: Template) -> None:
    template.write("occasions.yaml", OCCASION.encode())
    template.add(CASE, "record: pact-2001\n")
    assert list(open_folder(template.folder).occasions) == ["pact-2001"]
    template.replace(CASE, "record: pact-2001", "record: pact-2002")
    assert "pact-2002" in fault_with(check_theatre(template.folder).faults, "pact-2002").what


@pytest.mark.parametrize(
    ("old", "new", "at", "what", "remedy"),
    [
        ("  trigger: coup\n", "", "id: pact-2001", "'trigger' is missing", "add 'trigger:'"),
        (
            "  outcome: deployed",
            "  outcome: deployed\n  carrier_position: offers\n  carrier_said_on: 2001-02-03",
            "carrier_said_on",
            "'carrier_said_on' says 2001-02-03",
            "code the last statement before the clock, or take out the position",
        ),
        (
            "  outcome: deployed",
            "  outcome: deployed\n  carrier_position: offered",
            "carrier_position",
            "'carrier_position' cannot be 'offered'",
            "did you mean 'offers'?",
        ),
        (
            "  outcome: deployed",
            "  outcome: deployed\n  sampling: frame\n  part: aside",
            "part: aside",
            "'pact-2001' is set aside",
            "take out 'part'",
        ),
        (
            "id: pact-2001",
            "id: NATO-2012-TUR",
            "id: NATO-2012-TUR",
            "'NATO-2012-TUR' is the id of another occasion of the track record",
            "give it another 'id'",
        ),
    ],
)
def test_a_faulty_occasion_is_refused_with_its_line(
    template: Template, old: str, new: str, at: str, what: str, remedy: str
) -> None:
    template.write("occasions.yaml", OCCASION.replace(old, new).encode())
    (fault,) = check_theatre(template.folder).faults
    assert what in fault.what
    assert fault.where == template.where("occasions.yaml", at)
    assert fault.remedy == remedy


def test_an_occasion_of_the_track_record_may_be_coded_again(template: Template) -> None:
    again = OCCASION.replace("id: pact-2001", "id: NATO-2012-TUR").replace("pact", "NATO")
    template.write("occasions.yaml", again.replace("2001-02-03", "2012-11-21").encode())
    assert not check_theatre(template.folder).faults


def test_occasions_in_a_list_need_their_key(template: Template) -> None:
    template.write("occasions.yaml", b"- id: pact-2001\n")
    (fault,) = check_theatre(template.folder).faults
    assert fault.remedy == "add 'cases:'"
