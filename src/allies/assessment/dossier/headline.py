"""The headline of a dossier: one sentence from the class, and one about the past."""

from __future__ import annotations

from collections.abc import Mapping

from allies.assessment.dossier.crises import sending_means
from allies.questions.dossier import Classes, OrganisationClass
from allies.values.dates import long_day, parse_date, when_words
from allies.values.likelihood import shown_chance
from allies.world.view import View

NARROW = 2  # crises by which a class may exceed one half and still be called narrow
_IN_MIXED = {
    "unknown": "the record does not say",
    "may_not": "the texts on record give it no power to send forces",
    "would_not": "help is unlikely even if asked",
    "no_leader": "it might act, with no leading state to compare it with",
    "in_name": "it would be {leader} under another name",
    "adds_little": "it adds little to {leader} alone",
    "adds": "it adds to what {leader} would do alone",
}
_SENTENCES = {
    "unknown": "The record does not say whether {name} is a real alliance: in {n} of {all} supposed"
    " crises on {day}, something decisive is unknown{because}.",
    "may_not": "By the texts on record, {name} {may}: it has no such power in {n} of {all} supposed"
    " crises on {day}. All it could use on record is {means}{because}.",
    "would_not": "{Name} is an alliance on paper: help is unlikely in {n} of {all} supposed crises"
    " on {day}, even if the host asks{chance}.",
    "no_leader": "{Name} might act in {n} of {all} supposed crises on {day}; it has no leading"
    " state to compare it with.",
    "in_name": "{Name} is {leader} under another name: in {n} of {all} supposed crises on {day} it"
    " adds less than 10 in 100 to what {leader} would do alone, by the model, and {leader} sends"
    " more than four in five of those who come.",
    "adds_little": "{Name} adds little to {leader} alone: less than 10 in 100 in {n} of {all}"
    " supposed crises on {day}, by the model; {median} at the median.",
    "adds": "{Name} adds to what {leader} would do alone in {n} of {all} supposed crises on {day},"
    " by the model: {more} more in 100 at the median.",
}
AGAINST: Mapping[str, str] = {
    "external_attack": "an attack by a state",
    "insurgency_incursion": "an armed incursion",
    "internal_unrest": "unrest inside a member",
}


def headline_of(view: View, classes: Classes) -> str:
    """Return the headline by the rule of decision 0021.

    Args:
        view: the record, which has the names.
        classes: the class and the counts.
    """
    name = view.in_sentence(classes.organisation)
    day = long_day(parse_date(classes.on).first)
    if classes.kind is None and not _means(view, classes.organisation):
        return f"On record, {name} has no means by which it could send people."
    ended = view.on(parse_date(classes.on).first).dissolution(classes.organisation)
    if ended is not None:
        return f"According to the record, {name} was dissolved {when_words(ended.on)}."
    if classes.kind is None:
        return f"No member of {name} could ask it for forces on {day}, so it has no headline."
    counts = classes.counts
    words = {
        "name": name,
        "Name": name[0].upper() + name[1:],
        "leader": view.in_sentence(classes.leader) if classes.leader else "its leading state",
        "all": classes.crises,
        "day": day,
        "because": _because(classes),
        "median": f"{round(100 * (classes.adds or 0.0)):+d}",
        "more": round(100 * (classes.adds or 0.0)),
        "means": " or ".join(_means(view, classes.organisation)),
        "may": _may(classes),
        "chance": f" ({shown_chance(classes.number)} at the median)" if classes.number else "",
    }
    if classes.kind == "mixed":
        parts = [
            f"in {counts[kind]}, {_IN_MIXED[kind].format(**words)}" for kind in list(counts)[:2]
        ]
        said = "{Name} is a mixed case: of {all} supposed crises on {day}, ".format(**words)
        said += "; ".join(parts) + "."
    else:
        said = _SENTENCES[classes.kind].format(n=counts[classes.kind], **words)
        if 2 * counts[classes.kind] - classes.crises <= NARROW < classes.crises:
            said += " That is a narrow majority."
    return said + _how_likely(classes)


def past_of(view: View, classes: Classes) -> str:
    """Return what happened in the past crises on record, as a sentence."""
    name = view.in_sentence(classes.organisation)
    if not classes.past:
        return f"The record has no past crisis in which {name} could have sent people."
    crises = "crisis" if classes.past == 1 else "crises"
    known = classes.past - classes.past_unknown
    said = f"Of {classes.past} past {crises} on record, the host asked {name} in"
    said += f" {classes.past_asked or 'none'}"
    if classes.past_disputed:
        said += f" (sources differ on {classes.past_disputed} more)"
    if not known:
        return f"{said}; whether its people came is left open."
    of_known = f" of the {known} whose end is on record" if classes.past_unknown else ""
    return f"{said}; its people came in {classes.past_sent or 'none'}{of_known}."


def _means(view: View, organisation: str) -> list[str]:
    """Return what an organisation calls the means by which it would send people."""
    body = view.organisations[organisation]
    sending = sending_means(body)
    return [item.name for item in body.means if item.means in sending]


def _because(classes: Classes) -> str:
    """Return what is unknown, where one thing explains it."""
    told = []
    if classes.no_force:
        told.append("no force of it is on record")
    if classes.unread:
        told.append("parts of its law were not read")
    return f" ({' and '.join(told)})" if told else ""


def _may(classes: Classes) -> str:
    """Return against what the law lets an organisation send forces, and against what not."""
    by_verdict: dict[str, list[str]] = {}
    for trigger, counts in classes.may.items():
        verdict = next(iter(counts)) if len(counts) == 1 else "not the same for every member"
        by_verdict.setdefault(verdict, []).append(AGAINST.get(trigger, trigger))
    against = {verdict: " or ".join(named) for verdict, named in by_verdict.items()}
    no, yes = against.pop("no", ""), against.pop("yes", "")
    told = [f"may send forces against {yes}" if yes else ""]
    told.append(
        (f"but not against {no}" if yes else f"may not send forces against {no}") * bool(no)
    )
    said = ", ".join(filter(None, told)) or "may not send forces against every kind of crisis"
    others = [f"against {named}, that is {verdict}" for verdict, named in against.items()]
    return said + (f" ({'; '.join(others)})" if others else "")


def _how_likely(classes: Classes) -> str:
    """Return how likely help is in the supposed crises, unless the class says it."""
    silent: frozenset[OrganisationClass] = frozenset({"unknown", "may_not", "would_not"})
    if classes.kind in silent or classes.number is None:
        return ""
    often = f"in {classes.would}" if classes.would else "in none"
    return (
        f" If asked, help has a chance of {shown_chance(classes.number)} at the median, by model"
        f" and track record; it is as likely as not {often} of them."
    )
