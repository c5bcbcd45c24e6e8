"""What changed in the law of a body between two days, and what that does to the crises."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Field, Page
from allies.explorer.pages.case import known_fields
from allies.faces.text.style import listed, spaced
from allies.questions.law import LawCase, LawDiff, LawDiffAnswer, LegalChange

_OF_STATES = {
    "party": "its status",
    "provisional": "applied provisionally by",
    "entered": "in force from a day of its own for",
    "binds": "binds",
}
_NOT_JUDGED = "not judged"  # on a day on which the body did not exist or had no member


def changes(asker: Asker, here: Address) -> Page:
    """Return what changed in the law of a body between two days.

    Raises:
        QuestionError: there is no such body, or the days are none.
    """
    body = here.parts[1]
    since, until = (here.one("since") or asker.span[0]), (here.one("until") or asker.span[1])
    answer = asker.ask(LawDiff, here, body=body, diff=(since, until))
    verdicts = _verdicts(asker, here, answer)
    moved = [row for row in verdicts if row["moved"]]
    return Page(
        template="changes.html",
        section="law",
        part="changes",
        body=body,
        kicker=f"Law, and its changes · {answer.name(body)}",
        title=_title(answer),
        lede=_lede(answer, moved, len(verdicts)),
        answer=answer,
        form=(
            Field(name="since", label="From this day", kind="day", value=here.one("since"),
                  hint=since),
            Field(name="until", label="To this day", kind="day", value=here.one("until"),
                  hint=until),
            *known_fields(asker, here),
        ),
        shown={
            "a": answer,
            "days": answer.days,
            "moved": moved,
            "same": [row for row in verdicts if not row["moved"]],
            "absent": any(_NOT_JUDGED in told for row in verdicts for told in row["means"]),
            "texts": _texts(answer),
            "titles": {item.id: item.title for item in answer.readings},
            "organisations": asker.organisations,
        },
    )  # fmt: skip


def _title(answer: LawDiffAnswer) -> str:
    took = {item.instrument for item in answer.changes if (item.what, item.after) ==
            ("state", "in_force")}  # fmt: skip
    first, last = answer.days
    name = answer.in_sentence(answer.body)
    if not answer.changes:
        return f"Nothing on record changed in the law of {name} from {first} to {last}"
    count = "1 text" if len(took) == 1 else f"{len(took) or 'no'} texts"
    return f"From {first} to {last}, {count} of {name} took effect"


def _lede(answer: LawDiffAnswer, moved: list[dict[str, Any]], count: int) -> str:
    if not count:
        return f"{len(_texts(answer))} texts changed."
    if not moved:
        return f"The verdict on none of {count} crises on record would differ between the two days."
    names = listed([row["title"] for row in moved[:3]]) if len(moved) <= 3 else ""
    told = f": {names}" if names else ""
    return f"Set on the later day, {len(moved)} of {count} crises would get another verdict{told}."


def _verdicts(asker: Asker, here: Address, answer: LawDiffAnswer) -> list[dict[str, Any]]:
    """Return the verdict on each crisis put to a body, as if it fell on either day."""
    rows = []
    for case in asker.opened.record.cases.values():
        if case.question.organisation != answer.body or not case.question.means:
            continue
        found = [_of_case(asker, here, case.id, day) for day in answer.days]
        if None in found:
            continue
        before, after = found
        means = [
            (spaced(name), before.get(name, _NOT_JUDGED), after.get(name, _NOT_JUDGED))
            for name in dict.fromkeys([*before, *after])
        ]
        if not means:
            continue
        rows.append(
            {
                "id": case.id,
                "title": case.title,
                "means": means,
                "moved": any(first != then for _, first, then in means),
            }
        )
    return rows


def _of_case(asker: Asker, here: Address, case: str, day: str) -> Any:
    """Return the verdict on each means that a case asks about; None if nobody can tell."""
    try:
        found = asker.ask(LawCase, here, case=case, on=day)
    except QuestionError:
        return None
    return {item.means: item.may.verdict for item in found.findings if item.asked_about}


def _texts(answer: LawDiffAnswer) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the changes of each text, the same step of several kinds as one."""
    found = []
    for name, group in groupby(answer.changes, key=lambda item: item.instrument):
        steps = [_step(answer, item) for item in group if item.what != "opened"]
        if steps:
            found.append((answer.name(name), steps))
    return found


def _step(answer: LawDiffAnswer, item: LegalChange) -> dict[str, Any]:
    who = listed([answer.name(state) for state in item.states]) if item.states else ""
    what = f"{_OF_STATES.get(item.what, item.what)}: {who}" if who else "the text"
    return {
        "on": item.on,
        "what": what,
        "before": spaced(item.before),
        "after": spaced(item.after),
        "readings": item.readings,
        "others": item.other_readings,
    }
