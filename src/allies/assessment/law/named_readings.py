"""Readings of the law as a sentence names them: by title, and by who holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allies.law.finding import holders_on
from allies.law.provisions import Body, readings_of, readings_of_case, view_id, views_of
from allies.world.cases import Case, Trigger
from allies.world.instruments import Reading
from allies.world.view import View

TRIGGER_WORDS: Mapping[Trigger, str] = {
    "external_attack": "an attack from outside",
    "border_clash": "a clash at the border",
    "insurgency_incursion": "an incursion of armed groups",
    "internal_unrest": "internal unrest",
    "coup": "a coup",
    "disaster": "a disaster",
    "civil_war": "a civil war",
    "disputed_election": "a disputed election",
}
MOST_NAMED = 2  # texts, facts and readings that a sentence names before it counts the rest
_HOLDERS_NAMED = 3
_NOBODY = "nobody recorded"


class Readings:
    """Names readings in sentences: by their titles, or by how they classify the crisis.

    Behind the title of a reading stands who holds it on the day.

    Args:
        view: the record.
        day: the day of the question, as an ordinal.
        bodies: the bodies whose readings are named.
        case: the case; what it adds, such as another classification of it, are readings too.
    """

    def __init__(
        self, view: View, day: int, bodies: Sequence[Body], case: Case | None = None
    ) -> None:
        self._view, self._day = view, day
        self._readings: dict[str, Reading] = {}
        for body in bodies:
            for reading in readings_of(body):
                self._readings.setdefault(reading.id, reading)
        seen = views_of(view, case)
        self._readings |= readings_of_case(view, case)
        self._seen = {view_id(kind): TRIGGER_WORDS[kind] for kind in seen}

    def under(self, group: Sequence[str], everybody: Sequence[str]) -> str:
        """Return the condition on readings under which a verdict holds.

        Args:
            group: the readings under which the verdict holds.
            everybody: all readings that count, in order.

        Returns:
            Words to put behind a clause, such as ` only under “A” (held by B)`.
        """
        rest = [name for name in everybody if name not in group]
        is_rule = len(group) > len(rest) or everybody[0] in group
        if is_rule and len(rest) <= MOST_NAMED:
            return self._unless(rest)
        if all(name in self._seen for name in group):
            return f" only if the crisis is seen as {self._as_seen(group)}"
        return f" only under {self.named(group)}"

    def _unless(self, rest: Sequence[str]) -> str:
        if not rest:
            return ""
        if all(name in self._seen for name in rest):
            return f", unless the crisis is seen as {self._as_seen(rest)}"
        return f", except under {self.named(rest)}"

    def _as_seen(self, group: Sequence[str]) -> str:
        return in_list([f"{self._seen[name]} (by {self._holders(name)})" for name in group], "or")

    def named(self, group: Sequence[str]) -> str:
        """Return readings by their titles, and whose they are."""
        whose = {name: self._holders(name) for name in group}
        titles = [f"“{self.title(name)}”" for name in group]
        if len(group) > 1 and len(set(whose.values())) == 1:
            every = "both" if len(group) == MOST_NAMED else "all"
            return f"the readings {in_list(titles, 'and')} ({every} held by {whose[group[0]]})"
        told = zip(titles, whose.values(), strict=True)
        readings = in_list([f"{title} (held by {who})" for title, who in told], "and")
        return f"the reading{'s' if len(group) > 1 else ''} {readings}"

    def title(self, name: str) -> str:
        """Return the title of a reading; for a view of the crisis, how it is seen."""
        seen = self._seen.get(name)
        if seen:
            return f"The crisis is {seen}"
        reading = self._readings.get(name)
        return reading.title if reading else name

    def _holders(self, name: str) -> str:
        """Return who holds a reading on the day, capitals first; of many, the first and a count."""
        reading = self._readings.get(name)
        holders = holders_on(reading, self._day) if reading else ()
        whos = sorted(dict.fromkeys(holder.who for holder in holders), key=self._is_no_capital)
        if 1 < len(whos) <= _HOLDERS_NAMED and all(who in self._view.sources for who in whos):
            return f"the sources {_all(whos)}"
        voices = list(dict.fromkeys(map(self._voice, whos))) or [_NOBODY]
        if len(voices) > _HOLDERS_NAMED:
            voices[1:] = [f"{len(voices) - 1} other holders"]
        return _all(voices)

    def _is_no_capital(self, who: str) -> bool:
        declared = self._view.holders.get(who)
        return who not in self._view.states and not (declared and declared.speaks_for)

    def _voice(self, who: str) -> str:
        """Return who speaks, without the source that reports it."""
        view = self._view
        if who in view.holders:
            return view.holders[who].voice
        return f"the source {who}" if who in view.sources else view.in_sentence(who)


def _all(names: Sequence[str]) -> str:
    """Return all names as a list of words."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def in_list(names: Sequence[str], joined: str, kind: str = "") -> str:
    """Return the first few names joined by a word, and the number of the rest."""
    shown, more = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        kinds = f" {kind}{'s' * (more > 1)}" if kind else ""
        return f"{', '.join(shown)} {joined} {more} more{kinds}"
    return f" {joined} ".join(shown)


_HELD = re.compile(r"(“[^”]+”) \(held by [^)]*\)")


def without_holders(said: str, before: str) -> str:
    """Return a text that says who holds a reading only where an earlier text has not named it."""
    return _HELD.sub(lambda found: found[1] if found[1] in before else found[0], said)
