"""The forms of a brief, chosen by the ending of its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TypeVar

import msgspec

from allies.errors import QuestionError, require_extra
from allies.faces.brief.document import Document
from allies.questions.catalogue import face

EXTRA = "brief"
F = TypeVar("F")


class Form(msgspec.Struct, frozen=True):
    """A form of a brief.

    Attributes:
        name: as a person names it.
        writer: the function that writes it, below `allies.faces.brief`.
        libraries: those it needs, by the names under which they are imported.
    """

    name: str
    writer: str
    libraries: tuple[str, ...] = ()


FORMS: Mapping[str, Form] = {
    ".html": Form("an HTML page", "html.html"),
    ".pdf": Form("a brief as PDF", "pdf.pdf", ("typst",)),
    ".docx": Form("a brief as DOCX", "word.docx", ("docx", "typst")),
    ".md": Form("a brief as Markdown", "markdown.markdown"),
}


def form_of(file: str, option: str) -> Form:
    """Return the form that the ending of a file names, if its libraries are installed.

    Args:
        file: the file as typed.
        option: the option that named it, for messages.

    Raises:
        QuestionError: the ending is unknown, or a library is missing.
    """
    form = by_ending(FORMS, file, "a brief", option, "the ending chooses the form of the document")
    require_extra(form.name, EXTRA, *form.libraries)
    return form


def by_ending(forms: Mapping[str, F], file: str, of: str, option: str, why: str) -> F:
    """Return the form that the ending of a file names.

    Args:
        forms: by the ending of their file.
        file: the file as typed.
        of: what is written, for messages.
        option: the option that named the file, for messages.
        why: what the ending chooses.

    Raises:
        QuestionError: the ending is unknown.
    """
    ending = PurePath(file).suffix.lower()
    if ending not in forms:
        raise QuestionError(
            f"'{ending}' is no ending of {of}" if ending else f"'{file}' has no ending",
            where=option,
            why=why,
            remedy=f"end the name with one of {', '.join(forms)}",
        )
    return forms[ending]


def written(document: Document, form: Form) -> bytes:
    """Return a document in a form."""
    found = face(f"brief.{form.writer}")(document)
    return found.encode() if isinstance(found, str) else bytes(found)
