"""The law of a body as of a day, by reading."""

from __future__ import annotations

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.case import day_field, known_fields
from allies.explorer.pages.standing import day_of
from allies.faces.figures import matrix, texts
from allies.questions.law import Law, LawAnswer, LawDiff, LawDiffAnswer, Provisions


def law(asker: Asker, here: Address) -> Page:
    """Return the law of a body on a day.

    Raises:
        QuestionError: there is no such body, or the day is none.
    """
    body, day = here.parts[1], day_of(here)
    answer = asker.ask(Law, here, body=body, on=day)
    changes = changes_until(asker, here, body, asker.span[1])
    rules = asker.maybe(Provisions, here, body=body, on=day)
    in_force = sum(item.state == "in_force" for item in answer.instruments)
    name = answer.in_sentence(body)
    return Page(
        template="law.html",
        section="law",
        part="law",
        body=body,
        kicker=f"Law · {answer.name(body)} · {answer.on}",
        title=f"{in_force} of {len(answer.instruments)} texts of {name} were in force on"
        f" {answer.on}"
        if answer.instruments
        else f"No text of {name} is on record",
        lede="What binds depends on the reading of the law. Each column is a position that somebody"
        " held on that day.",
        answer=answer,
        beside=(rules,) if rules else (),
        form=(
            day_field(day),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "rules": {item.id: item for item in rules.provisions} if rules else {},
            "matrix": matrix.texts_matrix(answer),
            "timeline": texts.texts_timeline(answer, _until(changes, answer)),
            "days": days_of_change(changes) if changes else [],
            "body": body,
            "organisations": asker.organisations,
        },
    )


def changes_until(asker: Asker, here: Address, body: str, day: str) -> LawDiffAnswer | None:
    """Return what changed in the law of a body from the first day of the record to a day."""
    first = asker.span[0]
    if day <= first:
        return None
    try:
        return asker.ask(LawDiff, here, body=body, diff=(first, day))
    except QuestionError:
        return None


def _until(changes: LawDiffAnswer | None, answer: LawAnswer) -> LawDiffAnswer | None:
    return changes if changes and answer.on and answer.covered else None


def days_of_change(changes: LawDiffAnswer) -> list[str]:
    """Return the days on which the state of a text changed."""
    found = {item.on for item in changes.changes if item.what in ("opened", "state")}
    return sorted(day for day in found if len(day) == len("2010-06-12"))
