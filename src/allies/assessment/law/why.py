"""Short sentences of why: what decides a legal verdict, with the dates of the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from allies.assessment.law.named_readings import MOST_NAMED, TRIGGER_WORDS, Readings, in_list
from allies.assessment.law.parts import turning_on
from allies.assessment.law.text_dates import TextDates
from allies.law.audit import ActFinding
from allies.law.finding import LegalFinding
from allies.law.judgement import GRANTING, OBLIGING
from allies.law.predicates import PREDICATES
from allies.law.reasons import Reason
from allies.values.ternary import Answer
from allies.values.words import capitalised
from allies.world.cases import Case
from allies.world.view import View

_NOT_READ = PREDICATES["not_read"].says
_OF_A_KIND = PREDICATES["threat_is"].says.partition("{")[0]
_PERHAPS_FROM_ABROAD = (TRIGGER_WORDS["insurgency_incursion"],)


class Matter(Protocol):
    """The words for what the law is asked about."""

    def allowed(self, by: str) -> str:
        """Say that a text allowed it."""

    def obliged(self, by: str) -> str:
        """Say that a text made it a duty."""

    def free(self) -> str:
        """Say that no text is needed: general law allows it."""

    def forbidden(self, by: str) -> str:
        """Say that a rule forbade it."""

    def powerless(self) -> str:
        """Say that no text allowed it."""

    def undecided(self) -> str:
        """Say that the answer is unknown; empty if the page shows that verdict beside it."""


class OfMeans(msgspec.Struct, frozen=True):
    """A means of an organisation in a crisis.

    Attributes:
        who: the actor, as named within a sentence.
        does: what it would do.
        crisis: its kind, in words; empty if there is none.
        host: name of the state in which the crisis takes place.
        alone: whether a single state acts; general law then requires only the host's consent.
        some_unread: whether some texts of the organisation were not read.
    """

    who: str
    does: str
    crisis: str
    host: str
    alone: bool
    some_unread: bool = False

    def allowed(self, by: str) -> str:
        """Say that a text allowed it."""
        return f"{by} let {self.who} {self.does}"

    def obliged(self, by: str) -> str:
        """Say that a text made it a duty."""
        return f"under {by}, {self.who} had a duty to {self.does}"

    def free(self) -> str:
        """Say that no text is needed: general law allows it."""
        asks = self.alone and self.host != self.who
        consent = f" with the consent of {self.host}'s government" if asks else ""
        return f"general law let {self.who} {self.does}{consent}"

    def forbidden(self, by: str) -> str:
        """Say that a rule forbade it."""
        return f"{by} forbade {self.who} to {self.does}"

    def powerless(self) -> str:
        """Say that no text allowed it."""
        crisis = f" in {self.crisis}" if self.crisis else ""
        read = ", of those read," if self.some_unread else ""
        return f"no text in force{read} let {self.who} {self.does}{crisis}"

    def falls_short(self, readings: Sequence[str]) -> str:
        """Say that the crisis is not of the kind that some readings ask for.

        Only of a kind that may come from abroad: of another kind, the title of a reading says it.
        """
        if not readings or self.crisis not in _PERHAPS_FROM_ABROAD:
            return ""
        return f"under {in_list(readings, 'and')}, {self.crisis} is not enough"

    def undecided(self) -> str:
        """Say that the answer is unknown."""
        return f"it is unknown whether {self.who} could lawfully {self.does}"


class OfAct(msgspec.Struct, frozen=True):
    """An act that was done or is proposed.

    Attributes:
        who: the actor, as named within a sentence.
    """

    who: str

    def allowed(self, by: str) -> str:
        """Say that a text allowed it."""
        return f"{by} allowed it"

    def obliged(self, by: str) -> str:
        """Say that a text made it a duty."""
        return f"{by} made it a duty"

    def free(self) -> str:
        """Say that no text is needed: general law allows it."""
        return f"no rule in force for {self.who} forbade it"

    def forbidden(self, by: str) -> str:
        """Say that a rule forbade it."""
        return f"{by} forbade it"

    def powerless(self) -> str:
        """Say that no text allowed it."""
        return f"no text in force gave {self.who} the power"

    def undecided(self) -> str:
        """Return nothing: the page shows the finding beside the act."""
        return ""


def why(found: LegalFinding, matter: Matter, dates: TextDates, readings: Readings) -> str:
    """Return what decides a verdict, as a clause without a full stop.

    Args:
        found: the legal finding.
        matter: the words for what the law is asked about.
        dates: the dates of the texts.
        readings: names the readings.
    """
    groups: dict[Answer, list[str]] = {}
    for reading, verdict in found.by_reading.items():
        groups.setdefault(verdict, []).append(reading)
    clauses = _Clauses(found, matter, dates)
    if len(groups) == 1:
        ((verdict, group),) = groups.items()
        return clauses.of(verdict, group[0])
    # If general law allows it, there is no text to name; a rule that forbids it has one.
    is_free = "yes" in groups and not clauses.granting(groups["yes"][0])
    is_forbidden = "no" in groups and clauses.has_ban(groups["no"][0])
    first: Answer = "no" if "yes" not in groups or (is_free and is_forbidden) else "yes"
    group = groups[first]
    told = clauses.of(first, group[0])
    where = readings.under(group, list(found.by_reading))
    if "unknown" not in groups:
        short = clauses.of_another_kind(groups["no"]) if first == "yes" else []
        titles = [f"“{readings.title(name)}”" for name in short]
        because = matter.falls_short(titles) if isinstance(matter, OfMeans) else ""
        return f"{told}{where}{f'; {because}' if because else ''}"
    fact = clauses.facts(groups["unknown"][0])
    where = f"under {readings.named(group)}"
    other = next((groups[name] for name in groups if name not in (first, "unknown")), [])
    but = f" and not under {readings.named(other)}" if other else ""
    told = f"{where} {told}" if is_free and first == "yes" else f"{told} {where}"
    because = f": {fact}" if fact else ""
    rest = "under all other readings held that day the answer is unknown"
    return f"{told}{but}; {rest}{because}"


def why_of_act(found: ActFinding, view: View, case: Case | None = None) -> str:
    """Return why an act has its finding, as a clause; empty beyond the record.

    Args:
        found: the act and its finding.
        view: the record.
        case: the case that proposes the act, if any.
    """
    act = found.act
    if not view.covers(act.on.last):
        return ""
    dates = TextDates(view, act.on.last, act.affected if act.affected in view.states else "")
    bodies = [view.body(name) for name in found.bodies]
    readings = Readings(view, act.on.last, bodies, case)
    said = why(found.law, OfAct(view.in_sentence(act.by)), dates, readings)
    if "disputed" in found.by_reading.values():
        return f"{said}; the sources disagree on a fact that decides it"
    return said + _depending(found, readings, said)


def _depending(found: ActFinding, readings: Readings, said: str) -> str:
    """Return the steps that a proposed act still needs, and under which readings.

    Args:
        found: the act and its finding.
        readings: names the readings.
        said: what has been said before; readings that it names are not named again.
    """
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
        return f" (still needed: {in_list(steps, 'and')})"
    rest = [name for name in everybody if name not in group]
    if f"except under {readings.named(group)}" in said:
        where = f"under {'that reading' if len(group) == 1 else 'those readings'}"
    elif f"only under {readings.named(rest)}" in said:
        where = "otherwise"
    else:
        where = readings.under(group, everybody).removeprefix(",").strip()
    return f"; {where}, it still needs {in_list(steps, 'and')}"


class _Clauses:
    """Writes clauses about one finding."""

    def __init__(self, found: LegalFinding, matter: Matter, dates: TextDates) -> None:
        self._found, self._matter, self._dates = found, matter, dates

    def of(self, verdict: Answer, reading: str) -> str:
        """Return the reason for the verdict under a reading."""
        reasons = self._reasons(reading)
        if verdict == "yes":
            return self._allowed(reading)
        if verdict == "no":
            return self._refused(reasons)
        return ": ".join(item for item in (self._matter.undecided(), self.facts(reading)) if item)

    def granting(self, reading: str, effects: Sequence[str] = GRANTING) -> list[str]:
        """Return the decisive texts under a reading that have one of some effects."""
        decisive = _decisive(self._reasons(reading))
        return self._texts(item for item in decisive if item.effect in effects)

    def has_ban(self, reading: str) -> bool:
        """Return whether a rule forbids it under a reading."""
        return any(item.effect == "forbid" for item in _decisive(self._reasons(reading)))

    def of_another_kind(self, group: Sequence[str]) -> list[str]:
        """Return the readings under which a rule forbids it because of the kind of the crisis."""
        return [
            reading
            for reading in group
            if any(
                condition.says.startswith(_OF_A_KIND)
                for reason in _decisive(self._reasons(reading))
                if reason.effect == "forbid"
                for condition in turning_on(reason)
            )
        ]

    def _reasons(self, reading: str) -> Sequence[Reason]:
        # A reading that agrees with the first one shares the reasons of the first.
        return self._found.dissent.get(reading, self._found.reasons)

    def _allowed(self, reading: str) -> str:
        duty = self._found.obliged.get(reading) == "yes"
        texts = self.granting(reading, (OBLIGING,) if duty else GRANTING)
        if texts:
            named = in_list([self._dates.with_since(text) for text in texts], "and", "text")
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
            return f"a step that the law requires was not taken: {left_out}"
        return self._with_absent(self._matter.powerless(), reasons, GRANTING)

    def _rule(self, reason: Reason) -> str:
        """Return the words of a rule, and since when its text has been in force."""
        (text,) = self._texts([reason]) or ("",)
        since = self._dates.since(text) if text else ""
        return f"the rule “{reason.says}”{since}"

    def _with_absent(self, said: str, reasons: Sequence[Reason], effects: Sequence[str]) -> str:
        """Return a clause, and why texts that would change the verdict did not count."""
        absent = [
            item for item in reasons if item.effect in effects and item.status == "not_in_force"
        ]
        would = [item for item in absent if self._is_worth_telling(item)]
        would.sort(key=lambda item: item.when.value != "yes")
        texts = sorted(self._texts(would)[:MOST_NAMED], key=self._dates.opened)
        told = [item for item in map(self._dates.absence, texts) if item]
        return f"{said}: {_once(told, ' took effect ')}" if told else said

    def _is_worth_telling(self, reason: Reason) -> bool:
        """Return whether a reader should know why the text of a provision did not count.

        True if the provision would apply. Also true, without regard to its other conditions, if its
        text existed that day and gives the power, or if it binds only other states.
        """
        if reason.when.value != "no":
            return True
        (text,) = self._texts([reason]) or ("",)
        if not text or reason.effect == "forbid":
            return False
        gives = reason.effect == "permit" and self._dates.is_there(text)
        return gives or self._dates.is_outside(text)

    def _texts(self, reasons: Iterator[Reason] | Sequence[Reason]) -> list[str]:
        """Return the instruments that contain some provisions, each once."""
        texts = (self._dates.instrument(item.provision) for item in reasons)
        return list(dict.fromkeys(text for text in texts if text))

    def facts(self, reading: str) -> str:
        """Return the missing facts that leave a verdict unknown."""
        if reading in self._found.conflict:
            return "one text allows it, another forbids it, and neither prevails"
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
            return "no text that could be read decides it"
        whether = [f"whether {item}" for item in says]
        if whether:
            return f"the record does not say {in_list(whether, 'or')}"
        steps = self._steps("unknown")
        return f"the record does not say whether this was done: {steps}" if steps else ""

    def _steps(self, state: Answer) -> str:
        """Return as a list the steps that the law requires and that are in a given state."""
        says = [f"“{step.says}”" for step in self._found.steps if step.state == state]
        return in_list(says, "and") if says else ""


def _once(clauses: Sequence[str], verb: str) -> str:
    """Return a list of clauses; a verb that they share stands in the first only."""
    first, *rest = clauses
    if rest and all(verb in item for item in clauses):
        return ", ".join([first, *(item.replace(verb, " ") for item in rest)])
    return ", and ".join(clauses)


def _decisive(reasons: Sequence[Reason]) -> list[Reason]:
    return [item for item in reasons if item.status == "decisive"]


_GRAVEST_FIRST = ("irregular", "disputed", "unknown", "depends", "regular")


def why_of_acts(found: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Return why acts have their findings: one clause for each finding, the gravest first.

    Args:
        found: the finding on each act, and its reason.
    """
    if len(found) == 1:
        yield found[0][1]
        return
    counts = Counter(finding for finding, _ in found)
    of_all = f" of {len(found)} acts"
    for finding in sorted(counts, key=_GRAVEST_FIRST.index):
        whys = list(dict.fromkeys(why for item, why in found if item == finding))
        number = counts[finding]
        told = f"{number}{of_all} {_verb(finding, number)}"
        of_all = ""
        yield f"{told}: {', and '.join(whys)}" if len(whys) <= MOST_NAMED else told


def _verb(finding: str, number: int) -> str:
    if finding == "depends":
        return "depend" if number > 1 else "depends"
    return f"{'are' if number > 1 else 'is'} {finding}"


def as_sentences(*clauses: str) -> str:
    """Return each clause as a sentence; empty if there are no clauses."""
    return " ".join(f"{capitalised(clause)}." for clause in clauses if clause)
