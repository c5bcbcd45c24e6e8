"""Adding an entry: into the file of its kind, as written, and never into a shipped theatre."""

from __future__ import annotations

import pytest

from allies.errors import QuestionError
from allies.theatre.adding import with_entry, write_entry
from allies.theatre.checking import check_files
from allies.theatre.files import SHIPPED, read_files
from tests.apparatus import Template

ACT = "{act: convened, by: XHI, on: 2008-01-02, judgement: Invented.}"
SOURCE = "id: x\ntitle: X\npublished: 2001\nkind: press"
CASE = (
    "id: flood-2009\ntitle: A flood\non: 2009-01-01\nhost: XLO\nplace: downton\n"
    "trigger: disaster\norganisations: [pact]\njudgement: Invented.\n"
    "question: {asks: Will they?, organisation: pact, means: [rapid_reaction]}"
)
FORCE = (
    "id: x.guard\nname: A guard\nowner: XLO\nhome: downton\npersonnel: {triangular: [1, 2, 3]}\n"
    "readiness_hours: {triangular: [1, 2, 3]}\nmodes: [road]\njudgement: Invented."
)


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("act", ACT, "acts/added.yaml"),
        ("act", f"- {ACT}", "acts/added.yaml"),
        ("act", "- act: convened\n  by: XHI\n  on: 2008-01-02\n  judgement: I.", "acts/added.yaml"),
        ("source", SOURCE, "sources.yaml"),
        ("case", CASE, "cases/flood-2009.yaml"),
        ("force", FORCE, "forces/added.yaml"),
    ],
)
def test_an_entry_goes_into_the_file_of_its_kind(
    template: Template, kind: str, text: str, place: str
) -> None:
    files, found = with_entry(read_files(template.folder), kind, text)
    assert found == place
    assert check_files(files).faults == ()
    write_entry(files, found)
    assert read_files(template.folder).texts == files.texts


def test_a_second_entry_follows_the_first_and_the_first_stays_as_it_was(
    template: Template,
) -> None:
    for day in ("2008-01-02", "2008-01-03"):
        text = ACT.replace("2008-01-02", day)
        files, place = with_entry(read_files(template.folder), "act", text)
        write_entry(files, place)
    lines = template.path("acts/added.yaml").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "# Entries added by `allies add`.",
        f"- {ACT}",
        f"- {ACT.replace('2008-01-02', '2008-01-03')}",
    ]


def test_an_entry_follows_a_last_line_that_has_no_end(template: Template) -> None:
    text = template.path("sources.yaml").read_bytes().rstrip(b"\n")
    template.write("sources.yaml", text)
    files, _ = with_entry(read_files(template.folder), "source", SOURCE)
    assert files.texts["sources.yaml"].startswith(text + b"\n- id: x\n  title: X\n")
    assert check_files(files).faults == ()


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        ("act", "", "the text is not one entry"),
        ("act", "words", "the text is not one entry"),
        ("act", f"- {ACT}\n- {ACT}", "the text is not one entry"),
        ("act", "{act: ", "broken YAML"),
        ("case", "title: A flood", "a case needs an 'id'"),
        ("case", "id: ../flood", "a case needs an 'id'"),
        ("case", "id: border-2008", "exists already"),
    ],
)
def test_what_cannot_be_added_is_refused(
    template: Template, kind: str, text: str, what: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        with_entry(read_files(template.folder), kind, text)
    assert what in caught.value.fault.what
    assert caught.value.fault.remedy


def test_a_file_of_one_entry_that_is_no_list_is_left_alone(template: Template) -> None:
    template.write("acts/added.yaml", ACT.encode())
    with pytest.raises(QuestionError, match="is not a list"):
        with_entry(read_files(template.folder), "act", ACT)


def test_a_shipped_theatre_takes_no_entries() -> None:
    with pytest.raises(QuestionError, match="takes no entries"):
        with_entry(read_files(SHIPPED / "west_africa"), "act", ACT)
