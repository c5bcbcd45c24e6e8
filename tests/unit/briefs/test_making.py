"""Briefs from the values given: their text comes from answers, and never becomes markup."""

from __future__ import annotations

import re
from itertools import count as count_from
from typing import Any

import msgspec
import pytest

from allies.briefs.making import brief
from allies.briefs.writing import FORMS, written
from allies.errors import QuestionError
from allies.faces.brief.document import Bullets, Document, Table
from allies.faces.brief.html import html
from allies.faces.brief.markdown import markdown
from tests.apparatus import CASE, Template

MARKUP = "<i>x</i> #panic(1) $y$ [z](w) & _v_ ]]>"
LEGAL = """question:
  asks: May Lowland leave?
  proposals:
    - {act: withdrew, by: XLO, of: pact, on: 2008-06-05, judgement: Invented.}
"""
TEXTS = "title|says|asks|name|publisher|question|note"
ENDED = (
    "happened: {outcome: %s, says: %s,"
    " cites: [{source: evening-paper, at: 'p. 9', credibility: 2}]}"
)


def made(template: Template, **given: Any) -> Document:
    return brief({"case": "border-2008", "theatre": template.name, **given}, "brief.md")


def titles(document: Document) -> list[str]:
    return [part.title for part in document.sections if part.title]


def text_of(document: Document) -> str:
    return msgspec.json.encode(document).decode()


def test_a_brief_has_its_parts_in_order(template: Template) -> None:
    document = made(template)
    assert document.title == "Attack on Lowland, June\u00a02008"
    found = titles(document)
    wanted = ["The four answers", "Where help is lost", "May they: the law of the day"]
    wanted += ["Method", "How to cite and reproduce"]
    assert [title for title in found if title in wanted] == wanted
    (box,) = document.sections[0].blocks[:1]
    assert [name for name, _ in box.rows[:2]] == ["Likelihood", "Confidence"]  # type: ignore[union-attr]
    assert f"allies brief border-2008 --theatre {template.name} -o brief.md" in text_of(document)


def test_the_command_names_the_file_and_no_folder_of_the_maker(template: Template) -> None:
    document = brief({"case": "border-2008", "theatre": template.name}, "/home/me/o'my/brief.md")
    assert "-o brief.md" in text_of(document)
    assert "/home" not in text_of(document)


def test_acts_that_are_alike_are_told_apart_by_their_days() -> None:
    document = brief({"case": "uzbekistan-2012"}, "brief.md")
    named = [
        block.title
        for part in document.sections
        for block in part.blocks
        if isinstance(block, Table) and block.title
    ]
    assert len(set(named)) == len(named) > 3
    assert "Uzbekistan left the CSTO, 28 December\u00a02012" in named
    assert "Uzbekistan suspended its participation in the CSTO" in named


def test_each_note_leads_to_the_bibliography(template: Template) -> None:
    document = made(template)
    ids = {entry.id for entry in document.sources}
    links = {run.link[1:] for note in document.notes for run in note.runs if run.link}
    assert document.notes
    assert links == ids


def test_a_what_if_is_set_beside_the_record(template: Template) -> None:
    document = made(template, deny=["XHI"])
    assert "Before and after" in titles(document)
    assert "Before and after" not in titles(made(template))
    assert "--deny XHI" in text_of(document)


def test_the_outcome_is_told_or_hidden(template: Template) -> None:
    template.add(CASE, ENDED % ("deployed", "Seven hundred came") + "\n")
    assert "Seven hundred came" in text_of(made(template))
    hidden = text_of(made(template, hide_outcome=True))
    assert "Seven hundred came" not in hidden
    assert "--hide-outcome" in hidden


def test_a_case_sheet_is_the_same_whatever_the_end(template: Template) -> None:
    sheets = []
    for outcome, says in (("deployed", "Seven hundred came"), ("declined", "Nobody came")):
        text = template.path(CASE).read_text(encoding="utf-8")
        text = re.sub(r"(?m)^happened:.*\n", "", text)
        template.path(CASE).write_text(text + ENDED % (outcome, says) + "\n", encoding="utf-8")
        document = made(template, audience="teaching")
        assert says in text_of(document)
        assert [part.new_page for part in document.annexes] == [True]
        sheets.append(msgspec.structs.replace(document, annexes=()))
    assert sheets[0] == sheets[1]
    assert "came" not in re.sub("became", "", text_of(sheets[0]))
    assert {"The situation", "Roles", "Questions", "Ballot"} <= set(titles(sheets[0]))


def test_a_case_sheet_without_the_end_has_no_annex(template: Template) -> None:
    assert made(template, audience="teaching", hide_outcome=True).annexes == ()


def test_a_theatre_of_markup_shows_it_as_text_in_every_form(template: Template) -> None:
    pytest.importorskip("typst")
    pytest.importorskip("docx")
    count = count_from(1)

    def marked(found: re.Match[str]) -> str:
        return f"{found[1]}'{MARKUP} {next(count)}'"  # names must differ

    for file in ("theatre.yaml", "sources.yaml", CASE, "organisations/pact.yaml",
                 "states/states.yaml", "acts/acts.yaml", "contests.yaml"):  # fmt: skip
        text = template.path(file).read_text(encoding="utf-8")
        # A value on a line of its own, and one within braces.
        spoilt = re.sub(rf"(?m)^(\s*(?:- )?(?:{TEXTS}): )[^{{>\n].*$", marked, text)
        spoilt = re.sub(rf"([{{,] ?(?:{TEXTS}): )[^,{{}}\n]+", marked, spoilt)
        template.path(file).write_text(spoilt, encoding="utf-8")
    for given in ({}, {"audience": "teaching"}):
        document = made(template, **given)
        assert MARKUP in document.title
        assert "<i>" not in html(document)
        assert "<i>" not in markdown(document)
        for form in FORMS.values():
            assert written(document, form)
    dossier = brief({"organisation": "pact", "theatre": template.name})
    for form in FORMS.values():
        assert written(dossier, form)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(QuestionError) as caught:
        brief({"case": "osh-2010", "organisation": "csto", "audience": "fun"})
    assert len(caught.value.faults) >= 2


@pytest.mark.parametrize("audience", ["", "teaching"])
def test_a_question_of_law_about_no_organisation_has_its_brief_too(
    template: Template, audience: str
) -> None:
    text = template.path(CASE).read_text(encoding="utf-8")
    asked = re.sub(r"(?ms)^question:.*?(?=^judgement)", LEGAL, text).replace(
        "organisations: [pact]", ""
    )
    template.path(CASE).write_text(asked, encoding="utf-8")
    document = made(template, **({"audience": audience} if audience else {}))
    assert "Lowland" in text_of(document)
    assert "Likelihood" not in text_of(document)
    if audience:
        assert "Your finding" in titles(document)
    else:  # one act: the judgement has its finding, without a table
        assert "The act" in text_of(document)
        assert "Would each of these acts be within the law?" not in titles(document)
        assert "By reading of the law" not in titles(document)  # all readings agree


def test_readings_that_differ_on_an_act_are_listed_with_holders_and_what_decides() -> None:
    differing = brief({"case": "second-base-2009"})
    assert "By reading of the law" in titles(differing)
    found = text_of(differing)
    assert "irregular" in found
    assert "nobody on that day" in found
    assert "the other CSTO members as reported by" in found
    assert "Russia consulted the members of the CSTO: no." in found
    assert "Depends: a step" in found


def test_acts_with_the_same_findings_share_a_table() -> None:
    found = brief({"case": "third-state-base-2012"})
    (part,) = [item for item in found.sections if item.title == "By reading of the law"]
    names = [block.title for block in part.blocks if isinstance(block, Table)]
    assert any("Termez" in name and "Karshi" in name for name in names)
    assert len(names) == len(set(names))
    (rules,) = [item for item in found.sections if item.title == "What decides it"]
    (told,) = [block.items for block in rules.blocks if isinstance(block, Bullets)]
    said = ["".join(run.text for run in runs) for runs in told]
    assert len(said) == len(set(said))


def test_a_day_beyond_the_record_is_said_on_the_first_page(template: Template) -> None:
    beyond = made(template, on="2050-01-01")
    assert "lies outside the record" in text_of(beyond)
    assert "lies outside the record" not in text_of(made(template))


def test_a_dossier_under_a_supposition_is_set_beside_the_record(template: Template) -> None:
    asked = {"organisation": "pact", "theatre": template.name}
    supposed = brief({**asked, "deny": ["XHI"]}, "x.md")
    assert "Before and after" in titles(supposed)
    (told,) = re.findall(r"allies brief [^\"]*", text_of(supposed))
    assert told.startswith("allies brief --organisation pact ")
    assert all(word in told for word in ("--deny XHI", f"--theatre {template.name}", "-o x.md"))
    assert "Before and after" not in titles(brief(asked))
