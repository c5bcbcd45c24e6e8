"""An organisation over many crises: is it a real alliance, or one on paper?"""

from __future__ import annotations

from typing import Any

from allies.assessment.dossier.classes import LITTLE
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.case import known_fields
from allies.faces.figures.dumbbells import with_and_alone
from allies.faces.text.assess_parts import OUTCOME_WORDS
from allies.faces.text.dossier import KINDS, closed_words
from allies.faces.text.style import spaced
from allies.questions.dossier import ANY, Added, Dossier, DossierAnswer, DossierRow
from allies.values.likelihood import shown_chance

CLASS_WORDS = {
    "unknown": "unknown",
    "may_not": "may not",
    "would_not": "would not",
    "no_leader": "no leading state",
    "in_name": "in name",
    "adds_little": "adds little",
    "adds": "adds",
    "mixed": "mixed",
}


def dossier(asker: Asker, here: Address) -> Page:
    """Return the dossier of an organisation.

    Raises:
        QuestionError: there is no such organisation.
    """
    answer = asker.ask(Dossier, here, organisation=here.parts[1])
    rows = [row for row in answer.crises if row.means == ANY]
    record = asker.opened.record
    titles = {name: item.title for name, item in record.cases.items()}
    first, _, second = answer.headline.partition(". ")
    return Page(
        template="dossier.html",
        section="dossier",
        body=answer.organisation,
        kicker=f"Dossier · Is {answer.in_sentence(answer.organisation)} a real alliance, or one on"
        " paper?",
        title=f"{first}." if second else first,
        answer=answer,
        form=known_fields(asker, here),
        shown={
            "a": answer,
            "second": second,
            "little": round(100 * LITTLE),
            "past": with_and_alone(answer, "case", titles),
            "supposed": with_and_alone(answer, "grid", titles),
            "cases": [_row(answer, row) for row in rows if row.set == "case"],
            "grid": [_row(answer, row) for row in rows if row.set == "grid"],
            "added": _added(answer.added),
            "opened": [(item, closed_words(answer, item.trigger)) for item in answer.opened],
            "titles": titles,
            "kinds": KINDS,
            "class_words": CLASS_WORDS,
            "organisations": [item for item in asker.organisations if item[0] in main(asker)],
        },
    )


def main(asker: Asker) -> tuple[str, ...]:
    """Return the organisations that the theatre shows first."""
    record = asker.opened.record
    return tuple(record.theatre.main_organisations) or tuple(record.organisations)


def _row(answer: DossierAnswer, row: DossierRow) -> dict[str, Any]:
    asked = {"yes": "asked", "no": "nobody asked", "disputed": "disputed", "supposed": "supposed"}
    return {
        "row": row,
        "asked": asked[row.asked],
        "chance": "unknown" if row.number is None else shown_chance(row.number),
        "able": "–" if row.in_time is None else shown_chance(row.in_time),
        "fit": "–" if row.fit is None else shown_chance(row.fit),
        "adds": _points(row.adds),
        "outcome": OUTCOME_WORDS.get(row.outcome, spaced(row.outcome)) if row.outcome else "–",
        "kind": CLASS_WORDS.get(row.kind or "", "–"),
        "trigger": KINDS.get(row.trigger, spaced(row.trigger)),
        "host": answer.name(row.host),
    }


def _points(span: tuple[float, float] | None) -> str:
    """Return a difference of chances in points, with its sign; a span if its ends differ."""
    if span is None:
        return "–"
    low, high = (round(100 * end) for end in span)
    said = f"{low:+d}" if low == high else f"{low:+d} to {high:+d}"
    return said.replace("-", "−")


def _added(added: Added) -> list[tuple[str, str]]:
    """Return what the organisation adds, one line for each thing; they are never summed."""

    def chance(value: float | None) -> str:
        return "unknown" if value is None else shown_chance(value)

    may = ", ".join(f"{word} in {count}" for word, count in added.may.items())
    adds = "unknown" if added.adds is None else f"{100 * added.adds:+.0f} points"
    return [
        ("Enough people come under its decision", chance(added.comes)),
        ("The leading state alone brings enough", chance(added.alone)),
        ("It adds over the leading state", adds.replace("-", "−")),
        ("The leading state's share of those who come", chance(added.leader_share)),
        ("Another member's people are there, if enough come", chance(added.cover)),
        ("Let through, of the decisions to help", chance(added.let_through)),
        ("May they", may or "unknown"),
        ("Help is a duty", f"in {added.duty} of {added.crises} supposed crises"),
    ]
