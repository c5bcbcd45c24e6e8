"""When texts were signed and took effect, as far as a view knows."""

from __future__ import annotations

from allies.law.inventory import instrument_state
from allies.values.dates import ImpreciseDate, date_words, long_day, when_words
from allies.world.acts import Act
from allies.world.log import Cell, Effect
from allies.world.registers import ACCEPTING, code
from allies.world.view import View


class TextDates:
    """The dates of texts, as seen on one day and for one state.

    Args:
        view: the record, limited to what had been published.
        day: the day of the question, as an ordinal.
        state: the state that a text must bind; empty if there is none.
    """

    def __init__(self, view: View, day: int, state: str = "") -> None:
        self._view, self._day, self._state = view, day, state
        self._snapshot = view.on(day)

    def called(self, text: str) -> str:
        """Return the title of a text for use within a sentence, without its final place and date.

        Args:
            text: id of the instrument.
        """
        *parts, last = self._view.instruments[text].title.split(", ")
        if not parts or not any(letter.isdigit() for letter in last):
            parts.append(last)
        elif len(parts) > 1 and parts[-1].istitle() and " " not in parts[-1]:
            parts.pop()  # the town in which it was signed
        return f"the {', '.join(parts)}"

    def named_in(self, words: str, text: str) -> str:
        """Return words in which the title of a text has its form within a sentence."""
        title = self._view.instruments[text].title if text else ""
        return words.replace(title, self.called(text)) if title else words

    def instrument(self, provision: str) -> str:
        """Return the id of the text that contains a provision; empty for general law."""
        found = self._view.provisions.get(provision)
        return found.instrument if found else ""

    def opened(self, text: str) -> int:
        """Return the first day on which a text may have existed, as an ordinal."""
        return self._view.instruments[text].opened.first

    def since(self, text: str) -> str:
        """Return since when a text has been in force, or that it was not in force, in brackets.

        Empty if the record does not say.
        """
        register = self._snapshot.register("instrument", text)
        act = register.act_before()
        own = self._own("entry", "in_force", text)
        if own is not None:
            return f" (in force for {self._view.name(self._state)} {_since(own.on)})"
        state = instrument_state(self._snapshot, self._view.instruments[text])
        provisional = self._own("provisional", "applied", text)
        if provisional is not None and state != "in_force":
            return f" (applied provisionally {_since(provisional.on)})"
        if state == "opened":
            return f" ({self._made(text)}{self._not_yet(text)})"
        if state != "in_force" or act is None:
            return ""
        return f" (in force {_since(act.on)})"

    def with_since(self, text: str) -> str:
        """Return the title of a text, and since when it has been in force."""
        return self.called(text) + self.since(text)

    def absence(self, text: str) -> str:
        """Return why a text did not count on the day; empty if its dates do not explain it.

        Args:
            text: id of an instrument that was not law.
        """
        register = self._snapshot.register("instrument", text)
        state, act = register.word(), register.act_before()
        if state == "in_force":
            who = self._view.name(self._state)
            if self.is_outside(text):
                return f"{who} was not a party to {self.called(text)}"
            own = self._taking_effect(text, ("entry", self._state, text)) if self._state else None
            if own is not None:
                return f"{self.called(text)} took effect for {who} {when_words(own.act.on)}"
            return ""
        later = self._taking_effect(text)
        if state == "expired" and act is not None:
            again = f" and took effect again {when_words(later.act.on)}" if later else ""
            return f"{self.called(text)} had expired {when_words(act.on)}{again}"
        if later is not None:
            return f"{self.called(text)} took effect {when_words(later.act.on)}"
        made = f"{self.called(text)} ({self._made(text)})"
        if not self.is_there(text):
            return f"{made} came later"
        return f"{made} had not taken effect"

    def is_there(self, text: str) -> bool:
        """Return whether a text may have existed on the day, in force or not."""
        return self.opened(text) <= self._day

    def is_outside(self, text: str) -> bool:
        """Return whether a text was in force and the state is known not to be a party to it."""
        if not self._state or self._snapshot.register("instrument", text).word() != "in_force":
            return False
        party = self._snapshot.register("party", self._state, text)
        accepts = party.is_any(*ACCEPTING)[0] or self._own("provisional", "applied", text)
        return bool(party.known[0] and not accepts)

    def _own(self, register: str, word: str, text: str) -> Act | None:
        """Return the act that applied a text to this state alone; None if there is none."""
        if not self._state:
            return None
        found = self._snapshot.register(register, self._state, text)
        return found.act() if found.word() == word else None

    def _made(self, text: str) -> str:
        """Return when states signed a text, or when one body adopted it."""
        has_parties = any(cell[2] == text for cell in self._view.log.cells("party"))
        opened = self._view.instruments[text].opened
        day = when_words(opened) if _is_between(opened) else date_words(opened)
        return f"{'signed' if has_parties else 'adopted'} {day}"

    def _not_yet(self, text: str) -> str:
        """Return from when an opened text is in force; empty if the record has no entry."""
        later = self._taking_effect(text)
        if later is not None:
            on = later.act.on
            day = f"a day {when_words(on)}" if _is_between(on) else date_words(on)
            return f", in force only from {day}"
        entries = self._view.whole_log.setters(("instrument", text))
        in_force = code("instrument", "in_force")
        return ", not in force" if any(entry.code == in_force for entry in entries) else ""

    def _taking_effect(self, text: str, cell: Cell = ()) -> Effect | None:
        """Return how a text took effect after the day, in the world of the account.

        Args:
            text: id of the instrument.
            cell: the register to read; the register of the instrument by default.
        """
        worlds = self._snapshot.worlds
        for effect in self._view.log.setters(cell or ("instrument", text)):
            if effect.code != code(effect.cell[0], "in_force") or effect.last <= self._day:
                continue
            if not effect.contest or worlds.holds(effect.contest, effect.versions)[0]:
                return effect
        return None


def _is_between(date: ImpreciseDate) -> bool:
    return "/" in date.text


def _since(date: ImpreciseDate) -> str:
    """Return since when something has held, or by which day it surely did."""
    if _is_between(date):
        return f"since {long_day(date.last)} at the latest"
    return f"since {date_words(date)}"
