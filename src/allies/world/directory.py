"""The directory: find states, organisations and other entries by any name that people type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from allies.errors import QuestionError, UnknownName, ask_for, nearest_entry
from allies.values.naming import (
    NameIndex,
    bare,
    folded,
    refuse_unseen,
    scripts_mixed,
)

LIKE_A_NAME = 0.75  # least similarity of two names for one to be suggested for the other
LIKE_AN_ID = 0.6
# Short codes are similar to many others, so a code is suggested only if the first letter agrees.
MOST_OF_A_CODE = 4
A_STATE_FIRST = 0.05  # bonus for states, which people ask about most
# Kinds that are looked up if a name is of the wrong kind, to say so in the message.
_TOLD = ("state", "organisation", "place")
# Questions that list all entries of one kind, for the message.
_LISTS = {("case",): "cases", ("contest",): "contested"}
_NEAR = "did you mean"


class Listed(NamedTuple):
    """Something that has a name."""

    kind: str
    id: str


class Directory:
    """Find entries of a record by any of their names.

    Args:
        names: the names of each entry besides its id, by kind and id; the shown name is first.
        beside: entries of another kind that may be suggested instead, such as the state of a place.
    """

    def __init__(
        self,
        names: Mapping[str, Mapping[str, tuple[str, ...]]],
        beside: Mapping[Listed, Listed],
    ) -> None:
        self._names = names
        self._beside = beside
        self._indices: dict[tuple[str, ...], NameIndex[Listed]] = {}

    def find(self, name: str, kinds: tuple[str, ...]) -> tuple[Listed, ...]:
        """Return all entries of some kinds that a name fits; if it is an exact id, only that entry.

        An English article before a name counts only if a declared name begins with it.

        Args:
            name: as typed.
            kinds: kinds of entries, such as `state`.
        """
        for kind in kinds:
            if name in self._names[kind]:
                return (Listed(kind, name),)
        found = self._index(kinds).find(name)
        if not found:  # a leading article belongs to a sentence, not to the name
            name = _without_article(name)
            found = self._index(kinds).find(name)
        # Entries with exactly this name come before ids with other punctuation. Entries with the
        # same id count as one.
        close = [entry for entry in found if self._is_called(entry, name)] or found
        return tuple({entry.id: entry for entry in reversed(close)}.values())[::-1]

    def _is_called(self, entry: Listed, name: str) -> bool:
        names = map(folded, self._names[entry.kind][entry.id])
        return entry.id.casefold() == name.casefold() or folded(name) in names

    def meant(self, name: str, kinds: tuple[str, ...], field: str = "", why: str = "") -> Listed:
        """Return the one entry of some kinds that a name fits.

        Args:
            name: as typed.
            kinds: kinds of entries, in the order in which a message lists them.
            field: the field of the question with the name, for the message.
            why: the rule for names of these kinds, for the message.

        Raises:
            QuestionError: the name fits none, or several.
        """
        found = self.find_one(name, kinds, field)
        if found is None:
            raise self._unknown(name, kinds, field, why)
        return found

    def find_one(self, name: str, kinds: tuple[str, ...], field: str = "") -> Listed | None:
        """Return the one entry of some kinds that a name fits; None if it fits none.

        Args:
            name: as typed.
            kinds: kinds of entries.
            field: the field of the question with the name, for the message.

        Raises:
            QuestionError: the name fits several, has an invisible character, or mixes scripts.
        """
        refuse_unseen(name, field)
        found = self.find(name, kinds)
        if len(found) > 1:
            told = ", ".join(f"{kind} '{id_}'{self._called(kind, id_)}" for kind, id_ in found)
            raise QuestionError(
                f"'{name}' fits {len(found)} entries: {told}",
                field=field,
                why="the name must fit exactly one entry",
                remedy="write the id of the entry",
            )
        mixed = {} if found else scripts_mixed(name)
        if mixed:
            odd = min(reversed(mixed), key=lambda script: len(mixed[script]))
            near = self.nearest(name, kinds)
            raise QuestionError(
                f"'{name}' mixes {' and '.join(mixed)} letters",
                field=field,
                why=f"{', '.join(mixed[odd])} {'is' if len(mixed[odd]) == 1 else 'are'} {odd}",
                remedy=near if near.startswith(_NEAR) else "type each word in one script",
            )
        return found[0] if found else None

    def nearest(self, name: str, kinds: tuple[str, ...]) -> str:
        """Return a remedy for an unknown name: the nearest name, or the list of known names."""
        form = bare(folded(_without_article(name)))
        likely = list(self._likely(form, kinds)) if form else []
        if likely:
            return f"{_NEAR} '{max(likely)[2].id}'?"
        return nearest_entry(name, (id_ for kind in kinds for id_ in self._names[kind]))

    def _likely(self, form: str, kinds: tuple[str, ...]) -> Iterator[tuple[float, int, Listed]]:
        """Return entries with a similar name: similarity, order of the kind, and entry."""
        for other, entries in self._index(kinds).forms.items():
            likeness = _likeness(form, bare(other))
            if other.startswith(f"{form} ") and kinds == ("case",):
                likeness = max(likeness, LIKE_A_NAME)  # the name of the place, without the year
            for entry in entries if likeness >= LIKE_AN_ID else ():
                is_state = entry.kind == "state"
                if is_state and other == folded(entry.id):
                    if len(form) > MOST_OF_A_CODE or other[:1] != form[:1]:
                        continue
                    likeness += 1.0  # a text as short as a code is read as a code
                elif likeness < LIKE_A_NAME and other != folded(entry.id):
                    continue
                yield likeness + is_state * A_STATE_FIRST, -kinds.index(entry.kind), entry

    def _unknown(self, name: str, kinds: tuple[str, ...], field: str, why: str) -> QuestionError:
        """Return the error for a name that fits no entry of the kinds asked for."""
        asked, near = " or ".join(kinds), self.nearest(name, kinds)
        near += f" (all: {ask_for(_LISTS[kinds])})" if kinds in _LISTS else ""
        told = tuple(self._names) if kinds == ("contest",) else _TOLD
        others = self.find(name, tuple(kind for kind in told if kind not in kinds))
        if len(others) == 1:
            kind, id_ = others[0]
            return QuestionError(
                f"'{id_}' is {_one(kind)}, not {' or '.join(map(_one, kinds))}",
                field=field,
                remedy=self._instead(others[0], kinds, near),
            )
        unknown = UnknownName(f"unknown {asked} '{name}'", field=field, why=why, remedy=near)
        return QuestionError.of([unknown])

    def _instead(self, entry: Listed, kinds: tuple[str, ...], near: str) -> str:
        """Return the remedy if an entry of another kind was named."""
        meant = self._beside.get(entry)
        if meant is not None and meant.kind in kinds:
            return f"{_NEAR} '{meant.id}'?"
        if kinds in _LISTS:
            lists = f"name {_one(kinds[0])} (all: {ask_for(_LISTS[kinds])})"
            return near if near.startswith(_NEAR) else lists
        told = ask_for("timeline", about=entry.id)
        return f"name {_one(kinds[0])}; for {entry.id}, see {told}"

    def _index(self, kinds: tuple[str, ...]) -> NameIndex[Listed]:
        if kinds not in self._indices:
            self._indices[kinds] = NameIndex(
                (Listed(kind, id_), (id_, *names))
                for kind in kinds
                for id_, names in self._names[kind].items()
            )
        return self._indices[kinds]

    def _called(self, kind: str, id_: str) -> str:
        names = self._names[kind][id_]
        return f" ({names[0]})" if names else ""


def _without_article(name: str) -> str:
    """Return a name without the English article before it: `CSTO` for `the CSTO`."""
    article, _, rest = name.strip().partition(" ")
    return rest if article.casefold() == "the" else name


def _likeness(one: str, other: str) -> float:
    """Return the similarity of two names, from 0 to 1; 0 if it is surely small."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE_AN_ID or matcher.quick_ratio() < LIKE_AN_ID:
        return 0.0
    return matcher.ratio()


def _one(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
