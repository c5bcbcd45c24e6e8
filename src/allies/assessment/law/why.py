"""One sentence of why: what decides a verdict of law, with the days of the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from allies.assessment.law.parts import turning_on
from allies.assessment.law.text_dates import TextDates
from allies.law.audit import ActFinding
from allies.law.finding import LegalFinding
from allies.law.judgement import GRANTING, OBLIGING
from allies.law.predicates import PREDICATES
from allies.law.provisions import Body, readings_of, view_id, views_of
from allies.law.reasons import Reason
from allies.values.ternary import Answer
from allies.world.cases import Case, Trigger
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
_NAMED = 2  # texts, facts and readings that a sentence names before it counts the rest
_NOT_READ = PREDICATES["not_read"].says


class Matter(Protocol):
    """How a sentence speaks of what the law is asked about."""

    def allowed(self, by: str) -> str:
        """Return that something let it be done."""

    def obliged(self, by: str) -> str:
        """Return that something made it a duty."""

    def free(self) -> str:
        """Return that general law leaves it free."""

    def forbidden(self, by: str) -> str:
        """Return that something forbade it."""

    def powerless(self) -> str:
        """Return that nothing let it be done."""

    def untold(self) -> str:
        """Return that it cannot be told; empty where the verdict beside it says so."""


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

    def obliged(self, by: str) -> str:
        """Return that something made it a duty."""
        return f"{by} obliged {self.who} to {self.does}"

    def free(self) -> str:
        """Return that general law leaves it free."""
        asks = self.alone and self.host != self.who
        consent = f" with the consent of {self.host}'s government" if asks else ""
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

    def obliged(self, by: str) -> str:
        """Return that something made it a duty."""
        return f"{by} made it a duty"

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
        """Return nothing: the finding stands beside the act."""
        return ""


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
            everybody: all readings that count, the first one first.
        """
        rest = [name for name in everybody if name not in group]
        is_rule = len(group) > len(rest) or everybody[0] in group
        if is_rule and len(rest) <= _NAMED:
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
    if len(groups) == 1:
        ((verdict, group),) = groups.items()
        return clauses.of(verdict, group[0])
    # What general law leaves free has no text to name; the rule that forbids it has.
    is_free = "yes" in groups and not clauses.granting(groups["yes"][0])
    first: Answer = "no" if "yes" not in groups or (is_free and "no" in groups) else "yes"
    group = groups[first]
    told = clauses.of(first, group[0])
    where = readings.under(group, list(found.by_reading))
    if "unknown" not in groups:
        return f"{told} {where}"
    fact = clauses.facts(groups["unknown"][0])
    where = f"under {readings.named(group)}"
    other = next((groups[name] for name in groups if name not in (first, "unknown")), [])
    but = f" and not under {readings.named(other)}" if other else ""
    told = f"{where} {told}" if is_free and first == "yes" else f"{told} {where}"
    return f"{told}{but}; under every other reading it cannot be told{f': {fact}' if fact else ''}"


def why_of_act(found: ActFinding, view: View, case: Case | None = None) -> str:
    """Return why an act is found as it is, as a clause; empty beyond the record.

    Args:
        found: the act and what was found.
        view: the record.
        case: the case in which it is proposed, if any.
    """
    act = found.act
    if not view.covers(act.on.last):
        return ""
    dates = TextDates(view, act.on.last, act.affected if act.affected in view.states else "")
    readings = Readings(view, [view.body(name) for name in found.bodies], case)
    said = why(found.law, OfAct(view.in_sentence(act.by)), dates, readings)
    if "disputed" in found.by_reading.values():
        return f"{said}; the sources dispute a fact on which it turns"
    return said + _depending(found, readings)


def _depending(found: ActFinding, readings: Readings) -> str:
    """Return the steps on which a proposed act depends, and under which readings it does."""
    everybody = list(found.by_reading)
    group = [name for name in everybody if found.by_reading[name] == "depends"]
    steps = [
        f"“{step.says}”"
        for step in found.law.steps
        if step.state != "yes" and set(step.under) & set(group)
    ]
    if not steps:
        return ""
    if len(group) == len(everybody):
        return f" (still needed: {_listed(steps, 'and')})"
    return f"; {readings.under(group, everybody)}, it still needs {_listed(steps, 'and')}"


class _Clauses:
    """Clauses about one finding."""

    def __init__(self, found: LegalFinding, matter: Matter, dates: TextDates) -> None:
        self._found, self._matter, self._dates = found, matter, dates

    def of(self, verdict: Answer, reading: str) -> str:
        """Return why the verdict under a reading is what it is."""
        reasons = self._reasons(reading)
        if verdict == "yes":
            return self._allowed(reading)
        if verdict == "no":
            return self._refused(reasons)
        return ": ".join(item for item in (self._matter.untold(), self.facts(reading)) if item)

    def granting(self, reading: str, effects: Sequence[str] = GRANTING) -> list[str]:
        """Return the texts that allow it under a reading, or do something else to it."""
        decisive = _decisive(self._reasons(reading))
        return self._texts(item for item in decisive if item.effect in effects)

    def _reasons(self, reading: str) -> Sequence[Reason]:
        # Where a reading answers as the first does, the reasons of the first are told.
        return self._found.dissent.get(reading, self._found.reasons)

    def _allowed(self, reading: str) -> str:
        duty = self._found.obliged.get(reading) == "yes"
        texts = self.granting(reading, (OBLIGING,) if duty else GRANTING)
        if texts:
            named = _listed([self._dates.with_since(text) for text in texts], "and", "text")
            return self._matter.obliged(named) if duty else self._matter.allowed(named)
        return self._with_absent(self._matter.free(), self._reasons(reading), ("forbid",))

    def _refused(self, reasons: Sequence[Reason]) -> str:
        rules = [item for item in _decisive(reasons) if item.effect == "forbid"]
        if rules:
            return self._matter.forbidden(self._rule(rules[0]))
        left_out = self._steps("no")
        if left_out and any(
            item.effect in GRANTING and item.status == "applies" for item in reasons
        ):
            return f"what the law asks for was not done: {left_out}"
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
        would = [item for item in absent if self._is_worth_telling(item)]
        would.sort(key=lambda item: item.when.value != "yes")
        texts = sorted(self._texts(would)[:_NAMED], key=self._dates.opened)
        told = [item for item in map(self._dates.absence, texts) if item]
        return f"{said}: {_listed(told, 'and')}" if told else said

    def _is_worth_telling(self, reason: Reason) -> bool:
        """Whether a reader should know why the text of a provision did not count.

        So for one that would apply, and for the texts of the day that give the power or that bind
        others alone, whatever else they ask for.
        """
        if reason.when.value != "no":
            return True
        (text,) = self._texts([reason]) or ("",)
        if not text or reason.effect == "forbid":
            return False
        gives = reason.effect == "permit" and self._dates.is_there(text)
        return gives or self._dates.is_outside(text)

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
                self._dates.named_in(condition.says, self._dates.instrument(reason.provision))
                for reason in open_
                for condition in turning_on(reason)
                if condition.value == "unknown"
            )
        )
        if _NOT_READ in says:
            return "the project could not read a text that decides it"
        whether = [f"whether {item}" for item in says]
        if whether:
            return f"the record does not tell {_listed(whether, 'or')}"
        steps = self._steps("unknown")
        return f"the record does not tell whether this was done: {steps}" if steps else ""

    def _steps(self, state: Answer) -> str:
        """Return the steps that the law asks for and that have been taken, or not, as a list."""
        says = [f"“{step.says}”" for step in self._found.steps if step.state == state]
        return _listed(says, "and") if says else ""


def _decisive(reasons: Sequence[Reason]) -> list[Reason]:
    return [item for item in reasons if item.status == "decisive"]


def _listed(names: Sequence[str], joined: str, kind: str = "") -> str:
    """Return a few names as a sentence has them, and how many more there are."""
    shown, more = list(names[:_NAMED]), len(names) - _NAMED
    if more > 0:
        kinds = f" {kind}{'s' * (more > 1)}" if kind else ""
        return f"{', '.join(shown)} {joined} {more} more{kinds}"
    return f" {joined} ".join(shown)


_GRAVEST_FIRST = ("irregular", "disputed", "unknown", "depends", "regular")


def why_of_acts(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return why acts are found as they are, as clauses; one for each finding.

    Args:
        found: the finding about each act, and why it is so.
    """
    if len(found) == 1:
        yield found[0][1]
        return
    counts = Counter(finding for finding, _ in found)
    of_all = f" of {len(found)} acts"
    for finding in sorted(counts, key=_GRAVEST_FIRST.index):
        whys = list(dict.fromkeys(why for item, why in found if item == finding))
        number = counts[finding]
        told = f"{number}{of_all} {'are' if number > 1 else 'is'} {finding}"
        of_all = ""
        yield f"{told}: {', and '.join(whys)}" if len(whys) <= _NAMED else told


def as_sentence(*clauses: str) -> str:
    """Return clauses as one sentence; empty where there are none."""
    said = "; ".join(clause for clause in clauses if clause)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
