"""Words and numbers of a dossier, which its page and its brief share."""

from __future__ import annotations

from allies.faces.text.style import spaced
from allies.questions.dossier import Classes, DossierAnswer, DossierRow, Span
from allies.values.likelihood import shown_chance

OUTCOMES = {
    "deployed": "people came",
    "non_military_help": "other help",
    "declined": "declined",
    "no_decision": "no decision",
    "threat_only": "a threat only",
}
ASKED = {"yes": "yes", "no": "no", "disputed": "disputed", "supposed": "supposed"}


def leader_of(answer: DossierAnswer) -> str:
    """Return the leading state, as within a sentence."""
    leader = answer.classes.leader
    return answer.in_sentence(leader) if leader else "its leading state"


def outcome_words(answer: DossierAnswer, row: DossierRow) -> str:
    """Return how a crisis ended, in few words."""
    if row.outcome:
        return OUTCOMES.get(row.outcome, spaced(row.outcome))
    if row.hypothetical:
        return "supposed"
    return "hidden" if is_hidden(answer) else "not on record"


def is_hidden(answer: DossierAnswer) -> bool:
    """Return whether the reader must not see how the cases ended."""
    return answer.asked is not None and answer.asked.hide_outcome


def number_words(row: DossierRow) -> str:
    """Return both views of a crisis as one chance."""
    return "unknown" if row.number is None else shown_chance(row.number)


def hundred(span: Span | None) -> str:
    """Return a chance of the model, of 100."""
    if span is None:
        return "unknown"
    low, high = (of_100(end) for end in span)
    return low if low == high else f"{low}-{high}"


def points(span: Span | None) -> str:
    """Return a difference in points of 100."""
    if span is None:
        return "unknown"
    low, high = (signed(end) for end in span)
    return low if low == high else f"{low} to {high}"


def signed(value: float | None) -> str:
    """Return a difference in points of 100 with its sign."""
    return "unknown" if value is None else f"{round(100 * value):+d}"


def of_100(value: float) -> str:
    """Return a share as a number of 100."""
    return f"{100 * value:.0f}"


def past_words(item: Classes) -> str:
    """Return in how many past crises its people came."""
    known = item.past - item.past_unknown
    if known:
        return f"came in {item.past_sent} of {known}"
    return "not on record" if item.past else "none"


def chance(value: float | None) -> str:
    """Return a chance of 100; a question mark if it is unknown."""
    return "?" if value is None else of_100(value)
