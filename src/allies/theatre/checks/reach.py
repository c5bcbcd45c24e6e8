"""Notes on entries that no case, contest, row of the inventory or query of the theatre uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from allies.theatre.checks.context import Context
from allies.theatre.coverage_rows import own_rows, texts_in
from allies.values.means import MEANS
from allies.world.acts import Act
from allies.world.vocabulary import KINDS

# Kinds that are useful only if another entry names them, by their field of the record.
_NAMED = {
    "sources": "source",
    "holders": "holder",
    "contests": "contest",
    "states": "state",
    "organisations": "organisation",
    "forces": "force",
    "places": "place",
}
# Kinds of act that queries find by the kind alone: votes and absences are counted, and where forces
# are, and whether they are on alert, decides when they arrive.
_FOUND_BY_KIND = ("voted", "stayed_away", "force_deployed", "forces_alerted", "forces_stood_down")


def check_reach(context: Context) -> None:
    """Add a note for every entry that a reader would never see.

    If an entry could not be read, it may be the one that names the others, so nothing is noted.
    """
    if context.reading.faulty:
        return
    mentions = _mentions(context)
    for field, kind in _NAMED.items():
        for name, entry in getattr(context.record, field).items():
            found = (mentions[known] - {(field, name)} for known in (name, *_labels(entry)))
            if not any(found) and not own_rows(entry):
                _note(context, f"{kind}:{name}", kind, "nothing else in the theatre names it")
    _check_senders(context)
    _check_trained(context)
    for act in context.record.acts:
        if not _says_something(act) and not mentions[act.id] - {("acts", act.id)}:
            why = "it changes no register, belongs to no version, and no row, case or rule names it"
            _note(context, f"act:{act.id}", "act", why)


def _check_senders(context: Context) -> None:
    """Add a note for every means of a case that would send people and names no forces."""
    asked = {
        (body, means)
        for case in context.record.cases.values()
        for body in case.question.asked_of
        for means in case.question.means
    }
    for body in context.record.organisations.values():
        for at, item in enumerate(body.means):
            sends = item.collective and MEANS[item.means].moves_forces
            if sends and not item.forces and (body.id, item.means) in asked:
                context.note(
                    f"organisation:{body.id}",
                    ("means", at),
                    f"no force can be sent by '{item.means}'",
                    "the means names no label of forces, so no page can say whether they come",
                    "give a force a label, and name it here: forces: [LABEL]",
                )


def _check_trained(context: Context) -> None:
    """Add a note for every force that a means names and that says no kind of crisis."""
    labels = {
        label
        for body in context.record.organisations.values()
        for item in body.means
        for label in item.forces
    }
    for force in context.record.forces.values():
        if not force.suited_to and labels.intersection(_labels(force)):
            context.note(
                f"force:{force.id}",
                (),
                f"the force '{force.id}' is trained for no kind of crisis",
                "pages then show that none of its help is of the right kind",
                "add 'suited_to:' with the triggers that it is trained for",
            )


def _labels(entry: Any) -> Iterator[str]:
    """Return the labels of a force; an organisation's means name the force by them."""
    for item in getattr(entry, "labels", ()):
        yield item.label


def _says_something(act: Act) -> bool:
    """Return whether a query finds an act by its kind, register, version, row or subject."""
    kind = KINDS.get(act.act)
    if kind is None or act.act in _FOUND_BY_KIND:
        return True
    return bool(kind.sets or act.version or act.about or act.rows)


def _mentions(context: Context) -> Mapping[str, set[tuple[str, str]]]:
    """Return the entries that contain a text, by field of the record and id."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for field, name, entry in _top_entries(context):
        for text in texts_in(entry):
            found[text].add((field, name))
            contest, slash, _ = text.partition("/")
            if slash:
                found[contest].add((field, name))
    return found


def _top_entries(context: Context) -> Iterator[tuple[str, str, Any]]:
    record = context.record
    for field in record.__struct_fields__:
        held = getattr(record, field)
        if field == "origins" or held is None:
            continue
        if isinstance(held, Mapping):
            for name, entry in held.items():
                yield field, name, entry
        elif isinstance(held, tuple):
            for at, entry in enumerate(held):
                yield field, getattr(entry, "id", str(at)), entry
        else:
            yield field, "", held


def _note(context: Context, key: str, kind: str, why: str) -> None:
    name = key.partition(":")[2]
    remedy = "cite it, name it in a case, a version or a row of the inventory, or remove it"
    context.note(key, (), f"nothing uses the {kind} '{name}'", why, remedy)
