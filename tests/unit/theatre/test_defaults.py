"""Defaults of a file: what its citations share, written once at its top."""

from __future__ import annotations

import pytest

from allies.theatre.opening import open_folder
from tests.apparatus import Template, checked

FILE = "acts/more.yaml"
SHARED = 'defaults: {source: pact-text, at: "art. 1", credibility: 1}\nentries:\n'
MET = "  - {act: convened, by: XHI, on: 2008-01-02"


def cited(template: Template) -> list[tuple[str, str, str]]:
    """Return the citations of the act of the file: source, place, credibility."""
    (act,) = [act for act in open_folder(template.folder).acts if act.act == "convened"]
    return [(cite.source, cite.at, cite.credibility) for cite in act.cites]


@pytest.mark.parametrize(
    ("rest", "cites"),
    [
        ("}", [("pact-text", "art. 1", "1")]),
        (', cites: [{at: "art. 2"}]}', [("pact-text", "art. 2", "1")]),
        (", cites: [{credibility: 2}]}", [("pact-text", "art. 1", "2")]),
        (', cites: [{source: pact-text, at: "art. 3"}]}', [("pact-text", "art. 3", "1")]),
        # The grade of one source says nothing about another.
        (', cites: [{source: morning-paper, at: "p. 1"}]}', [("morning-paper", "p. 1", "6")]),
        (
            ', cites: [{at: "art. 2"}, {source: morning-paper, at: "p. 1", credibility: 3}]}',
            [("pact-text", "art. 2", "1"), ("morning-paper", "p. 1", "3")],
        ),
        (", judgement: Invented.}", []),
    ],
)
def test_a_citation_has_the_defaults_for_what_it_leaves_out(
    template: Template, rest: str, cites: list[tuple[str, str, str]]
) -> None:
    template.write(FILE, f"{SHARED}{MET}{rest}\n".encode())
    assert sorted(cited(template)) == sorted(cites)


def test_an_entry_without_evidence_is_a_fault_if_the_default_is_no_whole_citation(
    template: Template,
) -> None:
    template.write(FILE, f"defaults: {{source: pact-text}}\nentries:\n{MET}}}\n".encode())
    (fault,) = checked(template).faults
    assert fault.what == "this act has no citation"
    assert fault.where == template.where(FILE, "convened")


def test_a_file_of_one_entry_has_its_defaults_beside_its_keys(template: Template) -> None:
    template.write(
        FILE,
        b"defaults: {source: pact-text, credibility: 1}\n"
        b'act: convened\nby: [XHI, XLO]\non: 2008-01-02\ncites: [{at: "art. 4"}]\n',
    )
    acts = [act for act in open_folder(template.folder).acts if act.act == "convened"]
    assert [(act.by, act.cites[0].at, act.cites[0].credibility) for act in acts] == [
        ("XHI", "art. 4", "1"),
        ("XLO", "art. 4", "1"),
    ]


def test_a_default_reaches_the_citations_inside_an_entry(template: Template) -> None:
    case = template.path("cases/border-2008.yaml")
    text = case.read_text(encoding="utf-8")
    whole = open_folder(template.folder).cases["border-2008"].acts
    assert text.count("{source: evening-paper, ") >= 1
    shorter = text.replace("{source: evening-paper, ", "{")
    case.write_text(f"defaults: {{source: evening-paper}}\n{shorter}", encoding="utf-8")
    assert open_folder(template.folder).cases["border-2008"].acts == whole


def test_a_wrong_default_is_one_fault_at_its_line_however_many_use_it(template: Template) -> None:
    lines = "".join(
        f'  - {{act: convened, by: XHI, on: 2008-01-0{day}, cites: [{{at: "p. {day}"}}]}}\n'
        for day in range(1, 6)
    )
    text = f"defaults:\n  credibility: 1\n  source: pact-txt\nentries:\n{lines}"
    template.write(FILE, text.encode())
    (fault,) = checked(template).faults
    assert fault.what == "unknown source 'pact-txt'"
    assert fault.where == template.where(FILE, "pact-txt")


def test_a_fault_of_an_entry_below_defaults_has_its_own_line(template: Template) -> None:
    template.write(FILE, f"{SHARED}{MET}}}\n{MET.replace('XHI', 'XOL')}}}\n".encode())
    (fault,) = checked(template).faults
    assert (fault.what, fault.where) == ("unknown actor 'XOL'", template.where(FILE, "XOL"))


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("defaults: words\nentries: []\n", "'defaults' is no mapping", 1),
        ("defaults: {sorce: x}\nentries: []\n", "unknown default 'sorce'", 1),
        ("defaults: {source: [x]}\nentries: []\n", "the default 'source' is not one value", 1),
        ("defaults: {source: x}\nentries: words\n", "'entries' is no list", 2),
        ("entries: []\nact: convened\n", "'act' is a key of its own next to 'entries'", 2),
    ],
)
def test_defaults_of_another_shape_are_told_at_their_line(
    template: Template, text: str, what: str, line: int
) -> None:
    template.write(FILE, text.encode())
    (fault,) = [item for item in checked(template).faults if item.what == what]
    assert fault.where == f"{template.folder.name}/{FILE}:{line}"
    assert fault.remedy


def test_a_file_that_is_one_entry_takes_defaults_and_no_list(template: Template) -> None:
    text = template.path("contests.yaml").read_text(encoding="utf-8")
    template.write("contests.yaml", f"defaults: {{credibility: 2}}\n{text}".encode())
    assert checked(template).faults == ()
    template.write("contests.yaml", b"entries: []\n")
    assert "holds a list" in [fault.what for fault in checked(template).faults]
