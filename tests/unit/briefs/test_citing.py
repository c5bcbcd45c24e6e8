"""What is cited: sources of answers, and the edition of the theatre."""

from __future__ import annotations

import pytest

from allies import __version__
from allies.asking.answering import OpenTheatre
from allies.briefs.citing import FORMS, citations, cited_by_case, cited_by_file, form_of
from allies.errors import QuestionError
from tests.apparatus import Template


@pytest.mark.parametrize(
    ("file", "form"), [("a.bib", "bibtex"), ("a.JSON", "csl"), ("a.ris", "ris")]
)
def test_the_ending_chooses_the_form(file: str, form: str) -> None:
    assert form_of(file, "--output") == form


@pytest.mark.parametrize("file", ["a", "a.txt", ".bib/a", "bib"])
def test_another_ending_is_refused(file: str) -> None:
    with pytest.raises(QuestionError, match="ending"):
        form_of(file, "--output")


def test_a_dossier_is_cited_with_the_digest_of_its_theatre(template: Template) -> None:
    works = cited_by_case({"organisation": "pact", "theatre": template.name})
    theatre, program = works[-2:]
    assert OpenTheatre(template.name).files.digest in theatre.note
    assert (theatre.version, program.version) == (__version__, __version__)
    for form in FORMS.values():
        assert theatre.title in citations(works, form)


def test_a_file_that_is_no_answer_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "a.json"
    for text, said in (
        ("[]", "not an answer"),
        (
            '{"asked": {"question": "members", "fields": {}, "theatre": null}, "sources": [1]}',
            "sources",
        ),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(QuestionError, match=said):
            cited_by_file(str(file))
