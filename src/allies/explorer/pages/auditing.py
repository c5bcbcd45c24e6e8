"""Whether past acts of a body followed the rules of their day."""

from __future__ import annotations

from typing import Any

from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.case import known_fields
from allies.faces.text.style import listed, spaced
from allies.questions.audit import Audit, AuditAnswer, Ballot

_FINDINGS = ("irregular", "depends", "disputed", "unknown", "regular")


def audit(asker: Asker, here: Address) -> Page:
    """Return the acts of a body with the finding on each, those not plainly regular first.

    Raises:
        QuestionError: there is no such body.
    """
    body = here.parts[1]
    answer = asker.ask(Audit, here, body=body)
    counts = {word: [a for a in answer.acts if a.finding == word] for word in _FINDINGS}
    return Page(
        template="audit.html",
        section="law",
        part="audit",
        body=body,
        kicker=f"Law · {answer.name(body)} · past acts",
        title=_title(answer, {word: len(acts) for word, acts in counts.items()}),
        lede="Each act is checked against the texts in force on its day, under every reading that"
        " somebody then held.",
        answer=answer,
        form=known_fields(asker, here),
        shown={
            "a": answer,
            "groups": [(word, acts) for word, acts in counts.items() if acts],
            "ballots": [_ballot(answer, item) for item in answer.ballots],
            "titles": {item.id: item.title for item in answer.readings},
            "organisations": asker.organisations,
        },
    )


def _title(answer: AuditAnswer, counts: dict[str, int]) -> str:
    name = answer.in_sentence(answer.body)
    whole = len(answer.acts)
    if not whole:
        return f"No coded rule covers an act of {name}"
    acts = f"{whole} past acts" if whole > 1 else "one past act"
    said = f"{counts['regular']} of {acts} under the law of {name} followed it by every reading"
    broke, split = counts["irregular"], counts["depends"] + counts["disputed"]
    more = []
    if split:
        more.append(f"{split} depend on the reading" if split > 1 else "1 depends on the reading")
    if broke:
        more.append(f"{broke} broke it by every reading")
    if counts["unknown"]:
        more.append(f"{counts['unknown']} {'are' if counts['unknown'] > 1 else 'is'} unknown")
    return f"{said}; {listed(more)}" if more else said


def _ballot(answer: AuditAnswer, item: Ballot) -> dict[str, Any]:
    """Return recorded votes in words."""
    what = ", ".join((*map(spaced, item.means), *map(answer.name, item.about)))
    cast: dict[str, list[str]] = {}
    for state, stance in item.votes.items():
        cast.setdefault(stance, []).append(answer.name(state))
    for words, names in (("absent", item.away), ("not recorded", item.not_recorded)):
        if names:
            cast[words] = [answer.name(name) for name in names]
    return {"item": item, "organ": answer.name(item.organ), "what": what, "cast": cast}
