"""Gathers what to cite: everything that an answer cites, and the edition of its theatre."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import msgspec

from allies import __version__
from allies.asking.answering import OpenTheatre
from allies.asking.asks import ask_from
from allies.asking.replicating import read_saved
from allies.briefs.gathering import Gathering, gather_case
from allies.briefs.writing import by_ending
from allies.errors import QuestionError
from allies.faces.cite.works import Edition, Work, works_of
from allies.faces.sources import sources_of
from allies.questions.base import DEFAULT_THEATRE, Asked, Source
from allies.questions.catalogue import face

# The writers of citations, by the ending of their file.
FORMS: Mapping[str, str] = {".bib": "bibtex", ".json": "csl", ".ris": "ris"}


def form_of(file: str, option: str) -> str:
    """Return the form of citations that the ending of a file names.

    Raises:
        QuestionError: the ending is unknown.
    """
    why = "the ending chooses the form: BibTeX, CSL-JSON or RIS"
    return by_ending(FORMS, file, "citations", option, why)


def citations(works: list[Work], form: str) -> str:
    """Return works in a form."""
    found: str = face(f"cite.forms.{form}")(works)
    return found


def cited_by_case(given: Mapping[str, Any]) -> list[Work]:
    """Return all that the answers of a brief cite.

    Args:
        given: fields of the question `assess`, or of `dossier`.

    Raises:
        QuestionError: it cannot be asked.
    """
    name = "dossier" if given.get("organisation") else "assess"
    gathering = Gathering(ask_from(name, given))
    answers = (gathering.answer(),) if name == "dossier" else gather_case(gathering).all
    return works_of(sources_of(answers).values(), _edition(gathering.theatre))


def cited_by_file(name: str) -> list[Work]:
    """Return all that a saved answer cites.

    Args:
        name: a file with the output of a question with `--json`.

    Raises:
        QuestionError: the file is no answer.
    """
    given, asked = read_saved(name)
    try:
        sources = msgspec.convert(given.get("sources", []), tuple[Source, ...])
    except msgspec.ValidationError as error:
        raise QuestionError(str(error), where=f"{name}, sources") from None
    return works_of(sources, _edition_of(asked))


def _edition_of(asked: Asked) -> Edition | None:
    if asked.theatre is None:
        return None
    return _edition(OpenTheatre(asked.theatre or DEFAULT_THEATRE, asked.overlay))


def _edition(opened: OpenTheatre) -> Edition:
    return Edition(
        theatre=PurePath(opened.shown).name,
        title=opened.record.theatre.title,
        version=__version__,
        digest=opened.files.digest,
    )
