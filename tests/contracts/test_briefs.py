"""Briefs of shipped cases, in every form: whole, checked after they are opened again."""

from __future__ import annotations

import io
import os
import re
import zipfile
from functools import cache
from typing import Any

import msgspec
import pytest

from allies import __version__
from allies.asking.answering import OpenTheatre
from allies.briefs.making import brief
from allies.briefs.writing import FORMS, written
from allies.faces.brief.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Paragraph,
    Runs,
    Table,
)
from tests.apparatus import REPOSITORY
from tests.unit.faces.brief.test_html import Elements

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")
library = pytest.importorskip("docx")

LONG = os.environ.get("ALLIES_HOSTILE") == "1"  # `make check-all`
FEW = 100  # futures; the form of a brief does not depend on their number
BRIEFS: dict[str, dict[str, Any]] = {
    "osh-2010": {"case": "osh-2010", "draws": FEW},
    "uzbekistan-2012": {"case": "uzbekistan-2012"},
    "mali-2012": {"case": "mali-2012", "theatre": "west_africa", "draws": FEW},
    "teaching": {"case": "osh-2010", "audience": "teaching", "draws": FEW},
    "one-act": {"case": "second-base-2009"},
    "before-and-after-2017": {
        "case": "gambia-2017", "theatre": "west_africa", "withdraw": ["SEN"], "draws": FEW,
    },
}  # fmt: skip
if LONG:
    BRIEFS["csto"] = {"organisation": "csto"}
    BRIEFS["tajikistan-incursion-2015"] = {"case": "tajikistan-incursion-2015", "draws": FEW}
    BRIEFS["before-and-after"] = {
        "case": "osh-2010", "lever": ["majority-voting"], "deny": ["UZB"], "draws": FEW,
    }  # fmt: skip
    BRIEFS["before-and-after-2015"] = {
        "case": "tajikistan-incursion-2015",
        "lever": ["uzbekistan-stays", "larger-201st", "majority-voting"],
    }
    BRIEFS |= {
        f"{theatre}/{case}": {"case": case, "theatre": theatre}
        for theatre in ("central_asia", "west_africa")
        for case in OpenTheatre(theatre).record.cases
    }
ENDED = ["osh-2010", "uzbekistan-2012"]


def text_of(part: Any) -> str:
    """Return all texts of a document, with the apostrophes of the theatre."""
    return msgspec.json.encode(part).decode().replace("’", "'")


@cache
def document(name: str) -> Document:
    return brief(BRIEFS[name], "brief.pdf")


@cache
def content(name: str, ending: str) -> bytes:
    return written(document(name), FORMS[ending])


EVERY = pytest.mark.parametrize("name", BRIEFS)


@EVERY
def test_each_note_and_each_figure_is_whole(name: str) -> None:
    made = document(name)
    ids = [entry.id for entry in made.sources]
    links = {run.link[1:] for note in made.notes for run in note.runs if run.link.startswith("#")}
    assert links <= set(ids)
    assert len(ids) == len(set(ids))
    assert [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    assert [item.number for item in made.pictures] == list(range(1, len(made.pictures) + 1))
    assert all(item.title and item.says for item in made.pictures)


@EVERY
def test_it_says_how_to_make_it_again_and_in_which_edition(name: str) -> None:
    text = msgspec.json.encode(document(name)).decode()
    theatre = BRIEFS[name].get("theatre", "central_asia")
    assert f"allies {__version__}" in text
    assert "allies brief " in text
    if name != "teaching":
        assert OpenTheatre(theatre).files.digest[:12] in text


@EVERY
def test_the_pdf_has_two_to_four_pages_and_every_heading(name: str) -> None:
    made = document(name)
    read = pypdf.PdfReader(io.BytesIO(content(name, ".pdf")))
    assert 2 <= len(read.pages) <= 4
    text = re.sub(r"[\s\u00ad-]", "", "".join(page.extract_text() for page in read.pages))
    for title in (made.title, *(part.title for part in made.sections)):
        assert re.sub(r"[\s-]", "", title) in text
    assert read.metadata.title == made.title
    assert "Csto" not in text


@EVERY
def test_nothing_is_told_twice(name: str) -> None:
    told: list[str] = []
    for part in (*document(name).sections, *document(name).annexes):
        for block in part.blocks:
            texts = ("".join(run.text for run in runs) for runs in _runs_of(block))
            # the rows of one table may have the same reason
            told += {part for text in texts for part in re.split(r"(?<=[.;]) ", text)}
    long = [item for item in told if len(item) > 90]
    assert [item for item in set(long) if long.count(item) > 1] == []


def _runs_of(block: Block) -> list[Runs]:
    if isinstance(block, Paragraph):
        return [block.runs]
    if isinstance(block, Bullets):
        return list(block.items)
    if isinstance(block, Facts):
        return [runs for _, runs in block.rows]
    return [cell for row in block.rows for cell in row] if isinstance(block, Table) else []


@EVERY
def test_no_id_and_no_typewriter_sign_stands_in_the_text(name: str) -> None:
    made = document(name)
    sources = OpenTheatre(BRIEFS[name].get("theatre", "central_asia")).record.sources
    ids = {item for item in sources if re.search(r"\d", item)}
    for part in (*made.sections, *made.annexes):
        for block in part.blocks:
            for runs in _runs_of(block):
                text = "".join(run.text for run in runs if run.look != "code")
                assert "`" not in text
                assert not re.search(r"\w'\w", text)
                assert not ids & set(re.findall(r"[\w-]+", text))


@EVERY
def test_the_page_is_one_file_whose_links_lead_somewhere(name: str) -> None:
    page = Elements(content(name, ".html").decode())
    ids = [value for key, value in page.given if key == "id"]
    inner = {value[1:] for key, value in page.given if key == "href" and value and value[0] == "#"}
    assert len(ids) == len(set(ids))
    assert inner <= set(ids)
    assert page.tags.count("svg") == len(document(name).pictures)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)


@EVERY
def test_the_word_file_has_headings_pictures_with_words_and_footnotes(name: str) -> None:
    made = document(name)
    raw = content(name, ".docx")
    file = library.Document(io.BytesIO(raw))
    titles = [line.text for line in file.paragraphs if line.style.name == "Heading 1"]
    wanted = [part.title for part in made.sections if part.title]
    assert titles[: len(wanted)] == wanted
    told = {shape._inline.docPr.get("descr") for shape in file.inline_shapes}
    assert told == {item.alternative for item in made.pictures}
    with zipfile.ZipFile(io.BytesIO(raw)) as opened:
        notes = opened.read("word/footnotes.xml").decode()
    assert notes.count("<w:footnote ") == len(made.notes) + 2


@EVERY
def test_the_markdown_has_each_heading_and_each_note_once(name: str) -> None:
    text, made = content(name, ".md").decode(), document(name)
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert len(heads) >= len([part for part in made.sections if part.title])
    for note in made.notes:
        assert len(re.findall(rf"(?m)^\[\^{note.number}\]:", text)) == 1
        assert len(re.findall(rf"\[\^{note.number}\](?!:)", text)) == 1


@pytest.mark.parametrize("name", ENDED)
def test_from_a_case_sheet_the_end_cannot_be_told(name: str) -> None:
    given = {"case": name, "audience": "teaching"}
    made = document("teaching") if name == "osh-2010" else brief(given)
    whole = OpenTheatre("central_asia").record.cases[name]
    assert whole.happened is not None
    day = whole.on.text
    sheet = text_of(msgspec.structs.replace(made, annexes=()))
    sentences = [part for part in re.split(r"[.;:] ", whole.happened.says) if len(part) > 20]
    assert sentences
    assert not [part for part in sentences if part in sheet]
    record = OpenTheatre("central_asia").record
    late = [entry.id for entry in made.sources if record.sources[entry.id].published.text > day]
    assert late == []
    assert whole.happened.says in text_of(made.annexes)


def test_a_blind_brief_tells_neither_the_end_nor_the_titles_of_what_came_after() -> None:
    record = OpenTheatre("central_asia").record
    whole = record.cases["osh-2010"]
    assert whole.happened is not None
    made = brief({"case": "osh-2010", "draws": FEW, "hide_outcome": True})
    text = text_of(made)
    assert whole.happened.says not in text
    late = [entry for entry in made.sources
            if record.sources[entry.id].published.text > whole.on.text]  # fmt: skip
    assert late
    for entry in late:
        assert record.sources[entry.id].title not in text_of(entry)


def test_the_fonts_and_the_extra_are_credited() -> None:
    notice = (REPOSITORY / "NOTICE").read_text(encoding="utf-8")
    assert "src/allies/faces/brief/fonts" in notice


def test_the_citation_of_the_program_names_its_version() -> None:
    import yaml

    told = yaml.safe_load((REPOSITORY / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["version"] == __version__
    assert {"cff-version", "message", "title", "authors"} <= set(told)
