"""Makes briefs: from the values given to a face to the document."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, cast

from allies.asking.asks import ask_from, beside_question
from allies.briefs.gathering import Gathering, gather_case, gather_teaching, made_of
from allies.errors import Fault, QuestionError, field
from allies.faces.brief.briefing import case_brief
from allies.faces.brief.document import Document
from allies.faces.brief.dossier import dossier_brief
from allies.faces.brief.teaching import teaching_sheet
from allies.questions.base import NOTHING_SUPPOSED
from allies.questions.catalogue import CATALOGUE
from allies.questions.dossier import Dossier, DossierAnswer

FOR_TEACHING = "teaching"


def brief(given: Mapping[str, Any], file: str = "FILE") -> Document:
    """Return the brief of a crisis, or of an organisation.

    Args:
        given: fields of the question `assess`, with its suppositions, or `organisation` and those
            of the question `dossier`; and `audience`, which may be `teaching`.
        file: the name of its file, for the command that makes it again.

    Raises:
        QuestionError: it cannot be made as asked.
    """
    given = dict(given)
    audience = str(given.pop("audience", ""))
    name = _question(given, audience)
    gathering = Gathering(ask_from(name, given))
    options = [f"--for {audience}"] if audience else []
    words = (*options, f"-o {shlex.quote(PurePath(file).name)}")  # folders are the maker's own
    if name == "dossier":
        dossier = cast("DossierAnswer", gathering.answer())
        before = None
        if gathering.ask.what_if.changes:
            before = gathering.beside(Dossier, NOTHING_SUPPOSED)
        return dossier_brief(dossier, before, made_of(gathering, dossier, words))
    if audience == FOR_TEACHING:
        sheet = gather_teaching(gathering)
        return teaching_sheet(sheet, made_of(gathering, sheet.ended or sheet.assess, words))
    found = gather_case(gathering)
    return case_brief(found, made_of(gathering, found.assess, words))


def _question(given: Mapping[str, Any], audience: str) -> str:
    """Return the question of a brief.

    Raises:
        QuestionError: none or two are named, or a value does not belong to it.
    """
    faults: list[Fault] = []
    of_body = bool(given.get("organisation"))
    if of_body == bool(given.get("case")):
        faults.append(
            Fault(
                f"{field('case')} and {field('organisation')} cannot be used together"
                if of_body
                else "nothing is named that the brief is about",
                why="a brief is about one crisis or one organisation",
                remedy="give a crisis, such as osh-2010, or an organisation",
            )
        )
    if audience not in ("", FOR_TEACHING):
        faults.append(
            Fault(
                f"'{audience}' is not possible here",
                field="audience",
                why=f"a brief is for analysts, or for {FOR_TEACHING}",
                remedy=f"write {FOR_TEACHING}, or leave it out",
            )
        )
    name = "dossier" if of_body else "assess"
    kind = CATALOGUE[name].question
    known = {*kind.__struct_fields__, *kind.understands(), *beside_question(kind)}
    faults += [
        Fault(
            f"{field('organisation')} and {field(item)} cannot be used together",
            why=f"the dossier of an organisation does not depend on {field(item)}",
            remedy="leave one of them out",
        )
        for item in (*given, *(("audience",) if audience else ()))
        if of_body and item not in known and item != "case"
    ]
    if faults:
        raise QuestionError.of(faults)
    return name
