"""Acts of several actors, written once: `by: [AAA, BBB]` stands for one act of each."""

from __future__ import annotations

from collections.abc import Iterator

from allies.theatre.faults import Path
from allies.theatre.yaml_text import Plain
from allies.values.entries import Entry
from allies.world.acts import Act
from allies.world.cases import Case

ACTS = "acts"  # the key of a case that holds acts
_ACTORS = "by"


def one_each(act: Plain) -> list[Plain]:
    """Return an act as written, or one for each of its actors; nothing if the list is empty.

    An act with an id gives it to each of them, with the actor behind it: `pact.signed.xhi`.
    """
    actors = act.get(_ACTORS) if isinstance(act, dict) else None
    if not isinstance(actors, list):
        return [act]
    named = dict.fromkeys(actor for actor in actors if isinstance(actor, str))
    return [_of_one(act, actor) for actor in named]


def with_each(case: dict[str, Plain]) -> tuple[dict[str, Plain], list[int]]:
    """Return a case with one act for each actor, and from which act as written each was made."""
    ones = [(at, one) for at, act in enumerate(case[ACTS]) for one in one_each(act)]
    return {**case, ACTS: [one for _, one in ones]}, [at for at, _ in ones]


def has_acts(entry: type[Entry], item: Plain) -> bool:
    """Return whether an entry is a case with a list of acts."""
    return entry is Case and isinstance(item, dict) and isinstance(item.get(ACTS), list)


def wrong_actors(entry: type[Entry], item: Plain, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Return what is wrong with lists of actors: the place, the fault and the remedy.

    Args:
        entry: the class of the entry.
        item: the entry as written.
        path: its place.
    """
    if entry is Act:
        yield from _wrong(item, path)
    elif has_acts(entry, item):
        for at, act in enumerate(item[ACTS]):
            yield from _wrong(act, (*path, ACTS, at))


def _wrong(act: Plain, path: Path) -> Iterator[tuple[Path, str, str]]:
    actors = act.get(_ACTORS) if isinstance(act, dict) else None
    if not isinstance(actors, list):
        return
    if not actors:
        yield (*path, _ACTORS), "'by' names nobody", "name who acts"
    for at, actor in enumerate(actors):
        if not isinstance(actor, str):
            yield (*path, _ACTORS, at), "'by' holds more than names", "write by: [AAA, BBB]"
        elif actor in actors[:at]:
            yield (*path, _ACTORS, at), f"'{actor}' is named twice in 'by'", "remove one of them"


def _of_one(act: dict[str, Plain], actor: str) -> dict[str, Plain]:
    one = {**act, _ACTORS: actor}
    if isinstance(act.get("id"), str):
        one["id"] = f"{act['id']}.{actor.lower()}"
    return one
