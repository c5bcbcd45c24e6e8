"""One sentence of why: what decides a verdict of law, with the days of the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from allies.assessment.law.parts import turning_on
from allies.assessment.law.text_dates import TextDates
from allies.law.finding import LegalFinding
from allies.law.judgement import GRANTING
from allies.law.predicates import PREDICATES
from allies.law.provisions import GENERAL_LAW, Body, readings_of, view_id, views_of
from allies.law.reasons import Reason
from allies.values.ternary import Answer
from allies.world.acts import Means
from allies.world.cases import Case, Trigger
from allies.world.view import View

MEANS_DONE: Mapping[Means, str] = {
    "consult": "consult its members",
    "materiel": "send equipment",
    "rapid_reaction": "send a rapid-reaction force",
    "peacekeeping": "send peacekeepers",
    "bilateral": "act alone",
}
TRIGGER_WORDS: Mapping[Trigger, str] = {
    "external_attack": "an attack from outside",
    "border_clash": "a clash at the border",
    "insurgency_incursion": "an incursion of armed groups",
    "internal_unrest": "internal unrest",
    "coup": "a coup",
    "disaster": "a disaster",
}
_NAMED = 2  # texts, facts and readings that a sentence names before it counts the rest
_NOT_READ = PREDICATES["not_read"].says


class Matter(Protocol):
    """How a sentence speaks of what the law is asked about."""

    def allowed(self, by: str) -> str:
        """Return that something let it be done."""

    def free(self) -> str:
        """Return that general law leaves it free."""

    def forbidden(self, by: str) -> str:
        """Return that something forbade it."""

    def powerless(self) -> str:
        """Return that nothing let it be done."""

    def untold(self) -> str:
        """Return that it cannot be told."""


class OfMeans(msgspec.Struct, frozen=True):
    """A means of an organisation in a crisis.

    Attributes:
        who: who would act, as in a sentence.
        does: what it would do.
        against: what sort of crisis it is, in words; empty where there is none.
        host: the state in which the crisis is, by name.
        alone: whether one state acts, for which general law asks for the host's consent alone.
    """

    who: str
    does: str
    against: str
    host: str
    alone: bool

    def allowed(self, by: str) -> str:
        """Return that something let it be done."""
        return f"{by} let {self.who} {self.does}"

    def free(self) -> str:
        """Return that general law leaves it free."""
        consent = f" with the consent of {self.host}'s government" if self.alone else ""
        return f"general law let {self.who} {self.does}{consent}"

    def forbidden(self, by: str) -> str:
        """Return that something forbade it."""
        return f"{by} forbade {self.who} to {self.does}"

    def powerless(self) -> str:
        """Return that nothing let it be done."""
        against = f" in response to {self.against}" if self.against else ""
        return f"no text in force let {self.who} {self.does}{against}"

    def untold(self) -> str:
        """Return that it cannot be told."""
        return f"whether {self.who} might {self.does} cannot be told"


class OfAct(msgspec.Struct, frozen=True):
    """An act that was done or is proposed.

    Attributes:
        who: who acts, as in a sentence.
    """

    who: str

    def allowed(self, by: str) -> str:
        """Return that something let it be done."""
        return f"{by} allowed it"

    def free(self) -> str:
        """Return that general law leaves it free."""
        return f"no rule in force for {self.who} forbade it"

    def forbidden(self, by: str) -> str:
        """Return that something forbade it."""
        return f"{by} forbade it"

    def powerless(self) -> str:
        """Return that nothing let it be done."""
        return f"no text in force gave {self.who} the power"

    def untold(self) -> str:
        """Return that it cannot be told."""
        return "whether it was lawful cannot be told"


class Readings:
    """How sentences name readings: by their titles, or by how they see the crisis.

    Args:
        view: the record.
        bodies: whose readings there are.
        case: the case; other ways to see it are readings too.
    """

    def __init__(self, view: View, bodies: Sequence[Body], case: Case | None = None) -> None:
        self._titles: dict[str, str] = {}
        for body in bodies:
            for reading in readings_of(body):
                self._titles.setdefault(reading.id, reading.title)
        self._seen = {view_id(kind): TRIGGER_WORDS[kind] for kind in views_of(view, case)}

    def under(self, group: Sequence[str], everybody: Sequence[str]) -> str:
        """Return under which readings something holds, where others hold another thing.

        Args:
            group: the readings under which it holds.
            everybody: all readings that count.
        """
        rest = [name for name in everybody if name not in group]
        if len(group) > len(rest) and len(rest) <= _NAMED:
            return self._unless(rest)
        seen = [self._seen[name] for name in group if name in self._seen]
        if len(seen) == len(group):
            return f"only if the crisis is seen as {_listed(seen, 'or')}"
        return f"only under {self.named(group)}"

    def _unless(self, rest: Sequence[str]) -> str:
        seen = [self._seen[name] for name in rest if name in self._seen]
        if len(seen) == len(rest):
            return f"unless the crisis is seen as {_listed(seen, 'or')}"
        return f"under every reading but {self.named(rest, bare=True)}"

    def named(self, group: Sequence[str], *, bare: bool = False) -> str:
        """Return readings by their titles.

        Args:
            group: the readings.
            bare: whether the word *reading* stands before them already.
        """
        titles = [f"“{self._title(name)}”" for name in group]
        before = "" if bare else f"the reading{'s' * (len(titles) > 1)} "
        return before + _listed(titles, "and")

    def _title(self, name: str) -> str:
        seen = self._seen.get(name)
        return f"The crisis is {seen}" if seen else self._titles.get(name, name)


def why(found: LegalFinding, matter: Matter, dates: TextDates, readings: Readings) -> str:
    """Return what decides a verdict, as a clause without a full stop.

    Args:
        found: what was found.
        matter: how it is spoken of.
        dates: the dates of the texts.
        readings: how readings are named.
    """
    groups: dict[Answer, list[str]] = {}
    for reading, verdict in found.by_reading.items():
        groups.setdefault(verdict, []).append(reading)
    clauses = _Clauses(found, matter, dates)
    order: tuple[Answer, ...] = ("yes", "no", "unknown")
    first, *others = (verdict for verdict in order if verdict in groups)
    if not others:
        return clauses.of(first, groups[first][0])
    everybody = list(found.by_reading)
    told = clauses.of(first, groups[first][0])
    unknown = groups.get("unknown")
    if unknown is None:
        return f"{told} {readings.under(groups[first], everybody)}"
    rest = "every other reading" if len(others) == 1 else readings.named(unknown)
    fact = clauses.facts(unknown[0])
    told = f"{told} only under {readings.named(groups[first])}"
    return f"{told}; under {rest} it cannot be told{f': {fact}' if fact else ''}"


class _Clauses:
    """Clauses about one finding."""

    def __init__(self, found: LegalFinding, matter: Matter, dates: TextDates) -> None:
        self._found, self._matter, self._dates = found, matter, dates

    def of(self, verdict: Answer, reading: str) -> str:
        """Return why the verdict under a reading is what it is."""
        reasons = self._reasons(reading)
        if verdict == "yes":
            return self._allowed(reasons)
        if verdict == "no":
            return self._refused(reasons)
        fact = self.facts(reading)
        return f"{self._matter.untold()}{f': {fact}' if fact else ''}"

    def _reasons(self, reading: str) -> Sequence[Reason]:
        # Where a reading answers as the first does, the reasons of the first are told.
        return self._found.dissent.get(reading, self._found.reasons)

    def _allowed(self, reasons: Sequence[Reason]) -> str:
        texts = self._texts(item for item in _decisive(reasons) if item.effect in GRANTING)
        if texts:
            named = [self._dates.with_since(text) for text in texts]
            return self._matter.allowed(_listed(named, "and"))
        return self._with_absent(self._matter.free(), reasons, ("forbid",))

    def _refused(self, reasons: Sequence[Reason]) -> str:
        rules = [item for item in _decisive(reasons) if item.effect == "forbid"]
        if rules:
            return self._matter.forbidden(self._rule(rules[0]))
        return self._with_absent(self._matter.powerless(), reasons, GRANTING)

    def _rule(self, reason: Reason) -> str:
        """Return a rule by what it says, and since when its text has been in force."""
        (text,) = self._texts([reason]) or ("",)
        since = self._dates.since(text) if text else ""
        return f"the rule “{reason.says}”{since}"

    def _with_absent(self, said: str, reasons: Sequence[Reason], effects: Sequence[str]) -> str:
        """Return a clause with why the texts that would say otherwise did not count."""
        absent = [
            item for item in reasons if item.effect in effects and item.status == "not_in_force"
        ]
        would = [item for item in absent if item.when.value != "no" or item.effect == "permit"]
        would.sort(key=lambda item: item.when.value != "yes")
        texts = self._texts(would)[:_NAMED]
        told = [self._dates.absence(text) for text in sorted(texts, key=self._dates.opened)]
        told = [item for item in told if item]
        return f"{said}: {_listed(told, 'and')}" if told else said

    def _texts(self, reasons: Iterator[Reason] | Sequence[Reason]) -> list[str]:
        """Return the instruments that some provisions stand in, each once."""
        texts = (self._dates.instrument(item.provision) for item in reasons)
        return list(dict.fromkeys(text for text in texts if text))

    def facts(self, reading: str) -> str:
        """Return what is not on record, where a verdict is unknown."""
        if reading in self._found.conflict:
            return "a text that allows it meets one that forbids it, and neither prevails"
        open_ = [item for item in self._reasons(reading) if item.status == "unknown"]
        says = list(
            dict.fromkeys(
                condition.says
                for reason in open_
                for condition in turning_on(reason)
                if condition.value == "unknown"
            )
        )
        if _NOT_READ in says:
            return "a text that decides it could not be read"
        whether = [f"whether {item}" for item in says]
        return f"the record does not tell {_listed(whether, 'or')}" if whether else ""


def _decisive(reasons: Sequence[Reason]) -> list[Reason]:
    return [item for item in reasons if item.status == "decisive"]


def _listed(names: Sequence[str], joined: str) -> str:
    """Return a few names as a sentence has them, and how many more there are."""
    shown, more = list(names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        return f"{', '.join(shown)} {joined} {more} more"
    return f" {joined} ".join(shown)


_GRAVEST_FIRST = ("irregular", "disputed", "unknown", "regular")


def why_of_acts(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return why acts are found as they are, as clauses; one for each finding.

    Args:
        found: the finding about each act, and why it is so.
    """
    if len(found) == 1:
        yield found[0][1]
        return
    counts = Counter(finding for finding, _ in found)
    for finding in sorted(counts, key=_GRAVEST_FIRST.index):
        whys = {why for item, why in found if item == finding}
        number = counts[finding]
        told = f"{number} of {len(found)} acts {'are' if number > 1 else 'is'} {finding}"
        yield f"{told}: {whys.pop()}" if len(whys) == 1 else told


def as_sentence(*clauses: str) -> str:
    """Return clauses as one sentence; empty where there are none."""
    said = "; ".join(clause for clause in clauses if clause)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
